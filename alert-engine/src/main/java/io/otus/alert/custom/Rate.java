package io.otus.alert.custom;

/**
 * How often a rule has to hold before it tells, or may tell, in the time of the traffic. Immutable.
 *
 * @param mode what becomes of the count
 * @param track what is counted apart
 * @param count how often, 1 or more
 * @param window for how long, in nanoseconds, from the first time that is counted
 */
public record Rate(Mode mode, Track track, int count, long window) {
    /** Each time is told. */
    public static final Rate NONE = new Rate(Mode.ALWAYS, Track.RULE, 1, 0);

    /** What becomes of the count. */
    public enum Mode {
        /** Each time is told. */
        ALWAYS,
        /** The first {@link Rate#count} times are told. */
        LIMIT,
        /** Each {@link Rate#count}th time is told. */
        THRESHOLD,
        /** The {@link Rate#count}th time is told. */
        BOTH,
        /** Each time after the {@link Rate#count}th is told. */
        BEYOND
    }

    /** What is counted apart. */
    public enum Track {
        /** Each source. */
        SOURCE,
        /** Each destination. */
        DESTINATION,
        /** Each pair of a source and a destination. */
        PAIR,
        /** Each flow. */
        FLOW,
        /** Nothing: all that the rule holds for is counted as one. */
        RULE
    }

    /** Whether a time is told that is the {@code number}th of its window, 1 for the first. */
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
