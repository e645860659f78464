package io.otus.dissect.fox;

import io.otus.core.bytes.ByteView;
import io.otus.layer.text.Lines;
import java.nio.charset.StandardCharsets;

/**
 * Where the parts of a frame lie: a line, and a body of tuples, each a line. A frame has no length: it ends with the
 * line "};;", which may also stand inside a value whose length is told.
 *
 * <pre>
 * fox a 1 -1 fox hello          frame type, sequence number, reply number, channel, command
 * {
 * fox.version=s:1.0             name=type:value
 * nonce=b:3[xyz]                a value with its length
 * sysInfo=o:bog 3[xyz]          the same, with its encoding
 * };;
 * </pre>
 */
final class FoxFrame {
    /** The end is not there yet. */
    static final int OPEN = 0;
    /** Octets of a frame that are read; of a longer one the rest is passed by. */
    static final int MAX_WHOLE = 16_384;

    static final String END = "};;\n";

    private static final String BEGIN = "fox ";
    private static final String BODY = "{\n";
    private static final int MAX_HEADER = 256;
    /** Octets of the longest name of a tuple, and of the longest name of an encoding. */
    private static final int MAX_NAME = 256;
    /** Frame type, two numbers, channel and command behind the first word. */
    private static final int FIELDS = 6;
    /** Digits of a 32 bit number, and of the length of a value. */
    private static final int MAX_DIGITS = 10;

    private static final int MAX_LENGTH_DIGITS = 8;

    private FoxFrame() {}

    /** Offset of the first tuple; {@link #OPEN} where more must be there to tell; below 0 where this is no frame. */
    static int header(ByteView b) {
        if (!Lines.begins(b, BEGIN)) {
            return -1;
        }
        int end = Lines.end(b, 0, MAX_HEADER);
        if (end < 0 || !Lines.isText(b, 0, end == Lines.OPEN ? b.length() : end)) {
            return -1;
        }
        if (end == Lines.OPEN) {
            return OPEN;
        }
        if (!isHeader(fields(b, end)) || !Lines.begins(b.from(end), BODY)) {
            return -1;
        }
        return b.has(end, BODY.length()) ? end + BODY.length() : OPEN;
    }

    /** The words of the first line, which is there. */
    static String[] fields(ByteView b, int end) {
        return b.text(0, end - 1, StandardCharsets.ISO_8859_1).split(" ", -1);
    }

    private static boolean isHeader(String[] fields) {
        return fields.length == FIELDS
                && fields[1].length() == 1
                && isNumber(fields[2])
                && isNumber(fields[3])
                && !fields[4].isEmpty()
                && !fields[5].isEmpty();
    }

    /** A decimal number, perhaps below 0, of 32 bits or a little more. */
    static boolean isNumber(String text) {
        int from = text.startsWith("-") ? 1 : 0;
        if (text.length() == from || text.length() > from + MAX_DIGITS) {
            return false;
        }
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** Offset behind the last line of the body, the tuples of which begin at {@code from}; else {@link #OPEN}. */
    static int end(ByteView b, int from) {
        int at = from;
        while (at < b.length()) {
            int next = next(b, at);
            if (next == OPEN) {
                return OPEN;
            }
            if (isEnd(b, at, next)) {
                return next;
            }
            at = next;
        }
        return OPEN;
    }

    /** Whether the line ends the body. */
    static boolean isEnd(ByteView b, int at, int next) {
        return next - at == END.length() && Lines.begins(b.from(at), END);
    }

    /** Offset of the last tuple that does not end within these octets. */
    static int lastOpen(ByteView b, int from) {
        int at = from;
        while (at < b.length()) {
            int next = next(b, at);
            if (next == OPEN || next > b.length()) {
                return at;
            }
            at = next;
        }
        return at;
    }

    /**
     * Offset behind the line at {@code at}, beyond the octets that are there where a value's length says so;
     * {@link #OPEN} where neither an end nor a length is there.
     */
    static int next(ByteView b, int at) {
        int opened = opened(b, at);
        if (opened > 0) {
            return opened + length(b, opened) + 2; // the closing bracket, and the end of the line
        }
        int end = Lines.end(b, at, Math.max(1, b.length() - at));
        return end < 0 ? OPEN : end;
    }

    /** Offset behind the bracket that opens a value whose length is told; 0 where the line has none. */
    static int opened(ByteView b, int at) {
        int type = typeAt(b, at);
        if (type == 0 || (b.u8(type) != 'b' && b.u8(type) != 'o')) {
            return 0;
        }
        int digits = type + 2;
        if (b.u8(type) == 'o') {
            int limit = Math.min(b.length(), digits + MAX_NAME);
            while (digits < limit && b.u8(digits) != ' ' && b.u8(digits) != '\n') {
                digits++;
            }
            digits++;
        }
        int i = digits;
        while (i < b.length() && i - digits < MAX_LENGTH_DIGITS && isDigit(b.u8(i))) {
            i++;
        }
        return i > digits && i < b.length() && b.u8(i) == '[' ? i + 1 : 0;
    }

    /** The length that stands before the bracket in front of {@code opened}. */
    static int length(ByteView b, int opened) {
        int first = opened - 1;
        while (isDigit(b.u8(first - 1))) {
            first--;
        }
        int length = 0;
        for (int i = first; i < opened - 1; i++) {
            length = 10 * length + b.u8(i) - '0';
        }
        return length;
    }

    /** Offset of the type of the tuple in this line; 0 where it is none. */
    static int typeAt(ByteView b, int at) {
        int limit = Math.min(b.length() - 2, at + MAX_NAME);
        for (int i = at; i < limit; i++) {
            int c = b.u8(i);
            if (c == '\n') {
                return 0;
            }
            if (c == '=') {
                return i > at && b.u8(i + 1) != '\n' && b.u8(i + 2) == ':' ? i + 1 : 0;
            }
        }
        return 0;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
