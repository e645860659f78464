package io.otus.dissect.hsms;

import io.otus.core.bytes.ByteView;

/**
 * Length and header of a message, SEMI E37 §8; numbers are big-endian.
 *
 * <pre>
 *  0        4            6              7          8       9       10             14
 *  +--------+------------+--------------+----------+-------+-------+--------------+------
 *  | length | session ID | W and stream | function | PType | SType | system bytes | item
 *  +--------+------------+--------------+----------+-------+-------+--------------+------
 *                          0 or a type    a status: of control messages
 * </pre>
 */
final class HsmsHeader {
    static final int SIZE = 14;
    /** Octets that the length does not count. */
    static final int BEFORE_SESSION = 4;
    /** The length of a message that has nothing but the header. */
    static final int COUNTED = 10;
    /** The length of a message may tell four GiB; longer messages than this are not read, and their bytes count so. */
    static final int MAX_LENGTH = 2 << 20;
    /** The length of a message by which a connection is recognised, at its beginning or behind a gap. */
    static final int MAX_FIRST_LENGTH = 64 << 10;

    static final int DATA = 0;
    static final int SELECT_REQ = 1;
    static final int SELECT_RSP = 2;
    static final int DESELECT_REQ = 3;
    static final int DESELECT_RSP = 4;
    static final int LINKTEST_REQ = 5;
    static final int LINKTEST_RSP = 6;
    static final int REJECT_REQ = 7;
    static final int SEPARATE_REQ = 9;

    /** The session of messages that are about the connection as a whole. */
    static final int NO_SESSION = 0xFFFF;

    private static final int REPLY_BIT = 0x80;

    private HsmsHeader() {}

    /** Octets behind the length, 10 or more. */
    static long length(ByteView b) {
        return b.u32(0);
    }

    static int sessionId(ByteView b) {
        return b.u16(4);
    }

    static int headerByte2(ByteView b) {
        return b.u8(6);
    }

    static int headerByte3(ByteView b) {
        return b.u8(7);
    }

    static boolean isReplyExpected(ByteView b) {
        return (b.u8(6) & REPLY_BIT) != 0;
    }

    /** 1 to 127. */
    static int stream(ByteView b) {
        return b.u8(6) & ~REPLY_BIT;
    }

    static int function(ByteView b) {
        return b.u8(7);
    }

    /** The encoding of the message; 0 is SECS-II. */
    static int pType(ByteView b) {
        return b.u8(8);
    }

    static int sType(ByteView b) {
        return b.u8(9);
    }

    static long systemBytes(ByteView b) {
        return b.u32(10);
    }

    static boolean isKnown(int sType) {
        return sType >= DATA && sType <= SEPARATE_REQ && sType != 8;
    }

    /** SEMI E37 §8.2, Table 3. */
    static String name(int sType) {
        return switch (sType) {
            case DATA -> "data";
            case SELECT_REQ -> "select_req";
            case SELECT_RSP -> "select_rsp";
            case DESELECT_REQ -> "deselect_req";
            case DESELECT_RSP -> "deselect_rsp";
            case LINKTEST_REQ -> "linktest_req";
            case LINKTEST_RSP -> "linktest_rsp";
            case REJECT_REQ -> "reject_req";
            case SEPARATE_REQ -> "separate_req";
            default -> "stype_" + sType;
        };
    }

    /**
     * Whether the header is as E37 has it: SECS-II, a type that there is, a control message with nothing behind the
     * header, and a data message with a stream.
     */
    static boolean isStrict(ByteView b) {
        int sType = sType(b);
        if (pType(b) != 0 || !isKnown(sType)) {
            return false;
        }
        if (sType == DATA) {
            boolean isAnswer = function(b) % 2 == 0;
            boolean isRight = stream(b) > 0 && sessionId(b) < 0x8000 && !(isAnswer && isReplyExpected(b));
            return isRight && (length(b) > COUNTED || isLikelyWithoutItem(b));
        }
        if (length(b) != COUNTED) {
            return false;
        }
        return switch (sType) {
            case SELECT_RSP, DESELECT_RSP -> headerByte2(b) == 0;
            case REJECT_REQ -> true;
            case LINKTEST_REQ, LINKTEST_RSP -> sessionId(b) == NO_SESSION && headerByte2(b) == 0 && headerByte3(b) == 0;
            default -> headerByte2(b) == 0 && headerByte3(b) == 0;
        };
    }

    /** Fourteen octets prove little: without an item, the function is known, or an answer is wanted. */
    private static boolean isLikelyWithoutItem(ByteView b) {
        return function(b) != 0
                && (isReplyExpected(b) || !Function.name(stream(b), function(b)).isEmpty());
    }
}
