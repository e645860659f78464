package io.otus.core.pipeline;

import io.otus.core.bytes.ByteView;
import io.otus.core.capture.Frame;
import io.otus.core.decode.Packet;
import io.otus.core.event.BroadcastsSeen;
import io.otus.core.event.EventConsumer;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.net.MacAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts, for each sender and second, the frames that every device of a network receives; frames of fieldbuses are
 * counted separately. It looks at frames before copies are left out, because in a loop of switches nearly all frames
 * are copies. Copies that a mirror port makes itself are not counted ({@link FrameCopies}). Confined to the analysis
 * thread.
 */
final class BroadcastCounter {
    /** Least number of frames within a second that is reported. */
    static final int LEAST = 50;
    /**
     * Most senders that are counted within one second. Further ones are not counted: invented senders are the matter of
     * another detection.
     */
    static final int MAX_SENDERS = 1_024;

    private static final long BROADCAST = 0xFFFF_FFFF_FFFFL;
    /** IPv4 multicast to 224.0.0.0/24, RFC 1112 clause 6.4. */
    private static final long LINK_GROUPS_V4 = 0x0100_5E00_00L;
    /** IPv6 multicast to ff02::1 and its like, RFC 2464 clause 7. */
    private static final long LINK_GROUPS_V6 = 0x3333_0000_00L;
    /** IPv6 multicast to solicited nodes, RFC 4291 clause 2.7.1. */
    private static final long SOLICITED = 0x33_33FFL;

    private static final int ETHERCAT = 0x88A4;
    private static final int SERCOS = 0x88CD;
    private static final int CC_LINK_IE = 0x890F;

    /** Bytes after the addresses by which frames are compared. */
    private static final int COMPARED = 64;

    private static final int ADDRESSES = 12;
    private static final long MIX = 0x9E37_79B9_7F4A_7C15L;

    private record Sender(int segment, long mac, int fieldbus) {}

    private static final class Count {
        private final int segment;
        private final long mac;
        private final int fieldbus;
        private final FrameCopies copies = new FrameCopies();
        private final FrameSpan first;
        private FrameSpan last;
        private int frames;
        private int equal;
        private long before;
        private long beforeThat;

        Count(Sender sender, FrameSpan first) {
            this.segment = sender.segment;
            this.mac = sender.mac;
            this.fieldbus = sender.fieldbus;
            this.first = first;
            this.last = first;
        }

        boolean isOf(Packet packet, long sender, int itsFieldbus) {
            return mac == sender && segment == packet.segment() && fieldbus == itsFieldbus;
        }

        void add(FrameSpan span, long hash) {
            int shown = copies.take(hash, span.time());
            if (shown == 0) {
                return;
            }
            if (frames > 0 && (hash == before || hash == beforeThat)) {
                equal += shown;
            }
            if (hash != before) {
                beforeThat = before;
                before = hash;
            }
            frames += shown;
            last = span;
        }

        Evidence evidence(String capture) {
            return new Evidence(capture, frames == 1 ? List.of(last) : List.of(first, last), frames, null);
        }
    }

    private final Map<Sender, Count> counts = new LinkedHashMap<>();
    /** The latest one: in a storm it is the next one too. */
    private @Nullable Count latest;

    /**
     * Counts a frame if all devices get it.
     *
     * @param packet what was read of the frame
     */
    void count(Packet packet, Frame frame) {
        long mac = packet.sourceMac();
        if (mac == Packet.NONE || !isForAll(packet.destinationMac())) {
            return;
        }
        int fieldbus = isCyclic(packet.linkProtocol()) ? packet.linkProtocol() : BroadcastsSeen.NO_FIELDBUS;
        FrameSpan span = packet.span();
        Count count = latest;
        if (count == null || !count.isOf(packet, mac, fieldbus)) {
            Sender sender = new Sender(packet.segment(), mac, fieldbus);
            count = counts.get(sender);
            if (count == null && counts.size() < MAX_SENDERS) {
                count = new Count(sender, span);
                counts.put(sender, count);
            }
            latest = count;
        }
        if (count != null) {
            count.add(span, hash(frame));
        }
    }

    private static boolean isForAll(long destination) {
        return destination == BROADCAST
                || destination >>> 8 == LINK_GROUPS_V4
                || destination >>> 8 == LINK_GROUPS_V6
                || destination >>> 24 == SOLICITED;
    }

    /** Protocols whose master broadcasts a frame in each cycle, of which there may be thousands a second. */
    private static boolean isCyclic(int protocol) {
        return protocol == ETHERCAT || protocol == SERCOS || protocol == CC_LINK_IE;
    }

    /** Of the frame itself: the packet of a last fragment has the bytes that all of them make up. */
    private static long hash(Frame frame) {
        ByteView block = frame.block();
        int from = frame.offset() + ADDRESSES;
        int to = frame.offset() + Math.min(frame.capturedLength(), ADDRESSES + COMPARED);
        long hash = frame.capturedLength();
        for (int i = from; i < to; i++) {
            hash = (hash ^ block.u8(i)) * MIX;
        }
        return hash;
    }

    /** Ends the second: emits the senders of many frames, and starts counting again. */
    void tell(String capture, long time, EventConsumer out) {
        if (counts.isEmpty()) {
            return;
        }
        for (Count each : counts.values()) {
            if (each.frames >= LEAST) {
                MacAddress mac = new MacAddress(each.mac);
                out.broadcasts(new BroadcastsSeen(
                        each.segment, mac, each.fieldbus, each.frames, each.equal, each.evidence(capture), time));
            }
        }
        counts.clear();
        latest = null;
    }
}
