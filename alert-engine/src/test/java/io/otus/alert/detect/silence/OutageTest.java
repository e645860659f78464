package io.otus.alert.detect.silence;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.SECOND;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.alert.AlertState;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A controller that polls and sets its own inputs and outputs, and loses its supply together with them. */
class OutageTest {
    private static final int HMI = 1;
    private static final int PLC = 2;
    private static final int IO = 3;
    private static final int IO2 = 4;
    private static final int OTHER = 5;
    private static final int CELL = 6;
    private static final int GATEWAY = 7;
    private static final int DRIVE = 8;

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));

    @BeforeEach
    void learn() {
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        plant.device("IO-1", IO);
        plant.device("IO-2", IO2);
        plant.device("PLC-2", OTHER);
        plant.device("CELL", CELL);
        plant.device("GATEWAY", GATEWAY);
        plant.device("DRIVE", DRIVE);
        run(3_700);
        assertThat(plant.alerts()).isEmpty();
    }

    private void run(int seconds) {
        for (int i = 0; i < seconds; i++) {
            plant.read(PLC, IO, 0, 10);
            plant.read(PLC, IO2, 0, 10);
            if (i % 60 == 0) {
                plant.write(PLC, IO, 5, 100);
            }
            plant.read(HMI, OTHER, 0, 10);
            if (i % 2 == 0) {
                plant.read(HMI, PLC, 0, 10);
            }
            cell();
            plant.pass(SECOND);
        }
    }

    /** Another controller and a gateway that it polls, which polls a drive itself. */
    private void cell() {
        plant.read(CELL, GATEWAY, 0, 10);
        if (plant.now() / SECOND % 60 == 0) {
            plant.write(CELL, GATEWAY, 5, 100);
        }
        plant.read(GATEWAY, DRIVE, 0, 10);
    }

    private void without(int seconds, boolean isAskedFor) {
        without(seconds, isAskedFor, false);
    }

    private void without(int seconds, boolean isAskedFor, boolean areItsDevices) {
        for (int i = 0; i < seconds; i++) {
            plant.read(HMI, OTHER, 0, 10);
            cell();
            if (isAskedFor && i % 5 == 0) {
                plant.asksFor(HMI, PLC);
            }
            if (areItsDevices && i % 5 == 0) {
                plant.asksFor(HMI, IO);
            }
            plant.pass(SECOND);
        }
    }

    @Test
    void whoeverIsBackLikeADeviceThatRestartsWasNotMissed() {
        without(50, true);
        run(60);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void whatIsBackBeforeItsMasterWasOutAllTheSame() {
        without(40, true);
        plant.arp(IO, IO);
        without(8, true);
        plant.arp(PLC, PLC);
        without(4, true);
        run(60);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void anOutageThatLastsIsNoMasterThatStopped() {
        without(100, true, true);
        plant.only(Kind.MASTER_SILENT, Severity.MEDIUM);
    }

    @Test
    void devicesThatOnlyAnswerFallSilentAfterAMasterThatIsOutAlone() {
        without(100, true);
        plant.only(Kind.MASTER_SILENT, Severity.HIGH);
    }

    @Test
    void aDeviceThatPollsOthersItselfIsOutWithoutBeingLookedFor() {
        for (int i = 0; i < 100; i++) {
            plant.read(PLC, IO, 0, 10);
            plant.read(PLC, IO2, 0, 10);
            plant.read(HMI, OTHER, 0, 10);
            plant.read(HMI, PLC, 0, 10);
            if (i % 5 == 0) {
                plant.asksFor(HMI, CELL);
            }
            plant.pass(SECOND);
        }
        assertThat(plant.alerts())
                .filteredOn(each -> each.origin().explanation().title().startsWith("CELL"))
                .extracting(AlertState::severity)
                .containsExactly(Severity.MEDIUM);
    }

    @Test
    void aMasterThatIsBackAndDoesNotPollDidStop() {
        without(40, true);
        plant.arp(PLC, PLC);
        without(40, true);
        plant.only(Kind.MASTER_SILENT, Severity.HIGH);
    }

    @Test
    void whereNobodyLooksForTheMasterNothingShowsThatItIsOut() {
        without(50, false);
        plant.only(Kind.MASTER_SILENT, Severity.HIGH);
    }

    @Test
    void aMasterIsNotOutTogetherWithWhoIsHeard() {
        for (int i = 0; i < 50; i++) {
            without(1, i % 5 == 0);
            plant.arp(IO, IO);
        }
        plant.only(Kind.MASTER_SILENT, Severity.HIGH);
    }
}
