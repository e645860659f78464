package io.otus.dissect.ge_srtp;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;
import org.jspecify.annotations.Nullable;

/**
 * A memory and how it is counted, DFRWS 2017, table 3, and Horner SUP0740 §7.1.
 *
 * @param memory R registers, AI and AQ analog inputs and outputs, I and Q discrete inputs and outputs, T temporary, M
 *     internal, SA, SB, SC and S system, G Genius global
 * @param bits of one item: 16, 8 or 1
 */
record Selector(String memory, int bits) {
    private static final int WORD = 16;
    private static final int BYTE = 8;
    private static final String BYTES = ".byte";

    /** The selector of this code; null where it is not known. */
    static @Nullable Selector of(int code) {
        return switch (code) {
            case 0x08 -> new Selector("R", WORD);
            case 0x0A -> new Selector("AI", WORD);
            case 0x0C -> new Selector("AQ", WORD);
            case 0x10 -> new Selector("I", BYTE);
            case 0x12 -> new Selector("Q", BYTE);
            case 0x14 -> new Selector("T", BYTE);
            case 0x16 -> new Selector("M", BYTE);
            case 0x18 -> new Selector("SA", BYTE);
            case 0x1A -> new Selector("SB", BYTE);
            case 0x1C -> new Selector("SC", BYTE);
            case 0x1E -> new Selector("S", BYTE);
            case 0x38 -> new Selector("G", BYTE);
            case 0x46 -> new Selector("I", 1);
            case 0x48 -> new Selector("Q", 1);
            case 0x4A -> new Selector("T", 1);
            case 0x4C -> new Selector("M", 1);
            case 0x4E -> new Selector("SA", 1);
            case 0x50 -> new Selector("SB", 1);
            case 0x52 -> new Selector("SC", 1);
            case 0x54 -> new Selector("S", 1);
            case 0x56 -> new Selector("G", 1);
            default -> null;
        };
    }

    /** Whether items are bits, which lie in octets whose alignment is not known. */
    boolean isBits() {
        return bits == 1;
    }

    /** Octets of so many items. */
    int octets(int number) {
        return isBits() ? (number + 7) / 8 : number * bits / 8;
    }

    /** The items, registers and bits with the numbers that programming tools show, which begin at 1. */
    PointRange points(int address, int number) {
        return bits == BYTE
                ? PointRange.of(memory + BYTES, address, number)
                : PointRange.of(memory, address + 1L, number);
    }

    /** Values of registers and bytes; none of bits. */
    ValueList values(ByteView data, int number) {
        if (isBits() || data.length() < octets(number)) {
            return ValueList.NONE;
        }
        long[] values = new long[number];
        for (int i = 0; i < number; i++) {
            values[i] = bits == WORD ? data.le16(2 * i) : data.u8(i);
        }
        return ValueList.unsigned(values);
    }

    /** How the points that {@link #points} made are counted. */
    static Selector of(PointRange points) {
        String space = points.space();
        if (space.endsWith(BYTES)) {
            return new Selector(space.substring(0, space.length() - BYTES.length()), BYTE);
        }
        boolean isRegister = space.equals("R") || space.equals("AI") || space.equals("AQ");
        return new Selector(space, isRegister ? WORD : 1);
    }
}
