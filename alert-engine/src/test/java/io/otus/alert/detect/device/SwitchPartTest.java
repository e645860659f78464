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
import io.otus.core.event.SessionFact;
import io.otus.core.event.SessionSeen;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who takes the part of a switch. */
class SwitchPartTest {
    private static final int MANAGER = 1;
    private static final int PLC = 2;
    private static final int OFFICE = 3;
    private static final int SPARE = 4;
    private static final int STRANGER = 9;
    private static final String BRIDGE = "8000." + Plant.endpoint(MANAGER, 0).mac();
    private static final String RING = "ff".repeat(16);

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
    private final PlantNetwork network = new PlantNetwork(plant);

    @BeforeEach
    void learn() {
        plant.devices("SW-1", "PLC-1", "PC-7", "SW-2");
        plant.type(PLC, "plc");
        plant.type(SPARE, "switch");
        for (int i = 0; i < 10; i++) {
            tests(MANAGER);
            offers(MANAGER, "auto");
            network.tellsRoot(MANAGER, BRIDGE, BRIDGE);
        }
        plant.pass(HOUR);
    }

    private void tests(int host) {
        network.tellsLink(host, "pn_mrp", "", new SessionFact.Text(SessionSeen.RING_TEST, RING));
        plant.pass(MINUTE);
    }

    private void offers(int host, String status) {
        network.tellsLink(host, "dtp", "", new SessionFact.Text(SessionSeen.TRUNK_OFFER, status));
        plant.pass(MINUTE);
    }

    private void changes(int host) {
        network.tellsLink(host, "stp", "", new SessionFact.Text(SessionSeen.TOPOLOGY_CHANGE, ""));
        plant.pass(MINUTE);
    }

    @Test
    void aKnownEndDeviceThatTellsOfChangesOfTheSpanningTreeIsToldOfOnce() {
        changes(OFFICE);
        changes(OFFICE);
        var alert = plant.only(Kind.ROLE_NEW, Severity.MEDIUM).origin();
        assertThat(alert.explanation().title())
                .isEqualTo("PC-7 tells the bridges of the spanning tree that it changes for the first time");
    }

    @Test
    void aBridgeAndASwitchMayTellOfChanges() {
        changes(MANAGER);
        assertThat(plant.alerts()).isEmpty();
        changes(SPARE);
        plant.only(Kind.ROLE_NEW, Severity.LOW);
    }

    @Test
    void whoWasNeverHeardMayBeANewSwitch() {
        plant.namelessDevice(STRANGER);
        changes(STRANGER);
        assertThat(plant.alerts())
                .filteredOn(each -> each.origin().kind() == Kind.ROLE_NEW)
                .singleElement()
                .matches(each -> each.severity() == Severity.LOW);
    }

    @Test
    void anEndDeviceThatManagesARingIsToldOf() {
        tests(OFFICE);
        tests(OFFICE);
        var alert = plant.only(Kind.ROLE_NEW, Severity.MEDIUM).origin();
        assertThat(alert.explanation().title()).isEqualTo("PC-7 acts as the manager of a ring for the first time");
    }

    @Test
    void anEndDeviceThatOffersATrunkIsToldOf() {
        offers(OFFICE, "desirable");
        var alert = plant.only(Kind.ROLE_NEW, Severity.MEDIUM).origin();
        assertThat(alert.explanation().title()).isEqualTo("PC-7 offers to make its line a trunk for the first time");
    }

    @Test
    void whoIsKnownForItIsSilent() {
        tests(MANAGER);
        offers(MANAGER, "auto");
        offers(MANAGER, "auto trunk");
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void aMemberOfTheRingMayStandIn() {
        tests(PLC);
        plant.only(Kind.ROLE_NEW, Severity.LOW);
    }

    @Test
    void aSwitchMayOfferATrunk() {
        offers(SPARE, "desirable");
        plant.only(Kind.ROLE_NEW, Severity.LOW);
    }
}
