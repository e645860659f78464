package io.otus.inventory.graph;

import io.otus.core.time.Nanos;

/**
 * Detects that the sensor hears nothing from any device for longer than ever before. The sensor is then deaf, and no
 * device counts as silent. How long all of them may be quiet at once is learned. Confined to the analysis thread.
 */
final class Deafness {
    /** Nothing is called deafness sooner: of a connection that just goes on it is heard once a minute. */
    private static final long LEAST = 90 * Nanos.SECOND;
    /** How many times the longest pause of all of them it takes. */
    private static final int PAUSES = 3;

    private static final long NEVER = Long.MIN_VALUE;

    private long latest = NEVER;
    private long longestPause;

    /**
     * Somebody is heard.
     *
     * @return since when the sensor was deaf until now, event time; the same time where it was not
     */
    long heard(long time) {
        long since = latest;
        latest = Math.max(latest, time);
        if (since == NEVER || time <= since) {
            return time;
        }
        long patience = patience();
        longestPause = Math.max(longestPause, Math.min(time - since, patience));
        return time - since > patience ? since : time;
    }

    /** Whether it hears nothing at all now. */
    boolean isDeaf(long time) {
        return latest != NEVER && time - latest > patience();
    }

    /** Event time jumped: that was no pause. */
    void rebase(long from, long to) {
        latest = latest == NEVER ? NEVER : latest + to - from;
    }

    private long patience() {
        return Math.max(LEAST, PAUSES * longestPause);
    }
}
