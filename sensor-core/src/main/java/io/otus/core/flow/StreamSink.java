package io.otus.core.flow;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.AnomalyCode;
import io.otus.core.evidence.FrameSpan;
import org.jspecify.annotations.Nullable;

/**
 * Takes the bytes of TCP streams in the order in which the receiver read them. Views are valid only during the call.
 * Offsets in a frame count from its link header; where the segment itself was assembled from IP fragments they are less
 * than 0, as {@link io.otus.core.decode.Packet#payloadOffsetInFrame} says.
 */
public interface StreamSink {
    /** The offset of the byte {@code count} bytes behind the one at {@code offsetInFrame}. */
    static int offsetAfter(int offsetInFrame, int count) {
        return offsetInFrame < 0 ? offsetInFrame - count : offsetInFrame + count;
    }

    /**
     * The next bytes of one direction.
     *
     * @param flow the flow
     * @param side who sent them, 0 or 1
     * @param block holds the bytes; the frame's own block where the segment came in order
     * @param at first byte in {@code block}
     * @param length number of bytes, at least 1
     * @param frame number of the frame that brought them, not always the current one
     * @param frameTime time of that frame
     * @param offsetInFrame where they are in that frame
     */
    void data(Flow flow, int side, ByteView block, int at, int length, long frame, long frameTime, int offsetInFrame);

    /**
     * Bytes of one direction are missing for good; what comes next continues behind them.
     *
     * @param missing how many, at least 1; {@link TcpReassembler#UNKNOWN_LENGTH} where the connection jumped so far
     *     that nothing tells
     */
    void gap(Flow flow, int side, long missing, GapCause cause);

    /**
     * Bytes that were delivered before, or that lie before the first byte delivered, came again with the same content
     * as far as it is still known.
     *
     * @param behind how many bytes the first of them lies behind the end of what was delivered, at least 1
     */
    void duplicate(
            Flow flow,
            int side,
            long behind,
            ByteView block,
            int at,
            int length,
            long frame,
            long frameTime,
            int offsetInFrame);

    /**
     * Bytes came again with other content. The first that came were or will be delivered; the receiver may have read
     * these: {@link TcpAnomaly#OVERLAP_CONFLICT}.
     *
     * @param earlier the frame that brought those that came first; null where nobody knows any more
     */
    void conflict(
            Flow flow,
            int side,
            ByteView block,
            int at,
            int length,
            long frame,
            long frameTime,
            int offsetInFrame,
            @Nullable FrameSpan earlier);

    /**
     * A segment of the current packet contradicts RFC 9293 in another way.
     *
     * @param earlier the frame whose segment it contradicts; null where it is wrong by itself, or nobody knows any more
     */
    void anomaly(Flow flow, int side, AnomalyCode code, @Nullable FrameSpan earlier);

    /**
     * The current packet has another time to live than its host sends with: {@link TcpAnomaly#OTHER_HOP_LIMIT}.
     *
     * @param hopLimit what the host sends with, 1 to 255
     * @param earlier a frame that shows that, maybe of another connection
     */
    void otherHopLimit(Flow flow, int side, int hopLimit, FrameSpan earlier);

    /**
     * The current packet, and others like it before, shows that its host never sent bytes that came in its name:
     * {@link TcpAnomaly#UNSENT}.
     *
     * @param forged the frame that brought the first of them; null where nobody knows any more
     */
    void unsent(Flow flow, int side, @Nullable FrameSpan forged);

    /**
     * Between frames of its host, bytes or the end of one direction came from another MAC address:
     * {@link TcpAnomaly#OTHER_MAC}. The current packet is from the host again; behind an end it may be of another flow.
     *
     * @param mac the other one
     * @param frame number of the frame from it
     * @param frameTime its time
     * @param length its captured bytes
     */
    void otherSender(Flow flow, int side, long mac, long frame, long frameTime, int length);

    /**
     * The current packet is a reset of one side that ends a connection over which both had sent data, and which neither
     * had begun to end.
     */
    void cut(Flow flow, int side);

    /**
     * This direction ended by FIN, or both by RST; told once each. Bytes may still follow if the end was forged.
     *
     * @param isWhole whether it ended by FIN, with all bytes before that told
     */
    void closed(Flow flow, int side, boolean isWhole);
}
