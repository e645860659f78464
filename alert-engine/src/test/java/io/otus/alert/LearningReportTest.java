package io.otus.alert;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Category;
import io.otus.alert.baseline.FactLine;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.baseline.LearningReport;
import io.otus.core.event.PointRange;
import java.util.List;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LearningReportTest {
    private static final int HMI = 1;
    private static final int PLC = 2;
    private static final int INTRUDER = 9;

    private final Plant plant = new Plant(LearningPlan.Repetition.DEFAULT);

    /**
     * Twenty hours of polling, each hour with one point that is written this once, and in the first one somebody who is
     * never seen again.
     */
    private Baseline learned() {
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        plant.device("LAPTOP", INTRUDER);
        plant.read(INTRUDER, PLC, 0, 5);
        for (int hour = 0; hour < 20; hour++) {
            for (int i = 0; i < 12; i++) {
                plant.read(HMI, PLC, 0, 10);
                plant.pass(5 * MINUTE);
            }
            plant.coil(HMI, PLC, 10L * hour, true);
        }
        return plant.engine().baseline();
    }

    @Test
    void whoWasThereOnceIsFirstOnTheReviewList() {
        LearningReport report = LearningReport.of(learned());
        assertThat(report.review().getFirst().history().hours()).isEqualTo(1);
        assertThat(report.review().subList(0, 6))
                .anyMatch(line -> line.statement().startsWith("LAPTOP -> PLC-1 modbus"));
        assertThat(report.review().getLast().history().hours()).isGreaterThanOrEqualTo(20);
    }

    /** Who came for eight minutes and read each controller now and then is odder than what stations do once. */
    @Test
    void whoCameForAShortWhileIsBeforeWhatStationsDoSeldom() {
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        plant.device("PLC-2", 3);
        plant.device("CAMERA", 4);
        for (int minute = 0; minute < 20 * 60; minute++) {
            plant.read(HMI, PLC, 0, 10);
            plant.read(HMI, 3, 0, 10);
            if (minute % 60 == 0) {
                plant.coil(HMI, PLC, minute / 10, true);
                plant.ask(HMI, PLC, "modbus", "1", Plant.READ_INPUT, PointRange.of("input", minute, 1));
            }
            if (minute == 600) {
                plant.device("NOTEBOOK", INTRUDER);
            }
            if (minute >= 600 && minute < 608) {
                plant.read(INTRUDER, PLC, 0, 10);
                plant.read(INTRUDER, 3, 0, 10);
            }
            plant.pass(MINUTE);
        }
        List<String> first = LearningReport.of(plant.engine().baseline()).review().subList(0, 3).stream()
                .map(FactLine::statement)
                .toList();
        assertThat(first)
                .containsExactlyInAnyOrder(
                        "NOTEBOOK role client modbus",
                        "NOTEBOOK -> PLC-1 modbus unit=1 link",
                        "NOTEBOOK -> PLC-2 modbus unit=1 link");
    }

    @Test
    void aCategoryThatLearnsByItselfSaysSo() {
        assertThat(LearningReport.of(learned()).categories())
                .filteredOn(each -> each.category() == Category.POINTS)
                .singleElement()
                .satisfies(points -> assertThat(points.started()).isBetween(START, START + HOUR));
        assertThat(LearningReport.of(Plant.watched().engine().baseline()).categories())
                .noneMatch(LearningReport.CategoryState::isByRepetition);
    }

    @Test
    void theForecastIsCheckedOnItsOwnData() {
        LearningReport report = LearningReport.of(learned());
        LearningReport.Forecast forecast = Objects.requireNonNull(report.forecast());
        assertThat(forecast.checkedFrom() - START).isBetween(15 * HOUR, 17 * HOUR);
        assertThat(forecast.came()).isBetween(4, 10); // a point and its value each hour
        assertThat(forecast.predicted()).isCloseTo(forecast.came(), Offset.offset(3));
        assertThat(forecast.alerted()).isBetween(3, 5);
        assertThat(forecast.alerts()).isLessThanOrEqualTo(forecast.facts());
    }

    /** The first hour brings hundreds of facts that are never seen again; later each hour brings one. */
    @Test
    void whatWasOnlyNewAtTheBeginningIsNotExpectedAgain() {
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        for (int point = 0; point < 50; point++) {
            plant.read(HMI, PLC, 1_000 + 3 * point, 1);
        }
        LearningReport.Forecast forecast =
                Objects.requireNonNull(LearningReport.of(learned()).forecast());
        assertThat(forecast.facts() - forecast.returning()).isBetween(20.0, 60.0);
    }

    /** A week and a day of which each hour brings one point; what came after the end is no part of the check. */
    @Test
    void whatCameAfterLearningIsNotForecast() {
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        for (int hour = 0; hour < 14 * 24; hour++) {
            for (int point = 0; point < 150; point += 3) {
                plant.read(HMI, PLC, point, 1);
            }
            if (hour % 4 == 0) {
                plant.coil(HMI, PLC, hour, true);
            }
            plant.pass(HOUR);
        }
        LearningReport report = LearningReport.of(plant.engine().baseline());
        LearningReport.CategoryState points = report.categories().stream()
                .filter(each -> each.category() == Category.POINTS)
                .findFirst()
                .orElseThrow();
        long week = 7 * 24 * HOUR;
        assertThat(points.ended() - START).isBetween(week, week + 24 * HOUR);
        LearningReport.Forecast forecast = Objects.requireNonNull(report.forecast());
        assertThat(forecast.checkedFrom()).isLessThan(points.ended());
        assertThat(forecast.came())
                .as("a point each four hours of the last fifth of a week")
                .isBetween(6, 12);
        assertThat(forecast.predicted()).isCloseTo(forecast.came(), Offset.offset(4));
    }

    @Test
    void categoriesTellWhatIsStillUnseen() {
        LearningReport report = LearningReport.of(learned());
        assertThat(report.categories())
                .filteredOn(each -> each.category() == Category.POINTS)
                .singleElement()
                .satisfies(points -> {
                    assertThat(points.once()).isGreaterThan(15);
                    assertThat(points.unseen()).isBetween(0.3, 0.7);
                });
        assertThat(report.curve()).hasSize(21);
        assertThat(report.curve().getFirst().facts()).isGreaterThan(5);
    }

    @Test
    void aDeviceThatIsHeardEachHourIsLearned() {
        Baseline baseline = learned();
        assertThat(LearningReport.of(baseline).categories())
                .filteredOn(each -> each.category() == Category.DEVICES)
                .singleElement()
                .satisfies(devices -> assertThat(devices.once()).isEqualTo(1));
    }

    @Test
    void aShortTimeGivesNoForecast() {
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        plant.read(HMI, PLC, 0, 10);
        LearningReport report = LearningReport.of(plant.engine().baseline());
        assertThat(report.forecast()).isNull();
        assertThat(LearningReport.of(
                                new Plant(new LearningPlan.Enforce()).engine().baseline())
                        .review())
                .isEmpty();
    }

    @Test
    void whatIsNewSinceAMomentIsTold() {
        assertThat(LearningReport.since(learned(), START + 19 * HOUR, Long.MAX_VALUE))
                .contains("HMI1 -> PLC-1 modbus unit=1 write coil 190");
    }
}
