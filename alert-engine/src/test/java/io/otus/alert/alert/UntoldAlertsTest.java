package io.otus.alert.alert;

import static io.otus.alert.Plant.SECOND;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.core.evidence.EvidenceRequests;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Alerts while nothing takes their lines. */
class UntoldAlertsTest {
    private final Plant plant = new Plant(new LearningPlan.Until(START));
    private final Sink sink = new Sink();
    private final AlertBook book = new AlertBook("test", plant.engine().baseline(), plant, EvidenceRequests.NONE, sink);
    private long time = START;

    /** Takes lines while it has room for them. */
    private static final class Sink implements AlertSink {
        private final List<Long> sequences = new ArrayList<>();
        private final List<AlertState> states = new ArrayList<>();
        private int room = Integer.MAX_VALUE;

        @Override
        public boolean hasRoom() {
            return room > 0;
        }

        @Override
        public void line(long sequence, AlertState state, long time) {
            assertThat(hasRoom()).isTrue();
            room--;
            sequences.add(sequence);
            states.add(state);
        }

        private List<String> facts() {
            return states.stream()
                    .map(each -> each.origin().explanation().fact())
                    .toList();
        }
    }

    private void report(String what, Severity severity) {
        time += SECOND / 10;
        Finding finding = Finding.act(Kind.MALFORMED, severity, "", what, new Odd(what));
        book.report(List.of(finding), new Sighting(time, null, null, null, null));
    }

    private void fill(int from, int to) {
        for (int i = from; i < to; i++) {
            report("low " + i, Severity.LOW);
        }
    }

    @Test
    void whatRepeatsMeanwhileIsCountedAndOneLineTellsAllOnceThereIsRoom() {
        sink.room = 0;
        for (int i = 0; i < 5; i++) {
            report("pump", Severity.LOW);
            report("valve", Severity.LOW);
        }
        book.clock(time + 600 * SECOND);
        assertThat(sink.states).isEmpty();
        assertThat(book.takeChanged()).as("no state of what no line told of").isEmpty();
        sink.room = 1;
        book.clock(time);
        sink.room = 10;
        book.clock(time + 1);
        assertThat(sink.facts()).containsExactly("pump", "valve");
        assertThat(sink.states).extracting(AlertState::count).containsExactly(5L, 5L);
        assertThat(sink.sequences).containsExactly(1L, 2L);
        assertThat(book.lost()).isZero();
    }

    @Test
    void whatWasToldMakesRoomBeforeWhatWasNot() {
        fill(0, 2 * AlertWriter.ROOM);
        sink.room = 0;
        fill(2 * AlertWriter.ROOM, AlertWriter.MAX_ALIVE);
        report("one more", Severity.INFO);
        assertThat(book.lost()).isZero();
        sink.room = Integer.MAX_VALUE;
        book.clock(time);
        assertThat(sink.sequences)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, AlertWriter.MAX_ALIVE + 1)
                        .boxed()
                        .toList());
    }

    @Test
    void theLeastSevereAreLostWhereThereIsNoMoreMemoryForThemAndThatIsCounted() {
        sink.room = 0;
        report("worse", Severity.HIGH);
        fill(1, AlertWriter.MAX_ALIVE + 1);
        assertThat(book.lost()).isEqualTo(AlertWriter.ROOM + 1);
        assertThat(book.resting(time))
                .as("nobody can close what nobody was told of")
                .isEmpty();
        sink.room = Integer.MAX_VALUE;
        book.clock(time);
        assertThat(sink.facts())
                .hasSize(AlertWriter.MAX_ALIVE - AlertWriter.ROOM)
                .startsWith("worse");
    }

    @Test
    void aDecisionWhoseLineWaitsIsNotStoredBeforeIt() {
        report("pump", Severity.LOW);
        book.takeChanged();
        sink.room = 0;
        book.become(sink.states.getFirst().origin().id(), Status.CLOSED, null, time);
        assertThat(book.takeChanged()).isEmpty();
        sink.room = 1;
        book.clock(time);
        assertThat(sink.states.getLast().status()).isEqualTo(Status.CLOSED);
    }

    @Test
    void whatIsStillUntoldAtTheEndIsLost() {
        sink.room = 0;
        report("pump", Severity.LOW);
        book.end(time);
        assertThat(book.lost()).isEqualTo(1);
    }
}
