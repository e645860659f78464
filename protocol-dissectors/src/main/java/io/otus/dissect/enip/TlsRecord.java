package io.otus.dissect.enip;

import io.otus.core.bytes.ByteView;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Context;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;

/**
 * Record of TLS, RFC 8446 §5.1, as CIP Security puts it around EtherNet/IP in TCP (CIP Vol. 8 §3); big-endian. Who
 * shakes hands, and with which certificate, is read where TLS is.
 */
final class TlsRecord {
    static final int SIZE = 5;

    /** Ports below are those of services. */
    private static final int MIN_CLIENT = 1_024;

    private static final int CHANGE_CIPHER_SPEC = 20;
    private static final int HANDSHAKE = 22;
    private static final int APPLICATION_DATA = 23;
    private static final int MAX_FRAGMENT = (1 << 14) + 2_048;

    private TlsRecord() {}

    /** Whether the stream is one to a server of CIP Security. */
    static boolean isExpected(Context context) {
        return context.carrier() == Carrier.STREAM && serves(context);
    }

    /** Whether the port of CIP Security is the server's: a client may have it by chance. */
    static boolean serves(Context context) {
        int source = context.source().port();
        int destination = context.destination().port();
        return switch (context.direction()) {
            case FROM_CLIENT -> destination == EnipProvider.SECURED;
            case FROM_SERVER -> source == EnipProvider.SECURED;
            case UNKNOWN ->
                destination == EnipProvider.SECURED
                        ? source >= MIN_CLIENT
                        : source == EnipProvider.SECURED && destination >= MIN_CLIENT;
        };
    }

    static int frameLength(ByteView b) {
        int type = b.u8(0);
        boolean mine = type >= CHANGE_CIPHER_SPEC
                && type <= APPLICATION_DATA
                && (b.length() < 2 || b.u8(1) == 3)
                && (b.length() < SIZE || (b.u16(3) > 0 && b.u16(3) <= MAX_FRAGMENT));
        if (!mine) {
            return Dissector.NOT_MINE;
        }
        return b.length() < SIZE ? Dissector.NEED_MORE : SIZE + b.u16(3);
    }

    static void read(ByteView b, Output out) {
        String message = b.u8(0) == HANDSHAKE ? "handshake" : b.u8(0) == APPLICATION_DATA ? "encrypted" : "record";
        out.message(new EnipEvent.SecuredStream(message, b.u8(0), b.u16(1), b.u16(3)));
        out.child(b);
    }
}
