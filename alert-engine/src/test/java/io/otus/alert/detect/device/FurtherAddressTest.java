package io.otus.alert.detect.device;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import org.junit.jupiter.api.Test;

/** Addresses that a network card has beside the one that it always had. */
class FurtherAddressTest {
    private static final int HMI = 1;
    private static final int PLC = 2;
    private static final int FREE = 90;

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));

    private void learned() {
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        for (int i = 0; i < 10; i++) {
            plant.arp(HMI, HMI);
            plant.arp(PLC, PLC);
            plant.read(HMI, PLC, 0, 40);
            plant.pass(MINUTE);
        }
    }

    @Test
    void aControllerThatHasAnotherAddressTooIsChanged() {
        learned();
        plant.pass(HOUR);
        plant.arp(PLC, FREE);
        plant.arp(PLC, FREE);
        assertThat(plant.only(Kind.ASSET_CHANGED, Severity.MEDIUM)
                        .origin()
                        .explanation()
                        .title())
                .isEqualTo("PLC-1 says that it has the address 10.0.0.90 too");
    }

    @Test
    void whatItHadWhileLearningIsNoNews() {
        learned();
        plant.arp(PLC, FREE);
        plant.pass(HOUR);
        plant.arp(PLC, FREE);
        plant.arp(PLC, PLC);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void whoControlsNothingChangesItsAddressAsItLikes() {
        learned();
        plant.pass(HOUR);
        plant.arp(HMI, FREE);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void theFirstAddressOfACardIsNone() {
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        plant.read(HMI, PLC, 0, 40);
        plant.pass(2 * HOUR);
        plant.arp(PLC, PLC);
        assertThat(plant.alerts()).isEmpty();
    }
}
