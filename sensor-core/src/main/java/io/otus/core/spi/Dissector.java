package io.otus.core.spi;

import io.otus.core.bytes.ByteView;

/**
 * Frames and reads the messages of one protocol on one flow, whether the carrier is a TCP stream, a UDP datagram, a
 * link-layer frame or a parent protocol ({@link Context#carrier()}). One instance belongs to one flow and is driven by
 * one thread, so plain fields are per-flow state; both directions pass through it.
 */
public interface Dissector {
    /**
     * The first bytes do not tell the length yet. On a carrier that has its own bounds, this means: too short to be a
     * message.
     */
    int NEED_MORE = 0;

    /** These bytes are another protocol's. */
    int NOT_MINE = -1;

    /**
     * Default of {@link #longestMessage}, in bytes: 64 KiB and some room. The longest TPKT has 65,535 bytes, the
     * longest DNS message over TCP 65,537 with its length.
     */
    int LONGEST_MESSAGE = 65_536 + 512;

    /**
     * Length of the message at the start of {@code bytes}.
     *
     * <p>Must answer the same however many bytes follow, and {@link #NOT_MINE} as soon as the bytes rule the protocol
     * out: this is what keeps ordinary traffic on an industrial port from being misread. May look at {@code context}
     * but change no state.
     *
     * @param bytes at least one byte: in a stream what has arrived, else the rest of the datagram or frame
     * @return the length in bytes, greater than 0, which may exceed what is there; or {@link #NEED_MORE} or
     *     {@link #NOT_MINE}
     */
    int frameLength(ByteView bytes, Context context);

    /**
     * Whether this whole message proves the protocol on any port by itself. Where false, a flow on an unhinted port is
     * accepted only after a message from each side.
     */
    default boolean isCertain(ByteView message, Context context) {
        return false;
    }

    /**
     * Reads one message. Never throws for any bytes: what is odd goes to {@code out}.
     *
     * <p>The view holds exactly the bytes that {@link #frameLength} asked for. On a carrier with its own bounds it may
     * hold fewer, when the message claims more than its carrier has; that is malformed, and the dissector says so.
     */
    void dissect(ByteView message, Context context, Output out);

    /**
     * Longest message that this protocol sends in a stream, in bytes. A message that claims to be longer is not taken
     * for one; its bytes are treated like any others in which no message begins. A protocol whose peers agree on longer
     * messages returns more than the default, and the core then keeps that much until the end of a message has come.
     * The message by which a flow is first recognised has the default length at most.
     */
    default int longestMessage() {
        return LONGEST_MESSAGE;
    }

    /**
     * Bytes of this direction were lost for good, were given up for lack of memory, or will not come because the flow
     * is over. The dissector forgets what it has half assembled of this direction, and closes what it holds for it
     * outside of the heap.
     */
    default void gap(Direction direction) {}

    /**
     * The sender ended this direction, and all of its bytes were delivered. The dissector now completes what only the
     * end of a stream completes. No message belongs to this call, so the core ignores anomalies and payloads that are
     * reported during it.
     *
     * @param rest its last bytes, which made no message; empty where there are none
     */
    default void ended(Direction direction, ByteView rest, Output out) {}

    /**
     * Bytes that this dissector keeps of messages whose end has not come. The core asks each time the flow brought
     * bytes. Where all flows together keep too many, it calls {@link #gap} in each direction of the flows that brought
     * nothing for longest. A dissector that joins messages of some thousand bytes must override this.
     */
    default int unfinished() {
        return 0;
    }
}
