package io.otus.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.otus.core.capture.Frame;
import io.otus.core.event.BroadcastsSeen;
import io.otus.core.event.EventConsumer;
import io.otus.core.net.MacAddress;
import io.otus.testkit.TestFrames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Frames that all devices of a network get, by sender and second. */
class BroadcastCounterTest {
    private static final long START = 1_700_000_000_000_000_000L;
    private static final long MILLISECOND = 1_000_000L;
    private static final long ALL = 0xFFFF_FFFF_FFFFL;

    private final List<BroadcastsSeen> told = new ArrayList<>();
    private final Pipeline pipeline;
    private long number;

    BroadcastCounterTest() {
        EventBus bus = new EventBus();
        bus.add(new EventConsumer() {
            @Override
            public void broadcasts(BroadcastsSeen event) {
                told.add(event);
            }
        });
        pipeline = new Pipeline(Toys.registry(), bus, (_, _) -> null, (_, _, _) -> {});
        pipeline.capture("c");
    }

    private void send(long to, int protocol, int content, long at) {
        number++;
        byte[] bytes = TestFrames.ethernet(to, TestFrames.MAC_A, protocol, TestFrames.number(content, 46));
        Frame frame = TestFrames.frame(bytes, number, START + at);
        pipeline.accept(frame);
    }

    private void send(long to, int protocol, int count, boolean same) {
        for (int i = 0; i < count; i++) {
            send(to, protocol, same ? 7 : i, i * MILLISECOND);
        }
    }

    @Test
    void whoBroadcastsMuchIsToldOfWhenTheSecondIsOver() {
        send(ALL, 0x0806, 60, true);
        assertThat(told).isEmpty();
        send(ALL, 0x0806, 7, 1_500 * MILLISECOND);
        assertThat(told).hasSize(1);
        BroadcastsSeen seen = told.getFirst();
        assertThat(seen.mac()).isEqualTo(new MacAddress(TestFrames.MAC_A));
        assertThat(seen.frames()).isEqualTo(60);
        assertThat(seen.equal()).isEqualTo(59);
        assertThat(seen.time()).isEqualTo(START + 59 * MILLISECOND);
        assertThat(seen.evidence().firstFrame()).isEqualTo(1);
        assertThat(seen.evidence().lastFrame()).isEqualTo(60);
        pipeline.end();
        assertThat(told).hasSize(1);
    }

    /** The last frame of each is longer than what both make up, for Ethernet fills it up. */
    @Test
    void fragmentsAreComparedAsTheFramesThatTheyAre() {
        byte[] datagram = TestFrames.udp(4000, 4000, TestFrames.number(7, 8));
        for (int i = 0; i < 60; i++) {
            for (int offset = 0; offset < 16; offset += 8) {
                byte[] ip = TestFrames.ipv4Fragment(
                        TestFrames.IP_A,
                        0xFFFF_FFFFL,
                        17,
                        i,
                        64,
                        offset,
                        offset == 0,
                        Arrays.copyOfRange(datagram, offset, offset + 8));
                byte[] bytes = TestFrames.ethernet(ALL, TestFrames.MAC_A, 0x0800, Arrays.copyOf(ip, 46));
                pipeline.accept(TestFrames.frame(bytes, ++number, START + i * MILLISECOND));
            }
        }
        pipeline.end();
        assertThat(told)
                .extracting(BroadcastsSeen::frames, BroadcastsSeen::equal)
                .containsExactly(tuple(120, 0));
    }

    @Test
    void copiesCountSinceALoopMakesThem() {
        for (int i = 0; i < 80; i++) {
            send(ALL, 0x0806, 7, i * 1_000L);
        }
        pipeline.end();
        assertThat(told).extracting(BroadcastsSeen::frames).containsExactly(80);
    }

    @Test
    void copiesOfMirrorPortsAreNoFramesOfTheSender() {
        for (int i = 0; i < 60; i++) {
            for (int port = 0; port < 24; port++) {
                send(ALL, 0x0806, i % 2, i * 16L * MILLISECOND + port * 120_000L);
            }
        }
        pipeline.end();
        assertThat(told).extracting(BroadcastsSeen::frames).containsExactly(60);
    }

    @Test
    void copiesOfSeveralFramesMayBeMixed() {
        for (int i = 0; i < 15; i++) {
            for (int port = 0; port < 24; port++) {
                for (int frame = 0; frame < 4; frame++) {
                    send(ALL, 0x0806, frame, i * 60L * MILLISECOND + port * 120_000L + frame);
                }
            }
        }
        pipeline.end();
        assertThat(told).extracting(BroadcastsSeen::frames).containsExactly(60);
    }

    /** As many as a mirror of 64 ports makes of one frame, within 19 ms, and a pause of 11 ms. */
    @Test
    void burstsOfEqualFramesAreNotHiddenByThePausesBetweenThem() {
        for (int burst = 0; burst < 33; burst++) {
            for (int i = 0; i < 64; i++) {
                send(ALL, 0x0806, 7, burst * 30L * MILLISECOND + i * 300_000L);
            }
        }
        pipeline.end();
        int leftOut = 64 * 21;
        assertThat(told).extracting(BroadcastsSeen::frames).containsExactly(33 * 64 - leftOut);
    }

    @Test
    void aLoopCopiesWithoutEndHoweverManyFramesAreInIt() {
        for (int i = 0; i < 400; i++) {
            send(ALL, 0x0806, i % 20, i * MILLISECOND);
        }
        pipeline.end();
        assertThat(told.getFirst().frames()).isEqualTo(400);
    }

    @Test
    void aCardThatSendsTheSameFrameOnAndOnIsNoMirrorPort() {
        for (int i = 0; i < 200; i++) {
            send(ALL, 0x0806, 7, i * 5L * MILLISECOND);
        }
        pipeline.end();
        assertThat(told).extracting(BroadcastsSeen::frames).containsExactly(200);
    }

    @Test
    void framesOfAFieldbusAreCountedApart() {
        send(ALL, 0x88A4, 70, false);
        send(ALL, 0x0806, 60, false);
        pipeline.end();
        assertThat(told)
                .extracting(BroadcastsSeen::fieldbus, BroadcastsSeen::frames)
                .containsExactly(tuple(0x88A4, 70), tuple(BroadcastsSeen.NO_FIELDBUS, 60));
    }

    @Test
    void multicastsToAllCountAndStreamsToOthersDoNot() {
        send(0x0100_5E00_00FBL, 0x0800, 60, false);
        send(0x0100_5E01_0203L, 0x0800, 60, false);
        send(0x010C_CD01_0001L, 0x88B8, 60, false);
        send(TestFrames.MAC_B, 0x0806, 60, false);
        pipeline.end();
        assertThat(told).extracting(BroadcastsSeen::frames).containsExactly(60);
        assertThat(told.getFirst().equal()).isZero();
    }
}
