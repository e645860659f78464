package io.otus.core.capture;

import io.otus.core.bytes.ByteView;
import io.otus.core.capture.CaptureEnd.State;
import io.otus.core.capture.CaptureException.Kind;
import io.otus.core.capture.RawInput.ReadFailedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Capture files, one after the other, as one capture: frames number on from file to file in the order given. A file
 * that is cut or damaged gives every frame before that place, and the next file is read all the same.
 *
 * <p>Where a filter is given, frames that do not pass it are read and counted, and not delivered: numbers and the id of
 * the capture stay those of the files, so what points at a frame points into the file.
 */
public final class FileSource implements FrameSource {
    private final List<CaptureFile> waiting;
    private final long totalBytes;
    private final boolean hash;
    private final @Nullable FrameFilter filter;
    private final BlockInput input = new BlockInput();
    private final List<CapturedFile> done = new ArrayList<>();
    private final CaptureId captureId = new CaptureId();

    private final AtomicLong bytesRead = new AtomicLong();
    private final AtomicLong frames = new AtomicLong();
    private final AtomicLong filtered = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong truncated = new AtomicLong();
    private final AtomicLong skipped = new AtomicLong();

    private @Nullable RawInput raw;
    private @Nullable InputStream stream;
    private @Nullable RecordReader reader;
    private CaptureEnd fileEnd = CaptureEnd.COMPLETE;
    private CaptureEnd end = CaptureEnd.COMPLETE;
    private long fileStart;
    private long begin;
    private volatile boolean stopped;

    private FileSource(List<CaptureFile> files, boolean hash, String filter) {
        this.waiting = new ArrayList<>(files);
        this.totalBytes = CaptureFile.totalSize(files);
        this.hash = hash;
        this.filter = filter.isBlank() ? null : new FrameFilter(filter);
    }

    /**
     * Opens files. All of them are checked before the first frame is read, so that a wrong name among many is reported
     * at once.
     *
     * @param names file names; {@code -} once for standard input
     * @param standardInput where {@code -} reads; closed with the source
     * @param hash whether {@link CapturedFile#sha256} is wanted, at 0.6 ns a byte
     * @throws CaptureException if one of them is missing, unreadable, empty, or no capture
     */
    public static FileSource open(List<String> names, InputStream standardInput, boolean hash) throws CaptureException {
        return open(names, standardInput, hash, "");
    }

    /**
     * The same, and delivers only frames that pass a filter.
     *
     * @param filter BPF expression, which needs libpcap; blank for all frames, which needs none
     * @throws CaptureException also if the filter is wrong; {@link #next} throws it where the filter does not suit the
     *     link type of a frame
     */
    public static FileSource open(List<String> names, InputStream standardInput, boolean hash, String filter)
            throws CaptureException {
        CaptureFilter.check(filter, LinkType.READ);
        List<CaptureFile> files = new ArrayList<>();
        for (String name : names) {
            CaptureFile file = CaptureFile.of(name, standardInput);
            file.check();
            files.add(file);
        }
        return new FileSource(files, hash, filter);
    }

    @Override
    public boolean next(Frame frame) throws CaptureException {
        while (!stopped) {
            RecordReader current = reader;
            if (current == null) {
                if (waiting.isEmpty()) {
                    return false;
                }
                openFile(waiting.getFirst());
                continue;
            }
            if (!readFrom(current, frame)) {
                finishFile(current);
            } else if (filter == null || filter.passes(frame)) {
                return true;
            } else {
                filtered.setRelease(filtered.getPlain() + 1);
            }
        }
        return false;
    }

    private boolean readFrom(RecordReader current, Frame frame) throws CaptureException {
        long number = frames.getPlain() + 1;
        try {
            if (!current.next(frame, number)) {
                return false;
            }
        } catch (ReadFailedException e) {
            throw readFailed(e);
        }
        if (number == 1) {
            captureId.firstFrame(frame);
        }
        if (number == fileStart + 1) {
            begin = frame.time();
        }
        frames.setRelease(number);
        bytes.setRelease(bytes.getPlain() + frame.capturedLength());
        if (frame.originalLength() > frame.capturedLength()) {
            truncated.setRelease(truncated.getPlain() + 1);
        }
        return true;
    }

    private void openFile(CaptureFile file) throws CaptureException {
        fileStart = frames.getPlain();
        fileEnd = CaptureEnd.COMPLETE;
        begin = 0;
        RawInput opened = new RawInput(file.open(), bytesRead, hash);
        raw = opened;
        stream = opened;
        try {
            PushbackInputStream stored = new PushbackInputStream(opened, CaptureFormat.LOOKED_AT);
            byte[] head = stored.readNBytes(CaptureFormat.LOOKED_AT);
            stored.unread(head);
            CaptureFormat format = CaptureFormat.of(file.name(), ByteView.of(head));
            if (format.isCompressed()) {
                openCompressed(file.name(), format, stored);
            } else {
                input.open(stored);
                reader = readerOf(format);
            }
        } catch (ReadFailedException e) {
            throw readFailed(e);
        } catch (IOException e) {
            throw new AssertionError("only the file itself is read here", e);
        }
    }

    private void openCompressed(String name, CaptureFormat compression, InputStream stored)
            throws CaptureException, ReadFailedException {
        // Until the content is known, a reader that finds nothing stands for it: so a file cut in its first bytes ends
        // like any other cut file.
        reader = new PcapReader(input, false, false);
        try {
            InputStream content = Compression.open(name, compression, stored);
            stream = content;
            input.open(content);
        } catch (ReadFailedException e) {
            throw e;
        } catch (IOException e) {
            input.open(InputStream.nullInputStream());
            fileEnd = new CaptureEnd(Compression.stateOf(e), "its compressed data ends or breaks in the first bytes");
            return;
        }
        input.has(CaptureFormat.LOOKED_AT);
        int length = Math.min(CaptureFormat.LOOKED_AT, input.buffered());
        if (length < CaptureFormat.MAGIC_SIZE && input.streamState() != State.COMPLETE) {
            return;
        }
        CaptureFormat format = CaptureFormat.of(name, input.view().slice(input.start(), length));
        if (format.isCompressed()) {
            throw new CaptureException(Kind.UNSUPPORTED, name + " is compressed twice: unpack it once first");
        }
        reader = readerOf(format);
    }

    private RecordReader readerOf(CaptureFormat format) {
        return switch (format) {
            case PCAP_MICROSECONDS_LITTLE -> new PcapReader(input, false, false);
            case PCAP_MICROSECONDS_BIG -> new PcapReader(input, true, false);
            case PCAP_NANOSECONDS_LITTLE -> new PcapReader(input, false, true);
            case PCAP_NANOSECONDS_BIG -> new PcapReader(input, true, true);
            case PCAPNG -> new PcapngReader(input);
            case GZIP, ZSTD -> throw new IllegalArgumentException(format + " holds no records of its own");
        };
    }

    private void finishFile(RecordReader finished) throws CaptureException {
        CaptureFile file = waiting.removeFirst();
        CaptureEnd told = endOf(file.name(), finished);
        RawInput read = raw;
        if (read == null) {
            throw new IllegalStateException("no file is open");
        }
        try {
            if (hash && file.isRegular()) {
                read.drain();
            }
        } catch (IOException e) {
            throw readFailed(e);
        }
        long count = frames.getPlain() - fileStart;
        done.add(new CapturedFile(file.name(), read.sha256Hex(), read.size(), fileStart + 1, count, begin, told));
        skipped.setRelease(skipped.getPlain() + finished.skipped());
        if (end.state() == State.COMPLETE) {
            end = told;
        }
        reader = null;
        closeStream();
    }

    /** Describes the end of a file in one sentence, by its records, its decompressor, or the attempt to open it. */
    private CaptureEnd endOf(String name, RecordReader finished) {
        CaptureEnd found = fileEnd.state() == State.COMPLETE ? finished.end() : fileEnd;
        State stream = input.streamState();
        boolean nothingRead = input.position() == 0 && fileEnd.state() == State.COMPLETE;
        if (stream == State.DAMAGED || (stream == State.CUT && (found.state() == State.COMPLETE || nothingRead))) {
            String verb = stream == State.CUT ? " ends early" : " is damaged";
            found = new CaptureEnd(
                    stream, "its compressed data" + verb + " near byte " + input.position() + " of the content");
        }
        if (found.state() == State.COMPLETE) {
            return found;
        }
        String state = found.state() == State.CUT ? " is cut: " : " is damaged: ";
        long count = frames.getPlain() - fileStart;
        String kept = count == 1 ? "the 1 frame before was read" : "the " + count + " frames before were read";
        return new CaptureEnd(found.state(), name + state + found.text() + "; " + kept);
    }

    private CaptureException readFailed(IOException e) {
        Throwable cause = e instanceof ReadFailedException && e.getCause() != null ? e.getCause() : e;
        String name = waiting.isEmpty() ? "the capture" : waiting.getFirst().name();
        return new CaptureException(Kind.READ_FAILED, name + " cannot be read on: " + CaptureFile.reason(cause), cause);
    }

    @Override
    public String captureId() {
        return captureId.value();
    }

    @Override
    public long bytesRead() {
        return bytesRead.getAcquire();
    }

    @Override
    public long totalBytes() {
        return totalBytes;
    }

    @Override
    public CaptureStatistics statistics() {
        return new CaptureStatistics(
                frames.getAcquire(),
                filtered.getAcquire(),
                bytes.getAcquire(),
                truncated.getAcquire(),
                0,
                0,
                0,
                skipped.getAcquire());
    }

    @Override
    public CaptureEnd end() {
        return end;
    }

    @Override
    public List<CapturedFile> files() {
        return List.copyOf(done);
    }

    @Override
    public void stop() {
        stopped = true;
    }

    @Override
    public void close() {
        stopped = true;
        closeStream();
        if (filter != null) {
            filter.close();
        }
    }

    private void closeStream() {
        InputStream open = stream;
        stream = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // Nothing was written, so nothing is lost by a close that fails.
            }
        }
    }
}
