package io.otus.appliance.run;

import io.otus.core.capture.CaptureException;
import io.otus.core.capture.Frame;
import io.otus.core.capture.LiveOptions;
import io.otus.core.capture.LiveSource;
import io.otus.core.event.EventConsumer;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.FlowStarted;
import io.otus.core.evidence.EvidenceRequests;
import io.otus.core.net.MacAddress;
import io.otus.core.pipeline.EventBus;
import io.otus.core.pipeline.Pipeline;
import io.otus.core.pipeline.ProtocolRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Listens to an interface for a moment and judges whether a mirror port is behind it: only there does a host hear what
 * others say to each other.
 */
public final class Doctor implements EventConsumer {
    private final @Nullable MacAddress own;
    private final List<FlowInfo> flows = new ArrayList<>();
    private long frames;

    private Doctor(@Nullable String own) {
        this.own = own == null ? null : MacAddress.parse(own);
    }

    /**
     * What was heard.
     *
     * @param frames all frames
     * @param foreign conversations between others than this host
     * @param share percentage of the frames between two single devices that neither come from this host nor go to it
     * @param bothSides those of the conversations of which both sides were heard
     * @param vlans VLANs seen, 0 for untagged
     * @param protocols protocols recognised
     * @param industrial those of them that are spoken in plants alone
     */
    public record Hearing(
            long frames,
            long foreign,
            int share,
            long bothSides,
            List<Integer> vlans,
            List<String> protocols,
            List<String> industrial) {
        /** Copies the lists. */
        public Hearing {
            vlans = List.copyOf(vlans);
            protocols = List.copyOf(protocols);
            industrial = List.copyOf(industrial);
        }

        /** Whether others' conversations are heard here. */
        public boolean isMirrored() {
            return foreign > 0;
        }
    }

    /**
     * Listens.
     *
     * @param mac the interface's own MAC address; null if it has none
     * @throws CaptureException if the interface cannot be captured from
     */
    public static Hearing listen(String name, @Nullable String mac, Duration length) throws CaptureException {
        Doctor doctor = new Doctor(mac);
        EventBus bus = new EventBus();
        bus.add(doctor);
        ProtocolRegistry registry = ProtocolRegistry.load();
        Pipeline pipeline = new Pipeline(registry, bus, EvidenceRequests.NONE, (_, _, _) -> {});
        long end = System.nanoTime() + length.toNanos();
        try (LiveSource source = LiveSource.open(List.of(name), LiveOptions.DEFAULT)) {
            Frame frame = new Frame();
            while (System.nanoTime() - end < 0 && source.next(frame)) {
                pipeline.accept(frame);
                doctor.frames += frame.isTick() ? 0 : 1;
            }
        }
        return doctor.hearing(registry);
    }

    @Override
    public void flowStarted(FlowStarted event) {
        flows.add(event.flow());
    }

    private Hearing hearing(ProtocolRegistry registry) {
        long foreign = 0;
        long foreignFrames = 0;
        long unicastFrames = 0;
        long bothSides = 0;
        TreeSet<Integer> vlans = new TreeSet<>();
        TreeSet<String> protocols = new TreeSet<>();
        for (FlowInfo flow : flows) {
            vlans.add(flow.endpoint(0).vlan());
            if (flow.protocol() != null) {
                protocols.add(flow.protocol());
            }
            long inFlow = flow.frames(0) + flow.frames(1);
            unicastFrames += isUnicast(flow) ? inFlow : 0;
            if (isForeign(flow)) {
                foreign++;
                foreignFrames += inFlow;
                bothSides += flow.frames(0) > 0 && flow.frames(1) > 0 ? 1 : 0;
            }
        }
        int share = unicastFrames == 0 ? 0 : (int) (100 * foreignFrames / unicastFrames);
        List<String> industrial =
                protocols.stream().filter(registry::isIndustrial).toList();
        return new Hearing(frames, foreign, share, bothSides, List.copyOf(vlans), List.copyOf(protocols), industrial);
    }

    /** Between two single devices: broadcasts reach every port, mirrored or not. */
    private static boolean isUnicast(FlowInfo flow) {
        for (int side = 0; side < 2; side++) {
            MacAddress mac = flow.endpoint(side).mac();
            if (mac == null || mac.isGroup()) {
                return false;
            }
        }
        return true;
    }

    /** Between two single devices, neither of them this host. */
    private boolean isForeign(FlowInfo flow) {
        return isUnicast(flow)
                && !own(flow.endpoint(0).mac())
                && !own(flow.endpoint(1).mac());
    }

    private boolean own(@Nullable MacAddress mac) {
        return mac != null && mac.equals(own);
    }
}
