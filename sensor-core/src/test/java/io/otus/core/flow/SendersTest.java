package io.otus.core.flow;

import static io.otus.core.decode.TcpFields.ACK;
import static io.otus.core.decode.TcpFields.FIN;
import static io.otus.core.decode.TcpFields.RST;
import static io.otus.core.decode.TcpFields.SYN;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.OtherCard;
import io.otus.core.net.MacAddress;
import io.otus.testkit.TestFrames;
import org.junit.jupiter.api.Test;

/** A MAC address that changes within a connection: told only where two stations must have sent. */
class SendersTest {
    private static final long OTHER = 0x0200_0000_0009L;
    private static final long SECOND = 1_000_000_000L;

    private final TcpHarness tcp = new TcpHarness();

    SendersTest() {
        tcp.handshake(100, 500).send(true, 101, 501, ACK, "open").send(false, 501, 105, ACK, "done");
    }

    private TcpHarness from(long mac) {
        tcp.source = mac;
        return tcp;
    }

    private void expect(String... lines) {
        assertThat(tcp.told).filteredOn(line -> line.contains("from")).containsExactly(lines);
    }

    @Test
    void whatAnotherStationPutsIntoTheStreamIsToldOnceTheHostSpeaksOn() {
        from(OTHER).send(true, 105, 505, ACK, "shut");
        expect();
        from(TestFrames.MAC_A).send(true, 105, 505, ACK, "true");
        expect("0 frame 6 from 02:00:00:00:00:09");
    }

    @Test
    void itIsToldOnce() {
        for (int i = 0; i < 10; i++) {
            from(i % 2 == 0 ? OTHER : TestFrames.MAC_A).send(true, 105 + 4 * i, 505, ACK, "more");
        }
        expect("0 frame 6 from 02:00:00:00:00:09");
    }

    @Test
    void whoTakesOverIsNoStranger() {
        from(OTHER).send(true, 105, 505, ACK, "more").send(true, 109, 505, ACK, "more");
        tcp.pass(20 * SECOND);
        from(TestFrames.MAC_A).send(true, 113, 505, ACK, "back");
        expect();
    }

    @Test
    void whoLiesBehindARouterMayComeAnotherWay() {
        tcp.withTimeToLive(63);
        from(OTHER).send(true, 105, 505, ACK, "more");
        from(TestFrames.MAC_A).send(true, 109, 505, ACK, "back");
        expect();
    }

    @Test
    void whatDoesNotGoOnWithTheStreamIsNotTold() {
        from(OTHER)
                .send(true, 101, 505, ACK, "open")
                .send(true, 900, 505, RST, "")
                .send(true, 105, 505, ACK, "");
        from(TestFrames.MAC_A).send(true, 105, 505, ACK, "true");
        expect();
    }

    @Test
    void aResetByAnotherStationIsToldOnceTheHostSpeaksOn() {
        from(OTHER).send(true, 105, 505, RST | ACK, "");
        expect();
        from(TestFrames.MAC_A).send(true, 9_000, 0, SYN, "");
        expect("0 frame 6 from 02:00:00:00:00:09");
        tcp.send(true, 9_001, 1, ACK, "");
        expect("0 frame 6 from 02:00:00:00:00:09");
    }

    @Test
    void soIsAFin() {
        from(OTHER).send(true, 105, 505, FIN | ACK, "");
        from(TestFrames.MAC_A).send(true, 105, 505, ACK, "more");
        expect("0 frame 6 from 02:00:00:00:00:09");
    }

    @Test
    void anEndWithDataHidesNothing() {
        for (int end : new int[] {RST, RST | ACK, FIN | ACK}) {
            SendersTest each = new SendersTest();
            each.from(OTHER).send(true, 105, 505, end, "x");
            each.from(TestFrames.MAC_A).send(true, 9_000, 0, SYN, "");
            each.expect("0 frame 6 from 02:00:00:00:00:09");
        }
    }

    @Test
    void aFinWithDataIsToldOnceWhereItsConnectionGoesOn() {
        from(OTHER).send(true, 105, 505, FIN | ACK, "x");
        from(TestFrames.MAC_A).send(true, 105, 505, ACK, "true").send(true, 109, 505, ACK, "more");
        expect("0 frame 6 from 02:00:00:00:00:09");
    }

    @Test
    void whoWasReplacedRepeatsAndEndsWithoutBeingThere() {
        from(OTHER).send(true, 105, 505, RST, "");
        from(TestFrames.MAC_A)
                .send(true, 101, 505, ACK, "open")
                .send(true, 104, 505, ACK, "n")
                .send(true, 105, 505, ACK, "")
                .send(true, 105, 505, FIN | ACK, "")
                .send(true, 105, 505, RST | ACK, "");
        expect();
    }

    @Test
    void whoeverOpensConnectionsForTheHostMayResetThem() {
        from(OTHER).send(true, 100, 0, SYN, "");
        from(TestFrames.MAC_A).send(true, 105, 505, ACK, "more");
        from(OTHER).send(true, 109, 505, RST, "");
        from(TestFrames.MAC_A).send(true, 9_000, 0, SYN, "");
        expect();
    }

    @Test
    void anEndIsForgottenAfterAWhile() {
        from(OTHER).send(true, 105, 505, RST, "");
        tcp.pass(11 * SECOND);
        from(TestFrames.MAC_A).send(true, 9_000, 0, SYN, "");
        expect();
    }

    @Test
    void whoeverTakesOverAnAddressResetsWhatItDoesNotKnow() {
        from(OTHER).send(true, 105, 505, RST, "").send(true, 9_000, 0, SYN, "");
        tcp.pass(20 * SECOND);
        from(TestFrames.MAC_A).send(true, 19_000, 0, SYN, "");
        expect();
    }

    @Test
    void aFirewallOnTheWayResetsFromWhereTheDataCame() {
        from(TestFrames.MAC_A).withTimeToLive(255).send(true, 105, 505, RST, "");
        tcp.withTimeToLive(64).send(true, 9_000, 0, SYN, "");
        expect();
    }

    @Test
    void aResetFromBehindARouterMayComeAnotherWay() {
        tcp.withTimeToLive(63);
        from(OTHER).send(true, 105, 505, RST, "");
        from(TestFrames.MAC_A).send(true, 9_000, 0, SYN, "");
        expect();
    }

    @Test
    void theOtherRouterOfAPairIsNoStranger() {
        from(0x0000_5E00_0101L).send(true, 105, 505, RST, "");
        from(TestFrames.MAC_A).send(true, 9_000, 0, SYN, "");
        expect();
    }

    @Test
    void aHostThatSendsWithTwoCardsMayResetWithEither() {
        from(OTHER).send(true, 105, 505, ACK, "more");
        tcp.pass(20 * SECOND);
        from(TestFrames.MAC_A).send(true, 109, 505, ACK, "back");
        from(OTHER).send(true, 113, 505, RST, "");
        from(TestFrames.MAC_A).send(true, 9_000, 0, SYN, "");
        expect();
    }

    @Test
    void resetsThatSomebodyInventsFillNoMemory() {
        for (int i = 0; i < 1_000; i++) {
            from(OTHER + i).send(true, 105, 505, RST, "");
        }
        from(TestFrames.MAC_A).send(true, 9_000, 0, SYN, "").send(true, 9_001, 1, ACK, "");
        expect("0 frame 942 from " + new MacAddress(OTHER + 936));
    }

    @Test
    void aHostThatAcknowledgesFromBeforeTheBytesDidNotSendThem() {
        from(OTHER).send(true, 105, 505, ACK, "stop");
        tcp.send(false, 505, 109, ACK, "done");
        expect();
        from(TestFrames.MAC_A).send(true, 105, 509, ACK, "");
        expect("0 frame 6 from 02:00:00:00:00:09");
        tcp.send(true, 105, 509, ACK, "").send(true, 105, 509, ACK, "true");
        expect("0 frame 6 from 02:00:00:00:00:09");
    }

    @Test
    void soItDoesNotWhereItRefusesTheAnswer() {
        from(OTHER).send(true, 105, 505, ACK, "stop");
        tcp.send(false, 505, 109, ACK, "done");
        from(TestFrames.MAC_A).send(true, 105, 505, ACK, "");
        expect("0 frame 6 from 02:00:00:00:00:09");
    }

    @Test
    void whoAcknowledgesBehindTheBytesSentThemByAnotherCard() {
        from(OTHER).send(true, 105, 505, ACK, "stop");
        tcp.send(false, 505, 109, ACK, "done");
        from(TestFrames.MAC_A).send(true, 109, 509, ACK, "");
        expect();
    }

    @Test
    void anAcknowledgmentThatIsHeardLateTellsNothing() {
        from(OTHER).send(true, 105, 505, ACK, "stop");
        from(TestFrames.MAC_A).send(true, 105, 505, ACK, "");
        tcp.send(false, 505, 109, ACK, "done").send(true, 105, 501, ACK, "");
        expect();
    }

    @Test
    void oneByteMayOnlyBeAskedFor() {
        from(OTHER).send(true, 105, 505, ACK, "s");
        tcp.send(false, 505, 106, ACK, "done");
        from(TestFrames.MAC_A).send(true, 105, 509, ACK, "");
        expect();
    }

    @Test
    void whoLiesBehindARouterIsNoStrangerWhateverIsAcknowledged() {
        tcp.withTimeToLive(63);
        from(OTHER).send(true, 105, 505, ACK, "stop");
        tcp.send(false, 505, 109, ACK, "done");
        from(TestFrames.MAC_A).send(true, 105, 509, ACK, "");
        expect();
    }

    @Test
    void whatTheOtherSideEndedOnAStrangersBytesIsToldOnceTheHostIsBack() {
        for (int end : new int[] {RST | ACK, FIN | ACK}) {
            SendersTest each = new SendersTest();
            each.from(OTHER).send(true, 105, 505, ACK, "stop");
            each.tcp.send(false, 505, 109, end, "");
            each.expect();
            each.from(TestFrames.MAC_A).send(true, 9_000, 0, SYN, "");
            each.expect("0 frame 6 from 02:00:00:00:00:09");
        }
    }

    @Test
    void itIsNotWhereTheHostComesBackByThatCard() {
        from(OTHER).send(true, 105, 505, ACK, "stop");
        tcp.send(false, 505, 109, RST | ACK, "").send(true, 9_000, 0, SYN, "");
        tcp.pass(20 * SECOND);
        from(TestFrames.MAC_A).send(true, 19_000, 0, SYN, "");
        expect();
    }

    @Test
    void aFrameFromAnotherCardIsKnownByItsFlow() {
        assertThat(tcp.flows.getFirst().otherCard(0)).isNull();
        from(OTHER).send(true, 105, 505, ACK, "stop");
        from(TestFrames.MAC_A).send(true, 109, 505, ACK, "more");
        assertThat(tcp.flows.getFirst().otherCard(0))
                .isEqualTo(new OtherCard(new MacAddress(OTHER), new MacAddress(TestFrames.MAC_A), 6));
        assertThat(tcp.flows.getFirst().otherCard(1)).isNull();
        SendersTest routed = new SendersTest();
        routed.tcp.withTimeToLive(63);
        routed.from(OTHER).send(true, 105, 505, ACK, "more");
        assertThat(routed.tcp.flows.getFirst().otherCard(0)).isNull();
    }

    @Test
    void theBeginningIsTakenAsItComes() {
        TcpHarness late = new TcpHarness();
        late.source = OTHER;
        late.send(true, 105, 505, ACK, "more");
        late.source = TestFrames.MAC_A;
        late.send(true, 109, 505, ACK, "more").send(true, 113, 505, ACK, "more");
        assertThat(late.told).noneMatch(line -> line.contains("from"));
    }
}
