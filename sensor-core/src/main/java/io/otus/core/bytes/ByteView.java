package io.otus.core.bytes;

import java.nio.charset.Charset;
import java.security.MessageDigest;
import java.util.Objects;

/**
 * Read-only window over captured bytes. Every accessor is bounds-checked; integers are unsigned unless the name says
 * otherwise, big-endian unless the name starts with {@code le}.
 *
 * <p>A view aliases the capture buffer and is valid only until the call that received it returns: whoever keeps bytes
 * copies them ({@link #octets}). Reading never allocates; {@link #slice} allocates one small object.
 *
 * <p>Immutable, but for the bytes below it; confined to the analysis thread.
 */
public final class ByteView {
    /** The view of no bytes at all. */
    public static final ByteView EMPTY = of(new byte[0]);

    /** 2 to the 64th over the golden ratio, odd: spreads neighbouring values. */
    private static final long MIX = 0x9E37_79B9_7F4A_7C15L;

    private final byte[] bytes;
    private final int offset;
    private final int length;

    private ByteView(byte[] bytes, int offset, int length) {
        this.bytes = bytes;
        this.offset = offset;
        this.length = length;
    }

    /** A view of the whole array, which is not copied. */
    public static ByteView of(byte[] bytes) {
        return new ByteView(bytes, 0, bytes.length);
    }

    /** A view of {@code length} bytes of the array from {@code offset}; the array is not copied. */
    public static ByteView of(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        return new ByteView(bytes, offset, length);
    }

    /** Number of bytes in view. */
    public int length() {
        return length;
    }

    /**
     * Whether {@code count} bytes are there from {@code at}; safe for any arguments, so it guards lengths from the
     * wire.
     */
    public boolean has(int at, int count) {
        return at >= 0 && count >= 0 && at <= length - count;
    }

    /** The {@code count} bytes from {@code from}. */
    public ByteView slice(int from, int count) {
        Objects.checkFromIndexSize(from, count, length);
        return new ByteView(bytes, offset + from, count);
    }

    /** The bytes from {@code start} to the end. */
    public ByteView from(int start) {
        return slice(start, length - start);
    }

    /**
     * Offset at which this view begins within another view over the same bytes; -1 where it does not lie wholly within
     * it.
     */
    // Identity is meant: equal arrays elsewhere are not the same captured bytes.
    @SuppressWarnings("ReferenceEquality")
    public int positionIn(ByteView outer) {
        int at = offset - outer.offset;
        return bytes == outer.bytes && outer.has(at, length) ? at : -1;
    }

    /** One byte, 0 to 255. */
    public int u8(int at) {
        return bytes[offset + Objects.checkIndex(at, length)] & 0xFF;
    }

    /** Two bytes, 0 to 65535. */
    public int u16(int at) {
        int i = check(at, 2);
        return (bytes[i] & 0xFF) << 8 | (bytes[i + 1] & 0xFF);
    }

    /** Three bytes, 0 to 16777215. */
    public int u24(int at) {
        int i = check(at, 3);
        return (bytes[i] & 0xFF) << 16 | (bytes[i + 1] & 0xFF) << 8 | (bytes[i + 2] & 0xFF);
    }

    /** Four bytes, 0 to 4294967295. */
    public long u32(int at) {
        return s32(at) & 0xFFFF_FFFFL;
    }

    /** Six bytes, such as a MAC address. */
    public long u48(int at) {
        check(at, 6);
        return (long) u16(at) << 32 | u32(at + 2);
    }

    /** Two bytes in two's complement. */
    public short s16(int at) {
        return (short) u16(at);
    }

    /** Four bytes in two's complement. */
    public int s32(int at) {
        int i = check(at, 4);
        return (bytes[i] & 0xFF) << 24
                | (bytes[i + 1] & 0xFF) << 16
                | (bytes[i + 2] & 0xFF) << 8
                | (bytes[i + 3] & 0xFF);
    }

    /** Eight bytes in two's complement; the caller treats them as unsigned where the standard says so. */
    public long s64(int at) {
        check(at, 8);
        return u32(at) << 32 | u32(at + 4);
    }

    /** Four bytes as an IEEE 754 single. */
    public float f32(int at) {
        return Float.intBitsToFloat(s32(at));
    }

    /** Eight bytes as an IEEE 754 double. */
    public double f64(int at) {
        return Double.longBitsToDouble(s64(at));
    }

    /** Two bytes, least significant first, 0 to 65535. */
    public int le16(int at) {
        int i = check(at, 2);
        return (bytes[i + 1] & 0xFF) << 8 | (bytes[i] & 0xFF);
    }

    /** Three bytes, least significant first. */
    public int le24(int at) {
        check(at, 3);
        return u8(at + 2) << 16 | le16(at);
    }

    /** Four bytes, least significant first, 0 to 4294967295. */
    public long le32(int at) {
        return leS32(at) & 0xFFFF_FFFFL;
    }

    /** Six bytes, least significant first, such as a DNP3 time in milliseconds. */
    public long le48(int at) {
        check(at, 6);
        return (long) le16(at + 4) << 32 | le32(at);
    }

    /** Two bytes, least significant first, in two's complement. */
    public short leS16(int at) {
        return (short) le16(at);
    }

    /** Four bytes, least significant first, in two's complement. */
    public int leS32(int at) {
        return Integer.reverseBytes(s32(at));
    }

    /** Eight bytes, least significant first, in two's complement. */
    public long leS64(int at) {
        return Long.reverseBytes(s64(at));
    }

    /** Four bytes, least significant first, as an IEEE 754 single. */
    public float leF32(int at) {
        return Float.intBitsToFloat(leS32(at));
    }

    /** Eight bytes, least significant first, as an IEEE 754 double. */
    public double leF64(int at) {
        return Double.longBitsToDouble(leS64(at));
    }

    /** An immutable copy of {@code count} bytes, for an event to keep. */
    public Octets octets(int from, int count) {
        Objects.checkFromIndexSize(from, count, length);
        return Octets.copyOf(bytes, offset + from, count);
    }

    /** An immutable copy of all bytes in view. */
    public Octets octets() {
        return Octets.copyOf(bytes, offset, length);
    }

    /** {@code count} bytes decoded as text; bytes that the charset does not map become U+FFFD. */
    public String text(int from, int count, Charset charset) {
        Objects.checkFromIndexSize(from, count, length);
        return new String(bytes, offset + from, count, charset);
    }

    /**
     * Text that ends with its first NUL, without it; where none comes, with the {@code most} bytes that it may have. It
     * is shorter where the view ends; callers that need all of a field check first.
     */
    public String textToNul(int from, int most, Charset charset) {
        int room = Math.min(most, length - from);
        if (charset.name().startsWith("UTF-16")) { // where a zero byte is half of most letters
            String text = text(from, room, charset);
            int nul = text.indexOf(0);
            return nul < 0 ? text : text.substring(0, nul);
        }
        Objects.checkFromIndexSize(from, room, length);
        int end = 0;
        while (end < room && u8(from + end) != 0) {
            end++;
        }
        return text(from, end, charset);
    }

    /**
     * Text of {@code count} bytes, of which the last ones are padding where they are blanks or NULs.
     *
     * @param charset one that has blanks and NULs in a byte of their own
     */
    public String paddedText(int from, int count, Charset charset) {
        int end = count;
        while (end > 0 && (u8(from + end - 1) == ' ' || u8(from + end - 1) == 0)) {
            end--;
        }
        return text(from, end, charset);
    }

    /** Copies {@code count} bytes into an array of the caller's. */
    public void copyTo(int from, byte[] target, int targetOffset, int count) {
        Objects.checkFromIndexSize(from, count, length);
        System.arraycopy(bytes, offset + from, target, targetOffset, count);
    }

    /**
     * A hash of the content, to know again what is not worth keeping; whoever chooses the content can make two alike.
     *
     * @param salt what else two contents must have in common
     */
    public long contentHash(long salt) {
        long hash = length * MIX ^ salt;
        int at = 0;
        for (; at <= length - Long.BYTES; at += Long.BYTES) {
            hash = mix(hash ^ s64(at));
        }
        for (; at < length; at++) {
            hash = mix(hash ^ u8(at));
        }
        return hash;
    }

    private static long mix(long hash) {
        long product = hash * MIX;
        return product ^ product >>> 32;
    }

    void updateDigest(MessageDigest digest) {
        digest.update(bytes, offset, length);
    }

    private int check(int at, int size) {
        return offset + Objects.checkFromIndexSize(at, size, length);
    }
}
