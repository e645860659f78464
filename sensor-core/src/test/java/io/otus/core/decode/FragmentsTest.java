package io.otus.core.decode;

import static io.otus.testkit.TestFrames.IP_A;
import static io.otus.testkit.TestFrames.IP_B;
import static io.otus.testkit.TestFrames.hex;
import static io.otus.testkit.TestFrames.join;
import static io.otus.testkit.TestFrames.number;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.evidence.FrameSpan;
import io.otus.core.net.Transport;
import io.otus.testkit.TestFrames;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FragmentsTest {
    private final DecodeCounters counters = new DecodeCounters();
    private final Decoder decoder = new Decoder(counters, new RecentFrames());
    private final Packet packet = new Packet();
    private final byte[] datagram = TestFrames.udp(1025, 47808, new byte[3000]);
    private long number;
    private long now = 1_700_000_000_000_000_000L;

    @BeforeEach
    void fill() {
        new SplittableRandom(1).nextBytes(datagram);
        System.arraycopy(TestFrames.udp(1025, 47808, new byte[3000]), 0, datagram, 0, 8);
    }

    private Packet send(byte[] ip, int type) {
        now += 1000;
        decoder.decode(TestFrames.frame(TestFrames.ethernet(2, 1, type, ip), ++number, now), packet, now);
        return packet;
    }

    private Packet part(int id, int from, int to) {
        return part(id, from, Arrays.copyOfRange(datagram, from, to), to < datagram.length);
    }

    private Packet part(int id, int offset, byte[] bytes, boolean more) {
        return send(TestFrames.ipv4Fragment(IP_A, IP_B, 17, id, 64, offset, more, bytes), 0x0800);
    }

    private void assertWhole() {
        assertThat(packet.outcome()).isEqualTo(DecodeOutcome.DECODED);
        assertThat(packet.transport()).isEqualTo(Transport.UDP);
        assertThat(packet.destinationPort()).isEqualTo(47808);
        assertThat(packet.isAssembled()).isTrue();
        byte[] payload = new byte[packet.payloadLength()];
        packet.block().copyTo(packet.payloadOffset(), payload, 0, payload.length);
        assertThat(payload).isEqualTo(Arrays.copyOfRange(datagram, 8, datagram.length));
    }

    @Test
    void fragmentsMakeADatagramAndAreAllRemembered() {
        assertThat(part(7, 0, 1480).outcome()).isEqualTo(DecodeOutcome.FRAGMENT);
        assertThat(packet.transport()).isEqualTo(Transport.IP);
        assertThat(packet.payloadLength()).isZero();
        part(7, 1480, 2960);
        part(7, 2960, 3008);
        assertWhole();
        assertThat(packet.fragments()).extracting(FrameSpan::frame).containsExactly(1L, 2L, 3L);
        assertThat(packet.fragments()).extracting(FrameSpan::offset).containsExactly(34, 34, 34);
        assertThat(packet.fragments()).extracting(FrameSpan::length).containsExactly(1480, 1480, 48);
        assertThat(packet.payloadOffsetInFrame())
                .as("behind the UDP header of the datagram")
                .isEqualTo(~8);
        assertThat(counters.fragments).isEqualTo(2);
        assertThat(counters.decoded).isEqualTo(1);
        assertThat(counters.assembled).isEqualTo(1);
    }

    @Test
    void theNextPacketHasNoFragments() {
        part(7, 0, 1480);
        part(7, 1480, 3008);
        send(TestFrames.ipv4(IP_A, IP_B, 17, 8, 64, TestFrames.udp(1, 2, new byte[4])), 0x0800);
        assertThat(packet.isAssembled()).isFalse();
        assertThat(packet.fragments()).isEmpty();
        assertThat(packet.payloadOffsetInFrame()).isEqualTo(42);
    }

    @Test
    void orderDoesNotMatter() {
        part(7, 2960, 3008);
        part(7, 1480, 2960);
        part(7, 0, 1480);
        assertWhole();
        assertThat(packet.fragments()).extracting(FrameSpan::frame).containsExactly(3L, 2L, 1L);
    }

    @Test
    void datagramsOfTheSameHostsAreToldApartByIdentification() {
        part(7, 0, 1480);
        part(8, 1480, 3008);
        assertThat(packet.outcome()).isEqualTo(DecodeOutcome.FRAGMENT);
        part(7, 1480, 3008);
        assertWhole();
    }

    @Test
    void theSameFragmentAgainIsNothing() {
        part(7, 0, 1480);
        now += RecentFrames.WINDOW;
        part(7, 0, 1480);
        assertThat(packet.anomaly()).isNull();
        part(7, 1480, 3008);
        assertWhole();
    }

    @Test
    void anOverlapIsToldAndTheFirstWins() {
        part(7, 0, 1480);
        assertThat(part(7, 1472, 2960).anomaly()).isEqualTo(DecodeAnomaly.FRAGMENT_OVERLAP);
        part(7, 2960, 3008);
        assertWhole();
    }

    @Test
    void anOverlapWithOtherContentIsAConflictAndTheFirstWins() {
        part(7, 1480, 3008);
        byte[] other = Arrays.copyOf(datagram, 2960);
        other[2000] ^= 1;
        assertThat(part(7, 0, other, true).anomaly()).isEqualTo(DecodeAnomaly.FRAGMENT_CONFLICT);
        assertWhole();
    }

    @Test
    void aFragmentOverHolesFillsThemAll() {
        part(7, 8, 16);
        part(7, 24, 40);
        part(7, 2960, 3008);
        part(7, 0, 2960);
        assertWhole();
        assertThat(packet.fragments()).hasSize(6);
    }

    @Test
    void fragmentsThatCannotBeAreMalformed() {
        assertThat(part(7, 0, new byte[9], true).anomaly()).isEqualTo(DecodeAnomaly.FRAGMENT_BOUNDS);
        assertThat(packet.outcome()).isEqualTo(DecodeOutcome.MALFORMED);
        assertThat(part(7, 65528, new byte[8], false).outcome()).isEqualTo(DecodeOutcome.MALFORMED);
        part(8, 800, new byte[8], false);
        assertThat(part(8, 808, new byte[8], true).anomaly()).isEqualTo(DecodeAnomaly.FRAGMENT_BOUNDS);
        assertThat(part(8, 400, new byte[8], false).anomaly()).isEqualTo(DecodeAnomaly.FRAGMENT_BOUNDS);
    }

    @Test
    void tooManyFragmentsEndTheDatagram() {
        for (int i = 0; i < Fragments.MAX_FRAGMENTS; i++) {
            assertThat(part(7, 8 + i * 16, new byte[8], true).anomaly()).isNull();
        }
        assertThat(part(7, 0, new byte[8], true).anomaly()).isEqualTo(DecodeAnomaly.FRAGMENT_COUNT);
        assertThat(counters.incompleteDatagrams).isEqualTo(1);
    }

    @Test
    void aDatagramThatTakesTooLongIsDropped() {
        part(7, 0, 1480);
        now += Fragments.TIMEOUT;
        part(7, 1480, 3008);
        assertThat(packet.outcome()).isEqualTo(DecodeOutcome.FRAGMENT);
        assertThat(counters.incompleteDatagrams).isEqualTo(1);
    }

    @Test
    void aFloodOfDatagramsDropsTheOldest() {
        part(7, 0, 1480);
        for (int i = 0; i < Fragments.MAX_DATAGRAMS; i++) {
            send(TestFrames.ipv4Fragment(i, IP_B, 17, 9, 64, 0, true, new byte[8]), 0x0800);
        }
        part(7, 1480, 3008);
        assertThat(packet.outcome()).isEqualTo(DecodeOutcome.FRAGMENT);
        assertThat(counters.incompleteDatagrams).isEqualTo(2);
    }

    @Test
    void aFragmentCutBySnapLengthIsTruncated() {
        byte[] ip = TestFrames.ipv4Fragment(IP_A, IP_B, 17, 7, 64, 0, true, new byte[80]);
        byte[] frame = TestFrames.ethernet(2, 1, 0x0800, ip);
        decoder.decode(TestFrames.frame(frame, 60, 1, ++number, now), packet, now);
        assertThat(packet.outcome()).isEqualTo(DecodeOutcome.TRUNCATED);
    }

    @Test
    void ipv6FragmentsAreAssembledAndWhatFollowsIsRead() {
        byte[] options = join(hex("1100010400000000"), datagram);
        send(ipv6Fragment(0x3C, 0, true, Arrays.copyOf(options, 1448)), 0x86DD);
        send(ipv6Fragment(0x3C, 1448, false, Arrays.copyOfRange(options, 1448, options.length)), 0x86DD);
        assertWhole();
        assertThat(packet.ipVersion()).isEqualTo(6);
    }

    private static byte[] ipv6Fragment(int next, int offset, boolean more, byte[] bytes) {
        return join(
                hex("60000000"),
                number(bytes.length + 8, 2),
                hex("2C40 20010DB8000000000000000000000001 20010DB8000000000000000000000002"),
                number(next, 1),
                hex("00"),
                number(offset | (more ? 1 : 0), 2),
                hex("0000ABCD"),
                bytes);
    }

    @Test
    void randomFragmentsInRandomOrderMakeTheDatagram() {
        SplittableRandom random = new SplittableRandom(42);
        for (int round = 1; round <= 300; round++) {
            int step = 8 * (2 + random.nextInt(60));
            int parts = (datagram.length + step - 1) / step;
            int[] order = new int[parts];
            for (int i = 0; i < parts; i++) {
                int j = random.nextInt(i + 1);
                order[i] = order[j];
                order[j] = i;
            }
            for (int i : order) {
                part(round, i * step, Math.min(datagram.length, (i + 1) * step));
            }
            assertWhole();
        }
        assertThat(counters.incompleteDatagrams).isZero();
    }
}
