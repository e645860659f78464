package io.otus.core.net;

/**
 * Neighbouring IP addresses (RFC 4632 §3.1, RFC 4291 §2.3).
 *
 * @param first its first address
 * @param prefix leading bits that all of its addresses share: 0 to 32, in IPv6 to 128
 */
public record Network(IpAddress first, int prefix) {
    private static final int BITS_V4 = 32;
    private static final int BITS_V6 = 128;

    /**
     * Reads {@code 10.1.2.0/24}.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Network parse(String text) {
        int slash = text.indexOf('/');
        IpAddress address = IpAddress.parse(text.substring(0, slash));
        int prefix = Integer.parseInt(text.substring(slash + 1));
        if (prefix < 0 || prefix > (address.v6() ? BITS_V6 : BITS_V4)) {
            throw new IllegalArgumentException(text);
        }
        return of(address, prefix);
    }

    /** The network of an address with this many leading bits; there are that many. */
    public static Network of(IpAddress address, int prefix) {
        return new Network(masked(address, prefix), prefix);
    }

    /** Whether an address is one of its own. */
    public boolean has(IpAddress address) {
        return address.v6() == first.v6() && masked(address, prefix).equals(first);
    }

    private static IpAddress masked(IpAddress address, int prefix) {
        if (!address.v6()) {
            return IpAddress.v4(address.low() & mask(prefix, BITS_V4) & 0xFFFF_FFFFL);
        }
        int high = Math.min(prefix, Long.SIZE);
        return IpAddress.v6(address.high() & mask(high, Long.SIZE), address.low() & mask(prefix - high, Long.SIZE));
    }

    private static long mask(int ones, int bits) {
        return ones == 0 ? 0 : -1L << (bits - ones);
    }

    @Override
    public String toString() {
        return first + "/" + prefix;
    }
}
