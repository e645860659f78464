package io.otus.alert.detect.learned;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;
import java.util.Collections;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Points that are switched next to others, whose state the device tells or does not. */
class ReturnPointsTest {
    private static final int SCADA = 1;
    private static final int STATION = 20;
    private static final int STATIONS = 2;
    private static final long COMMANDS = 3_000;
    private static final long STATES = 1_000;
    private static final int TOLD = 12;

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));

    /** Stations tell twelve states; all switches but the first one are used while learning. */
    private void learned() {
        plant.device("SCADA", SCADA);
        for (int i = 0; i < STATIONS; i++) {
            plant.device("RTU-" + i, STATION + i);
        }
        for (int round = 0; round < 20; round++) {
            for (int i = 0; i < STATIONS; i++) {
                tells(STATION + i, round);
                for (int point = 1; point < TOLD; point++) {
                    plant.coil(SCADA, STATION + i, COMMANDS + point, round % 2 == 0);
                }
            }
            plant.pass(MINUTE);
        }
        plant.pass(2 * HOUR);
        plant.lines().clear();
    }

    private void tells(int station, int round) {
        ValueList states = ValueList.join(Collections.nCopies(TOLD, ValueList.bit(round % 2 == 0)));
        plant.ask(SCADA, station, "modbus", "1", Plant.READ_HOLDING, PointRange.of("coil", STATES, states));
        long[] measured =
                IntStream.range(0, 40).mapToLong(i -> 40_000L + 7L * round * i).toArray();
        plant.ask(
                SCADA,
                station,
                "modbus",
                "1",
                Plant.READ_HOLDING,
                PointRange.of("coil", STATES + 1_000, ValueList.unsigned(measured)));
    }

    @Test
    void aPointWhoseStateIsToldIsOneMoreOfItsNeighbours() {
        learned();
        plant.coil(SCADA, STATION, COMMANDS, true);
        plant.only(Kind.POINT_NEW, Severity.LOW);
    }

    @Test
    void aPointOfWhichNothingIsToldIsNone() {
        learned();
        plant.coil(SCADA, STATION, COMMANDS + TOLD, true);
        plant.only(Kind.POINT_NEW, Severity.HIGH);
    }

    @Test
    void aPointFurtherAwayIsNone() {
        learned();
        plant.coil(SCADA, STATION, COMMANDS - 1, true);
        plant.only(Kind.POINT_NEW, Severity.HIGH);
    }

    @Test
    void whoNeverSwitchedThereSwitchesNoneOfIts() {
        learned();
        plant.device("HMI", SCADA + 1);
        plant.coil(SCADA + 1, STATION, COMMANDS, true);
        assertThat(plant.alerts())
                .anyMatch(each -> each.also().contains(Kind.POINT_NEW))
                .noneMatch(each -> each.severity() == Severity.LOW);
    }
}
