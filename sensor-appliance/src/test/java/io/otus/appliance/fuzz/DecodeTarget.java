package io.otus.appliance.fuzz;

import io.otus.core.bytes.ByteView;
import io.otus.core.capture.Frame;
import io.otus.core.capture.LinkType;
import io.otus.core.decode.DecodeCounters;
import io.otus.core.decode.Decoder;
import io.otus.core.decode.Packet;
import io.otus.core.decode.RecentFrames;
import java.util.Arrays;

/**
 * Frames of any bytes and any link type: the decoder finds a payload inside the frame or none, whatever lies around the
 * frame, and counts each frame once. The first byte chooses the link type; then come frames of a byte that moves the
 * time, two of length and so many bytes.
 */
final class DecodeTarget implements FuzzTarget {
    private static final int[] LINK_TYPES = {
        LinkType.ETHERNET,
        LinkType.RAW,
        LinkType.LINUX_SLL,
        LinkType.LINUX_SLL2,
        LinkType.NULL,
        LinkType.LOOP,
        LinkType.IPV4,
        LinkType.IPV6,
        LinkType.BACNET_MS_TP
    };

    private static final int HEADER = 3;
    private static final long MILLISECOND = 1_000_000;
    private static final int AROUND = 64;

    /** The number that chooses a link type; negative where it is not among them. */
    static int choice(int linkType) {
        for (int i = 0; i < LINK_TYPES.length; i++) {
            if (LINK_TYPES[i] == linkType) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public void run(byte[] input) {
        if (input.length == 0) {
            return;
        }
        int linkType = LINK_TYPES[(input[0] & 0xFF) % LINK_TYPES.length];
        DecodeCounters counters = new DecodeCounters();
        Decoder decoder = new Decoder(counters, new RecentFrames());
        Packet packet = new Packet();
        Frame frame = new Frame();
        int frames = 0;
        long time = MILLISECOND;
        for (int at = 1; at + HEADER < input.length; frames++) {
            time += (input[at] & 0x7F) * MILLISECOND;
            int asked = (input[at + 1] & 0xFF) << 8 | (input[at + 2] & 0xFF);
            int length = Math.min(asked & 0x7FFF, input.length - at - HEADER);
            at += HEADER;
            byte[] block = new byte[length + 2 * AROUND];
            Arrays.fill(block, (byte) 0x45);
            System.arraycopy(input, at, block, AROUND, length);
            at += length;
            int cut = asked >= 0x8000 ? AROUND : 0;
            frame.set(ByteView.of(block), AROUND, length, length + cut, time, linkType, 0, frames + 1);
            decoder.decode(frame, packet, time);
            check(packet, length);
        }
        long counted = counters.decoded
                + counters.unknown
                + counters.fragments
                + counters.malformed
                + counters.truncated
                + counters.duplicates;
        if (counters.frames != frames || counted != frames) {
            throw new AssertionError(frames + " frames, " + counters.frames + " counted, " + counted + " by outcome");
        }
    }

    private static void check(Packet packet, int length) {
        if (packet.payloadLength() < 0 || packet.missing() < 0) {
            throw new AssertionError(
                    "payload of " + packet.payloadLength() + " bytes, " + packet.missing() + " missing");
        }
        int from = packet.payloadOffset();
        int to = from + packet.payloadLength();
        boolean inside = packet.isAssembled()
                ? from >= 0 && to <= packet.block().length()
                : packet.payloadLength() == 0 || (from >= AROUND && to <= AROUND + length);
        if (!inside) {
            throw new AssertionError("payload at " + from + " to " + to + " of a frame of " + length + " bytes");
        }
    }
}
