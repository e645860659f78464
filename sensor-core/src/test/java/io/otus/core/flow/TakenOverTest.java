package io.otus.core.flow;

import static io.otus.testkit.TestFrames.IP_A;
import static io.otus.testkit.TestFrames.IP_B;
import static io.otus.testkit.TestFrames.MAC_A;
import static io.otus.testkit.TestFrames.MAC_B;
import static io.otus.testkit.TestFrames.ethernet;
import static io.otus.testkit.TestFrames.ipv4;
import static io.otus.testkit.TestFrames.udp;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.decode.DecodeCounters;
import io.otus.core.decode.Decoder;
import io.otus.core.decode.Packet;
import io.otus.core.decode.RecentFrames;
import io.otus.core.event.TakenOver;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.net.MacAddress;
import io.otus.testkit.TestFrames;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A network card that goes on with what another one of its host began. */
class TakenOverTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long ROUTER = 0x0200_0000_00FFL;
    private static final long SPARE = 0x0200_0000_00A1L;
    private static final int OTHER_FLOW = 5_001;

    private final TcpHarness flows = new TcpHarness();
    private final Decoder decoder = new Decoder(new DecodeCounters(), new RecentFrames());
    private final Packet packet = new Packet();
    private int number;
    private long now = 1_700_000_000 * SECOND;

    private Flow send(byte[] frame) {
        decoder.decode(TestFrames.frame(frame, ++number, now), packet, now);
        flows.table.advance(now);
        Flow flow = flows.table.accept(packet, now);
        flows.cards.look(flow, packet, now);
        return flow;
    }

    /** A datagram of the host, in the flow that the port of the host tells. */
    private Flow say(long card, int port, int timeToLive) {
        byte[] datagram = udp(port, 47808, new byte[] {1});
        return send(ethernet(MAC_B, card, 0x0800, ipv4(IP_A, IP_B, 17, ++number, timeToLive, datagram)));
    }

    private Flow answer(long card, int port) {
        byte[] datagram = udp(47808, port, new byte[] {1});
        return send(ethernet(card, MAC_B, 0x0800, ipv4(IP_B, IP_A, 17, ++number, 64, datagram)));
    }

    /** A datagram of one flow, and what the other side sends back to a card. */
    private Flow exchange(int secondsLater, long from, long to) {
        now += secondsLater * SECOND;
        say(from, 5_000, 64);
        return answer(to, 5_000);
    }

    private Flow takenOver() {
        Flow flow = exchange(0, MAC_A, MAC_A);
        exchange(5, SPARE, SPARE);
        exchange(35, SPARE, SPARE);
        exchange(30, SPARE, SPARE);
        exchange(5, SPARE, SPARE);
        return flow;
    }

    @Test
    void aSideIsTakenOverByWhoSendsAndIsAnsweredForAMinuteWithoutAFrameFromItsOwnCard() {
        Flow flow = exchange(0, MAC_A, MAC_A);
        exchange(5, SPARE, SPARE);
        exchange(35, SPARE, SPARE);
        exchange(30, SPARE, SPARE);
        assertThat(flow.takenOver(0)).isNull();
        assertThat(flow.isFromOwn(0)).isFalse();

        exchange(5, SPARE, SPARE);
        TakenOver other = Objects.requireNonNull(flow.takenOver(0));
        assertThat(other.mac()).isEqualTo(new MacAddress(SPARE));
        assertThat(other.sent().time()).isEqualTo(now);
        assertThat(other.answered().frame()).isGreaterThan(other.sent().frame());

        exchange(5, MAC_A, MAC_A);
        assertThat(flow.takenOver(0)).isNull();
        assertThat(flow.isFromOwn(0)).isTrue();
    }

    @Test
    void theFramesThatShowItAreHeldUntilLaterOnesDo() {
        TakenOver first = Objects.requireNonNull(takenOver().takenOver(0));
        assertThat(isHeld(first.sent())).isTrue();
        assertThat(isHeld(first.answered())).isTrue();
        exchange(5, SPARE, SPARE);
        assertThat(isHeld(first.sent())).isFalse();
        assertThat(isHeld(first.answered())).isFalse();
    }

    private boolean isHeld(FrameSpan span) {
        return flows.isHeld(span.frame());
    }

    @Test
    void itGoesOnFromThereForAsLongAsTheFlowLives() {
        Flow flow = takenOver();
        for (int i = 0; i < 100; i++) {
            exchange(30, SPARE, SPARE);
        }
        TakenOver other = Objects.requireNonNull(flow.takenOver(0));
        assertThat(other.sent().time()).isEqualTo(now);
        for (int i = 0; i < 100; i++) {
            exchange(30, MAC_A, MAC_A);
        }
        assertThat(flow.takenOver(0)).isNull();
        assertThat(flow.isFromOwn(0)).isTrue();
    }

    @Test
    void whoSpeaksForTheHostInAnotherFlowStillHasItsAddress() {
        Flow flow = exchange(0, MAC_A, MAC_A);
        for (int i = 0; i < 10; i++) {
            exchange(30, SPARE, SPARE);
            say(MAC_A, OTHER_FLOW, 64);
        }
        assertThat(flow.takenOver(0)).isNull();
    }

    @Test
    void whatTookOverInOneFlowGoesOnWithTheOthers() {
        Flow quiet = say(MAC_A, OTHER_FLOW, 64);
        takenOver();
        assertThat(quiet.takenOver(0)).as("nothing came from there").isNull();
        assertThat(quiet.isFromOwn(0)).isTrue();
        say(SPARE, OTHER_FLOW, 64);
        assertThat(Objects.requireNonNull(quiet.takenOver(0)).mac()).isEqualTo(new MacAddress(SPARE));
    }

    @Test
    void whoSendsOftenWithinAMinuteTakesNothingOver() {
        Flow flow = exchange(0, MAC_A, MAC_A);
        for (int i = 0; i < 50; i++) {
            exchange(1, SPARE, SPARE);
        }
        assertThat(flow.takenOver(0)).isNull();
    }

    @Test
    void whoIsNotAnsweredTakesNothingOver() {
        Flow flow = exchange(0, MAC_A, MAC_A);
        for (int i = 0; i < 10; i++) {
            exchange(30, SPARE, MAC_A);
        }
        assertThat(flow.takenOver(0)).isNull();
    }

    @Test
    void whatARouterPassesOnIsNoSignOfAnotherCard() {
        Flow flow = exchange(0, MAC_A, MAC_A);
        for (int i = 0; i < 10; i++) {
            now += 30 * SECOND;
            say(ROUTER, 5_000, 63);
            answer(ROUTER, 5_000);
        }
        assertThat(flow.takenOver(0)).isNull();
        assertThat(flow.isFromOwn(0)).isTrue();
    }

    @Test
    void whatARouterPassesOnInBetweenHidesNoTakeOver() {
        Flow flow = exchange(0, MAC_A, MAC_A);
        for (int i = 0; i < 10; i++) {
            exchange(30, SPARE, SPARE);
            say(ROUTER, 5_000, 63);
        }
        assertThat(Objects.requireNonNull(flow.takenOver(0)).mac()).isEqualTo(new MacAddress(SPARE));
    }

    @Test
    void whatComesInATunnelHasNoCardThatCouldTakeOver() {
        Flow flow = exchange(0, MAC_A, MAC_A);
        for (int i = 0; i < 10; i++) {
            now += 30 * SECOND;
            byte[] inner = ipv4(IP_A, IP_B, 17, ++number, 64, udp(5000, 47808, new byte[] {1}));
            assertThat(send(ethernet(MAC_B, ROUTER, 0x0800, ipv4(IP_B, IP_A, 4, ++number, 64, inner))))
                    .isSameAs(flow);
        }
        assertThat(flow.takenOver(0)).isNull();
    }

    @Test
    void hostsThatSomebodyInventsMakeNoFlowForgetWhoseItIs() {
        Flow flow = exchange(0, MAC_A, MAC_A);
        for (int i = 0; i < 2 * Cards.MAX_HOSTS; i++) {
            send(ethernet(
                    MAC_B, SPARE, 0x0800, ipv4(0x0B00_0000L + i, IP_B, 17, ++number, 64, udp(1, 1, new byte[1]))));
        }
        exchange(5, SPARE, SPARE);
        assertThat(flow.isFromOwn(0)).isFalse();
        assertThat(flow.takenOver(0)).isNull();
    }

    @Test
    void whatIsOverKeepsNothingOfItsHosts() {
        Flow flow = takenOver();
        flow.dropAttachments();
        assertThat(flow.takenOver(0)).isNull();
    }
}
