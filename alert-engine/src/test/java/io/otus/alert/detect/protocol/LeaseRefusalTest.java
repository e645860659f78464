package io.otus.alert.detect.protocol;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.SECOND;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.PlantNetwork;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.core.event.LeaseStep;
import org.junit.jupiter.api.Test;

/** Devices that get no address. */
class LeaseRefusalTest {
    private static final int SERVER = 1;
    private static final int PANEL = 2;

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
    private final PlantNetwork network = new PlantNetwork(plant);

    private void devices() {
        plant.device("SERVER", SERVER);
        plant.device("PANEL", PANEL);
    }

    private void learned() {
        devices();
        plant.pass(2 * HOUR);
    }

    private void refused(int times, long pause) {
        for (int i = 0; i < times; i++) {
            network.refusesLease(SERVER, PANEL, LeaseStep.REFUSED);
            plant.pass(pause);
        }
    }

    private String title() {
        return plant.only(Kind.PROTOCOL_ERROR, Severity.LOW)
                .origin()
                .explanation()
                .title();
    }

    @Test
    void aDeviceThatIsRefusedAgainAndAgainIsTold() {
        learned();
        refused(20, MINUTE);
        assertThat(title()).isEqualTo("PANEL is refused an address by DHCP again and again");
    }

    @Test
    void oneThatGetsAnotherAddressIsNot() {
        learned();
        for (int i = 0; i < 20; i++) {
            refused(2, 2 * SECOND);
            network.lends(SERVER, PANEL);
            plant.pass(MINUTE);
        }
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void whatARelayPassesOnIsOneRefusal() {
        learned();
        for (int i = 0; i < 4; i++) {
            refused(2, SECOND / 1_000);
            plant.pass(MINUTE);
        }
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void aFewOnEachDayAreNone() {
        learned();
        for (int i = 0; i < 10; i++) {
            refused(3, MINUTE);
            plant.pass(12 * HOUR);
        }
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void oneWhoseAddressesOthersHaveIsToldThoughItGetsThem() {
        learned();
        for (int i = 0; i < 6; i++) {
            network.lends(SERVER, PANEL);
            network.refusesLease(SERVER, PANEL, LeaseStep.DECLINED);
            plant.pass(MINUTE);
        }
        assertThat(title()).isEqualTo("PANEL finds that others have the addresses which it gets by DHCP");
    }

    @Test
    void whatWasSoWhileThatWasLearnedIsNoNews() {
        devices();
        refused(20, MINUTE);
        plant.pass(2 * HOUR);
        refused(20, MINUTE);
        assertThat(plant.alerts()).isEmpty();
    }
}
