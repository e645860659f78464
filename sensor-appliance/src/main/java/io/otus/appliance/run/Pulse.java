package io.otus.appliance.run;

import io.otus.core.event.EventConsumer;
import java.util.concurrent.atomic.AtomicBoolean;

/** Whether the analysis goes on: with frames, or with the ticks of a silent link. */
final class Pulse implements EventConsumer {
    private final AtomicBoolean beaten = new AtomicBoolean();

    @Override
    public void clock(long time) {
        beaten.setOpaque(true);
    }

    /** Whether it went on since this was asked last; thread-safe. */
    boolean wasFelt() {
        return beaten.getAndSet(false);
    }
}
