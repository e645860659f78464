package io.otus.alert.detect.device;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.PlantNetwork;
import io.otus.alert.alert.AlertState;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.core.event.AddressBinding;
import io.otus.core.event.Attribute;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import io.otus.core.net.Transport;
import org.junit.jupiter.api.Test;

/** Those who tell all others their addresses, or the time. */
class ProviderTest {
    private static final int HMI = 1;
    private static final int PLC = 2;
    private static final int SERVER = 3;

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
    private final PlantNetwork network = new PlantNetwork(plant);

    private void learned() {
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        plant.device("DC1", SERVER);
        for (int i = 0; i < 10; i++) {
            plant.read(HMI, PLC, 0, 40);
            network.claims(SERVER, "dhcp", Attribute.SERVICE, "dhcp_server");
            plant.pass(MINUTE);
        }
        plant.pass(HOUR);
    }

    @Test
    void theKnownServerIsNoNews() {
        learned();
        network.claims(SERVER, "dhcp", Attribute.SERVICE, "dhcp_server");
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void anotherServerIsANewRoleOfADevice() {
        learned();
        network.claims(HMI, "dhcp", Attribute.SERVICE, "dhcp_server");
        assertThat(plant.only(Kind.ROLE_NEW, Severity.HIGH)
                        .origin()
                        .explanation()
                        .title())
                .isEqualTo("HMI1 tells others addresses and routers by DHCP for the first time");
    }

    @Test
    void anotherClockThatAllFollowIsOneToo() {
        learned();
        network.claims(HMI, "ptp", Attribute.SERVICE, "ptp_grandmaster");
        assertThat(plant.only(Kind.ROLE_NEW, Severity.MEDIUM)
                        .origin()
                        .explanation()
                        .title())
                .contains("the time by PTP");
    }

    @Test
    void whoOffersItselfToAllAsTheirRouterIsOneAndWhoAnswersThatItRoutesIsNot() {
        learned();
        network.claims(HMI, "snmp", Attribute.CAPABILITY, "router", "snmp ipForwarding");
        assertThat(plant.alerts()).isEmpty();
        network.claims(HMI, "icmpv6", Attribute.CAPABILITY, "router", "icmpv6 router_advertisement");
        assertThat(plant.only(Kind.ROLE_NEW, Severity.HIGH)
                        .origin()
                        .explanation()
                        .title())
                .isEqualTo("HMI1 tells others by router advertisements that it is their router for the first time");
    }

    @Test
    void whoSaysThatItIsTheWayToOtherNetworksGetsWhatIsForThem() {
        String source = "bacnet i_am_router_to_network";
        plant.device("DC1", SERVER);
        network.claims(SERVER, "bacnet", Attribute.CAPABILITY, "router", source);
        learned();
        network.claims(SERVER, "bacnet", Attribute.CAPABILITY, "router", source);
        assertThat(plant.alerts()).isEmpty();
        network.claims(PLC, "bacnet", Attribute.CAPABILITY, "router", source);
        assertThat(plant.only(Kind.ROLE_NEW, Severity.HIGH)
                        .origin()
                        .explanation()
                        .title())
                .isEqualTo("PLC-1 tells others that it is the way to other networks for the first time");
    }

    @Test
    void whatElseADeviceOffersIsNoMatterOfThis() {
        learned();
        network.claims(HMI, "http", Attribute.SERVICE, "Apache");
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void whoBroadcastsTheTimeIsBelievedByAll() {
        learned();
        network.claims(HMI, "ntp", Attribute.SERVICE, "ntp_server", "ntp");
        assertThat(plant.alerts()).isEmpty();
        network.claims(HMI, "ntp", Attribute.SERVICE, "ntp_server", "ntp broadcast");
        assertThat(plant.only(Kind.ROLE_NEW, Severity.HIGH)
                        .origin()
                        .explanation()
                        .title())
                .isEqualTo("HMI1 tells others the time by NTP for the first time");
    }

    @Test
    void whoIsAskedForTheTimeOrGivesItMayBroadcastIt() {
        plant.device("HMI1", HMI);
        plant.device("DC1", SERVER);
        network.claims(SERVER, "ntp", Attribute.SERVICE, "ntp_server", "ntp");
        plant.device("GATEWAY", SERVER + 2);
        network.open(Plant.endpoint(HMI, 123), Plant.endpoint(SERVER + 2, 123), Transport.UDP);
        learned();
        network.claims(SERVER, "ntp", Attribute.SERVICE, "ntp_server", "ntp broadcast");
        network.claims(SERVER + 2, "ntp", Attribute.SERVICE, "ntp_server", "ntp broadcast");
        assertThat(plant.alerts()).hasSize(2).allMatch(each -> each.severity() == Severity.LOW);
    }

    @Test
    void aVirtualRouterWhereThereWasNoneMayDrawToItselfWhatOthersSend() {
        learned();
        network.claims(HMI, "vrrp", Attribute.CAPABILITY, "router", "vrrp advertisement");
        assertThat(plant.only(Kind.ROLE_NEW, Severity.MEDIUM)
                        .origin()
                        .explanation()
                        .title())
                .isEqualTo("HMI1 tells others by VRRP or HSRP that it is their router for the first time");
    }

    @Test
    void theRouterOfTheSiteMayBecomeAVirtualOneAsWell() {
        learned();
        plant.forwards(SERVER);
        network.claims(SERVER, "hsrp", Attribute.CAPABILITY, "router", "hsrp hello");
        plant.only(Kind.ROLE_NEW, Severity.INFO);
    }

    @Test
    void theBackupOfTheSitesRouterIsSetUpWithIt() {
        learned();
        plant.forwards(SERVER);
        network.claims(inGroup(SERVER), "vrrp", Attribute.CAPABILITY, "router", "vrrp advertisement");
        plant.pass(MINUTE);
        network.claims(inGroup(PLC), "vrrp", Attribute.CAPABILITY, "router", "vrrp advertisement");
        assertThat(plant.alerts()).hasSize(2).allMatch(each -> each.severity() == Severity.INFO);
        plant.pass(HOUR);
        network.claims(inGroup(HMI), "vrrp", Attribute.CAPABILITY, "router", "vrrp advertisement");
        assertThat(plant.alerts()).anyMatch(each -> each.severity() == Severity.MEDIUM);
    }

    /** Where the answers that it passes on are not heard, it is by what it is given. */
    @Test
    void soMayWhomOthersGaveWhatIsForHostsElsewhere() {
        network.open(HMI, behind(SERVER, 1));
        network.open(HMI, behind(SERVER, 2));
        network.open(HMI, behind(SERVER, 3));
        network.open(HMI, behind(PLC, 4));
        network.open(HMI, behind(PLC, 5));
        learned();
        network.open(HMI, behind(PLC, 6)); // after learning, somebody may have had himself given it
        plant.arpTo(HMI, PLC, 0x14_004D, AddressBinding.Source.ARP_REQUEST); // or have asked in the name of one there
        network.claims(SERVER, "vrrp", Attribute.CAPABILITY, "router", "vrrp advertisement");
        plant.only(Kind.ROLE_NEW, Severity.INFO);
        plant.pass(2 * HOUR);
        network.claims(PLC, "vrrp", Attribute.CAPABILITY, "router", "vrrp advertisement");
        assertThat(plant.alerts()).anyMatch(each -> each.severity() == Severity.MEDIUM);
    }

    private static Endpoint behind(int router, int host) {
        return new Endpoint(0, Plant.endpoint(router, Endpoint.NO_PORT).mac(), IpAddress.v4(0x0A14_0000L + host), 2404);
    }

    /** What a device sends as the virtual router of a group. */
    private static Endpoint inGroup(int host) {
        return new Endpoint(
                0,
                MacAddress.parse("00:00:5e:00:01:0a"),
                Plant.endpoint(host, Endpoint.NO_PORT).ip(),
                67);
    }

    @Test
    void whoBeginsToSayThatItRoutesIsNotTheRouterOfTheSiteByThat() {
        plant.device("DC1", SERVER);
        network.claims(SERVER, "cdp", Attribute.CAPABILITY, "router", "cdp announcement");
        learned();
        network.claims(HMI, "cdp", Attribute.CAPABILITY, "router", "cdp announcement");
        assertThat(plant.alerts()).isEmpty();
        network.claims(HMI, "vrrp", Attribute.CAPABILITY, "router", "vrrp advertisement");
        plant.only(Kind.ROLE_NEW, Severity.MEDIUM);
        network.claims(SERVER, "vrrp", Attribute.CAPABILITY, "router", "vrrp advertisement");
        assertThat(plant.alerts()).extracting(AlertState::severity).containsExactly(Severity.MEDIUM, Severity.INFO);
    }

    @Test
    void aBackupByVrrpTakesOverAndSaidNothingBeforeWhileOneByHsrpDid() {
        plant.device("DC1", SERVER);
        for (int i = 0; i < 10; i++) {
            network.claims(SERVER, "vrrp", Attribute.CAPABILITY, "router", "vrrp advertisement");
        }
        learned();
        network.claims(SERVER, "vrrp", Attribute.CAPABILITY, "router", "vrrp advertisement");
        assertThat(plant.alerts()).isEmpty();
        network.claims(HMI, "vrrp", Attribute.CAPABILITY, "router", "vrrp advertisement");
        plant.only(Kind.ROLE_NEW, Severity.MEDIUM);
        network.claims(PLC, "hsrp", Attribute.CAPABILITY, "router", "hsrp coup");
        assertThat(plant.alerts()).anyMatch(each -> each.severity() == Severity.HIGH);
    }
}
