package io.otus.core.flow;

import io.otus.core.decode.Packet;

/**
 * Remembers the time to live with which hosts of this segment send data, for each service apart. It gives away injected
 * segments: whoever injects them can copy the addresses and sequence numbers of a host, but sends with the time to live
 * of another operating system.
 *
 * <p>Only a time to live that no router has lowered is compared. Otherwise another path, a copy of a frame from behind
 * a router, or hosts that share one address behind a router would look like an injection. Resets are left out, since
 * firewalls send them in the place of others.
 *
 * <p>The table has a fixed size. Where two hosts fall into the same place, the earlier one is forgotten and nothing is
 * told. Confined to the analysis thread.
 */
final class HopLimits {
    /** Hosts and services that are remembered at most. */
    private static final int MAX_KNOWN = 1 << 13;
    /** Most routers between two places where frames of one host are seen. */
    private static final int MAX_HOPS = 8;

    private final long[] keys = new long[MAX_KNOWN];
    private final byte[] limits = new byte[MAX_KNOWN];

    /** Whether data with another time to live than the latest of its side is from another stack than the host's own. */
    boolean isOther(TcpSide side, Packet packet) {
        int limit = packet.timeToLive();
        side.hopLimit = limit;
        if (!isUntouched(limit) || packet.sourceMac() == Packet.NONE) {
            return false;
        }
        long key = key(packet);
        int at = (int) (key >>> 32) & MAX_KNOWN - 1;
        if (keys[at] != key) {
            keys[at] = key;
            limits[at] = (byte) limit;
            return false;
        }
        return limits[at] != (byte) limit;
    }

    /** Whether a time to live is one of the initial values of operating systems, so that no router has lowered it. */
    static boolean isUntouched(int limit) {
        return limit == 32 || limit == 64 || limit == 128 || limit == 255;
    }

    /** Whether routers may have made one of two times to live of the other. */
    static boolean isLowered(int one, int other) {
        int hops = Math.abs(one - other);
        return hops > 0 && hops <= MAX_HOPS;
    }

    /** The host, the service, and which end of that it is; never 0. */
    private static long key(Packet packet) {
        int port = Math.min(packet.sourcePort(), packet.destinationPort());
        int end = packet.sourcePort() == port ? 1 : 0;
        long key = mix(packet.sourceHigh() ^ packet.sourceMac());
        key = mix(key ^ packet.sourceLow());
        key = mix(key ^ ((long) packet.segment() << 17 | (long) port << 1 | end));
        return key | 1;
    }

    /** Spreads bits, after Stafford's variant 13 of the finalizer of MurmurHash3. */
    static long mix(long bits) {
        long mixed = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
