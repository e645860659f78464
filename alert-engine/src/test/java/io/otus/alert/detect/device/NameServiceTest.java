package io.otus.alert.detect.device;

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
import io.otus.core.event.Attribute;
import io.otus.core.event.SessionFact;
import io.otus.core.event.SessionSeen;
import io.otus.core.net.IpAddress;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who changes names at a name server, and who takes them all. */
class NameServiceTest {
    private static final int HMI = 1;
    private static final int PLC = 2;
    private static final int SERVER = 3;
    private static final int LENDER = 4;
    private static final int SECONDARY = 5;
    private static final int OFFICE = 6;
    private static final int PUMP = 8;

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
    private final PlantNetwork network = new PlantNetwork(plant);

    @BeforeEach
    void learn() {
        plant.devices("HMI1", "PLC-1", "DC1", "DHCP1", "DC2", "PC-7", "PC-8");
        plant.device("pump.plant.example", PUMP);
        network.claims(LENDER, "dhcp", Attribute.SERVICE, "dhcp_server", "dhcp offer");
        for (int i = 0; i < 10; i++) {
            plant.read(HMI, PLC, 0, 40);
            asks(HMI, SessionSeen.NAME_QUERY, "dc1.plant.example");
            asks(OFFICE, SessionSeen.NAME_QUERY, "dc1.plant.example");
            asks(SECONDARY, SessionSeen.ZONE_TRANSFER, "plant.example");
            plant.pass(MINUTE);
        }
        plant.pass(HOUR);
    }

    private void updates(int client, String name, String... addresses) {
        List<IpAddress> ips = Stream.of(addresses).map(IpAddress::parse).toList();
        network.session(network.open(client, SERVER, 53), "dns", new SessionFact.NameUpdate(name, ips));
    }

    private void asks(int client, String kind, String detail) {
        network.session(network.open(client, SERVER, 53), "dns", kind, detail);
        plant.pass(SECOND);
    }

    @Test
    void whoLeadsTheNameOfAnotherDeviceElsewhereIsToldOfOnce() {
        updates(OFFICE, "hmi1.plant.example", "10.0.0.6");
        updates(OFFICE, "HMI1.plant.example");
        var alert = plant.only(Kind.ROLE_NEW, Severity.HIGH).origin();
        assertThat(alert.explanation().title()).isEqualTo("PC-7 asks the name service to change the address of HMI1");
        assertThat(alert.explanation().explanation()).contains("lead hmi1.plant.example to 10.0.0.6");
    }

    @Test
    void theNameOfWhoControlsNothingWeighsLess() {
        updates(OFFICE, "pc-8.plant.example", "10.0.0.6");
        plant.only(Kind.ROLE_NEW, Severity.MEDIUM);
    }

    @Test
    void aNameOfAnotherDomainIsAnotherName() {
        updates(OFFICE, "pump.office.example", "10.0.0.6");
        assertThat(plant.alerts()).noneMatch(alert -> alert.origin().kind() == Kind.ROLE_NEW);
        updates(OFFICE, "Pump.Plant.Example", "10.0.0.6");
        assertThat(plant.alerts()).anyMatch(alert -> alert.origin().kind() == Kind.ROLE_NEW);
    }

    @Test
    void ordinaryRegistrationsAreSilent() {
        updates(OFFICE, "pc-7.plant.example", "10.0.0.6");
        updates(OFFICE, "pc-7.plant.example");
        updates(OFFICE, "a-name-of-nobody.plant.example", "10.0.0.6");
        updates(LENDER, "hmi1.plant.example", "10.0.0.77");
        updates(SECONDARY, "hmi1.plant.example", "10.0.0.5", "10.0.0.1");
        assertThat(plant.alerts()).noneMatch(alert -> alert.origin().kind() == Kind.ROLE_NEW);
    }

    @Test
    void whoCopiesAZoneAndIsNoNameServerIsToldOf() {
        asks(SECONDARY, SessionSeen.ZONE_TRANSFER, "plant.example");
        assertThat(plant.alerts()).isEmpty();
        asks(OFFICE, SessionSeen.ZONE_TRANSFER, "plant.example");
        asks(OFFICE, SessionSeen.ZONE_TRANSFER, "other.example");
        var alert = plant.only(Kind.ROLE_NEW, Severity.MEDIUM).origin();
        assertThat(alert.explanation().title()).isEqualTo("PC-7 asks for all names of the zone plant.example");
    }

    /** Days of learning, in which it comes again and again, make it normal. */
    @Test
    void aSecondaryThatCopiesItsZoneWhileItIsLearnedByRepetitionIsNoNews() {
        Plant slow = new Plant(LearningPlan.Repetition.DEFAULT);
        PlantNetwork link = new PlantNetwork(slow);
        slow.devices("DC1", "DC2");
        for (int hour = 0; hour < 40 * 24; hour++) {
            link.session(link.open(2, 1, 53), "dns", SessionSeen.ZONE_TRANSFER, "plant.example");
            slow.pass(HOUR);
        }
        assertThat(slow.alerts()).isEmpty();
    }
}
