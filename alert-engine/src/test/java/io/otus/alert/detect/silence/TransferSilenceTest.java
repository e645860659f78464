package io.otus.alert.detect.silence;

import static io.otus.alert.Plant.DAY;
import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.SECOND;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.PlantNetwork;
import io.otus.alert.PlantRuns;
import io.otus.alert.alert.AlertState;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.alert.maintenance.Devices;
import io.otus.alert.maintenance.MaintenancePlan;
import io.otus.alert.maintenance.MaintenanceWindow;
import io.otus.core.event.CaptureHealth;
import io.otus.core.net.Transport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Backups and other transfers at even times: when one is missed, and when nobody has reason to. */
class TransferSilenceTest {
    private static final int SERVER = 1;
    private static final int PLC = 2;
    private static final int PRINTER = 3;
    private static final int SSH = 22;
    /** Runs of each hour that show that. */
    private static final int HOURLY = 26;

    private Plant plant = new Plant(new LearningPlan.Until(START));
    private PlantNetwork network = new PlantNetwork(plant);

    /** A server and a controller that it asks once; a printer is beside them. */
    private void begin(Plant next) {
        plant = next;
        network = new PlantNetwork(next);
        next.device("SRV1", SERVER);
        next.device("PLC-1", PLC);
        next.device("PRN1", PRINTER);
        next.read(SERVER, PLC, 0, 10);
    }

    private void begin(long learned) {
        begin(new Plant(new LearningPlan.Until(START + learned)));
    }

    private void goOn(long duration) {
        goOn(duration, SERVER, PLC);
    }

    /** Time passes in which these say in ARP that they are there. */
    private void goOn(long duration, int... there) {
        long end = plant.now() + duration;
        while (plant.now() < end) {
            for (int host : there) {
                plant.arp(host, host);
            }
            plant.pass(Math.min(MINUTE, end - plant.now()));
        }
    }

    /** Some connections for one run. */
    private void run(int client, int server, int port) {
        for (int i = 0; i < 3; i++) {
            network.answer(network.open(client, server, port));
            plant.pass(20 * SECOND);
        }
    }

    private void runAt(long time) {
        goOn(time - plant.now());
        run(SERVER, PLC, SSH);
    }

    /** Runs numbered from 0, each so long after the start. */
    private void runs(int count, LongUnaryOperator after) {
        for (int i = 0; i < count; i++) {
            runAt(START + after.applyAsLong(i));
        }
    }

    private AlertState missed() {
        AlertState alert = plant.only(Kind.MASTER_SILENT, Severity.LOW);
        assertThat(alert.title()).isEqualTo("SRV1 did not connect to PLC-1, port 22 when it was due");
        return alert;
    }

    private void nothing() {
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void aTransferOfEachHourThatDoesNotComeIsToldOnceUntilItRanAgain() {
        begin(6 * HOUR);
        runs(HOURLY, i -> i * HOUR + MINUTE);
        goOn(88 * MINUTE);
        nothing();
        goOn(3 * MINUTE);
        AlertState alert = missed();
        assertThat(alert.count()).isEqualTo(1);
        assertThat(alert.assets()).extracting(each -> each.name()).containsExactly("SRV1", "PLC-1");
        assertThat(alert.origin().explanation().explanation())
                .contains("a connection about every 1 h")
                .contains("Lowered: a transfer is missing, and no control.");
        assertThat(alert.origin().explanation().fact()).isEqualTo("SRV1 -> PLC-1 runs tcp/22");
        assertThat(alert.evidence()).isNotEmpty();
        goOn(5 * HOUR);
        assertThat(missed().count()).isEqualTo(1);
        for (int i = 0; i < 2; i++) {
            run(SERVER, PLC, SSH);
            goOn(HOUR - MINUTE);
        }
        assertThat(missed().count()).isEqualTo(1);
        goOn(HOUR);
        assertThat(plant.alerts())
                .extracting(each -> each.origin().kind())
                .containsExactly(Kind.MASTER_SILENT, Kind.MASTER_SILENT);
    }

    @Test
    void aBackupOfEachNightThatDoesNotComeIsTold() {
        begin(8 * DAY);
        runs(9, i -> i * DAY + 2 * HOUR);
        goOn(DAY);
        nothing();
        goOn(2 * HOUR);
        missed();
    }

    @Test
    void threeNightsShowABackupAndTheNextDaysMayBeAWeekend() {
        begin(3 * DAY);
        runs(3, i -> i * DAY + 2 * HOUR);
        goOn(3 * DAY);
        nothing();
        goOn(2 * HOUR);
        missed();
    }

    @ParameterizedTest
    @ValueSource(longs = {-9, -1, 1, 9})
    void aRunThatIsSomewhatEarlyOrLateIsNotMissed(long minutes) {
        begin(6 * HOUR);
        runs(HOURLY, i -> i * HOUR + 10 * MINUTE);
        runAt(START + HOURLY * HOUR + (10 + minutes) * MINUTE);
        runAt(START + (HOURLY + 1) * HOUR + 10 * MINUTE);
        goOn(80 * MINUTE);
        nothing();
    }

    @Test
    void smallJitterIsLearned() {
        begin(6 * HOUR);
        runs(HOURLY + 5, i -> i * HOUR + (10 + (i * 7) % 5) * MINUTE);
        nothing();
        goOn(2 * HOUR);
        missed();
    }

    @Test
    void runsThatAreNotEvenAreNotMissed() {
        begin(6 * HOUR);
        runs(HOURLY + 5, i -> i * HOUR + ((i * 17) % 40) * MINUTE);
        goOn(DAY);
        nothing();
    }

    @Test
    void runsOfAnHourThatAreEvenForLessThanADayAreTooFew() {
        begin(6 * HOUR);
        runs(9, i -> i * HOUR);
        runAt(START + 2 * DAY + 30 * MINUTE);
        runs(22, i -> 2 * DAY + (i + 1) * HOUR + 30 * MINUTE);
        goOn(DAY);
        nothing();
    }

    @Test
    void fourRunsOfSixHoursAreEnough() {
        begin(12 * HOUR);
        runs(4, i -> i * 6 * HOUR);
        goOn(7 * HOUR);
        nothing();
        goOn(2 * HOUR);
        missed();
    }

    @Test
    void connectionsOfFewMinutesAreNoTransfers() {
        begin(6 * HOUR);
        runs(300, i -> i * 6 * MINUTE);
        goOn(DAY);
        nothing();
    }

    @Test
    void aWeekendWithoutRunsIsLearned() {
        begin(14 * DAY);
        for (int day = 0; day < 35; day++) {
            if (day % 7 < 5) {
                runAt(START + day * DAY + 2 * HOUR);
            }
        }
        nothing();
        goOn(3 * DAY);
        nothing();
        goOn(3 * HOUR);
        missed();
    }

    @Test
    void aJobOfWorkingHoursIsMissedOnTwoWeekendsAtMost() {
        begin(4 * DAY);
        for (int day = 0; day < 33; day++) {
            for (int hour = 8; hour < 18 && day % 7 < 5; hour++) {
                runAt(START + day * DAY + hour * HOUR);
            }
        }
        assertThat(plant.alerts()).hasSize(2);
        goOn(2 * DAY + 14 * HOUR);
        assertThat(plant.alerts()).hasSize(2);
        goOn(4 * HOUR);
        assertThat(plant.alerts()).hasSize(3);
    }

    @Test
    void whatCeasedWhileLearningIsNotMissed() {
        begin(2 * DAY);
        runs(HOURLY, i -> i * HOUR);
        goOn(DAY);
        nothing();
    }

    @Test
    void pollsOfControlAreWatchedElsewhere() {
        begin(6 * HOUR);
        for (int i = 0; i < HOURLY; i++) {
            network.answer(network.open(SERVER, PLC, 4_000).speaks("modbus"));
            goOn(HOUR);
        }
        goOn(DAY);
        nothing();
    }

    @Test
    void refusedConnectionsAreNoRuns() {
        begin(6 * HOUR);
        for (int i = 0; i < HOURLY; i++) {
            network.refuse(network.open(SERVER, PLC, SSH));
            goOn(HOUR);
        }
        goOn(DAY);
        nothing();
    }

    @Test
    void requestsOfTftpAreRuns() {
        begin(6 * HOUR);
        for (int i = 0; i < HOURLY; i++) {
            network.open(Plant.endpoint(PLC, 2_000 + i), Plant.endpoint(SERVER, 69), Transport.UDP);
            goOn(HOUR);
        }
        goOn(HOUR);
        AlertState alert = plant.only(Kind.MASTER_SILENT, Severity.LOW);
        assertThat(alert.origin().explanation().fact()).isEqualTo("PLC-1 -> SRV1 runs udp/69");
    }

    @Test
    void aPairWithoutPartInTheProcessIsNotWatched() {
        begin(6 * HOUR);
        plant.device("PC1", 4);
        for (int i = 0; i < HOURLY; i++) {
            run(4, PRINTER, SSH);
            plant.arp(SERVER, SERVER); // it is still there: who leaves at once is told of
            goOn(HOUR);
        }
        goOn(DAY);
        nothing();
    }

    @Test
    void pairsThatAreNotWatchedLeaveTheRoomToThoseThatAre() {
        begin(6 * HOUR);
        plant.device("PC1", 4);
        runs(HOURLY, i -> i * HOUR);
        for (int port = 1; port < 4_200; port++) {
            network.answer(network.open(4, PRINTER, port));
        }
        goOn(2 * HOUR);
        assertThat(plant.alerts()).anyMatch(each -> each.title().contains("did not connect to PLC-1"));
    }

    @Test
    void aTransferThatGoesOnIsNotMissed() {
        begin(6 * HOUR);
        runs(HOURLY, i -> i * HOUR);
        goOn(59 * MINUTE);
        var flow = network.answer(network.open(SERVER, PLC, SSH));
        goOn(HOUR);
        flow.frame(0, plant.now());
        goOn(40 * MINUTE);
        nothing();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DROPS", "ONE_SIDED", "SILENT"})
    void nothingIsMissedWhereTheSensorDidNotHear(String kind) {
        begin(6 * HOUR);
        runs(HOURLY, i -> i * HOUR);
        goOn(50 * MINUTE);
        plant.health(CaptureHealth.Kind.valueOf(kind), "eth1");
        int before = plant.alerts().size();
        goOn(5 * HOUR);
        assertThat(plant.alerts()).hasSize(before);
    }

    @Test
    void nothingIsMissedInAGapOfTheCapture() {
        begin(6 * HOUR);
        runs(HOURLY, i -> i * HOUR);
        long from = plant.now();
        plant.engine().timeGap(from, from + 3 * HOUR);
        plant.pass(3 * HOUR);
        goOn(5 * HOUR);
        nothing();
    }

    @Test
    void aGapThatIsOverBeforeTheRunIsDueExcusesNothing() {
        begin(6 * HOUR);
        runs(HOURLY, i -> i * HOUR);
        plant.health(CaptureHealth.Kind.DROPS, "eth1");
        int before = plant.alerts().size();
        goOn(2 * HOUR);
        assertThat(plant.alerts()).hasSize(before + 1);
    }

    @Test
    void declaredWorkExplainsIt() {
        begin(6 * HOUR);
        runs(HOURLY, i -> i * HOUR);
        long due = START + HOURLY * HOUR;
        plant.engine()
                .maintenance(new MaintenancePlan(List.of(new MaintenanceWindow(
                        due - MINUTE,
                        due + MINUTE,
                        new Devices(List.of("10.0.0.9")),
                        new Devices(List.of("10.0.0.2")),
                        Set.of(),
                        "new firmware"))));
        goOn(5 * HOUR);
        nothing();
    }

    @Test
    void whoIsMissedAnywayIsNotToldAgain() {
        begin(6 * HOUR);
        runs(HOURLY, i -> i * HOUR);
        goOn(30 * MINUTE);
        plant.missed(SERVER, 30 * MINUTE);
        goOn(5 * HOUR, PLC);
        assertThat(plant.alerts()).extracting(each -> each.origin().kind()).containsExactly(Kind.ASSET_SILENT);
    }

    @ParameterizedTest
    @ValueSource(ints = {SERVER, PLC})
    void whoIsOffIsNotToldForEachOfItsTransfers(int other) {
        begin(6 * HOUR);
        runs(HOURLY, i -> i * HOUR);
        goOn(5 * HOUR, other);
        nothing();
    }

    @Test
    void whatWasLearnedIsKeptOverARestart(@TempDir Path directory) throws IOException {
        PlantRuns sensor = new PlantRuns(directory);
        LearningPlan plan = new LearningPlan.Until(START + 6 * HOUR);
        sensor.run(plan, first -> {
            begin(first);
            runs(HOURLY, i -> i * HOUR);
        });
        sensor.run(plan, second -> {
            goOnIn(second, (HOURLY - 1) * HOUR + 10 * MINUTE);
            goOn(85 * MINUTE);
        });
        assertThat(sensor.last()).contains("did not connect to PLC-1");
        assertThat(sensor.lines()).hasSize(1);
    }

    @Test
    void aRunGoesOnOverARestart(@TempDir Path directory) throws IOException {
        PlantRuns sensor = new PlantRuns(directory);
        LearningPlan plan = new LearningPlan.Until(START + 6 * HOUR);
        sensor.run(plan, first -> {
            begin(first);
            runs(HOURLY, i -> i * HOUR);
            for (int i = 0; i < 4; i++) {
                run(SERVER, PLC, SSH);
                goOn(MINUTE);
            }
        });
        long stopped = plant.now();
        sensor.run(plan, second -> {
            goOnIn(second, stopped + MINUTE - START);
            run(SERVER, PLC, SSH);
            goOn(2 * HOUR);
        });
        assertThat(sensor.lines()).hasSize(1);
    }

    @Test
    void nothingIsMissedThatWasDueWhileTheSensorWasOff(@TempDir Path directory) throws IOException {
        PlantRuns sensor = new PlantRuns(directory);
        LearningPlan plan = new LearningPlan.Until(START + 6 * HOUR);
        sensor.run(plan, first -> {
            begin(first);
            runs(HOURLY, i -> i * HOUR);
        });
        sensor.run(plan, second -> {
            goOnIn(second, HOURLY * HOUR + 10 * MINUTE);
            goOn(5 * HOUR);
        });
        assertThat(sensor.lines()).isEmpty();
    }

    private void goOnIn(Plant restarted, long passed) {
        plant = restarted;
        network = new PlantNetwork(restarted);
        restarted.pass(passed);
        restarted.knownDevice("SRV1", SERVER);
        restarted.knownDevice("PLC-1", PLC);
        restarted.knownDevice("PRN1", PRINTER);
        restarted.read(SERVER, PLC, 0, 10);
    }
}
