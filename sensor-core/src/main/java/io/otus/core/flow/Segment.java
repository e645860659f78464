package io.otus.core.flow;

import io.otus.core.bytes.ByteView;
import io.otus.core.decode.Packet;
import io.otus.core.decode.TcpFields;

/**
 * The payload of the current TCP segment, trimmed from the front as parts of it turn out to be known. Reused; confined
 * to the analysis thread.
 */
final class Segment {
    ByteView block = ByteView.EMPTY;
    int at;
    /** Bytes that are here. */
    int captured;
    /** Bytes behind those that the snap length cut. */
    int cut;
    /** Sequence number of the first byte. */
    int sequence;

    /** Whether it ends what its sender had to say (RFC 9293 section 3.9.1). */
    boolean pushed;

    long frame;
    long time;
    int offsetInFrame;

    void set(Packet packet) {
        block = packet.block();
        at = packet.payloadOffset();
        captured = packet.payloadLength();
        cut = packet.missing();
        sequence = packet.tcp().sequence() + (packet.tcp().has(TcpFields.SYN) ? 1 : 0);
        pushed = packet.tcp().has(TcpFields.PSH);
        frame = packet.number();
        time = packet.time();
        offsetInFrame = packet.payloadOffsetInFrame();
    }

    void set(byte[] bytes, int cutBytes, int first, boolean push, long ofFrame, long frameTime, int offset) {
        block = ByteView.of(bytes);
        at = 0;
        captured = bytes.length;
        cut = cutBytes;
        sequence = first;
        pushed = push;
        frame = ofFrame;
        time = frameTime;
        offsetInFrame = offset;
    }

    /** Bytes on the wire. */
    int length() {
        return captured + cut;
    }

    /** Drops {@code count} bytes from the front, at most {@link #length}. */
    void trim(int count) {
        int here = Math.min(count, captured);
        at += here;
        captured -= here;
        cut -= count - here;
        sequence += count;
        offsetInFrame = StreamSink.offsetAfter(offsetInFrame, here);
    }
}
