package io.otus.dissect.rdp;

import io.otus.core.bytes.ByteView;
import io.otus.layer.text.Lines;

/**
 * Connection Request and Confirm, [MS-RDPBCGR] §2.2.1.1 and §2.2.1.2: TPKT and X.224 in big-endian, the negotiation in
 * little-endian.
 *
 * <pre>
 *  0   1   2        4    5      6     8     10    11
 *  +---+---+--------+----+------+-----+-----+-----+------------------+-------------------------------------
 *  | 3 | 0 | length | LI | code | dst | src | cls | cookie CR LF     | type | flags | 8 (u16) | protocols u32
 *  +---+---+--------+----+------+-----+-----+-----+------------------+-------------------------------------
 * </pre>
 */
final class ConnectionPdu {
    static final int TPKT = 4;
    static final int FIXED = 11;
    static final int CONNECTION_REQUEST = 0xE0;
    static final int CONNECTION_CONFIRM = 0xD0;
    static final int DATA = 0xF0;
    static final int NEGOTIATION_REQUEST = 1;
    static final int NEGOTIATION_RESPONSE = 2;
    static final int NEGOTIATION_FAILURE = 3;

    private static final int VERSION = 3;
    private static final int NEGOTIATION = 8;
    private static final int MAX_REQUEST = 512;
    private static final String COOKIE = "Cookie: ";

    private ConnectionPdu() {}

    /** Whether what is there can begin a TPKT. */
    static boolean isTpkt(ByteView b) {
        return b.u8(0) == VERSION && (b.length() < 2 || b.u8(1) == 0);
    }

    static int length(ByteView b) {
        return b.u16(2);
    }

    static int code(ByteView b) {
        return b.u8(5) & 0xF0;
    }

    /** Whether the header, which must be there, opens a connection in a length that such messages have. */
    static boolean opens(ByteView b) {
        boolean connects = code(b) == CONNECTION_REQUEST || code(b) == CONNECTION_CONFIRM;
        return connects && length(b) >= FIXED && length(b) <= MAX_REQUEST && b.u8(4) == length(b) - TPKT - 1;
    }

    /** Offset of the negotiation; -1 where there is none. The message must be whole. */
    static int negotiation(ByteView b) {
        int at = b.length() - NEGOTIATION;
        boolean fits = at >= FIXED && b.u8(at) >= NEGOTIATION_REQUEST && b.u8(at) <= NEGOTIATION_FAILURE;
        return fits && b.le16(at + 2) == NEGOTIATION ? at : -1;
    }

    /** The cookie or routing token without its name: {@code mstshash=operator}; empty where there is none. */
    static String cookie(ByteView b) {
        if (b.length() <= FIXED || !Lines.begins(b.from(FIXED), COOKIE)) {
            return "";
        }
        int from = FIXED + COOKIE.length();
        int end = from <= b.length() ? Lines.end(b, from, MAX_REQUEST) : 0;
        return end > from ? Lines.text(b, from, end) : "";
    }

    /** Names of the protocols that a negotiation asks for. */
    static String protocols(long flags) {
        if (flags == 0) {
            return "rdp";
        }
        StringBuilder names = new StringBuilder();
        String[] known = {"tls", "credssp", "rdstls", "credssp_early", "aad"};
        for (int i = 0; i < known.length; i++) {
            if ((flags >> i & 1) != 0) {
                names.append(names.isEmpty() ? "" : ",").append(known[i]);
            }
        }
        return names.toString();
    }

    static String failure(long code) {
        return switch ((int) code) {
            case 1 -> "ssl_required_by_server";
            case 2 -> "ssl_not_allowed_by_server";
            case 3 -> "ssl_cert_not_on_server";
            case 4 -> "inconsistent_flags";
            case 5 -> "hybrid_required_by_server";
            case 6 -> "ssl_with_user_auth_required_by_server";
            default -> "failure_" + code;
        };
    }
}
