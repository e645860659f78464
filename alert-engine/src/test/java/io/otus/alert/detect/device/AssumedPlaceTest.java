package io.otus.alert.detect.device;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.SECOND;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.PlantNetwork;
import io.otus.alert.alert.AlertState;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.core.event.Attribute;
import org.junit.jupiter.api.Test;

/** Devices that say below IP to be at an address from which another one speaks. */
class AssumedPlaceTest {
    private static final int HMI = 1;
    private static final int PLC = 2;
    private static final int LAPTOP = 9;

    private Plant plant = Plant.watched();
    private PlantNetwork network = new PlantNetwork(plant);

    private void announces(int host, String name, String address) {
        network.announces(host, "lldp", Attribute.NAME, name);
        network.announces(host, "lldp", Attribute.IP, address);
    }

    @Test
    void whoSaysToBeAtTheAddressOfAControllerThatGoesOnToSpeakPosesAsIt() {
        announces(LAPTOP, "mixer", "10.0.0.2");
        plant.pass(30 * SECOND);
        announces(LAPTOP, "mixer", "10.0.0.2");
        assertThat(plant.alerts()).as("it may have replaced the other one").isEmpty();
        plant.read(HMI, PLC, 0, 40);

        AlertState alert = plant.only(Kind.IP_CONFLICT, Severity.HIGH);
        assertThat(alert.origin().explanation().title())
                .contains("LAPTOP says to be mixer at 10.0.0.2, which is the address of PLC-1");
        assertThat(alert.attack()).containsExactly("T0849");
        assertThat(alert.evidence()).as("what it says, and the other one").hasSize(2);
        assertThat(alert.assets()).extracting(each -> each.id()).containsExactly("asset-9", "asset-2");
    }

    @Test
    void twoCardsOfOneMakerMayBePortsOfOneDeviceAtFirst() {
        announces(LAPTOP, "mixer", "10.0.0.2");
        plant.pass(30 * SECOND);
        plant.read(HMI, PLC, 0, 40);

        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void whoTakesThePlaceOfASilentDeviceMaySayWhereItIs() {
        for (int i = 0; i < 20; i++) {
            announces(LAPTOP, "mixer", "10.0.0.2");
            plant.pass(30 * SECOND);
        }

        assertThat(plant.alerts()).extracting(each -> each.origin().kind()).doesNotContain(Kind.IP_CONFLICT);
    }

    @Test
    void whoSaysWhereItIsItself() {
        announces(LAPTOP, "laptop", "10.0.0.9");
        plant.pass(30 * SECOND);
        announces(LAPTOP, "laptop", "10.0.0.9");
        plant.read(LAPTOP, PLC, 0, 1);
        plant.read(HMI, PLC, 0, 40);

        assertThat(plant.alerts()).extracting(each -> each.origin().kind()).doesNotContain(Kind.IP_CONFLICT);
    }

    @Test
    void whoDidSoWhileThatWasLearnedDoesItByDesign() {
        plant = new Plant(new LearningPlan.Until(START + HOUR));
        network = new PlantNetwork(plant);
        plant.device("HMI1", HMI);
        plant.device("HOST", PLC);
        plant.device("CARD", LAPTOP);
        for (int i = 0; i < 70; i++) {
            announces(LAPTOP, "host", "10.0.0.2");
            plant.pass(MINUTE);
            plant.read(HMI, PLC, 0, 40);
        }

        assertThat(plant.alerts()).isEmpty();
    }
}
