package io.otus.core.bytes;

/**
 * A CRC of 16 bits that takes the lowest bit of each octet first; {@link ForwardCrc} takes the highest. The initial
 * value, and whether the result is complemented, differ from protocol to protocol. Immutable.
 */
public final class ReflectedCrc {
    private final char[] table = new char[256];

    /**
     * Makes the CRC of a polynomial.
     *
     * @param polynomial without x^16 and with its bits reversed: that of x^0 is the highest, 0 to 65535
     */
    public ReflectedCrc(int polynomial) {
        for (int octet = 0; octet < table.length; octet++) {
            int crc = octet;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ polynomial;
            }
            table[octet] = (char) crc;
        }
    }

    /**
     * The CRC of bytes, which must be there; 0 to 65535.
     *
     * @param begun what it begins with, or the CRC of the bytes before
     */
    public int of(ByteView bytes, int at, int count, int begun) {
        int crc = begun;
        for (int i = at; i < at + count; i++) {
            crc = (crc >>> 8) ^ table[(crc ^ bytes.u8(i)) & 0xFF];
        }
        return crc;
    }
}
