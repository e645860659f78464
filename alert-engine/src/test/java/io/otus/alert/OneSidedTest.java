package io.otus.alert;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.alert.AlertState;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import org.junit.jupiter.api.Test;

/** A mirror port that shows what clients send and none of the answers. */
class OneSidedTest {
    private static final int HMI = 1;
    private static final int PLC = 2;
    private static final int LAPTOP = 9;

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));

    private void learned() {
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        for (int i = 0; i < 10; i++) {
            plant.readInVain(HMI, PLC, 0, 40);
            plant.pass(MINUTE);
        }
        plant.pass(HOUR);
    }

    @Test
    void whereDevicesAreOnlyAskedANewDeviceIsInANetworkOfTheProcess() {
        learned();
        plant.device("LAPTOP", LAPTOP);
        plant.pass(MINUTE);
        assertThat(plant.alerts())
                .filteredOn(alert -> alert.origin().kind() == Kind.ASSET_NEW)
                .extracting(AlertState::severity)
                .containsExactly(Severity.MEDIUM);
    }
}
