package io.otus.alert.alert;

/** The number and times of an alert's findings. Mutable; confined to the analysis thread. */
final class Repeats {
    private long count;
    private long lastSeen;
    private long criticalTime = Long.MIN_VALUE;
    private Occurrence occurrence;

    /** Creates the repeats of an alert without findings, first seen at this event time. */
    Repeats(long firstSeen) {
        lastSeen = firstSeen;
        occurrence = new Occurrence(1, firstSeen, 0);
    }

    /** Returns the number of findings folded into the alert. */
    long count() {
        return count;
    }

    /** Returns the event time of the latest finding, in nanoseconds since 1970. */
    long lastSeen() {
        return lastSeen;
    }

    /** Returns the present occurrence. */
    Occurrence occurrence() {
        return occurrence;
    }

    /**
     * Returns the event time of the last critical finding, regardless of later findings that were not critical; the
     * least long if there was none.
     */
    long criticalTime() {
        return criticalTime;
    }

    /** Counts one more finding. */
    void add(long time, boolean newOccurrence) {
        count++;
        occurrence = newOccurrence
                ? new Occurrence(occurrence.n() + 1, time, 1)
                : new Occurrence(occurrence.n(), occurrence.firstSeen(), occurrence.count() + 1);
        lastSeen = Math.max(lastSeen, time); // a late report is about an earlier time
    }

    /** Notes a critical finding. */
    void critical(long time) {
        criticalTime = time;
    }

    /** Restores the state that an earlier run left. */
    void restore(AlertState state) {
        count = state.count();
        lastSeen = state.lastSeen();
        criticalTime = lastSeen;
        occurrence = state.occurrence();
    }
}
