package io.otus.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.capture.Frame;
import io.otus.core.event.DatagramsSeen;
import io.otus.core.event.EventConsumer;
import io.otus.core.net.IpAddress;
import io.otus.testkit.TestFrames;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** IP packets that belong to no connection, by receiver and second. */
class DatagramCounterTest {
    private static final long START = 1_700_000_000_000_000_000L;
    private static final long MILLISECOND = 1_000_000L;
    private static final int ICMP = 1;
    private static final int UDP = 17;

    private final List<DatagramsSeen> told = new ArrayList<>();
    private final Pipeline pipeline;
    private long number;

    DatagramCounterTest() {
        EventBus bus = new EventBus();
        bus.add(new EventConsumer() {
            @Override
            public void datagrams(DatagramsSeen event) {
                told.add(event);
            }
        });
        pipeline = new Pipeline(Toys.registry(), bus, (_, _) -> null, (_, _, _) -> {});
        pipeline.capture("c");
    }

    private void send(long source, long destination, int protocol, byte[] payload) {
        number++;
        byte[] packet = TestFrames.ipv4(source, destination, protocol, (int) number & 0xFFFF, 64, payload);
        byte[] bytes = TestFrames.ethernet(TestFrames.MAC_B, TestFrames.MAC_A, 0x0800, packet);
        Frame frame = TestFrames.frame(bytes, number, START + number * MILLISECOND);
        pipeline.accept(frame);
    }

    private static byte[] udp(int source, int destination) {
        return TestFrames.udp(source, destination, TestFrames.number(7, 20));
    }

    @Test
    void whoSendsMuchIsToldOfWhenTheSecondIsOver() {
        for (int i = 0; i < 60; i++) {
            send(TestFrames.IP_A, TestFrames.IP_B, UDP, udp(40_000, 2_000 + i));
        }
        assertThat(told).isEmpty();
        pipeline.end();
        assertThat(told).hasSize(1);
        DatagramsSeen seen = told.getFirst();
        assertThat(seen.frames()).isEqualTo(60);
        assertThat(seen.isOfSeveral()).isFalse();
        assertThat(seen.flow().endpoint(1 - seen.from()).ip()).isEqualTo(IpAddress.v4(TestFrames.IP_B));
        assertThat(seen.evidence().firstFrame()).isEqualTo(1);
        assertThat(seen.evidence().lastFrame()).isEqualTo(60);
    }

    @Test
    void pingsCountEvenWhereTheyAreAnsweredAndDatagramsDoNot() {
        for (int i = 0; i < 60; i++) {
            send(TestFrames.IP_A, TestFrames.IP_B, ICMP, TestFrames.number(0x0800_0000L + i, 8));
            send(TestFrames.IP_B, TestFrames.IP_A, ICMP, TestFrames.number(i, 8));
            send(TestFrames.IP_A, TestFrames.IP_B, UDP, udp(40_000, 2_000));
            send(TestFrames.IP_B, TestFrames.IP_A, UDP, udp(2_000, 40_000));
        }
        pipeline.end();
        assertThat(told).extracting(DatagramsSeen::frames).containsExactly(60, 60);
        assertThat(told).extracting(seen -> seen.flow().protocolNumber()).containsOnly(ICMP);
    }

    @Test
    void whatManySendCountsTogether() {
        for (int i = 0; i < 200; i++) {
            send(0x0B00_0000L + i, TestFrames.IP_B, UDP, udp(40_000, 2_000));
        }
        pipeline.end();
        assertThat(told).extracting(DatagramsSeen::frames).containsExactly(200);
        assertThat(told.getFirst().isOfSeveral()).isTrue();
    }

    @Test
    void connectionsAndGroupsDoNotCount() {
        for (int i = 0; i < 60; i++) {
            send(TestFrames.IP_A, TestFrames.IP_B, 6, TestFrames.tcp(40_000 + i, 502, 1, 0, 2, new byte[0]));
            send(TestFrames.IP_A, 0xE101_0101L, UDP, udp(40_000, 2_000));
        }
        pipeline.end();
        assertThat(told).isEmpty();
    }
}
