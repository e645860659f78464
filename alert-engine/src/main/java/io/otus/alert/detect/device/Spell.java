package io.otus.alert.detect.device;

import io.otus.alert.baseline.Token;
import io.otus.core.event.DeviceState.Meaning;
import io.otus.core.time.Nanos;
import java.util.Arrays;

/**
 * How a device is in one condition: since when, and how often it came into it of late. Confined to the analysis thread.
 */
final class Spell {
    /** It came again and again where it came so often within an hour. */
    private static final int OFTEN = 3;
    /** It comes anew when it was not told for so long: within a minute it merely comes and goes. */
    private static final long PAUSE = Nanos.MINUTE;
    /** A device may restart again as soon as it has restarted; only what was still on the way is no restart. */
    private static final long RESTART_PAUSE = 10 * Nanos.SECOND;
    /** Reports that are lost for so long without a pause are lost all the time. */
    private static final long LASTING = 10 * Nanos.MINUTE;
    /**
     * To what times are rounded down that outlive a restart of the sensor: five minutes. Otherwise each checkpoint
     * would write them all.
     */
    private static final long KEPT_STEP = 5 * Nanos.MINUTE;

    private static final long NEVER = Long.MIN_VALUE / 2;

    private long since = NEVER;
    private long last = NEVER;
    private boolean isOver = true;
    private boolean isExcused;
    private boolean isFirst;
    private boolean isTold;
    private boolean isToldAsWorse;
    /** When it came, the latest last, as far as it counts. */
    private final long[] came = new long[OFTEN];

    Spell() {
        Arrays.fill(came, NEVER);
    }

    /** Takes up what {@link #kept} wrote into these words, from one of them on. */
    static Spell takeUp(String[] words, int at) {
        Spell spell = new Spell();
        String flags = words[at];
        spell.isOver = flags.indexOf('o') >= 0;
        spell.isExcused = flags.indexOf('x') >= 0;
        spell.isFirst = flags.indexOf('f') >= 0;
        spell.isTold = flags.indexOf('t') >= 0;
        spell.isToldAsWorse = flags.indexOf('w') >= 0;
        spell.since = Long.parseLong(words[at + 1]);
        spell.last = Long.parseLong(words[at + 2]);
        for (int i = 0; i < OFTEN; i++) {
            spell.came[i] = Long.parseLong(words[at + 3 + i]);
        }
        return spell;
    }

    /** It as words that outlive this run. */
    String kept() {
        String flags = (isOver ? "o" : "")
                + (isExcused ? "x" : "")
                + (isFirst ? "f" : "")
                + (isTold ? "t" : "")
                + (isToldAsWorse ? "w" : "");
        StringBuilder words = new StringBuilder(Token.escape(flags)).append(' ').append(since);
        words.append(' ').append(last == NEVER ? NEVER : Math.floorDiv(last, KEPT_STEP) * KEPT_STEP);
        for (long each : came) {
            words.append(' ').append(each);
        }
        return words.toString();
    }

    /** The device does not say it any more. */
    void ends() {
        isOver = true;
    }

    /** Whether it begins where the device says so now, and does not merely go on. */
    boolean begins(Meaning meaning, long time) {
        return isOver && time - last >= (meaning == Meaning.RESTARTED ? RESTART_PAUSE : PAUSE);
    }

    /**
     * It begins.
     *
     * @param excused whether it is known why, or nothing is known of when it began: it does not count
     * @param first whether the device said so when it was first heard of that, so that nobody knows since when it does
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

    /** The device says so. */
    void goesOn(long time) {
        last = time;
        isOver = false;
    }

    /** Whether it does not count. */
    boolean isExcused() {
        return isExcused;
    }

    /** Whether it was so when the device was first heard. */
    boolean isFirst() {
        return isFirst;
    }

    /** Whether it comes again and again, so that it is worse than by itself. */
    boolean isOften(Meaning meaning, long time) {
        return switch (meaning) {
            case RESTARTED, REPORTS_LOST -> time - came[0] < Nanos.HOUR;
            case FAULTY, MISCONFIGURED, LIMITED -> false;
        };
    }

    /** Whether it does not end, so that it is worse than by itself. */
    boolean isLasting(Meaning meaning, long time) {
        return meaning == Meaning.REPORTS_LOST && time - since >= LASTING;
    }

    /** Whether it is to be told, as it was not yet since it began; it counts as told from now on. */
    boolean tell(boolean asWorse) {
        boolean isNews = asWorse ? !isToldAsWorse : !isTold;
        isTold = true;
        isToldAsWorse |= asWorse;
        return isNews;
    }

    /** How often it came within the last hour, as far as that is counted. */
    int times(long time) {
        return (int)
                Arrays.stream(came).filter(each -> time - each < Nanos.HOUR).count();
    }
}
