package io.otus.dissect.iec104;

import io.otus.core.bytes.ByteView;

/**
 * Data unit identifier of an ASDU, IEC 60870-5-101 §7.2.1 to §7.2.4, with the sizes that IEC 60870-5-104 §8.2 fixes;
 * little-endian.
 *
 * <pre>
 *  0      1            2               3            4            6             9
 *  +------+------------+---------------+------------+------------+-------------+------
 *  | type | SQ, number | T P/N cause   | originator | common     | information | ...
 *  |      |            | 7 6   5..0    | address    | address    | object addr.|
 *  +------+------------+---------------+------------+------------+-------------+------
 *  SQ 0: each object has its address; SQ 1: the first has one, and the others follow it
 * </pre>
 */
final class AsduHeader {
    static final int SIZE = 6;

    /** The shortest ASDU: the identifier and an object address. */
    static final int MIN_SIZE = 9;

    /** Octets of an information object address. */
    static final int ADDRESS = 3;

    /** All stations (§7.2.4). */
    static final int BROADCAST = 65_535;

    private AsduHeader() {}

    static int type(ByteView asdu) {
        return asdu.u8(0);
    }

    /** SQ: one address, consecutive objects. */
    static boolean sq(ByteView asdu) {
        return (asdu.u8(1) & 0x80) != 0;
    }

    /** Number of objects, or of elements where SQ is set: 0 to 127. */
    static int number(ByteView asdu) {
        return asdu.u8(1) & 0x7F;
    }

    /** Cause of transmission, 0 to 63. */
    static int cause(ByteView asdu) {
        return asdu.u8(2) & 0x3F;
    }

    /** P/N: the confirmation is negative. */
    static boolean negative(ByteView asdu) {
        return (asdu.u8(2) & 0x40) != 0;
    }

    /** T: the station is not to act on it. */
    static boolean test(ByteView asdu) {
        return (asdu.u8(2) & 0x80) != 0;
    }

    static int originator(ByteView asdu) {
        return asdu.u8(3);
    }

    static int commonAddress(ByteView asdu) {
        return asdu.le16(4);
    }

    /** Octets that an ASDU with objects of this size has. */
    static int size(boolean sq, int number, int element) {
        return SIZE + (sq ? ADDRESS + number * element : number * (ADDRESS + element));
    }
}
