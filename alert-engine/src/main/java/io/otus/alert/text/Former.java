package io.otus.alert.text;

import io.otus.alert.baseline.Fact;
import io.otus.core.time.Nanos;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Words whether a finding is the first of its kind: a reader must not be told "for the first time" of something that
 * another alert reported yesterday, or that was seen too rarely to be learned.
 */
public final class Former {
    /**
     * Least time between the first time and another one, in nanoseconds: a minute. Before that it is the same occasion.
     */
    private static final long LEAST = Nanos.MINUTE;

    private static final String FIRST = " for the first time";
    private static final String AGAIN = " again";

    /** The words of {@link #when(Fact, long)} at the end of what a title says; not those of "again and again". */
    private static final Pattern WHEN = Pattern.compile(FIRST + "|(?<! and)" + AGAIN + "(?=,|$)");

    private Former() {}

    /** Returns whether it happened before, at least a minute ago. */
    public static boolean isAgain(@Nullable Fact fact, long time) {
        return fact != null
                && fact.count() > 1
                && !fact.isShared()
                && fact.firstTime() != 0
                && time - fact.firstTime() >= LEAST;
    }

    /**
     * Returns {@code for the first time} or {@code again}, with a leading blank.
     *
     * @param fact the broken fact, with this time counted; null if nothing counts it
     * @param time when it was broken
     */
    public static String when(@Nullable Fact fact, long time) {
        return isAgain(fact, time) ? AGAIN : FIRST;
    }

    /** Returns a title without {@link #when(Fact, long)}, for a list that counts how often each thing happened. */
    public static String plain(String title) {
        return WHEN.matcher(title).replaceAll("");
    }

    /**
     * Returns the text like {@link #when(Fact, long)} for a device that the inventory may have known before its line of
     * the baseline was dropped.
     *
     * @param inventoried since when the inventory knows it, nanoseconds since 1970; 0 if it does not
     */
    public static String when(@Nullable Fact fact, long inventoried, long time) {
        return wasDropped(fact, inventoried) ? AGAIN : when(fact, time);
    }

    /** Returns the text like {@link #history(Fact, long, String)} for such a device. */
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
     * Returns how often and since when it happened before, followed by the known history; each a sentence.
     *
     * @param known the history that is given in any case
     */
    public static String historyAnd(@Nullable Fact fact, long time, String known) {
        String before = history(fact, time, "");
        return before.isEmpty() ? known : before + ' ' + Character.toUpperCase(known.charAt(0)) + known.substring(1);
    }

    /**
     * Returns how often and since when a normal fact was broken before, to be appended to its history; empty if it was
     * not.
     *
     * @param counted how often it was broken, with this time counted; null if nothing counts it
     * @param broke words such as {@code , and broke it}
     */
    public static String broken(@Nullable Fact counted, long time, String broke) {
        return counted == null || !isAgain(counted, time)
                ? ""
                : broke + ' ' + Wording.times(counted.count() - 1) + " before, first on "
                        + Wording.minute(counted.firstTime());
    }

    /**
     * Returns how often and since when it happened before, as a sentence.
     *
     * @param never the text if it did not
     */
    public static String history(@Nullable Fact fact, long time, String never) {
        return fact == null || !isAgain(fact, time)
                ? never
                : "it was seen " + Wording.times(fact.count() - 1) + " before, first on "
                        + Wording.minute(fact.firstTime()) + ", and is not part of the baseline.";
    }
}
