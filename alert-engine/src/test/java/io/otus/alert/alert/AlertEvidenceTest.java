package io.otus.alert.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.alert.log.AlertJson;
import io.otus.alert.log.AlertJsonReader;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameSpan;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The frames that an alert names. */
class AlertEvidenceTest {
    private Alert alert = TestAlert.of(Kind.PROGRAM_XFER, Severity.CRITICAL);
    /** Numbers of the frames that the alert asked to be kept. */
    private final List<Long> kept = new ArrayList<>();

    private final AlertFrames limited = new AlertFrames((evidence, _) -> {
        kept.add(evidence.spans().getFirst().frame());
        return null;
    });

    private void show(long frame, int offset) {
        FrameSpan span = new FrameSpan(frame, Plant.START, offset, 12);
        alert.frames().add(Evidence.of("cafe00000000", span), Plant.START, null);
    }

    @Test
    void whatShowsSeveralThingsIsNamedOnce() {
        show(7, 54);
        show(7, 54);
        show(7, 66); // another message in the same frame
        show(8, 54);
        assertThat(AlertState.of(alert).evidence())
                .extracting(each -> each.span().frame())
                .containsExactly(7L, 7L, 8L);
    }

    private void seen(long frame, Severity severity, long time) {
        alert.count(time, false);
        limited.add(alert, severity, Evidence.of("cafe00000000", span(frame)), time);
    }

    private static FrameSpan span(long frame) {
        return new FrameSpan(frame, Plant.START + frame, 54, 12);
    }

    private List<Long> named() {
        return AlertState.of(alert).evidence().stream()
                .map(each -> each.span().frame())
                .toList();
    }

    @Test
    void framesOfOneFindingDoNotTakeTheRoomOfEachOther() {
        for (int frame = 11; frame <= 26; frame++) {
            alert.frames().add(Evidence.of("cafe00000000", span(frame)), Plant.START, null);
        }
        List<FrameSpan> late = List.of(span(5), span(6), span(27));
        alert.frames().add(new Evidence("cafe00000000", late, 3, null), Plant.START, null);
        assertThat(named())
                .as("the first eight stay")
                .containsExactly(11L, 12L, 13L, 14L, 15L, 16L, 17L, 18L, 5L, 6L, 22L, 23L, 24L, 25L, 26L, 27L);
    }

    @Test
    void theLatestFrameOfAFloodIsNamedAndKeptWithinASecond() {
        for (int frame = 1; frame <= 400; frame++) {
            seen(frame, Severity.LOW, Plant.START + frame);
        }
        assertThat(named()).endsWith(400L);
        assertThat(kept).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
        limited.clock(Plant.START + 2 * Plant.SECOND);
        limited.clock(Plant.START + 4 * Plant.SECOND);
        assertThat(kept).hasSize(9).endsWith(400L);
        assertThat(named()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 400L);
    }

    @Test
    void theFirstFramesNeverChangeOnceTheyAreNamed() {
        for (int repeat = 1; repeat <= 9; repeat++) {
            seen(7, Severity.LOW, Plant.START + repeat);
        }
        seen(8, Severity.LOW, Plant.START + 10);
        assertThat(named()).containsExactly(7L, 8L);
        seen(9, Severity.LOW, Plant.START + 11);
        assertThat(named()).containsExactly(7L, 8L, 9L);
    }

    @Test
    void theFramesOfOneFindingAreInOrderOfTime() {
        FrameSpan later = new FrameSpan(9, Plant.START + 9, 0, 12);
        FrameSpan earlier = new FrameSpan(8, Plant.START + 8, 0, 12);
        alert.frames().add(new Evidence("cafe00000000", List.of(later, earlier), 2, null), Plant.START, null);
        assertThat(named()).containsExactly(8L, 9L);
    }

    @Test
    void theLatestFramesAreInOrderOfTimeAlsoWhereOneIsFoundLate() {
        for (long frame : new long[] {10, 20, 30, 40, 50, 60, 70, 80, 90, 110, 100, 85}) {
            seen(frame, Severity.LOW, Plant.START + kept.size() * Plant.SECOND);
        }
        assertThat(named()).endsWith(80L, 85L, 90L, 100L, 110L);
        restart(line(alert));
        assertThat(named()).endsWith(80L, 85L, 90L, 100L, 110L);
    }

    @Test
    void framesThatAreKeptLaterChangeTheStoredAlert() {
        for (int frame = 1; frame <= 9; frame++) {
            seen(frame, Severity.LOW, Plant.START + frame);
        }
        alert.untold().stored();
        limited.clock(Plant.START + 2 * Plant.SECOND);
        assertThat(alert.untold().isChanged()).isTrue();
    }

    @Test
    void theLatestFrameIsKeptWhenTheInputEnds() {
        for (int frame = 1; frame <= 9; frame++) {
            seen(frame, Severity.LOW, Plant.START + frame);
        }
        limited.end(Plant.START + 10);
        assertThat(kept).endsWith(9L);
    }

    @Test
    void theFrameOfTheWorstActStaysNamedWhateverComesAfterIt() {
        for (int frame = 1; frame <= 200; frame++) {
            seen(frame, frame == 20 ? Severity.CRITICAL : Severity.LOW, Plant.START + frame * Plant.SECOND / 4);
        }
        assertThat(named()).hasSize(16).contains(20L).endsWith(200L);
        assertThat(kept).contains(20L);
    }

    private static String line(Alert alert) {
        return AlertJson.write("test", 1, AlertState.of(alert));
    }

    private void restart(String line) {
        AlertState state = AlertJsonReader.read(line, "a fact", Plant.START, false);
        alert = new Alert(state.origin(), state.severity());
        alert.restore(state);
    }

    private void seenToTheEnd(int first, int last) {
        for (int frame = first; frame <= last; frame++) {
            seen(frame, frame == 20 ? Severity.CRITICAL : Severity.LOW, Plant.START + frame * Plant.SECOND);
        }
    }

    @Test
    void theFrameOfTheWorstActStaysNamedOverARestart() {
        seenToTheEnd(1, 24);
        String before = line(alert);
        assertThat(before).containsOnlyOnce("\"length\":12,\"worst\":true}");
        restart(before);
        assertThat(line(alert)).as("a stored alert is its last line").isEqualTo(before);
        seenToTheEnd(25, 90);
        restart(line(alert));
        seenToTheEnd(91, 200);
        assertThat(named()).hasSize(16).contains(20L).endsWith(200L);
    }

    @Test
    void theFramesOfAnOpenAlertAreKeptAfterARestart() {
        seenToTheEnd(1, 24);
        restart(line(alert));
        seen(25, Severity.LOW, Plant.START + 25 * Plant.SECOND);
        assertThat(kept).endsWith(25L);
        seen(26, Severity.LOW, Plant.START + 25 * Plant.SECOND + 1);
        assertThat(kept).endsWith(25L);
    }

    @Test
    void aLineWithoutTheWorstActIsTakenUp() {
        seenToTheEnd(1, 24);
        String earlier = line(alert).replace(",\"worst\":true", "");
        restart(earlier);
        assertThat(line(alert)).isEqualTo(earlier);
        seenToTheEnd(25, 30);
        assertThat(named()).doesNotContain(20L).endsWith(30L);
    }

    @Test
    void oneOfTheFirstFramesNeedsNoMark() {
        seen(1, Severity.CRITICAL, Plant.START);
        seenToTheEnd(2, 19);
        assertThat(line(alert)).doesNotContain("worst");
    }

    @Test
    void firstAndLastFramesAreNamed() {
        for (int frame = 1; frame <= 40; frame++) {
            show(frame, 54);
            show(frame, 54);
        }
        assertThat(AlertState.of(alert).evidence())
                .extracting(each -> each.span().frame())
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 33L, 34L, 35L, 36L, 37L, 38L, 39L, 40L);
    }
}
