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
import java.util.List;
import org.junit.jupiter.api.Test;

/** A slow value that is looked at now and then, as by an engineer who opens a page for some seconds. */
class FewReadingsTest {
    private static final int EWS = 1;
    private static final int PLC = 2;
    private static final int HMI = 3;

    private AlertState outside(int looks, int hours) {
        Plant plant = new Plant(new LearningPlan.Until(START + hours * HOUR));
        plant.device("EWS1", EWS);
        plant.device("PLC-1", PLC);
        for (int look = 0; look < looks; look++) {
            for (int i = 0; i < 10; i++) {
                read(plant, 220 + 3 * (look % 6) + i % 3);
            }
            plant.pass(10 * MINUTE - 20 * SECOND);
        }
        plant.pass(MINUTE);
        plant.lines().clear();
        for (int i = 0; i < 10; i++) {
            read(plant, 190 + i % 2);
        }
        return plant.alerts().getFirst();
    }

    private static void read(Plant plant, long value) {
        PointRange point = PointRange.of("holding", 7, ValueList.unsigned(new long[] {value}));
        plant.ask(EWS, PLC, "modbus", "1", Plant.READ_HOLDING, point);
        plant.pass(2 * SECOND);
    }

    @Test
    void afterFewLooksItsRangeIsNotKnown() {
        AlertState alert = outside(6, 1);
        assertThat(alert.origin().kind()).isEqualTo(Kind.VALUE_RANGE);
        assertThat(alert.severity()).isEqualTo(Severity.INFO);
        assertThat(alert.origin().explanation().explanation()).contains("few readings of this point are known");
    }

    @Test
    void afterManyItIs() {
        AlertState alert = outside(144, 24);
        assertThat(alert.severity()).isEqualTo(Severity.LOW);
    }

    /** Somebody else reads the same point all the time. */
    private static void watched(Plant plant, long low, long high) {
        for (int i = 0; i < 250; i++) {
            PointRange point =
                    PointRange.of("holding", 7, ValueList.unsigned(new long[] {low + i * 11L % (high - low + 1)}));
            plant.ask(HMI, PLC, "modbus", "1", Plant.READ_HOLDING, point);
            plant.pass(10 * SECOND);
        }
    }

    private List<AlertState> beside(long low, long high) {
        Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
        plant.device("EWS1", EWS);
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        watched(plant, low, high);
        for (int i = 0; i < 60; i++) {
            read(plant, 220 + i % 18);
        }
        plant.pass(2 * HOUR);
        plant.lines().clear();
        for (int i = 0; i < 10; i++) {
            read(plant, 190 + i % 2);
        }
        return plant.alerts().stream()
                .filter(each -> each.origin().kind() == Kind.VALUE_RANGE)
                .toList();
    }

    @Test
    void whatAnotherReaderKnowsWellIsNoNews() {
        assertThat(beside(150, 240)).isEmpty();
    }

    @Test
    void whatLiesBeyondThatIsTold() {
        assertThat(beside(200, 240)).hasSize(1);
    }

    @Test
    void whatIsAnotherRangeSaysNothingOfThisOne() {
        assertThat(beside(150, 210)).hasSize(1);
    }
}
