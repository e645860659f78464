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

    /** What {@link #longestMessage} is where a protocol says nothing: one more than the longest TPKT or DNS message. */
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
     * Longest message of a stream that this protocol has, in bytes. A longer one is taken for none, as is what follows
     * where no message begins. More than the default is for protocols whose peers agree on more: until its end has
     * come, a message is kept whole. By which message a flow is known, that is of the default's length at most.
     */
    default int longestMessage() {
        return LONGEST_MESSAGE;
    }

    /**
     * Bytes of this direction were lost for good, or nothing more of it comes: forget half-assembled things of it, and
     * end what is held for it beside the heap.
     */
    default void gap(Direction direction) {}

    /**
     * The sender of one direction ended it, and all of its bytes were delivered: what only the end of a stream
     * completes is whole. Anomalies and payloads that are told here have no message, and are heard by nobody.
     *
     * @param rest its last bytes, which made no message; empty where there are none
     */
    default void ended(Direction direction, ByteView rest, Output out) {}

    /**
     * Bytes that it keeps of messages whose end has not come; asked whenever the flow brought something. Where all
     * flows together keep too many, {@link #gap} in each direction takes them from those that brought nothing for
     * longest. A dissector that joins messages of some thousand bytes must tell.
     */
    default int unfinished() {
        return 0;
    }
}
