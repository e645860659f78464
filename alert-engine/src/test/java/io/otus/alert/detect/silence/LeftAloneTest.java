package io.otus.alert.detect.silence;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.SECOND;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.otus.alert.Plant;
import io.otus.alert.PlantNetwork;
import io.otus.alert.alert.AlertState;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose silence follows from that of others, and whose does not. */
class LeftAloneTest {
    private static final int HMI = 1;
    private static final int PLC = 2;
    private static final int OTHER = 3;
    private static final int HISTORIAN = 4;
    private static final int LAPTOP = 5;

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
    private final PlantNetwork network = new PlantNetwork(plant);

    /** An hour in which an HMI polls one controller, which a laptop asked once, and a historian another one. */
    @BeforeEach
    void learn() {
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        plant.device("PLC-2", OTHER);
        plant.device("HIST1", HISTORIAN);
        plant.device("LAPTOP", LAPTOP);
        plant.read(LAPTOP, PLC, 0, 10);
        for (int i = 0; i < 1_900; i++) {
            plant.read(HMI, PLC, 0, 10);
            goOn(2 * SECOND);
            if (i == 1_000) {
                plant.arp(LAPTOP, LAPTOP); // it is still there: who leaves at once is told of
            }
        }
        assertThat(plant.alerts()).isEmpty();
    }

    /** The historian goes on alone. */
    private void goOn(long duration) {
        for (long at = 0; at < duration; at += 2 * SECOND) {
            plant.read(HISTORIAN, OTHER, 20, 10);
            plant.pass(2 * SECOND);
        }
    }

    /** The one alert of a device that fell silent. */
    private AlertState silence() {
        List<AlertState> all = plant.alerts().stream()
                .filter(each -> each.origin().kind() == Kind.ASSET_SILENT)
                .toList();
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    @Test
    void aMasterOfOneDeviceMaySkipSomeTurns() {
        goOn(45 * SECOND);
        plant.read(HMI, PLC, 0, 10);
        assertThat(plant.alerts()).isEmpty();
        goOn(65 * SECOND);
        plant.only(Kind.MASTER_SILENT, Severity.MEDIUM);
    }

    @Test
    void aDeviceThatFellSilentWithItsMasterIsMissedOnceThatIsBack() {
        goOn(400 * SECOND);
        plant.missed(PLC, 400 * SECOND);
        assertThat(plant.alerts())
                .extracting(each -> each.origin().kind(), AlertState::severity)
                .containsExactly(tuple(Kind.MASTER_SILENT, Severity.MEDIUM), tuple(Kind.ASSET_SILENT, Severity.INFO));
        assertThat(silence().origin().explanation().explanation())
                .contains("HMI1, with which it talks, fell silent with it.");
        for (int i = 0; i < 50; i++) {
            plant.readInVain(HMI, PLC, 0, 10);
            goOn(2 * SECOND);
        }
        assertThat(silence().severity()).isEqualTo(Severity.MEDIUM);
    }

    @Test
    void whoIsNotAskedAnyMoreDidNotFailToAnswer() {
        for (int i = 0; i < 200; i++) {
            plant.read(HMI, OTHER, 0, 10); // it lives, and leaves the one out
            goOn(2 * SECOND);
        }
        plant.missed(PLC, 400 * SECOND);
        assertThat(silence().origin().explanation().explanation())
                .contains("nobody asks it any more: HMI1, which did, stopped.");
        assertThat(silence().assets()).extracting(each -> each.name()).contains("HMI1", "PLC-1");
    }

    @Test
    void whoFellSilentWithAllThatAskIsExcused() {
        goOn(400 * SECOND);
        plant.missed(PLC, 400 * SECOND);
        assertThat(silence().severity()).isEqualTo(Severity.INFO);
    }

    @Test
    void whoAskedItLongAgoAndIsStillThereIsNoReason() {
        goOn(MINUTE);
        plant.arp(LAPTOP, LAPTOP);
        goOn(340 * SECOND);
        plant.missed(PLC, 400 * SECOND);
        assertThat(silence().severity()).isEqualTo(Severity.INFO);
    }

    @Test
    void whoAskedItAMomentAgoAndIsStillThereWouldHearIt() {
        plant.read(LAPTOP, PLC, 0, 10);
        goOn(MINUTE);
        plant.arp(LAPTOP, LAPTOP);
        goOn(340 * SECOND);
        plant.missed(PLC, 400 * SECOND);
        assertThat(silence().severity()).isEqualTo(Severity.MEDIUM);
    }

    @Test
    void whoIsHeardLongAfterItsMasterFallsSilentByItself() {
        for (int i = 0; i < 60; i++) {
            goOn(MINUTE);
            plant.arp(PLC, PLC);
        }
        goOn(400 * SECOND);
        plant.missed(PLC, 400 * SECOND);
        assertThat(silence().severity()).isEqualTo(Severity.MEDIUM);
    }

    @Test
    void whoIsAskedInVainByAnybodyIsNotLeftAlone() {
        goOn(MINUTE);
        plant.readInVain(LAPTOP, PLC, 0, 10);
        goOn(340 * SECOND);
        plant.missed(PLC, 400 * SECOND);
        assertThat(silence().severity()).isEqualTo(Severity.MEDIUM);
    }

    @Test
    void oneAttemptToReachItIsNoneAndTwoAre() {
        goOn(400 * SECOND);
        plant.missed(PLC, 400 * SECOND);
        network.open(LAPTOP, PLC, 502);
        goOn(2 * MINUTE);
        assertThat(silence().severity()).isEqualTo(Severity.INFO);
        network.open(LAPTOP, PLC, 502);
        goOn(20 * SECOND);
        assertThat(silence().severity()).isEqualTo(Severity.MEDIUM);
    }

    @Test
    void attemptsThatLieFarApartAreOneEach() {
        goOn(400 * SECOND);
        plant.missed(PLC, 400 * SECOND);
        for (int i = 0; i < 3; i++) {
            network.open(LAPTOP, PLC, 502);
            goOn(10 * MINUTE);
        }
        assertThat(silence().severity()).isEqualTo(Severity.INFO);
    }
}
