package io.otus.simulator.wire;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A growing buffer that is written in wire order. Big-endian unless the name of the method ends in {@code Le} or an
 * order is given; values wider than the field are cut to its low bits, as a wire would.
 *
 * <p>Confined to one thread.
 */
public final class ByteWriter {
    private static final int INITIAL_CAPACITY = 64;

    private byte[] buffer = new byte[INITIAL_CAPACITY];
    private int length;

    /** Appends the low 8 bits. */
    public ByteWriter u8(int value) {
        grow(1);
        buffer[length++] = (byte) value;
        return this;
    }

    /** Appends the low 16 bits, big-endian. */
    public ByteWriter u16(int value) {
        grow(2);
        buffer[length++] = (byte) (value >>> 8);
        buffer[length++] = (byte) value;
        return this;
    }

    /** Appends the low 24 bits, big-endian. */
    public ByteWriter u24(int value) {
        return u8(value >>> 16).u16(value);
    }

    /** Appends the low 32 bits, big-endian. */
    public ByteWriter u32(long value) {
        return u16((int) (value >>> 16)).u16((int) value);
    }

    /** Appends the low 48 bits, big-endian. */
    public ByteWriter u48(long value) {
        return u16((int) (value >>> 32)).u32(value);
    }

    /** Appends 64 bits, big-endian. */
    public ByteWriter u64(long value) {
        return u32(value >>> 32).u32(value);
    }

    /** Appends the low 16 bits, little-endian. */
    public ByteWriter u16Le(int value) {
        return u8(value).u8(value >>> 8);
    }

    /** Appends the low 32 bits, little-endian. */
    public ByteWriter u32Le(long value) {
        return u16Le((int) value).u16Le((int) (value >>> 16));
    }

    /** Appends the low 16 bits in an order. */
    public ByteWriter u16(int value, ByteOrder order) {
        return order.equals(ByteOrder.LITTLE_ENDIAN) ? u16Le(value) : u16(value);
    }

    /** Appends the low 32 bits in an order. */
    public ByteWriter u32(long value, ByteOrder order) {
        return order.equals(ByteOrder.LITTLE_ENDIAN) ? u32Le(value) : u32(value);
    }

    /** Appends the low 48 bits, little-endian. */
    public ByteWriter u48Le(long value) {
        return u32Le(value).u16Le((int) (value >>> 32));
    }

    /** Appends a single-precision IEEE 754 number, big-endian. */
    public ByteWriter f32(float value) {
        return u32(Float.floatToIntBits(value));
    }

    /** Appends a single-precision IEEE 754 number, little-endian. */
    public ByteWriter f32Le(float value) {
        return u32Le(Float.floatToIntBits(value));
    }

    /** Appends all of {@code bytes}. */
    public ByteWriter bytes(byte[] bytes) {
        return bytes(bytes, 0, bytes.length);
    }

    /** Appends {@code count} of {@code bytes} from {@code offset}. */
    public ByteWriter bytes(byte[] bytes, int offset, int count) {
        grow(count);
        System.arraycopy(bytes, offset, buffer, length, count);
        length += count;
        return this;
    }

    /** Appends {@code count} times the low 8 bits of {@code value}. */
    public ByteWriter fill(int count, int value) {
        grow(count);
        Arrays.fill(buffer, length, length + count, (byte) value);
        length += count;
        return this;
    }

    /** Appends {@code text} in UTF-8, without a length or an end mark. */
    public ByteWriter text(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Appends {@code text} in ASCII, cut or padded with {@code padding} to {@code width} bytes. */
    public ByteWriter padded(String text, int width, int padding) {
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        int kept = Math.min(ascii.length, width);
        return bytes(ascii, 0, kept).fill(width - kept, padding);
    }

    /** Appends bytes written as hexadecimal digits; blanks between them are skipped. */
    public ByteWriter hex(String digits) {
        return bytes(HexFormat.of().parseHex(digits.replace(" ", "")));
    }

    /** Overwrites 16 bits at {@code offset}, big-endian; for lengths and checksums known afterwards. */
    public ByteWriter setU16(int offset, int value) {
        buffer[offset] = (byte) (value >>> 8);
        buffer[offset + 1] = (byte) value;
        return this;
    }

    /** Bytes written so far. */
    public int length() {
        return length;
    }

    /** A copy of what was written. */
    public byte[] toByteArray() {
        return Arrays.copyOf(buffer, length);
    }

    private void grow(int count) {
        if (buffer.length - length < count) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + count));
        }
    }
}
