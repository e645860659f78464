package io.otus.dissect.nbns;

import io.otus.core.bytes.ByteView;
import java.nio.charset.StandardCharsets;

/**
 * A name, RFC 1001 §14.1: sixteen octets, each as two letters A to P; the last one says what the name is for.
 *
 * @param name without the blanks that fill it
 * @param suffix what it is for, [MS-NBTE] §2.2: 0x00 workstation, 0x20 file server, 0x1B domain master browser, 0x1C
 *     domain controllers, ...
 * @param end index behind it
 */
record NetbiosName(String name, int suffix, int end) {
    static final int WORKSTATION = 0x00;
    static final int MESSENGER = 0x03;
    static final int DOMAIN_MASTER = 0x1B;
    static final int DOMAIN_CONTROLLERS = 0x1C;
    static final int FILE_SERVER = 0x20;

    static final NetbiosName NONE = new NetbiosName("", -1, -1);

    private static final int ENCODED = 32;
    private static final int MAX_POINTERS = 4;

    /** Whether an encoded name stands here. */
    static boolean isAt(ByteView b, int at) {
        if (!b.has(at, 1 + ENCODED + 1) || b.u8(at) != ENCODED) {
            return false;
        }
        for (int i = 1; i <= ENCODED; i++) {
            int letter = b.u8(at + i);
            if (letter < 'A' || letter > 'P') {
                return false;
            }
        }
        return true;
    }

    /** The name that stands here, perhaps by a pointer; {@link #NONE} where there is none. */
    static NetbiosName read(ByteView b, int from) {
        int at = from;
        int end = -1;
        for (int i = 0; b.has(at, 2) && (b.u8(at) & 0xC0) == 0xC0; i++) {
            if (i == MAX_POINTERS) {
                return NONE;
            }
            end = end < 0 ? at + 2 : end;
            at = b.u16(at) & 0x3FFF;
        }
        if (!isAt(b, at)) {
            return NONE;
        }
        byte[] octets = new byte[ENCODED / 2];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) ((b.u8(at + 1 + 2 * i) - 'A') << 4 | (b.u8(at + 2 + 2 * i) - 'A'));
        }
        if (end < 0) {
            end = at + 1 + ENCODED;
            while (b.has(end, 1) && b.u8(end) != 0 && b.has(end + 1, b.u8(end))) {
                end += 1 + b.u8(end); // A label of the scope.
            }
            end++;
        }
        return of(ByteView.of(octets), end);
    }

    /** The name of sixteen octets as they are, as node status has it. */
    static NetbiosName of(ByteView octets, int end) {
        String name = octets.textToNul(0, 15, StandardCharsets.ISO_8859_1).stripTrailing();
        return new NetbiosName(name, octets.u8(15), end);
    }

    /** Whether it names a host, where it belongs to one only. */
    boolean isHost() {
        return (suffix == WORKSTATION || suffix == FILE_SERVER) && !name.isEmpty() && name.charAt(0) > ' ';
    }
}
