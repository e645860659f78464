package io.otus.alert.model;

import io.otus.core.time.Nanos;
import org.jspecify.annotations.Nullable;

/**
 * How a number that is read again and again moves: how long it stays the same, how fast it changes, and where it is on
 * the whole. The limits are learned, then frozen; the sums that drift is found with start from the frozen mean, so that
 * a slow change is not followed. Confined to the analysis thread.
 */
public final class Reading {
    /** So many changes are needed to say how long it usually stays the same. */
    public static final int ENOUGH = 64;
    /** The mean is taken of one value in this time: neighbouring values say the same. */
    private static final long SAMPLE = 10 * Nanos.SECOND;
    /** So many of these are needed to speak of a mean, and of a range. */
    private static final int SAMPLES = 100;
    /** After so many of these without another value, which take an hour and a half at least, it has no further ones. */
    private static final int STEADY = 540;
    /** One of several values came so many times as long ago as they usually came one after the other. */
    private static final int PAUSES = 4;
    /** It is steady by what was written down, not by how often it was seen. */
    private static final int TOLD = -1;

    /** What lies within so many standard deviations is no drift. */
    private static final double SLACK = 1.5;
    /** Drift is a sum of so many standard deviations beyond that. */
    private static final double DRIFT = 120;
    /** One value counts for this many of them at most: a leap is no drift. */
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
    /** How many samples there were when a value was new; {@link #TOLD} where none may be. */
    private int newest;

    private double mean;
    private double squares;
    private float up;
    private float down;

    /** Nothing is known yet. */
    public Reading() {}

    private Reading(double flat, double rate, boolean counter) {
        this.flat = flat;
        this.rate = rate;
        this.changes = flat > 0 || rate > 0 ? ENOUGH : 0;
        this.falls = counter ? 0 : changes;
    }

    /**
     * A reading as it was written down.
     *
     * @param flat how long it usually stays the same at most, in seconds; 0 where it is not known
     * @param rate how much it changes in a second at most; 0 where it is not known
     * @param counter whether it only rises
     * @param statistics as {@link #statistics} gave them; null where there are none
     * @return null when the statistics are none
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
     * What it was learned from, as one word: changes, falls, samples, their mean and the sum of their squared distances
     * to it, and how many of them there were when a value was new.
     */
    public String statistics() {
        return changes + "/" + falls + '/' + samples + '/' + mean + '/' + squares + '/' + newest;
    }

    /** Event time of the latest change, nanoseconds since 1970; the least long when it was never seen in this run. */
    public long changed() {
        return changed;
    }

    /** Event time of the latest reading, nanoseconds since 1970; the least long when there was none in this run. */
    public long seen() {
        return seen;
    }

    /** The latest value; not-a-number when there was none. */
    public double last() {
        return last;
    }

    /** How long it usually stays the same at most, in seconds; 0 while too few changes were seen. */
    public double flat() {
        return changes >= ENOUGH ? flat : 0;
    }

    /** How much it changes in a second at most; 0 while too few changes were seen. */
    public double rate() {
        return changes >= ENOUGH ? rate : 0;
    }

    /** Whether it only ever grows, but for starting anew. */
    public boolean isCounter() {
        return changes >= ENOUGH && falls <= changes / ENOUGH;
    }

    /** Mean of what was learned; only where {@link #hasMean}. */
    public double mean() {
        return mean;
    }

    /** Whether enough was learned to speak of a mean. */
    public boolean hasMean() {
        return samples >= SAMPLES && squares > 0;
    }

    /**
     * Whether it was learned from so few samples that another range may be seen any time: of n that came in any order,
     * the next one is the least or the greatest in 2 of n + 1 cases, 1 in 50 where they are just enough. Several in a
     * row that are far beyond both, which is what is judged, are rarer still. What was read ten times within seconds
     * was looked at once or twice. One that a person declared has no samples, and is as he says.
     */
    public boolean isUnsettled() {
        return samples > 0 && samples < SAMPLES;
    }

    /**
     * Whether it has no other values than those that it had: none came for long, and for much longer than they came one
     * after the other. What has several and was never seen to fall may be something that counts.
     *
     * @param values how many it had
     * @see #isToldSteady
     */
    public boolean isSteady(int values) {
        long since = (long) samples - newest;
        return newest != TOLD
                && since >= STEADY
                && (values == 1 || (falls > 0 && since * (values - 1) >= (long) PAUSES * newest));
    }

    /** It has a value that it never had. */
    public void widened() {
        newest = samples;
    }

    /** It was written down whether it has no other values than it had. */
    public void steady(boolean isSteady) {
        newest = isSteady ? TOLD : samples;
    }

    /** Whether it was written down that it has no other values than it had. */
    public boolean isToldSteady() {
        return newest == TOLD;
    }

    private double deviation() {
        return Math.sqrt(squares / (samples - 1));
    }

    /**
     * It was read.
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

    /** Whether a value came faster than any change before, and by how many times; 0 where that is not known. */
    public double leap(double value, long time) {
        double limit = rate();
        if (limit == 0 || seen == NEVER || Double.isNaN(last)) {
            return 0;
        }
        double seconds = Math.max(1, (time - seen) / NANOSECONDS);
        return Math.abs(value - last) / seconds / limit;
    }

    /**
     * Whether it has moved away from its mean slowly and for long.
     *
     * @param upwards which way
     */
    public boolean isDrifting(boolean upwards) {
        return (upwards ? up : down) > DRIFT;
    }

    /** Forgets that it moved away: somebody asked for that. */
    public void settle() {
        up = 0;
        down = 0;
    }

    /** Moves its clock on by the time in which it was not read. */
    public void rebase(long time) {
        changed = changed == NEVER ? NEVER : changed + (time - seen);
    }

    /** Takes the more generous limits of this and another one of the same point. */
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
