package io.otus.core.pipeline;

import io.otus.core.event.CaptureHealth;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.EvidenceRequests;
import io.otus.core.evidence.Purpose;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Faults of dissectors, by distinct stack: a fault ends one dissector on one flow, never the sensor. The first input of
 * each stack is kept as evidence; repeats are counted. Bounded.
 */
final class DissectorFaults {
    /** Most distinct stacks that are told apart. */
    static final int MAX_DISTINCT = 64;

    private static final Logger LOG = LoggerFactory.getLogger(DissectorFaults.class);
    private static final int FRAMES_COMPARED = 6;

    private final EventBus bus;
    private final EvidenceRequests keep;
    private final Map<String, Long> seen = new LinkedHashMap<>();

    DissectorFaults(EventBus bus, EvidenceRequests keep) {
        this.bus = bus;
        this.keep = keep;
    }

    /** @param input the frames of the message that the dissector failed on */
    void report(String protocol, Throwable fault, Evidence input, long time) {
        String stack = stack(protocol, fault);
        if (seen.size() >= MAX_DISTINCT && !seen.containsKey(stack)) {
            return;
        }
        long count = seen.merge(stack, 1L, Long::sum);
        if (count > 1) {
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
                count));
    }

    private static String stack(String protocol, Throwable fault) {
        StringBuilder text =
                new StringBuilder(protocol).append(' ').append(fault.getClass().getName());
        StackTraceElement[] trace = fault.getStackTrace();
        // Where memory or stack ended is chance, so it does not tell two faults apart.
        int compared = fault instanceof VirtualMachineError ? 0 : Math.min(FRAMES_COMPARED, trace.length);
        for (int i = 0; i < compared; i++) {
            text.append(' ').append(trace[i].getClassName()).append(':').append(trace[i].getLineNumber());
        }
        return text.toString();
    }
}
