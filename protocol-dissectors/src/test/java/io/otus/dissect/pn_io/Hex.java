package io.otus.dissect.pn_io;

import io.otus.core.bytes.Octets;

/** Bytes of rows, by hand after the pictures of C706 §12.5.1 and IEC 61158-6-10. */
final class Hex {
    static final String DEVICE = "DEA00001 6C97 11D1 827100A02442DF7D";
    static final String CONTROLLER = "DEA00002 6C97 11D1 827100A02442DF7D";
    private static final String MAPPER = "E1AF8308 5D1F 11C9 91A408002B14A0FA";

    private Hex() {}

    static int length(String hex) {
        return Octets.ofHex(hex).length();
    }

    static String u16(int value) {
        return "%04X".formatted(value);
    }

    static String u32(int value) {
        return "%08X".formatted(value);
    }

    /** A block of version 1.0. */
    static String block(int type, String content) {
        return u16(type) + u16(2 + length(content)) + "0100" + content;
    }

    /** A block of version 1.1. */
    static String block11(int type, String content) {
        return u16(type) + u16(2 + length(content)) + "0101" + content;
    }

    private static String header(int type, String called, int operation, int sequence, int length) {
        return "04 %02X 20 00 000000 00 DEA00000 6C97 11D1 827100010A01002A".formatted(type)
                + called
                + "01020304 0506 1708 8910111213141516 00000000 00000001"
                + u32(sequence)
                + u16(operation)
                + "FFFF FFFF"
                + u16(length)
                + "0000 00 00";
    }

    /** A call to an interface, with blocks. */
    static String request(String called, int operation, int sequence, String blocks) {
        int length = length(blocks);
        return header(0, called, operation, sequence, 20 + length)
                + u32(4096)
                + u32(length)
                + u32(4096)
                + "00000000"
                + u32(length)
                + blocks;
    }

    static String request(int operation, int sequence, String blocks) {
        return request(DEVICE, operation, sequence, blocks);
    }

    /** An answer. */
    static String response(int operation, int sequence, long status, String blocks) {
        int length = length(blocks);
        return header(2, DEVICE, operation, sequence, 20 + length)
                + u32((int) status)
                + u32(length)
                + u32(length)
                + "00000000"
                + u32(length)
                + blocks;
    }

    /** A fault (3) or rejection (6). */
    static String failure(int type, int operation, int sequence, long status) {
        return header(type, DEVICE, operation, sequence, 4) + u32((int) status);
    }

    /** A message of the endpoint mapper. */
    static String mapper(int type, String body) {
        return header(type, MAPPER, 2, 1, length(body)) + body;
    }

    static final String AR = "A1A2A3A4 A5A6 47A8 89AAABACADAEAFB0";

    /** Header of a read or write request, or of their answers. */
    static String record(int type, int slot, int subslot, int index, int length, String tail) {
        return block(
                type, "0001" + AR + "00000000" + u16(slot) + u16(subslot) + "0000" + u16(index) + u32(length) + tail);
    }

    static String readRequest(int slot, int subslot, int index) {
        return record(0x0009, slot, subslot, index, 4096, "00".repeat(24));
    }

    static String readResponse(int slot, int subslot, int index, String data) {
        return record(0x8009, slot, subslot, index, length(data), "00".repeat(24)) + data;
    }

    static String writeRequest(int slot, int subslot, int index, String data) {
        return record(0x0008, slot, subslot, index, length(data), "00".repeat(24)) + data;
    }

    static String writeResponse(int slot, int subslot, int index, long status) {
        return record(0x8008, slot, subslot, index, 0, "0000 0000" + u32((int) status) + "00".repeat(16));
    }

    static String control(int type, int command) {
        return block(type, "0000" + AR + "0001 0000" + u16(command) + "0000");
    }

    static final String AR_REQUEST = block(
            0x0101,
            "0001" + AR + "0001 020000000001 DEA00000 6C97 11D1 827100010001002A" + "00000011 0258 8892 0003 706C63");

    /**
     * A connect as of a controller with one input module of two octets in slot 1 and one output module of one in slot
     * 2.
     */
    static final String CONNECT = AR_REQUEST
            + block(
                    0x0102,
                    "0001 0001 8892 00000001 0028 8001 0020 0020 0001 0000 FFFFFFFF 0003 0003 C000 000000000000 0001"
                            + "00000000 0001 0001 0001 0000 0001 0002 0001 0003")
            + block(
                    0x0102,
                    "0002 0002 8892 00000001 0028 FFFF 0020 0020 0001 0000 FFFFFFFF 0003 0003 C000 000000000000 0001"
                            + "00000000 0001 0002 0001 0001 0001 0001 0001 0000")
            + block(0x0103, "0001 8892 00000000 0001 0003 0001 00C8 C000 A000")
            + block(0x0104, "0001 00000000 0001 00000010 0000 0001 0001 00000001 0001 0001 0002 01 01")
            + block(0x0104, "0001 00000000 0002 00000020 0000 0001 0001 00000001 0002 0002 0001 01 01");

    static final String CONNECTED = block(0x8101, "0001" + AR + "0001 020000000002 8892")
            + block(0x8102, "0001 0001 8001")
            + block(0x8102, "0002 0002 C00A")
            + block(0x8103, "0001 0002 00C8")
            + block(0x8104, "0001 00000000 0001 0001 00000011 0001 0001 0001 00000001 0001")
            + block(0x8106, "0004 65743230 0000");
}
