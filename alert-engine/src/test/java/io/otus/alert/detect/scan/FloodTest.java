package io.otus.alert.detect.scan;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.SECOND;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.PlantNetwork;
import io.otus.alert.alert.AlertState;
import io.otus.alert.alert.InvolvedAsset;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.core.event.Action;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FloodTest {
    private static final int HMI = 1;
    private static final int PLC = 2;
    private static final int LAPTOP = 9;

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
    private final PlantNetwork network = new PlantNetwork(plant);

    private void learned(int busiest) {
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        plant.device("LAPTOP", LAPTOP);
        for (int i = 0; i < busiest; i++) {
            plant.read(HMI, PLC, 0, 40);
        }
        plant.pass(2 * HOUR);
    }

    private void expectFlood() {
        assertThat(plant.alerts()).hasSize(1);
        assertThat(plant.alerts().getFirst().origin().kind()).isEqualTo(Kind.FLOOD);
        assertThat(plant.alerts().getFirst().severity()).isEqualTo(Severity.HIGH);
        assertThat(plant.alerts().getFirst().attack()).containsExactly("T0814");
    }

    @Test
    void aHundredConnectionsToOnePortWithinASecondAreAFlood() {
        learned(2);
        for (int i = 0; i < 150; i++) {
            network.open(LAPTOP, PLC, 502);
        }
        expectFlood();
        assertThat(plant.alerts().getFirst().origin().explanation().title())
                .isEqualTo("PLC-1 is flooded with connections");
        assertThat(plant.alerts().getFirst().origin().explanation().explanation())
                .doesNotContain("network card");
    }

    @Test
    void forgedSourcesAreToldWithTheCardThatTheyComeFrom() {
        learned(2);
        MacAddress laptop = Plant.endpoint(LAPTOP, 1).mac();
        for (int i = 0; i < 150; i++) {
            IpAddress forged = IpAddress.parse("10.79.0." + (1 + i));
            network.open(new Endpoint(0, laptop, forged, 1025), Plant.endpoint(PLC, 502));
        }
        AlertState flood = plant.alerts().stream()
                .filter(each -> each.origin().kind() == Kind.FLOOD)
                .findFirst()
                .orElseThrow();
        assertThat(flood.origin().explanation().explanation())
                .contains("the latest one from 10.79.0.100 through network card " + laptop + " of LAPTOP.");
    }

    @Test
    void messagesTenTimesAsManyAsLearnedAreAFlood() {
        learned(12);
        for (int i = 0; i < 119; i++) {
            plant.read(HMI, PLC, 0, 40);
        }
        assertThat(plant.alerts()).isEmpty();
        plant.read(HMI, PLC, 0, 40);
        expectFlood();
    }

    @Test
    void whoTellsUnaskedIsTheSourceAndWhoItIsToldTheTarget() {
        learned(2);
        Service unsolicited = new Service(130, "unsolicited_response", Action.NOTIFY);
        for (int i = 0; i < 150; i++) {
            plant.tell(PLC, HMI, "modbus", unsolicited);
        }
        AlertState flood = plant.alerts().stream()
                .filter(each -> each.origin().kind() == Kind.FLOOD)
                .findFirst()
                .orElseThrow();
        assertThat(flood.origin().explanation().title()).isEqualTo("HMI1 is flooded with messages");
        assertThat(flood.assets()).extracting(InvolvedAsset::id).containsExactly("asset-" + PLC, "asset-" + HMI);
        assertThat(flood.assets()).extracting(InvolvedAsset::role).containsExactly("source", "target");
        assertThat(Objects.requireNonNull(flood.origin().network()).sourcePort())
                .isEqualTo(502);
    }

    @Test
    void floodsToEitherSideOfAConversationAreTwo() {
        learned(2);
        Service unsolicited = new Service(130, "unsolicited_response", Action.NOTIFY);
        for (int i = 0; i < 150; i++) {
            plant.tell(PLC, HMI, "modbus", unsolicited);
        }
        plant.pass(20 * SECOND);
        for (int i = 0; i < 150; i++) {
            plant.ask(HMI, PLC, "modbus", "", Plant.READ_HOLDING, PointRange.of("holding", 0, 40));
        }
        assertThat(plant.alerts())
                .filteredOn(each -> each.origin().kind() == Kind.FLOOD)
                .extracting(each -> each.assets().getFirst().id())
                .containsExactlyInAnyOrder("asset-" + PLC, "asset-" + HMI);
    }

    @Test
    void asManyOverALongerTimeAreNone() {
        learned(2);
        for (int second = 0; second < 20; second++) {
            for (int i = 0; i < 50; i++) {
                network.open(LAPTOP, PLC, 502).sent(0, 9, 900);
            }
            plant.pass(SECOND);
        }
        assertThat(plant.alerts()).isEmpty();
    }
}
