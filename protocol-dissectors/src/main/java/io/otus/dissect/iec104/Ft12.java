package io.otus.dissect.iec104;

import io.otus.core.bytes.ByteView;
import io.otus.core.spi.Dissector;

/**
 * Frames of the format FT 1.2, IEC 60870-5-1 §6.2.4.2, in which IEC 60870-5-101 comes through terminal servers. The
 * checksum is the sum of the octets from the control field on. Stations agree on how many octets the link address has,
 * 0 to 2: the length of a fixed frame tells it.
 *
 * <pre>
 *  fixed:     10 | control | address | sum | 16
 *  variable:  68 | L | L | 68 | control | address | ASDU | sum | 16    L counts from control to ASDU
 *  single:    E5
 * </pre>
 */
final class Ft12 {
    static final int SINGLE = 0xE5;
    static final int MAX_ADDRESS = 2;

    /** Octets before the control field of a variable frame. */
    static final int HEADER = 4;

    /** Stands for the number of octets of the link address where it is not known yet. */
    static final int UNKNOWN = -1;

    private static final int FIXED = 0x10;
    private static final int END = 0x16;

    private static final int TRAILER = 2;

    private Ft12() {}

    /** Whether these octets begin a frame of variable length; at least one must be there. */
    static boolean isVariable(ByteView bytes) {
        return bytes.length() >= HEADER
                && bytes.u8(0) == Apci.START
                && bytes.u8(1) == bytes.u8(2)
                && bytes.u8(3) == Apci.START;
    }

    /** Whether these octets begin a fixed frame or a single character. */
    static boolean isShort(ByteView bytes) {
        return bytes.u8(0) == FIXED || bytes.u8(0) == SINGLE;
    }

    /** Octets of a variable frame. */
    static int variableLength(ByteView bytes) {
        return HEADER + bytes.u8(1) + TRAILER;
    }

    /**
     * Length of a fixed frame whose checksum is right, of the form that is known, or the first other that fits; or what
     * {@link Dissector#frameLength} else says.
     *
     * @param known how many octets the link address had before, or {@link #UNKNOWN}
     */
    static int fixedLength(ByteView bytes, int known) {
        if (known != UNKNOWN) {
            int length = fixedLengthWith(bytes, known);
            if (length != Dissector.NOT_MINE) {
                return length;
            }
        }
        for (int address = 0; address <= MAX_ADDRESS; address++) {
            if (address == 0 && known == UNKNOWN && mayHaveAddress(bytes)) {
                continue;
            }
            int length = fixedLengthWith(bytes, address);
            if (length != Dissector.NOT_MINE) {
                return length;
            }
        }
        return Dissector.NOT_MINE;
    }

    private static int fixedLengthWith(ByteView bytes, int address) {
        int length = HEADER + address;
        if (!bytes.has(0, length)) {
            return Dissector.NEED_MORE;
        }
        boolean whole = bytes.u8(length - 1) == END && bytes.u8(length - 2) == sum(bytes, 1, length - 2);
        return whole ? length : Dissector.NOT_MINE;
    }

    /** Whether the sum of control field and an address like it is an end octet, which one without address has there. */
    private static boolean mayHaveAddress(ByteView bytes) {
        return bytes.has(0, 2) && ((2 * bytes.u8(1)) & 0xFF) == END;
    }

    /** How many octets of link address a whole fixed frame has. */
    static int addressOctets(ByteView fixed) {
        return fixed.length() - HEADER;
    }

    /** Whether checksum and end of a whole variable frame are right. */
    static boolean isIntact(ByteView frame) {
        int end = frame.length();
        return frame.u8(end - 1) == END && frame.u8(end - 2) == sum(frame, HEADER, end - TRAILER);
    }

    private static int sum(ByteView bytes, int from, int to) {
        int sum = 0;
        for (int i = from; i < to; i++) {
            sum += bytes.u8(i);
        }
        return sum & 0xFF;
    }

    /** Control field, link address and ASDU of a whole variable frame. */
    static ByteView userData(ByteView frame) {
        return frame.slice(HEADER, frame.length() - HEADER - TRAILER);
    }

    /**
     * How many octets the link address has by what follows it: the only number for which an ASDU of the standard
     * follows; {@link #UNKNOWN} where there are several, or none.
     */
    static int addressBy(ByteView userData) {
        int found = UNKNOWN;
        for (int address = 0; address <= MAX_ADDRESS; address++) {
            if (fits(userData, address)) {
                if (found != UNKNOWN) {
                    return UNKNOWN;
                }
                found = address;
            }
        }
        return found;
    }

    /** Whether any ASDU of the standard may follow. */
    static boolean fitsAny(ByteView userData) {
        return fits(userData, 0) || fits(userData, 1) || fits(userData, 2);
    }

    /**
     * Whether an ASDU of the standard follows a link address of so many octets, for any sizes of cause, common address
     * and object address that stations may agree on (IEC 60870-5-101 §7.1).
     */
    static boolean fits(ByteView userData, int address) {
        int at = 1 + address;
        if (!userData.has(at, 3)) {
            return false;
        }
        ByteView asdu = userData.from(at);
        TypeIdentification type = TypeIdentification.of(AsduHeader.type(asdu));
        int cause = AsduHeader.cause(asdu);
        int number = AsduHeader.number(asdu);
        boolean sq = AsduHeader.sq(asdu);
        if (type == null
                || number == 0
                || cause == 0
                || Names.cause(cause).isEmpty()
                || !Cause.fits(type, cause)
                || (sq && !type.allowsSequence())) {
            return false;
        }
        int addressed = sq ? 1 : number;
        for (int object = 1; object <= 3; object++) {
            // Type and number, then one or two octets of cause, and of common address.
            int least = 4 + number * type.size() + addressed * object;
            int most = least + 2;
            if (asdu.length() >= least && (asdu.length() <= most || type == TypeIdentification.F_SG_NA_1)) {
                return true;
            }
        }
        return false;
    }
}
