package io.otus.alert.custom;

/**
 * How often a rule's condition has to hold before it is reported, or how often it may be reported, in event time.
 * Immutable.
 *
 * @param mode how the count is used
 * @param track what is counted separately
 * @param count the number of matches, 1 or more
 * @param window length of a window, in nanoseconds, from its first match
 */
public record Rate(Mode mode, Track track, int count, long window) {
    /** Reports each match. */
    public static final Rate NONE = new Rate(Mode.ALWAYS, Track.RULE, 1, 0);

    /** How the count is used. */
    public enum Mode {
        /** Reports each match. */
        ALWAYS,
        /** Reports the first {@link Rate#count} matches of a window. */
        LIMIT,
        /** Reports each {@link Rate#count}th match of a window. */
        THRESHOLD,
        /** Reports only the {@link Rate#count}th match of a window. */
        BOTH,
        /** Reports each match after the {@link Rate#count}th of a window. */
        BEYOND
    }

    /** What is counted separately. */
    public enum Track {
        /** Each source. */
        SOURCE,
        /** Each destination. */
        DESTINATION,
        /** Each pair of a source and a destination. */
        PAIR,
        /** Each flow. */
        FLOW,
        /** Nothing: all matches of the rule are counted together. */
        RULE
    }

    /**
     * Returns whether a match is reported.
     *
     * @param number the match's number in its window, from 1
     */
    public boolean tells(int number) {
        return switch (mode) {
            case ALWAYS -> true;
            case LIMIT -> number <= count;
            case THRESHOLD -> number % count == 0;
            case BOTH -> number == count;
            case BEYOND -> number > count;
        };
    }
}
