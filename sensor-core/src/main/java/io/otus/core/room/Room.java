package io.otus.core.room;

import io.otus.core.time.Nanos;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Decides how much of the heap may be taken by what grows with a site and is kept for long: devices, who talks with
 * whom, and what is known of that. Each holder of such things reports what they weigh, and asks before it keeps one
 * more.
 *
 * <p>Where room runs short, details such as points and rhythms stop first, conversations next, and devices last: to
 * know that a device is there is worth more than to know everything of another one.
 *
 * <p>Weights are computed from numbers of things, never measured, so that the same capture with the same heap is cut at
 * the same place. Confined to the analysis thread.
 */
public final class Room {
    /** Kinds of things that grow. Each may grow until its share of the room is taken by all of them together. */
    public enum Use {
        /** What is known of a conversation or a device: points, values, rhythms, and more than a few statements. */
        DETAIL(0.8),
        /** The fact that two devices talk. */
        CONVERSATION(0.9),
        /**
         * A device that only one frame has shown so far; where there is no room, the next such device takes its place.
         */
        NEWCOMER(0.97),
        /** The fact that a device is there. */
        DEVICE(1);

        private final double share;

        Use(double share) {
            this.share = share;
        }
    }

    /** Bytes that a flow takes, with everything that is kept with it. */
    public static final long FLOW = 1_350;

    /**
     * Bytes of the heap for everything else that lives long: the program itself, its alerts and buffers, and the tables
     * whose own bounds a large site reaches.
     */
    private static final long PROGRAM = 76 << 20;

    /**
     * Share of the rest of the heap that may be taken: the weights are not exact, and collecting takes ever longer in a
     * heap that is nearly full.
     */
    private static final double SHARE = 0.95;

    /** Least share of the heap that may be taken, for a heap that is hardly larger than the program. */
    private static final double LEAST = 0.125;

    /** Most bytes that one granted thing takes as a rule, with what follows from it. */
    private static final int HEAVY = 4_096;

    /**
     * Least number of things that are granted before everything is weighed again: with tens of thousands of things,
     * weighing takes a tenth of a second.
     */
    private static final int STEP = 64;

    /** How often a refused use is weighed again, of event time. */
    private static final long AGAIN = Nanos.MINUTE;

    private final long bytes;
    private final List<LongSupplier> holders = new ArrayList<>();
    private long taken;
    private long granted;
    private long weighAfter;
    private boolean refused;
    private long minute;

    private Room(long bytes) {
        this.bytes = bytes;
    }

    /** A room of so many bytes. */
    public static Room of(long bytes) {
        return new Room(bytes);
    }

    /**
     * The room in a heap.
     *
     * @param old most bytes that what lives long may take there
     */
    public static Room ofHeap(long old) {
        return new Room((long) Math.max(old * LEAST, (old - PROGRAM) * SHARE));
    }

    /** Room for everything. */
    public static Room unbounded() {
        return new Room(Long.MAX_VALUE);
    }

    /** A share of the room in bytes, for a holder that keeps to that bound by itself. */
    public long part(double share) {
        return (long) (bytes * share);
    }

    /**
     * Adds a holder whose things count from now on.
     *
     * @param weight what they take at present, in bytes
     */
    public void add(LongSupplier weight) {
        holders.add(weight);
        weighAfter = granted;
    }

    /** Whether one more thing may be kept. Counts it: ask once for each thing, and only to keep it then. */
    public boolean takes(Use use) {
        if (!has(use)) {
            return false;
        }
        granted++;
        return true;
    }

    /** Whether there is room for more of this use. Counts nothing. */
    public boolean has(Use use) {
        if (granted >= weighAfter) {
            weigh();
        }
        boolean fits = taken < limit(use);
        refused |= !fits;
        return fits;
    }

    /** Event time moved on: at each full minute after something was refused it is seen what became free meanwhile. */
    public void clock(long time) {
        long now = time / AGAIN;
        if (now != minute) {
            minute = now;
            if (refused) {
                weigh();
            }
        }
    }

    private double limit(Use use) {
        return bytes * use.share;
    }

    private void weigh() {
        taken = 0;
        for (LongSupplier each : holders) {
            taken += each.getAsLong();
        }
        double left = bytes;
        for (Use use : Use.values()) {
            double beyond = limit(use) - taken;
            left = beyond > 0 ? Math.min(left, beyond) : left;
        }
        refused = false;
        weighAfter = granted + Math.max(STEP, (long) (left / (2 * HEAVY)));
    }
}
