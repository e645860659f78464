package io.otus.core.flow;

import io.otus.core.decode.Packet;
import io.otus.core.decode.TcpFields;

/**
 * SYN, FIN and RST: how connections open and end, seen from outside (RFC 9293 section 3.10.7, RFC 5961). Confined to
 * the analysis thread.
 */
final class TcpControl {
    private final StreamSink sink;

    TcpControl(StreamSink sink) {
        this.sink = sink;
    }

    /**
     * Whether the packet shows that a new connection took the place of this one: a SYN after an end, or any sign that a
     * SYN amid the connection was believed.
     */
    static boolean replaces(TcpConnection connection, Packet packet, int index) {
        TcpFields tcp = packet.tcp();
        if (!tcp.has(TcpFields.SYN)) {
            return connection.openingBy == index
                    && packet.payloadLength() > 0
                    && tcp.sequence() == connection.openingSequence + 1;
        }
        if (tcp.has(TcpFields.FIN) || tcp.has(TcpFields.RST)) {
            return false;
        }
        TcpSide side = connection.side(index);
        if (side.synSeen && side.initial == tcp.sequence()) {
            return false;
        }
        if (tcp.has(TcpFields.ACK)
                && connection.openingBy == 1 - index
                && tcp.acknowledgment() == connection.openingSequence + 1) {
            return true;
        }
        return connection.isClosing() && (side.synced || connection.isClosed());
    }

    /**
     * Handles a segment with other flags than a plain ACK.
     *
     * @return whether the rest of the segment is to be looked at
     */
    boolean accept(TcpConnection connection, TcpSide side, TcpSide other, Packet packet) {
        TcpFields tcp = packet.tcp();
        boolean syn = tcp.has(TcpFields.SYN);
        boolean reset = tcp.has(TcpFields.RST);
        if ((syn && (reset || tcp.has(TcpFields.FIN))) || (!syn && !reset && !tcp.has(TcpFields.ACK))) {
            sink.anomaly(side.flow, side.index, TcpAnomaly.FLAGS, null);
            return false;
        }
        if (reset) {
            return reset(connection, side, other, packet);
        }
        return !syn || opening(connection, side, other, packet);
    }

    private boolean opening(TcpConnection connection, TcpSide side, TcpSide other, Packet packet) {
        TcpFields tcp = packet.tcp();
        int first = tcp.sequence() + 1;
        boolean again = side.synSeen && side.initial == tcp.sequence();
        if (side.synced && !again && first != side.next && (other.synced || side.delivered > 0)) {
            // A device that was restarted often reuses its port. What comes next tells whether the SYN was believed.
            connection.openingBy = side.index;
            connection.openingSequence = tcp.sequence();
            connection.openingFrame = packet.span();
            return false;
        }
        if (!again) {
            side.synSeen = true;
            side.initial = tcp.sequence();
            if (side.delivered == 0 && side.waiting == null) {
                side.sync(first);
            }
        }
        if (tcp.has(TcpFields.ACK)) {
            side.flow.clientByHandshake(other.index);
            if (!other.synced) {
                other.sync(tcp.acknowledgment());
            }
        } else {
            side.flow.clientByHandshake(side.index);
        }
        return true;
    }

    private boolean reset(TcpConnection connection, TcpSide side, TcpSide other, Packet packet) {
        TcpFields tcp = packet.tcp();
        boolean valid;
        if (side.synced) {
            valid = isNear(tcp.sequence() - side.next);
        } else if (tcp.has(TcpFields.ACK) && other.synced) {
            valid = isNear(tcp.acknowledgment() - other.next);
        } else {
            valid = true;
        }
        if (!valid) {
            sink.anomaly(side.flow, side.index, TcpAnomaly.RESET_OUT_OF_WINDOW, null);
            return false;
        }
        if (connection.resetBy == TcpConnection.NOBODY) {
            if (side.isInUse() && other.isInUse()) {
                sink.cut(side.flow, side.index);
            }
            connection.resetBy = side.index;
            connection.resetSequence = tcp.sequence();
            connection.resetFrame = packet.span();
            tellClosed(connection.side0, false);
            tellClosed(connection.side1, false);
        }
        return true;
    }

    /**
     * The true window is often unknown (its scale is told at the opening only), so the largest window without scale has
     * to do.
     */
    private static boolean isNear(int distance) {
        return distance <= ReorderBuffer.MAX_BYTES && distance >= -ReorderBuffer.MAX_BYTES;
    }

    /**
     * Data of a side that had reset the connection, or opened another in its place: either that segment or this one is
     * forged.
     */
    void dataSeen(TcpConnection connection, TcpSide side, int sequence) {
        if (connection.resetBy == side.index && sequence - connection.resetSequence >= 0) {
            connection.resetBy = TcpConnection.NOBODY;
            sink.anomaly(side.flow, side.index, TcpAnomaly.DATA_AFTER_RESET, connection.resetFrame);
        }
        if (connection.openingBy == side.index && sequence == side.next) {
            connection.openingBy = TcpConnection.NOBODY;
            sink.anomaly(side.flow, side.index, TcpAnomaly.SYN_IN_CONNECTION, connection.openingFrame);
        }
    }

    /** New data behind the FIN of its side: likewise. */
    void dataAfterFin(TcpSide side) {
        side.finished = false;
        side.finSeen = false;
        sink.anomaly(side.flow, side.index, TcpAnomaly.DATA_AFTER_FIN, side.finFrame);
    }

    /** Notes where the FIN stands. */
    void fin(TcpSide side, Packet packet, int length) {
        int sequence = packet.tcp().sequence() + length;
        if (!side.synced) {
            side.sync(sequence);
        }
        int ahead = sequence - side.next;
        if (side.finished || ahead < 0 || ahead > ReorderBuffer.MAX_BYTES) {
            return;
        }
        side.finSeen = true;
        side.finOffset = side.delivered + ahead;
        side.finFrame = packet.span();
    }

    /** Reports the end of a side once everything before its FIN was delivered. */
    void tellEnd(TcpSide side) {
        if (side.finSeen && !side.finished && side.delivered >= side.finOffset) {
            side.finished = true;
            tellClosed(side, true);
        }
    }

    private void tellClosed(TcpSide side, boolean isWhole) {
        if (!side.closedTold) {
            side.closedTold = true;
            sink.closed(side.flow, side.index, isWhole);
        }
    }
}
