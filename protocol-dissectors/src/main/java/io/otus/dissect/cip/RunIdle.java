package io.otus.dissect.cip;

import io.otus.core.bytes.ByteView;
import org.jspecify.annotations.Nullable;

/**
 * The header with which an originator says whether it runs, CIP Vol. 1 §3-6.1: whether its data have one is fixed for
 * each connection, and is not on the wire. Data that cannot begin with one show that none of the connection have it. A
 * small number of the process looks alike, so that idle is believed only of who said run {@value #STEADY} times in a
 * row, says idle twice, and has data behind it. Confined.
 */
final class RunIdle {
    static final int SIZE = 4;
    /** Packets in a row that say run, after which one that says idle is no number that changes. */
    static final int STEADY = 64;
    /** The bits that have a meaning: run, claim and ready of an output's owner. */
    private static final long BITS = 0x0F;

    private static final long RUN = 1;

    private boolean isWithout;
    private boolean hasRun;
    /** Packets that said run, in a row and before those that say idle. */
    private int runs;
    /** Packets in a row that say idle, no more than those that matter. */
    private int idles;
    /** Whether it was reported before that the originator turned idle. */
    private boolean wasIdle;

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
        boolean says = (data.le32(at) & RUN) != 0;
        hasRun |= says;
        if (says) {
            runs = idles > 0 ? 1 : Math.min(STEADY, runs + 1);
            idles = 0;
        } else if (data.length() > at + SIZE) {
            idles = Math.min(3, idles + 1);
            wasIdle |= turnsIdle();
        }
        return hasRun ? says : null;
    }

    /** Whether the header taken last is the one by which idle is believed. */
    boolean turnsIdle() {
        return runs == STEADY && idles == 2;
    }

    /** Whether the header taken last says idle, and is or was believed to be one. */
    boolean idles() {
        return idles > 0 && (runs == STEADY || wasIdle);
    }
}
