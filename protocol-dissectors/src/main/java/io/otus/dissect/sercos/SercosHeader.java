package io.otus.dissect.sercos;

import io.otus.core.bytes.ByteView;

/**
 * Header of a telegram, IEC 61158-4-19.
 *
 * <pre>
 *  0                                                              1                                     2          6
 *  +---------+------+-------------------+----------+-------------+----------+-------------+----------+----------+------
 *  | channel | type | cycle count valid | reserved | number      | change   | cycle count | phase    | CRC32    | data
 *  | bit 7   | 6    | 5                 | 4        | bits 3 to 0 | of phase | bits 6 to 4 | 3 to 0   |          |
 *  +---------+------+-------------------+----------+-------------+----------+-------------+----------+----------+------
 * </pre>
 */
final class SercosHeader {
    static final int SIZE = 6;
    /** From 0, in which the master counts its slaves, to 4, in which they operate. */
    static final int HIGHEST_PHASE = 4;

    /** Four telegrams of each kind in a cycle at most. */
    private static final int HIGHEST_NUMBER = 3;

    private SercosHeader() {}

    /** Whether the first two octets may be those of a telegram. */
    static boolean isPlausible(ByteView b) {
        return (b.u8(0) & 0x10) == 0 && number(b) <= HIGHEST_NUMBER && phase(b) <= HIGHEST_PHASE;
    }

    /** Whether it goes the other way round the ring, from the master's second port. */
    static boolean isSecondary(ByteView b) {
        return (b.u8(0) & 0x80) != 0;
    }

    /** Whether the slaves fill it; else they are told by it. */
    static boolean isAnswer(ByteView b) {
        return (b.u8(0) & 0x40) != 0;
    }

    static boolean isCycleCountValid(ByteView b) {
        return (b.u8(0) & 0x20) != 0;
    }

    /** Which of its kind in the cycle, 0 to 3. */
    static int number(ByteView b) {
        return b.u8(0) & 0x0F;
    }

    /** Whether the master is about to change to the stated phase. */
    static boolean isPhaseChange(ByteView b) {
        return (b.u8(1) & 0x80) != 0;
    }

    /** 0 to 7. */
    static int cycleCount(ByteView b) {
        return b.u8(1) >> 4 & 7;
    }

    /** Communication phase, 0 to 4. */
    static int phase(ByteView b) {
        return b.u8(1) & 0x0F;
    }
}
