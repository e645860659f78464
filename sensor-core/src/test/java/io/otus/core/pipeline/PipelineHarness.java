package io.otus.core.pipeline;

import io.otus.core.capture.Frame;
import io.otus.core.event.AnomalySeen;
import io.otus.core.event.CaptureHealth;
import io.otus.core.event.ConnectionClosed;
import io.otus.core.event.EventConsumer;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.MessageSeen;
import io.otus.core.event.OperationCompleted;
import io.otus.core.event.Origin;
import io.otus.core.event.SessionSeen;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameSpan;
import io.otus.testkit.TestFrames;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Frames through a whole pipeline with the {@link Toys}; 10.0.0.1 asks 10.0.0.2. What was told is kept as lines of
 * text.
 */
final class PipelineHarness implements EventConsumer {
    final List<String> told = new ArrayList<>();
    final List<AnomalySeen> anomalies = new ArrayList<>();
    final List<Evidence> kept = new ArrayList<>();
    final List<String> secrets = new ArrayList<>();
    final ProtocolRegistry registry = Toys.registry();
    final Pipeline pipeline;
    /** The flow of the latest message. */
    @Nullable
    FlowInfo flow;

    private long number;
    private long time = 1_700_000_000_000_000_000L;

    PipelineHarness() {
        EventBus bus = new EventBus();
        pipeline = new Pipeline(
                registry,
                bus,
                (evidence, _) -> {
                    kept.add(evidence);
                    return null;
                },
                (frame, offset, length) -> secrets.add(frame + "@" + offset + "+" + length));
        bus.add(this);
        pipeline.capture("c");
    }

    /** What was counted of the toy protocol. */
    MessageCounters toy() {
        return Objects.requireNonNull(registry.find("toy")).counters();
    }

    PipelineHarness frame(byte[] bytes) {
        number++;
        time += 1_000_000;
        Frame frame = TestFrames.frame(bytes, number, time);
        pipeline.accept(frame);
        return this;
    }

    /** An IPv4 packet from 10.0.0.1, or to it. */
    PipelineHarness ip(boolean toServer, int protocol, byte[] payload) {
        return fragment(toServer, protocol, (int) number + 1000, 0, false, payload);
    }

    PipelineHarness fragment(boolean toServer, int protocol, int id, int offset, boolean more, byte[] payload) {
        long from = toServer ? TestFrames.IP_A : TestFrames.IP_B;
        long to = toServer ? TestFrames.IP_B : TestFrames.IP_A;
        byte[] packet = TestFrames.ipv4Fragment(from, to, protocol, id, 64, offset, more, payload);
        return frame(TestFrames.ethernet(
                toServer ? TestFrames.MAC_B : TestFrames.MAC_A,
                toServer ? TestFrames.MAC_A : TestFrames.MAC_B,
                0x0800,
                packet));
    }

    PipelineHarness tcp(boolean toServer, int sequence, int flags, byte[]... payload) {
        return ip(toServer, 6, segment(toServer, sequence, flags, TestFrames.join(payload)));
    }

    static byte[] segment(boolean toServer, int sequence, int flags, byte[] payload) {
        int source = toServer ? 50_000 : Toys.PORT;
        int destination = toServer ? Toys.PORT : 50_000;
        return TestFrames.tcp(source, destination, sequence, 1, flags, payload);
    }

    private static String frames(Origin origin) {
        StringBuilder text = new StringBuilder();
        for (FrameSpan span : origin.evidence().spans()) {
            text.append(' ')
                    .append(span.frame())
                    .append('@')
                    .append(span.offset())
                    .append('+')
                    .append(span.length());
        }
        return text.toString();
    }

    @Override
    public void connectionClosed(ConnectionClosed event) {
        told.add("closed by " + event.side());
    }

    @Override
    public boolean wantsMessages() {
        return true;
    }

    @Override
    public void message(MessageSeen event) {
        flow = event.origin().flow();
        String duplicate = event.duplicateOf() == 0 ? "" : " again " + event.duplicateOf();
        told.add(event.origin().protocol() + " " + event.message().message() + " in "
                + event.origin().frame() + ":" + frames(event.origin()) + duplicate);
    }

    @Override
    public void anomaly(AnomalySeen event) {
        anomalies.add(event);
        told.add(event.code().id() + " in " + event.origin().frame() + ":" + frames(event.origin()));
    }

    @Override
    public void operationCompleted(OperationCompleted event) {
        String clientUnit = event.operation().clientUnit();
        told.add(event.operation().service().name() + " "
                + (clientUnit.isEmpty() ? "" : "of " + clientUnit + " ")
                + event.outcome().kind().key() + " in "
                + event.operation().origin().frame());
    }

    @Override
    public void session(SessionSeen event) {
        told.add(event.kind() + " " + event.detail() + " in " + event.origin().frame());
    }

    @Override
    public void health(CaptureHealth event) {
        told.add(event.kind() + " " + event.subject());
    }
}
