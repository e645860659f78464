package io.otus.dissect.tds;

import io.otus.core.bytes.ByteView;

/**
 * Packet header, [MS-TDS] §2.2.3.1; big-endian.
 *
 * <pre>
 *  0      1        2        4      6        7        8
 *  +------+--------+--------+------+--------+--------+--------
 *  | type | status | length | SPID | packet | window | data
 *  +------+--------+--------+------+--------+--------+--------
 * </pre>
 */
final class PacketHeader {
    static final int SIZE = 8;
    static final int SQL_BATCH = 1;
    static final int RPC = 3;
    static final int RESULT = 4;
    static final int LOGIN = 0x10;
    static final int PRE_LOGIN = 0x12;

    private static final int MAX_LENGTH = 32_767;
    private static final int VERSION_OPTION = 0;
    private static final int VERSION_LENGTH = 6;
    private static final int OPTION = 5;

    private PacketHeader() {}

    static int type(ByteView b) {
        return b.u8(0);
    }

    static boolean isLast(ByteView b) {
        return (b.u8(1) & 1) != 0;
    }

    static int length(ByteView b) {
        return b.u16(2);
    }

    static boolean isKnown(int type) {
        return switch (type) {
            case SQL_BATCH, 2, RPC, RESULT, 6, 7, 8, 0x0E, LOGIN, 0x11, PRE_LOGIN -> true;
            default -> false;
        };
    }

    /** Whether the header, which must be there, is one. */
    static boolean fits(ByteView b) {
        return isKnown(type(b)) && b.u8(1) <= 0x1F && length(b) >= SIZE && length(b) <= MAX_LENGTH && b.u8(7) == 0;
    }

    /**
     * Whether the data are those of a pre-login, §2.2.6.5: options of token u8, offset u16, length u16, the first of
     * which is the version.
     */
    static boolean isPreLogin(ByteView data) {
        return data.has(0, OPTION + 1)
                && data.u8(0) == VERSION_OPTION
                && data.u16(3) == VERSION_LENGTH
                && data.has(data.u16(1), VERSION_LENGTH)
                && data.u16(1) % OPTION == 1;
    }

    static String name(int type) {
        return switch (type) {
            case SQL_BATCH -> "sql_batch";
            case 2 -> "login_of_sybase";
            case RPC -> "rpc";
            case RESULT -> "result";
            case 6 -> "attention";
            case 7 -> "bulk_load";
            case 8 -> "federated_authentication";
            case 0x0E -> "transaction_manager";
            case LOGIN -> "login7";
            case 0x11 -> "sspi";
            default -> "prelogin";
        };
    }
}
