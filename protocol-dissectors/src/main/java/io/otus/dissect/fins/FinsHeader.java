package io.otus.dissect.fins;

import io.otus.core.bytes.ByteView;

/**
 * The header of a FINS frame, W342 §5-1-2, and the command code behind it; numbers are big-endian.
 *
 * <pre>
 *  0     1     2     3     4     5     6     7     8     9     10      11
 *  +-----+-----+-----+-----+-----+-----+-----+-----+-----+-----+-------+-------+---------
 *  | ICF | RSV | GCT | DNA | DA1 | DA2 | SNA | SA1 | SA2 | SID | main  | sub   | text ...
 *  |     | 0   |     | destination     | source          |     | code  | code  |
 *  +-----+-----+-----+-----+-----+-----+-----+-----+-----+-----+-------+-------+---------
 * </pre>
 */
final class FinsHeader {
    /** Octets up to the command code. */
    static final int COMMAND_AT = 10;
    /** Octets of a command without parameters. */
    static final int SIZE = 12;
    /** Octets of a response without more than its end code. */
    static final int RESPONSE_SIZE = 14;
    /** The longest frame on Ethernet, W421 §7-4. */
    static final int MAX_LENGTH = 2012;

    private static final int GATEWAY = 0x80;
    private static final int RESPONSE = 0x40;
    private static final int NO_RESPONSE_REQUIRED = 0x01;
    private static final int RESERVED = 0x3E;
    /** GCT begins at 2, or at 7 where eight networks may be crossed, and falls with each gateway. */
    private static final int MAX_GATEWAYS = 7;
    /** Network addresses go up to 127. */
    private static final int MAX_NETWORK = 0x7F;

    private FinsHeader() {}

    static int icf(ByteView b) {
        return b.u8(0);
    }

    static boolean isResponse(int icf) {
        return (icf & RESPONSE) != 0;
    }

    static boolean isResponseRequired(int icf) {
        return (icf & NO_RESPONSE_REQUIRED) == 0;
    }

    static int rsv(ByteView b) {
        return b.u8(1);
    }

    static int sid(ByteView b) {
        return b.u8(9);
    }

    /** Main and sub code, 0x0000 to 0xFFFF. */
    static int commandCode(ByteView b) {
        return b.u16(COMMAND_AT);
    }

    static boolean isReservedZero(ByteView b) {
        return (icf(b) & RESERVED) == 0 && rsv(b) == 0;
    }

    /** Whether all fields of the header have values that W342 allows; at least {@link #SIZE} octets must be there. */
    static boolean isAllowed(ByteView b) {
        return isReservedZero(b)
                && (icf(b) & GATEWAY) != 0
                && b.u8(2) <= MAX_GATEWAYS
                && b.u8(3) <= MAX_NETWORK
                && b.u8(6) <= MAX_NETWORK;
    }
}
