package io.otus.core.flow;

import io.otus.core.decode.Packet;
import io.otus.core.decode.TcpFields;

/**
 * Recognises that a host never sent bytes that came in its name, even where they carry its own MAC address. The other
 * side acknowledges those bytes. The host, which gets an acknowledgment of what it did not send, answers with an empty
 * segment that has the number it would send next (RFC 9293 section 3.10.7.4). Both repeat this: a storm of
 * acknowledgments. A host that did send the bytes never goes back behind what was acknowledged, with two exceptions: a
 * keep-alive, which goes back by one byte, and late copies, which acknowledge less than the host has acknowledged
 * since.
 */
final class Unsent {
    /** Empty segments with the same number that prove it: one or two may have come late to the sensor. */
    static final int ENOUGH = 3;

    private Unsent() {}

    /**
     * Whether this segment completes the proof. True once for each number that the host goes back to.
     *
     * @param length bytes of data in it
     */
    static boolean isShown(TcpSide side, Packet packet, int length) {
        TcpFields tcp = packet.tcp();
        int acknowledgment = tcp.acknowledgment();
        if (length == 0 && tcp.flags() == TcpFields.ACK) {
            stand(side, tcp.sequence(), acknowledgment);
        }
        boolean isLate = side.acknowledging != TcpSide.NOTHING && (int) side.acknowledging - acknowledgment > 0;
        side.acknowledging = isLate ? side.acknowledging : acknowledgment;
        if (length > 0 || tcp.flags() != TcpFields.ACK || !side.synced || !side.ackSeen) {
            return false;
        }
        int back = side.next - tcp.sequence();
        if (back <= 0) {
            side.retreats = 0;
        }
        boolean isBehind = back > 1
                && back <= DeliveredBytes.MAX_BYTES
                && back <= side.delivered
                && side.acknowledged - tcp.sequence() > 0;
        if (!isBehind || isLate) {
            return false;
        }
        if (side.retreatedTo != tcp.sequence()) {
            side.retreatedTo = tcp.sequence();
            side.retreats = 0;
        }
        return ++side.retreats == ENOUGH;
    }

    private static void stand(TcpSide side, int sequence, int acknowledgment) {
        int news =
                side.standingAcknowledgment == TcpSide.NOTHING ? 1 : acknowledgment - (int) side.standingAcknowledgment;
        if (news > 0 || (news == 0 && sequence - side.standing < 0)) {
            side.standingAcknowledgment = acknowledgment;
            side.standing = sequence;
        }
    }

    /**
     * Whether both sides have gone on behind a sequence number, so that the receiver takes no bytes before it any more.
     * The other side has acknowledged up to it, and all empty segments with which this side made its latest
     * acknowledgment have that number or a later one. (A host that answers forged bytes would send at least one with
     * the number before these.)
     */
    static boolean isPast(TcpSide side, int end) {
        return side.ackSeen
                && side.acknowledged - end >= 0
                && side.standingAcknowledgment != TcpSide.NOTHING
                && side.standingAcknowledgment == side.acknowledging
                && side.standing - end >= 0;
    }
}
