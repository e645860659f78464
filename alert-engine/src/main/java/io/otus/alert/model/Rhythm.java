package io.otus.alert.model;

import io.otus.core.time.Nanos;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How regularly something comes: the median of its period, and the longest gap that is usual. Both are learned, then
 * frozen; {@link #change} compares with them what comes later. Confined to the analysis thread.
 */
public final class Rhythm {
    /** So many gaps are needed to speak of a period. */
    public static final int ENOUGH = 12;
    /** A gap is usual when it, or a longer one, came so often: one failover in a week is not how a master works. */
    private static final int USUAL = 3;
    /** It is regular when half of its gaps differ from the median by this share of it at most. */
    private static final double REGULAR = 0.3;
    /** It is regular when its usual gaps are no longer than this many periods. */
    private static final int STEADY = 60;
    /** A time in which nothing at all was heard is the sensor's own when it is longer than this many periods. */
    private static final int DEAF = 5;
    /** Something that comes again so soon is the same once more, in nanoseconds. */
    private static final long AGAIN = Nanos.MILLISECOND;
    /** Another period has to last for so many gaps in a row, twice, to be one. */
    private static final int WINDOW = 16;
    /** A period changed when it is longer or shorter by this factor at least. */
    private static final double CHANGE = 1.5;
    /** What is longer by this factor is waited for in vain so long that fewer gaps have to do: it is another period. */
    private static final double SLOW = 3;
    /** So many of such gaps in a row, each as long as the others. */
    private static final int SLOW_ROW = 6;

    private static final long NEVER = Long.MIN_VALUE;
    private static final double NANOSECONDS = 1e9;
    private static final float[] NO_GAPS = {};

    private final GapSketch gaps;
    /** The longest gaps, longest first. */
    private final long[] longest = new long[USUAL];

    private double period;
    private double pause;
    /** What period and pause were rounded from; the least long where they were written down or joined. */
    private long median = NEVER;

    private long usual = NEVER;
    private long last = NEVER;
    /** Since it came last nothing at all was heard for so long, in nanoseconds. */
    private long quiet;

    private long lastFlow;
    private int same;
    private boolean isCarriedByOne = true;
    private boolean isJudged;
    private boolean isRegular;
    /**
     * The gaps of the present window; made when the first one is compared, as rhythms are learned for long and some
     * never are compared.
     */
    private float[] recent = NO_GAPS;

    private int filled;
    private int windows;
    private double now;
    /** Gaps in a row that are longer by far, and their mean. */
    private int slow;

    private double slowMean;
    private double changed;

    /** Nothing is known yet. */
    public Rhythm() {
        this.gaps = new GapSketch();
    }

    private Rhythm(double period, double pause, GapSketch gaps) {
        this.period = period;
        this.pause = pause;
        this.gaps = gaps;
    }

    /**
     * A rhythm as it was written down.
     *
     * @param period median of its period in seconds
     * @param pause the longest usual gap in seconds
     * @param statistics as {@link #statistics} gave them; null where there are none, so that nothing is added by
     *     learning
     * @return null when the statistics are none
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

    /** What it was learned from, as one word; empty for what was written down by a person. */
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
     * It came.
     *
     * @param time event time, nanoseconds since 1970
     * @param flow what carried it: where one connection carries all, what comes in others beside it is no other period
     * @param learning whether its gaps are still learned
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

    /**
     * Sets period and longest usual gap, which seldom are others than before: to round a number takes longer than all
     * else here.
     */
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

    /** Two windows in a row that keep to another period, regularly, are another period; two that overlap are not. */
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
     * The period that it has had for a while in place of its own, in seconds; 0 when it keeps to its own. Told once.
     */
    public double change() {
        return changed == 0 ? 0 : Rounded.of(changed);
    }

    /** Event time at which it came last, nanoseconds since 1970; the least long when it never did. */
    public long last() {
        return last;
    }

    /**
     * Nothing at all was heard for so long, in nanoseconds. On a quiet link that is how it comes; where it comes more
     * often by far, the sensor was deaf and the gap says nothing of its period.
     */
    public void quiet(long duration) {
        quiet = Math.max(quiet, duration);
    }

    /**
     * Whether it has a period at all. Asked for each request, and judged anew only where something was learned since.
     */
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

    /** Median of its period in seconds; 0 while it has none. */
    public double period() {
        return period;
    }

    /** The longest usual gap in seconds. */
    public double pause() {
        return pause;
    }

    /** How many gaps were learned. */
    public long learned() {
        return gaps.total();
    }

    /**
     * When to speak of silence, in nanoseconds after the last time: five periods, or three times the longest usual gap
     * if that is longer.
     */
    public long patience() {
        return Math.round(Math.max(5 * period, 3 * pause) * NANOSECONDS);
    }

    /** Takes the more generous of this and another one of the same request. */
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
