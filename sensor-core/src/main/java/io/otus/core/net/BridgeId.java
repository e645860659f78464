package io.otus.core.net;

import java.util.Comparator;
import java.util.HexFormat;

/**
 * The identifier by which bridges choose the root of their spanning tree, IEEE 802.1D-2004 §9.2.5: the lower one is
 * better and comes first.
 *
 * @param priority 0 to 65,535
 */
public record BridgeId(int priority, MacAddress address) implements Comparable<BridgeId> {
    private static final Comparator<BridgeId> BEST_FIRST =
            Comparator.comparingInt(BridgeId::priority).thenComparing(BridgeId::address);
    /** Digits of a priority. */
    private static final int DIGITS = 4;

    /**
     * Parses what {@link #toString} writes.
     *
     * @throws IllegalArgumentException if the text is none
     */
    public static BridgeId parse(String text) {
        if (text.length() <= DIGITS || text.charAt(DIGITS) != '.') {
            throw new IllegalArgumentException("bridge id: '" + text + "' (expected: 8000.aa:bb:cc:dd:ee:ff)");
        }
        return new BridgeId(HexFormat.fromHexDigits(text, 0, DIGITS), MacAddress.parse(text.substring(DIGITS + 1)));
    }

    @Override
    public int compareTo(BridgeId other) {
        return BEST_FIRST.compare(this, other);
    }

    /** Priority in hexadecimal and address, which sort as the ids do: {@code 8000.02:00:00:00:00:01}. */
    @Override
    public String toString() {
        return HexFormat.of().toHexDigits((short) priority) + '.' + address;
    }
}
