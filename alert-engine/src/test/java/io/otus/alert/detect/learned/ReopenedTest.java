package io.otus.alert.detect.learned;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.SECOND;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.alert.AlertState;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Severity;
import io.otus.core.event.Action;
import io.otus.core.event.CyclicData;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.value.ValueList;
import org.junit.jupiter.api.Test;

/** Connections that were open before the sensor was, and are opened again. */
class ReopenedTest {
    private static final int PLC = 1;
    private static final int DRIVE = 2;
    private static final Service DATA = new Service(-1, "io_data", Action.NOTIFY);
    private static final Service OPEN = new Service(84, "forward_open", Action.SESSION);
    private static final Service INPUT = new Service(-1, "io_input", Action.NOTIFY);
    private static final Service OUTPUT = new Service(-1, "io_output", Action.WRITE);
    private static final Service SET = new Service(16, "set_attribute_single", Action.WRITE);

    /** Contents that nobody looks at. */
    private record Data() implements CyclicData {
        @Override
        public String message() {
            return "io";
        }

        @Override
        public void fields(FieldWriter out) {}
    }

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));

    private void learn(boolean both) {
        plant.device("PLC-1", PLC);
        plant.device("DRIVE", DRIVE);
        plant.ask(DRIVE, PLC, "modbus", "1", Plant.READ_HOLDING);
        for (int i = 0; i < 60; i++) {
            plant.send(PLC, DRIVE, PLC, "cip", DATA, new Data());
            if (both) {
                plant.send(DRIVE, PLC, DRIVE, "cip", DATA, new Data());
            }
            plant.pass(MINUTE);
        }
        plant.pass(HOUR);
        plant.lines().clear();
    }

    private static PointRange assembly(int number) {
        return PointRange.of("assembly/" + number, 0, ValueList.unsigned(new long[] {1, 2}));
    }

    private void exchange(int assembly) {
        plant.send(PLC, PLC, DRIVE, "cip", OUTPUT, new Data(), assembly(assembly));
        plant.send(DRIVE, PLC, DRIVE, "cip", INPUT, new Data(), assembly(assembly + 1));
    }

    private Severity worst() {
        return plant.alerts().stream()
                .map(AlertState::severity)
                .max(Severity::compareTo)
                .orElse(Severity.INFO);
    }

    @Test
    void namesOnlyWhatWasThere() {
        learn(true);
        plant.ask(PLC, DRIVE, "cip", "", OPEN);
        exchange(1);
        plant.pass(SECOND);
        exchange(3);
        assertThat(plant.alerts()).isNotEmpty();
        assertThat(worst()).isEqualTo(Severity.INFO);
        plant.pass(HOUR);
        exchange(1);
        assertThat(worst()).isEqualTo(Severity.LOW);
    }

    @Test
    void whereOneOnlyToldTheOtherIsNew() {
        learn(false);
        plant.ask(PLC, DRIVE, "cip", "", OPEN);
        exchange(1);
        assertThat(worst()).isGreaterThanOrEqualTo(Severity.HIGH);
    }

    @Test
    void whatIsSetBesideTheDataIsNews() {
        learn(true);
        plant.ask(PLC, DRIVE, "cip", "", OPEN);
        exchange(1);
        plant.lines().clear();
        plant.ask(PLC, DRIVE, "cip", "", SET, assembly(1));
        assertThat(worst()).isEqualTo(Severity.HIGH);
    }

    @Test
    void whatIsOpenedLaterIsNews() {
        learn(true);
        plant.ask(PLC, DRIVE, "cip", "", OPEN);
        exchange(1);
        plant.pass(HOUR);
        plant.lines().clear();
        exchange(5);
        assertThat(worst()).isGreaterThanOrEqualTo(Severity.HIGH);
    }

    @Test
    void whoOpensItTheOtherWayRoundIsNews() {
        learn(true);
        plant.ask(PLC, DRIVE, "cip", "", OPEN);
        exchange(1);
        plant.pass(HOUR);
        plant.lines().clear();
        plant.send(DRIVE, DRIVE, PLC, "cip", OUTPUT, new Data(), assembly(7));
        assertThat(worst()).isGreaterThanOrEqualTo(Severity.HIGH);
    }

    @Test
    void whoOpensOneBesideItIsNews() {
        learn(true);
        plant.send(PLC, DRIVE, PLC, "cip", DATA, new Data());
        plant.send(DRIVE, PLC, DRIVE, "cip", DATA, new Data());
        plant.pass(SECOND);
        exchange(1);
        assertThat(worst()).isGreaterThanOrEqualTo(Severity.HIGH);
    }
}
