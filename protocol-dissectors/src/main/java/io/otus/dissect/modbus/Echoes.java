package io.otus.dissect.modbus;

import io.otus.core.bytes.ByteView;
import java.util.Arrays;

/**
 * Hashes of outstanding requests whose response must repeat them: functions 8, 21 and 22, whose points do not hold
 * everything. Of more than {@value #KEPT} at once the older ones are forgotten, and not compared.
 */
final class Echoes {
    private static final int KEPT = 16;

    private static final long[] NO_LONGS = {};
    private static final boolean[] NONE = {};

    // Made by the first such request: most connections see none.
    private long[] transactions = NO_LONGS;
    private long[] hashes = NO_LONGS;

    /** Whether the place is taken; 0 is a transaction too. */
    private boolean[] taken = NONE;

    void asked(long transaction, ByteView data) {
        if (taken.length == 0) {
            transactions = new long[KEPT];
            hashes = new long[KEPT];
            taken = new boolean[KEPT];
        }
        int at = place(transaction);
        taken[at] = true;
        transactions[at] = transaction;
        hashes[at] = hash(data);
    }

    /** Whether the request of this transaction is known and said something else. */
    boolean differs(long transaction, ByteView data) {
        int at = place(transaction);
        if (taken.length == 0 || !taken[at] || transactions[at] != transaction) {
            return false;
        }
        taken[at] = false;
        return hashes[at] != hash(data);
    }

    void clear() {
        Arrays.fill(taken, false);
    }

    private static int place(long transaction) {
        return (int) (transaction >> 8 ^ transaction) & KEPT - 1;
    }

    private static long hash(ByteView data) {
        long hash = 0xCBF29CE484222325L;
        for (int at = 0; at < data.length(); at++) {
            hash = (hash ^ data.u8(at)) * 0x100000001B3L;
        }
        return hash;
    }
}
