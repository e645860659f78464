package io.otus.dissect.c1222;

import io.otus.core.bytes.ByteView;
import java.util.ArrayList;
import java.util.List;

/**
 * The envelope of services, IEEE 1703 §5.3.3.
 *
 * <pre>
 *   7   6          5        4          3 2            1 0
 *  +---+----------+--------+----------+--------------+------------------+----------+-------------------+-----+
 *  | 1 | recovery | proxy  | ed-class | security     | response control | ed-class | length, service.. | MAC |
 *  |   | session  | used   | included | mode         | 0 always, 2 never| 4 octets |                   | 4   |
 *  +---+----------+--------+----------+--------------+------------------+----------+-------------------+-----+
 * </pre>
 *
 * @param control the first octet
 * @param services what lies in the clear: code and parameters of each, the first {@link #MAX_SERVICES}
 * @param isWhole whether services, or what is encrypted, fill it
 */
record Epsem(int control, List<ByteView> services, boolean isWhole) {
    /** More are not read. */
    static final int MAX_SERVICES = 64;

    private static final int ED_CLASS_INCLUDED = 0x10;
    private static final int ED_CLASS_LENGTH = 4;
    private static final int MAC_LENGTH = 4;
    private static final int CIPHERTEXT = 2;

    Epsem {
        services = List.copyOf(services);
    }

    /** Reads it; there is at least one octet. */
    static Epsem read(ByteView b) {
        int control = b.u8(0);
        int from = 1 + ((control & ED_CLASS_INCLUDED) != 0 ? ED_CLASS_LENGTH : 0);
        int end = b.length() - (securityMode(control) == 0 ? 0 : MAC_LENGTH);
        if (from > end) {
            return new Epsem(control, List.of(), false);
        }
        if (securityMode(control) >= CIPHERTEXT) {
            return new Epsem(control, List.of(), true);
        }
        List<ByteView> services = new ArrayList<>();
        int at = from;
        while (at < end && services.size() < MAX_SERVICES) {
            int length = b.u8(at++);
            if (length == 0) {
                break; // what is behind is there to fill
            }
            if (length > 0x80) {
                int octets = length - 0x80;
                if (octets > 2 || at + octets > end) {
                    return new Epsem(control, services, false);
                }
                length = octets == 1 ? b.u8(at) : b.u16(at);
                at += octets;
            }
            if (length == 0 || at + length > end) {
                return new Epsem(control, services, false);
            }
            services.add(b.slice(at, length));
            at += length;
        }
        return new Epsem(control, services, !services.isEmpty());
    }

    private static int securityMode(int control) {
        return control >> 2 & 3;
    }

    /** 0 cleartext, 1 cleartext with authentication, 2 ciphertext with authentication. */
    int securityMode() {
        return securityMode(control);
    }

    boolean isCiphertext() {
        return securityMode() >= CIPHERTEXT;
    }

    /** Whether each request is answered, and not only where it fails, or never. */
    boolean isAlwaysAnswered() {
        return (control & 3) == 0;
    }

    /** Whether it has the bit that each has. */
    boolean isMarked() {
        return (control & 0x80) != 0;
    }

    String securityModeName() {
        return switch (securityMode()) {
            case 0 -> "cleartext";
            case 1 -> "cleartext_with_authentication";
            case CIPHERTEXT -> "ciphertext_with_authentication";
            default -> "reserved";
        };
    }
}
