package io.otus.appliance.run;

import io.otus.core.event.EventConsumer;

/** Has the analysis write what changed every five seconds of event time. The last consumer: what it writes is whole. */
final class Checkpoints implements EventConsumer {
    /** Half of the event time of facts that a crash may cost, nanoseconds: a slow disk has the other half. */
    static final long INTERVAL = 5_000_000_000L;

    private final Analysis analysis;
    private long last;

    Checkpoints(Analysis analysis) {
        this.analysis = analysis;
    }

    @Override
    public void clock(long time) {
        if (last == 0) {
            last = time;
        }
        if (time - last >= INTERVAL) {
            last = time;
            analysis.checkpoint();
        }
    }
}
