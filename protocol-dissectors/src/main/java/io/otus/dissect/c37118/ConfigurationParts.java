package io.otus.dissect.c37118;

import io.otus.core.bytes.ByteJoiner;
import io.otus.core.bytes.ByteView;

/**
 * Joins the parts of a configuration 3, IEEE Std C37.118.2-2011 §6.4.2 Table 10: CONT_IDX counts them from 1 on, and is
 * 65535 in the last. Confined.
 */
final class ConfigurationParts {
    /** Most bytes of a configuration in parts. */
    static final int MAX_BYTES = 262_144;

    static final int WHOLE = 0;
    static final int FIRST = 1;
    static final int LAST = 0xFFFF;

    private final ByteJoiner parts = new ByteJoiner(MAX_BYTES);
    private int idcode = -1;
    private int next;

    /** Whether a part can come here: it is the first, or follows the one before. */
    boolean fits(int stream, int contIdx) {
        return contIdx == FIRST || (stream == idcode && (contIdx == next || contIdx == LAST) && next > FIRST);
    }

    /** Takes a part that fits; false where all together are too long. */
    boolean take(int stream, int contIdx, ByteView part) {
        if (contIdx == FIRST) {
            forget();
        }
        idcode = stream;
        next = contIdx + 1;
        boolean taken = parts.append(part);
        if (!taken) {
            forget();
        }
        return taken;
    }

    /** All parts as one, valid until the next call. */
    ByteView finish() {
        ByteView whole = parts.finish();
        idcode = -1;
        next = 0;
        return whole;
    }

    /** Bytes of memory for what is unfinished. */
    int memory() {
        return parts.memory();
    }

    void forget() {
        finish();
        parts.gap();
    }
}
