package io.otus.dissect.ptp;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;

/**
 * Common header, IEEE 1588-2019 §13.3; big-endian.
 *
 * <pre>
 *  0          1         2        4        5        6       8            16              20                28     30       32
 *  +----------+---------+--------+--------+--------+-------+------------+---------------+-----------------+------+----------+------+
 *  | sdo type | version | length | domain | minor  | flags | correction | type specific | clock identity  | port | sequence | ...  |
 *  +----------+---------+--------+--------+--------+-------+------------+---------------+-----------------+------+----------+------+
 * </pre>
 */
final class PtpHeader {
    static final int SIZE = 34;
    static final int SYNC = 0;
    static final int ANNOUNCE = 11;
    static final int MANAGEMENT = 13;
    static final int ANNOUNCE_SIZE = 64;
    static final int MANAGEMENT_SIZE = 48;

    private static final String[] TYPES = {
        "sync",
        "delay_req",
        "pdelay_req",
        "pdelay_resp",
        "",
        "",
        "",
        "",
        "follow_up",
        "delay_resp",
        "pdelay_resp_follow_up",
        "announce",
        "signaling",
        "management",
        "",
        ""
    };

    private PtpHeader() {}

    static int type(ByteView b) {
        return b.u8(0) & 15;
    }

    /** Name of the type; empty where the standard has none. */
    static String name(int type) {
        return TYPES[type];
    }

    static int version(ByteView b) {
        return b.u8(1) & 15;
    }

    static int length(ByteView b) {
        return b.u16(2);
    }

    static int domain(ByteView b) {
        return b.u8(4);
    }

    /** Whether the clock vouches for its offset to UTC: flag currentUtcOffsetValid, §13.3.2.8. */
    static boolean isUtcOffsetValid(ByteView b) {
        return (b.u8(7) & 0x04) != 0;
    }

    /** Seconds that TAI is ahead of UTC, of an announcement (§13.5.2.2). */
    static int utcOffset(ByteView b) {
        return (short) b.u16(44);
    }

    /** An EUI-64 (§7.5.2.2). */
    static Octets clockIdentity(ByteView b, int at) {
        return b.octets(at, 8);
    }

    static int portNumber(ByteView b) {
        return b.u16(28);
    }

    static int sequence(ByteView b) {
        return b.u16(30);
    }
}
