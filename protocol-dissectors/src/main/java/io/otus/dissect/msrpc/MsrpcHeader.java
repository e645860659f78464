package io.otus.dissect.msrpc;

import io.otus.core.bytes.ByteView;
import io.otus.layer.dcerpc.DataRepresentation;
import io.otus.layer.dcerpc.Uuid;

/**
 * Header of a connection-oriented PDU, C706 §12.6.3.1; integers in the order that {@link DataRepresentation} tells.
 *
 * <pre>
 *  0         1         2      3       4      8           10          12        16
 *  +---------+---------+------+-------+------+-----------+-----------+---------+---------
 *  | 5       | 0 or 1  | type | flags | drep | frag      | auth      | call id | body ...
 *  | version | minor   |      |       |      | length    | length    |         |
 *  +---------+---------+------+-------+------+-----------+-----------+---------+---------
 * </pre>
 *
 * Where the length of authentication is not 0, a trailer of eight octets and its value end the PDU ([MS-RPCE]
 * §2.2.2.11).
 */
final class MsrpcHeader {
    static final int SIZE = 16;
    static final int VERSION = 5;

    static final int REQUEST = 0;
    static final int RESPONSE = 2;
    static final int FAULT = 3;
    static final int BIND = 11;
    static final int BIND_ACK = 12;
    static final int BIND_NAK = 13;
    static final int ALTER_CONTEXT = 14;
    static final int ALTER_CONTEXT_RESPONSE = 15;
    static final int AUTH3 = 16;
    static final int SHUTDOWN = 17;
    static final int CANCEL = 18;
    static final int ORPHANED = 19;

    private static final int FIRST_FRAGMENT = 0x01;
    private static final int LAST_FRAGMENT = 0x02;
    private static final int MAYBE = 0x40;
    private static final int OBJECT = 0x80;
    private static final int AUTHENTICATION_TRAILER = 8;
    /** Fields of requests and responses behind the header: 8 octets, C706 §12.6.4.9. */
    static final int CALL_FIELDS = 8;

    /** RPC_C_AUTHN_LEVEL_PKT_PRIVACY, [MS-RPCE] §2.2.1.1.8. */
    private static final int PRIVACY = 6;

    private MsrpcHeader() {}

    /** Whether the first eight octets, of which {@code known} are here, are those of a PDU. */
    static boolean mayBegin(ByteView b, int known) {
        return (known < 1 || b.u8(0) == VERSION)
                && (known < 2 || b.u8(1) <= 1)
                && (known < 3 || !name(b.u8(2)).isEmpty())
                && DataRepresentation.isDefined(b, known)
                && (known < 8 || b.u8(7) == 0);
    }

    static int type(ByteView b) {
        return b.u8(2);
    }

    static boolean isFirstFragment(ByteView b) {
        return (b.u8(3) & FIRST_FRAGMENT) != 0;
    }

    static boolean isLastFragment(ByteView b) {
        return (b.u8(3) & LAST_FRAGMENT) != 0;
    }

    /** Whether no answer is due. */
    static boolean isMaybe(ByteView b) {
        return (b.u8(3) & MAYBE) != 0;
    }

    /** Octets of the PDU, header and authentication included; 16 to 65535. */
    static int length(ByteView b) {
        return DataRepresentation.u16(b, 8);
    }

    /** Octets of the value of authentication; 0 where there is no trailer. */
    static int authenticationLength(ByteView b) {
        return DataRepresentation.u16(b, 10);
    }

    /** Whether header and trailer of authentication lie within the length. */
    static boolean fits(ByteView b) {
        int authentication = authenticationLength(b) == 0 ? 0 : AUTHENTICATION_TRAILER + authenticationLength(b);
        return SIZE + authentication <= length(b);
    }

    static long callId(ByteView b) {
        return DataRepresentation.u32(b, 12);
    }

    /**
     * Whether the arguments of a whole PDU are encrypted: type, level, length of padding and reserved lead the trailer.
     */
    static boolean isSealed(ByteView b) {
        int value = authenticationLength(b);
        return value != 0 && b.u8(length(b) - value - AUTHENTICATION_TRAILER + 1) == PRIVACY;
    }

    /** Where the arguments of a request begin: behind the identifier of an object, if there is one. */
    static int argumentsFrom(ByteView b) {
        return SIZE + CALL_FIELDS + ((b.u8(3) & OBJECT) != 0 ? Uuid.SIZE : 0);
    }

    /** Where the arguments of a whole request end, padding included. */
    static int argumentsTo(ByteView b) {
        int value = authenticationLength(b);
        return length(b) - (value == 0 ? 0 : AUTHENTICATION_TRAILER + value);
    }

    /** The value of authentication; empty where there is none. */
    static ByteView authentication(ByteView b) {
        int length = authenticationLength(b);
        return b.slice(b.length() - length, length);
    }

    /** Names of C706 §12.6.4 and [MS-RPCE] §2.2.2.10; empty where no PDU has this type. */
    static String name(int type) {
        return switch (type) {
            case REQUEST -> "request";
            case RESPONSE -> "response";
            case FAULT -> "fault";
            case BIND -> "bind";
            case BIND_ACK -> "bind_ack";
            case BIND_NAK -> "bind_nak";
            case ALTER_CONTEXT -> "alter_context";
            case ALTER_CONTEXT_RESPONSE -> "alter_context_resp";
            case AUTH3 -> "auth3";
            case SHUTDOWN -> "shutdown";
            case CANCEL -> "co_cancel";
            case ORPHANED -> "orphaned";
            default -> "";
        };
    }
}
