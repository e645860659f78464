package io.otus.dissect.mewtocol;

import io.otus.core.bytes.ByteView;
import java.nio.charset.StandardCharsets;

/**
 * A frame, FP7 COM manual §11.2. Frames that go on in a further one have an ampersand behind the check code; what goes
 * on has neither sign nor name, and the other side asks for it with a frame without text.
 *
 * <pre>
 *  0          1         3              4      n             n+2
 *  +----------+---------+--------------+------+-------------+-------+----+
 *  | % or &lt; | station | # or $ or !  | text | BCC, or **  | &amp; | CR |
 *  +----------+---------+--------------+------+-------------+-------+----+
 * </pre>
 */
final class MewtocolFrame {
    static final int COMMAND = '#';
    static final int RESPONSE = '$';
    static final int ERROR = '!';
    /** The station of whoever is reached directly. */
    static final int DIRECT = 0xEE;
    /** The station of all, none of which answers. */
    static final int ALL = 0xFF;

    private static final int CR = 0x0D;
    private static final int SIGN_AT = 3;
    private static final int CHECK_CODE = 2;
    /** Header, station, check code and CR. */
    private static final int SHORTEST = 6;
    /** Characters of a frame that begins with a percent sign, and of one that begins with a less-than sign. */
    private static final int LONGEST = 118;

    private static final int LONGEST_EXPANDED = 2_048;

    private MewtocolFrame() {}

    /** Characters up to CR, with it; 0 where it did not come yet, -1 where these are no frame. */
    static int length(ByteView b) {
        int header = b.u8(0);
        if (header != '%' && header != '<') {
            return -1;
        }
        int longest = header == '%' ? LONGEST : LONGEST_EXPANDED;
        int end = Math.min(b.length(), longest);
        for (int at = 1; at < end; at++) {
            int octet = b.u8(at);
            if (octet == CR) {
                return at + 1 < SHORTEST ? -1 : at + 1;
            }
            boolean fits = at < SIGN_AT ? digit(octet) >= 0 : octet > 0x20 && octet < 0x7F;
            if (!fits) {
                return -1;
            }
        }
        return b.length() < longest ? 0 : -1;
    }

    /** Whether these characters, which came whole, are a frame. */
    static boolean isFrame(ByteView frame) {
        return length(frame) == frame.length();
    }

    /** 1 to 99, in decimal as people write it; {@link #DIRECT} or {@link #ALL}; -1 where it is none of these. */
    static int station(ByteView frame) {
        int high = digit(frame.u8(1));
        int low = digit(frame.u8(2));
        int both = high << 4 | low;
        if (both == DIRECT || both == ALL) {
            return both;
        }
        return high <= 9 && low <= 9 ? high * 10 + low : -1;
    }

    /**
     * The character that tells commands, responses and errors apart; that of a frame that goes on is the first
     * character of its text.
     */
    static int sign(ByteView frame) {
        return frame.u8(SIGN_AT);
    }

    static boolean isSigned(ByteView frame) {
        int sign = sign(frame);
        return textEnd(frame) > SIGN_AT && (sign == COMMAND || sign == RESPONSE || sign == ERROR);
    }

    /** Whether a further frame follows. */
    static boolean goesOn(ByteView frame) {
        return frame.length() > SHORTEST && frame.u8(frame.length() - 2) == '&';
    }

    private static int textEnd(ByteView frame) {
        return frame.length() - 1 - CHECK_CODE - (goesOn(frame) ? 1 : 0);
    }

    /** The text behind the sign; of a frame that goes on, all behind the station. */
    static String text(ByteView frame) {
        int from = isSigned(frame) ? SIGN_AT + 1 : SIGN_AT;
        int end = textEnd(frame);
        return end <= from ? "" : frame.text(from, end - from, StandardCharsets.US_ASCII);
    }

    /** Whether the sender left the check code out. */
    static boolean isUnchecked(ByteView frame) {
        int at = textEnd(frame);
        return frame.u8(at) == '*' && frame.u8(at + 1) == '*';
    }

    /** Whether the check code is right, or left out. */
    static boolean isCheckRight(ByteView frame) {
        int end = textEnd(frame);
        if (isUnchecked(frame)) {
            return true;
        }
        int check = 0;
        for (int at = 0; at < end; at++) {
            check ^= frame.u8(at);
        }
        int high = digit(frame.u8(end));
        int low = digit(frame.u8(end + 1));
        return high >= 0 && low >= 0 && (high << 4 | low) == check;
    }

    /** The value of a hexadecimal digit; -1 where it is none. */
    static int digit(int octet) {
        if (octet >= '0' && octet <= '9') {
            return octet - '0';
        }
        int letter = octet & ~0x20;
        return letter >= 'A' && letter <= 'F' ? letter - 'A' + 10 : -1;
    }
}
