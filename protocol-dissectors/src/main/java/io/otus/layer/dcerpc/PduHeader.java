package io.otus.layer.dcerpc;

import io.otus.core.bytes.ByteView;
import io.otus.core.time.Nanos;

/**
 * Header of a connectionless PDU, C706 §12.5.1; integers and identifiers in the order that {@link DataRepresentation}
 * tells.
 *
 * <pre>
 *  0      1      2      3      4      7        8        24          40         56     60      64
 *  +------+------+------+------+------+--------+--------+-----------+----------+------+-------+--------
 *  | vers | type | flg1 | flg2 | drep | serial | object | interface | activity | boot | ifver | seqnum
 *  +------+------+------+------+------+--------+--------+-----------+----------+------+-------+--------
 *  68      70      72      74    76        78     79       80
 *  +-------+-------+-------+-----+---------+------+--------+-------
 *  | opnum | ihint | ahint | len | fragnum | auth | serial | body
 *  +-------+-------+-------+-----+---------+------+--------+-------
 * </pre>
 */
public final class PduHeader {
    /** Bytes of the header. */
    public static final int SIZE = 80;
    /**
     * Within how many nanoseconds a call with the same numbers is a repeated datagram; later its activity began anew.
     */
    public static final long REPEATED = 10 * Nanos.SECOND;
    /** Version of the connectionless protocol. */
    public static final int VERSION = 4;

    /** Packet types, §12.5.2. */
    public static final int REQUEST = 0;
    /** Is the server still at it? */
    public static final int PING = 1;
    /** The answer. */
    public static final int RESPONSE = 2;
    /** The called procedure failed. */
    public static final int FAULT = 3;
    /** The server is still at it. */
    public static final int WORKING = 4;
    /** The server knows no such call. */
    public static final int NOCALL = 5;
    /** The server does not take the call. */
    public static final int REJECT = 6;
    /** The client has the answer. */
    public static final int ACK = 7;
    /** The client gives the call up. */
    public static final int CANCEL = 8;
    /** A fragment was received. */
    public static final int FACK = 9;
    /** The call was given up. */
    public static final int CANCEL_ACK = 10;

    private static final int LAST_FRAGMENT = 0x02;
    private static final int FRAGMENT = 0x04;

    private PduHeader() {}

    /** The packet type. */
    public static int type(ByteView b) {
        return b.u8(1) & 0x1F;
    }

    /**
     * First set of flags: 0x02 last fragment, 0x04 fragment, 0x08 no fack wanted, 0x10 maybe, 0x20 idempotent, 0x40
     * broadcast.
     */
    public static int flags1(ByteView b) {
        return b.u8(2);
    }

    /** Whether it is a fragment of a longer call. */
    public static boolean isFragment(ByteView b) {
        return (flags1(b) & FRAGMENT) != 0;
    }

    static boolean isLastFragment(ByteView b) {
        return (flags1(b) & LAST_FRAGMENT) != 0;
    }

    /** Second set of flags: 0x02 cancel pending. */
    public static int flags2(ByteView b) {
        return b.u8(3);
    }

    /** The object that is called. */
    public static Uuid object(ByteView b) {
        return DataRepresentation.uuid(b, 8);
    }

    /** The interface of the called procedure. */
    public static Uuid interfaceId(ByteView b) {
        return DataRepresentation.uuid(b, 24);
    }

    /** The activity that a call belongs to; together with the sequence number it identifies the call. */
    public static Uuid activity(ByteView b) {
        return DataRepresentation.uuid(b, 40);
    }

    /** When the server booted; 0 as long as the client does not know. */
    public static long serverBootTime(ByteView b) {
        return DataRepresentation.u32(b, 56);
    }

    /** Version of the interface: major in the low half. */
    public static long interfaceVersion(ByteView b) {
        return DataRepresentation.u32(b, 60);
    }

    /** Number of the call within its activity. */
    public static long sequenceNumber(ByteView b) {
        return DataRepresentation.u32(b, 64);
    }

    /** The called procedure. */
    public static int operationNumber(ByteView b) {
        return DataRepresentation.u16(b, 68);
    }

    static int interfaceHint(ByteView b) {
        return DataRepresentation.u16(b, 70);
    }

    static int activityHint(ByteView b) {
        return DataRepresentation.u16(b, 72);
    }

    /** Bytes of body in this datagram. */
    public static int bodyLength(ByteView b) {
        return DataRepresentation.u16(b, 74);
    }

    static int fragmentNumber(ByteView b) {
        return DataRepresentation.u16(b, 76);
    }

    static int authenticationProtocol(ByteView b) {
        return b.u8(78);
    }

    static int serialNumber(ByteView b) {
        return b.u8(7) << 8 | b.u8(79);
    }

    /** Whether the sender of this packet type is who called; {@link #FACK} is sent by both. */
    static boolean isFromClient(int type) {
        return type == REQUEST || type == PING || type == ACK || type == CANCEL;
    }

    static String typeName(int type) {
        return switch (type) {
            case REQUEST -> "request";
            case PING -> "ping";
            case RESPONSE -> "response";
            case FAULT -> "fault";
            case WORKING -> "working";
            case NOCALL -> "nocall";
            case REJECT -> "reject";
            case ACK -> "ack";
            case CANCEL -> "cl_cancel";
            case FACK -> "fack";
            case CANCEL_ACK -> "cancel_ack";
            default -> "unknown";
        };
    }
}
