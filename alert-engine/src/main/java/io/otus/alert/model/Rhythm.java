package io.otus.alert.model;

import io.otus.core.time.Nanos;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The regularity of a recurring event: the median of its period, and the longest usual gap. Both are learned, then
 * frozen; {@link #change} compares later events with them. Confined to the analysis thread.
 */
public final class Rhythm {
    /** Least gaps for a period. */
    public static final int ENOUGH = 12;
    /** A gap is usual if gaps at least as long came this often: one failover in a week is not how a master works. */
    private static final int USUAL = 3;
    /** Largest distance from the median, as a share of it, of half of the gaps of a regular event. */
    private static final double REGULAR = 0.3;
    /** Longest usual gap of a regular event, in periods. */
    private static final int STEADY = 60;
    /** Silence of the whole link longer than this many periods is attributed to the sensor. */
    private static final int DEAF = 5;
    /** A repetition within this time is the same event, in nanoseconds: a millisecond. */
    private static final long AGAIN = Nanos.MILLISECOND;
    /** Gaps of a window; another period must hold for two windows in a row. */
    private static final int WINDOW = 16;
    /** Least factor between a changed period and the learned one, either way. */
    private static final double CHANGE = 1.5;
    /** A period longer by this factor is recognised by fewer gaps, as waiting for whole windows would take too long. */
    private static final double SLOW = 3;
    /** Number of such long gaps in a row, each about as long as the others. */
    private static final int SLOW_ROW = 6;

    private static final long NEVER = Long.MIN_VALUE;
    private static final double NANOSECONDS = 1e9;
    private static final float[] NO_GAPS = {};

    private final GapSketch gaps;
    /** The longest gaps, longest first, in nanoseconds. */
    private final long[] longest = new long[USUAL];

    private double period;
    private double pause;
    /**
     * The unrounded period and pause, in nanoseconds; the least long if they come from the baseline text or from a
     * merge.
     */
    private long median = NEVER;

    private long usual = NEVER;
    private long last = NEVER;
    /** Longest silence of the whole link since the last event, in nanoseconds. */
    private long quiet;

    private long lastFlow;
    private int same;
    private boolean isCarriedByOne = true;
    private boolean isJudged;
    private boolean isRegular;
    /**
     * The gaps of the present window, in seconds; allocated at the first comparison, as many rhythms are only learned.
     */
    private float[] recent = NO_GAPS;

    private int filled;
    private int windows;
    private double now;
    /** Number of much longer gaps in a row, and their mean in seconds. */
    private int slow;

    private double slowMean;
    private double changed;

    /** Creates a rhythm without any knowledge. */
    public Rhythm() {
        this.gaps = new GapSketch();
    }

    private Rhythm(double period, double pause, GapSketch gaps) {
        this.period = period;
        this.pause = pause;
        this.gaps = gaps;
    }

    /**
     * Creates a rhythm from the baseline text.
     *
     * @param period median of its period, in seconds
     * @param pause longest usual gap, in seconds
     * @param statistics a result of {@link #statistics}; null if there is none, then learning adds nothing
     * @return null if the statistics are invalid
     */
    public static @Nullable Rhythm of(double period, double pause, @Nullable String statistics) {
        if (statistics == null) {
            return new Rhythm(period, pause, new GapSketch());
        }
        String[] parts = statistics.split("/", -1);
        GapSketch gaps = parts.length == 1 + USUAL ? GapSketch.parse(parts[0]) : null;
        if (gaps == null) {
            return null;
        }
        Rhythm rhythm = new Rhythm(period, pause, gaps);
        try {
            for (int i = 0; i < USUAL; i++) {
                rhythm.longest[i] = Long.parseLong(parts[1 + i]);
            }
            return rhythm;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Returns what was learned as one word; empty if a person wrote the rhythm. */
    public String statistics() {
        if (gaps.total() == 0) {
            return "";
        }
        StringBuilder text = new StringBuilder(gaps.text());
        for (long gap : longest) {
            text.append('/').append(gap);
        }
        return text.toString();
    }

    /**
     * Notes an event.
     *
     * @param time event time, nanoseconds since 1970
     * @param flow the connection that carried it: if one connection carries all events, those in other connections do
     *     not change the period
     * @param learning whether gaps are still learned
     */
    public void observe(long time, long flow, boolean learning) {
        changed = 0;
        boolean isSame = flow == lastFlow;
        lastFlow = flow;
        long gap = time - last;
        if (last == NEVER || gap < AGAIN) {
            last = last == NEVER ? time : last;
            return;
        }
        last = time;
        boolean wasDeaf = quiet > DEAF * period * NANOSECONDS && period > 0;
        quiet = 0;
        if (wasDeaf) {
            return;
        }
        if (!learning) {
            if (isSame || !isCarriedByOne) {
                compare(gap);
            }
        } else if (gaps.total() > 0 || period == 0) {
            learn(gap);
            same += isSame ? 1 : same > 0 ? -1 : 0;
            isCarriedByOne = same > 0;
        }
    }

    private void learn(long gap) {
        isJudged = false;
        gaps.add(gap);
        for (int i = 0; i < USUAL; i++) {
            if (gap > longest[i]) {
                System.arraycopy(longest, i, longest, i + 1, USUAL - 1 - i);
                longest[i] = gap;
                break;
            }
        }
        if (gaps.total() >= ENOUGH && (gaps.total() % ENOUGH == 0 || gap > pause * NANOSECONDS)) {
            limit(gaps.quantile(0.5), longest[USUAL - 1]);
        }
    }

    /** Sets the period and the longest usual gap, if they changed: rounding takes longer than everything else here. */
    private void limit(long newMedian, long newUsual) {
        if (newMedian == median && newUsual == usual) {
            return;
        }
        median = newMedian;
        usual = newUsual;
        period = Rounded.of(median / NANOSECONDS);
        pause = Math.max(period, Rounded.up(usual / NANOSECONDS));
    }

    private void compare(long gap) {
        double seconds = gap / NANOSECONDS;
        boolean isLonger = seconds > Math.max(period * SLOW, pause);
        boolean isAsLong = slow > 0 && Math.abs(seconds - slowMean) <= REGULAR * slowMean;
        slowMean = isAsLong ? (slowMean * slow + seconds) / (slow + 1) : seconds;
        slow = !isLonger ? 0 : isAsLong ? slow + 1 : 1;
        changed = slow == SLOW_ROW ? slowMean : 0;
        compareInWindow(gap);
    }

    /**
     * Recognises another period from two consecutive windows that both keep to it regularly; overlapping windows would
     * not suffice.
     */
    private void compareInWindow(long gap) {
        if (recent.length == 0) {
            recent = new float[WINDOW];
        }
        recent[filled] = (float) (gap / NANOSECONDS);
        filled++;
        if (filled < WINDOW) {
            return;
        }
        filled = 0;
        Arrays.sort(recent);
        now = recent[WINDOW / 2];
        boolean isOther = now * CHANGE < period || now > Math.max(period * CHANGE, pause);
        int near = 0;
        for (float each : recent) {
            near += Math.abs(each - now) <= REGULAR * now ? 1 : 0;
        }
        windows = isOther && near >= WINDOW * 3 / 4 ? windows + 1 : 0;
        if (windows == 2 && slow < SLOW_ROW) {
            changed = now;
        }
    }

    /**
     * Returns the period that has replaced the learned one for a while, in seconds; 0 if there is none. Returned only
     * once.
     */
    public double change() {
        return changed == 0 ? 0 : Rounded.of(changed);
    }

    /** Returns the event time of the latest event, in nanoseconds since 1970; the least long if there was none. */
    public long last() {
        return last;
    }

    /**
     * Notes that nothing at all was heard for this time, in nanoseconds. On a quiet link that is the event's own
     * rhythm; for a much more frequent event, the sensor missed frames and the gap does not count.
     */
    public void quiet(long duration) {
        quiet = Math.max(quiet, duration);
    }

    /** Returns whether the event has a period. Called for each request; computed anew only after learning. */
    public boolean isRegular() {
        if (!isJudged) {
            isRegular = judge();
            isJudged = true;
        }
        return isRegular;
    }

    private boolean judge() {
        if (period == 0) {
            return false;
        }
        if (gaps.total() == 0) {
            return true; // a person says so
        }
        long middle = gaps.quantile(0.5);
        return gaps.deviation(middle) <= REGULAR * middle && pause <= STEADY * period;
    }

    /** Returns the median of the period, in seconds; 0 while there is none. */
    public double period() {
        return period;
    }

    /** Returns the longest usual gap, in seconds. */
    public double pause() {
        return pause;
    }

    /** Returns the number of learned gaps. */
    public long learned() {
        return gaps.total();
    }

    /**
     * Returns the time after the latest event from which silence is reported, in nanoseconds: five periods, or three
     * times the longest usual gap if that is longer.
     */
    public long patience() {
        return Math.round(Math.max(5 * period, 3 * pause) * NANOSECONDS);
    }

    /** Takes the more generous values of this and another rhythm of the same request. */
    public void absorb(Rhythm other) {
        if (other.period != 0 && period == 0) {
            period = other.period;
        }
        pause = Math.max(pause, other.pause);
        median = NEVER;
        isJudged = false;
        last = Math.max(last, other.last);
    }
}
