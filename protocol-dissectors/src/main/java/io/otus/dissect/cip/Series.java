package io.otus.dissect.cip;

/**
 * The sequence numbers of implicit data in a flow, by connection. Who sends under the connection id of another has to
 * number his packets ahead, or nobody takes them; the producer goes on with its own numbers, so that there are two
 * series, each of which goes on where itself left off. What comes late, twice or not at all makes no second one, nor
 * does a producer that begins anew. Confined to one flow.
 */
final class Series {
    /** Connections that are followed in a flow. */
    static final int MAX = 16;
    /** How far a series goes on from one packet to the next at most, or falls back where packets change places. */
    private static final int NEAR = 8;
    /** So often in a row one of two goes on where it left off. */
    private static final int TURNS = 2;

    private final long[] connections = new long[MAX];
    private final boolean[] fromClient = new boolean[MAX];
    private final long[] last = new long[MAX];
    /** Where the other series was left; the least long until there is one. */
    private final long[] other = new long[MAX];

    /** Whether the second series began ahead of the first: what begins behind it are copies that come late. */
    private final boolean[] isAhead = new boolean[MAX];

    private final int[] turns = new int[MAX];
    private int used;
    private int oldest;

    /** Whether this number shows that two send. */
    boolean isOfTwo(long connection, boolean isFromClient, long number) {
        int at = find(connection, isFromClient);
        if (at == used) {
            begin(connection, isFromClient, number);
            return false;
        }
        int step = (int) (number - last[at]);
        if (step <= NEAR && step >= -NEAR) {
            last[at] = step > 0 ? number : last[at];
            return false;
        }
        int rest = (int) (number - other[at]);
        boolean goesOn = other[at] != Long.MIN_VALUE && rest > 0 && rest <= NEAR;
        if (!goesOn) {
            isAhead[at] = step > 0;
        }
        turns[at] = goesOn && isAhead[at] ? turns[at] + 1 : 0;
        other[at] = last[at];
        last[at] = number;
        return turns[at] >= TURNS;
    }

    /** One more; it takes the place of the one that began first where there is no other. */
    private void begin(long connection, boolean isFromClient, long number) {
        int at = used < MAX ? used++ : oldest;
        oldest = used < MAX ? oldest : (at + 1) % MAX;
        connections[at] = connection;
        fromClient[at] = isFromClient;
        last[at] = number;
        other[at] = Long.MIN_VALUE;
        turns[at] = 0;
    }

    private int find(long connection, boolean isFromClient) {
        int at = 0;
        while (at < used && (connections[at] != connection || fromClient[at] != isFromClient)) {
            at++;
        }
        return at;
    }
}
