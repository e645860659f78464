package io.otus.alert.alert;

/** How often what an alert tells was found, and when. Mutable; confined to the analysis thread. */
final class Repeats {
    private long count;
    private long lastSeen;
    private long criticalTime = Long.MIN_VALUE;
    private Occurrence occurrence;

    /** None yet, of what is found at this event time for the first time. */
    Repeats(long firstSeen) {
        lastSeen = firstSeen;
        occurrence = new Occurrence(1, firstSeen, 0);
    }

    /** How many findings were folded in. */
    long count() {
        return count;
    }

    /** Event time of the latest finding, nanoseconds since 1970. */
    long lastSeen() {
        return lastSeen;
    }

    /** The present wave. */
    Occurrence occurrence() {
        return occurrence;
    }

    /**
     * Event time at which something critical was last done, however much that is not was done since; the least long
     * where nothing ever was.
     */
    long criticalTime() {
        return criticalTime;
    }

    /** One more finding. */
    void add(long time, boolean newOccurrence) {
        count++;
        occurrence = newOccurrence
                ? new Occurrence(occurrence.n() + 1, time, 1)
                : new Occurrence(occurrence.n(), occurrence.firstSeen(), occurrence.count() + 1);
        lastSeen = Math.max(lastSeen, time); // what is told late was seen before
    }

    /** Something critical was done. */
    void critical(long time) {
        criticalTime = time;
    }

    /** Takes up what an earlier run left. */
    void restore(AlertState state) {
        count = state.count();
        lastSeen = state.lastSeen();
        criticalTime = lastSeen;
        occurrence = state.occurrence();
    }
}
