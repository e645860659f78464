package io.otus.core.event;

import io.otus.core.bytes.Octets;
import java.util.EnumSet;
import java.util.Set;

/**
 * What is wrong with the values of consecutive points, as the device reports. Immutable.
 *
 * @param octets an octet for each point, with a bit for each {@link Flaw}; none where nothing is wrong with any, as far
 *     as was told
 */
public record Flaws(Octets octets) {
    /** No flaw was reported. */
    public static final Flaws NONE = new Flaws(Octets.EMPTY);

    /** Makes the flaws of consecutive points from their octets, which {@link #with} makes; the array is copied. */
    public static Flaws of(byte[] each) {
        for (byte one : each) {
            if (one != 0) {
                return new Flaws(Octets.copyOf(each));
            }
        }
        return NONE;
    }

    /** Makes the flaws of one point. */
    public static Flaws of(Flaw... one) {
        int octet = 0;
        for (Flaw flaw : one) {
            octet = with(octet, flaw, true);
        }
        return of(new byte[] {(byte) octet});
    }

    /** The octet of a point, with a flaw more where it has that. */
    public static int with(int octet, Flaw flaw, boolean hasIt) {
        return hasIt ? octet | flaw.bit() : octet;
    }

    /** Whether no flaw was reported. */
    public boolean isNone() {
        return octets.length() == 0;
    }

    /** Whether a point with this octet has a flaw. */
    public static boolean has(int octet, Flaw flaw) {
        return (octet & flaw.bit()) != 0;
    }

    /** The octet of one of the points, counted from 0; 0 where nothing is wrong with it. */
    public int octet(int index) {
        return index < octets.length() ? octets.u8(index) : 0;
    }

    /** The flaws of one of the points, counted from 0. */
    public Set<Flaw> at(int index) {
        EnumSet<Flaw> found = EnumSet.noneOf(Flaw.class);
        int octet = octet(index);
        for (Flaw flaw : Flaw.values()) {
            if (has(octet, flaw)) {
                found.add(flaw);
            }
        }
        return found;
    }

    /** The flaws of the points from index {@code from}, inclusive, to index {@code to}, exclusive. */
    public Flaws part(int from, int to) {
        if (isNone()) {
            return NONE;
        }
        byte[] some = new byte[to - from];
        for (int i = from; i < to && i < octets.length(); i++) {
            some[i - from] = (byte) octets.u8(i);
        }
        return of(some);
    }
}
