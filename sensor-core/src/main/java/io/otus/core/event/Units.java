package io.otus.core.event;

/**
 * What stands for the sub-device of an operation. Three cases are told apart: a number that was seen; none, because the
 * protocol has none or the device itself is meant; and one that exists but was not seen, because the sensor began to
 * listen in the middle.
 */
public final class Units {
    /** The protocol has no sub-devices, or the device itself is meant. */
    public static final String NONE = "";
    /**
     * There is one, and its number was not seen: whoever keeps something per unit joins this with the one unit that it
     * knows.
     */
    public static final String UNKNOWN = "?";

    private Units() {}

    /** Whether the unit was not seen. */
    public static boolean isUnknown(String unit) {
        return unit.equals(UNKNOWN);
    }

    /** Whether a unit has a number to show. */
    public static boolean isNumbered(String unit) {
        return !unit.isEmpty() && !isUnknown(unit);
    }
}
