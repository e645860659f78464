package io.otus.appliance.run;

import io.otus.core.event.EventConsumer;

/** Has the analysis write what changed every ten seconds of event time. The last consumer: what it writes is whole. */
final class Checkpoints implements EventConsumer {
    /** Most event time of facts that a crash costs, nanoseconds. */
    static final long INTERVAL = 10_000_000_000L;

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
