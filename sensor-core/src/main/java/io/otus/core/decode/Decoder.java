package io.otus.core.decode;

import io.otus.core.capture.Frame;
import io.otus.core.net.Sites;

/**
 * Reads a frame down to its payload, layer by layer: link header, tags, tunnels, IP, transport. What it finds goes into
 * a {@link Packet}. Then the frame is compared with the latest ones, since a mirror port may have copied it.
 *
 * <p>The walk always ends, whatever is on the wire: every layer consumes at least one byte or is the last one, and
 * there are at most {@link #MAX_LAYERS}. Confined to the analysis thread.
 */
public final class Decoder {
    /** Most link, tag, tunnel and network headers in a frame. */
    public static final int MAX_LAYERS = 24;

    private final DecodeCounters counters;
    private final RecentFrames recent;
    private final Fragments fragments;
    private Sites sites = Sites.NONE;

    /** A decoder that counts in {@code counters} and keeps each frame in {@code recent}. */
    public Decoder(DecodeCounters counters, RecentFrames recent) {
        this.counters = counters;
        this.recent = recent;
        this.fragments = new Fragments(counters, recent);
    }

    /** Sets the sites by interface, which become part of each frame's segment from now on. */
    public void sites(Sites plant) {
        sites = plant;
    }

    /**
     * Fills {@code packet} with what the frame says, and counts it.
     *
     * @param frame a frame, not a tick
     * @param now event time, nanoseconds since 1970; never runs backwards
     */
    public void decode(Frame frame, Packet packet, long now) {
        recent.add(frame);
        packet.reset(
                frame.number(),
                frame.time(),
                frame.linkType(),
                frame.block(),
                frame.offset(),
                frame.capturedLength(),
                frame.originalLength());
        packet.site = sites.segment(frame.interfaceName());
        fragments.expire(now);
        Layer layer = LinkDecoder.begin(packet);
        for (int layers = 0; layer != Layer.DONE; layers++) {
            if (layers == MAX_LAYERS) {
                packet.malformed(DecodeAnomaly.TOO_MANY_LAYERS);
                break;
            }
            layer = switch (layer) {
                case ETHERNET -> LinkDecoder.ethernet(packet);
                case LINK_PROTOCOL -> LinkDecoder.linkProtocol(packet);
                case LLC -> LinkDecoder.llc(packet);
                case IP -> IpDecoder.byVersion(packet);
                case IPV4 -> IpDecoder.v4(packet, fragments);
                case IPV6 -> IpDecoder.v6(packet, fragments);
                case IPV6_EXTENSIONS -> IpDecoder.extensions(packet, fragments);
                case IP_PROTOCOL -> TransportDecoder.decode(packet);
                case DONE -> Layer.DONE;
            };
        }
        if (packet.outcome == DecodeOutcome.DECODED) {
            Reserved.check(packet);
        }
        recent.findOriginal(packet);
        counters.count(packet);
    }
}
