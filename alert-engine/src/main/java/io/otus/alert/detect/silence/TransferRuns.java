package io.otus.alert.detect.silence;

import io.otus.alert.detect.KeptLine;
import io.otus.alert.detect.KeptLines;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.FrameOrigin;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameHolder;
import io.otus.core.time.Nanos;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Part of {@link TransferSilenceDetector}: when one client opened connections to one port of one server, and by when it
 * has to do so again. Connections close together are one run. Confined to the analysis thread.
 */
final class TransferRuns implements FrameHolder {
    /** Connections within this time of each other are one run. */
    private static final long TOGETHER = 5 * Nanos.MINUTE;
    /** Shortest period: ten minutes, less what a run may be early. */
    private static final long LEAST_PERIOD = 9 * Nanos.MINUTE;
    /** Longest period: a week, and a day more. */
    private static final long MOST_PERIOD = 8 * Nanos.DAY;
    /** A period of this length or more is one of days. */
    private static final long DAILY = 20 * Nanos.HOUR;
    /** A shorter period shows only over a day: a page that is open for an hour loads itself anew at even times too. */
    private static final long SHORT = 4 * Nanos.HOUR;
    /** Pauses that show a period that is not short. */
    private static final int ENOUGH = 3;
    /** Pauses that show a period of days. */
    private static final int ENOUGH_DAYS = 2;
    /** At least this share of the pauses are one period long; the others are several. */
    private static final double SINGLE = 0.75;
    /** A pause differs by at most one part in this many of the period, and by at most {@code MOST_JITTER}. */
    private static final int JITTER = 10;
    /** A clock that goes over to summer time moves a run by an hour. */
    private static final long MOST_JITTER = 90 * Nanos.MINUTE;
    /** A run is overdue half a period after its time, and after this long at the latest. */
    private static final long MOST_PATIENCE = 2 * Nanos.HOUR;
    /** Until runs were watched for so long, a weekend without any may be ahead. */
    private static final long WEEK = 7 * Nanos.DAY;
    /** How long a weekend is. */
    private static final long WEEKEND = 2 * Nanos.DAY;
    /** Latest pauses that are remembered. */
    private static final int PAUSES = 8;

    private final long first;
    private final long[] pauses = new long[PAUSES];
    private int count;
    /** Event time of the run from which on all came at even times, nanoseconds since 1970. */
    private long even;

    private long longest;
    /** The longest pause that was told, in nanoseconds. */
    private long outage;
    /** Whether the present pause was told, and everything was heard since. */
    private boolean isTold;
    /** Event time at which the latest run began, nanoseconds since 1970. */
    private long last;
    /** Event time of the latest connection, nanoseconds since 1970. */
    private long connected;
    /** Whether what comes next says nothing of the pause before it, as that was told, excused or not heard. */
    private boolean isSpoiled;

    private boolean isAwaited = true;
    private boolean isControl;
    private @Nullable FrameOrigin shown;
    private @Nullable FlowInfo flow;

    private TransferRuns(long first, long last) {
        this.first = first;
        this.even = first;
        this.last = last;
        this.connected = last;
    }

    /** Runs of which the first one begins by this connection. */
    static TransferRuns begin(FrameOrigin origin, long time) {
        TransferRuns runs = new TransferRuns(time, time);
        runs.shown = origin;
        runs.flow = origin.flow();
        return runs;
    }

    @Override
    public boolean holds(long frame) {
        FrameOrigin origin = shown;
        return origin != null && origin.span().frame() == frame;
    }

    /** Notes a further connection. Returns whether it begins a run. */
    boolean add(FrameOrigin origin, long time) {
        flow = origin.flow();
        boolean isSame = time - connected < TOGETHER;
        connected = time;
        if (isSame) {
            return false;
        }
        if (!isSpoiled) {
            note(time - last);
        } else if (isTold) {
            noteTold(time - last);
        }
        isTold = false;
        last = time;
        even = count >= ENOUGH_DAYS && evenPause() == 0 ? time : even;
        shown = origin;
        isSpoiled = false;
        isAwaited = true;
        return true;
    }

    private void note(long pause) {
        pauses[count % PAUSES] = pause;
        count++;
        longest = Math.max(longest, pause);
    }

    /**
     * One outage shows nothing. A second one as long is what the job of working hours leaves out each weekend; jobs of
     * days are given a weekend anyway.
     */
    private void noteTold(long pause) {
        if (period() < DAILY) {
            longest = Math.max(longest, Math.min(outage, pause));
            outage = Math.max(outage, pause);
        }
    }

    /** Notes that the sensor did not hear everything until {@code to}. Another run may have been missed by that. */
    void deaf(long to) {
        long period = period();
        if (period == 0 || to >= last + period - patience(period)) {
            isSpoiled = true;
            isTold = false;
        }
    }

    /** Notes that it is told that no run came. No other is awaited until the next one comes. */
    void tell() {
        isSpoiled = true;
        isTold = true;
    }

    /** No run is awaited until the next one comes, and the pause until then is none that is usual. */
    void excuse() {
        isSpoiled = true;
    }

    /** No run is awaited until the next one comes; the pause until then is learned. */
    void lapse() {
        isAwaited = false;
    }

    /** Notes that the connections are those of a protocol of control. */
    void control() {
        isControl = true;
    }

    /** Returns the period in nanoseconds; 0 while the runs show none. */
    long period() {
        if (count < ENOUGH_DAYS) {
            return 0;
        }
        long period = evenPause();
        boolean isEnough = period >= DAILY || (period >= SHORT ? count >= ENOUGH : isEvenForADay());
        return isEnough ? period : 0;
    }

    private boolean isEvenForADay() {
        return count >= PAUSES && last - even >= Nanos.DAY;
    }

    /** Returns the pause of which the others are multiples; 0 if there is none. */
    private long evenPause() {
        int known = Math.min(count, PAUSES);
        long[] sorted = Arrays.copyOf(pauses, known);
        Arrays.sort(sorted);
        long period = sorted[(known - 1) / 2];
        if (period < LEAST_PERIOD || period > MOST_PERIOD) {
            return 0;
        }
        long jitter = Math.min(period / JITTER, MOST_JITTER);
        int single = 0;
        for (long pause : sorted) {
            long times = (pause + period / 2) / period;
            if (times < 1 || Math.abs(pause - times * period) > jitter) {
                return 0;
            }
            single += times == 1 ? 1 : 0;
        }
        return single >= SINGLE * known ? period : 0;
    }

    /** Returns whether a run is missing by now: it should have come, and nothing explains that it did not. */
    boolean isOverdue(long time) {
        long period = period();
        if (isControl || isSpoiled || !isAwaited || period == 0) {
            return false;
        }
        long patience = patience(period);
        boolean isWeekendAhead = period >= DAILY && period < WEEKEND && last + period - first < WEEK - patience;
        long pause = isWeekendAhead ? Math.max(longest, period + WEEKEND) : longest;
        FlowInfo latest = flow;
        boolean isGoingOn = latest != null && latest.lastTime() > last + period - patience;
        return time - last > pause + patience && !isGoingOn;
    }

    private static long patience(long period) {
        return Math.min(period / 2, MOST_PATIENCE);
    }

    long last() {
        return last;
    }

    /** Event time from which the next run might have come, nanoseconds since 1970. */
    long mayCome() {
        long period = period();
        return last + period - patience(period);
    }

    /** How many runs show the period. */
    int runs() {
        return Math.min(count, PAUSES) + 1;
    }

    long first() {
        return first;
    }

    /** The latest connection; null if it was not heard in this run of the sensor. */
    @Nullable
    FlowInfo flow() {
        return flow;
    }

    /** The frame that shows the latest run; null if it was not heard in this run of the sensor. */
    @Nullable
    Evidence evidence() {
        return shown == null ? null : shown.evidence();
    }

    /** Whether a later run of the sensor has use of it. */
    boolean isWorthKeeping() {
        return count > 0 && !isControl;
    }

    /**
     * Adds {@code FIRST EVEN LAST LONGEST OUTAGE CONNECTED SPOILED AWAITED COUNT PAUSE...}, the earliest pause first.
     */
    void keep(KeptLines out) {
        int known = Math.min(count, PAUSES);
        out.add(first).add(even).add(last).add(longest).add(outage).add(connected);
        out.add(isSpoiled).add(isAwaited).add(known);
        for (int i = count - known; i < count; i++) {
            out.add(pauses[i % PAUSES]);
        }
    }

    /** Reads what {@link #keep} wrote. */
    static TransferRuns read(KeptLine line) {
        long first = line.nextLong();
        long even = line.nextLong();
        TransferRuns runs = new TransferRuns(first, line.nextLong());
        runs.even = even;
        long longest = line.nextLong();
        runs.outage = line.nextLong();
        runs.connected = line.nextLong();
        runs.isSpoiled = line.nextBoolean();
        runs.isAwaited = line.nextBoolean();
        int known = line.nextInt();
        if (known < 1 || known > PAUSES) {
            throw new IllegalArgumentException(known + " pauses");
        }
        for (int i = 0; i < known; i++) {
            runs.note(line.nextLong());
        }
        runs.longest = Math.max(runs.longest, longest);
        return runs;
    }
}
