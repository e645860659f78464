package io.otus.core.pipeline;

import io.otus.core.event.CaptureHealth;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.EvidenceRequests;
import io.otus.core.evidence.Purpose;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Faults of dissectors, by distinct stack: a fault ends one dissector on one flow, never the sensor. The first input of
 * each stack is kept as evidence.
 */
final class DissectorFaults {
    private static final Logger LOG = LoggerFactory.getLogger(DissectorFaults.class);

    private final EventBus bus;
    private final EvidenceRequests keep;
    private final DistinctFaults distinct = new DistinctFaults();

    DissectorFaults(EventBus bus, EvidenceRequests keep) {
        this.bus = bus;
        this.keep = keep;
    }

    /** @param input the frames of the message that the dissector failed on */
    void report(String protocol, Throwable fault, Evidence input, long time) {
        if (!distinct.isNew(protocol, fault)) {
            return;
        }
        long frame = input.lastFrame();
        LOG.error("dissector {} failed at frame {}; it is stopped on that flow", protocol, frame, fault);
        keep.keep(input, Purpose.FACT);
        bus.health(new CaptureHealth(
                time,
                CaptureHealth.Kind.DISSECTOR_STOPPED,
                protocol,
                "The " + protocol + " dissector failed at frame " + frame + " ("
                        + fault.getClass().getSimpleName() + ") and is stopped on that flow; everything else goes on.",
                1));
    }
}
