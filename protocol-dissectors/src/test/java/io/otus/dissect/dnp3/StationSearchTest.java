package io.otus.dissect.dnp3;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.Octets;
import io.otus.core.event.SessionFact;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.testkit.DissectorHarness;
import io.otus.testkit.Seen;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Stations that a master asks for on the link layer, or addresses that it speaks from, in vain. */
class StationSearchTest {
    private final Dissector dissector = new Dnp3Provider().create();
    private int fed;
    private final DissectorHarness harness = new DissectorHarness(dissector, Carrier.STREAM) {
        @Override
        public FrameSpan frame() {
            return new FrameSpan(fed, fed, 54, 10);
        }
    };

    private void frame(Direction from, int control, int destination, int source) {
        frame(from, Frames.frame(control, destination, source, ""));
    }

    private void frame(Direction from, String frame) {
        fed++;
        harness.feed(from, Octets.ofHex(frame).toArray(), Integer.MAX_VALUE);
    }

    private void asks(int station) {
        frame(Direction.FROM_CLIENT, 0xC9, station, 1);
    }

    private void answers(int station) {
        frame(Direction.FROM_SERVER, 0x0B, 1, station);
    }

    private List<String> missing() {
        return harness.seen().stream()
                .filter(Seen.Session.class::isInstance)
                .map(seen -> ((Seen.Session) seen).fact())
                .filter(SessionFact.StationMissing.class::isInstance)
                .map(SessionFact::detail)
                .toList();
    }

    private List<Long> askedIn() {
        return harness.seen().stream()
                .filter(Seen.Session.class::isInstance)
                .map(seen -> ((Seen.Session) seen).fact())
                .filter(SessionFact.StationMissing.class::isInstance)
                .map(fact -> requireNonNull(((SessionFact.StationMissing) fact).asked())
                        .frame())
                .toList();
    }

    @Test
    void theFrameThatAskedIsTold() {
        asks(10);
        asks(11);
        reads(1);
        reads(2);
        assertThat(missing()).containsExactly("10", "1");
        assertThat(askedIn()).containsExactly(1L, 3L);
    }

    @Test
    void whoIsNotHeardBeforeTheNextOneIsAskedIsMissing() {
        asks(10);
        asks(11);
        answers(11);
        asks(12);
        asks(12);
        asks(10);
        asks(13);
        assertThat(missing()).containsExactly("10", "12");
    }

    @Test
    void stationsThatAnswerAreNotMissing() {
        for (int station = 0; station < 20; station++) {
            asks(station);
            answers(station);
        }
        asks(65_535);
        asks(1);
        assertThat(missing()).isEmpty();
    }

    @Test
    void whereBytesWereMissingAnAnswerMayHaveBeenAmongThem() {
        asks(10);
        dissector.gap(Direction.FROM_SERVER);
        asks(11);
        assertThat(missing()).isEmpty();
    }

    private void reads(int master) {
        frame(Direction.FROM_CLIENT, Frames.fragment(0xC4, 10, master, "C0 01 3C 01 06"));
    }

    private void responds(int master) {
        frame(Direction.FROM_SERVER, Frames.fragment(0x44, master, 10, "C0 81 00 00"));
    }

    @Test
    void asWhichMasterAClientSpeaksWithoutAnAnswerIsTold() {
        reads(1);
        reads(2);
        reads(2);
        reads(3);
        responds(3);
        reads(4);
        reads(1);
        reads(5);
        assertThat(missing()).containsExactly("1", "2", "4");
    }

    @Test
    void mastersThatAreAnsweredMaySpeakByTurns() {
        reads(1);
        responds(1);
        reads(2);
        responds(2);
        reads(1);
        reads(2);
        reads(1);
        assertThat(missing()).isEmpty();
    }

    @Test
    void aMasterThatIsAddressedUnaskedIsKnownAndNoOtherIs() {
        responds(1);
        reads(1);
        reads(2);
        responds(3);
        reads(3);
        reads(4);
        assertThat(missing()).containsExactly("2");
    }

    @Test
    void ofManyMastersTheOneThatIsAnsweredStaysKnown() {
        for (int tried = 100; tried < 300; tried++) {
            reads(1);
            responds(1);
            reads(tried);
        }
        reads(1);
        reads(2);
        assertThat(missing()).hasSize(200).doesNotContain("1");
    }
}
