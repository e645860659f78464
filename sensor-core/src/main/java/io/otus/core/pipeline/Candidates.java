package io.otus.core.pipeline;

/** The protocols that a stream may still be, those that its ports hint at first. */
final class Candidates {
    private final Candidate[] candidates;
    private final boolean hinted;
    private int alive;
    /** The side whose bytes began with no message; -1 where it may be either. */
    private int strayed = -1;

    /** One protocol on trial. Only its probe is asked: no message is read before the protocol is proven. */
    static final class Candidate {
        final ProtocolEntry entry;
        final boolean hinted;
        /** Whether a whole message was seen, by side. */
        final boolean[] complete = new boolean[2];
        /**
         * By side, whether the bytes are exactly one whole message, or after junk exactly several; bytes of another
         * protocol hardly ever are.
         */
        final boolean[] fits = new boolean[2];
        /** Whether this proves that the stream carries the protocol. */
        boolean proven;

        Candidate(ProtocolEntry entry, boolean hinted) {
            this.entry = entry;
            this.hinted = hinted;
        }
    }

    Candidates(
            FlowSession session,
            ProtocolEntry[] hintedByServer,
            ProtocolEntry[] hintedByClient,
            ProtocolEntry[] others) {
        candidates = new Candidate[hintedByServer.length + hintedByClient.length + others.length];
        addAll(session, hintedByServer, true);
        addAll(session, hintedByClient, true);
        hinted = alive > 0;
        addAll(session, others, false);
    }

    private void addAll(FlowSession session, ProtocolEntry[] entries, boolean byPort) {
        for (ProtocolEntry entry : entries) {
            if (!session.hasFailed(entry) && !has(entry)) {
                candidates[alive++] = new Candidate(entry, byPort);
            }
        }
    }

    private boolean has(ProtocolEntry entry) {
        for (int i = 0; i < alive; i++) {
            if (candidates[i].entry == entry) {
                return true;
            }
        }
        return false;
    }

    /** Whether a port hinted at any of them. */
    boolean hinted() {
        return hinted;
    }

    /** How many nothing ruled out yet. */
    int alive() {
        return alive;
    }

    /** A protocol that is not ruled out yet. */
    Candidate get(int index) {
        return candidates[index];
    }

    /**
     * The side whose bytes ruled out the first of the hinted ones; where none is hinted, the first that fits the other
     * side. Else that one.
     */
    int strayed(int otherwise) {
        return strayed < 0 ? otherwise : strayed;
    }

    /** Rules one out by the bytes of a side; those behind it move up. */
    void ruleOut(int index, int side) {
        Candidate candidate = candidates[index];
        if (strayed < 0 && (hinted ? candidate.hinted : candidate.fits[1 - side])) {
            strayed = side;
        }
        alive--;
        System.arraycopy(candidates, index + 1, candidates, index, alive - index);
    }
}
