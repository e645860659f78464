package io.otus.alert.detect.device;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.PlantNetwork;
import io.otus.alert.alert.AlertState;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.core.event.Attribute;
import io.otus.core.net.Endpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Devices that state their addresses below IP. */
class StatedAddressTest {
    private static final int PUMP = 4;
    private static final int VALVE = 20;

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
    private final PlantNetwork network = new PlantNetwork(plant);

    @BeforeEach
    void learn() {
        plant.namelessDevice(PUMP);
        plant.namelessDevice(VALVE);
        plant.pass(HOUR + MINUTE);
        assertThat(plant.alerts()).isEmpty();
    }

    private void states(int device, String address) {
        Endpoint station = new Endpoint(0, Plant.endpoint(device, 0).mac(), null, Endpoint.NO_PORT);
        network.claims(station, "pn_dcp", Attribute.IP, address, "dcp");
        plant.pass(MINUTE);
    }

    @Test
    void twoThatStateOneAddressByTurnsAreInConflict() {
        states(PUMP, "192.168.0.31");
        states(VALVE, "192.168.0.31");
        assertThat(plant.alerts()).isEmpty();
        states(PUMP, "192.168.0.31");

        AlertState alert = plant.only(Kind.IP_CONFLICT, Severity.MEDIUM);
        assertThat(alert.origin().explanation().title()).contains("02:00:00:00:00:14", "192.168.0.31");
        states(VALVE, "192.168.0.31");
        assertThat(plant.alerts()).hasSize(1);
    }

    @Test
    void oneThatIsGivenTheAddressOfAnotherOneIsNot() {
        states(PUMP, "192.168.0.31");
        states(VALVE, "192.168.0.31");
        states(PUMP, "192.168.0.32");
        states(VALVE, "192.168.0.31");

        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void neitherIsOneThatComesBackLater() {
        states(PUMP, "192.168.0.31");
        states(VALVE, "192.168.0.31");
        plant.pass(HOUR);
        states(PUMP, "192.168.0.31");

        assertThat(plant.alerts()).isEmpty();
    }
}
