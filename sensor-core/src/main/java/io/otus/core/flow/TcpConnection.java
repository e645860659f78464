package io.otus.core.flow;

import io.otus.core.decode.Packet;
import io.otus.core.decode.TcpFields;
import io.otus.core.evidence.FrameSpan;
import org.jspecify.annotations.Nullable;

/** What the reassembler keeps for one TCP connection. Confined to the analysis thread. */
final class TcpConnection {
    /** No side. */
    static final int NOBODY = -1;

    final TcpSide side0;
    final TcpSide side1;

    /** The side whose reset ended the connection, or {@link #NOBODY}. */
    int resetBy = NOBODY;

    /** Sequence number of that reset. */
    int resetSequence;

    /** The frame of that reset. */
    @Nullable
    FrameSpan resetFrame;

    /** The side that sent a SYN into the running connection, which may open a new one; or {@link #NOBODY}. */
    int openingBy = NOBODY;

    /** Initial sequence number of that SYN. */
    int openingSequence;

    /** The frame of that SYN. */
    @Nullable
    FrameSpan openingFrame;

    TcpConnection(Flow flow) {
        side0 = new TcpSide(flow, 0);
        side1 = new TcpSide(flow, 1);
    }

    TcpSide side(int side) {
        return side == 0 ? side0 : side1;
    }

    /** Whether both sides finished or one reset. */
    boolean isClosed() {
        return resetBy != NOBODY || (side0.finished && side1.finished);
    }

    /** Whether one reset it after both had sent data. */
    boolean isCut() {
        return resetBy != NOBODY && side0.delivered > 0 && side1.delivered > 0;
    }

    /** Whether either side began to close it. */
    boolean isClosing() {
        return resetBy != NOBODY || side0.finished || side1.finished;
    }

    /** Whether this packet, of side 1, acknowledges about as much as side 0 sent. */
    boolean isAnsweredBy(Packet packet) {
        int ahead = packet.tcp().acknowledgment() - side0.next;
        return packet.tcp().has(TcpFields.ACK)
                && side0.synced
                && ahead <= ReorderBuffer.MAX_BYTES
                && ahead >= -ReorderBuffer.MAX_BYTES;
    }
}
