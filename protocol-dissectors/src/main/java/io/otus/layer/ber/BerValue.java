package io.otus.layer.ber;

import io.otus.core.bytes.ByteView;
import java.nio.charset.StandardCharsets;

/** Contents of simple types, ITU-T X.690 §8.2 to §8.23. Never throws for any contents. Stateless. */
public final class BerValue {
    /** Most octets of an integer that is read as a number. */
    public static final int MAX_INTEGER = 8;

    /** Most bits of a bit string, and most arcs of an object identifier, that are written out. */
    public static final int MAX_BITS = 512;

    private static final int MAX_ARCS = 32;

    private BerValue() {}

    /** Whether the contents are an integer (§8.3) whose value {@link #integer} returns exactly. */
    public static boolean isInteger(ByteView content) {
        return content.length() >= 1 && content.length() <= MAX_INTEGER;
    }

    /** An integer in two's complement (§8.3); of more octets than eight the last eight, of none 0. */
    public static long integer(ByteView content) {
        long value = content.length() > 0 && (content.u8(0) & 0x80) != 0 ? -1 : 0;
        for (int i = 0; i < content.length(); i++) {
            value = value << 8 | content.u8(i);
        }
        return value;
    }

    /**
     * Whether the contents are an integer of 0 or more, below 2^64, whether or not its encoder wrote the octet 0 before
     * a set first bit.
     */
    public static boolean isUnsigned(ByteView content) {
        return isInteger(content) || (content.length() == MAX_INTEGER + 1 && content.u8(0) == 0);
    }

    /** An integer of 0 or more: many devices leave out the octet 0 that §8.3 asks for before a set first bit. */
    public static long unsigned(ByteView content) {
        long value = 0;
        for (int i = 0; i < content.length(); i++) {
            value = value << 8 | content.u8(i);
        }
        return value;
    }

    /** A boolean (§8.2): any octet but 0 is true. */
    public static boolean bool(ByteView content) {
        return content.length() > 0 && content.u8(0) != 0;
    }

    /** A character string (§8.23), its first octets where it is longer than {@code most}. */
    public static String text(ByteView content, int most) {
        return content.text(0, Math.min(content.length(), most), StandardCharsets.UTF_8);
    }

    /**
     * Number of bits of a bit string (§8.6): the first octet counts the unused ones at the end; -1 where that cannot
     * be.
     */
    public static int bitCount(ByteView content) {
        if (content.length() == 0 || content.u8(0) > 7) {
            return -1;
        }
        int bits = 8 * (content.length() - 1) - content.u8(0);
        return bits < 0 ? -1 : bits;
    }

    /** One bit of a bit string, the first is 0; false beyond its end. */
    public static boolean bit(ByteView content, int index) {
        int at = 1 + index / 8;
        return index >= 0 && content.has(at, 1) && (content.u8(at) >> (7 - index % 8) & 1) != 0;
    }

    /** The bits of a bit string in order as 0 and 1. */
    public static String bits(ByteView content) {
        int count = Math.min(bitCount(content), MAX_BITS);
        StringBuilder bits = new StringBuilder(Math.max(count, 0));
        for (int i = 0; i < count; i++) {
            bits.append(bit(content, i) ? '1' : '0');
        }
        return bits.toString();
    }

    /** An object identifier (§8.19) with dots: {@code 1.0.9506.2.3}. */
    public static String objectIdentifier(ByteView content) {
        StringBuilder text = new StringBuilder();
        long arc = 0;
        int arcs = 0;
        for (int i = 0; i < content.length() && arcs < MAX_ARCS; i++) {
            int octet = content.u8(i);
            arc = arc << 7 | (octet & 0x7F);
            if ((octet & 0x80) != 0) {
                continue;
            }
            if (arcs++ == 0) {
                long root = Long.compareUnsigned(arc, 80) < 0 ? arc / 40 : 2;
                text.append(root).append('.').append(Long.toUnsignedString(arc - 40 * root));
            } else {
                text.append('.').append(Long.toUnsignedString(arc));
            }
            arc = 0;
        }
        return text.toString();
    }
}
