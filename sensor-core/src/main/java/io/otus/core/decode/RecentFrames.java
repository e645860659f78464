package io.otus.core.decode;

import io.otus.core.bytes.ByteView;
import io.otus.core.capture.Frame;
import io.otus.core.net.Sites;
import io.otus.core.time.Nanos;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Whole copies of the latest frames. They serve two ends: a frame that a mirror port copied is found by comparing its
 * content with theirs, and the frames of an event are still there when evidence of it is kept.
 *
 * <p>What is compared is the innermost IP packet without the fields that each router changes, or the payload of a frame
 * below IP with its addresses: so copies are found across VLANs, tags, tunnels and hops. A hash finds candidates, their
 * bytes decide. Confined to the analysis thread.
 */
public final class RecentFrames {
    /** Bytes of frames kept. */
    public static final int MAX_BYTES = 2 << 20;

    /** Most frames kept; a power of two. */
    public static final int MAX_FRAMES = 4096;

    /** Two equal IPv4 packets with the same identification are copies if they are no further apart, nanoseconds. */
    public static final long WINDOW = 50_000_000L;

    /** The same for IP packets without identification, which a sender may well repeat soon: a router takes less. */
    public static final long WINDOW_WITHOUT_ID = Nanos.MILLISECOND;

    /**
     * The same for frames below IP: a cyclic protocol repeats itself every millisecond or faster, a switch copies at
     * once.
     */
    public static final long WINDOW_BELOW_IP = 100_000L;

    /** Most candidates looked at for one frame. */
    static final int MAX_CANDIDATES = 16;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MIX = 0x9E37_79B9_7F4A_7C15L;
    private static final int MASK = MAX_FRAMES - 1;
    private static final int BUCKETS = MAX_FRAMES * 2;

    /**
     * Bytes at the start, and at the end, of longer content that are hashed: headers and counters distinguish most
     * packets, and all bytes are compared before two count as equal.
     */
    private static final int HASHED_START = 64;

    private static final int HASHED_END = 16;

    // A frame's record: what is used together lies together, as each frame touches a record that was long out of the
    // cache.
    private static final int RECORD = 12;
    private static final long[] NO_FRAMES = {};
    private static final int NUMBER = 0;
    private static final int TIME = 1;
    private static final int START_AND_LENGTH = 2;
    private static final int LINK_TYPE_AND_INTERFACE = 3;
    private static final int ORIGINAL_LENGTH = 4;
    // What was compared, for frames that are no copies; and the next older frame in the same bucket.
    private static final int CONTENT_START_AND_LENGTH = 5;
    private static final int HASH = 6;
    private static final int OLDER = 7;
    private static final int SOURCE = 8;
    private static final int DESTINATION = 9;
    private static final int PROTOCOL_AND_SEGMENT = 10;
    /** Number of its flow; 0 where it belongs to none, or is a copy. */
    private static final int FLOW = 11;

    private final byte[] ring = new byte[MAX_BYTES];
    private final ByteView view = ByteView.of(ring);
    private final long[] records = new long[MAX_FRAMES * RECORD];
    private final long[] buckets = new long[BUCKETS];

    // Frame i since the start has the record i & MASK.
    private long oldest = 1;
    private long next = 1;
    private int free;
    private long watched = Long.MAX_VALUE;
    private Leaving leaving = _ -> Long.MAX_VALUE;

    /** Called for frames that are about to make room for others, while they are still there. */
    @FunctionalInterface
    public interface Leaving {
        /**
         * A frame leaves.
         *
         * @param number number of the frame
         * @return number of the first frame that it wants to be told of next; {@link Long#MAX_VALUE} for none
         */
        long leaves(long number);
    }

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
            while (oldest < next && high(record(oldest) + START_AND_LENGTH) >= free) {
                leave();
            }
            free = 0;
        }
        while (oldest < next && (next - oldest == MAX_FRAMES || overlaps(record(oldest), length))) {
            leave();
        }
        frame.block().copyTo(frame.offset(), ring, free, length);
        int record = record(next);
        records[record + NUMBER] = frame.number();
        records[record + TIME] = frame.time();
        records[record + START_AND_LENGTH] = pair(free, length);
        records[record + LINK_TYPE_AND_INTERFACE] = pair(frame.linkType(), frame.interfaceId());
        records[record + ORIGINAL_LENGTH] = frame.originalLength();
        records[record + CONTENT_START_AND_LENGTH] = 0;
        records[record + FLOW] = 0;
        free += length;
        next++;
    }

    /**
     * Registers the one listener for frames about to leave, and replaces the listener before.
     *
     * @param first number from which on frames are reported; {@link Long#MAX_VALUE} for none
     */
    public void watch(long first, Leaving listener) {
        watched = first;
        leaving = listener;
    }

    private void leave() {
        long number = records[record(oldest) + NUMBER];
        if (number >= watched) {
            watched = leaving.leaves(number);
        }
        oldest++;
    }

    /** Whether the oldest frame lies in the {@code length} bytes that are needed next. */
    private boolean overlaps(int record, int length) {
        int start = high(record + START_AND_LENGTH);
        return start >= free && start < free + length;
    }

    private static int record(long frame) {
        return ((int) frame & MASK) * RECORD;
    }

    private static long pair(int high, int low) {
        return (long) high << 32 | (low & 0xFFFF_FFFFL);
    }

    private int high(int at) {
        return (int) (records[at] >> 32);
    }

    private int low(int at) {
        return (int) records[at];
    }

    /** The latest frame belongs to a flow, by its number from 1 on. */
    public void flow(long id) {
        records[record(next - 1) + FLOW] = id;
    }

    /** Number of the flow that a frame belongs to; 0 where that is none, or it is not kept any more. */
    public long flowOf(long number) {
        long at = find(number);
        return at < oldest ? 0 : records[record(at) + FLOW];
    }

    /**
     * Frames of the flow of a frame, that one not among them: the latest before it and the first after it.
     *
     * @param before most of those before it
     * @param after most of those after it
     * @param within how far they may be from it, in nanoseconds
     * @return their numbers, in the order in which they came
     */
    public long[] ofSameFlow(long number, int before, int after, long within) {
        long at = find(number);
        if (at < oldest || records[record(at) + FLOW] == 0) {
            return NO_FRAMES;
        }
        long flow = records[record(at) + FLOW];
        long time = records[record(at) + TIME];
        long[] found = new long[before + after];
        int first = before;
        for (long i = at - 1; i >= oldest && first > 0 && isWithin(i, time, within); i--) {
            if (records[record(i) + FLOW] == flow) {
                first--;
                found[first] = records[record(i) + NUMBER];
            }
        }
        int end = before;
        for (long i = at + 1; i < next && end < found.length && isWithin(i, time, within); i++) {
            if (records[record(i) + FLOW] == flow) {
                found[end] = records[record(i) + NUMBER];
                end++;
            }
        }
        return Arrays.copyOfRange(found, first, end);
    }

    private boolean isWithin(long frame, long time, long within) {
        return Math.abs(records[record(frame) + TIME] - time) <= within;
    }

    /** Hands a frame to {@code visitor} if it is still kept. */
    public boolean visit(long number, Visitor visitor) {
        long at = find(number);
        if (at < oldest) {
            return false;
        }
        int record = record(at);
        visitor.frame(
                number,
                records[record + TIME],
                high(record + LINK_TYPE_AND_INTERFACE),
                low(record + LINK_TYPE_AND_INTERFACE),
                low(record + ORIGINAL_LENGTH),
                view,
                high(record + START_AND_LENGTH),
                low(record + START_AND_LENGTH));
        return true;
    }

    /** Which frame since the start has a number; 0, which is before the oldest, where it is not kept any more. */
    private long find(long number) {
        long low = oldest;
        long high = next - 1;
        // Most are asked for by the latest one itself, and numbers have no gaps as a rule.
        long likely = high - (records[record(high) + NUMBER] - number);
        if (likely >= low && likely <= high && records[record(likely) + NUMBER] == number) {
            return likely;
        }
        while (low <= high) {
            long middle = (low + high) >>> 1;
            int record = record(middle);
            if (records[record + NUMBER] == number) {
                return middle;
            }
            if (records[record + NUMBER] < number) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return 0;
    }

    /** Finds the frame that the latest one, decoded as {@code p}, is a copy of. */
    void findOriginal(Packet p) {
        if (p.compared) {
            return;
        }
        p.compared = true;
        int record = record(next - 1);
        int length = p.end - p.contentAt;
        if (length <= 0 || low(record + START_AND_LENGTH) != p.capturedLength) {
            return;
        }
        boolean ip = p.ipVersion != 0;
        int at = high(record + START_AND_LENGTH) + p.contentAt - p.frameOffset;
        long source = ip ? 0 : p.sourceMac;
        long destination = ip ? 0 : p.destinationMac;
        int protocol = ip ? p.ipVersion : p.linkProtocol;
        long hash = hash(at, length, p.ipVersion) ^ source * MIX ^ destination;
        long window = window(p);
        int bucket = (int) (hash >>> 32) & BUCKETS - 1;
        int candidates = 0;
        for (long i = buckets[bucket];
                i >= oldest && candidates < MAX_CANDIDATES;
                i = records[record(i) + OLDER], candidates++) {
            int other = record(i);
            if (records[other + HASH] == hash
                    && Math.abs(p.time - records[other + TIME]) <= window
                    && low(other + CONTENT_START_AND_LENGTH) == length
                    && records[other + SOURCE] == source
                    && records[other + DESTINATION] == destination
                    && high(other + PROTOCOL_AND_SEGMENT) == protocol
                    && Sites.number(low(other + PROTOCOL_AND_SEGMENT)) == Sites.number(p.site)
                    && sameContent(high(other + CONTENT_START_AND_LENGTH), at, length, p.ipVersion)) {
                p.duplicateOf = records[other + NUMBER];
                p.originalSegment = low(other + PROTOCOL_AND_SEGMENT);
                return;
            }
        }
        records[record + CONTENT_START_AND_LENGTH] = pair(at, length);
        records[record + HASH] = hash;
        records[record + OLDER] = buckets[bucket];
        records[record + SOURCE] = source;
        records[record + DESTINATION] = destination;
        records[record + PROTOCOL_AND_SEGMENT] = pair(protocol, p.segment());
        buckets[bucket] = next - 1;
    }

    private static long window(Packet p) {
        if (p.ipVersion == 0) {
            return WINDOW_BELOW_IP;
        }
        return p.ipVersion == 4 && p.identification != 0 ? WINDOW : WINDOW_WITHOUT_ID;
    }

    /** Hash of content, or of its start and end; of an IP packet without the fields that a router changes. */
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
        if (length > HASHED_START + HASHED_END) {
            for (; i < HASHED_START; i += Long.BYTES) {
                hash = mix(hash, (long) LONGS.get(ring, at + i));
            }
            hash = mix(hash, (long) LONGS.get(ring, at + length - 16));
            hash = mix(hash, (long) LONGS.get(ring, at + length - 8));
            return hash ^ hash >>> 32;
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
