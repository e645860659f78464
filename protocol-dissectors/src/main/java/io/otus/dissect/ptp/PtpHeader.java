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
    static final int FOLLOW_UP = 8;
    static final int ANNOUNCE = 11;
    static final int MANAGEMENT = 13;
    static final int ANNOUNCE_SIZE = 64;
    static final int MANAGEMENT_SIZE = 48;
    private static final int TIMESTAMP = 34;
    private static final int TIMESTAMP_SIZE = 10;
    /**
     * Seconds from 1970 to 2002, when the first edition of the standard came: a clock that tells less never got the
     * time, and counts since it was switched on.
     */
    private static final long FIRST_EDITION = 1_009_843_200;

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

    /**
     * Whether it says what time it is: a follow-up does, and a sync that none follows, as its flag twoStepFlag says
     * (§13.3.2.8); the time in one that is followed may be anything.
     */
    static boolean tellsTime(ByteView b) {
        boolean tells = type(b) == FOLLOW_UP || (type(b) == SYNC && (b.u8(6) & 0x02) == 0);
        return tells && b.has(TIMESTAMP, TIMESTAMP_SIZE) && b.u48(TIMESTAMP) >= FIRST_EDITION;
    }

    /** The time in it, milliseconds since 1970 on the time scale of the clocks (§5.3.3, §13.6, §13.7). */
    static long millis(ByteView b) {
        return b.u48(TIMESTAMP) * 1_000 + b.u32(TIMESTAMP + 6) / 1_000_000;
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
