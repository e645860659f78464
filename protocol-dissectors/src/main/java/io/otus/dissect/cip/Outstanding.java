package io.otus.dissect.cip;

import org.jspecify.annotations.Nullable;

/**
 * The requests of one flow that wait, oldest first, and which connection answers which. Bounded: one more pushes the
 * oldest out. Confined to the analysis thread.
 */
final class Outstanding {
    /** Most requests remembered; a Multiple Service Packet of the largest size holds about as many. */
    static final int MAX = 512;
    /** Most connections whose two directions were found to belong together by their sequence counts. */
    static final int MAX_PAIRS = 32;

    private static final int FIRST = 8;

    private @Nullable Asked[] asked = new Asked[FIRST];
    private int size;
    private final long[] replies = new long[MAX_PAIRS];
    private final long[] requests = new long[MAX_PAIRS];
    private int pairs;
    private int nextPair;

    void add(Asked one) {
        take(one.transaction());
        if (size == MAX) {
            removeAt(0);
        }
        if (size == asked.length) {
            @Nullable Asked[] more = new Asked[Math.min(MAX, 2 * size)];
            System.arraycopy(asked, 0, more, 0, size);
            asked = more;
        }
        asked[size++] = one;
    }

    /** Takes the request out that a reply answers; null where it was not seen. */
    @Nullable
    Asked take(long transaction) {
        for (int i = 0; i < size; i++) {
            Asked one = asked[i];
            if (one != null && one.transaction() == transaction) {
                removeAt(i);
                return one;
            }
        }
        return null;
    }

    /** Takes the oldest PCCC command of an exchange out: a router refused it, and so repeats no number. */
    @Nullable
    Asked takePccc(Exchange exchange) {
        for (int i = 0; i < size; i++) {
            Asked one = asked[i];
            if (one != null && one.content() instanceof Pccc && exchange.isPlaceOf(one.transaction())) {
                removeAt(i);
                return one;
            }
        }
        return null;
    }

    private void removeAt(int index) {
        System.arraycopy(asked, index + 1, asked, index, size - index - 1);
        asked[--size] = null;
    }

    /**
     * The connection from originator to target that a reply's connection belongs to: that of the only request that
     * waits with this sequence count. {@link Envelope#NO_CONNECTION} where none or several do.
     */
    long requestConnection(long replyConnection, int sequenceCount) {
        for (int i = 0; i < pairs; i++) {
            if (replies[i] == replyConnection && waits(requests[i], sequenceCount)) {
                return requests[i];
            }
        }
        long found = Envelope.NO_CONNECTION;
        for (int i = 0; i < size; i++) {
            Asked one = asked[i];
            if (one == null || one.sequenceCount() != sequenceCount || isPaired(one.connectionId())) {
                continue;
            }
            if (found != Envelope.NO_CONNECTION && found != one.connectionId()) {
                return Envelope.NO_CONNECTION;
            }
            found = one.connectionId();
        }
        if (found != Envelope.NO_CONNECTION) {
            pair(replyConnection, found);
        }
        return found;
    }

    private boolean waits(long requestConnection, int sequenceCount) {
        for (int i = 0; i < size; i++) {
            Asked one = asked[i];
            if (one != null && one.connectionId() == requestConnection && one.sequenceCount() == sequenceCount) {
                return true;
            }
        }
        return false;
    }

    private boolean isPaired(long requestConnection) {
        for (int i = 0; i < pairs; i++) {
            if (requests[i] == requestConnection) {
                return true;
            }
        }
        return false;
    }

    private void pair(long replyConnection, long requestConnection) {
        replies[nextPair] = replyConnection;
        requests[nextPair] = requestConnection;
        nextPair = (nextPair + 1) % MAX_PAIRS;
        pairs = Math.min(pairs + 1, MAX_PAIRS);
    }

    /** Forgets what waits: answers may have been lost. */
    void clear() {
        for (int i = 0; i < size; i++) {
            asked[i] = null;
        }
        size = 0;
    }
}
