package io.otus.dissect.ntp;

import io.otus.core.bytes.ByteView;
import java.nio.charset.StandardCharsets;

/**
 * Headers; big-endian. Time messages, RFC 5905 §7.3, and control messages, RFC 9327 §2.
 *
 * <pre>
 *  0                             1         2      3           4            8                 12             16                     48
 *  +-----------------------------+---------+------+-----------+------------+-----------------+--------------+----------------------+
 *  | leap(2) version(3) mode(3)  | stratum | poll | precision | root delay | root dispersion | reference id | four timestamps of 8 |
 *  +-----------------------------+---------+------+-----------+------------+-----------------+--------------+----------------------+
 *  0                             1         2          4        6             8        10      12
 *  +-----------------------------+---------+----------+--------+-------------+--------+-------+------
 *  | 0 version(3) 6              | R E M op | sequence | status | association | offset | count | data
 *  +-----------------------------+---------+----------+--------+-------------+--------+-------+------
 * </pre>
 */
final class NtpHeader {
    static final int TIME_SIZE = 48;
    static final int CONTROL_SIZE = 12;
    static final int PRIVATE_SIZE = 8;

    static final int CLIENT = 3;
    static final int SERVER = 4;
    static final int BROADCAST = 5;
    static final int CONTROL = 6;
    static final int PRIVATE = 7;

    private NtpHeader() {}

    /** The association that a control message is about; 0 for the server itself. */
    static int association(ByteView b) {
        return b.u16(6);
    }

    static int version(ByteView b) {
        return b.u8(0) >> 3 & 7;
    }

    static int mode(ByteView b) {
        return b.u8(0) & 7;
    }

    static int stratum(ByteView b) {
        return b.u8(1);
    }

    /**
     * Below stratum 2 four letters such as {@code GPS}; otherwise an IPv4 address, or a part of a digest of an IPv6
     * one.
     */
    static String referenceId(ByteView b) {
        if (stratum(b) <= 1) {
            return b.text(12, 4, StandardCharsets.ISO_8859_1).replace("\0", "").strip();
        }
        return b.u8(12) + "." + b.u8(13) + "." + b.u8(14) + "." + b.u8(15);
    }

    /** Where the time stands at which a server got the question. */
    private static final int RECEIVE_AT = 32;
    /** Where the time stands at which a message was sent. */
    private static final int TRANSMIT_AT = 40;
    /** Seconds from 1900 to 1970. */
    private static final long TO_1970 = 2_208_988_800L;
    /** Seconds of an era, RFC 5905 §6: they are counted anew in 2036. */
    private static final long ERA = 1L << 32;

    private static final long MILLIS = 1_000;

    /**
     * What time it was for the server when it sent this. An answer has the time at which the question came: the other
     * one may be that of an earlier answer (interleaved mode, RFC 9769 §2).
     */
    private static int timeAt(ByteView b) {
        return mode(b) == SERVER ? RECEIVE_AT : TRANSMIT_AT;
    }

    /** Whether a message says what time it is. */
    static boolean hasTime(ByteView b) {
        return b.u32(timeAt(b)) != 0;
    }

    /**
     * What time it is, in milliseconds since 1970; of the eras that may be meant the nearest one.
     *
     * @param near about when, in milliseconds since 1970
     */
    static long time(ByteView b, long near) {
        int at = timeAt(b);
        long seconds = b.u32(at) - TO_1970;
        seconds += Math.floorDiv(near / MILLIS - seconds + ERA / 2, ERA) * ERA;
        return seconds * MILLIS + ((b.u32(at + 4) * MILLIS) >> 32);
    }

    static boolean isResponse(ByteView control) {
        return (control.u8(1) & 0x80) != 0;
    }

    static int operation(ByteView control) {
        return control.u8(1) & 0x1F;
    }

    static int sequence(ByteView control) {
        return control.u16(2);
    }

    static int count(ByteView control) {
        return control.u16(10);
    }
}
