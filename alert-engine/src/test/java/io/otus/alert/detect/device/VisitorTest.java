package io.otus.alert.detect.device;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.alert.AlertState;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import org.junit.jupiter.api.Test;

/** Who was there while the sensor learned, and should perhaps not have been. */
class VisitorTest {
    private static final int HMI = 1;
    private static final int PLC = 2;
    private static final int LAPTOP = 9;
    private static final int SPARE = 10;

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));

    private void work(int minutes) {
        for (int i = 0; i < minutes; i++) {
            plant.read(HMI, PLC, 0, 40);
            plant.pass(MINUTE);
        }
    }

    @Test
    void whoCameAndLeftWhileLearningIsTold() {
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        plant.device("SPARE", SPARE);
        work(20);
        plant.device("LAPTOP", LAPTOP);
        for (int i = 0; i < 9; i++) {
            plant.read(LAPTOP, PLC, 0, 40);
            plant.read(SPARE, PLC, 0, 40);
            work(1);
        }
        work(30);
        assertThat(plant.alerts()).isEmpty();
        work(5);
        assertThat(plant.alerts()).hasSize(1);
        AlertState alert = plant.alerts().getFirst();
        assertThat(alert.origin().kind()).isEqualTo(Kind.ROLE_NEW);
        assertThat(alert.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(alert.origin().explanation().title())
                .isEqualTo("LAPTOP acted as a client in modbus for 8 min while learning, and left");
        assertThat(alert.evidence()).isNotEmpty();
    }

    @Test
    void whoWasThereWhenLearningBeganAndLeftSoonIsTold() {
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        plant.device("LAPTOP", LAPTOP);
        for (int i = 0; i < 9; i++) {
            plant.read(LAPTOP, PLC, 0, 40);
            work(1);
        }
        work(55);
        AlertState alert = plant.only(Kind.ROLE_NEW, Severity.MEDIUM);
        assertThat(alert.origin().explanation().title())
                .isEqualTo("LAPTOP acted as a client in modbus for 8 min while learning, and left");
    }

    @Test
    void whoWasThereAllTheTimeMayAskOnlyOnce() {
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        plant.device("EWS1", LAPTOP);
        plant.read(LAPTOP, PLC, 0, 40);
        work(30);
        plant.arp(LAPTOP, LAPTOP); // it is there, and does something else
        work(40);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void whoWasHeardAsLongAsAnybodyDidNotLeave() {
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        work(9);
        plant.pass(HOUR);
        work(1);
        assertThat(plant.alerts()).isEmpty();
    }

    /** A laptop asks for some minutes, after some others. */
    private void visit(int after, int minutes) {
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        work(after);
        plant.device("LAPTOP", LAPTOP);
        for (int i = 0; i < minutes; i++) {
            plant.read(LAPTOP, PLC, 0, 40);
            work(1);
        }
    }

    @Test
    void whoLeftShortlyBeforeTheEndIsToldAsWell() {
        visit(50, 5);
        work(10);
        assertThat(plant.alerts()).hasSize(1);
    }

    @Test
    void whoCameAndStayedIsNormal() {
        visit(20, 39);
        work(5);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void aCriticalActThatIsDoneAgainIsAnotherAlertAfterAPause() {
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        work(70);
        plant.ask(HMI, PLC, "s7comm", "", Plant.STOP);
        plant.pass(4 * MINUTE);
        plant.ask(HMI, PLC, "s7comm", "", Plant.STOP);
        assertThat(plant.alerts()).hasSize(1);
        plant.pass(6 * MINUTE);
        plant.ask(HMI, PLC, "s7comm", "", Plant.STOP);
        assertThat(plant.alerts()).hasSize(2);
    }
}
