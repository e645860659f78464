package io.otus.dissect.s7comm;

import io.otus.core.bytes.ByteView;
import java.nio.charset.StandardCharsets;

/**
 * What a block begins and ends with, S7 "block header"; big-endian. The code follows the header, then the interface,
 * then the trailer.
 *
 * <pre>
 *  0        2         3            4          5      6        8        12         16     20     22     26     28
 *  +--------+---------+------------+----------+------+--------+--------+----------+------+------+------+------+-----
 *  | 0x7070 | version | attributes | language | type | number | length | security | code | day  | int. | day  |
 *  |        |         |            |          |      |        |        |          | time | u16  | time | u16  |
 *  +--------+---------+------------+----------+------+--------+--------+----------+------+------+------+------+-----
 *  28                  30                  32         34          36
 *  +-------------------+-------------------+----------+-----------+------
 *  | interface length  | segments length   | locals   | MC7       | code
 *  +-------------------+-------------------+----------+-----------+------
 *
 *  0        8        16     24        25     26         28        36     from the end
 *  +--------+--------+------+---------+------+----------+---------+
 *  | author | family | name | version | fill | checksum | reserved|
 *  +--------+--------+------+---------+------+----------+---------+
 * </pre>
 */
final class BlockHeader {
    static final int SIZE = 36;
    static final int TRAILER_SIZE = 36;
    static final int MAGIC = 0x7070;
    static final int KNOW_HOW_PROTECTION = 3;

    private static final int NAME_LENGTH = 8;

    private BlockHeader() {}

    /** Whether a block begins here. */
    static boolean isIntact(ByteView b) {
        return b.length() >= SIZE && b.u16(0) == MAGIC;
    }

    static int attributes(ByteView b) {
        return b.u8(3);
    }

    static int language(ByteView b) {
        return b.u8(4);
    }

    static int type(ByteView b) {
        return b.u8(5);
    }

    static int number(ByteView b) {
        return b.u16(6);
    }

    /** Bytes of the whole block in load memory. */
    static long loadMemoryLength(ByteView b) {
        return b.u32(8);
    }

    /** How the block is protected: {@link #KNOW_HOW_PROTECTION}, 0 where it is not, and for system data other bits. */
    static long security(ByteView b) {
        return b.u32(12);
    }

    static String codeModified(ByteView b) {
        return S7Time.blockTime(b, 16);
    }

    static String interfaceModified(ByteView b) {
        return S7Time.blockTime(b, 22);
    }

    static int localDataLength(ByteView b) {
        return b.u16(32);
    }

    /** Bytes of code, which follow the header. */
    static int mc7Length(ByteView b) {
        return b.u16(34);
    }

    static String author(ByteView trailer) {
        return name(trailer, 0);
    }

    static String family(ByteView trailer) {
        return name(trailer, 8);
    }

    static String name(ByteView trailer) {
        return name(trailer, 16);
    }

    /** Version of the block as its author counts, major in the upper half. */
    static int version(ByteView trailer) {
        return trailer.u8(24);
    }

    static int checksum(ByteView trailer) {
        return trailer.u16(26);
    }

    private static String name(ByteView trailer, int at) {
        return trailer.paddedText(at, NAME_LENGTH, StandardCharsets.ISO_8859_1);
    }

    /** Name of a language; empty where it is not known. */
    static String languageName(int language) {
        return switch (language) {
            case 1 -> "STL";
            case 2 -> "LAD";
            case 3 -> "FBD";
            case 4 -> "SCL";
            case 5 -> "DB";
            case 6 -> "GRAPH";
            case 7 -> "SDB";
            default -> "";
        };
    }
}
