package io.otus.appliance.fuzz;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.capture.CaptureException;
import io.otus.core.capture.FileSource;
import io.otus.core.capture.Frame;
import io.otus.core.capture.FrameSource;
import io.otus.core.evidence.EvidenceRequests;
import io.otus.core.pipeline.EventBus;
import io.otus.core.pipeline.Pipeline;
import io.otus.core.pipeline.ProtocolRegistry;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Output;
import io.otus.core.spi.ProtocolInfo;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Inputs to begin with: for a dissector the rows of its contract and, from captures, what its flows said to it; for
 * what brings bytes the beginnings of the captures. Bounded in number and size, and the same each time.
 */
final class Seeds {
    /** Longest input that the fuzzer makes, so that a longer seed would be cut. */
    static final int LONGEST_INPUT = 6_000;

    /** Most seeds that captures give to one target. */
    private static final int MAX_FROM_CAPTURES = 250;
    /** Most bytes that a capture gives to one seed: what a fuzzer changes well. */
    private static final int MAX_BYTES = 3_000;

    /** What is said in a flow beyond this is another seed: short inputs are read more often. */
    private static final int USUAL_BYTES = 600;

    private static final int MAX_FLOWS_PER_CAPTURE = 12;
    private static final int SHAPE = 5;
    private static final int DECODE_FRAMES = 12;

    private final Map<String, List<byte[]>> seeds = new TreeMap<>();
    private final Map<String, Integer> fromCaptures = new HashMap<>();
    private final Map<String, Set<Integer>> shapes = new HashMap<>();

    /** The seeds of one target. */
    List<byte[]> of(String target) {
        return seeds.getOrDefault(target, List.of());
    }

    /** Takes what is new in a capture. */
    void addCapture(byte[] file) {
        addFile(file);
        List<Flow> flows = new ArrayList<>();
        List<DissectorProvider> listening = new ArrayList<>();
        for (DissectorProvider provider : Protocols.all()) {
            listening.add(new Listening(provider, flows));
        }
        Pipeline pipeline =
                new Pipeline(new ProtocolRegistry(listening), new EventBus(), EvidenceRequests.NONE, (_, _, _) -> {});
        try (FrameSource source = FileSource.open(List.of("-"), new ByteArrayInputStream(file), false)) {
            pipeline.run(source);
        } catch (CaptureException e) {
            pipeline.end();
        }
        Map<String, Integer> taken = new HashMap<>();
        for (Flow flow : flows) {
            if (taken.merge(flow.id, 1, Integer::sum) <= MAX_FLOWS_PER_CAPTURE) {
                int choice = new DissectorTarget(Protocols.provider(flow.id)).choice(flow.carrier, flow.parentAddress);
                add(flow.id, new FuzzInput(choice, true, flow.steps).toBytes());
            }
        }
    }

    /** Takes a row of a protocol's contract; there are as many as a person wrote, so all of them are taken. */
    void addRow(String target, FuzzInput row) {
        byte[] seed = row.toBytes();
        if (seed.length <= LONGEST_INPUT) {
            seeds.computeIfAbsent(target, _ -> new ArrayList<>()).add(seed);
        }
    }

    private void addFile(byte[] file) {
        if (file.length < 4) {
            return;
        }
        boolean pcapng = file[0] == 0x0A;
        byte[] head = Arrays.copyOf(file, Math.min(file.length, MAX_BYTES));
        add(pcapng ? "capture_pcapng" : "capture_pcap", head);
        if (!pcapng) {
            add("pipeline", head);
            for (byte mode = 0; mode < 2; mode++) {
                byte[] wrapped = new byte[head.length + 2];
                wrapped[0] = mode;
                System.arraycopy(head, 0, wrapped, 2, head.length);
                add("capture_compressed", wrapped);
            }
        }
        addFrames(file);
    }

    private void addFrames(byte[] file) {
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        try (FrameSource source = FileSource.open(List.of("-"), new ByteArrayInputStream(file), false)) {
            Frame frame = new Frame();
            for (int i = 0; i < DECODE_FRAMES && source.next(frame) && frames.size() < MAX_BYTES; i++) {
                if (frames.size() == 0) {
                    frames.write(Math.max(0, DecodeTarget.choice(frame.linkType())));
                }
                frames.write(1);
                frames.write(frame.capturedLength() >> 8);
                frames.write(frame.capturedLength());
                frames.writeBytes(frame.block()
                        .octets(frame.offset(), frame.capturedLength())
                        .toArray());
            }
        } catch (CaptureException e) {
            return; // a damaged file has fewer frames
        }
        if (frames.size() > 0 && frames.size() < LONGEST_INPUT) {
            add("decode", frames.toByteArray());
        }
    }

    private void add(String target, byte[] seed) {
        if (fromCaptures.merge(target, 1, Integer::sum) <= MAX_FROM_CAPTURES) {
            seeds.computeIfAbsent(target, _ -> new ArrayList<>()).add(seed);
        }
    }

    /** What one dissector was given. */
    private static final class Flow {
        final String id;
        final List<FuzzInput.Step> steps = new ArrayList<>();
        Carrier carrier = Carrier.STREAM;
        String parentAddress = "";
        int bytes;

        Flow(String id) {
            this.id = id;
        }
    }

    /** A protocol whose dissectors are listened in on. */
    private final class Listening implements DissectorProvider {
        private final DissectorProvider provider;
        private final List<Flow> flows;

        Listening(DissectorProvider provider, List<Flow> flows) {
            this.provider = provider;
            this.flows = flows;
        }

        @Override
        public ProtocolInfo protocol() {
            return provider.protocol();
        }

        @Override
        public Dissector create() {
            return new Ear(provider.create(), protocol().id(), flows);
        }
    }

    private final class Ear implements Dissector {
        private final Dissector dissector;
        private final String id;
        private final List<Flow> flows;
        private Flow flow;
        private boolean following;

        Ear(Dissector dissector, String id, List<Flow> flows) {
            this.dissector = dissector;
            this.id = id;
            this.flows = flows;
            this.flow = new Flow(id);
        }

        @Override
        public int frameLength(ByteView bytes, Context context) {
            return dissector.frameLength(bytes, context);
        }

        @Override
        public boolean isCertain(ByteView message, Context context) {
            return dissector.isCertain(message, context);
        }

        @Override
        public void dissect(ByteView message, Context context, Output out) {
            hear(message, context);
            dissector.dissect(message, context, out);
        }

        @Override
        public void gap(Direction direction) {
            dissector.gap(direction);
        }

        /** Keeps a message that is like none before, and the one behind it, which may be its answer. */
        private void hear(ByteView message, Context context) {
            Octets bytes = message.octets();
            int at = bytes.length() / 4;
            int shape = 31 * bytes.length() + Arrays.hashCode(Arrays.copyOfRange(bytes.toArray(), at, at + SHAPE));
            boolean novel = shapes.computeIfAbsent(id, _ -> new HashSet<>()).add(shape);
            boolean kept = (novel || following) && bytes.length() <= MAX_BYTES;
            following = novel;
            if (!kept) {
                return;
            }
            if (flow.bytes > 0 && flow.bytes + bytes.length() > USUAL_BYTES) {
                flow = new Flow(id);
            }
            if (flow.steps.isEmpty()) {
                flows.add(flow);
                flow.carrier = context.carrier();
                flow.parentAddress = context.parentAddress();
            }
            flow.bytes += bytes.length();
            flow.steps.add(FuzzInput.Step.of(context.direction(), bytes));
        }
    }
}
