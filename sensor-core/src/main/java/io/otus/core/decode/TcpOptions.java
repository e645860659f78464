package io.otus.core.decode;

import io.otus.core.bytes.ByteView;

/**
 * Options behind a TCP header, RFC 9293 §3.1: a kind, and but for the first two a length that counts both.
 *
 * <pre>
 *  0 eol | 1 nop | 2 mss, length 4 | 3 ws, length 3 | 4 sack, length 2 | 8 ts, length 10 | other kinds
 * </pre>
 */
public final class TcpOptions {
    private static final int END = 0;
    private static final int NO_OPERATION = 1;

    private TcpOptions() {}

    /** The kinds in their order with commas between, up to the end or to what is no option. */
    public static String kinds(ByteView options) {
        StringBuilder kinds = new StringBuilder();
        int at = 0;
        while (at < options.length()) {
            int kind = options.u8(at);
            kinds.append(kinds.isEmpty() ? "" : ",").append(name(kind));
            if (kind == END) {
                break;
            }
            int length = kind == NO_OPERATION ? 1 : options.has(at + 1, 1) ? options.u8(at + 1) : 0;
            if (length == 0 || (length == 1 && kind != NO_OPERATION)) {
                break;
            }
            at += length;
        }
        return kinds.toString();
    }

    private static String name(int kind) {
        return switch (kind) {
            case END -> "eol";
            case NO_OPERATION -> "nop";
            case 2 -> "mss";
            case 3 -> "ws";
            case 4 -> "sack";
            case 8 -> "ts";
            default -> "kind" + kind;
        };
    }
}
