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

/** An address that servers pass between them. */
class SharedAddressTest {
    private static final int ON_DUTY = 1;
    private static final int STANDBY = 2;
    private static final int PLC = 3;
    private static final int PANEL = 4;
    private static final int SERVICE = 90;

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));

    private void learned(boolean isShared) {
        plant.device("SCADA-A", ON_DUTY);
        plant.device("SCADA-B", STANDBY);
        plant.device("PLC-1", PLC);
        plant.device("HMI2", PANEL);
        for (int i = 0; i < 60; i++) {
            for (int each = ON_DUTY; each <= PANEL; each++) {
                plant.arp(each, each);
            }
            plant.arp(isShared && i / 20 == 1 ? STANDBY : ON_DUTY, SERVICE);
            plant.read(ON_DUTY, PLC, 0, 40);
            plant.pass(MINUTE);
        }
        plant.pass(HOUR);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void whoTakesItAndIsNoneOfThemIsTold() {
        learned(true);
        plant.arp(PANEL, SERVICE);
        assertThat(plant.only(Kind.ASSET_CHANGED, Severity.MEDIUM)
                        .origin()
                        .explanation()
                        .title())
                .isEqualTo("HMI2 takes the address 10.0.0.90, which SCADA-A and SCADA-B shared");
    }

    @Test
    void thoseWhoSharedItPassItOn() {
        learned(true);
        plant.arp(STANDBY, SERVICE);
        plant.pass(20 * MINUTE);
        plant.arp(ON_DUTY, SERVICE);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void anAddressOfOneAloneMayGoToAnother() {
        learned(false);
        plant.arp(PANEL, SERVICE);
        assertThat(plant.alerts()).isEmpty();
    }
}
