package io.otus.alert.alert;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was written to a point in declared work.
 *
 * @param device the device, with its unit if it has several
 * @param point the point in words, {@code holding 100}
 * @param before what it was before; null if the sensor did not hear that
 * @param values the values that were written and not refused, in that order; the same one several times in a row is
 *     listed once, and the last one is what was written last. {@value #MAX_VALUES} at most, the latest
 * @param furtherValues how many there were before these
 * @param times how often somebody asked for a write
 * @param refused how often the device refused
 * @param putOff how often the device put it off, as it is busy or needs longer
 * @param unanswered how often the sensor did not hear whether the device did it
 * @param first event time of the first request, nanoseconds since 1970
 * @param last event time of the last one
 * @param by who asked last; empty if no single device did
 */
public record Written(
        String device,
        String point,
        @Nullable Before before,
        List<Value> values,
        long furtherValues,
        long times,
        long refused,
        long putOff,
        long unanswered,
        long first,
        long last,
        String by) {
    /** Most values of a point that are kept. */
    static final int MAX_VALUES = 4;

    public Written {
        values = List.copyOf(values);
    }

    /**
     * A value that was written.
     *
     * @param text the value; null if the sensor did not read it
     */
    public record Value(@Nullable String text) {
        /** A value that the sensor did not read. */
        public static final Value UNREAD = new Value(null);
    }

    /**
     * What a point was before.
     *
     * @param value the latest value that was read or written
     * @param time event time at which it was heard, nanoseconds since 1970
     */
    public record Before(String value, long time) {}
}
