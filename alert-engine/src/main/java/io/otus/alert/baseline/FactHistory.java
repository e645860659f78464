package io.otus.alert.baseline;

import io.otus.core.evidence.Evidence;
import org.jspecify.annotations.Nullable;

/**
 * How often and when a fact was seen. All zero and null for a fact that was only ever declared.
 *
 * @param count how often
 * @param hours in how many different hours of event time
 * @param days on how many different days of event time (UTC)
 * @param firstTime event time of the first time, nanoseconds since 1970; 0 when never
 * @param lastTime event time of the latest time, nanoseconds since 1970; 0 when never
 * @param first the frames that showed it first
 * @param last the frames that showed it latest
 * @param deed how and by whom it was brought about first, in words such as {@code download by es1}; null where nothing
 *     tells
 */
public record FactHistory(
        long count,
        int hours,
        int days,
        long firstTime,
        long lastTime,
        @Nullable Evidence first,
        @Nullable Evidence last,
        @Nullable String deed) {
    /** Never seen. */
    public static final FactHistory NONE = new FactHistory(0, 0, 0, 0, 0, null, null, null);
}
