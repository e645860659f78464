package io.otus.core.event;

import io.otus.core.value.ValueList;

/**
 * Consecutive points of one device, with their values when those were on the wire.
 *
 * @param space the point space, or the whole name of a point that has no index; no blanks: {@code holding},
 *     {@code g30}, {@code DB10}, {@code analog-input:3/present-value}
 * @param first index of the first point within the space; {@link #NO_INDEX} for a named point
 * @param count number of points, at least 1
 * @param values one value per point, or {@link ValueList#NONE}
 * @param flaws what the device says to be wrong with them
 */
public record PointRange(String space, long first, int count, ValueList values, Flaws flaws) {
    /** The index of a point that is known by name only. */
    public static final long NO_INDEX = -1;

    /**
     * Names what a request to set a clock carries: the time as ISO 8601 text, {@code 2026-03-02T13:58:26.000}, in the
     * zone that the plant keeps, or in UTC where a {@code Z} follows.
     */
    public static final String CLOCK = "clock";

    /** Points with whose values nothing is wrong. */
    public PointRange(String space, long first, int count, ValueList values) {
        this(space, first, count, values, Flaws.NONE);
    }

    /** A name from the wire as a point has it: without blanks. */
    public static String plain(String name) {
        return name.replace(" ", "%20");
    }

    /** Points without values. */
    public static PointRange of(String space, long first, int count) {
        return new PointRange(space, first, count, ValueList.NONE);
    }

    /** Points with one value each; the count is the number of values. */
    public static PointRange of(String space, long first, ValueList values) {
        return new PointRange(space, first, values.size(), values);
    }

    /** A named point without value. */
    public static PointRange named(String name) {
        return new PointRange(name, NO_INDEX, 1, ValueList.NONE);
    }

    /** A named point with its value. */
    public static PointRange named(String name, ValueList value) {
        return new PointRange(name, NO_INDEX, 1, value);
    }

    /** The time that a clock is set to, as {@link #CLOCK} says. */
    public static PointRange clock(String time) {
        return named(CLOCK, ValueList.text(time));
    }

    /** Whether the point is known by name only. */
    public boolean isNamed() {
        return first == NO_INDEX;
    }

    /** Index of the last point. */
    public long last() {
        return first + count - 1;
    }

    /** The same points with these values; values beyond the count are left out. */
    public PointRange with(ValueList newValues) {
        return new PointRange(space, first, count, newValues.first(Math.min(count, newValues.size())), flaws);
    }

    /** The same points, with whose values this is wrong. */
    public PointRange with(Flaws found) {
        return found.equals(flaws) ? this : new PointRange(space, first, count, values, found);
    }

    /** {@code holding 100..139}, {@code coil 23}, or the name of a named point: the form used in the baseline text. */
    public String describe() {
        if (isNamed()) {
            return space;
        }
        return count == 1 ? space + ' ' + first : space + ' ' + first + ".." + last();
    }
}
