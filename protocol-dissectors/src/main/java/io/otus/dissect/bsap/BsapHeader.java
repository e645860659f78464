package io.otus.dissect.bsap;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Element;
import java.util.ArrayList;
import java.util.List;

/**
 * Header of a message; numbers are little-endian. A message within one level of the network has a local header, one
 * that is passed on between levels a global one, told by bit 7 of the address.
 *
 * <pre>
 *  local   ADDR | SER | DFUN | SEQ u16 | SFUN | NSB
 *  global  ADDR | SER | DADD u16 | SADD u16 | CTL | DFUN | SEQ u16 | SFUN | NSB
 * </pre>
 *
 * @param address 0 for the master, 1 to 127 for a slave; without bit 7
 * @param isGlobal whether the global addresses are there
 * @param serial number of the frame on the line, 1 to 255
 * @param destination DADD
 * @param source SADD
 * @param function DFUN, to whom in the node it goes
 * @param sequence SEQ, which an answer repeats
 * @param from SFUN, who asks
 * @param nodeStatus NSB
 * @param length octets
 */
record BsapHeader(
        int address,
        boolean isGlobal,
        int serial,
        int destination,
        int source,
        int function,
        int sequence,
        int from,
        int nodeStatus,
        int length) {
    private static final int GLOBAL = 0x80;
    private static final int LOCAL_LENGTH = 7;
    private static final int GLOBAL_LENGTH = 12;
    private static final int LINE_LENGTH = 3;
    private static final int NODE_SHIFT = 24;
    private static final long GLOBAL_TRANSACTION = 1L << 40;

    /** Octets that the header of this message has; the first is there. */
    static int length(ByteView b) {
        return (b.u8(0) & GLOBAL) != 0 ? GLOBAL_LENGTH : LOCAL_LENGTH;
    }

    /** Whether it only serves the line, as polls and acknowledgements do: it has no more than function and data. */
    static boolean isOfLine(ByteView b) {
        return b.length() >= LINE_LENGTH && (b.u8(0) & GLOBAL) == 0 && Functions.isOfLine(b.u8(2));
    }

    /** Reads the header, of which all octets are there. */
    static BsapHeader of(ByteView b) {
        boolean isGlobal = (b.u8(0) & GLOBAL) != 0;
        int at = isGlobal ? GLOBAL_LENGTH - LOCAL_LENGTH + 2 : 2;
        return new BsapHeader(
                b.u8(0) & ~GLOBAL & 0xFF,
                isGlobal,
                b.u8(1),
                isGlobal ? b.le16(2) : 0,
                isGlobal ? b.le16(4) : 0,
                b.u8(at),
                b.le16(at + 1),
                b.u8(at + 3),
                b.u8(at + 4),
                length(b));
    }

    /**
     * What an answer has in common with what it answers: its numbers, and between levels of the network the node. A
     * local answer goes to the master, and nothing in it names who answers.
     */
    long transaction(boolean isResponse) {
        long numbers = (long) sequence << 8 | serial;
        return isGlobal
                ? GLOBAL_TRANSACTION | (long) (isResponse ? source : destination) << NODE_SHIFT | numbers
                : numbers;
    }

    /** The node that is asked, or that answers; empty where only the serial line identifies it. */
    String unit(boolean isResponse) {
        if (isGlobal) {
            return Integer.toString(isResponse ? source : destination);
        }
        return isResponse ? "" : Integer.toString(address);
    }

    /** Whether it goes up to the master, which has address 0. */
    boolean isToMaster() {
        return !isGlobal && address == 0;
    }

    List<Element> fields(ByteView b) {
        List<Element> fields = new ArrayList<>();
        fields.add(Element.number("address", address));
        fields.add(Element.text("header", isGlobal ? "global" : "local"));
        fields.add(Element.number("serial_number", serial));
        if (isGlobal) {
            fields.add(Element.number("destination_address", destination));
            fields.add(Element.number("source_address", source));
            fields.add(Element.number("control", b.u8(6)));
        }
        fields.add(Element.number("destination_function", function));
        fields.add(Element.text("destination_function_name", Functions.name(function)));
        fields.add(Element.number("sequence", sequence));
        fields.add(Element.number("source_function", from));
        fields.add(Element.text("source_function_name", Functions.name(from)));
        fields.add(Element.number("node_status", nodeStatus));
        return fields;
    }
}
