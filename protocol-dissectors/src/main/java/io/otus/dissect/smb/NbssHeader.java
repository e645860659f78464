package io.otus.dissect.smb;

import io.otus.core.bytes.ByteView;

/**
 * Header of the NetBIOS session service, RFC 1002 §4.3.1, and of Direct TCP, [MS-SMB2] §2.1; big-endian.
 *
 * <pre>
 *  0      1            4
 *  +------+------------+-------------
 *  | type | length u24 | message ...
 *  +------+------------+-------------
 * </pre>
 */
final class NbssHeader {
    static final int SIZE = 4;
    static final int MESSAGE = 0x00;
    static final int REQUEST = 0x81;
    static final int POSITIVE_RESPONSE = 0x82;
    static final int NEGATIVE_RESPONSE = 0x83;
    static final int KEEP_ALIVE = 0x85;

    private static final int ENCODED_NAME = 34;
    private static final int NAME = 15;

    private NbssHeader() {}

    static int type(ByteView b) {
        return b.u8(0);
    }

    static int length(ByteView b) {
        return b.u24(1);
    }

    /** Whether the length, which must be there, is one that the type may have. */
    static boolean fits(ByteView b) {
        return switch (type(b)) {
            case MESSAGE -> length(b) >= 32;
            case REQUEST -> length(b) == 2 * ENCODED_NAME;
            case POSITIVE_RESPONSE, KEEP_ALIVE -> length(b) == 0;
            case NEGATIVE_RESPONSE -> length(b) == 1;
            default -> false;
        };
    }

    /**
     * A NetBIOS name of a session request, RFC 1001 §14.1: each half octet is a letter from A on. Empty where it is
     * none, or stands for anybody.
     */
    static String name(ByteView b, int index) {
        int at = SIZE + index * ENCODED_NAME + 1;
        if (!b.has(at, 2 * NAME)) {
            return "";
        }
        StringBuilder name = new StringBuilder(NAME);
        for (int i = 0; i < NAME; i++) {
            int high = b.u8(at + 2 * i) - 'A';
            int low = b.u8(at + 2 * i + 1) - 'A';
            if (high < 0 || high > 15 || low < 0 || low > 15) {
                return "";
            }
            name.append((char) (high << 4 | low));
        }
        String text = name.toString().stripTrailing();
        return text.startsWith("*") ? "" : text;
    }
}
