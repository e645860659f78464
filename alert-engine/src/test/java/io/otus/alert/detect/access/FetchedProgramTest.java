package io.otus.alert.detect.access;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.PlantNetwork;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.core.event.SessionSeen;
import io.otus.core.net.Endpoint;
import io.otus.testkit.TestFlow;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Programs that devices take out of others. */
class FetchedProgramTest {
    private static final int HMI = 1;
    private static final int CONTROLLER = 2;
    private static final int UPDATES = 3;
    private static final int OFFICE = 4;
    private static final int STATION = 5;

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
    private final PlantNetwork network = new PlantNetwork(plant);

    private void learned() {
        plant.device("HMI1", HMI);
        plant.device("PLC1", CONTROLLER);
        plant.device("WSUS", UPDATES);
        plant.device("PC8", OFFICE);
        plant.device("EWS1", STATION);
        plant.read(HMI, CONTROLLER, 0, 2);
        plant.read(STATION, CONTROLLER, 0, 2);
        fetches(STATION, UPDATES);
        plant.pass(2 * HOUR);
    }

    private void fetches(int client, int server) {
        fetches(client, Plant.endpoint(server, 8_530));
    }

    private void fetches(int client, Endpoint server) {
        TestFlow flow = network.open(client, server);
        network.session(flow, "http", SessionSeen.PROGRAM_FETCHED, "/upd/hmisvc.exe");
    }

    private long told(Severity severity) {
        return plant.alerts().stream()
                .filter(each -> each.origin().kind() == Kind.LATERAL && each.severity() == severity)
                .count();
    }

    @Test
    void anOperatorsStationThatFetchesOneFromTheOfficeIsHigh() {
        learned();
        fetches(HMI, OFFICE);
        fetches(HMI, OFFICE);
        assertThat(told(Severity.HIGH)).isEqualTo(1);
    }

    @Test
    void fromAServerThatIsKnownToGiveThemItIsLow() {
        learned();
        fetches(HMI, UPDATES);
        assertThat(told(Severity.HIGH)).isZero();
        assertThat(told(Severity.LOW)).isEqualTo(1);
    }

    @Test
    void whatTheTwoAreKnownToDoIsSilent() {
        learned();
        fetches(STATION, UPDATES);
        assertThat(told(Severity.HIGH) + told(Severity.LOW)).isZero();
    }

    @Test
    void theInternetIsOneMachineAndLow() {
        learned();
        for (int i = 1; i < 20; i++) {
            fetches(HMI, PlantNetwork.internet("198.51.100." + i, 80));
        }
        assertThat(told(Severity.HIGH)).isZero();
        assertThat(told(Severity.LOW)).isEqualTo(1);
    }

    @Test
    void whatIsFetchedDayByDayWhileLearningIsKnown() {
        Plant slow = new Plant(new LearningPlan.Repetition(3, 2, Duration.ofDays(7), 0.01));
        PlantNetwork there = new PlantNetwork(slow);
        for (int day = 0; day < 40; day++) {
            slow.read(HMI, CONTROLLER, 0, 2);
            TestFlow flow = there.open(HMI, UPDATES, 8_530);
            there.session(flow, "http", SessionSeen.PROGRAM_FETCHED, "/upd/hmisvc.exe");
            slow.pass(24 * HOUR);
        }
        assertThat(slow.alerts()).noneMatch(each -> each.origin().kind() == Kind.LATERAL);
    }

    @Test
    void betweenComputersOfTheOfficeItIsLow() {
        learned();
        fetches(OFFICE, UPDATES);
        fetches(UPDATES, OFFICE);
        assertThat(told(Severity.HIGH)).isZero();
        assertThat(told(Severity.LOW)).isEqualTo(2);
    }
}
