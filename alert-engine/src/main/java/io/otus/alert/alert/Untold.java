package io.otus.alert.alert;

/**
 * The changes of an alert that neither a line nor the store has yet, and whether they need a line. Mutable; confined to
 * the analysis thread.
 */
final class Untold {
    private long lineTime = Long.MIN_VALUE;
    private long toldCount;
    private boolean lineDue;
    private boolean dueAtOnce;
    private boolean changed = true;

    /** Returns the event time of the latest line, in nanoseconds since 1970; the least long before the first. */
    long lineTime() {
        return lineTime;
    }

    boolean isLineDue() {
        return lineDue;
    }

    /** Returns whether the due line may ignore the least interval between lines. */
    boolean isDueAtOnce() {
        return dueAtOnce;
    }

    /** Returns whether any line reported the alert. */
    boolean isToldOf() {
        return lineTime != Long.MIN_VALUE;
    }

    /** Returns whether the alert differs from what the store holds. */
    boolean isChanged() {
        return changed;
    }

    /** Returns whether the latest line has this count. */
    boolean isToldInFull(long count) {
        return toldCount == count;
    }

    /** Notes a change that goes into the next line but does not make one due. */
    void detail() {
        changed = true;
    }

    /** Notes a change that makes a line due. */
    void news() {
        lineDue = true;
        changed = true;
    }

    /** Makes a line due as soon as the least interval between lines allows. */
    void dueLine() {
        lineDue = true;
    }

    /** Makes a line due as soon as the sink has room: for a new occurrence, or for a line that had to wait. */
    void dueLineAtOnce() {
        lineDue = true;
        dueAtOnce = true;
    }

    /** A line reported all changes and this count of findings. */
    void lineWritten(long time, long count) {
        lineTime = time;
        toldCount = count;
        lineDue = false;
        dueAtOnce = false;
        changed = false;
    }

    /** The store holds all changes. */
    void stored() {
        changed = false;
    }

    /** Restores the state that an earlier run left. */
    void restore(AlertState state) {
        lineTime = state.lineTime();
        lineDue = state.lineDue();
        toldCount = lineDue ? 0 : state.count();
        changed = false;
    }
}
