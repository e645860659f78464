package io.otus.core.net;

import io.otus.core.bytes.ByteView;
import org.jspecify.annotations.Nullable;

/**
 * An IPv4 or IPv6 address.
 *
 * @param v6 whether it is an IPv6 address
 * @param high the first eight bytes of an IPv6 address; 0 for IPv4
 * @param low the last eight bytes of an IPv6 address; the four bytes of an IPv4 address
 */
public record IpAddress(boolean v6, long high, long low) implements Comparable<IpAddress> {
    /** Rejects an IPv4 address of more than 32 bits. */
    public IpAddress {
        if (!v6 && (high != 0 || low >>> 32 != 0)) {
            throw new IllegalArgumentException("IPv4 address of more than 32 bits");
        }
    }

    /** The IPv4 address in the low 32 bits of {@code bits}. */
    public static IpAddress v4(long bits) {
        return new IpAddress(false, 0, bits & 0xFFFF_FFFFL);
    }

    /** The IPv6 address of these two halves. */
    public static IpAddress v6(long high, long low) {
        return new IpAddress(true, high, low);
    }

    /** The IPv4 address at {@code at}. */
    public static IpAddress readV4(ByteView bytes, int at) {
        return v4(bytes.u32(at));
    }

    /** The IPv6 address at {@code at}. */
    public static IpAddress readV6(ByteView bytes, int at) {
        return v6(bytes.s64(at), bytes.s64(at + 8));
    }

    /**
     * Parses dotted IPv4 or RFC 4291 IPv6 text.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static IpAddress parse(String text) {
        return IpText.parse(text);
    }

    /** The address that a text is, as {@link #parse} reads it; null where it is none. */
    public static @Nullable IpAddress ofText(String text) {
        try {
            return parse(text);
        } catch (IllegalArgumentException noAddress) {
            return null;
        }
    }

    /** Whether it is 0.0.0.0 or ::, which names no device. */
    public boolean isUnspecified() {
        return high == 0 && low == 0;
    }

    /** Whether it is a multicast address (224.0.0.0/4, ff00::/8). */
    public boolean isMulticast() {
        return v6 ? high >>> 56 == 0xFF : low >>> 28 == 0xE;
    }

    /** Whether it is the limited broadcast 255.255.255.255. */
    public boolean isBroadcast() {
        return !v6 && low == 0xFFFF_FFFFL;
    }

    /** Whether it belongs to the host itself (127.0.0.0/8, ::1). */
    public boolean isLoopback() {
        return v6 ? high == 0 && low == 1 : low >>> 24 == 127;
    }

    /** Whether it is valid on one link only (169.254.0.0/16, fe80::/10). */
    public boolean isLinkLocal() {
        return v6 ? high >>> 54 == 0x3FA : low >>> 16 == 0xA9FE;
    }

    /**
     * Whether it is set aside for private networks (RFC 1918, RFC 6598, RFC 4193), so that it names no host of the
     * internet.
     */
    public boolean isPrivate() {
        if (v6) {
            return high >>> 57 == 0x7E;
        }
        return low >>> 24 == 10 || low >>> 20 == 0xAC1 || low >>> 16 == 0xC0A8 || low >>> 22 == 0x191;
    }

    /** Whether one device may own it: not unspecified, multicast or broadcast. */
    public boolean isUnicast() {
        return !isUnspecified() && !isMulticast() && !isBroadcast();
    }

    /**
     * Whether it can identify one device, so that a device which states it as its own may be believed: unicast, and not
     * the loopback address, which every host has.
     */
    public boolean isOfOneDevice() {
        return isUnicast() && !isLoopback();
    }

    // Written out, as in other records that are compared or looked up for each message: what a record is given by
    // itself goes through method handles, which are not inlined where much else is. In mixed traffic a tenth of the
    // time was spent in them.
    @Override
    public boolean equals(Object other) {
        return other == this
                || (other instanceof IpAddress that && low == that.low && high == that.high && v6 == that.v6);
    }

    @Override
    public int hashCode() {
        return (31 * Boolean.hashCode(v6) + Long.hashCode(high)) * 31 + Long.hashCode(low);
    }

    @Override
    public int compareTo(IpAddress other) {
        int byVersion = Boolean.compare(v6, other.v6);
        if (byVersion != 0) {
            return byVersion;
        }
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    /** Dotted decimal, or IPv6 text as RFC 5952 recommends. */
    @Override
    public String toString() {
        return IpText.print(this);
    }
}
