package io.otus.dissect.bacnet;

import io.otus.core.bytes.ByteView;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts segmented messages together, clause 5.4. Bounded: the oldest unfinished message makes room. */
final class Segments {
    /** Most unfinished messages of one flow. */
    static final int MAX_MESSAGES = 16;
    /** Most bytes of one message. */
    static final int MAX_BYTES = 65_536;

    private final Map<Long, Assembly> assemblies = new LinkedHashMap<>();

    /** What became of a segment. */
    enum Taken {
        /** It is the next one and others follow. */
        MORE,
        /** It is the last one: {@link #message} has all. */
        COMPLETE,
        /** It came before. */
        REPEATED,
        /** It is not the next one; the message is given up. */
        OUT_OF_ORDER
    }

    private static final class Assembly {
        private byte[] bytes = new byte[512];
        private int length;
        private int nextSequence;
    }

    private @Nullable ByteView message;

    /** Takes the arguments in one segment of the message {@code key}. */
    Taken take(long key, int sequence, boolean moreFollows, ByteView arguments) {
        message = null;
        if (sequence == 0) {
            assemblies.remove(key);
            if (assemblies.size() >= MAX_MESSAGES) {
                assemblies.remove(assemblies.keySet().iterator().next());
            }
            assemblies.put(key, new Assembly());
        }
        Assembly assembly = assemblies.get(key);
        if (assembly == null || assembly.length + arguments.length() > MAX_BYTES) {
            assemblies.remove(key);
            return Taken.OUT_OF_ORDER;
        }
        if (sequence != (assembly.nextSequence & 0xFF)) {
            if (sequence == ((assembly.nextSequence - 1) & 0xFF)) {
                return Taken.REPEATED;
            }
            assemblies.remove(key);
            return Taken.OUT_OF_ORDER;
        }
        if (assembly.length + arguments.length() > assembly.bytes.length) {
            assembly.bytes = Arrays.copyOf(assembly.bytes, 2 * (assembly.length + arguments.length()));
        }
        arguments.copyTo(0, assembly.bytes, assembly.length, arguments.length());
        assembly.length += arguments.length();
        assembly.nextSequence++;
        if (moreFollows) {
            return Taken.MORE;
        }
        assemblies.remove(key);
        message = ByteView.of(assembly.bytes, 0, assembly.length);
        return Taken.COMPLETE;
    }

    /** The arguments of the message that was just completed. */
    ByteView message() {
        return message == null ? ByteView.EMPTY : message;
    }

    void clear() {
        assemblies.clear();
    }
}
