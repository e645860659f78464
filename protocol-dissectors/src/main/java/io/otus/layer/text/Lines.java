package io.otus.layer.text;

import io.otus.core.bytes.ByteView;
import java.nio.charset.StandardCharsets;

/** Lines that end with CR LF, or with LF alone as many small devices write them. Stateless. */
public final class Lines {
    /** The line has not ended yet. */
    public static final int OPEN = 0;

    /** There is no end within the longest line. */
    public static final int TOO_LONG = -1;

    private static final int CR = '\r';
    private static final int LF = '\n';
    private static final char REPLACEMENT = '\uFFFD';

    private Lines() {}

    /**
     * Offset behind the line that begins at {@code from}; {@link #OPEN} or {@link #TOO_LONG} where it has no end.
     *
     * @param most bytes of the longest line, its end included
     */
    public static int end(ByteView bytes, int from, int most) {
        int limit = Math.min(bytes.length(), from + most);
        for (int i = from; i < limit; i++) {
            if (bytes.u8(i) == LF) {
                return i + 1;
            }
        }
        return bytes.length() - from >= most ? TOO_LONG : OPEN;
    }

    /** The line without its end, which lies at {@code end}. */
    public static String text(ByteView bytes, int from, int end) {
        int to = end;
        while (to > from && (bytes.u8(to - 1) == LF || bytes.u8(to - 1) == CR)) {
            to--;
        }
        return text(bytes.slice(from, to - from));
    }

    /** Text in UTF-8 where it is that, else in ISO 8859-1: these protocols seldom say which. */
    public static String text(ByteView bytes) {
        String text = bytes.text(0, bytes.length(), StandardCharsets.UTF_8);
        return text.indexOf(REPLACEMENT) < 0 ? text : bytes.text(0, bytes.length(), StandardCharsets.ISO_8859_1);
    }

    /** Whether the bytes begin as the text does, as far as both go. */
    public static boolean begins(ByteView bytes, String text) {
        int compared = Math.min(bytes.length(), text.length());
        for (int i = 0; i < compared; i++) {
            if (bytes.u8(i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether what is there of a line is text: printable characters, tabs, and bytes above ASCII. */
    public static boolean isText(ByteView bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            int c = bytes.u8(i);
            if (c < ' ' && c != '\t' && c != CR && c != LF) {
                return false;
            }
        }
        return true;
    }
}
