package io.otus.dissect.modbus;

import io.otus.core.bytes.ByteView;
import io.otus.core.spi.Dissector;

/**
 * A frame of the ASCII mode, Modbus over Serial Line V1.02 §2.5.2: a colon, two hexadecimal digits for each byte of
 * address, PDU and LRC, CR LF.
 */
final class AsciiFrame {
    /** The longest frame, §2.5.2.1. */
    static final int MAX = 513;

    private static final int START = ':';
    private static final int CR = '\r';
    private static final int LF = '\n';
    /** Address, function code and LRC. */
    private static final int SHORTEST = 1 + 2 * 3 + 2;

    private AsciiFrame() {}

    static boolean begins(ByteView bytes) {
        return bytes.u8(0) == START;
    }

    /**
     * The length of the frame, with its CR LF.
     *
     * @param strict whether only a frame with a good LRC passes
     */
    static int length(ByteView bytes, boolean strict) {
        if (!begins(bytes)) {
            return Dissector.NOT_MINE;
        }
        int most = Math.min(bytes.length(), MAX);
        for (int at = 1; at < most; at++) {
            int octet = bytes.u8(at);
            if (octet == CR) {
                return ended(bytes, at, strict);
            }
            if (digit(octet) < 0) {
                return Dissector.NOT_MINE;
            }
        }
        return bytes.length() < MAX ? Dissector.NEED_MORE : Dissector.NOT_MINE;
    }

    private static int ended(ByteView bytes, int at, boolean strict) {
        int length = at + 2;
        if (!bytes.has(at, 2)) {
            return Dissector.NEED_MORE;
        }
        if (bytes.u8(at + 1) != LF || length < SHORTEST || (at & 1) == 0) {
            return Dissector.NOT_MINE;
        }
        return strict && !isWhole(decode(bytes.slice(0, length))) ? Dissector.NOT_MINE : length;
    }

    /** Address, PDU and LRC of a whole frame. */
    static ByteView decode(ByteView frame) {
        byte[] bytes = new byte[(frame.length() - 3) / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (digit(frame.u8(1 + 2 * i)) << 4 | digit(frame.u8(2 + 2 * i)));
        }
        return ByteView.of(bytes);
    }

    /** Whether the bytes add up to zero with their LRC, §6.2.1. */
    static boolean isWhole(ByteView decoded) {
        int sum = 0;
        for (int at = 0; at < decoded.length(); at++) {
            sum += decoded.u8(at);
        }
        return (sum & 0xFF) == 0;
    }

    private static int digit(int octet) {
        if (octet >= '0' && octet <= '9') {
            return octet - '0';
        }
        return octet >= 'A' && octet <= 'F' ? octet - 'A' + 10 : -1;
    }
}
