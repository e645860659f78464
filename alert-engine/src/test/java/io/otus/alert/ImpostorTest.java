package io.otus.alert;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.START;
import static io.otus.alert.Plant.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.alert.AlertState;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Operation;
import io.otus.core.event.Origin;
import io.otus.core.event.Service;
import io.otus.core.event.SpokenByTurns;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.net.Endpoint;
import io.otus.core.net.MacAddress;
import io.otus.core.net.Transport;
import io.otus.testkit.TestFlow;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A device that sends from the address of another one. */
class ImpostorTest {
    private static final int HMI = 1;
    private static final int PLC = 2;
    private static final int LAPTOP = 9;
    /** The card of no known device. */
    private static final MacAddress CARD = new MacAddress(0x0200_0000_0077L);

    private static MacAddress mac(int host) {
        return Objects.requireNonNull(endpoint(host, 0).mac());
    }

    /** Two cards send from an address by turns; what shows it ends with a frame of the first. */
    private static void byTurns(Plant plant, int address, MacAddress now, MacAddress other) {
        TestFlow flow = TestFlow.of(Transport.UDP, endpoint(address, 123), endpoint(HMI, 123));
        long frame = plant.now() / 1_000_000_000L;
        FrameSpan span = new FrameSpan(frame + 1, plant.now(), 0, 60);
        Evidence both = new Evidence("cafe00000000", List.of(new FrameSpan(frame, plant.now(), 0, 60), span), 2, null);
        Origin origin = new Origin(flow, 0, "ip", "cafe00000000", plant.now(), span, both);
        plant.engine()
                .spokenByTurns(new SpokenByTurns(
                        origin, 0, Objects.requireNonNull(endpoint(address, 0).ip()), now, other, 2));
    }

    /** The first device sends from the address of the second one too. */
    static void learnImpostor(Plant plant) {
        byTurns(plant, PLC, mac(PLC), mac(HMI));
    }

    /** A card of no known device sends from the address of the second device too. */
    static void beginNewCard(Plant plant) {
        byTurns(plant, PLC, mac(PLC), CARD);
    }

    private static void redirect(Plant plant, int address, MacAddress sender) {
        Endpoint source = new Endpoint(0, sender, endpoint(address, -1).ip(), Endpoint.NO_PORT);
        TestFlow flow = TestFlow.of(Transport.IP, source, endpoint(HMI, Endpoint.NO_PORT));
        Origin origin = new Origin(flow, 0, "icmp", "cafe00000000", plant.now(), new FrameSpan(1, plant.now(), 0, 60));
        Service service = new Service(5, "redirect", Action.CONFIGURE);
        plant.engine()
                .operationRequested(
                        new Operation(origin, flow.endpoint(0), flow.endpoint(1), "", service, List.of(), null));
    }

    private static void expectLaptop(Plant plant, Severity severity) {
        AlertState told = plant.only(Kind.ARP_SPOOF, severity);
        assertThat(told.origin().explanation().title()).isEqualTo("LAPTOP speaks as 10.0.0.2 of PLC-1");
        assertThat(told.assets())
                .extracting(each -> each.id() + " " + each.role())
                .containsExactly("asset-9 source", "asset-2 target");
    }

    @Test
    void whoeverSendsInTheNameOfAControllerIsTheSource() {
        Plant plant = Plant.watched();
        byTurns(plant, PLC, mac(PLC), mac(LAPTOP));
        expectLaptop(plant, Severity.CRITICAL);
        plant.pass(MINUTE);
        byTurns(plant, PLC, mac(PLC), mac(LAPTOP));
        expectLaptop(plant, Severity.CRITICAL);
        assertThat(plant.alerts().getFirst().evidence())
                .as("a frame of each, and another one of the laptop's")
                .hasSize(3);
    }

    @Test
    void soHeIsWhereHeSpeaksLast() {
        Plant plant = Plant.watched();
        plant.arp(PLC, PLC);
        byTurns(plant, PLC, mac(LAPTOP), mac(PLC));
        expectLaptop(plant, Severity.CRITICAL);
    }

    @Test
    void whoClaimsTheAddressByArpTooIsNotTheOwnerByThat() {
        Plant plant = Plant.watched();
        plant.arp(PLC, PLC);
        plant.arp(LAPTOP, PLC);
        byTurns(plant, PLC, mac(PLC), mac(LAPTOP));
        expectLaptop(plant, Severity.CRITICAL);
    }

    @Test
    void theAddressOfAnOfficeComputerIsHigh() {
        Plant plant = Plant.watched();
        byTurns(plant, HMI, mac(HMI), mac(LAPTOP));
        plant.only(Kind.ARP_SPOOF, Severity.HIGH);
    }

    @Test
    void aSecondNetworkCardTakesTurnsWhileLearning() {
        Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        byTurns(plant, PLC, mac(PLC), CARD);
        plant.pass(3 * HOUR);
        byTurns(plant, PLC, mac(PLC), CARD);
        byTurns(plant, HMI, mac(HMI), CARD);
        assertThat(plant.alerts())
                .as("for this address and others of the device")
                .isEmpty();
    }

    @Test
    void aCardThatBeginsToSpeakForADeviceLaterIsNone() {
        Plant plant = Plant.watched();
        byTurns(plant, PLC, mac(PLC), CARD);
        AlertState told = plant.only(Kind.ARP_SPOOF, Severity.CRITICAL);
        assertThat(told.origin().explanation().title()).isEqualTo("02:00:00:00:00:77 speaks as 10.0.0.2 of PLC-1");
        assertThat(told.origin().explanation().explanation())
                .contains("which is a card of no known device; the card of 10.0.0.2 is 02:00:00:00:00:02");
        assertThat(told.assets())
                .extracting(each -> each.id() + " " + each.role())
                .contains("asset-2 target");
    }

    @Test
    void oneThatClaimsTheAddressTooIsAConflictAndNothingBeside() {
        Plant plant = Plant.watched();
        plant.arp(PLC, PLC);
        plant.arp(0x77, PLC);
        plant.arp(PLC, PLC);
        byTurns(plant, PLC, mac(PLC), CARD);
        plant.only(Kind.IP_CONFLICT, Severity.HIGH);
    }

    @Test
    void soIsOneOfWhichOnlyTheMacAddressIsHeard() {
        Plant plant = Plant.watched();
        plant.namelessDevice(0x77);
        byTurns(plant, PLC, mac(PLC), CARD);
        assertThat(plant.alerts())
                .filteredOn(each -> each.origin().kind() == Kind.ARP_SPOOF)
                .hasSize(1);
    }

    @Test
    void whoWasNotThereWhileLearningMayHaveAnyCards() {
        Plant plant = Plant.watched();
        plant.device("SERVER", 20);
        byTurns(plant, 20, mac(20), CARD);
        assertThat(plant.alerts()).noneMatch(each -> each.origin().kind() == Kind.ARP_SPOOF);
    }

    private static void approve(Plant plant, int host) {
        Objects.requireNonNull(Objects.requireNonNull(plant.engine().baseline().find("asset-" + host))
                        .presence())
                .approve();
    }

    @Test
    void soMayWhoWasApprovedLater() {
        Plant plant = Plant.watched();
        plant.device("SERVER", 20);
        approve(plant, 20);
        byTurns(plant, 20, mac(20), CARD);
        assertThat(plant.alerts()).noneMatch(each -> each.origin().kind() == Kind.ARP_SPOOF);
    }

    @Test
    void whereABaselineIsEnforcedNobodyKnowsWhoseCardsTakeTurns() {
        Plant plant = new Plant(new LearningPlan.Enforce());
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        approve(plant, PLC);
        plant.pass(HOUR);
        beginNewCard(plant);
        assertThat(plant.alerts()).noneMatch(each -> each.origin().kind() == Kind.ARP_SPOOF);
    }

    @Test
    void aCardOfABridgeHasNoAddressButTheOneThatItMadeUp() {
        Plant plant = Plant.watched();
        plant.address(LAPTOP, "169.254.242.182");
        byTurns(plant, PLC, mac(PLC), mac(LAPTOP));
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void aRouterSendsForMany() {
        Plant plant = Plant.watched();
        plant.forwards(LAPTOP);
        byTurns(plant, PLC, mac(PLC), mac(LAPTOP));
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void whoMerelySaysToBeARouterSendsForNobody() {
        Plant plant = Plant.watched();
        plant.role(LAPTOP, "router");
        new PlantNetwork(plant).claims(LAPTOP, "lldp", Attribute.CAPABILITY, "router", "lldp system_capabilities");
        byTurns(plant, PLC, mac(PLC), mac(LAPTOP));
        expectLaptop(plant, Severity.CRITICAL);
    }

    /** A mirror beside it shows none of what it passes on. */
    @Test
    void aRouterThatSaidSoWhileLearningIsOne() {
        Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        plant.device("LAPTOP", LAPTOP);
        new PlantNetwork(plant).claims(LAPTOP, "lldp", Attribute.CAPABILITY, "router", "lldp system_capabilities");
        plant.pass(3 * HOUR);
        byTurns(plant, PLC, mac(PLC), mac(LAPTOP));
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void nobodyIsBlamedWhereTheAddressIsNeithers() {
        Plant plant = Plant.watched();
        byTurns(plant, PLC, mac(HMI), mac(LAPTOP));
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void whatDidSoWhileLearningIsLow() {
        Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        plant.device("LAPTOP", LAPTOP);
        byTurns(plant, PLC, mac(PLC), mac(LAPTOP));
        plant.pass(3 * HOUR);
        byTurns(plant, PLC, mac(PLC), mac(LAPTOP));
        assertThat(plant.alerts()).extracting(AlertState::severity).containsExactly(Severity.HIGH, Severity.LOW);
    }

    @Test
    void aRedirectInTheNameOfAnotherNeedsNoTurns() {
        Plant plant = Plant.watched();
        plant.arp(PLC, PLC);
        redirect(plant, PLC, mac(LAPTOP));
        assertThat(plant.alerts())
                .filteredOn(each -> each.origin().kind() == Kind.ARP_SPOOF)
                .hasSize(1);
    }

    @Test
    void aRedirectOfTheOwnerIsNoForgery() {
        Plant plant = Plant.watched();
        plant.arp(PLC, PLC);
        redirect(plant, PLC, mac(PLC));
        assertThat(plant.alerts()).noneMatch(each -> each.origin().kind() == Kind.ARP_SPOOF);
    }
}
