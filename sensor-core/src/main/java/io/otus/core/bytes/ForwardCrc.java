package io.otus.core.bytes;

/**
 * A CRC of 16 bits that takes the highest bit of each octet first; {@link ReflectedCrc} takes the lowest. The initial
 * value differs from protocol to protocol. Immutable.
 */
public final class ForwardCrc {
    private final char[] table = new char[256];

    /**
     * Makes the CRC of a polynomial.
     *
     * @param polynomial without x^16: that of x^0 is the lowest bit, 0 to 65535
     */
    public ForwardCrc(int polynomial) {
        for (int octet = 0; octet < table.length; octet++) {
            int crc = octet << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) == 0 ? crc << 1 : (crc << 1) ^ polynomial;
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
            crc = ((crc << 8) & 0xFF00) ^ table[((crc >>> 8) ^ bytes.u8(i)) & 0xFF];
        }
        return crc;
    }
}
