package io.otus.alert.detect.danger;

/** The number of equal commands, and how evenly they came. */
final class CommandRhythm {
    /** Least commands that may be a cycle. */
    private static final int CYCLE = 5;
    /** Upper limit of the longest interval of a cycle, as a multiple of the shortest. */
    private static final int EVEN = 2;

    private final long first;
    private long latest;
    private int count = 1;
    private long shortest = Long.MAX_VALUE;
    private long longest;

    CommandRhythm(long first) {
        this.first = first;
        this.latest = first;
    }

    void add(long time) {
        shortest = Math.min(shortest, time - latest);
        longest = Math.max(longest, time - latest);
        latest = time;
        count++;
    }

    int count() {
        return count;
    }

    /** Returns the time from the first to the latest command, in nanoseconds. */
    long duration() {
        return latest - first;
    }

    /** Returns whether all intervals are about equal. */
    boolean isRegular() {
        return longest < EVEN * shortest;
    }

    /** Returns whether the commands look like those of a running program. */
    boolean isCycle() {
        return count >= CYCLE && isRegular();
    }
}
