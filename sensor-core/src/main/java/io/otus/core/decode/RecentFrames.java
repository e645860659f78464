package io.otus.core.decode;

import io.otus.core.bytes.ByteView;
import io.otus.core.capture.Frame;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Whole copies of the latest frames. They serve two ends: a frame that a mirror port copied is found by comparing its content with theirs, and the
 * frames of an event are still there when evidence of it is kept.
 *
 * <p>What is compared is the innermost IP packet without the fields that each router changes, or the payload of a frame below IP with its addresses:
 * so copies are found across VLANs, tags, tunnels and hops. A hash finds candidates, their bytes decide. Confined to the analysis thread.
 */
public final class RecentFrames {
    /** Bytes of frames kept. */
    public static final int MAX_BYTES = 2 << 20;

    /** Most frames kept; a power of two. */
    public static final int MAX_FRAMES = 4096;

    /** Two equal IPv4 packets with the same identification are copies if they are no further apart, nanoseconds. */
    public static final long WINDOW = 50_000_000L;

    /** The same for IP packets without identification, which a sender may well repeat soon: a router takes less. */
    public static final long WINDOW_WITHOUT_ID = 1_000_000L;

    /** The same for frames below IP: a cyclic protocol repeats itself every millisecond or faster, a switch copies at once. */
    public static final long WINDOW_BELOW_IP = 100_000L;

    /** Most candidates looked at for one frame. */
    static final int MAX_CANDIDATES = 16;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MIX = 0x9E37_79B9_7F4A_7C15L;
    private static final int MASK = MAX_FRAMES - 1;
    private static final int BUCKETS = MAX_FRAMES * 2;

    private final byte[] ring = new byte[MAX_BYTES];
    private final ByteView view = ByteView.of(ring);

    // Frame i since the start is in slot i & MASK.
    private final int[] starts = new int[MAX_FRAMES];
    private final int[] lengths = new int[MAX_FRAMES];
    private final int[] originalLengths = new int[MAX_FRAMES];
    private final long[] numbers = new long[MAX_FRAMES];
    private final long[] times = new long[MAX_FRAMES];
    private final int[] linkTypes = new int[MAX_FRAMES];
    private final int[] interfaces = new int[MAX_FRAMES];

    // What was compared, for frames that are no copies; and the next older frame in the same bucket.
    private final int[] contentStarts = new int[MAX_FRAMES];
    private final int[] contentLengths = new int[MAX_FRAMES];
    private final long[] hashes = new long[MAX_FRAMES];
    private final int[] segments = new int[MAX_FRAMES];
    private final long[] sources = new long[MAX_FRAMES];
    private final long[] destinations = new long[MAX_FRAMES];
    private final int[] protocols = new int[MAX_FRAMES];
    private final long[] olders = new long[MAX_FRAMES];
    private final long[] buckets = new long[BUCKETS];

    private long oldest = 1;
    private long next = 1;
    private int free;

    /** Receives one kept frame. */
    public interface Visitor {
        /**
         * The frame; the view is valid only during the call.
         *
         * @param number number of the frame
         * @param time its own time, nanoseconds since 1970
         * @param linkType see {@link Frame#linkType}
         * @param interfaceId see {@link Frame#interfaceId}
         * @param originalLength bytes on the wire
         * @param block holds the captured bytes
         * @param at first of them in {@code block}
         * @param length how many
         */
        void frame(
                long number,
                long time,
                int linkType,
                int interfaceId,
                int originalLength,
                ByteView block,
                int at,
                int length);
    }

    /** Copies a frame; the oldest make room. A frame larger than a quarter of the room is kept without its bytes. */
    void add(Frame frame) {
        int length = frame.capturedLength() <= MAX_BYTES / 4 ? frame.capturedLength() : 0;
        if (free + length > MAX_BYTES) {
            while (oldest < next && starts[(int) oldest & MASK] >= free) {
                oldest++;
            }
            free = 0;
        }
        while (oldest < next && (next - oldest == MAX_FRAMES || overlaps((int) oldest & MASK, length))) {
            oldest++;
        }
        int slot = (int) next & MASK;
        frame.block().copyTo(frame.offset(), ring, free, length);
        starts[slot] = free;
        lengths[slot] = length;
        originalLengths[slot] = frame.originalLength();
        numbers[slot] = frame.number();
        times[slot] = frame.time();
        linkTypes[slot] = frame.linkType();
        interfaces[slot] = frame.interfaceId();
        contentLengths[slot] = 0;
        free += length;
        next++;
    }

    /** Whether the oldest frame lies in the {@code length} bytes that are needed next. */
    private boolean overlaps(int slot, int length) {
        return starts[slot] >= free && starts[slot] < free + length;
    }

    /** Hands a frame to {@code visitor} if it is still kept. */
    public boolean visit(long number, Visitor visitor) {
        long low = oldest;
        long high = next - 1;
        while (low <= high) {
            long middle = (low + high) >>> 1;
            int slot = (int) middle & MASK;
            if (numbers[slot] == number) {
                visitor.frame(
                        number,
                        times[slot],
                        linkTypes[slot],
                        interfaces[slot],
                        originalLengths[slot],
                        view,
                        starts[slot],
                        lengths[slot]);
                return true;
            }
            if (numbers[slot] < number) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return false;
    }

    /** Finds the frame that the latest one, decoded as {@code p}, is a copy of. */
    void findOriginal(Packet p) {
        if (p.compared) {
            return;
        }
        p.compared = true;
        int slot = (int) (next - 1) & MASK;
        int length = p.end - p.contentAt;
        if (length <= 0 || lengths[slot] != p.capturedLength) {
            return;
        }
        boolean ip = p.ipVersion != 0;
        int at = starts[slot] + p.contentAt - p.frameOffset;
        long source = ip ? 0 : p.sourceMac;
        long destination = ip ? 0 : p.destinationMac;
        int protocol = ip ? p.ipVersion : p.linkProtocol;
        long hash = hash(at, length, p.ipVersion) ^ source * MIX ^ destination;
        long window = window(p);
        int bucket = (int) (hash >>> 32) & BUCKETS - 1;
        int candidates = 0;
        for (long i = buckets[bucket]; i >= oldest && candidates < MAX_CANDIDATES; i = olders[(int) i & MASK]) {
            int other = (int) i & MASK;
            candidates++;
            if (hashes[other] == hash
                    && Math.abs(p.time - times[other]) <= window
                    && contentLengths[other] == length
                    && sources[other] == source
                    && destinations[other] == destination
                    && protocols[other] == protocol
                    && sameContent(contentStarts[other], at, length, p.ipVersion)) {
                p.duplicateOf = numbers[other];
                p.originalSegment = segments[other];
                return;
            }
        }
        contentStarts[slot] = at;
        contentLengths[slot] = length;
        hashes[slot] = hash;
        segments[slot] = p.segment;
        sources[slot] = source;
        destinations[slot] = destination;
        protocols[slot] = protocol;
        olders[slot] = buckets[bucket];
        buckets[bucket] = next - 1;
    }

    private static long window(Packet p) {
        if (p.ipVersion == 0) {
            return WINDOW_BELOW_IP;
        }
        return p.ipVersion == 4 && p.identification != 0 ? WINDOW : WINDOW_WITHOUT_ID;
    }

    /** Hash of content; of an IP packet without the fields that a router changes. */
    private long hash(int at, int length, int ipVersion) {
        long hash = length * MIX;
        int i = 0;
        if (ipVersion == 4) {
            // Bytes 8 to 15: TTL, protocol, checksum, source.
            hash = mix(hash, (long) LONGS.get(ring, at));
            hash = mix(hash, (long) LONGS.get(ring, at + 8) & 0xFFFF_FFFF_0000_FF00L);
            i = 16;
        } else if (ipVersion == 6) {
            // Byte 7: hop limit.
            hash = mix(hash, (long) LONGS.get(ring, at) & 0x00FF_FFFF_FFFF_FFFFL);
            i = 8;
        }
        for (; i <= length - Long.BYTES; i += Long.BYTES) {
            hash = mix(hash, (long) LONGS.get(ring, at + i));
        }
        long rest = 0;
        for (; i < length; i++) {
            rest = rest << 8 | (ring[at + i] & 0xFF);
        }
        hash = mix(hash, rest);
        return hash ^ hash >>> 32;
    }

    private static long mix(long hash, long value) {
        return Long.rotateLeft(hash ^ value * MIX, 29) * 0xBF58_476D_1CE4_E5B9L;
    }

    private boolean sameContent(int one, int other, int length, int ipVersion) {
        return switch (ipVersion) {
            case 4 ->
                same(one, other, 0, Ipv4Header.TTL_AT)
                        && ring[one + Ipv4Header.TTL_AT + 1] == ring[other + Ipv4Header.TTL_AT + 1]
                        && same(one, other, Ipv4Header.CHECKSUM_AT + 2, length);
            case 6 ->
                same(one, other, 0, Ipv6Header.HOP_LIMIT_AT) && same(one, other, Ipv6Header.HOP_LIMIT_AT + 1, length);
            default -> same(one, other, 0, length);
        };
    }

    private boolean same(int one, int other, int from, int to) {
        return Arrays.equals(ring, one + from, one + to, ring, other + from, other + to);
    }
}
