package io.otus.core.room;

import io.otus.core.time.Nanos;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Decides how much of the heap may be taken by what grows with a site and is kept for long: devices, who talks with
 * whom, and what is known of that. Whoever keeps such things says what they weigh, and asks before keeping one more.
 *
 * <p>Where room runs short, details such as points and rhythms stop first, conversations next, and devices last: to
 * know that a device is there is worth more than to know all of another one.
 *
 * <p>Weights are worked out from numbers of things, never measured, so that the same capture with the same heap is cut
 * at the same place. Confined to the analysis thread.
 */
public final class Room {
    /** What may grow until how much of the room is taken. */
    public enum Use {
        /** What is known of a conversation or a device: points, values, rhythms, and more than a few statements. */
        DETAIL(0.8),
        /** That two devices talk. */
        CONVERSATION(0.9),
        /** That a device is there of which one frame alone tells; beyond that the next one takes its place. */
        NEWCOMER(0.97),
        /** That a device is there. */
        DEVICE(1);

        private final double share;

        Use(double share) {
            this.share = share;
        }
    }

    /** What a flow takes with all that is kept with it, in bytes. */
    public static final long FLOW = 1_350;

    /**
     * What lives as long beside these things, in bytes: the program itself, its alerts and buffers, and the tables
     * whose own bounds a large site reaches.
     */
    private static final long PROGRAM = 76 << 20;

    /**
     * Of the rest, what may be taken: the weights are not exact, and collecting takes ever longer in a heap that is
     * nearly full.
     */
    private static final double SHARE = 0.95;

    /** Of a heap that is hardly larger than the program, what may be taken. */
    private static final double LEAST = 0.125;

    /** What one thing that is asked for takes at most, as a rule, with what follows from it, in bytes. */
    private static final int HEAVY = 4_096;

    /**
     * So many things are granted at least before all is weighed again: where there are tens of thousands, that takes a
     * tenth of a second.
     */
    private static final int STEP = 64;

    /** How often what was refused may be granted again, in nanoseconds of event time: a minute. */
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

    /** So many bytes of it, for who keeps to them by himself. */
    public long part(double share) {
        return (long) (bytes * share);
    }

    /**
     * Somebody keeps things in it.
     *
     * @param weight what they take at present, in bytes
     */
    public void add(LongSupplier weight) {
        holders.add(weight);
        weighAfter = granted;
    }

    /** Whether one more may be kept; to be asked once for each, and only by who keeps it then. */
    public boolean takes(Use use) {
        if (!has(use)) {
            return false;
        }
        granted++;
        return true;
    }

    /** Whether there is room for more of this use; nothing is kept for that. */
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
