package io.otus.core.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.capture.LinkType;
import io.otus.testkit.TestFrames;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DecoderTest {
    private final DecodeCounters counters = new DecodeCounters();
    private final Decoder decoder = new Decoder(counters, new RecentFrames());
    private final Packet packet = new Packet();
    private long number;

    static List<DecodeRows.Row> rows() {
        return DecodeRows.rows();
    }

    private Packet decode(byte[] frame, int captured, int linkType) {
        number++;
        // One second apart, so that nothing is a copy.
        decoder.decode(TestFrames.frame(frame, captured, linkType, number, number * 1_000_000_000L), packet, number);
        return packet;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void eachHeaderIsReadAsItsStandardSays(DecodeRows.Row row) {
        byte[] frame = row.frame();
        assertThat(DecodeRows.describe(decode(frame, frame.length, row.linkType())))
                .isEqualTo(row.expected());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void aFrameCutBySnapLengthNeverAccusesItsSender(DecodeRows.Row row) {
        byte[] frame = row.frame();
        boolean odd = row.expected().contains("-0");
        String whole = row.expected();
        for (int captured = 0; captured < frame.length; captured++) {
            decode(frame, captured, row.linkType());
            if (!odd) {
                assertThat(packet.outcome()).as("cut at %d", captured).isNotEqualTo(DecodeOutcome.MALFORMED);
                assertThat(packet.anomaly()).as("cut at %d", captured).isNull();
            }
            assertThat(packet.payloadOffset() + packet.payloadLength())
                    .as("payload within what was captured at %d of %s", captured, whole)
                    .isLessThanOrEqualTo(4 + captured);
            assertThat(packet.payloadLength()).isNotNegative();
            assertThat(packet.missing()).isNotNegative();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void damagedHeadersGiveAPayloadWithinTheFrame(DecodeRows.Row row) {
        SplittableRandom random = new SplittableRandom(row.name().hashCode());
        for (int round = 0; round < 2000; round++) {
            byte[] frame = row.frame();
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                frame[random.nextInt(frame.length)] ^= (byte) (1 << random.nextInt(8));
            }
            int captured = random.nextInt(4) == 0 ? random.nextInt(frame.length) : frame.length;
            decode(frame, captured, row.linkType());
            assertThat(packet.payloadLength()).isNotNegative();
            assertThat(packet.isAssembled() || packet.payloadOffset() >= 4).isTrue();
            assertThat(packet.block().has(packet.payloadOffset(), packet.payloadLength()))
                    .isTrue();
        }
    }

    @Test
    void theCountsAddUp() {
        for (DecodeRows.Row row : rows()) {
            byte[] frame = row.frame();
            for (int captured = 0; captured <= frame.length; captured++) {
                decode(frame, captured, row.linkType());
            }
        }
        assertThat(counters.frames).isEqualTo(number);
        assertThat(counters.duplicates
                        + counters.decoded
                        + counters.unknown
                        + counters.fragments
                        + counters.malformed
                        + counters.truncated)
                .isEqualTo(number);
        assertThat(counters.malformed).isPositive();
        assertThat(counters.truncated).isPositive();
        assertThat(counters.unknown).isPositive();
    }

    @Test
    void payloadCutBySnapLengthIsCounted() {
        byte[] udp = TestFrames.udp(1, 2, new byte[100]);
        byte[] frame = TestFrames.ethernet(1, 2, 0x0800, TestFrames.ipv4(1, 2, 17, 9, 64, udp));
        decode(frame, 52, LinkType.ETHERNET);
        assertThat(packet.outcome()).isEqualTo(DecodeOutcome.DECODED);
        assertThat(packet.payloadLength()).isEqualTo(10);
        assertThat(packet.missing()).isEqualTo(90);
        assertThat(counters.cutPayloads).isEqualTo(1);
    }

    @Test
    void tcpFieldsAreRead() {
        byte[] tcp = TestFrames.tcp(1025, 502, -2, 7, TcpFields.ACK | TcpFields.PSH, new byte[] {1});
        byte[] frame = TestFrames.ethernet(1, 2, 0x0800, TestFrames.ipv4(1, 2, 6, 9, 64, tcp));
        decode(frame, frame.length, LinkType.ETHERNET);
        assertThat(packet.tcp().sequence()).isEqualTo(-2);
        assertThat(packet.tcp().acknowledgment()).isEqualTo(7);
        assertThat(packet.tcp().has(TcpFields.ACK)).isTrue();
        assertThat(packet.tcp().has(TcpFields.SYN)).isFalse();
        assertThat(packet.tcp().window()).isEqualTo(8192);
        assertThat(packet.payloadOffsetInFrame()).isEqualTo(54);
    }
}
