package io.otus.alert.detect.scan;

import static io.otus.alert.Plant.DAY;
import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.PlantNetwork;
import io.otus.alert.PlantRuns;
import io.otus.alert.alert.AlertState;
import io.otus.alert.alert.EvidenceItem;
import io.otus.alert.alert.InvolvedAsset;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.alert.maintenance.Devices;
import io.otus.alert.maintenance.MaintenancePlan;
import io.otus.alert.maintenance.MaintenanceWindow;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameSpan;
import io.otus.testkit.TestFlow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bytes that one device of the plant sends to another. */
class VolumeTest {
    private static final int HISTORIAN = 1;
    private static final int BACKUP = 2;
    private static final int LAPTOP = 9;
    private static final int PORT = 9_100;
    private static final long MEGABYTE = 1_000_000;
    /** More than the headers of the frames take. */
    private static final long HEADERS = 1_000;

    private static final LearningPlan PLAN = new LearningPlan.Until(START + 2 * DAY);

    private Plant plant = new Plant(PLAN);
    private PlantNetwork network = new PlantNetwork(plant);

    /** Two days with a copy of so many megabytes in each night. */
    private void learned(long megabytes) {
        plant.device("HISTORIAN", HISTORIAN);
        plant.device("BACKUP", BACKUP);
        plant.device("LAPTOP", LAPTOP);
        night(megabytes);
        night(megabytes);
        plant.pass(HOUR);
    }

    private void night(long megabytes) {
        copy(HISTORIAN, BACKUP, 3, megabytes / 3);
        plant.pass(DAY - 3 * MINUTE);
    }

    private TestFlow open(int from, int to) {
        TestFlow flow = network.answer(network.open(from, to, PORT));
        flow.frame(1, plant.now());
        return flow;
    }

    private void send(TestFlow flow, long megabytes) {
        flow.frame(0, plant.now()).sent(0, 0, megabytes * MEGABYTE + HEADERS);
    }

    /** One connection in which the client sends so many megabytes in each minute. */
    private void copy(int from, int to, int minutes, long megabytes) {
        copy(open(from, to), minutes, megabytes);
    }

    private void copy(TestFlow flow, int minutes, long megabytes) {
        for (int i = 0; i < minutes; i++) {
            send(flow, megabytes);
            plant.pass(MINUTE);
            plant.engine().flowInterval(flow, plant.now());
        }
        network.end(flow);
    }

    @Test
    void tenTimesTheGreatestLearnedIsToldOnceAsLongAsItGoesOn() {
        learned(3);
        copy(HISTORIAN, BACKUP, 60, 20);
        AlertState alert = plant.only(Kind.FLOOD, Severity.MEDIUM);
        assertThat(alert.count()).isEqualTo(1);
        assertThat(alert.attack()).containsExactly("T0814");
        assertThat(alert.origin().explanation().title()).isEqualTo("HISTORIAN sent 60 MB to BACKUP within 5 minutes");
        assertThat(alert.origin().explanation().fact()).isEqualTo("HISTORIAN -> BACKUP volume");
        assertThat(alert.origin().explanation().explanation()).contains("at most 3 MB in 5 minutes");
        assertThat(alert.assets()).extracting(InvolvedAsset::role).containsExactly("source", "target");
        plant.pass(2 * HOUR);
        copy(HISTORIAN, BACKUP, 60, 20);
        assertThat(plant.alerts()).as("it was normal in between").hasSize(2);
    }

    @Test
    void theLatestOfTheBytesAreShown() {
        learned(3);
        FrameSpan frame = new FrameSpan(4_711, plant.now(), 0, 1_514);
        copy(open(HISTORIAN, BACKUP).payload(0, Evidence.of("cafe00000000", frame)), 10, 20);
        AlertState alert = plant.only(Kind.FLOOD, Severity.MEDIUM);
        assertThat(alert.evidence()).extracting(EvidenceItem::span).containsExactly(frame);
    }

    @Test
    void aBackupThatWasLearnedAndOneTwiceAsLargeAreNone() {
        learned(90);
        copy(HISTORIAN, BACKUP, 3, 30);
        plant.pass(DAY);
        copy(HISTORIAN, BACKUP, 6, 30);
        plant.pass(DAY);
        copy(HISTORIAN, BACKUP, 3, 60);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void aShortBurstBelowTheLeastIsNone() {
        learned(0);
        copy(HISTORIAN, BACKUP, 1, 49);
        plant.pass(HOUR);
        copy(HISTORIAN, BACKUP, 30, 9);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void eachDirectionIsItsOwnOverAllFlows() {
        learned(90);
        for (int i = 0; i < 6; i++) {
            TestFlow flow = open(BACKUP, HISTORIAN);
            send(flow, 10);
            network.end(flow);
        }
        AlertState alert = plant.only(Kind.FLOOD, Severity.MEDIUM);
        assertThat(alert.assets()).extracting(InvolvedAsset::name).containsExactly("BACKUP", "HISTORIAN");
    }

    @Test
    void whatTheMirrorDidNotShowWhileLearningIsNotJudged() {
        plant.device("HISTORIAN", HISTORIAN);
        plant.device("BACKUP", BACKUP);
        network.end(network.open(HISTORIAN, BACKUP, PORT));
        plant.pass(3 * DAY);
        copy(BACKUP, HISTORIAN, 5, 30);
        assertThat(plant.alerts()).noneMatch(VolumeTest::isOfBytes);
    }

    @Test
    void aPairThatIsKnownLearnsAnewOnceAnotherAssetStandsForOneOfTheTwo() {
        plant.device("HISTORIAN", HISTORIAN);
        plant.device("BACKUP", BACKUP);
        plant.read(HISTORIAN, BACKUP, 0, 10);
        learned(6);
        plant.merge(LAPTOP, HISTORIAN);
        copy(HISTORIAN, BACKUP, 3, 1);
        plant.pass(DAY);
        assertThat(plant.alerts()).isEmpty();
        copy(HISTORIAN, BACKUP, 10, 30);
        plant.only(Kind.FLOOD, Severity.MEDIUM);
    }

    @Test
    void aPairThatIsNewIsNotJudged() {
        learned(6);
        copy(LAPTOP, BACKUP, 5, 30);
        plant.pass(2 * DAY);
        copy(LAPTOP, BACKUP, 5, 30);
        assertThat(plant.alerts()).noneMatch(VolumeTest::isOfBytes);
    }

    @Test
    void aPairLearnsForADayThoughLearningEnds() {
        plant.device("HISTORIAN", HISTORIAN);
        plant.device("BACKUP", BACKUP);
        plant.pass(2 * DAY - HOUR);
        copy(HISTORIAN, BACKUP, 1, 1);
        plant.pass(20 * HOUR);
        copy(HISTORIAN, BACKUP, 3, 30);
        plant.pass(DAY);
        copy(HISTORIAN, BACKUP, 3, 60);
        assertThat(plant.alerts()).isEmpty();
        copy(HISTORIAN, BACKUP, 10, 400);
        plant.only(Kind.FLOOD, Severity.MEDIUM);
    }

    @Test
    void twoComputersOfTheOfficeAreLow() {
        learned(6);
        plant.type(HISTORIAN, "workstation");
        plant.type(BACKUP, "server");
        copy(open(HISTORIAN, BACKUP).speaks("smb"), 5, 30);
        plant.only(Kind.FLOOD, Severity.LOW);
    }

    @Test
    void whatNobodyCanReadIsNotLow() {
        learned(6);
        plant.type(HISTORIAN, "workstation");
        plant.type(BACKUP, "server");
        copy(HISTORIAN, BACKUP, 5, 30);
        plant.only(Kind.FLOOD, Severity.MEDIUM);
    }

    @Test
    void declaredWorkOnEitherDeviceIsNone() {
        learned(6);
        Devices target = new Devices(List.of("10.0.0." + BACKUP));
        long now = plant.now();
        MaintenanceWindow window = new MaintenanceWindow(now, now + HOUR, target, target, Set.of(), "");
        plant.engine().maintenance(new MaintenancePlan(List.of(window)));
        copy(HISTORIAN, BACKUP, 30, 30);
        assertThat(plant.alerts()).isEmpty();
        plant.pass(HOUR);
        copy(HISTORIAN, BACKUP, 5, 30);
        plant.only(Kind.FLOOD, Severity.MEDIUM);
    }

    @Test
    void flowsThatEndTogetherAreNotSummedUpAsIfTheyHadSentTogether() {
        learned(6);
        List<TestFlow> flows = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            TestFlow flow = open(HISTORIAN, BACKUP);
            send(flow, 20);
            flows.add(flow);
            plant.pass(10 * MINUTE);
        }
        plant.pass(HOUR);
        flows.reversed().forEach(network::end);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void aFlowWhoseCountIsForgottenDoesNotCountAnew() {
        learned(6);
        TestFlow flow = open(HISTORIAN, BACKUP);
        for (int i = 0; i < 30; i++) {
            send(flow, 5);
            plant.pass(MINUTE);
            plant.engine().flowInterval(flow, plant.now());
        }
        for (int i = 0; i < 8_200; i++) {
            plant.engine().flowInterval(open(HISTORIAN, BACKUP), plant.now());
        }
        plant.engine().flowInterval(flow, plant.now());
        assertThat(plant.alerts()).noneMatch(VolumeTest::isOfBytes);
    }

    @Test
    void theGreatestIsKeptOverARestart(@TempDir Path directory) throws IOException {
        PlantRuns runs = new PlantRuns(directory);
        runs.run(PLAN, first -> {
            use(first);
            learned(90);
        });
        restarted(runs, 60);
        assertThat(runs.lines()).isEmpty();
        restarted(runs, 400);
        assertThat(runs.lines()).hasSize(1);
        assertThat(runs.last()).contains("HISTORIAN sent", "at most 90 MB in 5 minutes");
    }

    private void restarted(PlantRuns runs, long megabytes) throws IOException {
        runs.run(PLAN, next -> {
            use(next);
            plant.knownDevice("HISTORIAN", HISTORIAN);
            plant.knownDevice("BACKUP", BACKUP);
            plant.pass(3 * DAY);
            copy(HISTORIAN, BACKUP, 3, megabytes);
        });
    }

    private static boolean isOfBytes(AlertState alert) {
        return alert.origin().explanation().fact().endsWith(" volume");
    }

    private void use(Plant run) {
        plant = run;
        network = new PlantNetwork(run);
    }
}
