package io.otus.dissect.fins;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.FieldWriter;

/**
 * The header of a FINS frame, W342 §5-1-2.
 *
 * @param start octets of the FINS/TCP header in front: 16, or 0 in a datagram
 * @param icf information control field: bit 7 gateway used, bit 6 response, bit 0 no response required
 * @param rsv reserved, 0
 * @param gct permissible number of gateways, 0 to 7
 * @param dna destination network, 0 the local one, 1 to 127
 * @param da1 destination node, 0 the own one, 1 to 254, 255 all
 * @param da2 destination unit: 0 CPU Unit, 0x10 to 0x1F CPU Bus Unit, 0xE1 Inner Board, 0xFE the unit that is connected
 *     to the network
 * @param sna source network
 * @param sa1 source node
 * @param sa2 source unit
 * @param sid service id, which the response repeats, 0 to 255
 * @param commandCode main and sub request code, such as 0x0101
 */
public record FinsFrame(
        int start,
        int icf,
        int rsv,
        int gct,
        int dna,
        int da1,
        int da2,
        int sna,
        int sa1,
        int sa2,
        int sid,
        int commandCode) {
    private static final int BROADCAST = 0xFF;

    static FinsFrame of(ByteView b, int start) {
        return new FinsFrame(
                start,
                b.u8(0),
                b.u8(1),
                b.u8(2),
                b.u8(3),
                b.u8(4),
                b.u8(5),
                b.u8(6),
                b.u8(7),
                b.u8(8),
                FinsHeader.sid(b),
                FinsHeader.commandCode(b));
    }

    boolean isResponse() {
        return FinsHeader.isResponse(icf);
    }

    /** Whether an answer to this command is due. */
    boolean isConfirmed() {
        return FinsHeader.isResponseRequired(icf) && da1 != BROADCAST;
    }

    /** What pairs a response with its command: the service id, and the command code that both have. */
    long transaction() {
        return (long) commandCode << 8 | sid;
    }

    /** The serving unit: the destination of a command, the source of a response. */
    String unit() {
        return isResponse() ? unit(sna, sa1, sa2) : unit(dna, da1, da2);
    }

    /** Whether the CPU Unit serves. */
    boolean isCpuUnit() {
        return (isResponse() ? sa2 : da2) == 0;
    }

    /**
     * Empty for the CPU Unit of whoever has the address on the network, the unit's number for others beside it, and
     * network, node and unit for what lies behind a gateway.
     */
    static String unit(int network, int node, int unit) {
        if (network == 0) {
            return unit == 0 ? "" : Integer.toString(unit);
        }
        return network + "." + node + '.' + unit;
    }

    /** An offset in the message of octets of the frame. */
    int at(int offset) {
        return start + offset;
    }

    void fields(FieldWriter out) {
        out.number("icf", icf);
        if (rsv != 0) {
            out.number("rsv", rsv);
        }
        out.number("gct", gct);
        out.number("dna", dna);
        out.number("da1", da1);
        out.number("da2", da2);
        out.number("sna", sna);
        out.number("sa1", sa1);
        out.number("sa2", sa2);
        out.number("sid", sid);
        out.number("command_code", commandCode);
        out.text("command", FinsCommand.name(commandCode));
    }
}
