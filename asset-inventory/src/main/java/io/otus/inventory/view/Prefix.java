package io.otus.inventory.view;

import io.otus.core.net.IpAddress;

/**
 * A block of IP addresses, RFC 4632 and RFC 4291 §2.3.
 *
 * @param address one of it
 * @param length bits that all of it have in common, 0 to 32, of IPv6 to 128
 */
record Prefix(IpAddress address, int length) {
    /** Rejects a length that there is not. */
    Prefix {
        if (length < 0 || length > (address.v6() ? 128 : 32)) {
            throw new IllegalArgumentException("no length of a prefix: " + length);
        }
    }

    /**
     * Parses such as {@code 10.30.0.0/24}.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Prefix parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !text.substring(slash + 1).matches("[0-9]{1,3}")) {
            throw new IllegalArgumentException("no prefix: " + text);
        }
        return new Prefix(IpAddress.parse(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
    }

    /** Whether an address is of it. */
    boolean has(IpAddress other) {
        if (other.v6() != address.v6()) {
            return false;
        }
        if (!address.v6()) {
            return same(address.low() << 32, other.low() << 32, length);
        }
        return same(address.high(), other.high(), Math.min(length, 64))
                && same(address.low(), other.low(), Math.max(0, length - 64));
    }

    private static boolean same(long one, long other, int bits) {
        return bits == 0 || (one ^ other) >>> (64 - bits) == 0;
    }
}
