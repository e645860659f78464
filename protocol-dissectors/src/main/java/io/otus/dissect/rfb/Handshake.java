package io.otus.dissect.rfb;

import io.otus.core.bytes.ByteView;
import java.nio.charset.StandardCharsets;

/**
 * Messages of the handshake, RFC 6143 §7.1 and §7.2.2; big-endian.
 *
 * <pre>
 *  ProtocolVersion      "RFB 003.008\n"
 *  Security, 3.3        | type u32 |
 *  Security, 3.7, 3.8   | number u8 | type u8 ... |
 *  choice, 3.7, 3.8     | type u8 |
 *  challenge, response  | 16 bytes |
 *  SecurityResult       | status u32 |
 *  reason               | length u32 | text ... |
 * </pre>
 */
final class Handshake {
    static final int VERSION = 12;
    static final int CHALLENGE = 16;
    static final int NONE = 1;
    static final int VNC = 2;
    static final int MAX_REASON = 4_096;

    private static final String BEGINS = "RFB ";
    private static final int DOT = 7;
    private static final int SIMPLE = 3;
    private static final int OFFERS = 7;
    private static final int RESULTS = 8;

    private Handshake() {}

    /** Whether what is there can be a version, as far as it goes. */
    static boolean isVersion(ByteView b) {
        int length = Math.min(b.length(), VERSION);
        for (int i = 0; i < length; i++) {
            int c = b.u8(i);
            boolean fits;
            if (i < BEGINS.length()) {
                fits = c == BEGINS.charAt(i);
            } else if (i == DOT) {
                fits = c == '.';
            } else if (i == VERSION - 1) {
                fits = c == '\n';
            } else {
                fits = c >= '0' && c <= '9';
            }
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    static String version(ByteView b) {
        return b.text(BEGINS.length(), VERSION - BEGINS.length() - 1, StandardCharsets.US_ASCII);
    }

    /** Which of the three ways to go on a version means: what is higher than 3.8 goes on as that, all else as 3.3. */
    static int way(ByteView version) {
        int major = number(version, BEGINS.length());
        int minor = number(version, DOT + 1);
        if (major > SIMPLE || (major == SIMPLE && minor >= RESULTS)) {
            return RESULTS;
        }
        return major == SIMPLE && minor == OFFERS ? OFFERS : SIMPLE;
    }

    private static int number(ByteView b, int at) {
        return 100 * (b.u8(at) - '0') + 10 * (b.u8(at + 1) - '0') + b.u8(at + 2) - '0';
    }

    /** Whether the server decides on a security type alone. */
    static boolean isDecidedByServer(int way) {
        return way == SIMPLE;
    }

    /** Whether each security type has a result, and each refusal a reason. */
    static boolean hasResults(int way) {
        return way == RESULTS;
    }

    /** Name of a security type, §7.1.2 and the registry of RFC 6143 §8.1. */
    static String securityType(long type) {
        return switch ((int) type) {
            case 0 -> "invalid";
            case NONE -> "none";
            case VNC -> "vnc_authentication";
            case 5 -> "ra2";
            case 6 -> "ra2ne";
            case 16 -> "tight";
            case 17 -> "ultra";
            case 18 -> "tls";
            case 19 -> "vencrypt";
            case 20 -> "sasl";
            case 21 -> "md5";
            case 22 -> "xvp";
            default -> "type_" + type;
        };
    }
}
