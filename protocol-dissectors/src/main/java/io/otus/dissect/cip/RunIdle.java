package io.otus.dissect.cip;

import io.otus.core.bytes.ByteView;
import org.jspecify.annotations.Nullable;

/**
 * The header with which an originator says whether it runs, CIP Vol. 1 §3-6.1: whether its data have one is fixed for
 * each connection, and is not on the wire. Data that cannot begin with one show that none of the connection have it;
 * idle is told only after an earlier header of the connection said run. Confined.
 */
final class RunIdle {
    static final int SIZE = 4;
    /** The bits that have a meaning: run, claim and ready of an output's owner. */
    private static final long BITS = 0x0F;

    private static final long RUN = 1;

    private boolean isWithout;
    private boolean hasRun;
    private boolean lastRan;
    private boolean turnsIdle;

    /** Takes the data of the next packet; whether they begin with a header, as far as is known. */
    boolean begins(ByteView data, int at) {
        if (!data.has(at, SIZE) || (data.le32(at) & ~BITS) != 0) {
            isWithout = true;
        }
        return !isWithout;
    }

    /** What a header says; null of one that may be zeros of the process. */
    @Nullable
    Boolean run(ByteView data, int at) {
        boolean runs = (data.le32(at) & RUN) != 0;
        hasRun |= runs;
        turnsIdle = lastRan && !runs;
        lastRan = runs;
        return hasRun ? runs : null;
    }

    /** Whether the header taken last is the first that says idle after one that said run. */
    boolean turnsIdle() {
        return turnsIdle;
    }
}
