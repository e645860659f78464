package io.otus.alert;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.alert.AlertState;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.text.Explanation;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** What happened before is not told as if it never had. */
class FormerTest {
    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));

    private List<Explanation> told() {
        plant.pass(2 * MINUTE);
        return plant.alerts().stream()
                .map(AlertState::origin)
                .map(each -> each.explanation())
                .toList();
    }

    private void learned() {
        plant.device("HMI1", 1);
        plant.device("PLC-1", 2);
        plant.read(1, 2, 0, 40);
        plant.write(1, 2, 20, 5);
        plant.pass(2 * HOUR);
    }

    @Test
    void whatComesBackAfterHoursIsToldAsSuch() {
        learned();
        plant.write(1, 2, 30, 1);
        plant.pass(3 * HOUR);
        plant.write(1, 2, 30, 1);
        List<Explanation> told = told();
        assertThat(told)
                .extracting(Explanation::title)
                .containsExactly(
                        "HMI1 wrote holding 30 of PLC-1, unit 1 for the first time",
                        "HMI1 wrote holding 30 of PLC-1, unit 1 again");
        assertThat(told.getFirst().explanation()).doesNotContain("it was seen");
        assertThat(told.getLast().explanation())
                .contains("History: it was seen 1 time before, first on 2026-03-02 02:00 UTC, and is not part of the"
                        + " baseline. ")
                .contains("; learned writers of this point: ");
        assertThat(told.getLast().fact()).isEqualTo(told.getFirst().fact());
    }

    @Test
    void anotherFactOfTheSameSourceIsTheFirstOfItsKind() {
        learned();
        plant.write(1, 2, 30, 1);
        plant.pass(3 * HOUR);
        plant.write(1, 2, 31, 1);
        assertThat(told())
                .extracting(Explanation::title)
                .containsExactly(
                        "HMI1 wrote holding 30 of PLC-1, unit 1 for the first time",
                        "HMI1 wrote holding 31 of PLC-1, unit 1 for the first time");
    }

    /** What found no room shares one history, which is that of none. */
    @Test
    void whatSharesItsHistoryWithOthersIsTheFirstOfItsKind() {
        learned();
        for (int point = 0; point < 2 * 4_096; point += 2) {
            plant.write(1, 2, 1_000 + point, 1);
        }
        plant.pass(3 * HOUR);
        plant.write(1, 2, 60_000, 1);
        assertThat(told().getLast().title()).isEqualTo("HMI1 wrote holding 60000 of PLC-1, unit 1 for the first time");
    }

    @Test
    void aDeviceThatComesBackActedSoBefore() {
        learned();
        plant.device("LAPTOP", 7);
        plant.pass(3 * HOUR);
        plant.read(7, 2, 0, 4);
        plant.pass(3 * HOUR);
        plant.read(7, 2, 0, 4);
        assertThat(told())
                .extracting(Explanation::title)
                .endsWith(
                        "LAPTOP acts as a client in modbus for the first time",
                        "LAPTOP acts as a client in modbus again");
    }

    /** As where an import dropped its line of the baseline. */
    @Test
    void aDeviceThatTheInventoryHasFromBeforeIsNotHeardForTheFirstTime() {
        plant.knownDevice("LAPTOP", 7);
        learned();
        plant.read(7, 2, 0, 4);
        plant.pass(2 * HOUR);
        assertThat(told())
                .extracting(Explanation::explanation)
                .first(InstanceOfAssertFactories.STRING)
                .contains(
                        "was heard again.",
                        "History: the inventory has this device since 2026-03-02 00:00 UTC, and it is not part of the"
                                + " baseline.");
    }
}
