package io.otus.dissect.hart_ip;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.FieldWriter;

/**
 * What all messages begin with, HCF_SPEC-085; big-endian.
 *
 * <pre>
 *  0         1      2    3        4          6            8
 *  +---------+------+----+--------+----------+------------+--------
 *  | version | type | id | status | sequence | byte count | body ...
 *  +---------+------+----+--------+----------+------------+--------
 * </pre>
 *
 * @param version 1 or 2
 * @param messageType 0 request, 1 response, 2 publish, 3 error, 15 NAK
 * @param messageId 0 to 5
 * @param status what became of a request; 0 success
 * @param sequenceNumber what an answer repeats
 * @param byteCount of header and body
 */
record HartIpHeader(int version, int messageType, int messageId, int status, int sequenceNumber, int byteCount) {
    static final int SIZE = 8;

    static final int REQUEST = 0;
    static final int RESPONSE = 1;
    static final int PUBLISH = 2;
    static final int ERROR = 3;
    static final int NAK = 15;

    static final int SESSION_INITIATE = 0;
    static final int SESSION_CLOSE = 1;
    static final int KEEP_ALIVE = 2;
    static final int TOKEN_PASSING_PDU = 3;
    static final int DIRECT_PDU = 4;
    static final int READ_AUDIT_LOG = 5;

    private static final String[] IDS = {
        "session_initiate", "session_close", "keep_alive", "token_passing_pdu", "direct_pdu", "read_audit_log"
    };
    private static final int NEWEST_VERSION = 2;
    private static final int TYPE_BITS = 0x0F;

    static HartIpHeader read(ByteView b) {
        return new HartIpHeader(b.u8(0), b.u8(1) & TYPE_BITS, b.u8(2), b.u8(3), b.u16(4), byteCount(b));
    }

    static int byteCount(ByteView b) {
        return b.u16(6);
    }

    static boolean isVersion(int version) {
        return version >= 1 && version <= NEWEST_VERSION;
    }

    /** Whether this is a message type; the upper four bits are reserved. */
    static boolean isType(int type) {
        return type <= ERROR || type == NAK;
    }

    static boolean isId(int id) {
        return id < IDS.length;
    }

    static String idName(int id) {
        return IDS[id];
    }

    String message() {
        return switch (messageType) {
            case REQUEST -> "request";
            case RESPONSE -> "response";
            case PUBLISH -> "publish";
            default -> "error";
        };
    }

    void fields(FieldWriter out) {
        out.number("version", version);
        out.number("message_type", messageType);
        out.number("message_id", messageId);
        out.text("message_name", idName(messageId));
        out.number("status", status);
        out.number("sequence_number", sequenceNumber);
        out.number("byte_count", byteCount);
    }
}
