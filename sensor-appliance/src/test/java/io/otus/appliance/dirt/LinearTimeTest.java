package io.otus.appliance.dirt;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.testkit.TestFrames;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A stream in segments of one byte, in the worst orders, costs time in proportion to its bytes. */
@Tag("suite")
class LinearTimeTest {
    private static final int MEGABYTE = 1 << 20;
    private static final int BLOCK = 4_000;
    private static final int AHEAD = 30_000;
    private static final int SEQUENCE_AT = 14 + 20 + 4;
    private static final double MOST = 2.5;
    private static final int RUNS = 5;
    private static final ThreadMXBean PROCESSOR = ManagementFactory.getThreadMXBean();

    /** In which order the bytes of a stream come, as their places in it. */
    @FunctionalInterface
    private interface Order {
        void send(int size, IntConsumer place);
    }

    /** Reversed, as far as any window holds. */
    private static void reversed(int size, IntConsumer place) {
        for (int block = 0; block < size; block += BLOCK) {
            for (int at = Math.min(size, block + BLOCK) - 1; at >= block; at--) {
                place.accept(at);
            }
        }
    }

    /** Each pair swapped, in front of bytes far ahead: every segment opens a hole or closes one. */
    private static void swapped(int size, IntConsumer place) {
        for (int at = 0; at < size; at += 2) {
            if (at % AHEAD == 0) {
                place.accept(at + 2 * AHEAD);
            }
            place.accept(at + 1);
            place.accept(at);
        }
    }

    @Test
    void twiceTheBytesInReversedOrderTakeAtMostTwoAndAHalfTimesAsLong() {
        isInProportion(LinearTimeTest::reversed);
    }

    @Test
    void twiceTheBytesInSwappedPairsTakeAtMostTwoAndAHalfTimesAsLong() {
        isInProportion(LinearTimeTest::swapped);
    }

    private static void isInProportion(Order order) {
        nanoseconds(MEGABYTE, order); // compiles
        long before = nanoseconds(MEGABYTE, order);
        for (int size = 2 * MEGABYTE; size <= 8 * MEGABYTE; size *= 2) {
            long taken = nanoseconds(size, order);
            System.out.println("one-byte segments: " + size + " bytes, " + taken / 1_000_000 + " ms");
            assertThat(taken / (double) before)
                    .as("from half of %d bytes", size)
                    .isLessThanOrEqualTo(MOST);
            before = taken;
        }
    }

    /**
     * Processor time, the best of some runs: other work on the machine, compiling and collections only ever add to it.
     */
    private static long nanoseconds(int size, Order order) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < RUNS; i++) {
            best = Math.min(best, once(size, order));
        }
        return best;
    }

    private static long once(int size, Order order) {
        Dirty dirty = new Dirty(Dirty.reader());
        byte[] segment = TestFrames.tcp(1025, 502, 0, 1, 0x18, new byte[1]);
        byte[] packet = TestFrames.ipv4(TestFrames.IP_A, TestFrames.IP_B, 6, 1, 64, segment);
        byte[] frame = TestFrames.ethernet(TestFrames.MAC_B, TestFrames.MAC_A, 0x0800, packet);
        // A Modbus read, again and again, so that framing works as hard as reassembly.
        byte[] message = TestFrames.hex("0001 0000 0006 01 03 0000 000A");
        long[] number = new long[1];
        long begin = PROCESSOR.getCurrentThreadCpuTime();
        order.send(size, at -> {
            for (int i = 0; i < 4; i++) {
                frame[SEQUENCE_AT + i] = (byte) (at >>> (24 - 8 * i));
            }
            frame[frame.length - 1] = message[at % message.length];
            number[0]++;
            dirty.frame(frame, number[0], 1_700_000_000_000_000_000L + number[0] * 1_000);
        });
        dirty.pipeline.end();
        assertThat(dirty.faults()).isZero();
        return PROCESSOR.getCurrentThreadCpuTime() - begin;
    }
}
