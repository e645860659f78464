package io.otus.layer.text;

import io.otus.core.bytes.ByteView;

/** Replies of three digits and text, on one line or several: RFC 959 §4.2, RFC 5321 §4.2. Stateless. */
public final class Replies {
    private static final int CODE = 3;

    private Replies() {}

    /** Whether what is there can begin a reply. */
    public static boolean fits(ByteView bytes) {
        int there = Math.min(bytes.length(), CODE + 1);
        for (int i = 0; i < there; i++) {
            int c = bytes.u8(i);
            boolean fits = i == 0
                    ? c >= '1' && c <= '6'
                    : i < CODE ? c >= '0' && c <= '9' : c == ' ' || c == '-' || c == '\r' || c == '\n';
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /**
     * Length of a reply that {@link #fits}, up to the line that repeats its code with a blank; {@link Lines#OPEN} or
     * {@link Lines#TOO_LONG} where that is missing.
     */
    public static int length(ByteView bytes, int most) {
        int end = Lines.end(bytes, 0, most);
        if (end <= 0 || !bytes.has(CODE, 1) || bytes.u8(CODE) != '-') {
            return end;
        }
        while (end > 0) {
            int from = end;
            end = Lines.end(bytes, from, most - from);
            if (end > 0 && isLast(bytes, from)) {
                return end;
            }
        }
        return end;
    }

    private static boolean isLast(ByteView bytes, int from) {
        return bytes.has(from, CODE + 1)
                && bytes.u8(from) == bytes.u8(0)
                && bytes.u16(from + 1) == bytes.u16(1)
                && bytes.u8(from + CODE) == ' ';
    }

    /** The code of a reply that {@link #fits}. */
    public static int code(ByteView reply) {
        return reply.length() < CODE ? 0 : 100 * (reply.u8(0) - '0') + 10 * (reply.u8(1) - '0') + (reply.u8(2) - '0');
    }

    /** The text without codes, its lines parted by blanks, at most so many characters. */
    public static String text(ByteView reply, int most) {
        StringBuilder text = new StringBuilder();
        int from = 0;
        while (from < reply.length() && text.length() < most) {
            int end = Lines.end(reply, from, reply.length() + 1);
            int to = end > 0 ? end : reply.length();
            boolean coded = from == 0 || (reply.has(from, CODE + 1) && reply.u16(from) == reply.u16(0));
            String line = Lines.text(reply, Math.min(to, coded ? from + CODE + 1 : from), to)
                    .strip();
            text.append(text.isEmpty() || line.isEmpty() ? "" : " ").append(line);
            from = to;
        }
        return text.length() > most ? text.substring(0, most) : text.toString();
    }
}
