package io.otus.alert.detect.reading;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.SECOND;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.alert.AlertState;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What several devices measure, as the temperature out of doors. */
class SharedReadingTest {
    private static final int HMI = 1;
    private static final int FIRST = 2;
    private static final int DEVICES = 8;

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
    private int step;

    @BeforeEach
    void learn() {
        plant.device("HMI1", HMI);
        for (int i = 0; i < DEVICES; i++) {
            plant.device("AHU-" + i, FIRST + i);
        }
        read(350, DEVICES, 0);
        plant.pass(MINUTE);
        assertThat(plant.lines()).isEmpty();
    }

    /** So many rounds, in which what the first {@code moved} devices tell goes away a little more with each. */
    private void read(int rounds, int moved, int slope) {
        for (int round = 0; round < rounds; round++, step++) {
            for (int i = 0; i < DEVICES; i++) {
                long swing = Math.round(20 * Math.sin(step / 9.0)) + (step * 7L + i) % 5;
                long value = 200 + swing - (i < moved ? (long) round * slope : 0);
                PointRange point = PointRange.of("holding", 7, ValueList.unsigned(new long[] {value}));
                plant.ask(HMI, FIRST + i, "modbus", "1", Plant.READ_HOLDING, point);
            }
            plant.pass(10 * SECOND);
        }
    }

    private void assertAll(Kind kind, Severity severity) {
        assertThat(plant.alerts())
                .filteredOn(each -> each.origin().kind() == kind)
                .isNotEmpty()
                .extracting(AlertState::severity)
                .containsOnly(severity);
    }

    @Test
    void whatAllOfThemTellIsThatWhichTheyMeasureAndOnlyToKnow() {
        read(40, DEVICES, 2);
        assertAll(Kind.VALUE_RANGE, Severity.INFO);
    }

    @Test
    void whatOneTellsAloneIsToLookAt() {
        read(40, 1, 2);
        assertAll(Kind.VALUE_RANGE, Severity.LOW);
    }

    @Test
    void threeOthersOfSevenDoNotSayWhatIsMeasured() {
        read(40, 4, 2);
        assertAll(Kind.VALUE_RANGE, Severity.LOW);
    }

    @Test
    void whatDriftsInAllOfThemIsLow() {
        read(300, DEVICES, 1);
        assertAll(Kind.VALUE_DRIFT, Severity.LOW);
    }

    @Test
    void whatDriftsInOneAloneIsMore() {
        read(300, 1, 1);
        assertAll(Kind.VALUE_DRIFT, Severity.MEDIUM);
    }
}
