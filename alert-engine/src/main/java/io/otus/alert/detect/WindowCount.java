package io.otus.alert.detect;

/**
 * Counts what happens within a window of event time. The first thing counted opens a window; the first one after the
 * end of the window opens the next. A burst that lies evenly across two windows is counted in halves. Confined to the
 * analysis thread.
 */
public final class WindowCount {
    private final long length;
    private long start;
    private int count;

    /**
     * Creates a count of 0.
     *
     * @param length length of the window in nanoseconds
     */
    public WindowCount(long length) {
        this.length = length;
    }

    /** Creates a count as an earlier run left it. */
    public WindowCount(long length, long start, int count) {
        this.length = length;
        this.start = start;
        this.count = count;
    }

    /**
     * Counts one more.
     *
     * @return the count within the current window, 1 for the first
     */
    public int add(long time) {
        if (count == 0 || time - start >= length) {
            start = time;
            count = 0;
        }
        count++;
        return count;
    }

    /**
     * Returns the event time of the first one counted in the window, nanoseconds since 1970; 0 if nothing was counted.
     */
    public long start() {
        return start;
    }

    /** Returns the count up to the latest one. */
    public int count() {
        return count;
    }
}
