package io.otus.simulator.wire;

import java.util.HexFormat;

/**
 * A 48-bit Ethernet address, IEEE 802.3 clause 3.2.3.
 *
 * @param value the address, first octet in bits 47 to 40
 */
public record Mac(long value) {
    /** All stations. */
    public static final Mac BROADCAST = new Mac(0xFFFF_FFFF_FFFFL);

    /** No address yet; the target field of an ARP request. */
    public static final Mac ZERO = new Mac(0);

    /** Reads {@code aa:bb:cc:dd:ee:ff}. */
    public static Mac of(String text) {
        return new Mac(HexFormat.fromHexDigitsToLong(text.replace(":", "")));
    }

    @Override
    public String toString() {
        return HexFormat.ofDelimiter(":").formatHex(new ByteWriter().u48(value).toByteArray());
    }
}
