package io.otus.dissect.slmp;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.FrontReader;
import io.otus.core.value.ValueList;
import java.nio.charset.StandardCharsets;

/**
 * Reads numbers front to back: little-endian in binary code, hexadecimal digits in ASCII code, SH-080956 §4.1.
 * Confined.
 */
final class SlmpReader extends FrontReader {
    private final boolean ascii;

    SlmpReader(ByteView message, int from, boolean ascii) {
        super(message, from);
        this.ascii = ascii;
    }

    boolean isAscii() {
        return ascii;
    }

    /** Eight bits. */
    int octet() {
        return ascii ? (int) digits(2, 16) : u8();
    }

    /** Sixteen bits. */
    int word() {
        if (ascii) {
            return (int) digits(4, 16);
        }
        int at = take(2);
        return at < 0 ? 0 : view().le16(at);
    }

    /** Thirty-two bits. */
    long dword() {
        if (ascii) {
            return digits(8, 16);
        }
        int at = take(4);
        return at < 0 ? 0 : view().le32(at);
    }

    /** Twenty-four bits in binary code. */
    int number24() {
        int at = take(3);
        return at < 0 ? 0 : view().le24(at);
    }

    /** A number of so many digits of this base; anything else fails. */
    long digits(int count, int base) {
        int at = take(count);
        long value = 0;
        for (int i = 0; at >= 0 && i < count; i++) {
            int digit = Character.digit((char) view().u8(at + i), base);
            if (digit < 0) {
                fail();
                return 0;
            }
            value = value * base + digit;
        }
        return value;
    }

    /** Characters as they are, without blanks and null octets at the end. */
    String text(int length) {
        ByteView octets = bytes(length);
        return octets.paddedText(0, octets.length(), StandardCharsets.ISO_8859_1);
    }

    /** Whether this many words are left. */
    boolean hasWords(long count) {
        return remaining() / (ascii ? 4 : 2) >= count;
    }

    /** Words, which must be there. */
    ValueList words(int count) {
        byte[] bigEndian = new byte[2 * count];
        for (int i = 0; i < count; i++) {
            int word = word();
            bigEndian[2 * i] = (byte) (word >> 8);
            bigEndian[2 * i + 1] = (byte) word;
        }
        return ValueList.words(ByteView.of(bigEndian), 0, count);
    }

    /** Bits of words, which must be there: of each word the lowest is the first. */
    ValueList bitsOfWords(int words) {
        byte[] packed = new byte[2 * words];
        for (int i = 0; i < words; i++) {
            int word = word();
            packed[2 * i] = (byte) word;
            packed[2 * i + 1] = (byte) (word >> 8);
        }
        return ValueList.bits(ByteView.of(packed), 0, 16 * words);
    }

    /** Octets or characters of so many single bits: four bits each in binary code, a character in ASCII code. */
    int lengthOfBits(int count) {
        return ascii ? count : (count + 1) / 2;
    }

    /** Single bits, which must be there, SH-080956 §5.2: the higher half of an octet comes first. */
    ValueList bits(int count) {
        ByteView data = bytes(lengthOfBits(count));
        byte[] packed = new byte[(count + 7) / 8];
        for (int i = 0; i < count && data.length() > 0; i++) {
            int bit = ascii ? data.u8(i) & 1 : (data.u8(i / 2) >> (i % 2 == 0 ? 4 : 0)) & 1;
            packed[i / 8] |= (byte) (bit << i % 8);
        }
        return ValueList.bits(ByteView.of(packed), 0, count);
    }
}
