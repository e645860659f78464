package io.otus.alert.detect.danger;

/** How often the same command was given, and how evenly. */
final class CommandRhythm {
    /** Commands from which on they may be a cycle. */
    private static final int CYCLE = 5;
    /** The longest time between two of a cycle is less than this many times the shortest. */
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

    /** Time from the first to the latest, in nanoseconds. */
    long duration() {
        return latest - first;
    }

    /** Whether all came in about the same distance. */
    boolean isRegular() {
        return longest < EVEN * shortest;
    }

    /** Whether a program gives them, as long as it runs. */
    boolean isCycle() {
        return count >= CYCLE && isRegular();
    }
}
