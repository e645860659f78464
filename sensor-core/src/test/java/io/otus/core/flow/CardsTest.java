package io.otus.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.decode.DecodeCounters;
import io.otus.core.decode.Decoder;
import io.otus.core.decode.Packet;
import io.otus.core.decode.RecentFrames;
import io.otus.core.decode.TcpFields;
import io.otus.core.net.MacAddress;
import io.otus.testkit.TestFrames;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two MAC addresses that send from one IP address: told where they do so by turns. */
class CardsTest {
    private static final long OTHER = 0x0200_0000_0009L;
    private static final long SECOND = 1_000_000_000L;
    private static final byte[] NOTHING = {1, 2, 3, 4};

    private final TcpHarness flows = new TcpHarness();
    private final Decoder decoder = new Decoder(new DecodeCounters(), new RecentFrames());
    private final Packet packet = new Packet();
    private final Cards cards = flows.cards;
    private final List<String> told = new ArrayList<>();
    private long number;
    private long now = 1_700_000_000_000_000_000L;
    private int timeToLive = 64;

    /** A datagram from 10.0.0.1, whose card is {@link TestFrames#MAC_A}. */
    private CardsTest from(long mac, int port) {
        return datagram(mac, port, (int) ++number & 0xFFFF);
    }

    private CardsTest from(long mac) {
        return from(mac, 123);
    }

    private CardsTest datagram(long mac, int port, int id) {
        byte[] ip = TestFrames.ipv4(
                TestFrames.IP_A, TestFrames.IP_B, 17, id, timeToLive, TestFrames.udp(port, 123, NOTHING));
        byte[] frame = TestFrames.ethernet(TestFrames.MAC_B, mac, 0x0800, ip);
        decoder.decode(TestFrames.frame(frame, frame.length, 1, ++number, now), packet, now);
        if (packet.isDuplicate()) {
            cards.copySeen(packet, now);
            return this;
        }
        Cards.Turn turn = cards.look(flows.table.accept(packet, now), packet, now);
        if (turn != null) {
            told.add(turn.turns() + " " + new MacAddress(turn.mac()) + " frame " + turn.frame());
        }
        return pass(2 * SECOND);
    }

    private CardsTest pass(long time) {
        now += time;
        return this;
    }

    @Test
    void whoeverSpeaksInTheNameOfAHostThatGoesOnIsToldFromItsSecondTurnOn() {
        from(TestFrames.MAC_A).from(OTHER).from(TestFrames.MAC_A);
        assertThat(told).as("an address that moved").isEmpty();
        from(OTHER).from(TestFrames.MAC_A).from(OTHER).from(TestFrames.MAC_A);
        assertThat(told).hasSize(2).allMatch(line -> line.contains("02:00:00:00:00:09"));
        assertThat(told.getFirst()).startsWith("2 ");
    }

    @Test
    void itNeedNotBeTheSameFlow() {
        from(TestFrames.MAC_A);
        for (int port = 5_000; port < 5_003; port++) {
            from(OTHER, port).from(OTHER, port).from(TestFrames.MAC_A);
        }
        assertThat(told).hasSize(2);
    }

    @Test
    void aFlowThatIsAllTheOthersIsLookedAtEachTime() {
        from(TestFrames.MAC_A);
        for (int i = 0; i < 3; i++) {
            from(OTHER, 5_000).from(TestFrames.MAC_A).pass(100 * SECOND);
        }
        assertThat(told).hasSize(2);
    }

    @Test
    void hostsThatSomebodyInventsMakeNobodyForgetWhoSpeaksAllTheTime() {
        from(TestFrames.MAC_A);
        for (int i = 0; i < 2 * Cards.MAX_HOSTS; i++) {
            byte[] ip = TestFrames.ipv4(
                    0x0B00_0000L + i, TestFrames.IP_B, 17, i & 0xFFFF, 64, TestFrames.udp(1, 1, NOTHING));
            byte[] frame = TestFrames.ethernet(TestFrames.MAC_B, OTHER, 0x0800, ip);
            decoder.decode(TestFrames.frame(frame, frame.length, 1, ++number, now), packet, now);
            assertThat(cards.look(flows.table.accept(packet, now), packet, now)).isNull();
            if (i % 256 == 0) {
                from(TestFrames.MAC_A);
            }
        }
        long stranger = TestFrames.MAC_B;
        from(stranger, 124).from(TestFrames.MAC_A).from(stranger, 124).from(TestFrames.MAC_A);
        from(stranger, 124).from(TestFrames.MAC_A);
        assertThat(told).hasSize(2);
    }

    @Test
    void itIsToldOnceASecond() {
        from(TestFrames.MAC_A).from(OTHER).from(TestFrames.MAC_A);
        for (int i = 0; i < 10; i++) {
            from(OTHER).pass(-1_999 * SECOND / 1_000);
            from(TestFrames.MAC_A).pass(-1_999 * SECOND / 1_000);
        }
        assertThat(told).hasSize(1);
    }

    @Test
    void whoTakesOverIsTheHostFromThenOn() {
        from(TestFrames.MAC_A);
        for (int i = 0; i < 100; i++) {
            from(OTHER);
        }
        from(TestFrames.MAC_A);
        for (int i = 0; i < 100; i++) {
            from(TestFrames.MAC_A);
        }
        from(OTHER);
        assertThat(told).isEmpty();
    }

    @Test
    void turnsFarApartAreAddressesThatMove() {
        for (int i = 0; i < 5; i++) {
            from(TestFrames.MAC_A).pass(700 * SECOND).from(OTHER).pass(700 * SECOND);
        }
        assertThat(told).isEmpty();
    }

    @Test
    void aRouterLowersTheTimeToLive() {
        for (int i = 0; i < 5; i++) {
            timeToLive = 64;
            from(TestFrames.MAC_A);
            timeToLive = 63;
            from(OTHER);
        }
        assertThat(told).isEmpty();
    }

    @Test
    void anotherSystemHasAnotherTimeToLive() {
        for (int i = 0; i < 4; i++) {
            timeToLive = 64;
            from(TestFrames.MAC_A);
            timeToLive = 128;
            from(OTHER);
        }
        assertThat(told).hasSize(2);
    }

    @Test
    void whoPassesOnFramesOfTheHostIsNoOtherSpeaker() {
        from(TestFrames.MAC_A);
        datagram(TestFrames.MAC_A, 123, 7_000).pass(-2 * SECOND + 1_000);
        datagram(OTHER, 123, 7_000);
        for (int i = 0; i < 5; i++) {
            from(OTHER).from(TestFrames.MAC_A);
        }
        assertThat(told).isEmpty();
    }

    @Test
    void routersThatShareAnAddressAreNot() {
        for (int i = 0; i < 5; i++) {
            from(0x0000_5E00_0101L).from(TestFrames.MAC_A);
        }
        assertThat(told).isEmpty();
    }

    /** A segment of one connection of the host. */
    private CardsTest segment(long mac, int sequence, int flags, byte[] payload) {
        byte[] tcp = TestFrames.tcp(1025, 502, sequence, 1, flags, payload);
        byte[] ip = TestFrames.ipv4(TestFrames.IP_A, TestFrames.IP_B, 6, (int) ++number & 0xFFFF, timeToLive, tcp);
        byte[] frame = TestFrames.ethernet(TestFrames.MAC_B, mac, 0x0800, ip);
        decoder.decode(TestFrames.frame(frame, frame.length, 1, number, now), packet, now);
        Flow flow = flows.table.accept(packet, now);
        Cards.Turn turn = cards.look(flow, packet, now);
        if (turn != null) {
            told.add("tcp " + new MacAddress(turn.mac()));
        }
        flows.reassembler.accept(flow, packet, now);
        return pass(SECOND);
    }

    @Test
    void whoLeftAnAddressStillEndsAndRepeatsItsConnections() {
        segment(TestFrames.MAC_A, 100, TcpFields.ACK, NOTHING);
        for (int i = 0; i < 4; i++) {
            from(OTHER).segment(TestFrames.MAC_A, 100, TcpFields.ACK, NOTHING);
            from(OTHER).segment(TestFrames.MAC_A, 104, TcpFields.RST, new byte[0]);
        }
        assertThat(told).isEmpty();
    }

    @Test
    void whoIsStillThereSpeaksOn() {
        segment(TestFrames.MAC_A, 100, TcpFields.ACK, NOTHING);
        for (int i = 1; i < 4; i++) {
            segment(OTHER, 100 + 4 * i, TcpFields.RST, new byte[0]);
            segment(TestFrames.MAC_A, 100 + 4 * i, TcpFields.ACK, NOTHING);
        }
        assertThat(told).hasSize(2);
    }

    /** A mirror that shows a frame of host 192.0.2.21 a second time, with the tag of VLAN 10; 21 ^ 10 is 31. */
    @Test
    void aCopyInAVirtualNetworkIsNotOfAnotherHost() {
        long host = 0xC000_0215L;
        send(TestFrames.MAC_B, 0xC000_021FL, 1, 0, NOTHING);
        send(OTHER, host, 2, 0, NOTHING);
        send(OTHER, host, 2, 10, NOTHING);
        assertThat(packet.isDuplicate()).isTrue();
        assertThat(cards.stations().isStation(OTHER, now)).isTrue();
    }

    private void send(long mac, long ip, int id, int vlan, byte[] payload) {
        byte[] bytes = TestFrames.ipv4(ip, TestFrames.IP_B, 17, id, 64, TestFrames.udp(123, 123, payload));
        byte[] frame = vlan == 0
                ? TestFrames.ethernet(TestFrames.MAC_B, mac, 0x0800, bytes)
                : TestFrames.ethernet(TestFrames.MAC_B, mac, 0x8100, TestFrames.tag(vlan, 0x0800, bytes));
        decoder.decode(TestFrames.frame(frame, frame.length, 1, ++number, now), packet, now);
        if (packet.isDuplicate()) {
            cards.copySeen(packet, now);
        } else {
            cards.look(flows.table.accept(packet, now), packet, now);
        }
    }
}
