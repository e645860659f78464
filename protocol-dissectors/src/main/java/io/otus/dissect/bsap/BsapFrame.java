package io.otus.dissect.bsap;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.ReflectedCrc;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A frame of a serial line. A DLE within the message is sent twice; the CRC goes over the message and ETX.
 *
 * <pre>
 *  0     1     2                      n     n+1   n+2
 *  +-----+-----+----------------------+-----+-----+--------+
 *  | DLE | STX | message ...          | DLE | ETX | CRC    |
 *  | 10  | 02  |                      | 10  | 03  | lsb 1st|
 *  +-----+-----+----------------------+-----+-----+--------+
 * </pre>
 */
final class BsapFrame {
    /** Octets of a frame whose message is its shortest: address, serial number and function. */
    static final int SHORTEST = 9;

    private static final int DLE = 0x10;
    private static final int STX = 0x02;
    private static final int ETX = 0x03;
    private static final int FRONT = 2;
    private static final int BACK = 4;
    private static final int SEED = 0xFFFF;

    /** x^16 + x^12 + x^5 + 1, bits reflected. */
    private static final ReflectedCrc CRC = new ReflectedCrc(0x8408);

    private static final ByteView ETX_OCTET = ByteView.of(new byte[] {ETX});

    private BsapFrame() {}

    /** What is framed, each DLE once; null where these octets are not one frame: marks and CRC. */
    static @Nullable ByteView message(ByteView b) {
        int length = b.length();
        if (length < SHORTEST || b.u8(0) != DLE || b.u8(1) != STX) {
            return null;
        }
        if (b.u8(length - BACK) != DLE || b.u8(length - BACK + 1) != ETX) {
            return null;
        }
        ByteView message = unstuffed(b.slice(FRONT, length - FRONT - BACK));
        return message.length() > 0 && crc(message) == b.le16(length - 2) ? message : null;
    }

    private static int crc(ByteView message) {
        return CRC.of(ETX_OCTET, 0, 1, CRC.of(message, 0, message.length(), SEED));
    }

    /** Where an octet of the message is in its frame. */
    static int place(ByteView frame, int index) {
        int at = FRONT;
        for (int i = 0; i < index && at < frame.length() - BACK; i++) {
            at += frame.u8(at) == DLE ? 2 : 1;
        }
        return at;
    }

    /** Each DLE once; empty where one stands alone. */
    private static ByteView unstuffed(ByteView framed) {
        int at = 0;
        while (at < framed.length() && framed.u8(at) != DLE) {
            at++;
        }
        if (at == framed.length()) {
            return framed;
        }
        byte[] message = new byte[framed.length()];
        int length = 0;
        for (int i = 0; i < framed.length(); i++) {
            if (framed.u8(i) == DLE && (++i == framed.length() || framed.u8(i) != DLE)) {
                return ByteView.EMPTY;
            }
            message[length++] = (byte) framed.u8(i);
        }
        return ByteView.of(Arrays.copyOf(message, length));
    }
}
