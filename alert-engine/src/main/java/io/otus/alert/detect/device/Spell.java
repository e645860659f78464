package io.otus.alert.detect.device;

import io.otus.alert.detect.KeptLine;
import io.otus.alert.detect.KeptLines;
import io.otus.core.event.DeviceState.Meaning;
import io.otus.core.time.Nanos;
import java.util.Arrays;

/**
 * Part of {@link StateDetector}: one condition of a device, since when it lasts, and how often it began lately.
 * Confined to the analysis thread.
 */
final class Spell {
    /** A condition that began this often within an hour comes again and again. */
    private static final int OFTEN = 3;
    /** A condition begins anew if it was not reported for this long: within a minute it merely comes and goes. */
    private static final long PAUSE = Nanos.MINUTE;
    /**
     * A device may restart again as soon as it has restarted; only messages that were still on the way are no restart.
     */
    private static final long RESTART_PAUSE = 10 * Nanos.SECOND;
    /** Reports that are lost for this long without a pause are lost all the time. */
    private static final long LASTING = 10 * Nanos.MINUTE;
    /** Step to which kept times are rounded down: five minutes. Otherwise each checkpoint would write all of them. */
    private static final long KEPT_STEP = 5 * Nanos.MINUTE;

    private static final long NEVER = Long.MIN_VALUE / 2;

    private long since = NEVER;
    private long last = NEVER;
    private boolean isOver = true;
    private boolean isExcused;
    private boolean isFirst;
    private boolean isTold;
    private boolean isToldAsWorse;
    /** Event times at which the condition began, the latest last, as far as they count. */
    private final long[] came = new long[OFTEN];

    Spell() {
        Arrays.fill(came, NEVER);
    }

    /** Reads what {@link #addTo} added. */
    static Spell takeUp(KeptLine line) {
        Spell spell = new Spell();
        String flags = line.nextText();
        spell.isOver = flags.indexOf('o') >= 0;
        spell.isExcused = flags.indexOf('x') >= 0;
        spell.isFirst = flags.indexOf('f') >= 0;
        spell.isTold = flags.indexOf('t') >= 0;
        spell.isToldAsWorse = flags.indexOf('w') >= 0;
        spell.since = line.nextLong();
        spell.last = line.nextLong();
        for (int i = 0; i < OFTEN; i++) {
            spell.came[i] = line.nextLong();
        }
        return spell;
    }

    /** Adds this spell as words that outlive the run. */
    void addTo(KeptLines line) {
        String flags = (isOver ? "o" : "")
                + (isExcused ? "x" : "")
                + (isFirst ? "f" : "")
                + (isTold ? "t" : "")
                + (isToldAsWorse ? "w" : "");
        line.add(flags).add(since).add(last == NEVER ? NEVER : Math.floorDiv(last, KEPT_STEP) * KEPT_STEP);
        for (long each : came) {
            line.add(each);
        }
    }

    /** Notes that the device no longer reports the condition. */
    void ends() {
        isOver = true;
    }

    /** Returns whether a condition that is reported now begins, and does not merely continue. */
    boolean begins(Meaning meaning, long time) {
        return isOver && time - last >= (meaning == Meaning.RESTARTED ? RESTART_PAUSE : PAUSE);
    }

    /**
     * Begins the condition.
     *
     * @param excused whether its cause is known, or nothing is known of when it began: it does not count
     * @param first whether the device reported it when its state was first heard, so that its beginning is not known
     */
    void begin(long time, boolean excused, boolean first) {
        since = time;
        isExcused = excused;
        isFirst = first;
        isTold = false;
        isToldAsWorse = false;
        if (!excused) {
            System.arraycopy(came, 1, came, 0, OFTEN - 1);
            came[OFTEN - 1] = time;
        }
    }

    /** Notes that the device reports the condition. */
    void goesOn(long time) {
        last = time;
        isOver = false;
    }

    /** Returns whether the condition does not count. */
    boolean isExcused() {
        return isExcused;
    }

    /** Returns whether the condition was there when the device was first heard. */
    boolean isFirst() {
        return isFirst;
    }

    /** Returns whether the condition comes again and again, which is worse than a single time. */
    boolean isOften(Meaning meaning, long time) {
        return switch (meaning) {
            case RESTARTED, REPORTS_LOST -> time - came[0] < Nanos.HOUR;
            case FAULTY, MISCONFIGURED, LIMITED -> false;
        };
    }

    /** Returns whether the condition does not end, which is worse than its beginning. */
    boolean isLasting(Meaning meaning, long time) {
        return meaning == Meaning.REPORTS_LOST && time - since >= LASTING;
    }

    /**
     * Returns whether the condition is to be reported, as it was not since it began; it counts as reported from now on.
     */
    boolean tell(boolean asWorse) {
        boolean isNews = asWorse ? !isToldAsWorse : !isTold;
        isTold = true;
        isToldAsWorse |= asWorse;
        return isNews;
    }

    /** Returns how often the condition began within the last hour, as far as that is counted. */
    int times(long time) {
        return (int)
                Arrays.stream(came).filter(each -> time - each < Nanos.HOUR).count();
    }
}
