package io.otus.core.pipeline;

import io.otus.core.event.CaptureHealth;
import io.otus.core.event.EventConsumer;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects faults of consumers. A consumer that throws misses that event; nothing else is affected. The first fault of
 * each distinct stack is logged and reported as health.
 */
final class ConsumerFaults {
    private static final Logger LOG = LoggerFactory.getLogger(ConsumerFaults.class);

    private final DistinctFaults distinct = new DistinctFaults();
    private final List<Untold> untold = new ArrayList<>();

    private long count;

    private record Untold(String who, String fault) {}

    /** Notes that a consumer threw at an event. */
    void note(EventConsumer consumer, Throwable fault) {
        count++;
        String who = consumer.getClass().getSimpleName();
        if (distinct.isNew(who, fault)) {
            LOG.error("{} failed at an event, which it leaves out", who, fault);
            untold.add(new Untold(who, fault.getClass().getSimpleName()));
        }
    }

    /** How many were noted, alike or not. */
    long count() {
        return count;
    }

    /**
     * The faults not reported yet, each once. Not to be called while an event is being emitted, since the consumer that
     * failed receives this event too.
     */
    List<CaptureHealth> take(long time) {
        if (untold.isEmpty()) {
            return List.of();
        }
        List<CaptureHealth> health = new ArrayList<>();
        for (Untold each : untold) {
            health.add(new CaptureHealth(
                    time,
                    CaptureHealth.Kind.CONSUMER_FAILED,
                    each.who(),
                    "A part of the sensor, " + each.who() + ", failed at an event (" + each.fault()
                            + ") and left it out; everything else goes on.",
                    1));
        }
        untold.clear();
        return health;
    }
}
