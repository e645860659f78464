package io.otus.dissect.veeder_root;

import io.otus.core.bytes.ByteView;
import io.otus.core.spi.Dissector;

/**
 * Envelopes, §5 and §6. A command has no end: what it sets follows it up to a line's end, or to the next command.
 *
 * <pre>
 *  command   +-----+-----------------+---------+----------+--------+---------------
 *            | SOH | security code 6 | S I s i | function | device | data field ...
 *            +-----+---- optional ---+---------+---- 3 ---+--- 2 --+---------------
 *
 *  response  +-----+---------+----------+--------+----------+----+------------+-----+
 *            | SOH | S I s i | function | device | data ... | && | checksum 4 | ETX |
 *            +-----+---------+---- 3 ---+--- 2 --+----------+--- computer ----+-----+
 * </pre>
 */
final class TankMessage {
    static final int SOH = 1;
    static final int ETX = 3;
    static final int SECURITY_CODE = 6;
    /** Letter, function and device. */
    static final int CODE = 6;
    /** Two ampersands, checksum and end. */
    static final int TRAILER = 7;

    static final String NOT_RECOGNIZED = "9999";

    private static final int MAX_LEAD = 4;
    private static final int MAX_DATA = 256;
    /** Longest report that is read: its end is looked for from its beginning, whenever some of it comes. */
    static final int LONGEST = 16_384;

    private TankMessage() {}

    /** Line ends before a message: those that a terminal sends behind a command come with the next. */
    static int lead(ByteView b) {
        int at = 0;
        while (at < b.length() && at < MAX_LEAD && isLineEnd(b.u8(at))) {
            at++;
        }
        return at;
    }

    static boolean isLineEnd(int c) {
        return c == '\r' || c == '\n';
    }

    /** Where the function code of a command stands, behind a security code or not; -1 for another protocol's bytes. */
    static int codeOfCommand(ByteView b, int lead) {
        int at = lead + 1;
        if (isCode(b, at)) {
            return at;
        }
        return isSecurityCode(b, at) && isCode(b, at + SECURITY_CODE) ? at + SECURITY_CODE : -1;
    }

    /**
     * Length of what a client sends, as {@link Dissector#frameLength} answers.
     *
     * @param isData whether a command was seen, so that its data may follow
     * @param isSecret whether what it sets is a secret, which has no end: each octet of it is taken alone
     */
    static int command(ByteView b, boolean isData, boolean isSecret) {
        int lead = lead(b);
        if (lead == b.length()) {
            return Dissector.NEED_MORE;
        }
        if (b.u8(lead) != SOH) {
            if (isData && isSecret && isText(b.u8(lead))) {
                return lead + 1;
            }
            return isData ? data(b, lead) : Dissector.NOT_MINE;
        }
        int at = codeOfCommand(b, lead);
        if (at < 0) {
            return Dissector.NOT_MINE;
        }
        return b.length() < at + CODE ? Dissector.NEED_MORE : at + CODE;
    }

    /** Text up to and with an end, or up to the next command. */
    private static int data(ByteView b, int lead) {
        for (int at = lead; at < b.length() && at - lead <= MAX_DATA; at++) {
            int c = b.u8(at);
            if (c == SOH) {
                return at;
            }
            if (isLineEnd(c) || c == ETX) {
                return at + 1;
            }
            if (!isText(c)) {
                return Dissector.NOT_MINE;
            }
        }
        return b.length() - lead > MAX_DATA ? Dissector.NOT_MINE : Dissector.NEED_MORE;
    }

    /** Length of what a gauge sends, as {@link Dissector#frameLength} answers. */
    static int response(ByteView b) {
        int lead = lead(b);
        if (lead == b.length()) {
            return Dissector.NEED_MORE;
        }
        if (b.u8(lead) != SOH) {
            return Dissector.NOT_MINE;
        }
        int begin = lead + 1;
        while (begin < b.length() && begin - lead <= MAX_LEAD && isLineEnd(b.u8(begin))) {
            begin++;
        }
        if (!isCode(b, begin) && !isNotRecognized(b, begin)) {
            return Dissector.NOT_MINE;
        }
        int most = Math.min(b.length(), LONGEST);
        for (int at = begin; at < most; at++) {
            int c = b.u8(at);
            if (c == ETX) {
                return at + 1;
            }
            if (!isText(c) && !isLineEnd(c)) {
                return Dissector.NOT_MINE;
            }
        }
        return b.length() < LONGEST ? Dissector.NEED_MORE : Dissector.NOT_MINE;
    }

    /** Whether the bytes that are there are a function code, or begin one. */
    private static boolean isCode(ByteView b, int at) {
        for (int i = 0; i < CODE && at + i < b.length(); i++) {
            int c = b.u8(at + i);
            boolean fits = switch (i) {
                case 0 -> c == 'I' || c == 'S' || c == 'i' || c == 's';
                case 1, 2, 3 -> (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F');
                default -> c >= '0' && c <= '9';
            };
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSecurityCode(ByteView b, int at) {
        for (int i = 0; i < SECURITY_CODE && at + i < b.length(); i++) {
            if (!isText(b.u8(at + i))) {
                return false;
            }
        }
        return true;
    }

    static boolean isNotRecognized(ByteView b, int at) {
        for (int i = 0; i < NOT_RECOGNIZED.length() && at + i < b.length(); i++) {
            if (b.u8(at + i) != NOT_RECOGNIZED.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the sum of all characters with the checksum, four hexadecimal digits before the end, is 0 (§6.1). */
    static boolean isChecksumRight(ByteView message, int lead) {
        int end = message.length() - 5;
        int sum = 0;
        for (int at = lead; at < end; at++) {
            sum += message.u8(at);
        }
        for (int i = 0, shift = 12; i < 4; i++, shift -= 4) {
            int digit = Character.digit(message.u8(end + i), 16);
            if (digit < 0) {
                return false;
            }
            sum += digit << shift;
        }
        return (sum & 0xFFFF) == 0;
    }

    private static boolean isText(int c) {
        return (c >= ' ' && c < 0x7F) || c == '\t' || c >= 0xA0;
    }
}
