package io.otus.core.bytes;

import java.util.Arrays;
import java.util.HexFormat;

/** A few bytes that an event keeps: an immutable copy with value equality, shown as lower-case hexadecimal. */
public final class Octets implements Comparable<Octets> {
    /** No bytes. */
    public static final Octets EMPTY = new Octets(new byte[0]);

    private final byte[] bytes;

    private Octets(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A copy of {@code length} bytes from {@code offset}. */
    public static Octets copyOf(byte[] source, int offset, int length) {
        return length == 0 ? EMPTY : new Octets(Arrays.copyOfRange(source, offset, offset + length));
    }

    /** A copy of the whole array. */
    public static Octets copyOf(byte[] source) {
        return copyOf(source, 0, source.length);
    }

    /** The bytes that the hexadecimal text spells; blanks are ignored. */
    public static Octets ofHex(String hex) {
        return new Octets(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    /** Number of bytes. */
    public int length() {
        return bytes.length;
    }

    /** One byte, 0 to 255. */
    public int u8(int at) {
        return bytes[at] & 0xFF;
    }

    /** A view of these bytes, valid for as long as anyone likes. */
    public ByteView view() {
        return ByteView.of(bytes);
    }

    /** A copy of the bytes as an array. */
    public byte[] toArray() {
        return bytes.clone();
    }

    @Override
    public int compareTo(Octets other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Octets octets && Arrays.equals(bytes, octets.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
