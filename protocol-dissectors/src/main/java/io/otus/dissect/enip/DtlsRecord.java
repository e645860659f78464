package io.otus.dissect.enip;

import io.otus.core.bytes.ByteView;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Output;
import org.jspecify.annotations.Nullable;

/**
 * Record of DTLS, RFC 6347 §4.1, as CIP Security uses it (CIP Vol. 8 §3); big-endian.
 *
 * <pre>
 *  0      1         3       5                 11       13
 *  +------+---------+-------+-----------------+--------+-------------
 *  | type | version | epoch | sequence number | length | fragment ...
 *  +------+---------+-------+-----------------+--------+-------------
 * </pre>
 */
final class DtlsRecord {
    static final int SIZE = 13;

    private static final int CHANGE_CIPHER_SPEC = 20;
    private static final int HANDSHAKE = 22;
    private static final int HEARTBEAT = 24;
    private static final int DTLS_1_0 = 0xFEFF;
    private static final int DTLS_1_2 = 0xFEFD;

    private DtlsRecord() {}

    static int length(ByteView b) {
        return b.u16(11);
    }

    /** Whether a record begins here; only where the port says that it is CIP that is secured. */
    static boolean isOne(ByteView b, Context context) {
        return TlsRecord.serves(context)
                && b.length() > SIZE
                && b.u8(0) >= CHANGE_CIPHER_SPEC
                && b.u8(0) <= HEARTBEAT
                && (b.u16(1) == DTLS_1_2 || b.u16(1) == DTLS_1_0)
                && b.has(SIZE, length(b));
    }

    static void read(ByteView b, Output out) {
        int epoch = b.u16(3);
        String handshake = b.u8(0) == HANDSHAKE && epoch == 0 ? handshake(b.u8(SIZE)) : null;
        out.message(new EnipEvent.Secured(b.u8(0), b.u16(1), epoch, b.u48(5), length(b), handshake));
        if ("client_hello".equals(handshake)) {
            out.session(Direction.FROM_CLIENT, "", "cip_security", "dtls client_hello");
        }
    }

    private static @Nullable String handshake(int type) {
        return switch (type) {
            case 0 -> "hello_request";
            case 1 -> "client_hello";
            case 2 -> "server_hello";
            case 3 -> "hello_verify_request";
            case 11 -> "certificate";
            case 12 -> "server_key_exchange";
            case 13 -> "certificate_request";
            case 14 -> "server_hello_done";
            case 15 -> "certificate_verify";
            case 16 -> "client_key_exchange";
            case 20 -> "finished";
            default -> "handshake_" + type;
        };
    }
}
