package io.otus.dissect.bacnet;

import io.otus.core.bytes.ByteView;
import io.otus.core.spi.Bounded;
import io.otus.core.time.Nanos;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts segmented messages together, clause 5.4. Bounded in messages, bytes and time: the oldest unfinished message
 * makes room. A segment that was missed is sent again with all behind it, so what comes after a gap is waited for, not
 * kept.
 */
final class Segments {
    /** Most unfinished messages of one flow. */
    static final int MAX_MESSAGES = 16;
    /** Most bytes of one message. */
    static final int MAX_BYTES = 65_536;
    /** Most segments of one message. */
    static final int MAX_SEGMENTS = 4_096;
    /**
     * Longest window (clause 20.1.2.8): a segment 0 within it is a beginning, for what is behind it is sent again too.
     */
    private static final int MAX_WINDOW = 127;
    /** Event time without a segment after which a message is given up; clause 12.11.29 suggests 6 s. */
    static final long MAX_PAUSE = Nanos.MINUTE;

    private final SequencedMap<Long, Assembly> assemblies = new LinkedHashMap<>();
    private @Nullable ByteView message;

    /** The outcome of adding a segment. */
    enum Taken {
        /** It is the next segment, and more follow. */
        MORE,
        /** It is the last segment: {@link #message} has the whole message. */
        COMPLETE,
        /** It was received before, or an earlier one is missing: it will be sent again. */
        WAITS,
        /** It is neither in the window nor a repetition; the message is given up. */
        OUT_OF_ORDER,
        /** The message is longer than any that is put together, and is given up. */
        TOO_LONG,
        /** Its beginning was not seen. */
        NO_BEGINNING
    }

    private static final class Assembly {
        private byte[] bytes = new byte[512];
        private int length;
        private int nextSequence;
        private long time;
    }

    /** Takes the arguments in one segment of the message {@code key}. */
    Taken take(long key, int sequence, int window, boolean moreFollows, ByteView arguments, long time) {
        message = null;
        Assembly assembly = assemblies.get(key);
        if (assembly != null && time - assembly.time > MAX_PAUSE) {
            assemblies.remove(key);
            assembly = null;
        }
        if (sequence == 0 && (assembly == null || assembly.nextSequence <= MAX_WINDOW)) {
            assembly = begin(key);
        }
        if (assembly == null) {
            return Taken.NO_BEGINNING;
        }
        assembly.time = time;
        if (sequence != (assembly.nextSequence & 0xFF)) {
            if (isNear(assembly, sequence, window)) {
                return Taken.WAITS;
            }
            assemblies.remove(key);
            return Taken.OUT_OF_ORDER;
        }
        if (assembly.length + arguments.length() > MAX_BYTES || assembly.nextSequence >= MAX_SEGMENTS) {
            assemblies.remove(key);
            return Taken.TOO_LONG;
        }
        append(assembly, arguments);
        if (moreFollows) {
            return Taken.MORE;
        }
        assemblies.remove(key);
        message = ByteView.of(assembly.bytes, 0, assembly.length);
        return Taken.COMPLETE;
    }

    private Assembly begin(long key) {
        Assembly assembly = new Assembly();
        Bounded.putLast(assemblies, key, assembly, MAX_MESSAGES);
        return assembly;
    }

    private static void append(Assembly assembly, ByteView arguments) {
        int length = assembly.length + arguments.length();
        if (length > assembly.bytes.length) {
            assembly.bytes = Arrays.copyOf(assembly.bytes, 2 * length);
        }
        arguments.copyTo(0, assembly.bytes, assembly.length, arguments.length());
        assembly.length = length;
        assembly.nextSequence++;
    }

    /** Whether a segment is the next, lies within the window behind it, or was received within the window before it. */
    private static boolean isNear(Assembly assembly, int sequence, int window) {
        int behind = (assembly.nextSequence - 1 - sequence) & 0xFF;
        int ahead = (sequence - assembly.nextSequence) & 0xFF;
        boolean received = behind <= window && behind < assembly.nextSequence;
        return received || ahead < window;
    }

    /** The arguments of the message that was just completed. */
    ByteView message() {
        return message == null ? ByteView.EMPTY : message;
    }

    /** Bytes of memory for what is unfinished. */
    int memory() {
        int bytes = 0;
        for (Assembly each : assemblies.values()) {
            bytes += each.bytes.length;
        }
        return bytes;
    }

    void clear() {
        assemblies.clear();
    }
}
