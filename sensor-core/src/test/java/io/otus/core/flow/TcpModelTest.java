package io.otus.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.ByteView;
import io.otus.core.decode.TcpFields;
import io.otus.core.evidence.FrameSpan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random segmentation, order, repetition and loss against the plain bytes. */
class TcpModelTest {
    private static final int LENGTH = 20_000;

    private record Part(int from, int to) {}

    static List<Long> seeds() {
        List<Long> seeds = new ArrayList<>();
        for (long seed = 1; seed <= 60; seed++) {
            seeds.add(seed);
        }
        return seeds;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whateverOrderAndRepetitionTheBytesAreTheSame(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] plain = bytes(random);
        int initial = random.nextInt();
        TcpHarness tcp = new TcpHarness();
        tcp.handshake(initial - 1, 77);
        for (Part part : shuffled(repeated(cut(random), random), random)) {
            send(tcp, initial, plain, part, 78);
        }
        assertThat(tcp.streams[0].toByteArray()).isEqualTo(plain);
        assertThat(tcp.told).noneMatch(line -> line.contains("gap") || line.contains("conflict"));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void withLossEveryByteIsInItsPlaceOrInAGap(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] plain = bytes(random);
        int initial = random.nextInt();
        Placing placing = new Placing(plain);
        FlowCounters counters = new FlowCounters();
        TcpHarness tcp = new TcpHarness(placing, counters);
        tcp.handshake(initial - 1, 77);
        int acknowledged = 0;
        for (Part part : shuffled(repeated(cut(random), random), random)) {
            if (random.nextInt(20) != 0 || part.from() == 0) {
                send(tcp, initial, plain, part, 78);
            }
            acknowledged = Math.max(acknowledged, part.to());
            if (random.nextInt(10) == 0) {
                tcp.send(false, 78, initial + acknowledged, TcpFields.ACK, "");
            }
            if (random.nextInt(50) == 0) {
                tcp.pass(TcpReassembler.HOLE_PATIENCE);
            }
        }
        send(tcp, initial, plain, new Part(LENGTH - 1, LENGTH), 78);
        tcp.table.endAll(tcp.now);
        assertThat(placing.wrong).isZero();
        assertThat(placing.position).isEqualTo(LENGTH);
    }

    /**
     * No segment is refused, whatever it claims: what is told stays within what was sent, and nothing is left behind.
     */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void anySegmentsAtAllAreTaken(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        FlowCounters counters = new FlowCounters();
        Adding adding = new Adding();
        TcpHarness tcp = new TcpHarness(adding, counters);
        int[] edges = {0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 65_535, 65_536, 1 << 26};
        int near = random.nextInt();
        long sent = 0;
        for (int i = 0; i < 3_000; i++) {
            byte[] payload = new byte[random.nextInt(4) == 0 ? 0 : random.nextInt(1460)];
            random.nextBytes(payload);
            int sequence = sequence(random, near, edges);
            int flags = random.nextInt(3) == 0 ? random.nextInt(256) : TcpFields.ACK;
            int snap = random.nextInt(8) == 0 ? 54 + random.nextInt(200) : Integer.MAX_VALUE;
            tcp.send(random.nextBoolean(), sequence, sequence(random, near, edges), flags, payload, snap);
            sent += payload.length;
            near += random.nextInt(3) == 0 ? payload.length : 0;
            if (random.nextInt(100) == 0) {
                tcp.pass(random.nextLong(TcpReassembler.HOLE_PATIENCE * 2));
            }
        }
        tcp.table.endAll(tcp.now);
        assertThat(adding.bytes).isPositive().isLessThanOrEqualTo(sent);
        assertThat(adding.emptyParts).isZero();
        assertThat(tcp.table.size()).isZero();
    }

    private static int sequence(SplittableRandom random, int near, int[] edges) {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt();
            case 1 -> near + edges[random.nextInt(edges.length)];
            default -> near + random.nextInt(-3_000, 3_000);
        };
    }

    @Test
    void oneByteSegmentsInReverseOrderAreOneStream() {
        TcpHarness tcp = new TcpHarness();
        tcp.handshake(-1, 77);
        byte[] plain = bytes(new SplittableRandom(7));
        int block = 4000;
        for (int start = 0; start < LENGTH; start += block) {
            for (int i = start + block - 1; i >= start; i--) {
                send(tcp, 0, plain, new Part(i, i + 1), 78);
            }
        }
        assertThat(tcp.streams[0].toByteArray()).isEqualTo(plain);
    }

    private static void send(TcpHarness tcp, int initial, byte[] plain, Part part, int ack) {
        byte[] payload = Arrays.copyOfRange(plain, part.from(), part.to());
        tcp.send(true, initial + part.from(), ack, TcpFields.ACK, payload, Integer.MAX_VALUE);
    }

    private static byte[] bytes(SplittableRandom random) {
        byte[] plain = new byte[LENGTH];
        random.nextBytes(plain);
        return plain;
    }

    private static List<Part> cut(SplittableRandom random) {
        List<Part> parts = new ArrayList<>();
        int longest = 1 + random.nextInt(1460);
        for (int from = 0; from < LENGTH; ) {
            int to = Math.min(LENGTH, from + 1 + random.nextInt(longest));
            parts.add(new Part(from, to));
            from = to;
        }
        return parts;
    }

    /** Some parts come again, cut otherwise. */
    private static List<Part> repeated(List<Part> parts, SplittableRandom random) {
        List<Part> all = new ArrayList<>();
        for (Part part : parts) {
            all.add(part);
            if (random.nextInt(5) == 0) {
                all.add(new Part(Math.max(0, part.from() - random.nextInt(300)), part.to()));
            }
        }
        return all;
    }

    /** Each part moves by a few places, so that nothing comes more than half a window early. */
    private static List<Part> shuffled(List<Part> parts, SplittableRandom random) {
        List<Part> all = new ArrayList<>(parts);
        int reach = random.nextInt(12);
        for (int i = 0; i < all.size() && reach > 0; i++) {
            int other = Math.min(all.size() - 1, i + random.nextInt(reach));
            Part moved = all.get(i);
            all.set(i, all.get(other));
            all.set(other, moved);
        }
        return all;
    }

    /** Adds up what is told. */
    private static final class Adding extends QuietSink {
        private long bytes;
        private int emptyParts;

        @Override
        public void data(Flow flow, int side, ByteView block, int at, int length, long frame, long time, int offset) {
            bytes += length;
            emptyParts += length < 1 || !block.has(at, length) ? 1 : 0;
        }

        @Override
        public void gap(Flow flow, int side, long missing, GapCause cause) {
            emptyParts += missing < 0 ? 1 : 0;
        }

        @Override
        public void duplicate(
                Flow flow,
                int side,
                long behind,
                ByteView block,
                int at,
                int length,
                long frame,
                long time,
                int offset) {
            emptyParts += length < 1 || behind < 1 || !block.has(at, length) ? 1 : 0;
        }

        @Override
        public void conflict(
                Flow flow,
                int side,
                ByteView block,
                int at,
                int length,
                long frame,
                long time,
                int offset,
                @Nullable FrameSpan earlier) {
            emptyParts += length < 1 ? 1 : 0;
        }
    }

    /** Checks that each byte told is the byte of its place. */
    private static final class Placing extends QuietSink {
        private final byte[] plain;
        private long position;
        private int wrong;

        Placing(byte[] plain) {
            this.plain = plain;
        }

        @Override
        public void data(Flow flow, int side, ByteView block, int at, int length, long frame, long time, int offset) {
            for (int i = 0; i < length && side == 0 && plain.length > 0; i++) {
                if (block.u8(at + i) != (plain[(int) position + i] & 0xFF)) {
                    wrong++;
                }
            }
            position += length;
        }

        @Override
        public void gap(Flow flow, int side, long missing, GapCause cause) {
            position += missing;
        }

        @Override
        public void conflict(
                Flow flow,
                int side,
                ByteView block,
                int at,
                int length,
                long frame,
                long time,
                int offset,
                @Nullable FrameSpan earlier) {
            wrong++;
        }
    }
}
