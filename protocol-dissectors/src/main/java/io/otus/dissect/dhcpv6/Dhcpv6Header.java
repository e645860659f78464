package io.otus.dissect.dhcpv6;

import io.otus.core.bytes.ByteView;

/**
 * Messages and options, RFC 8415 §8, §9 and §21.1; big-endian.
 *
 * <pre>
 *  0      1                4                                     relays: 0      1      2              18             34
 *  +------+----------------+---------                                    +------+------+--------------+--------------+---------
 *  | type | transaction id | options                                     | type | hops | link address | peer address | options
 *  +------+----------------+---------                                    +------+------+--------------+--------------+---------
 *  option: code u16, length u16, value
 * </pre>
 */
final class Dhcpv6Header {
    static final int SIZE = 4;
    static final int RELAY_SIZE = 34;
    static final int OPTION = 4;

    static final int REPLY = 7;
    static final int RELAY_FORWARD = 12;
    static final int RELAY_REPLY = 13;
    static final int LAST = 13;

    private static final String[] TYPES = {
        "",
        "solicit",
        "advertise",
        "request",
        "confirm",
        "renew",
        "rebind",
        "reply",
        "release",
        "decline",
        "reconfigure",
        "information_request",
        "relay_forward",
        "relay_reply"
    };

    private Dhcpv6Header() {}

    static int type(ByteView b) {
        return b.u8(0);
    }

    static String name(int type) {
        return TYPES[type];
    }

    static boolean isRelay(int type) {
        return type == RELAY_FORWARD || type == RELAY_REPLY;
    }

    static boolean isFromServer(int type) {
        return type == 2 || type == REPLY || type == 10 || type == RELAY_REPLY;
    }

    static int transactionId(ByteView b) {
        return b.u24(1);
    }

    static int options(int type) {
        return isRelay(type) ? RELAY_SIZE : SIZE;
    }
}
