package io.otus.alert.detect.access;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.PlantNetwork;
import io.otus.alert.alert.AlertState;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.core.event.SessionSeen;
import io.otus.core.net.Endpoint;
import io.otus.testkit.TestFlow;
import java.util.List;
import java.util.Set;
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
        fetches(network, client, server);
    }

    private static void fetches(PlantNetwork network, int client, Endpoint server) {
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
        assertThat(plant.alerts())
                .filteredOn(each -> each.origin().kind() == Kind.LATERAL)
                .allSatisfy(each -> assertThat(each.attack()).contains("T0863", "T0817"));
    }

    /** Sees a program fetched on the given days of ten, under the plan that learns by repetition, and once more. */
    private static List<AlertState> fetchedOn(Set<Integer> days) {
        Plant plant = new Plant(LearningPlan.Repetition.DEFAULT);
        PlantNetwork network = new PlantNetwork(plant);
        plant.device("HMI1", HMI);
        plant.device("PLC1", CONTROLLER);
        plant.device("WSUS", UPDATES);
        plant.device("PC8", OFFICE);
        for (int hour = 0; hour <= 10 * 24; hour++) {
            plant.read(HMI, CONTROLLER, 0, 2);
            fetches(network, OFFICE, Plant.endpoint(HMI, 80)); // so that learning comes to an end
            if (hour % 24 == 0 && days.contains(hour / 24)) {
                fetches(network, HMI, Plant.endpoint(UPDATES, 8_530));
            }
            plant.pass(HOUR);
        }
        fetches(network, HMI, Plant.endpoint(UPDATES, 8_530));
        return plant.alerts().stream()
                .filter(each -> each.origin().kind() == Kind.LATERAL)
                .toList();
    }

    @Test
    void whatWasFetchedDayByDayWhileLearningIsKnown() {
        assertThat(fetchedOn(Set.of(0, 1, 2, 3, 4, 5))).isEmpty();
    }

    @Test
    void whatWasFetchedTooSeldomToBeKnownIsLow() {
        assertThat(fetchedOn(Set.of(3)))
                .singleElement()
                .satisfies(each -> assertThat(each.severity()).isEqualTo(Severity.LOW));
    }

    @Test
    void whatWasNeverFetchedIsHighWhenLearningHasEndedByItself() {
        assertThat(fetchedOn(Set.of()))
                .singleElement()
                .satisfies(each -> assertThat(each.severity()).isEqualTo(Severity.HIGH));
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
