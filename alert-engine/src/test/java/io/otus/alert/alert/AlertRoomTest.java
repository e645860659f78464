package io.otus.alert.alert;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.SECOND;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.core.evidence.EvidenceRequests;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** More alerts at a time than there is room for. */
class AlertRoomTest {
    private static final String WORSE = "worse";

    private final Plant plant = new Plant(new LearningPlan.Until(START));
    /** The last line of each alert. */
    private final Map<String, AlertState> last = new HashMap<>();

    private final AlertBook book = new AlertBook(
            "test",
            plant.engine().baseline(),
            plant,
            EvidenceRequests.NONE,
            (_, state, _) -> last.put(state.origin().id(), state));
    private long time = START;

    private void report(String what, Severity severity) {
        report(what, severity, null);
    }

    private void report(String what, Severity severity, @Nullable AssetModel source) {
        report(what, severity, source, Kind.MALFORMED);
    }

    private void report(String what, Severity severity, @Nullable AssetModel source, Kind kind) {
        time += SECOND / 10;
        Finding finding = Finding.act(kind, severity, "", what, new Odd(what));
        book.report(List.of(finding), new Sighting(time, null, null, source, null));
    }

    private void fill(int from, int to) {
        for (int i = from; i < to; i++) {
            report("low " + i, Severity.LOW);
        }
    }

    private List<AlertState> of(String what) {
        return last.values().stream()
                .filter(each -> each.origin().explanation().fact().equals(what))
                .toList();
    }

    @Test
    void theLeastSevereThatWereSeenLongestAgoRestFirst() {
        report(WORSE, Severity.MEDIUM);
        fill(1, AlertWriter.MAX_ALIVE);
        assertThat(book.restedEarly()).isZero();
        report("one more", Severity.LOW);
        assertThat(book.restedEarly()).isEqualTo(AlertWriter.ROOM + 1);
        report(WORSE, Severity.MEDIUM);
        report("low 1", Severity.LOW);
        report("low " + (AlertWriter.MAX_ALIVE - 1), Severity.LOW);
        assertThat(of(WORSE)).hasSize(1);
        assertThat(of("low 1")).hasSize(2); // the first one rests
        assertThat(of("low " + (AlertWriter.MAX_ALIVE - 1))).hasSize(1);
    }

    @Test
    void whatWasToBeToldOfOneThatRestsIsTold() {
        report("low 0", Severity.LOW);
        report("low 0", Severity.LOW);
        assertThat(of("low 0").getFirst().count()).isEqualTo(1);
        fill(1, AlertWriter.MAX_ALIVE + 1);
        assertThat(of("low 0").getFirst().count()).isEqualTo(2);
    }

    @Test
    void whatIsDoneWithMakesRoomBeforeWhatIsNot() {
        fill(0, AlertWriter.MAX_ALIVE);
        List.copyOf(last.keySet()).stream()
                .limit(2 * AlertWriter.ROOM)
                .forEach(id -> book.become(id, Status.CLOSED, null, time));
        report("one more", Severity.INFO);
        assertThat(book.restedEarly()).isZero();
        assertThat(last.values()).anyMatch(each -> each.status() == Status.CLOSED);
    }

    @Test
    void whatRestsByItselfIsNotCountedAlthoughNoStoreTakesIt() {
        fill(0, 2 * AlertWriter.ROOM);
        time += 2 * HOUR;
        fill(2 * AlertWriter.ROOM, AlertWriter.MAX_ALIVE + 1);
        assertThat(book.restedEarly()).isZero();
    }

    @Test
    void anAlertThatMadeRoomMayStillBeClosed() {
        fill(0, AlertWriter.MAX_ALIVE + 1);
        assertThat(book.resting(time)).hasSize(AlertWriter.ROOM + 1);
    }

    @Test
    void oneThatWasClosedAfterItMadeRoomStaysClosedAsTheFirstStepOfAnIncident() {
        AssetModel laptop = plant.engine().baseline().asset(plant.device("LAPTOP", 9));
        report("first step", Severity.MEDIUM, laptop);
        for (int i = 0; i < AlertWriter.MAX_ALIVE; i++) {
            report("medium " + i, Severity.MEDIUM);
        }
        AlertState first = of("first step").getFirst();
        assertThat(book.resting(time))
                .extracting(OpenAlert::id)
                .contains(first.origin().id());
        book.become(first.origin().id(), Status.CLOSED, first, time);
        report("second step", Severity.MEDIUM, laptop, Kind.PORT_ODD);
        assertThat(of("first step")).hasSize(1).allSatisfy(each -> {
            assertThat(each.incident()).isEqualTo(first.origin().id());
            assertThat(each.status()).isEqualTo(Status.CLOSED);
        });
    }
}
