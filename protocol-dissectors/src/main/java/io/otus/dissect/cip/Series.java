package io.otus.dissect.cip;

import io.otus.core.bytes.ByteView;

/**
 * The sequence numbers of implicit data in a flow, by connection. Who sends under the connection id of another has to
 * number his packets ahead, or nobody takes them; the producer goes on with its own numbers, so that there are two
 * series, each of which goes on where itself left off. What comes late, twice or not at all makes no second one, nor
 * does a producer that begins anew. Who is ahead by a few numbers only makes no series of his own: then the same number
 * comes with other data, again and again, where a copy has the same. Confined to one flow.
 */
final class Series {
    /** Connections that are followed in a flow. */
    static final int MAX = 16;
    /** Most that a sequence number advances from one packet to the next, or goes back where packets change places. */
    private static final int NEAR = 8;
    /** How often in a row each of two series must continue from its own last number. */
    private static final int TURNS = 2;
    /** So often a number has to come with other data. */
    private static final int CONTRADICTIONS = 2;

    private static final int WORD = 4;

    private final long[] connections = new long[MAX];
    private final boolean[] fromClient = new boolean[MAX];
    private final long[] last = new long[MAX];
    /** Where the other series was left; the least long until there is one. */
    private final long[] other = new long[MAX];

    /** Whether the second series began ahead of the first: what begins behind it are copies that come late. */
    private final boolean[] isAhead = new boolean[MAX];

    private final int[] turns = new int[MAX];
    /** A hash of the data that came with the last number. */
    private final long[] data = new long[MAX];
    /** How often the number went on, no further than {@link #NEAR}: of who does not count it says nothing. */
    private final int[] counted = new int[MAX];

    private final int[] contradictions = new int[MAX];
    private int used;
    private int oldest;

    /** Whether this number, and what comes with it, shows that two send. */
    boolean isOfTwo(long connection, boolean isFromClient, long number, ByteView content) {
        int at = find(connection, isFromClient);
        if (at == used) {
            begin(connection, isFromClient, number, content);
            return false;
        }
        int step = (int) (number - last[at]);
        if (step <= NEAR && step >= -NEAR) {
            if (step > 0) {
                goesOn(at, number, content);
            }
            return step == 0 && isContradicted(at, content);
        }
        int rest = (int) (number - other[at]);
        boolean goesOn = other[at] != Long.MIN_VALUE && rest > 0 && rest <= NEAR;
        if (!goesOn) {
            isAhead[at] = step > 0;
        }
        turns[at] = goesOn && isAhead[at] ? turns[at] + 1 : 0;
        other[at] = last[at];
        goesOn(at, number, content);
        return turns[at] >= TURNS;
    }

    private void goesOn(int at, long number, ByteView content) {
        last[at] = number;
        data[at] = hash(content);
        counted[at] = Math.min(counted[at] + 1, NEAR);
    }

    /** Whether the last number came with other data before, and not for the first time. */
    private boolean isContradicted(int at, ByteView content) {
        long hash = hash(content);
        if (hash == data[at] || counted[at] < NEAR) {
            return false;
        }
        data[at] = hash; // a copy of this packet says nothing more
        contradictions[at] = Math.min(contradictions[at] + 1, CONTRADICTIONS);
        return contradictions[at] == CONTRADICTIONS;
    }

    private static long hash(ByteView content) {
        long hash = content.length();
        int at = 0;
        for (; content.has(at, WORD); at += WORD) {
            hash = hash * 31 + content.le32(at);
        }
        for (; at < content.length(); at++) {
            hash = hash * 31 + content.u8(at);
        }
        return hash;
    }

    /** Begins a series; it replaces the one that began first where there is no room. */
    private void begin(long connection, boolean isFromClient, long number, ByteView content) {
        int at = used < MAX ? used++ : oldest;
        oldest = used < MAX ? oldest : (at + 1) % MAX;
        connections[at] = connection;
        fromClient[at] = isFromClient;
        last[at] = number;
        other[at] = Long.MIN_VALUE;
        turns[at] = 0;
        data[at] = hash(content);
        counted[at] = 0;
        contradictions[at] = 0;
    }

    private int find(long connection, boolean isFromClient) {
        int at = 0;
        while (at < used && (connections[at] != connection || fromClient[at] != isFromClient)) {
            at++;
        }
        return at;
    }
}
