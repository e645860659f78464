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
import io.otus.alert.alert.InvolvedAsset;
import io.otus.alert.alert.Status;
import io.otus.alert.audit.AuditEntry;
import io.otus.alert.audit.DecisionKind;
import io.otus.alert.audit.Decisions;
import io.otus.alert.audit.Lesson;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.core.event.CaptureHealth;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SilenceTest {
    private static final int HMI = 1;
    private static final int PLC = 2;
    private static final int PLC2 = 3;
    private static final int HISTORIAN = 4;
    private static final int STANDBY = 5;

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));

    /**
     * An hour in which an HMI polls two controllers every two seconds, and a historian every ten; in its middle a
     * standby polls for two minutes.
     */
    @BeforeEach
    void learn() {
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        plant.device("PLC-2", PLC2);
        plant.device("HIST1", HISTORIAN);
        plant.device("HMI2", STANDBY);
        run(30 * MINUTE, HMI);
        run(2 * MINUTE, STANDBY);
        run(29 * MINUTE, HMI);
        assertThat(plant.lines()).isEmpty();
    }

    private void run(long duration, int master) {
        for (long at = 0; at < duration; at += 2 * SECOND) {
            plant.read(master, PLC, 0, 10);
            plant.read(master, PLC2, 0, 10);
            if (at % (10 * SECOND) == 0) {
                plant.read(HISTORIAN, PLC, 20, 10);
                plant.read(HISTORIAN, PLC2, 20, 10);
            }
            plant.pass(2 * SECOND);
        }
    }

    /** The historian goes on alone. */
    private void without(long duration) {
        for (long at = 0; at < duration; at += 10 * SECOND) {
            plant.read(HISTORIAN, PLC, 20, 10);
            plant.read(HISTORIAN, PLC2, 20, 10);
            plant.pass(5 * SECOND).pass(5 * SECOND);
        }
    }

    private void archive(int step) {
        if (step % 5 == 0) {
            plant.read(HISTORIAN, PLC, 20, 10);
            plant.read(HISTORIAN, PLC2, 20, 10);
        }
    }

    private AlertState only() {
        assertThat(plant.alerts()).hasSize(1);
        return plant.alerts().getFirst();
    }

    @Test
    void aMasterThatFallsSilentIsOneAlertForAllItPolled() {
        run(5 * MINUTE, HMI);
        without(10 * MINUTE);
        AlertState alert = only();
        assertThat(alert.origin().kind()).isEqualTo(Kind.MASTER_SILENT);
        assertThat(alert.attack()).containsExactly("T0815", "T0829");
        assertThat(alert.origin().explanation().title()).isEqualTo("HMI1 fell silent: it polls none of its 2 devices");
        assertThat(alert.origin().firstSeen() - START).isBetween(66 * MINUTE, 68 * MINUTE);
        assertThat(alert.severity()).isEqualTo(Severity.MEDIUM);
    }

    /** Two are called silent when it is told; of the third one, polled last, a request may not be due yet. */
    @ParameterizedTest
    @CsvSource({"2, it polls none of its 3 devices", "60, it polls at least 2 of its 3 devices no more"})
    void allThatAMasterPollsNoMoreIsCounted(int period, String what) {
        Plant other = new Plant(new LearningPlan.Until(START + HOUR));
        other.device("HMI1", HMI);
        other.device("PLC-1", PLC);
        other.device("PLC-2", PLC2);
        other.device("PLC-3", STANDBY);
        other.device("HIST1", HISTORIAN);
        for (int i = 0; i < 1_920; i++) {
            if (i < 1_860) {
                other.read(HMI, PLC, 0, 10);
                other.read(HMI, PLC2, 0, 10);
            }
            if (i < 1_864 && 2 * i % period == 0) {
                other.read(HMI, STANDBY, 0, 10);
            }
            if (i % 4 == 0) {
                other.read(HISTORIAN, PLC, 20, 10);
            }
            other.pass(2 * SECOND);
        }
        assertThat(other.alerts())
                .extracting(each -> each.origin().explanation().title())
                .containsExactly("HMI1 fell silent: " + what);
    }

    @Test
    void aMasterThatWritesIsMissedMore() {
        Plant writing = new Plant(new LearningPlan.Until(START + HOUR));
        writing.device("HMI1", HMI);
        writing.device("PLC-1", PLC);
        writing.device("PLC-2", PLC2);
        writing.device("HIST1", HISTORIAN);
        for (int i = 0; i < 3_700; i++) {
            writing.read(HISTORIAN, PLC2, 0, 10);
            if (i < 3_600) {
                writing.read(HMI, PLC, 0, 10);
            }
            if (i % 600 == 0) {
                writing.write(HMI, PLC, 5, 100);
            }
            writing.pass(SECOND);
        }
        assertThat(writing.alerts()).hasSize(1);
        assertThat(writing.alerts().getFirst().severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void silenceOfEverythingIsTheSensors() {
        run(5 * MINUTE, HMI);
        plant.pass(5 * MINUTE);
        run(5 * MINUTE, HMI);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void aJumpOfTimeMakesNobodySilent() {
        run(5 * MINUTE, HMI);
        plant.pass(5 * HOUR);
        run(5 * MINUTE, HMI);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void aKnownStandInThatTakesOverLowersIt() {
        run(5 * MINUTE, HMI);
        without(20 * SECOND);
        run(8 * MINUTE, STANDBY);
        assertThat(only().origin().kind()).isEqualTo(Kind.MASTER_SILENT);
        assertThat(only().severity()).isEqualTo(Severity.INFO);
    }

    @Test
    void aMasterWithAStandInMayRestart() {
        run(5 * MINUTE, HMI);
        without(70 * SECOND);
        run(5 * MINUTE, HMI);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void aMasterIsNotWaitedForWhenItsStandInIsNoDeviceAnyMore() {
        plant.dismiss(STANDBY);
        run(5 * MINUTE, HMI);
        without(70 * SECOND);
        assertThat(only().origin().kind()).isEqualTo(Kind.MASTER_SILENT);
    }

    @Test
    void lostRequestsAreNoSilence() {
        for (int i = 0; i < 300; i++) {
            if (i % 10 < 4) { // two seconds apart, then twelve
                plant.read(HMI, PLC, 0, 10);
                plant.read(HMI, PLC2, 0, 10);
            }
            archive(i);
            plant.pass(2 * SECOND);
        }
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void lostFramesExcuseSilence() {
        run(5 * MINUTE, HMI);
        plant.health(CaptureHealth.Kind.DROPS, "eth1");
        without(5 * MINUTE);
        assertThat(plant.alerts())
                .filteredOn(each -> each.origin().kind() == Kind.MASTER_SILENT)
                .hasSize(1)
                .allMatch(each -> each.severity() == Severity.LOW);
    }

    @Test
    void whoLeavesOneDeviceOutIsToldOf() {
        for (int i = 0; i < 300; i++) {
            plant.read(HMI, PLC, 0, 10);
            archive(i);
            plant.pass(2 * SECOND);
        }
        assertThat(only().origin().explanation().title()).isEqualTo("HMI1 stopped polling PLC-2, unit 1");
        assertThat(only().severity()).isEqualTo(Severity.LOW);
    }

    @Test
    void aDeviceThatNobodyPollsAnyMoreIsOutOfSight() {
        Plant small = new Plant(new LearningPlan.Until(START + HOUR));
        small.device("HMI1", HMI);
        small.device("PLC-1", PLC);
        small.device("PLC-2", PLC2);
        for (int i = 0; i < 2_200; i++) {
            small.read(HMI, PLC, 0, 10);
            if (i < 1_900) {
                small.read(HMI, PLC2, 0, 10);
            }
            small.pass(2 * SECOND);
        }
        small.only(Kind.MASTER_SILENT, Severity.MEDIUM);
    }

    @Test
    void aDeviceThatDoesNotAnswerIsTheSilentOne() {
        for (int i = 0; i < 60; i++) {
            plant.read(HMI, PLC, 0, 10);
            plant.readInVain(HMI, PLC2, 0, 10);
            if (i % 5 == 0) {
                plant.read(HISTORIAN, PLC, 20, 10);
                plant.readInVain(HISTORIAN, PLC2, 20, 10);
            }
            plant.pass(2 * SECOND);
        }
        AlertState alert = only();
        assertThat(alert.origin().kind()).isEqualTo(Kind.ASSET_SILENT);
        assertThat(alert.severity()).isEqualTo(Severity.INFO);
        assertThat(alert.origin().explanation().title()).isEqualTo("PLC-2 fell silent");
    }

    @Test
    void aDeviceThatWasHeardAgainFallsSilentAnew() {
        askInVain();
        assertThat(only().count()).isEqualTo(1);
        run(2 * MINUTE, HMI);
        askInVain();
        assertThat(only().count()).isEqualTo(2);
    }

    @Test
    void aDeviceIsNotHeardByThatTheSensorWasDeaf() {
        askInVain();
        plant.pass(9 * MINUTE);
        askInVain();
        assertThat(only().count()).isEqualTo(1);
    }

    @Test
    void whoSoughtADeviceBeforeTheSensorWasDeafSoughtIt() {
        run(SECOND, HMI);
        stepsWithout(12 * SECOND);
        new PlantNetwork(plant).open(HMI, PLC2, 502);
        stepsWithout(4 * SECOND);
        plant.pass(5 * MINUTE);
        stepsWithout(50 * SECOND);
        assertThat(only().origin().kind()).isEqualTo(Kind.ASSET_SILENT);
    }

    /** PLC-2 is neither asked nor heard. */
    private void stepsWithout(long duration) {
        for (int i = 0; i < duration / (2 * SECOND); i++) {
            plant.read(HMI, PLC, 0, 10);
            archiveOne(i);
            plant.pass(2 * SECOND);
        }
    }

    @Test
    void aSilenceThatLastsRaisesTheAlertThatItHas() {
        long last = plant.now();
        askInVain();
        assertThat(only().severity()).isEqualTo(Severity.INFO);
        plant.missed(PLC2, plant.now() - last);
        assertThat(only().severity()).isEqualTo(Severity.MEDIUM); // a line says so at once
        assertThat(only().occurrence().n()).isEqualTo(1);
        assertThat(only().assets()).extracting(InvolvedAsset::name).containsExactly("HMI1", "PLC-2");
    }

    @Test
    void whatSomebodyTookNoteOfIsToldAnewOnceItIsWorse() {
        long last = plant.now();
        askInVain();
        String id = only().origin().id();
        AuditEntry noted = new AuditEntry(
                1, "2026-03-02T08:00:00Z", "jane", DecisionKind.ACKNOWLEDGE, id, Lesson.NONE, null, 0, "");
        plant.engine().decisions(Decisions.of(List.of(noted), ""), List.of());
        plant.pass(SECOND);
        plant.missed(PLC2, plant.now() - last);
        assertThat(plant.alerts())
                .extracting(AlertState::status, AlertState::severity)
                .containsExactly(tuple(Status.ACKNOWLEDGED, Severity.INFO), tuple(Status.NEW, Severity.MEDIUM));
    }

    @Test
    void whatLastsRaisesNoAlertThatNamesAnotherDevice() {
        long last = plant.now();
        for (int i = 0; i < 200; i++) {
            plant.readInVain(HMI, PLC, 0, 10); // one alert of both, that is named after this one
            plant.readInVain(HMI, PLC2, 0, 10);
            plant.pass(2 * SECOND);
        }
        plant.missed(PLC2, plant.now() - last);
        assertThat(plant.alerts())
                .filteredOn(each -> each.origin().kind() == Kind.ASSET_SILENT)
                .extracting(each -> each.origin().explanation().title(), AlertState::severity)
                .containsExactly(
                        tuple("PLC-1 fell silent", Severity.INFO), tuple("PLC-2 fell silent", Severity.MEDIUM));
    }

    /** PLC-2 does not answer for some minutes. */
    private void askInVain() {
        for (int i = 0; i < 200; i++) {
            plant.read(HMI, PLC, 0, 10);
            plant.readInVain(HMI, PLC2, 0, 10);
            archiveOne(i);
            plant.pass(2 * SECOND);
        }
    }

    private void archiveOne(int step) {
        if (step % 5 == 0) {
            plant.read(HISTORIAN, PLC, 20, 10);
        }
    }

    @Test
    void anotherPeriodIsLow() {
        for (int i = 0; i < 200; i++) {
            plant.read(HMI, PLC, 0, 10);
            plant.read(HMI, PLC2, 0, 10);
            if (i % 4 == 0) {
                archive(i / 4);
            }
            plant.pass(SECOND / 2);
        }
        assertThat(only().origin().kind()).isEqualTo(Kind.POLL_CHANGE);
        assertThat(only().severity()).isEqualTo(Severity.LOW);
        assertThat(only().attack()).containsExactly("T0801");
    }
}
