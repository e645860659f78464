package io.otus.inventory.graph;

import io.otus.core.time.Nanos;

/**
 * How regularly a device is heard, and when it is missed: after three times the longest pause that it ever made, and no
 * sooner than five minutes; never before it was heard for half an hour and for ten such pauses. Confined to the
 * analysis thread.
 */
final class Presence {
    /** Shortest silence that is reported: long-lived flows show only once a minute that they go on. */
    static final long MIN_SILENCE = 5 * Nanos.MINUTE;

    /** Least time over which a device must have been heard before it can be missed. */
    static final long MIN_HEARD = 30 * Nanos.MINUTE;

    /** How many times its longest pause a device must be silent. */
    private static final int PAUSES = 3;

    /** How many times its longest pause a device must have been heard for its pauses to be known. */
    private static final int KNOWN_PAUSES = 10;

    private long begin;
    private long heard;
    private long longestPause;
    private boolean missed;

    Presence(long time) {
        begin = time;
        heard = time;
    }

    /**
     * A frame of the asset was heard. A silence that was reported counts as a pause no longer than the time waited for,
     * so that one outage does not blunt the rule.
     */
    void heard(long time) {
        long pause = time - heard;
        if (pause > longestPause) {
            longestPause = missed ? Math.min(pause, patience()) : pause;
        }
        heard = Math.max(heard, time);
        missed = false;
    }

    /** Event time jumped: nobody was silent. */
    void rebase(long from, long to) {
        begin += to - from;
        heard += to - from;
    }

    boolean overdue(long time) {
        return !missed
                && heard - begin >= Math.max(MIN_HEARD, KNOWN_PAUSES * longestPause)
                && time - heard > patience();
    }

    private long patience() {
        return Math.max(MIN_SILENCE, PAUSES * longestPause);
    }

    boolean missed() {
        return missed;
    }

    void miss() {
        missed = true;
    }

    long longestPause() {
        return longestPause;
    }

    long begin() {
        return begin;
    }

    long heardTime() {
        return heard;
    }

    void restore(long begun, long lastHeard, long pause, boolean isMissed) {
        begin = begun;
        heard = lastHeard;
        longestPause = pause;
        missed = isMissed;
    }

    /** Takes over what another asset showed, when both turned out to be one: heard whenever either was. */
    void absorb(Presence other) {
        begin = Math.min(begin, other.begin);
        longestPause = Math.min(longestPause, other.longestPause);
        heard = Math.max(heard, other.heard);
        missed &= other.missed;
    }
}
