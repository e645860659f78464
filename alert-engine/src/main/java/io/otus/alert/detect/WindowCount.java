package io.otus.alert.detect;

/**
 * Counts what happens within a time. The count begins with what is counted first, and anew with what comes after the
 * time is over: what is spread evenly over two times is counted in halves. Event time. Confined to the analysis thread.
 */
public final class WindowCount {
    private final long length;
    private long start;
    private int count;

    /**
     * Nothing is counted yet.
     *
     * @param length of the time in nanoseconds
     */
    public WindowCount(long length) {
        this.length = length;
    }

    /** As an earlier run left it. */
    public WindowCount(long length, long start, int count) {
        this.length = length;
        this.start = start;
        this.count = count;
    }

    /**
     * Counts one more.
     *
     * @return how many there are by now, 1 where it is the first
     */
    public int add(long time) {
        if (count == 0 || time - start >= length) {
            start = time;
            count = 0;
        }
        count++;
        return count;
    }

    /** Event time of the one that was counted first, nanoseconds since 1970; 0 where nothing was counted. */
    public long start() {
        return start;
    }

    /** How many were counted by the latest one. */
    public int count() {
        return count;
    }
}
