package io.otus.alert.model;

import io.otus.core.time.Nanos;
import org.jspecify.annotations.Nullable;

/**
 * The behaviour of a number that is read again and again: how long it stays the same, how fast it changes, and its
 * mean. The limits are learned, then frozen. Drift is measured from the frozen mean, so that the mean does not follow a
 * slow change. Confined to the analysis thread.
 */
public final class Reading {
    /** Least changes from which the usual longest time without a change is known. */
    public static final int ENOUGH = 64;
    /** Least time between two samples for the mean, in nanoseconds: ten seconds. Adjacent values are nearly equal. */
    private static final long SAMPLE = 10 * Nanos.SECOND;
    /** Least samples for a mean and for a range. */
    private static final int SAMPLES = 100;
    /**
     * Least samples without a new value after which no further values are expected; they take an hour and a half at
     * least.
     */
    private static final int STEADY = 540;
    /**
     * With several values, no further ones are expected after this many times the average number of samples between new
     * values.
     */
    private static final int PAUSES = 4;
    /** Marks a reading as steady because the baseline text says so, not because of samples. */
    private static final int TOLD = -1;

    /** Distance from the mean, in standard deviations, that is no drift. */
    private static final double SLACK = 1.5;
    /** Sum of standard deviations beyond {@link #SLACK} that is a drift. */
    private static final double DRIFT = 120;
    /** Most standard deviations that one value contributes: a single leap is no drift. */
    private static final double MOST = 5;

    private static final double NANOSECONDS = 1e9;
    private static final long NEVER = Long.MIN_VALUE;

    private double last = Double.NaN;
    private long seen = NEVER;
    private long changed = NEVER;
    private long sampled = NEVER;
    private int changes;
    private int falls;
    private double flat;
    private double rate;
    private int samples;
    /** Number of samples when the last new value came; {@link #TOLD} if no new value is expected. */
    private int newest;

    private double mean;
    private double squares;
    private float up;
    private float down;

    /** Creates a reading without any knowledge. */
    public Reading() {}

    private Reading(double flat, double rate, boolean counter) {
        this.flat = flat;
        this.rate = rate;
        this.changes = flat > 0 || rate > 0 ? ENOUGH : 0;
        this.falls = counter ? 0 : changes;
    }

    /**
     * Creates a reading from the baseline text.
     *
     * @param flat longest usual time without a change, in seconds; 0 if unknown
     * @param rate largest change in a second; 0 if unknown
     * @param counter whether it only rises
     * @param statistics a result of {@link #statistics}; null if there is none
     * @return null if the statistics are invalid
     */
    public static @Nullable Reading of(double flat, double rate, boolean counter, @Nullable String statistics) {
        Reading reading = new Reading(flat, rate, counter);
        if (statistics == null) {
            return reading;
        }
        String[] parts = statistics.split("/", -1);
        if (parts.length < 5 || parts.length > 6) {
            return null;
        }
        try {
            reading.changes = Integer.parseInt(parts[0]);
            reading.falls = Integer.parseInt(parts[1]);
            reading.samples = Integer.parseInt(parts[2]);
            reading.mean = Double.parseDouble(parts[3]);
            reading.squares = Double.parseDouble(parts[4]);
            reading.newest = parts.length == 5 ? reading.samples : Integer.parseInt(parts[5]);
            return reading;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /**
     * Returns what was learned as one word: the changes, the falls, the samples, their mean, the sum of their squared
     * distances to it, and the number of samples when the last new value came.
     */
    public String statistics() {
        return changes + "/" + falls + '/' + samples + '/' + mean + '/' + squares + '/' + newest;
    }

    /**
     * Returns the event time of the latest change, in nanoseconds since 1970; the least long if none was seen in this
     * run.
     */
    public long changed() {
        return changed;
    }

    /**
     * Returns the event time of the latest reading, in nanoseconds since 1970; the least long if there was none in this
     * run.
     */
    public long seen() {
        return seen;
    }

    /** Returns the latest value; not-a-number if there was none. */
    public double last() {
        return last;
    }

    /** Returns the longest usual time without a change, in seconds; 0 while too few changes were seen. */
    public double flat() {
        return changes >= ENOUGH ? flat : 0;
    }

    /** Returns the largest change in a second; 0 while too few changes were seen. */
    public double rate() {
        return changes >= ENOUGH ? rate : 0;
    }

    /** Returns whether the number only ever rises, apart from restarts. */
    public boolean isCounter() {
        return changes >= ENOUGH && falls <= changes / ENOUGH;
    }

    /** Returns the mean of what was learned; valid only if {@link #hasMean}. */
    public double mean() {
        return mean;
    }

    /** Returns whether enough was learned for a mean. */
    public boolean hasMean() {
        return samples >= SAMPLES && squares > 0;
    }

    /**
     * Returns whether the range was learned from so few samples that values outside it are to be expected: after n
     * samples in random order, the next one is the least or the greatest in 2 of n + 1 cases, 1 in 50 if they are just
     * enough. The judged case, several values in a row far beyond both limits, is rarer still. Ten readings within
     * seconds are only one or two samples. A reading that a person declared has no samples, and counts as settled.
     */
    public boolean isUnsettled() {
        return samples > 0 && samples < SAMPLES;
    }

    /**
     * Returns whether no further values are expected: no new value came for long, and for much longer than the usual
     * time between new values. A number with several values that never fell may be a counter.
     *
     * @param values number of values so far
     * @see #isToldSteady
     */
    public boolean isSteady(int values) {
        long since = (long) samples - newest;
        return newest != TOLD
                && since >= STEADY
                && (values == 1 || (falls > 0 && since * (values - 1) >= (long) PAUSES * newest));
    }

    /** Notes a new value. */
    public void widened() {
        newest = samples;
    }

    /** Restores whether the baseline text says that no further values are expected. */
    public void steady(boolean isSteady) {
        newest = isSteady ? TOLD : samples;
    }

    /** Returns whether the baseline text says that no further values are expected. */
    public boolean isToldSteady() {
        return newest == TOLD;
    }

    private double deviation() {
        return Math.sqrt(squares / (samples - 1));
    }

    /**
     * Notes a value.
     *
     * @param learning whether its limits are still learned
     */
    public void observe(double value, long time, boolean learning) {
        if (Double.isNaN(value)) {
            return; // an instrument without a value
        }
        if (value != last) {
            change(value, time, learning);
        }
        seen = time;
        if (time - sampled >= SAMPLE || sampled == NEVER) {
            sampled = time;
            sample(value, learning);
        }
    }

    private void change(double value, long time, boolean learning) {
        if (changed != NEVER && learning) {
            changes++;
            falls += value < last ? 1 : 0;
            flat = greater(flat, (time - changed) / NANOSECONDS);
            rate = greater(rate, Math.abs(value - last) / Math.max(1, (time - seen) / NANOSECONDS));
        }
        last = value;
        changed = time;
    }

    private static double greater(double limit, double value) {
        return value > limit ? Rounded.up(value) : limit;
    }

    private void sample(double value, boolean learning) {
        if (learning) {
            samples++;
            double distance = value - mean;
            mean += distance / samples;
            squares += distance * (value - mean);
        } else if (hasMean()) {
            double distance = Math.clamp((value - mean) / deviation(), -MOST, MOST);
            up = (float) Math.max(0, up + distance - SLACK);
            down = (float) Math.max(0, down - distance - SLACK);
        }
    }

    /** Returns how many times faster a value came than the fastest known change; 0 if that is unknown. */
    public double leap(double value, long time) {
        double limit = rate();
        if (limit == 0 || seen == NEVER || Double.isNaN(last)) {
            return 0;
        }
        double seconds = Math.max(1, (time - seen) / NANOSECONDS);
        return Math.abs(value - last) / seconds / limit;
    }

    /**
     * Returns whether the number has moved away from its mean slowly and for long.
     *
     * @param upwards the direction
     */
    public boolean isDrifting(boolean upwards) {
        return (upwards ? up : down) > DRIFT;
    }

    /** Resets the drift: it was reported, or a command explains it. */
    public void settle() {
        up = 0;
        down = 0;
    }

    /** Moves the time of the latest change on by the time in which the number was not read. */
    public void rebase(long time) {
        changed = changed == NEVER ? NEVER : changed + (time - seen);
    }

    /** Takes the more generous limits of this and another reading of the same point. */
    public void absorb(Reading other) {
        flat = Math.max(flat, other.flat);
        rate = Math.max(rate, other.rate);
        changes = Math.max(changes, other.changes);
        if (other.samples > samples) {
            samples = other.samples;
            mean = other.mean;
            squares = other.squares;
        }
        newest = Math.min(newest, other.newest) == TOLD ? TOLD : Math.max(newest, other.newest);
    }
}
