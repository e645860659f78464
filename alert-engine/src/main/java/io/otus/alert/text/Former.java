package io.otus.alert.text;

import io.otus.alert.baseline.Fact;
import io.otus.core.time.Nanos;
import org.jspecify.annotations.Nullable;

/**
 * Whether what is told happened before, in words: nobody is to read "for the first time" of what another alert told
 * yesterday, or what was seen too seldom to be learned.
 */
public final class Former {
    /** What goes on is no other time. */
    private static final long LEAST = Nanos.MINUTE;

    private Former() {}

    /** Whether it happened before, and not only a moment ago. */
    public static boolean isAgain(@Nullable Fact fact, long time) {
        return fact != null
                && fact.count() > 1
                && !fact.isShared()
                && fact.firstTime() != 0
                && time - fact.firstTime() >= LEAST;
    }

    /**
     * {@code for the first time}, or {@code again}; with a blank ahead.
     *
     * @param fact what was broken, with this time counted; null where nothing counts it
     * @param time when it was broken
     */
    public static String when(@Nullable Fact fact, long time) {
        return isAgain(fact, time) ? " again" : " for the first time";
    }

    /**
     * As {@link #when(Fact, long)} of a device that the inventory may have from before its line of the baseline was
     * dropped.
     *
     * @param inventoried since when, nanoseconds since 1970; 0 where it has not
     */
    public static String when(@Nullable Fact fact, long inventoried, long time) {
        return wasDropped(fact, inventoried) ? " again" : when(fact, time);
    }

    /** As {@link #history(Fact, long, String)} of such a device. */
    public static String history(@Nullable Fact fact, long inventoried, long time, String never) {
        return wasDropped(fact, inventoried)
                ? "the inventory has this device since " + Wording.minute(inventoried)
                        + ", and it is not part of the baseline."
                : history(fact, time, never);
    }

    private static boolean wasDropped(@Nullable Fact fact, long inventoried) {
        return fact != null && inventoried != 0 && fact.firstTime() - inventoried >= LEAST;
    }

    /**
     * How often and since when it happened before, ahead of what is known in any case; each a sentence.
     *
     * @param known what is said also where it did not
     */
    public static String historyAnd(@Nullable Fact fact, long time, String known) {
        String before = history(fact, time, "");
        return before.isEmpty() ? known : before + ' ' + Character.toUpperCase(known.charAt(0)) + known.substring(1);
    }

    /**
     * How often and since when what is normal was broken before, behind what is told of it; empty where it was not.
     *
     * @param counted how often, with this time counted; null where nothing counts it
     * @param broke such as {@code , and broke it}
     */
    public static String broken(@Nullable Fact counted, long time, String broke) {
        return counted == null || !isAgain(counted, time)
                ? ""
                : broke + ' ' + Wording.times(counted.count() - 1) + " before, first on "
                        + Wording.minute(counted.firstTime());
    }

    /**
     * How often and since when it happened before, as a sentence.
     *
     * @param never what is said where it did not
     */
    public static String history(@Nullable Fact fact, long time, String never) {
        return fact == null || !isAgain(fact, time)
                ? never
                : "it was seen " + Wording.times(fact.count() - 1) + " before, first on "
                        + Wording.minute(fact.firstTime()) + ", and is not part of the baseline.";
    }
}
