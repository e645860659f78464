package io.otus.inventory.conversation;

import io.otus.core.event.FlowInfo;

/**
 * What one side of a flow sent: all of it so far, or what is new since the flow's last report. What is new of
 * {@code unread} may be negative, as more of a message may explain bytes that were taken for unread.
 *
 * @param frames frames
 * @param bytes bytes on the wire
 * @param unread part of these bytes that no message explains
 * @param encrypted part of these bytes in encrypted messages
 */
record Sent(long frames, long bytes, long unread, long encrypted) {
    static final Sent NOTHING = new Sent(0, 0, 0, 0);

    /** All that a side sent so far. */
    static Sent by(FlowInfo flow, int side) {
        return new Sent(flow.frames(side), flow.bytes(side), flow.unreadBytes(side), flow.encryptedBytes(side));
    }

    /** What is more than before. */
    Sent since(Sent before) {
        return new Sent(
                frames - before.frames, bytes - before.bytes, unread - before.unread, encrypted - before.encrypted);
    }

    /** Bytes in the clear that messages of the flow's protocol explain; 0 while content confirmed no protocol. */
    long understood(FlowInfo flow) {
        return flow.protocol() == null ? 0 : bytes - unread - encrypted;
    }
}
