package io.otus.dissect.modbus;

import io.otus.core.bytes.ByteView;
import java.util.Arrays;

/**
 * What the latest requests of a connection were answered with, as hashes: a transaction is one request and one response
 * (Messaging on TCP/IP V1.0b §3.1.3). It compares only where the client gives each request a transaction identifier of
 * its own, so that an answer whose request was not seen is never taken for a second one, and nothing that was refused
 * or asked twice: gateways refuse in time and answer late, and who asks twice is answered twice.
 */
final class Answers {
    /** Latest requests that are remembered. */
    private static final int KEPT = 16;
    /** Requests in a row that must have had an identifier of their own before answers are compared. */
    private static final int LEAST_DISTINCT = 4;

    private static final byte FREE = 0;
    private static final byte ASKED = 1;
    private static final byte ANSWERED = 2;
    private static final byte DONE = 3;

    /**
     * The low bits of each: 16 of its own and 8 of the unit. The function above them is cut off on purpose: a client
     * that asks anew with another function and the same identifier does not give each request one of its own, and is
     * not compared; and an answer of another function than the first one's contradicts that. Of hashes, 32 bits are
     * enough to compare two.
     */
    private final int[] transactions = new int[KEPT];

    private final int[] hashes = new int[KEPT];
    private final byte[] states = new byte[KEPT];
    private int next;
    private int distinct;

    /** A request is sent. */
    void asked(long transaction) {
        int known = find(transaction);
        distinct = known < 0 ? Math.min(distinct + 1, LEAST_DISTINCT) : 0;
        if (known >= 0) {
            states[known] = DONE;
        }
        transactions[next] = (int) transaction;
        states[next] = known < 0 ? ASKED : DONE;
        next = (next + 1) % KEPT;
    }

    /** A request is refused. */
    void refused(long transaction) {
        int known = find(transaction);
        if (known >= 0) {
            states[known] = DONE;
        }
    }

    /** A request is answered; whether it was before, with something else. */
    boolean contradicts(long transaction, int function, ByteView data) {
        int known = find(transaction);
        if (known < 0 || states[known] == DONE) {
            return false;
        }
        int hash = Long.hashCode(data.contentHash(function));
        if (states[known] == ASKED) {
            states[known] = ANSWERED;
            hashes[known] = hash;
            return false;
        }
        boolean differs = hashes[known] != hash && distinct >= LEAST_DISTINCT;
        if (differs) {
            states[known] = DONE; // told once
        }
        return differs;
    }

    /** Bytes are missing: what was asked meanwhile is not known. */
    void clear() {
        Arrays.fill(states, FREE);
        distinct = 0;
    }

    private int find(long transaction) {
        for (int i = 0; i < KEPT; i++) {
            if (states[i] != FREE && transactions[i] == (int) transaction) {
                return i;
            }
        }
        return -1;
    }
}
