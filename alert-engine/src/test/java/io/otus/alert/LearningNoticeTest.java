package io.otus.alert;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.baseline.LearningNotice;
import io.otus.alert.baseline.LearningPlan;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a sensor that starts says of learning. */
class LearningNoticeTest {
    private static final String REST = ": what is new raises no alert till then, only what is wrong wherever it happens"
            + " ('otus baseline status' tells more)";

    private static Optional<String> notice(LearningPlan plan, long time) {
        return LearningNotice.of(plan, new Plant(plan).engine().baseline().learning(), time);
    }

    /** Polled for a day: what is heard again and again makes new things rare. */
    private static Optional<String> afterADay(Duration minimum, long later) {
        return afterADay(new LearningPlan.Repetition(3, 2, minimum, 0.01), later, false);
    }

    private static Optional<String> afterADay(LearningPlan plan, long later, boolean isVisited) {
        Plant plant = new Plant(plan);
        plant.device("HMI", 1);
        plant.device("PLC", 2);
        if (isVisited) {
            plant.device("LAPTOP", 3);
            plant.read(3, 2, 0, 5);
        }
        for (int i = 0; i < 24 * 12; i++) {
            plant.read(1, 2, 0, 10);
            plant.pass(5 * MINUTE);
        }
        return LearningNotice.of(plan, plant.engine().baseline().learning(), START + 24 * HOUR + later);
    }

    @Test
    void aSensorThatJudgesSaysNothing() {
        assertThat(notice(new LearningPlan.Enforce(), START)).isEmpty();
        assertThat(notice(new LearningPlan.Until(START), START)).isEmpty();
    }

    @Test
    void aTimeThatWasSetIsSaid() {
        assertThat(notice(new LearningPlan.Until(START + HOUR), START))
                .hasValue("learning, until 2026-03-02 01:00 UTC" + REST);
    }

    @Test
    void aSensorThatNeverLearnedSaysThatItBegins() {
        assertThat(notice(LearningPlan.Repetition.DEFAULT, START))
                .hasValue("learning begins, until 2026-03-09 00:00 UTC at the earliest" + REST);
    }

    @Test
    void learningThatGoesOnSaysSinceWhen() {
        assertThat(afterADay(Duration.ofDays(7), HOUR))
                .hasValueSatisfying(said -> assertThat(said)
                        .startsWith("learning since 2026-03-02 00:00 UTC, until 2026-03-09 ")
                        .contains(" at the earliest: "));
    }

    /** A state that was left before the time was over, and is taken up after it. */
    @Test
    void whatIsToEndAtTheFirstFrameIsNotSaidToGoOn() {
        assertThat(afterADay(Duration.ofDays(2), 0))
                .hasValueSatisfying(said -> assertThat(said).startsWith("learning since 2026-03-02 00:00 UTC, "));
        assertThat(afterADay(Duration.ofDays(2), 48 * HOUR))
                .hasValueSatisfying(said -> assertThat(said)
                        .startsWith("learning goes on (")
                        .contains(" only), until 2026-03-07 00:00 UTC at the earliest: what is new of these"));
    }

    @Test
    void whatIsLongEnoughAndNotYetRareSaysSo() {
        assertThat(afterADay(new LearningPlan.Repetition(3, 2, Duration.ofHours(1), 0), HOUR, true))
                .hasValueSatisfying(said -> assertThat(said).contains(" only), until what is new is rare enough: "));
    }
}
