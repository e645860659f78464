package io.otus.core.net;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * An IEEE 802 MAC address (EUI-48).
 *
 * @param bits the six bytes as one number, 0 to 2^48 - 1
 */
public record MacAddress(long bits) implements Comparable<MacAddress> {
    /** ff:ff:ff:ff:ff:ff. */
    public static final MacAddress BROADCAST = new MacAddress(0xFFFF_FFFF_FFFFL);

    private static final long VRRP_V4 = 0x0000_5E00_01L;
    private static final long VRRP_V6 = 0x0000_5E00_02L;
    private static final long HSRP = 0x0000_0C07_ACL;
    private static final long HSRP_2 = 0x0_0000_0C9F_FL;

    /** Rejects more than 48 bits. */
    public MacAddress {
        if (bits >>> 48 != 0) {
            throw new IllegalArgumentException("MAC address: " + Long.toHexString(bits) + " (expected: 48 bits)");
        }
    }

    /**
     * Parses six hexadecimal bytes joined by colons or dashes.
     *
     * @throws IllegalArgumentException if the text is none
     */
    public static MacAddress parse(String text) {
        String hex = text.replace(":", "").replace("-", "");
        if (hex.length() != 12) {
            throw new IllegalArgumentException("MAC address: '" + text + "' (expected: aa:bb:cc:dd:ee:ff)");
        }
        return new MacAddress(HexFormat.fromHexDigitsToLong(hex));
    }

    /** The address that a text is, as {@link #parse} reads it; null where it is none. */
    public static @Nullable MacAddress ofText(String text) {
        try {
            return parse(text);
        } catch (IllegalArgumentException noAddress) {
            return null;
        }
    }

    /**
     * Whether the group bit is set: multicast or broadcast, never the address of one device (IEEE 802-2014 clause 8).
     */
    public boolean isGroup() {
        return (bits & 0x0100_0000_0000L) != 0;
    }

    /**
     * Whether it can be the address of one network card, so that a device which states it as its own may be believed:
     * neither a group address nor all zeros, which stand for none.
     */
    public boolean isOfOneDevice() {
        return bits != 0 && !isGroup();
    }

    /** Whether the address was chosen locally, so that its first bytes name no vendor (IEEE 802-2014 clause 8). */
    public boolean isLocal() {
        return (bits & 0x0200_0000_0000L) != 0;
    }

    /**
     * Whether it is the address of a virtual router, which moves between devices by design: VRRP (RFC 9568 clause 7.3)
     * or HSRP (RFC 2281 clause 5, and its version 2).
     */
    public boolean isSharedByRouters() {
        long prefix = bits >>> 8;
        return prefix == VRRP_V4 || prefix == VRRP_V6 || prefix == HSRP || bits >>> 12 == HSRP_2;
    }

    // Written out, since it is asked for each message: see IpAddress.
    @Override
    public boolean equals(Object other) {
        return other == this || (other instanceof MacAddress that && bits == that.bits);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(bits);
    }

    @Override
    public int compareTo(MacAddress other) {
        return Long.compare(bits, other.bits);
    }

    /** Lower case, joined by colons. */
    @Override
    public String toString() {
        char[] text = new char[17];
        for (int i = 0; i < 6; i++) {
            int value = (int) (bits >>> (40 - 8 * i)) & 0xFF;
            text[3 * i] = Character.forDigit(value >> 4, 16);
            text[3 * i + 1] = Character.forDigit(value & 15, 16);
            if (i < 5) {
                text[3 * i + 2] = ':';
            }
        }
        return new String(text);
    }
}
