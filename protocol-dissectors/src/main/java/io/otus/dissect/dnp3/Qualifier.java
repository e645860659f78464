package io.otus.dissect.dnp3;

import io.otus.core.bytes.ByteView;

/**
 * The qualifier octet of an object header, IEEE 1815-2012 §4.2.2.7, and the range field that it describes;
 * little-endian.
 *
 * <pre>
 *   7    6..4           3..0
 *  RES  object prefix  range specifier
 *
 *  prefix: 0 none, 1-3 index of 1, 2, 4 octets, 4-6 object size of 1, 2, 4 octets
 *  range:  0-2 start and stop index of 1, 2, 4 octets, 3-5 start and stop virtual address, 6 none (all points),
 *          7-9 count of 1, 2, 4 octets, 11 count of 1 octet with sized objects
 * </pre>
 */
final class Qualifier {
    private static final int ALL = 6;
    private static final int VARIABLE = 11;

    private Qualifier() {}

    static int prefix(int qualifier) {
        return (qualifier >> 4) & 7;
    }

    static int range(int qualifier) {
        return qualifier & 0x0F;
    }

    /** Whether the standard lists this combination: an index or size before each object needs a count, not a range. */
    static boolean isListed(int qualifier) {
        int prefix = prefix(qualifier);
        int range = range(qualifier);
        if (qualifier > 0x7F || prefix == 7) {
            return false;
        }
        if (prefix == 0) {
            return range <= 9;
        }
        return prefix <= 3 ? isCount(range) && range != VARIABLE : range == VARIABLE;
    }

    /** Octets of the index before each object; 0 where there is none. */
    static int indexSize(int qualifier) {
        return switch (prefix(qualifier)) {
            case 1 -> 1;
            case 2 -> 2;
            case 3 -> 4;
            default -> 0;
        };
    }

    /** Octets of the size before each object; 0 where there is none. */
    static int sizeOfSize(int qualifier) {
        return switch (prefix(qualifier)) {
            case 4 -> 1;
            case 5 -> 2;
            case 6 -> 4;
            default -> 0;
        };
    }

    static boolean isStartStop(int range) {
        return range < ALL;
    }

    static boolean isCount(int range) {
        return (range >= 7 && range <= 9) || range == VARIABLE;
    }

    /** Octets of the whole range field. */
    static int rangeSize(int range) {
        return switch (range) {
            case 0, 3 -> 2;
            case 1, 4 -> 4;
            case 2, 5 -> 8;
            case 7, VARIABLE -> 1;
            case 8 -> 2;
            case 9 -> 4;
            default -> 0;
        };
    }

    /** Reads 1, 2 or 4 octets. They must be there. */
    static long number(ByteView bytes, int at, int size) {
        return switch (size) {
            case 1 -> bytes.u8(at);
            case 2 -> bytes.le16(at);
            default -> bytes.le32(at);
        };
    }
}
