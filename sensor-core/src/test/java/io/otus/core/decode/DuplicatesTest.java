package io.otus.core.decode;

import static io.otus.testkit.TestFrames.IP_A;
import static io.otus.testkit.TestFrames.IP_B;
import static io.otus.testkit.TestFrames.MAC_A;
import static io.otus.testkit.TestFrames.MAC_B;
import static io.otus.testkit.TestFrames.ethernet;
import static io.otus.testkit.TestFrames.hex;
import static io.otus.testkit.TestFrames.ipv4;
import static io.otus.testkit.TestFrames.join;
import static io.otus.testkit.TestFrames.tag;
import static io.otus.testkit.TestFrames.udp;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.capture.Frame;
import io.otus.core.net.Sites;
import io.otus.testkit.TestFrames;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DuplicatesTest {
    private static final long MICROSECOND = 1000;
    private static final long MILLISECOND = 1000 * MICROSECOND;

    private final DecodeCounters counters = new DecodeCounters();
    private final RecentFrames recent = new RecentFrames();
    private final Decoder decoder = new Decoder(counters, recent);
    private final Packet packet = new Packet();
    private long number;
    private long now = 1_700_000_000_000_000_000L;

    private long copyOf(byte[] frame, long later) {
        now += later;
        decoder.decode(TestFrames.frame(frame, ++number, now), packet, now);
        return packet.duplicateOf();
    }

    private static byte[] packet(int id, int ttl) {
        return ipv4(IP_A, IP_B, 17, id, ttl, udp(1025, 502, hex("0102030405060708090A0B")));
    }

    @Test
    void theSameFrameAgainIsACopy() {
        byte[] frame = ethernet(MAC_B, MAC_A, 0x0800, packet(5, 64));
        assertThat(copyOf(frame, 0)).isZero();
        assertThat(copyOf(frame, 0)).isEqualTo(1);
        assertThat(copyOf(frame, 3 * MICROSECOND)).isEqualTo(1);
        assertThat(counters.duplicates).isEqualTo(2);
        assertThat(packet.payloadLength()).as("a copy is decoded nevertheless").isEqualTo(11);
    }

    @Test
    void aCopyInAnotherVlanIsACopy() {
        copyOf(ethernet(MAC_B, MAC_A, 0x0800, packet(5, 64)), 0);
        byte[] tagged = ethernet(MAC_B, MAC_A, 0x8100, tag(10, 0x0800, packet(5, 64)));
        assertThat(copyOf(tagged, 4 * MICROSECOND)).isEqualTo(1);
        assertThat(packet.originalSegment()).isZero();
        assertThat(packet.segment()).isEqualTo(10);
    }

    @Test
    void theSameFrameInAnotherSiteIsNoCopy() {
        decoder.sites(Sites.of(Map.of("north", List.of("eth1"))));
        byte[] bytes = ethernet(MAC_B, MAC_A, 0x0800, packet(5, 64));
        copyOf(bytes, 0);
        Frame north = TestFrames.frame(bytes, ++number, now);
        north.interfaceName("eth1");
        decoder.decode(north, packet, now);
        assertThat(packet.isDuplicate()).isFalse();
        assertThat(Sites.number(packet.segment())).isEqualTo(1);
        assertThat(copyOf(bytes, 0)).isEqualTo(1);
    }

    @Test
    void aRoutedPacketIsACopyWithItsTimeToLiveChecksumAndAddressesChanged() {
        copyOf(ethernet(MAC_B, MAC_A, 0x0800, packet(5, 64)), 0);
        byte[] hop = packet(5, 63);
        hop[10] = 0x12;
        hop[11] = 0x34;
        assertThat(copyOf(ethernet(0x03, MAC_B, 0x0800, hop), 250 * MICROSECOND))
                .isEqualTo(1);
    }

    @Test
    void aCopyThatCameThroughATunnelIsACopy() {
        byte[] frame = ethernet(MAC_B, MAC_A, 0x0800, packet(5, 64));
        copyOf(frame, 0);
        byte[] gre = join(hex("100088BE 00000009 10010001 00000000"), frame);
        assertThat(copyOf(ethernet(1, 2, 0x0800, ipv4(7, 8, 47, 9, 64, gre)), MICROSECOND))
                .isEqualTo(1);
    }

    @Test
    void anotherIdentificationIsAnotherPacket() {
        copyOf(ethernet(MAC_B, MAC_A, 0x0800, packet(5, 64)), 0);
        assertThat(copyOf(ethernet(MAC_B, MAC_A, 0x0800, packet(6, 64)), MICROSECOND))
                .isZero();
    }

    @Test
    void oneOtherByteIsAnotherPacket() {
        byte[] frame = ethernet(MAC_B, MAC_A, 0x0800, packet(5, 64));
        copyOf(frame, 0);
        for (int i = 14; i < frame.length; i++) {
            byte[] other = frame.clone();
            other[i] ^= 1;
            boolean changedByRouters = i == 14 + 8 || i == 14 + 10 || i == 14 + 11;
            long copyOf = copyOf(other, 0);
            assertThat(copyOf == 1).as("byte %d", i).isEqualTo(changedByRouters);
        }
    }

    @Test
    void aPacketThatComesAgainLaterIsNoCopy() {
        byte[] frame = ethernet(MAC_B, MAC_A, 0x0800, packet(5, 64));
        copyOf(frame, 0);
        assertThat(copyOf(frame, RecentFrames.WINDOW + 1)).isZero();
    }

    @Test
    void withoutIdentificationTheWindowIsShort() {
        byte[] frame = ethernet(MAC_B, MAC_A, 0x0800, packet(0, 64));
        copyOf(frame, 0);
        assertThat(copyOf(frame, RecentFrames.WINDOW_WITHOUT_ID)).isEqualTo(1);
        assertThat(copyOf(frame, 1)).isZero();
    }

    @Test
    void belowIpTheWindowIsShorterStill() {
        byte[] arp = ethernet(-1, MAC_A, 0x0806, hex("0001080006040001 0200000000010A000001 0000000000000A000002"));
        assertThat(copyOf(arp, 0)).isZero();
        assertThat(copyOf(arp, RecentFrames.WINDOW_BELOW_IP)).isEqualTo(1);
        assertThat(copyOf(arp, 1)).isZero();
    }

    @Test
    void theSamePayloadOfAnotherSenderIsNoCopyBelowIp() {
        copyOf(ethernet(MAC_B, MAC_A, 0x88B8, hex("0102030405060708")), 0);
        assertThat(copyOf(ethernet(MAC_B, MAC_B, 0x88B8, hex("0102030405060708")), 0))
                .isZero();
        assertThat(copyOf(ethernet(MAC_B, MAC_A, 0x88B9, hex("0102030405060708")), 0))
                .isZero();
    }

    @Test
    void keptFramesAreHandedOutByNumberUntilTheyAreOverwritten() {
        for (int i = 1; i <= 20_000; i++) {
            byte[] frame = ethernet(MAC_B, MAC_A, 0x0800, packet(i & 0xFFFF, 64));
            copyOf(join(frame, new byte[i % 1300]), MILLISECOND);
        }
        int[] found = {0};
        for (long wanted = 1; wanted <= 20_000; wanted++) {
            long id = wanted;
            boolean kept = recent.visit(wanted, (number, time, linkType, interfaceId, original, block, at, length) -> {
                assertThat(number).isEqualTo(id);
                assertThat(block.u16(at + 18)).isEqualTo((int) id & 0xFFFF);
                assertThat(length).isEqualTo(53 + (int) (id % 1300));
                assertThat(original).isEqualTo(length);
                found[0]++;
            });
            if (wanted > 20_000 - 1000) {
                assertThat(kept).isTrue();
            }
        }
        assertThat(found[0]).isBetween(1000, RecentFrames.MAX_FRAMES);
        assertThat(recent.visit(20_001, (n, t, l, i, o, b, a, len) -> {})).isFalse();
        assertThat(recent.visit(0, (n, t, l, i, o, b, a, len) -> {})).isFalse();
    }
}
