package io.otus.benchmarks;

import io.otus.core.capture.Frame;
import io.otus.core.decode.DecodeCounters;
import io.otus.core.decode.Decoder;
import io.otus.core.decode.Packet;
import io.otus.core.decode.RecentFrames;

/** Frames to packets. */
final class DecodeStage implements Stage {
    private final Decoder decoder = new Decoder(new DecodeCounters(), new RecentFrames());
    private final Packet packet = new Packet();
    private long bytes;

    @Override
    public void accept(Frame frame) {
        decoder.decode(frame, packet, frame.time());
        bytes += packet.payloadLength();
    }

    @Override
    public long end() {
        return bytes;
    }
}
