package io.otus.core.flow;

import io.otus.core.decode.Packet;
import io.otus.core.decode.TcpFields;

/**
 * Finds out that a host never sent what came in its name, be it with its own MAC address. The other side acknowledges
 * those bytes; the host, which gets an acknowledgment of what it did not send, answers with an empty segment that has
 * the number it would send next (RFC 9293 section 3.10.7.4), and so they go on: a storm of acknowledgments. Of a host
 * that sent the bytes nothing goes back behind what was acknowledged, but for one byte, which only asks whether the
 * other side is still there, and for late copies, which acknowledge less than the host did since.
 */
final class Unsent {
    /** So many empty segments with the same number: one or two may have come late to the sensor. */
    static final int ENOUGH = 3;

    private Unsent() {}

    /**
     * Whether this segment completes the proof; told once for each number that its host goes back to.
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
     * Whether both sides have gone on behind a sequence number, so that no bytes before it are taken any more: the
     * other side acknowledged them, and the empty segments by which this one acknowledged the latest that it was told
     * all have that number or a later one. Of those that a host sends for what it was told in answer to forged bytes,
     * one at least has the number before these.
     */
    static boolean isPast(TcpSide side, int end) {
        return side.ackSeen
                && side.acknowledged - end >= 0
                && side.standingAcknowledgment != TcpSide.NOTHING
                && side.standingAcknowledgment == side.acknowledging
                && side.standing - end >= 0;
    }
}
