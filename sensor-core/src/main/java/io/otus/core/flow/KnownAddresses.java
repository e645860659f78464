package io.otus.core.flow;

import io.otus.core.decode.Packet;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import org.jspecify.annotations.Nullable;

/**
 * Gives flows with the same addresses the same address objects. Most flows are between machines that had some before,
 * so this saves about a hundred bytes of heap for each. It is a cache of fixed size: where two addresses fall into the
 * same place, the later one stays, and the other is made anew when it is next needed. Confined to the analysis thread.
 */
final class KnownAddresses {
    /** Most addresses of each kind; a power of two. */
    static final int MAX_ADDRESSES = 4_096;

    private static final long MIX = 0x9E37_79B9_7F4A_7C15L;

    private final @Nullable IpAddress[] ips = new IpAddress[MAX_ADDRESSES];
    private final @Nullable MacAddress[] macs = new MacAddress[MAX_ADDRESSES];

    /** The address of an IP version; null below IP. */
    @Nullable
    IpAddress ip(int version, long high, long low) {
        if (version == 0) {
            return null;
        }
        boolean v6 = version == 6;
        int at = place(high * MIX ^ low);
        IpAddress known = ips[at];
        if (known == null || known.low() != low || known.high() != high || known.v6() != v6) {
            known = v6 ? IpAddress.v6(high, low) : IpAddress.v4(low);
            ips[at] = known;
        }
        return known;
    }

    /** The MAC address; null where the link type has none. */
    @Nullable
    MacAddress mac(long bits) {
        if (bits == Packet.NONE) {
            return null;
        }
        int at = place(bits);
        MacAddress known = macs[at];
        if (known == null || known.bits() != bits) {
            known = new MacAddress(bits);
            macs[at] = known;
        }
        return known;
    }

    private static int place(long bits) {
        return (int) ((bits * MIX) >>> (Long.SIZE - Integer.numberOfTrailingZeros(MAX_ADDRESSES)));
    }
}
