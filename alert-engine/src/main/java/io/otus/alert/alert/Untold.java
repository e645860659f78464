package io.otus.alert.alert;

/**
 * What of an alert neither a line nor the store tells yet, and whether it is worth a line. Mutable; confined to the
 * analysis thread.
 */
final class Untold {
    private long lineTime = Long.MIN_VALUE;
    private long toldCount;
    private boolean lineDue;
    private boolean dueAtOnce;
    private boolean changed = true;

    /** Event time of the latest line, nanoseconds since 1970; the least long before the first. */
    long lineTime() {
        return lineTime;
    }

    boolean isLineDue() {
        return lineDue;
    }

    /** Whether the least interval between lines does not matter to the one that is due. */
    boolean isDueAtOnce() {
        return dueAtOnce;
    }

    /** Whether some line told of the alert. */
    boolean isToldOf() {
        return lineTime != Long.MIN_VALUE;
    }

    /** Whether the alert differs from what the store holds. */
    boolean isChanged() {
        return changed;
    }

    /** Whether the latest line has this count. */
    boolean isToldInFull(long count) {
        return toldCount == count;
    }

    /** Something changed that the next line tells: by itself it is not worth one. */
    void detail() {
        changed = true;
    }

    /** Something changed that is worth a line. */
    void news() {
        lineDue = true;
        changed = true;
    }

    /** A line tells of the alert as soon as the least interval between lines allows. */
    void dueLine() {
        lineDue = true;
    }

    /** A line tells of the alert as soon as there is room for it: a new occurrence, or what was to be told before. */
    void dueLineAtOnce() {
        lineDue = true;
        dueAtOnce = true;
    }

    /** A line told all, this count of findings too. */
    void lineWritten(long time, long count) {
        lineTime = time;
        toldCount = count;
        lineDue = false;
        dueAtOnce = false;
        changed = false;
    }

    /** The store holds all. */
    void stored() {
        changed = false;
    }

    /** Takes up what an earlier run left. */
    void restore(AlertState state) {
        lineTime = state.lineTime();
        lineDue = state.lineDue();
        toldCount = lineDue ? 0 : state.count();
        changed = false;
    }
}
