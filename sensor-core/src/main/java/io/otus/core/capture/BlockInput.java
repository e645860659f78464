package io.otus.core.capture;

import io.otus.core.bytes.ByteView;
import io.otus.core.capture.CaptureEnd.State;
import io.otus.core.capture.RawInput.ReadFailedException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A file read in large blocks into one array that is used again and again. A record that straddles two blocks is moved
 * to the front before the next read, so every record lies in one piece; the array never grows, as no record may be
 * longer than {@link #MAX_RECORD}.
 *
 * <p>Confined to the analysis thread.
 */
final class BlockInput {
    /** Longest record: the largest frame, its headers, and room for options. */
    static final int MAX_RECORD = FrameSource.MAX_FRAME + 65_536;

    /** Bytes asked for at once: large enough to make the call cheap, small enough to stay in a second-level cache. */
    private static final int READ = 262_144;

    private static final VarHandle LITTLE = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes = new byte[MAX_RECORD + READ];
    private final ByteView view = ByteView.of(bytes);
    private InputStream in = InputStream.nullInputStream();
    private int start;
    private int limit;
    private long base;
    private boolean ended;
    private State streamState = State.COMPLETE;

    /** Starts on another stream; the caller closes it. */
    void open(InputStream stream) {
        in = stream;
        start = 0;
        limit = 0;
        base = 0;
        ended = false;
        streamState = State.COMPLETE;
    }

    /** View of the whole block, the same object for ever. */
    ByteView view() {
        return view;
    }

    /** Index of the next byte in {@link #view}; changes with every call that reads. */
    int start() {
        return start;
    }

    /** Offset of the next byte in the stream, after decompression. */
    long position() {
        return base + start;
    }

    /** Bytes that are in memory from {@link #start} on. */
    int buffered() {
        return limit - start;
    }

    /** What the decompressor said when the stream ended: complete, cut or damaged. */
    State streamState() {
        return streamState;
    }

    /**
     * Whether {@code count} more bytes are there, read if need be.
     *
     * @param count at most {@link #MAX_RECORD}
     */
    boolean has(int count) throws ReadFailedException {
        return limit - start >= count || fill(count);
    }

    /** Steps over bytes that {@link #has} said are there. */
    void advance(int count) {
        start += count;
    }

    /** Steps over any number of bytes without holding them; false if the stream ends before. */
    boolean skip(long count) throws ReadFailedException {
        long left = count;
        while (left > buffered()) {
            left -= buffered();
            start = limit;
            if (!fill(1)) {
                return false;
            }
        }
        start += (int) left;
        return true;
    }

    /** Four bytes at {@code at} from {@link #start}, in the given byte order. */
    int s32(int at, boolean bigEndian) {
        int value = (int) LITTLE.get(bytes, start + at);
        return bigEndian ? Integer.reverseBytes(value) : value;
    }

    /** Two bytes at {@code at} from {@link #start}, 0 to 65535. */
    int u16(int at, boolean bigEndian) {
        return bigEndian ? view.u16(start + at) : view.le16(start + at);
    }

    private boolean fill(int count) throws ReadFailedException {
        if (start > 0) {
            System.arraycopy(bytes, start, bytes, 0, limit - start);
            base += start;
            limit -= start;
            start = 0;
        }
        while (limit < count && !ended) {
            int read = readSome();
            if (read < 0) {
                ended = true;
            } else {
                limit += read;
            }
        }
        return limit >= count;
    }

    private int readSome() throws ReadFailedException {
        try {
            return in.read(bytes, limit, Math.min(READ, bytes.length - limit));
        } catch (ReadFailedException e) {
            throw e;
        } catch (IOException e) {
            streamState = Compression.stateOf(e);
            return -1;
        }
    }
}
