package io.otus.alert.detect.internet;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.SECOND;
import static io.otus.alert.Plant.START;
import static io.otus.alert.PlantNetwork.internet;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.PlantNetwork;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.alert.maintenance.Devices;
import io.otus.alert.maintenance.MaintenancePlan;
import io.otus.alert.maintenance.MaintenanceWindow;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Calls of the internet that were there while learning, and should perhaps not have been. */
class PastBeaconTest {
    private static final int HMI = 1;
    private static final int PLC = 2;
    private static final int OFFICE = 9;
    private static final long PAUSE = 45 * SECOND;

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
    private final PlantNetwork network = new PlantNetwork(plant);

    private void work(int minutes) {
        for (int i = 0; i < minutes; i++) {
            plant.read(HMI, PLC, 0, 40);
            plant.pass(MINUTE);
        }
    }

    /** Some minutes pass, a device calls, and learning goes on to its end and beyond. */
    private void calls(int host, int calls, long pause) {
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        plant.device("OFFICE", OFFICE);
        work(15);
        for (int i = 0; i < calls; i++) {
            plant.read(HMI, PLC, 0, 40);
            network.answer(network.open(host, internet("198.51.100.1", 443)));
            plant.pass(pause);
        }
        work(55);
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
}
