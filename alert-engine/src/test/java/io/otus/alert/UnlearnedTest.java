package io.otus.alert;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.SECOND;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.alert.AlertState;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import org.junit.jupiter.api.Test;

/** What is told while a sensor that nobody configured only begins to learn, and what is close to it and is not. */
class UnlearnedTest {
    private static final int HMI = 1;
    private static final int PLC = 2;
    private static final int RTU = 3;
    private static final int LAPTOP = 9;

    private final Plant plant = new Plant(LearningPlan.Repetition.DEFAULT);

    private static Plant started(Plant plant) {
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        plant.device("RTU-1", RTU);
        plant.device("LAPTOP", LAPTOP);
        return plant;
    }

    private void poll(int seconds) {
        for (int i = 0; i < seconds; i++) {
            plant.read(HMI, PLC, 0, 40);
            plant.read(HMI, RTU, 0, 40);
            plant.pass(SECOND);
        }
    }

    @Test
    void aCommandOfWhoDoesNotWatchTheDeviceIsTold() {
        started(plant);
        poll(120);
        plant.coil(LAPTOP, PLC, 3, true);
        plant.coil(LAPTOP, PLC, 3, false);
        poll(60);
        AlertState alert = plant.only(Kind.SETPOINT_WRITE, Severity.MEDIUM);
        assertThat(alert.origin().explanation().title())
                .isEqualTo("LAPTOP wrote coil 3 of PLC-1, unit 1, which it does not watch");
        assertThat(alert.origin().explanation().explanation())
                .as("no line of a baseline says that first commands are normal")
                .contains("To do: ", "close the alert if it was intended")
                .doesNotContain("approve");
        assertThat(alert.attack()).containsExactly("T0855");
    }

    @Test
    void aDeviceThatOnlyAnsweredAndCommandsAnotherIsHigh() {
        started(plant);
        poll(120);
        plant.coil(RTU, PLC, 3, true);
        poll(60);
        plant.only(Kind.SETPOINT_WRITE, Severity.HIGH);
    }

    @Test
    void theAnswerAloneTellsOfACommand() {
        started(plant);
        poll(120);
        plant.answer(PLC, LAPTOP, "modbus", "1", Plant.WRITE_COIL);
        poll(60);
        plant.only(Kind.SETPOINT_WRITE, Severity.MEDIUM);
    }

    @Test
    void aCommandThatIsGivenAgainAndAgainByAWatcherIsLow() {
        started(plant);
        poll(20);
        for (int i = 0; i < 4; i++) {
            plant.coil(HMI, PLC, 3, i % 2 == 0);
            poll(2 + 3 * (i % 2));
        }
        AlertState alert = plant.only(Kind.SETPOINT_WRITE, Severity.LOW);
        assertThat(alert.attack()).contains("T0806");
    }

    @Test
    void whoWatchesOrWritesInACycleIsNot() {
        started(plant);
        poll(20);
        plant.coil(HMI, PLC, 3, true);
        plant.coil(HMI, PLC, 3, false);
        for (int i = 0; i < 120; i++) {
            plant.write(LAPTOP, PLC, 100, i);
            poll(1);
        }
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void whereLearningIsDeclaredNothingOfThatIsTold() {
        Plant declared = started(new Plant(new LearningPlan.Until(START + HOUR)));
        declared.pass(MINUTE);
        declared.coil(LAPTOP, PLC, 3, true);
        for (int i = 0; i < 500; i++) {
            declared.coil(LAPTOP, PLC, 4, true);
            declared.read(LAPTOP, PLC, i, 1);
        }
        declared.pass(MINUTE);
        assertThat(declared.alerts()).isEmpty();
    }

    @Test
    void moreCommandsThanAnyPlantGivesAreAFlood() {
        started(plant);
        poll(20);
        for (int i = 0; i < 250; i++) {
            plant.coil(HMI, PLC, 3, true);
            plant.pass(SECOND / 50);
        }
        assertThat(plant.alerts())
                .anyMatch(alert -> alert.origin().kind() == Kind.FLOOD && alert.severity() == Severity.HIGH);
    }

    @Test
    void aSteadyCycleOfCommandsIsNoFlood() {
        started(plant);
        poll(20);
        for (int i = 0; i < 1_000; i++) {
            plant.coil(HMI, PLC, 3, true);
            plant.pass(SECOND / 20);
        }
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void aHundredPointsInARowAreASweep() {
        started(plant);
        for (int i = 0; i < 150; i++) {
            plant.read(LAPTOP, PLC, i, 1);
            plant.pass(SECOND / 10);
        }
        plant.only(Kind.SCAN_POINT, Severity.MEDIUM);
    }

    @Test
    void aCycleOfFewPointsIsNone() {
        started(plant);
        for (int i = 0; i < 1_000; i++) {
            plant.read(LAPTOP, PLC, i % 90, 1);
            plant.pass(SECOND / 10);
        }
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void whoAsksForAHundredAddressesAtOnceIsAScanAndToldOnce() {
        started(plant);
        for (int round = 0; round < 3; round++) {
            for (int i = 100; i < 220; i++) {
                plant.asksFor(LAPTOP, i);
            }
            plant.pass(2 * HOUR);
        }
        plant.only(Kind.SCAN_HOST, Severity.MEDIUM);
    }

    @Test
    void whoAsksForFewIsNot() {
        started(plant);
        for (int i = 100; i < 180; i++) {
            plant.asksFor(LAPTOP, i);
        }
        assertThat(plant.alerts()).isEmpty();
    }
}
