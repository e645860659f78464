package io.otus.alert.detect.device;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.PlantNetwork;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.core.event.Attribute;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What servers tell their clients to use. */
class LeaseContentTest {
    private static final int SERVER = 1;
    private static final int PC = 2;
    private static final int BACKUP = 3;
    private static final int OTHER = 9;
    private static final String ROUTER = "10.77.0.1";
    private static final String NAMES = "10.77.0.5";

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
    private final PlantNetwork network = new PlantNetwork(plant);

    @BeforeEach
    void learn() {
        plant.device("SERVER", SERVER);
        plant.device("PC", PC);
        plant.device("BACKUP", BACKUP);
        plant.device("OTHER", OTHER);
        for (int i = 0; i < 65; i++) {
            network.handsOut(SERVER, PC, ROUTER, NAMES);
            network.claims(OTHER, "dhcp", Attribute.SERVICE, "dhcp_server");
            plant.pass(MINUTE);
        }
        assertThat(plant.alerts()).isEmpty();
    }

    private static String address(int host) {
        return String.valueOf(Plant.endpoint(host, 0).ip());
    }

    @Test
    void anotherRouterThatIsAKnownDeviceStandsBetween() {
        network.handsOut(SERVER, PC, address(OTHER), NAMES);
        var alert = plant.only(Kind.ASSET_CHANGED, Severity.HIGH).origin();
        assertThat(alert.explanation().title())
                .isEqualTo("SERVER hands out " + address(OTHER) + " as router for the first time");
    }

    @Test
    void anotherNameServerThatNobodyKnowsMayBeARebuiltNetwork() {
        network.handsOut(SERVER, PC, ROUTER, "10.77.0.6");
        plant.only(Kind.ASSET_CHANGED, Severity.MEDIUM);
    }

    @Test
    void whatIsHandedOutAsEverIsNoNews() {
        network.handsOut(SERVER, PC, ROUTER, NAMES);
        network.handsOut(BACKUP, PC, ROUTER, NAMES);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void aServerOfAddressesThatSendsClientsElsewhereThanTheOthersIsNot() {
        network.handsOut(OTHER, PC, ROUTER, NAMES); // as who takes over for another one
        assertThat(plant.alerts()).isEmpty();
        network.handsOut(OTHER, PC, "10.77.0.2", NAMES);
        plant.only(Kind.ASSET_CHANGED, Severity.MEDIUM);
    }

    @Test
    void whoHandedOutNothingBeforeIsLow() {
        network.handsOut(BACKUP, PC, "10.77.0.2", NAMES);
        plant.only(Kind.ASSET_CHANGED, Severity.LOW);
    }
}
