package io.otus.alert.detect.scan;

import io.otus.alert.detect.KeptLine;
import io.otus.alert.detect.KeptLines;
import io.otus.core.time.Nanos;

/**
 * Part of {@link VolumeDetector}: the bytes that went one way, by windows of {@value #MINUTES} minutes, and the most
 * that are usual. Confined to the analysis thread.
 */
final class Volume {
    static final int MINUTES = 5;
    private static final long WINDOW = MINUTES * Nanos.MINUTE;
    static final int LEAST_MEGABYTES = 50;
    static final int FACTOR = 10;
    static final long MEGABYTE = 1_000_000;
    /** Each direction learns for at least this long. */
    private static final long APPRENTICESHIP = Nanos.DAY;

    private final long since;
    private long window = Long.MIN_VALUE / 2;
    private long bytes;
    /** Bytes of the window before. */
    private long before;

    private long learned;
    /** The latest window that was too large. */
    private long told = Long.MIN_VALUE / 2;

    /** Creates a volume of nothing; {@code since} is the event time at which the direction was first heard. */
    Volume(long since) {
        this.since = since;
    }

    /**
     * Adds bytes and returns the sum of their window. A flow may be reported long after its latest frame: bytes from
     * before the windows that are remembered are a sum of their own, which is never too high.
     */
    long add(long more, long time) {
        long at = Math.floorDiv(time, WINDOW);
        if (at > window) {
            before = at == window + 1 ? bytes : 0;
            bytes = 0;
            window = at;
        }
        if (at == window) {
            bytes += more;
            return bytes;
        }
        if (at == window - 1) {
            before += more;
            return before;
        }
        return more;
    }

    /** Returns whether the direction was first heard so short a time ago that it still learns. */
    boolean isLearning(long time) {
        return time - since < APPRENTICESHIP;
    }

    /** Notes that the sum of a window is usual. */
    void learn(long sum) {
        learned = Math.max(learned, sum);
    }

    /** Returns the greatest usual sum of a window. */
    long learned() {
        return learned;
    }

    /** Returns whether the sum of a window is too large. */
    boolean isTooMuch(long sum) {
        return sum >= LEAST_MEGABYTES * MEGABYTE && sum / FACTOR >= learned;
    }

    /** Notes that a window is too large, and returns whether the one before was not. */
    boolean isNews(long time) {
        long at = Math.floorDiv(time, WINDOW);
        boolean isNew = at > told + 1;
        told = Math.max(told, at);
        return isNew;
    }

    /**
     * Adds {@code SINCE LEARNED TOLD}. The bytes of the present window are not kept: it would be a change of each line
     * at each checkpoint.
     */
    void keep(KeptLines out) {
        out.add(since).add(learned).add(told);
    }

    /** Reads what {@link #keep} wrote. */
    static Volume read(KeptLine line) {
        Volume volume = new Volume(line.nextLong());
        volume.learned = line.nextLong();
        volume.told = line.nextLong();
        return volume;
    }
}
