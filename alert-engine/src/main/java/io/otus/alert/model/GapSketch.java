package io.otus.alert.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A quantile sketch of durations: counts in buckets whose width grows by {@link #GROWTH}, so that every quantile has a
 * relative error of half of that growth at most, whatever the distribution. Only the buckets between the shortest and
 * the longest duration exist; a regular poll needs some twenty. Confined to the analysis thread.
 */
public final class GapSketch {
    /** Ratio of a bucket's end to its beginning. */
    private static final double GROWTH = 1.05;
    /** Beginning of the first bucket, in nanoseconds: one millisecond, since no poll is faster. */
    private static final double LEAST = 1_000_000.0;
    /** Most buckets; the last one begins at 1 ms times 1.05 to the 511th, more than two years. */
    static final int MAX_BUCKETS = 512;

    private static final double LOG_GROWTH = Math.log(GROWTH);

    /** The middle of each bucket, in nanoseconds. */
    private static final long[] MIDDLES = middles();
    /** The beginning of each bucket in nanoseconds: its shortest duration, by {@link #bucketByLogarithm}. */
    private static final long[] STARTS = starts();
    /** Bits below the highest bit of a duration that select a slot; within a slot, at most two buckets begin. */
    private static final int SLOT_BITS = 4;
    /** The bucket in which each slot begins. */
    private static final short[] SLOTS = slots();

    private char[] counts = new char[0];
    private int base;
    private long total;

    /** Counts a duration in nanoseconds. */
    public void add(long duration) {
        addTo(bucket(duration), 1);
    }

    /**
     * Returns the bucket of a duration, from tables: a logarithm per request took 4 % of the replay of Modbus polling.
     */
    static int bucket(long duration) {
        if (duration <= LEAST) {
            return 0;
        }
        int bucket = SLOTS[slot(duration)];
        while (bucket + 1 < MAX_BUCKETS && duration >= STARTS[bucket + 1]) {
            bucket++;
        }
        return bucket;
    }

    /** Computes the bucket from which the tables are made. */
    static int bucketByLogarithm(long duration) {
        return Math.min(MAX_BUCKETS - 1, (int) (Math.log(duration / LEAST) / LOG_GROWTH));
    }

    private static int slot(long duration) {
        int highest = Long.SIZE - 1 - Long.numberOfLeadingZeros(duration);
        int below = (int) (duration >>> (highest - SLOT_BITS)) & ((1 << SLOT_BITS) - 1);
        return (highest << SLOT_BITS) + below;
    }

    private static long[] starts() {
        long[] starts = new long[MAX_BUCKETS];
        for (int bucket = 1; bucket < MAX_BUCKETS; bucket++) {
            long below = starts[bucket - 1];
            long least = 2 * Math.max(below, (long) LEAST);
            while (least - below > 1) {
                long middle = below + (least - below) / 2;
                if (middle > LEAST && bucketByLogarithm(middle) >= bucket) {
                    least = middle;
                } else {
                    below = middle;
                }
            }
            starts[bucket] = least;
        }
        return starts;
    }

    private static short[] slots() {
        short[] slots = new short[(Long.SIZE - 1) << SLOT_BITS];
        for (int slot = 0; slot < slots.length; slot++) {
            int highest = slot >>> SLOT_BITS;
            long from = (1L << highest) + ((slot & (1L << SLOT_BITS) - 1) << Math.max(0, highest - SLOT_BITS));
            slots[slot] = (short) (from <= LEAST ? 0 : bucketByLogarithm(from));
        }
        return slots;
    }

    private static long[] middles() {
        long[] middles = new long[MAX_BUCKETS];
        for (int bucket = 0; bucket < MAX_BUCKETS; bucket++) {
            middles[bucket] = Math.round(LEAST * Math.pow(GROWTH, bucket + 0.5));
        }
        return middles;
    }

    /** Returns the middle of a bucket, in nanoseconds. */
    static long middle(int bucket) {
        return MIDDLES[bucket];
    }

    private void addTo(int bucket, int times) {
        if (counts.length == 0) {
            counts = new char[1];
            base = bucket;
        } else if (bucket < base) {
            char[] wider = new char[base + counts.length - bucket];
            System.arraycopy(counts, 0, wider, base - bucket, counts.length);
            counts = wider;
            base = bucket;
        } else if (bucket >= base + counts.length) {
            counts = Arrays.copyOf(counts, bucket - base + 1);
        }
        int at = bucket - base;
        if (counts[at] + times > Character.MAX_VALUE) {
            halve();
        }
        counts[at] += (char) times;
        total += times;
    }

    /** Halves all counts when one is full, so that recent durations weigh more than old ones. */
    private void halve() {
        total = 0;
        for (int i = 0; i < counts.length; i++) {
            counts[i] = (char) (counts[i] / 2);
            total += counts[i];
        }
    }

    /** Returns the number of counted durations. */
    public long total() {
        return total;
    }

    /** Returns the duration that this share of all, 0 to 1, does not exceed, in nanoseconds; 0 if there are none. */
    public long quantile(double share) {
        long rank = (long) Math.ceil(share * total);
        long sum = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += counts[i];
            if (sum >= rank && sum > 0) {
                return middle(base + i);
            }
        }
        return 0;
    }

    /**
     * Returns the median of the distances to a duration, in nanoseconds: the median absolute deviation if the duration
     * is the median.
     */
    public long deviation(long from) {
        int center = bucket(from) - base;
        long half = (total + 1) / 2;
        long sum = center >= 0 && center < counts.length ? counts[center] : 0;
        int below = center - 1;
        int above = center + 1;
        long distance = 0;
        while (sum < half && (below >= 0 || above < counts.length)) {
            long down = below >= 0 ? from - middle(base + below) : Long.MAX_VALUE;
            long up = above < counts.length ? middle(base + above) - from : Long.MAX_VALUE;
            if (down <= up) {
                sum += below < counts.length ? counts[below] : 0;
                distance = down;
                below--;
            } else {
                sum += above >= 0 ? counts[above] : 0;
                distance = up;
                above++;
            }
        }
        return Math.max(0, distance);
    }

    /** Returns the counts as one word, {@code 140*3,142*1}: bucket and count. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                text.append(text.isEmpty() ? "" : ",")
                        .append(base + i)
                        .append('*')
                        .append((int) counts[i]);
            }
        }
        return text.toString();
    }

    /** Parses {@link #text}; returns null if the text is invalid. */
    public static @Nullable GapSketch parse(String text) {
        GapSketch sketch = new GapSketch();
        try {
            for (String each : text.isEmpty() ? new String[0] : text.split(",", -1)) {
                int star = each.indexOf('*');
                int bucket = Integer.parseInt(each, 0, Math.max(0, star), 10);
                int count = Integer.parseInt(each, star + 1, each.length(), 10);
                if (bucket < 0 || bucket >= MAX_BUCKETS || count < 1 || count > Character.MAX_VALUE) {
                    return null;
                }
                sketch.addTo(bucket, count);
            }
            return sketch;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
