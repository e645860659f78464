package io.otus.alert.detect.silence;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.SECOND;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.PlantNetwork;
import io.otus.alert.alert.AlertState;
import io.otus.alert.alert.Status;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Severity;
import io.otus.alert.maintenance.Devices;
import io.otus.alert.maintenance.MaintenancePlan;
import io.otus.alert.maintenance.MaintenanceWindow;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Devices behind one gateway that fall silent together. */
class SerialLineTest {
    private static final int MASTER = 1;
    private static final int GATEWAY = 2;
    private static final int HISTORIAN = 3;

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
    private final PlantNetwork network = new PlantNetwork(plant);

    @BeforeEach
    void learn() {
        plant.device("SCADA", MASTER);
        plant.device("GATEWAY", GATEWAY);
        plant.device("HISTORIAN", HISTORIAN);
        for (int i = 0; i < 7 * 60; i++) {
            poll(true, true, true);
            plant.pass(10 * SECOND);
        }
    }

    /** The master asks units 1 and 2, the historian unit 3; those that are reached answer. */
    private void poll(boolean... reached) {
        for (int i = 0; i < reached.length; i++) {
            int client = i == 2 ? HISTORIAN : MASTER;
            String unit = String.valueOf(i + 1);
            if (reached[i]) {
                network.readsState(client, GATEWAY, unit);
            } else {
                network.readsInVain(client, GATEWAY, unit);
            }
        }
    }

    private void historian(int minutes) {
        for (int i = 0; i < 6 * minutes; i++) {
            network.readsState(HISTORIAN, GATEWAY, "3");
            plant.pass(10 * SECOND);
        }
    }

    private List<AlertState> lines() {
        return plant.alerts().stream()
                .filter(each -> each.origin().explanation().title().contains("devices behind"))
                .toList();
    }

    @Test
    void twoThatFallSilentWhileAnotherAnswersAreTheirLine() {
        for (int i = 0; i < 12; i++) {
            poll(false, false, true);
            plant.pass(10 * SECOND);
        }
        assertThat(lines()).singleElement().satisfies(alert -> {
            assertThat(alert.severity()).isEqualTo(Severity.MEDIUM);
            assertThat(alert.origin().explanation().title())
                    .isEqualTo("2 devices behind GATEWAY fell silent, and it did not: units 1, 2");
        });
    }

    @Test
    void whoStopsAskingAfterAFewSecondsShowsNoSilenceOfAMinute() {
        for (int i = 0; i < 5; i++) {
            poll(false, false);
            plant.pass(2 * SECOND);
        }
        historian(10);
        assertThat(lines()).isEmpty();
    }

    @Test
    void questionsInVainBeforeALongPauseBelongToNoneBehindIt() {
        for (int i = 0; i < 4; i++) {
            poll(false, false);
            plant.pass(5 * SECOND);
        }
        historian(6);
        poll(false, false);
        historian(1);
        assertThat(lines()).isEmpty();
    }

    @Test
    void theyAreToldAgainWhenTheyAnsweredInBetween() {
        for (int i = 0; i < 60; i++) {
            poll(i >= 20 && i < 40, i >= 20 && i < 40, true);
            plant.pass(10 * SECOND);
        }
        assertThat(lines())
                .singleElement()
                .satisfies(alert -> assertThat(alert.count()).isEqualTo(2));
    }

    @Test
    void declaredWorkAtTheGatewayCoversIt() {
        Devices gateway = new Devices(List.of("10.0.0." + GATEWAY));
        plant.engine()
                .maintenance(new MaintenancePlan(List.of(new MaintenanceWindow(
                        plant.now(), plant.now() + HOUR, gateway, gateway, Set.of(), "new cable"))));
        for (int i = 0; i < 12; i++) {
            poll(false, false, true);
            plant.pass(10 * SECOND);
        }
        plant.pass(MINUTE);
        assertThat(plant.alerts()).isNotEmpty().allMatch(each -> each.status() == Status.CLOSED);
    }
}
