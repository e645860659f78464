package io.otus.core.event;

import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.net.Endpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a message came from: its flow, its direction, its time and its frames. Made by the core, one per message.
 * Immutable, as far as anybody sees.
 */
public final class Origin {
    private final FlowInfo flow;
    private final int sender;
    private final String protocol;
    private final String capture;
    private final long time;
    private final FrameSpan span;
    /**
     * The evidence of all frames; for a single frame it is made on first use, and shared by everything that the message
     * shows.
     */
    private @Nullable Evidence evidence;

    /** A message within one frame. */
    public Origin(FlowInfo flow, int sender, String protocol, String capture, long time, FrameSpan span) {
        this(flow, sender, protocol, capture, time, span, null);
    }

    /** A message over several frames; {@code span} is the last one's. */
    public Origin(
            FlowInfo flow,
            int sender,
            String protocol,
            String capture,
            long time,
            FrameSpan span,
            @Nullable Evidence several) {
        this.flow = flow;
        this.sender = sender;
        this.protocol = protocol;
        this.capture = capture;
        this.time = time;
        this.span = span;
        this.evidence = several;
    }

    /** The flow that carried it. */
    public FlowInfo flow() {
        return flow;
    }

    /** The side of the flow that sent it, 0 or 1. */
    public int sender() {
        return sender;
    }

    /** Who sent it. */
    public Endpoint source() {
        return flow.endpoint(sender);
    }

    /** The endpoint that it was sent to. */
    public Endpoint destination() {
        return flow.endpoint(1 - sender);
    }

    /** Id of the protocol. */
    public String protocol() {
        return protocol;
    }

    /** Id of the capture. */
    public String capture() {
        return capture;
    }

    /** Event time, nanoseconds since 1970; never runs backwards. */
    public long time() {
        return time;
    }

    /** The frame that completed the message, and where in it. */
    public FrameSpan span() {
        return span;
    }

    /** Number of the frame that completed the message. */
    public long frame() {
        return span.frame();
    }

    /** All frames of the message. */
    public Evidence evidence() {
        Evidence known = evidence;
        if (known == null) {
            known = new Evidence(capture, List.of(span), 1, null);
            evidence = known;
        }
        return known;
    }
}
