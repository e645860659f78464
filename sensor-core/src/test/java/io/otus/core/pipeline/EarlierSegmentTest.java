package io.otus.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.decode.TcpFields;
import io.otus.core.event.AnomalySeen;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.flow.TcpAnomaly;
import io.otus.testkit.TestFrames;
import org.junit.jupiter.api.Test;

/** A segment that contradicts an earlier one is told with both frames, and with what each of them says. */
class EarlierSegmentTest {
    private static final int PSH_ACK = TcpFields.PSH | TcpFields.ACK;

    private final PipelineHarness pipe = new PipelineHarness();

    private static byte[] ipv4(int timeToLive, byte[] segment) {
        byte[] packet = TestFrames.ipv4(TestFrames.IP_A, TestFrames.IP_B, 6, 1, timeToLive, segment);
        return TestFrames.ethernet(TestFrames.MAC_B, TestFrames.MAC_A, 0x0800, packet);
    }

    private static byte[] ipv6(int hopLimit, byte[] segment) {
        byte[] packet = TestFrames.join(
                TestFrames.hex("60000000"),
                TestFrames.number(segment.length, 2),
                TestFrames.number(6, 1),
                TestFrames.number(hopLimit, 1),
                TestFrames.hex("FD000000000000000000000000000001"),
                TestFrames.hex("FD000000000000000000000000000002"),
                segment);
        return TestFrames.ethernet(TestFrames.MAC_B, TestFrames.MAC_A, 0x86DD, packet);
    }

    private static byte[] segment(int sequence, int flags, byte[] payload) {
        return PipelineHarness.segment(true, sequence, flags, payload);
    }

    private AnomalySeen only(TcpAnomaly code) {
        assertThat(pipe.anomalies).extracting(AnomalySeen::code).containsExactly(code);
        return pipe.anomalies.getFirst();
    }

    private static void shows(AnomalySeen anomaly, Long... frames) {
        Evidence evidence = anomaly.origin().evidence();
        assertThat(evidence.spans()).extracting(FrameSpan::frame).containsExactly(frames);
        assertThat(evidence.contradicted()).isEqualTo(frames.length - 1);
    }

    @Test
    void bothTimesToLiveAreSaidAndShown() {
        byte[] message = Toys.toy("m1");
        pipe.frame(ipv4(64, segment(1, PSH_ACK, message)));
        pipe.frame(ipv4(64, segment(1 + message.length, PSH_ACK, message)));
        pipe.frame(ipv4(128, segment(1 + 2 * message.length, PSH_ACK, message)));
        AnomalySeen anomaly = only(TcpAnomaly.OTHER_HOP_LIMIT);
        shows(anomaly, 1L, 3L);
        assertThat(anomaly.detail())
                .isEqualTo("Frame 3 has time to live 128. Frame 1 before it, from the same IP and MAC address for the"
                        + " same service, has 64.");
    }

    @Test
    void ofIpv6ItIsTheHopLimit() {
        byte[] message = Toys.toy("m1");
        pipe.frame(ipv6(255, segment(1, PSH_ACK, message)));
        pipe.frame(ipv6(64, segment(1 + message.length, PSH_ACK, message)));
        assertThat(only(TcpAnomaly.OTHER_HOP_LIMIT).detail()).startsWith("Frame 2 has hop limit 64. Frame 1 before it");
    }

    @Test
    void otherBytesAreShownWithThoseThatTheyContradict() {
        pipe.tcp(true, 1, PSH_ACK, Toys.toy("m1")).tcp(true, 1, PSH_ACK, Toys.toy("m2"));
        AnomalySeen anomaly = only(TcpAnomaly.OVERLAP_CONFLICT);
        shows(anomaly, 1L, 2L);
        assertThat(anomaly.detail()).isEqualTo("Frame 2 contradicts frame 1.");
    }

    @Test
    void dataBehindAnEndIsShownWithThatEnd() {
        byte[] message = Toys.toy("m1");
        pipe.tcp(true, 1, PSH_ACK, message).tcp(true, 1 + message.length, PSH_ACK | TcpFields.FIN);
        pipe.tcp(true, 2 + message.length, PSH_ACK, message);
        shows(only(TcpAnomaly.DATA_AFTER_FIN), 2L, 3L);
    }

    @Test
    void aSegmentThatIsWrongByItselfIsShownAlone() {
        pipe.tcp(true, 1, PSH_ACK, Toys.toy("m1")).tcp(true, 9, TcpFields.SYN | TcpFields.FIN);
        AnomalySeen anomaly = only(TcpAnomaly.FLAGS);
        shows(anomaly, 2L);
        assertThat(anomaly.detail()).isEmpty();
    }
}
