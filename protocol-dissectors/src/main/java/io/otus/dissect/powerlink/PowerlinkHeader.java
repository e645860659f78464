package io.otus.dissect.powerlink;

import io.otus.core.bytes.ByteView;

/**
 * Header of a message, EPSG DS 301 §4.6.1; what follows is little-endian.
 *
 * <pre>
 *  0      1             2        3
 *  +------+-------------+--------+------------------------
 *  | type | destination | source | by type; in ASnd first the service
 *  +------+-------------+--------+------------------------
 * </pre>
 */
final class PowerlinkHeader {
    static final int SIZE = 3;

    static final int SOC = 1;
    static final int PREQ = 3;
    static final int PRES = 4;
    static final int SOA = 5;
    static final int ASND = 6;
    static final int AMNI = 7;
    static final int AINV = 13;

    static final int IDENT_RESPONSE = 1;
    static final int STATUS_RESPONSE = 2;
    static final int NMT_REQUEST = 3;
    static final int NMT_COMMAND = 4;
    static final int SDO = 5;
    static final int SYNC_RESPONSE = 6;
    /** From here on services are a maker's own. */
    static final int FIRST_OF_MAKERS = 0xA0;

    static final int MANAGING_NODE = 240;
    /** Up to here are those that may take its place, EPSG DS 302-A. */
    static final int LAST_MANAGING_NODE = 250;

    static final int BROADCAST = 255;
    /** Octets of process data that a message may carry. */
    static final int MAX_PAYLOAD = 1_490;

    private PowerlinkHeader() {}

    static int type(ByteView b) {
        return b.u8(0) & 0x7F;
    }

    static int destination(ByteView b) {
        return b.u8(1);
    }

    static int source(ByteView b) {
        return b.u8(2);
    }

    static String name(int type) {
        return switch (type) {
            case SOC -> "soc";
            case PREQ -> "preq";
            case PRES -> "pres";
            case SOA -> "soa";
            case ASND -> "asnd";
            case AMNI -> "amni";
            case AINV -> "ainv";
            default -> "message_" + type;
        };
    }

    static boolean isKnown(int type) {
        return !name(type).startsWith("message_");
    }

    /** Whether only the managing node sends it. */
    static boolean isOfManager(int type) {
        return type == SOC || type == PREQ || type == SOA || type == AINV;
    }

    static boolean isManager(int node) {
        return node >= MANAGING_NODE && node <= LAST_MANAGING_NODE;
    }

    static String service(int id) {
        return switch (id) {
            case IDENT_RESPONSE -> "ident_response";
            case STATUS_RESPONSE -> "status_response";
            case NMT_REQUEST -> "nmt_request";
            case NMT_COMMAND -> "nmt_command";
            case SDO -> "sdo";
            case SYNC_RESPONSE -> "sync_response";
            default -> "service_" + id;
        };
    }

    /** The node as a unit; none where all are meant, or no number is there. */
    static String unit(int node) {
        return node == BROADCAST || node == 0 ? "" : Integer.toString(node);
    }
}
