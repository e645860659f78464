package io.otus.alert.detect.internet;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.SECOND;
import static io.otus.alert.Plant.START;
import static io.otus.alert.PlantNetwork.internet;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.PlantNetwork;
import io.otus.alert.PlantRuns;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.alert.maintenance.Devices;
import io.otus.alert.maintenance.MaintenancePlan;
import io.otus.alert.maintenance.MaintenanceWindow;
import io.otus.alert.store.AlertLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls of the internet that were there while learning, and should perhaps not have been. */
class PastBeaconTest {
    private static final int HMI = 1;
    private static final int PLC = 2;
    private static final int OFFICE = 9;
    private static final long PAUSE = 45 * SECOND;

    private static final LearningPlan PLAN = new LearningPlan.Until(START + HOUR);

    private final Plant plant = new Plant(PLAN);
    private final PlantNetwork network = new PlantNetwork(plant);

    private void work(int minutes) {
        work(plant, minutes);
    }

    private static void work(Plant plant, int minutes) {
        for (int i = 0; i < minutes; i++) {
            plant.read(HMI, PLC, 0, 40);
            plant.pass(MINUTE);
        }
    }

    /** Some minutes pass, a device calls, and learning goes on to its end and beyond. */
    private void calls(int host, int calls, long pause) {
        call(plant, network, host, calls, pause);
        work(55);
    }

    private static void call(Plant plant, PlantNetwork network, int host, int calls, long pause) {
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        plant.device("OFFICE", OFFICE);
        work(plant, 15);
        for (int i = 0; i < calls; i++) {
            plant.read(HMI, PLC, 0, 40);
            network.answer(network.open(host, internet("198.51.100.1", 443)));
            plant.pass(pause);
        }
    }

    @Test
    void evenCallsOfADeviceOfTheProcessThatCeasedAreToldForReview() {
        calls(HMI, 15, PAUSE);
        assertThat(plant.only(Kind.BEACON, Severity.MEDIUM)
                        .origin()
                        .explanation()
                        .title())
                .startsWith("HMI1 called 198.51.100.1, port 443 every 45 s for 10 min")
                .endsWith(" while learning, and no more");
    }

    @Test
    void callsThatGoOnAreNormal() {
        calls(HMI, 80, PAUSE);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void callsOfAnOfficeComputerAreNone() {
        calls(OFFICE, 15, PAUSE);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void callsInDeclaredWorkAreNone() {
        Devices hmi = new Devices(List.of("10.0.0." + HMI));
        MaintenanceWindow window =
                new MaintenanceWindow(START + 10 * MINUTE, START + 30 * MINUTE, hmi, hmi, Set.of(), "");
        plant.engine().maintenance(new MaintenancePlan(List.of(window)));
        calls(HMI, 15, PAUSE);
        assertThat(plant.alerts()).allMatch(each -> each.severity() == Severity.INFO);
    }

    /** A run with such calls, some minutes after them, and another one from some time on. */
    private static List<String> restarted(Path directory, int after, long from) throws IOException {
        PlantRuns runs = new PlantRuns(directory);
        runs.run(PLAN, first -> {
            call(first, new PlantNetwork(first), HMI, 15, PAUSE);
            work(first, after);
        });
        runs.run(PLAN, second -> {
            second.knownDevice("HMI1", HMI);
            second.knownDevice("PLC-1", PLC);
            second.pass(from);
            work(second, 40);
        });
        return runs.lines().stream()
                .map(AlertLines.Line::json)
                .filter(json -> json.contains("\"kind\":\"BEACON\""))
                .toList();
    }

    @Test
    void areToldBehindARestartAsWell(@TempDir Path directory) throws IOException {
        assertThat(restarted(directory, 10, 37 * MINUTE))
                .singleElement()
                .satisfies(
                        json -> assertThat(json)
                                .contains(
                                        "HMI1 called 198.51.100.1, port 443 every 45 s for 10 min 30 s while learning, and no more"));
    }

    @Test
    void areToldThoughTheyBecameEvenAfterIt(@TempDir Path directory) throws IOException {
        PlantRuns runs = new PlantRuns(directory);
        runs.run(PLAN, first -> call(first, new PlantNetwork(first), HMI, 5, PAUSE));
        runs.run(PLAN, second -> {
            second.knownDevice("HMI1", HMI);
            second.knownDevice("PLC-1", PLC);
            second.pass(15 * MINUTE + 5 * PAUSE);
            PlantNetwork network = new PlantNetwork(second);
            for (int i = 0; i < 5; i++) {
                network.answer(network.open(HMI, internet("198.51.100.1", 443)));
                second.pass(PAUSE);
            }
            work(second, 50);
        });
        assertThat(runs.lines().stream()
                        .map(AlertLines.Line::json)
                        .filter(json -> json.contains("\"kind\":\"BEACON\"")))
                .singleElement()
                .satisfies(json -> assertThat(json).contains("every 45 s"));
    }

    @Test
    void areToldAtTheNextStartIfLearningEndedBefore(@TempDir Path directory) throws IOException {
        assertThat(restarted(directory, 25, 2 * HOUR)).hasSize(1);
    }

    @Test
    void callsThatNobodyHeardCeaseAreNone(@TempDir Path directory) throws IOException {
        assertThat(restarted(directory, 0, 2 * HOUR)).isEmpty();
    }
}
