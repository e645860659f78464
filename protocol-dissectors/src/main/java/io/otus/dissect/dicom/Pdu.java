package io.otus.dissect.dicom;

import io.otus.core.bytes.ByteView;
import io.otus.core.spi.Dissector;
import java.nio.charset.StandardCharsets;

/**
 * A protocol data unit, PS3.8 §9.3; big-endian.
 *
 * <pre>
 *  0      1          2        6
 *  +------+----------+--------+---------
 *  | type | reserved | length | body ...
 *  +------+----------+--------+---------
 * </pre>
 *
 * <p>An association goes on with its version, u16, two reserved octets, called and calling application entity of 16
 * octets each, 32 reserved octets and items. Data goes on with values, each behind its length, u32, the id of its
 * presentation context, u8, and a control header, u8.
 */
final class Pdu {
    static final int SIZE = 6;
    static final int ASSOCIATE_RQ = 1;
    static final int ASSOCIATE_AC = 2;
    static final int ASSOCIATE_RJ = 3;
    static final int DATA = 4;
    static final int RELEASE_RQ = 5;
    static final int RELEASE_RP = 6;
    static final int ABORT = 7;

    static final int VERSION = 6;
    static final int CALLED = 10;
    static final int CALLING = 26;
    static final int TITLE = 16;
    static final int ITEMS = 74;
    /** Type, a reserved octet and the length of an item. */
    static final int ITEM = 4;

    /** Length, context and control header of a value. */
    static final int VALUE = 6;

    /** Longest PDU that is read: twice what a widespread toolkit takes. The standard has no bound, PS3.8 D.1. */
    static final int LONGEST = 256 * 1024;

    private static final int LONGEST_ASSOCIATION = 65_536;
    private static final int SHORT_BODY = 4;
    private static final int APPLICATION_CONTEXT = 0x10;
    private static final String CONTEXT_NAME = "1.2.840.10008.3.1.1.1";
    /** The first element of a command set: (0000,0000), of four octets. */
    private static final long GROUP_LENGTH_SIZE = 4;

    private static final String[] NAMES = {
        "", "a_associate_rq", "a_associate_ac", "a_associate_rj", "p_data_tf", "a_release_rq", "a_release_rp", "a_abort"
    };

    private Pdu() {}

    static int type(ByteView b) {
        return b.u8(0);
    }

    static String name(int type) {
        return NAMES[type];
    }

    /** Bytes after the header. */
    static long bodyLength(ByteView b) {
        return b.u32(2);
    }

    static boolean isAssociation(ByteView b) {
        return type(b) == ASSOCIATE_RQ || type(b) == ASSOCIATE_AC;
    }

    /**
     * Length of the PDU, as {@link Dissector#frameLength} answers.
     *
     * @param isProven whether the flow showed to be DICOM: what has hardly any content is taken for it only then
     */
    static int length(ByteView b, boolean isProven) {
        if (type(b) < ASSOCIATE_RQ || type(b) > ABORT || (b.length() > 1 && b.u8(1) != 0)) {
            return Dissector.NOT_MINE;
        }
        if (b.length() < SIZE) {
            return Dissector.NEED_MORE;
        }
        return switch (type(b)) {
            case ASSOCIATE_RQ, ASSOCIATE_AC -> association(b);
            case DATA -> data(b, isProven);
            default -> isProven && bodyLength(b) == SHORT_BODY ? SIZE + SHORT_BODY : Dissector.NOT_MINE;
        };
    }

    /** The name of the application context comes first and is always the same, PS3.7 §A.2.1. */
    private static int association(ByteView b) {
        int name = ITEMS + ITEM;
        long total = SIZE + bodyLength(b);
        if (total < name + CONTEXT_NAME.length() || total > LONGEST_ASSOCIATION) {
            return Dissector.NOT_MINE;
        }
        if (b.length() < name + CONTEXT_NAME.length()) {
            return Dissector.NEED_MORE;
        }
        boolean isRight = (b.u16(VERSION) & 1) != 0
                && b.u8(ITEMS) == APPLICATION_CONTEXT
                && b.text(name, CONTEXT_NAME.length(), StandardCharsets.ISO_8859_1)
                        .equals(CONTEXT_NAME);
        return isRight ? (int) total : Dissector.NOT_MINE;
    }

    private static int data(ByteView b, boolean isProven) {
        long total = SIZE + bodyLength(b);
        if (total < SIZE + VALUE || total > LONGEST) {
            return Dissector.NOT_MINE;
        }
        int begin = SIZE + VALUE;
        int needed = isProven ? begin : (int) Math.min(total, begin + CommandSet.ELEMENT + GROUP_LENGTH_SIZE);
        if (b.length() < needed) {
            return Dissector.NEED_MORE;
        }
        boolean isRight = isValue(b, SIZE) && b.u32(SIZE) <= bodyLength(b) - ITEM;
        return isRight && (isProven || beginsCommand(b)) ? (int) total : Dissector.NOT_MINE;
    }

    /** Whether context and control header of a value are as the standard has them: ids are odd, §9.3.2.2. */
    static boolean isValue(ByteView b, int at) {
        return b.u32(at) >= 2 && b.u8(at + 4) % 2 == 1 && b.u8(at + 5) <= 3;
    }

    /** Whether a whole command set is there by its own length. */
    private static boolean beginsCommand(ByteView b) {
        int at = SIZE + VALUE;
        return b.has(at, CommandSet.ELEMENT + 4)
                && (b.u8(SIZE + 5) & 1) != 0
                && b.u32(at) == 0
                && b.le32(at + 4) == GROUP_LENGTH_SIZE
                && b.le32(at + 8) == b.u32(SIZE) - 2 - CommandSet.ELEMENT - GROUP_LENGTH_SIZE;
    }
}
