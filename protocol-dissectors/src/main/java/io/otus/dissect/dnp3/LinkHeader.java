package io.otus.dissect.dnp3;

import io.otus.core.bytes.ByteView;

/**
 * Header of a data link frame, IEEE 1815-2012 §9.2.4; little-endian.
 *
 * <pre>
 *  0    1    2      3       4           6      8     10
 *  +----+----+------+-------+-----------+------+-----+-----------------+-----+---
 *  | 05 | 64 | len  | ctrl  | dest      | src  | CRC | user data, <=16 | CRC | ...
 *  +----+----+------+-------+-----------+------+-----+-----------------+-----+---
 *
 *  ctrl, primary (PRM 1):    DIR PRM FCB FCV  function(4)
 *  ctrl, secondary (PRM 0):  DIR PRM  0  DFC  function(4)
 * </pre>
 */
final class LinkHeader {
    static final int SIZE = 10;
    static final int START_1 = 0x05;
    static final int START_2 = 0x64;

    /** LENGTH counts control, addresses and user data, not start octets, itself and CRCs: 5 to 255 (§9.2.4). */
    static final int MIN_LENGTH = 5;

    /** Where the header's CRC is, and how many octets it covers. */
    static final int CRC_AT = 8;

    /** User data octets between two CRCs (§9.2.4). */
    static final int BLOCK = 16;

    /** Most user data octets in a frame: LENGTH 255. */
    static final int MAX_USER_DATA = 250;

    /** Primary to secondary function codes (§9.2.4). */
    static final int RESET_LINK_STATES = 0;

    static final int TEST_LINK_STATES = 2;
    static final int CONFIRMED_USER_DATA = 3;
    static final int UNCONFIRMED_USER_DATA = 4;
    static final int REQUEST_LINK_STATUS = 9;

    /** Secondary to primary function codes (§9.2.4). */
    static final int ACK = 0;

    static final int NACK = 1;
    static final int LINK_STATUS = 11;
    static final int NOT_SUPPORTED = 15;

    /** From here to 0xFFFF a source address is not allowed: reserved, self-address and broadcast (§9.2). */
    static final int FIRST_SPECIAL_ADDRESS = 0xFFF0;

    /** From here to 0xFFFF a destination is a broadcast (§9.2). */
    static final int FIRST_BROADCAST = 0xFFFD;

    private LinkHeader() {}

    static int length(ByteView frame) {
        return frame.u8(2);
    }

    /** Set by a master, clear by an outstation. */
    static boolean dir(ByteView frame) {
        return (frame.u8(3) & 0x80) != 0;
    }

    static boolean prm(ByteView frame) {
        return (frame.u8(3) & 0x40) != 0;
    }

    /** Frame count bit; primary frames only. */
    static boolean fcb(ByteView frame) {
        return (frame.u8(3) & 0x20) != 0;
    }

    /** FCV (frame count valid) of a primary frame, DFC (data flow control) of a secondary one. */
    static boolean fcvOrDfc(ByteView frame) {
        return (frame.u8(3) & 0x10) != 0;
    }

    static int function(ByteView frame) {
        return frame.u8(3) & 0x0F;
    }

    static int destination(ByteView frame) {
        return frame.le16(4);
    }

    static int source(ByteView frame) {
        return frame.le16(6);
    }

    /** Whether the header's CRC is right. The header must be there. */
    static boolean isIntact(ByteView frame) {
        return LinkCrc.matches(frame, 0, CRC_AT);
    }

    /** Octets of user data, without CRCs, for a LENGTH of at least {@link #MIN_LENGTH}. */
    static int userDataLength(ByteView frame) {
        return length(frame) - MIN_LENGTH;
    }

    /** Octets of the whole frame with all CRCs, 10 to 292. */
    static int frameLength(ByteView frame) {
        int data = userDataLength(frame);
        return SIZE + data + LinkCrc.SIZE * ((data + BLOCK - 1) / BLOCK);
    }

    /** Where in the frame the n-th octet of user data is, counted from 0. */
    static int offsetOfUserData(int n) {
        return SIZE + n + LinkCrc.SIZE * (n / BLOCK);
    }

    /** Whether a primary function carries user data. */
    static boolean hasUserData(int function) {
        return function == CONFIRMED_USER_DATA || function == UNCONFIRMED_USER_DATA;
    }

    /** The standard's name of a function; empty where it has none. */
    static String functionName(boolean prm, int function) {
        return prm
                ? switch (function) {
                    case RESET_LINK_STATES -> "reset_link_states";
                    case TEST_LINK_STATES -> "test_link_states";
                    case CONFIRMED_USER_DATA -> "confirmed_user_data";
                    case UNCONFIRMED_USER_DATA -> "unconfirmed_user_data";
                    case REQUEST_LINK_STATUS -> "request_link_status";
                    default -> "";
                }
                : switch (function) {
                    case ACK -> "ack";
                    case NACK -> "nack";
                    case LINK_STATUS -> "link_status";
                    case NOT_SUPPORTED -> "not_supported";
                    default -> "";
                };
    }

    /** Whether FCV must be set: it is for test link states and confirmed user data, and clear for the others. */
    static boolean mustCount(int function) {
        return function == TEST_LINK_STATES || function == CONFIRMED_USER_DATA;
    }
}
