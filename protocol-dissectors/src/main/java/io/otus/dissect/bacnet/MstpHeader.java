package io.otus.dissect.bacnet;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.ReflectedCrc;
import io.otus.core.event.FieldWriter;

/**
 * MS/TP frame, clause 9.3; the length is big-endian, the CRC of the data least significant first.
 *
 * <pre>
 *  0      1      2      3             4        5        7            8
 *  +------+------+------+-------------+--------+--------+------------+------+----------
 *  | 0x55 | 0xFF | type | destination | source | length | header CRC | data | data CRC
 *  +------+------+------+-------------+--------+--------+------------+------+----------
 * </pre>
 *
 * @param destination station 0 to 127 for a master, to 254 for a slave; 255 is all
 * @param length octets of data
 */
public record MstpHeader(int frameType, int destination, int source, int length) {
    static final int SIZE = 8;
    static final int PREAMBLE_1 = 0x55;
    static final int PREAMBLE_2 = 0xFF;
    static final int DATA_EXPECTING_REPLY = 5;
    static final int DATA_NOT_EXPECTING_REPLY = 6;

    /** What remains of a header with its CRC (Annex G.1), and of data with theirs (G.2), where nothing is damaged. */
    private static final int HEADER_REMAINDER = 0x55;

    private static final int DATA_REMAINDER = 0xF0B8;
    private static final ReflectedCrc DATA_CRC = new ReflectedCrc(0x8408);
    private static final int DATA_CRC_SIZE = 2;

    private static final String[] NAMES = {
        "token",
        "poll_for_master",
        "reply_to_poll_for_master",
        "test_request",
        "test_response",
        "bacnet_data_expecting_reply",
        "bacnet_data_not_expecting_reply",
        "reply_postponed"
    };

    /** Whether a frame starts here, rather than an NPDU, whose first octet is 1. */
    static boolean isAt(ByteView b) {
        return b.has(0, 2) && b.u8(0) == PREAMBLE_1 && b.u8(1) == PREAMBLE_2;
    }

    /** Reads the fields; the bytes must be there. */
    static MstpHeader read(ByteView b) {
        return new MstpHeader(b.u8(2), b.u8(3), b.u8(4), b.u16(5));
    }

    /** Whether the header is undamaged, Annex G.1: polynomial x^8 + x^7 + 1 over the octets behind the preamble. */
    static boolean isHeaderIntact(ByteView b) {
        int crc = 0xFF;
        for (int i = 2; i < SIZE; i++) {
            int mixed = crc ^ b.u8(i);
            mixed ^= mixed << 1 ^ mixed << 2 ^ mixed << 3 ^ mixed << 4 ^ mixed << 5 ^ mixed << 6 ^ mixed << 7;
            crc = (mixed & 0xFE) ^ (mixed >> 8 & 1);
        }
        return crc == HEADER_REMAINDER;
    }

    /** Whether the data are all there and undamaged, Annex G.2. */
    boolean isDataIntact(ByteView b) {
        if (!b.has(SIZE, length + DATA_CRC_SIZE)) {
            return false;
        }
        return DATA_CRC.of(b, SIZE, length + DATA_CRC_SIZE, 0xFFFF) == DATA_REMAINDER;
    }

    /** Whether the data are an NPDU as it is. */
    boolean carriesNpdu() {
        return frameType == DATA_EXPECTING_REPLY || frameType == DATA_NOT_EXPECTING_REPLY;
    }

    boolean isKnown() {
        return frameType < NAMES.length || frameType == 32 || frameType == 33;
    }

    String name() {
        if (frameType < NAMES.length) {
            return NAMES[frameType];
        }
        return switch (frameType) {
            case 32 -> "bacnet_extended_data_expecting_reply";
            case 33 -> "bacnet_extended_data_not_expecting_reply";
            default -> "mstp_frame_" + frameType;
        };
    }

    void fields(FieldWriter out) {
        out.beginObject("mstp");
        out.number("frame_type", frameType);
        out.text("frame_name", name());
        out.number("destination", destination);
        out.number("source", source);
        out.number("length", length);
        out.end();
    }
}
