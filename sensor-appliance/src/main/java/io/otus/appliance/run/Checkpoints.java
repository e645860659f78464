package io.otus.appliance.run;

import io.otus.core.event.EventConsumer;
import io.otus.core.time.Nanos;
import java.util.function.BooleanSupplier;

/**
 * Has what changed written every five seconds of event time. The last consumer: what it writes is whole. While the disk
 * takes nothing it waits, for the next one has all that the ones before would have had: one after the other they would
 * fill the memory for what waits.
 */
final class Checkpoints implements EventConsumer {
    /** Half of the event time of facts that a crash may cost, nanoseconds: a slow disk has the other half. */
    static final long INTERVAL = 5 * Nanos.SECOND;

    private final Runnable checkpoint;
    private final BooleanSupplier isDiskFull;
    private long last;

    /**
     * Nothing is written yet.
     *
     * @param checkpoint writes what changed since it was called last
     * @param isDiskFull whether the store waits for its disk, or has to catch up with what waited
     */
    Checkpoints(Runnable checkpoint, BooleanSupplier isDiskFull) {
        this.checkpoint = checkpoint;
        this.isDiskFull = isDiskFull;
    }

    @Override
    public void clock(long time) {
        if (last == 0) {
            last = time;
        }
        if (time - last >= INTERVAL && !isDiskFull.getAsBoolean()) {
            last = time;
            checkpoint.run();
        }
    }
}
