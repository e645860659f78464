package io.otus.core.room;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * The part of the heap that may be taken by what grows with a site and is kept for long: devices, who talks with whom, and what is known of that. Who keeps such
 * things says what they weigh, and asks before keeping one more. Weights are worked out from numbers of things and never measured, so that the same
 * capture with the same heap is cut at the same place. Where it runs short, points and rhythms stop first, conversations next, and devices last: to know
 * that a device is there is worth more than to know all of another one. Confined to the analysis thread.
 */
public final class Room {
    /** What may grow until how much of the room is taken. */
    public enum Use {
        /** What is known of a conversation: its points, values and rhythms. */
        DETAIL(0.8),
        /** That two devices talk. */
        CONVERSATION(0.9),
        /** That a device is there. */
        DEVICE(1);

        private final double share;

        Use(double share) {
            this.share = share;
        }
    }

    /** What a flow takes with all that is kept with it, in bytes. */
    public static final long FLOW = 1_500;

    /** What the heap needs for the program itself, its tables, alerts and buffers, and for what dies at once, in bytes. */
    private static final long PROGRAM = 100 << 20;

    /** Of the rest, what may be taken: the weights are not exact, and collecting takes ever longer in a heap that is nearly full. */
    private static final double SHARE = 0.95;

    /** All is weighed again after so many things that were granted, or refused although something was given back: it takes some milliseconds. */
    private static final int STEP = 4_096;

    private final long bytes;
    private final List<LongSupplier> holders = new ArrayList<>();
    private long taken;
    private int granted = STEP;
    private int refused;
    private boolean givenBack;

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
     * @param heap most bytes that the heap may have
     */
    public static Room ofHeap(long heap) {
        return new Room((long) (Math.max(0, heap - PROGRAM) * SHARE));
    }

    /** Room for everything. */
    public static Room unbounded() {
        return new Room(Long.MAX_VALUE);
    }

    /**
     * Somebody keeps things in it.
     *
     * @param weight what they take at present, in bytes
     */
    public void add(LongSupplier weight) {
        holders.add(weight);
        granted = STEP;
    }

    /** Whether one more may be kept; to be asked once for each, and only by who keeps it then. */
    public boolean takes(Use use) {
        if (granted >= STEP || (givenBack && refused >= STEP)) {
            weigh();
        }
        if (taken >= bytes * use.share) {
            refused++;
            return false;
        }
        granted++;
        return true;
    }

    /** Something is kept no more, so that what was refused may be granted again. */
    public void giveBack() {
        givenBack = true;
    }

    private void weigh() {
        taken = 0;
        for (LongSupplier each : holders) {
            taken += each.getAsLong();
        }
        granted = 0;
        refused = 0;
        givenBack = false;
    }
}
