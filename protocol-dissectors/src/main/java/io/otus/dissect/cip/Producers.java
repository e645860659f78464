package io.otus.dissect.cip;

import io.otus.core.time.Nanos;

/** When either end of a connection sent data last: who is heard himself is not replaced by another. Confined. */
final class Producers {
    /** For so long after its last data an end counts as one that still sends. */
    private static final long LIVELY = 10 * Nanos.SECOND;

    private long originator = Long.MIN_VALUE;
    private long target = Long.MIN_VALUE;

    /** An end sent data. */
    void sent(boolean isOriginator, long time) {
        if (isOriginator) {
            originator = time;
        } else {
            target = time;
        }
    }

    /** Whether an end sent data just before. */
    boolean isSending(boolean isOriginator, long time) {
        long last = isOriginator ? originator : target;
        return last != Long.MIN_VALUE && time - last < LIVELY;
    }
}
