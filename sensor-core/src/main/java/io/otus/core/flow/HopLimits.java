package io.otus.core.flow;

import io.otus.core.decode.Packet;
import io.otus.core.evidence.EvidenceRequests;
import io.otus.core.evidence.FrameHold;
import io.otus.core.evidence.FrameHolder;
import io.otus.core.evidence.FrameSpan;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the time to live with which hosts of this segment send data, for each service apart. It gives away injected
 * segments: whoever injects them can copy the addresses and sequence numbers of a host, but sends with the time to live
 * of another operating system.
 *
 * <p>Only a time to live that no router has lowered is compared. Otherwise another path, a copy of a frame from behind
 * a router, or hosts that share one address behind a router would look like an injection. Resets are left out, since
 * firewalls send them in the place of others.
 *
 * <p>What is told can be checked in the frames: with each time to live the latest frame is remembered that was looked
 * at and had it, and is held, since it may be of a connection of long ago.
 *
 * <p>The table has a fixed size. Where two hosts fall into the same place, the earlier one is forgotten and nothing is
 * told. Confined to the analysis thread.
 */
final class HopLimits {
    /** Hosts and services that are remembered at most. */
    private static final int MAX_KNOWN = 1 << 13;
    /** Most routers between two places where frames of one host are seen. */
    private static final int MAX_HOPS = 8;

    /** Frames that are held; of further hosts and services the frame is known by its number alone. */
    private static final int MAX_HELD = 1 << 11;

    private final @Nullable Known[] known = new Known[MAX_KNOWN];
    private final FrameHold hold;

    /** Holds by {@code keep} the frames that show what the hosts send with. */
    HopLimits(EvidenceRequests keep) {
        hold = keep.hold(MAX_HELD);
    }

    /** With which time to live a host sends from or to a service, and a frame that shows it. */
    static final class Known implements FrameHolder {
        private long key;
        private int limit;
        private long frame;
        private long frameTime;
        private int length;

        int limit() {
            return limit;
        }

        FrameSpan shownBy() {
            return new FrameSpan(frame, frameTime, 0, length);
        }

        private void show(Packet packet) {
            frame = packet.number();
            frameTime = packet.time();
            length = packet.capturedLength();
        }

        @Override
        public boolean holds(long number) {
            return number == frame;
        }
    }

    /**
     * Looks at data with another time to live than the latest of its side.
     *
     * @return what the host itself sends with, where another stack sent this; null where it may be the host's own
     */
    @Nullable
    Known contradicted(TcpSide side, Packet packet) {
        int limit = packet.timeToLive();
        side.hopLimit = limit;
        if (!isUntouched(limit) || packet.sourceMac() == Packet.NONE) {
            return null;
        }
        long key = key(packet);
        int at = (int) (key >>> 32) & MAX_KNOWN - 1;
        Known there = known[at];
        if (there == null) {
            there = new Known();
            known[at] = there;
        }
        if (there.key != key) {
            there.key = key;
            there.limit = limit;
        } else if (there.limit != limit) {
            return there;
        }
        there.show(packet);
        hold.mark(packet.number(), there);
        return null;
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
