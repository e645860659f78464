package io.otus.inventory;

import static io.otus.inventory.Wire.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.AddressBinding;
import io.otus.core.event.Attribute;
import io.otus.core.event.FrameOrigin;
import io.otus.core.event.StackSeen;
import io.otus.core.event.Trust;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.net.Endpoint;
import io.otus.core.net.Transport;
import io.otus.inventory.claim.Claim;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.output.Unknowns;
import io.otus.testkit.TestFlow;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Teams of network cards, proxy ARP, NAT and made-up MAC addresses: where an address and a device are not the same
 * thing.
 */
class LentAddressesTest {
    private static final String HMI = "f8:bc:12:00:00:01";
    private static final String CARD = "3c:d9:2b:00:00:10"; // HP
    private static final String OTHER_CARD = "3c:d9:2b:00:00:11";
    private static final String ROUTER = "00:1e:13:aa:00:01"; // Cisco

    private final Wire wire = new Wire();

    private void talkFor(String mac, int minutes) {
        for (int i = 0; i < 2 * minutes; i++) {
            wire.later(30);
            wire.connects(at(HMI, "10.0.0.9"), at(mac, "10.0.0.1"));
        }
    }

    @Test
    void cardsThatStandInForEachOtherAreOfOneDevice() {
        wire.arp(0, HMI, "10.0.0.9");
        wire.arp(0, CARD, "10.0.0.1");
        talkFor(CARD, 4);
        String id = wire.resolve(CARD, "10.0.0.1").id();
        talkFor(OTHER_CARD, 4);
        talkFor(CARD, 4);
        int told = wire.changed.size();
        talkFor(OTHER_CARD, 4);
        talkFor(CARD, 4);

        Asset server = wire.asset(CARD, "10.0.0.1");
        assertThat(server.id()).isEqualTo(id);
        assertThat(wire.inventory.assets()).hasSize(2);
        assertThat(wire.changed).as("once it is known as a team it is no news").hasSize(told);
        assertThat(server.claims().all())
                .filteredOn(claim -> claim.attribute() == Attribute.MAC && claim.isOpen())
                .extracting(Claim::value)
                .containsExactlyInAnyOrder(CARD, OTHER_CARD);
        assertThat(server.value(Attribute.CAPABILITY)).isEqualTo("nic_team");
    }

    private void pollsFor(String mac, int minutes) {
        wire.arp(0, mac, "10.0.0.1");
        for (int i = 0; i < 2 * minutes; i++) {
            wire.later(30);
            wire.ends(wire.connects(at(mac, "10.0.0.1"), at(HMI, "10.0.0.9")));
        }
    }

    @Test
    void aTeamThatOnlyAsksAndTellsItsMovesByArpIsOneDevice() {
        wire.arp(0, HMI, "10.0.0.9");
        pollsFor(CARD, 4);
        String id = wire.resolve(CARD, "10.0.0.1").id();
        for (int i = 0; i < 3; i++) {
            pollsFor(OTHER_CARD, 8);
            pollsFor(CARD, 8);
        }

        assertThat(wire.asset(CARD, "10.0.0.1").id()).isEqualTo(id);
        assertThat(wire.inventory.assets()).hasSize(2);
        Asset team = wire.asset(CARD, "10.0.0.1");
        assertThat(team.value(Attribute.CAPABILITY)).isEqualTo("nic_team");
        assertThat(team.identity().unions().all()).hasSize(2).allSatisfy(joined -> {
            assertThat(joined.reason()).contains("stand in for each other");
            assertThat(joined.evidence()).isNotNull();
        });
    }

    private void movesByArpBehindSilence() {
        for (int i = 0; i < 3; i++) {
            pollsFor(CARD, 4);
            wire.later(400);
            pollsFor(OTHER_CARD, 4);
            wire.later(400);
        }
    }

    @Test
    void whereNothingTellsOneDeviceFromTwoOfOneMakerTheyAreSaidToBeLikelyOne() {
        wire.arp(0, HMI, "10.0.0.9");
        movesByArpBehindSilence();

        assertThat(wire.merged).isEmpty();
        assertThat(Unknowns.of(wire.inventory).likelyOne())
                .extracting(Unknowns.Likely::value)
                .containsExactly("10.0.0.1");
    }

    @Test
    void cardsThatTellOneBaseAddressAreATeamWhenTheAddressComesBack() {
        wire.arp(0, HMI, "10.0.0.9");
        for (String mac : List.of(CARD, OTHER_CARD)) {
            TestFlow lldp = wire.sends(Transport.LINK, at(mac, null), at("01:80:c2:00:00:0e", null));
            wire.claims(lldp, 0, "", Attribute.BASE_MAC, "3c:d9:2b:00:00:0f", "lldp", Trust.MANAGEMENT);
        }
        movesByArpBehindSilence();

        assertThat(wire.asset(CARD, null)).isSameAs(wire.asset(OTHER_CARD, null));
        assertThat(wire.asset(CARD, null).value(Attribute.CAPABILITY)).isEqualTo("nic_team");
    }

    @Test
    void cardsOfTwoMakersThatStandInForEachOtherAreSaidToBeLikelyOneDevice() {
        wire.arp(0, HMI, "10.0.0.9");
        pollsFor(CARD, 8);
        pollsFor(ROUTER, 8);
        pollsFor(CARD, 8);
        assertThat(Unknowns.of(wire.inventory).likelyOne())
                .as("whoever takes an address and gives it back is another device")
                .isEmpty();
        pollsFor(ROUTER, 8);

        assertThat(Unknowns.of(wire.inventory).likelyOne())
                .containsExactly(new Unknowns.Likely(Attribute.IP, "10.0.0.1", List.of("10.0.0.1", CARD)));
    }

    @Test
    void computersThatAreLentOneAddressInTurnAreNotLikelyOne() {
        wire.arp(0, HMI, "10.0.0.9");
        for (int i = 0; i < 3; i++) {
            for (String mac : List.of(CARD, ROUTER)) {
                wire.binds(0, HMI, mac, "10.0.0.1", AddressBinding.Source.DHCP_ACK);
                pollsFor(mac, 8);
            }
        }

        assertThat(Unknowns.of(wire.inventory).likelyOne()).isEmpty();
    }

    @Test
    void aRouterThatAnswersByArpForAHostBehindItIsNotThatHost() {
        wire.arp(0, ROUTER, "10.1.1.1");
        wire.connects(at(HMI, "10.1.1.5"), at(ROUTER, "10.1.1.1"));
        wire.timeToLive = 63;
        wire.connects(at(HMI, "10.1.1.5"), at(ROUTER, "10.20.1.7"));
        wire.binds(0, ROUTER, ROUTER, "10.20.1.7", AddressBinding.Source.ARP);

        assertThat(wire.resolve(ROUTER, "10.20.1.7").id())
                .isNotEqualTo(wire.resolve(ROUTER, "10.1.1.1").id());
        assertThat(wire.asset(ROUTER, "10.20.1.7").addresses().mac()).isNull();
        assertThat(wire.asset(ROUTER, "10.20.1.7").value(Attribute.VENDOR)).isNull();
    }

    @Test
    void whoAnswersByArpForTooManyKeepsItsFirstAddress() {
        for (int host = 1; host <= 40; host++) {
            wire.arp(0, ROUTER, "10.1.2." + host);
        }

        assertThat(wire.asset(ROUTER, null).claims().all())
                .filteredOn(claim -> claim.attribute() == Attribute.IP && claim.isOpen())
                .extracting(Claim::value)
                .containsExactly("10.1.2.1");
        assertThat(wire.inventory.graph().find(at(ROUTER, "10.1.2.7"))).isNull();
    }

    private void answersForMany() {
        for (int host = 1; host <= 40; host++) {
            wire.arp(0, ROUTER, "10.1.2." + host);
        }
    }

    @Test
    void whoAnswersForNobodyElseForADayHasTheAddressesThatItTellsAgain() {
        answersForMany();
        wire.later(80_000);
        wire.arp(0, ROUTER, "10.1.2.7");
        wire.later(80_000);
        wire.arp(0, ROUTER, "10.1.2.8");
        assertThat(wire.inventory.graph().find(at(ROUTER, "10.1.2.8"))).isNull();

        wire.later(86_401);
        wire.arp(0, ROUTER, "10.1.2.9");
        assertThat(wire.asset(ROUTER, "10.1.2.9").id())
                .isEqualTo(wire.asset(ROUTER, null).id());
    }

    @Test
    void whoAnswersForManyAgainAfterADayIsKnownAgainToDoSo() {
        answersForMany();
        wire.later(86_401);
        answersForMany();

        assertThat(wire.asset(ROUTER, null).claims().all())
                .filteredOn(claim -> claim.attribute() == Attribute.IP && claim.isOpen())
                .extracting(Claim::value)
                .containsExactly("10.1.2.1");
    }

    @Test
    void aDeviceThatAnsweredItselfStaysThatDeviceWhateverArpBindsToIt() {
        wire.connects(at(HMI, "10.1.1.5"), at(CARD, "10.1.1.33"));
        String id = wire.resolve(CARD, "10.1.1.33").id();
        for (int host = 101; host <= 140; host++) {
            wire.binds(0, OTHER_CARD, CARD, "10.1.1." + host, AddressBinding.Source.ARP);
        }
        wire.arp(0, CARD, "10.1.1.33");
        wire.connects(at(HMI, "10.1.1.5"), at(CARD, "10.1.1.33"));

        Asset plc = wire.asset(CARD, "10.1.1.33");
        assertThat(plc.id()).isEqualTo(id);
        assertThat(plc.addresses().forwards()).isFalse();
        assertThat(plc.addresses().mac()).isEqualTo(CARD);
        assertThat(plc.claims().all())
                .filteredOn(claim -> claim.attribute() == Attribute.IP && claim.isOpen())
                .extracting(Claim::value)
                .containsExactly("10.1.1.33");
        assertThat(wire.split).isEmpty();
    }

    private void asks(String options, int timeToLive) {
        seen(wire.connects(at(CARD, "10.0.0.1"), at(HMI, "10.0.0.9")), options, timeToLive);
        wire.later(10);
    }

    private void seen(TestFlow flow, String options, int timeToLive) {
        wire.inventory.stackSeen(new StackSeen(
                flow,
                new FrameOrigin(flow, "c0ffee", new FrameSpan(1, wire.now(), 0, 64)),
                timeToLive,
                64_240,
                options,
                wire.now()));
    }

    private static final String WINDOWS = "mss,nop,ws,nop,nop,sack";
    private static final String LINUX = "mss,sack,ts,nop,ws";

    @Test
    void severalHostsBehindOneAddressAreSaidToBeThatAndNameNobody() {
        asks(WINDOWS, 128);
        assertThat(wire.asset(CARD, "10.0.0.1").value(Attribute.OS)).isEqualTo("Windows");
        asks(LINUX, 64);
        asks(WINDOWS, 128);
        asks(LINUX, 64);

        Asset nat = wire.asset(CARD, "10.0.0.1");
        assertThat(nat.value(Attribute.CAPABILITY)).isEqualTo("nat");
        assertThat(nat.value(Attribute.OS)).isNull();
        TestFlow flow = wire.connects(at(CARD, "10.0.0.1"), at(HMI, "10.0.0.9"));
        wire.claims(flow, 0, "", Attribute.NAME, "NOTEBOOK", "ntlm workstation", Trust.SESSION);
        assertThat(nat.value(Attribute.NAME)).isNull();
        assertThat(nat.claims().all()).extracting(Claim::value).contains("NOTEBOOK");
    }

    @Test
    void whoWritesTheAddressOfAHostFromAnotherMacAddressTellsNothingOfTheHost() {
        asks(WINDOWS, 128);
        for (int i = 0; i < 8; i++) {
            TestFlow forged = wire.sends(Transport.TCP, at(OTHER_CARD, "10.0.0.1"), at(HMI, "10.0.0.9"));
            seen(forged, i % 2 == 0 ? LINUX : WINDOWS, i % 2 == 0 ? 64 : 128);
        }

        assertThat(wire.asset(CARD, "10.0.0.1").value(Attribute.OS)).isEqualTo("Windows");
        assertThat(wire.asset(CARD, "10.0.0.1").value(Attribute.CAPABILITY)).isNull();
    }

    private void tries(boolean answered) {
        asks(WINDOWS, 128);
        for (int i = 0; i < 4; i++) {
            TestFlow flow = wire.sends(Transport.TCP, at(CARD, "10.0.0.1"), at(HMI, "10.0.0.9"));
            seen(flow, i % 2 == 0 ? LINUX : WINDOWS, i % 2 == 0 ? 64 : 128);
            if (answered) {
                wire.answers(flow, false);
            }
            wire.ends(flow);
        }
    }

    @Test
    void connectionsThatNobodyAcceptsTellOfNoSeveralHosts() {
        tries(false);

        assertThat(wire.asset(CARD, "10.0.0.1").value(Attribute.CAPABILITY)).isNull();
    }

    @Test
    void connectionsThatAreAcceptedLaterTellOfSeveralHosts() {
        tries(true);

        assertThat(wire.asset(CARD, "10.0.0.1").value(Attribute.CAPABILITY)).isEqualTo("nat");
    }

    private void goesOnUnheard(int frames) {
        asks(WINDOWS, 128);
        for (int i = 0; i < 4; i++) {
            TestFlow flow = wire.sends(Transport.TCP, at(CARD, "10.0.0.1"), at(HMI, "10.0.0.9"))
                    .client(0);
            seen(flow, i % 2 == 0 ? LINUX : WINDOWS, i % 2 == 0 ? 64 : 128);
            for (int frame = 1; frame < frames; frame++) {
                wire.message(flow.speaks("http"), 0, "http");
            }
            wire.ends(flow);
        }
    }

    private void mirrorShowsOneDirection() {
        showsOneSideOf(8);
    }

    private void showsOneSideOf(int connections) {
        for (int i = 0; i < connections; i++) {
            TestFlow flow =
                    wire.sends(Transport.TCP, at(0, HMI, "10.0.0.9", 50_000 + i), at(0, ROUTER, "10.0.0.3", 80));
            wire.message(flow.speaks("http"), 0, "http");
            wire.message(flow, 0, "http");
            wire.ends(flow);
        }
    }

    @Test
    void whereOneDirectionIsMirroredConnectionsThatGoOnTellOfSeveralHosts() {
        mirrorShowsOneDirection();
        goesOnUnheard(3);

        assertThat(wire.asset(CARD, "10.0.0.1").value(Attribute.CAPABILITY)).isEqualTo("nat");
    }

    @Test
    void ofAVlanOfWhichFewConnectionsWereHeardItIsNotKnownThatItShowsOneDirection() {
        showsOneSideOf(3);
        goesOnUnheard(3);

        assertThat(wire.asset(CARD, "10.0.0.1").value(Attribute.CAPABILITY)).isNull();
    }

    private TestFlow begins(String options, int timeToLive) {
        TestFlow flow = wire.sends(Transport.TCP, at(CARD, "10.0.0.1"), at(HMI, "10.0.0.9"))
                .client(0);
        seen(flow, options, timeToLive);
        wire.message(flow.speaks("http"), 0, "http");
        wire.message(flow, 0, "http");
        return flow;
    }

    @Test
    void connectionsOfTheSystemBeforeThatEndWhileTheOneAfterItRunsTellOfNoSeveralHosts() {
        mirrorShowsOneDirection();
        List<TestFlow> before = List.of(begins(WINDOWS, 128), begins(WINDOWS, 128), begins(WINDOWS, 128));
        wire.ends(begins(WINDOWS, 128));
        for (TestFlow flow : before) {
            wire.later(10);
            wire.ends(begins(LINUX, 64));
            wire.ends(flow);
        }

        assertThat(wire.asset(CARD, "10.0.0.1").value(Attribute.CAPABILITY)).isNull();
        assertThat(wire.asset(CARD, "10.0.0.1").value(Attribute.OS)).isEqualTo("Windows");
    }

    @Test
    void whereBothDirectionsAreMirroredAConnectionWithoutAnswersTellsNothingHoweverLongItGoesOn() {
        for (int i = 0; i < 8; i++) {
            wire.ends(wire.connects(at(0, HMI, "10.0.0.9", 50_000 + i), at(0, ROUTER, "10.0.0.3", 80)));
        }
        goesOnUnheard(3);

        assertThat(wire.asset(CARD, "10.0.0.1").value(Attribute.CAPABILITY)).isNull();
    }

    @Test
    void whereOneDirectionIsMirroredConnectionsThatAreOnlyAskedForTellOfNoSeveralHosts() {
        mirrorShowsOneDirection();
        goesOnUnheard(1);

        assertThat(wire.asset(CARD, "10.0.0.1").value(Attribute.CAPABILITY)).isNull();
    }

    @Test
    void anotherSystemOnTheSameDeviceIsNoNat() {
        asks(WINDOWS, 128);
        asks(LINUX, 64);
        asks(LINUX, 64);
        wire.later(3_600);
        asks(WINDOWS, 128);
        wire.later(3_600);
        asks(LINUX, 64);

        assertThat(wire.asset(CARD, "10.0.0.1").value(Attribute.CAPABILITY)).isNull();
    }

    private void leases(String mac, String identifier, String name) {
        leases(0, mac, identifier, name);
    }

    private void leases(int segment, String mac, String identifier, String name) {
        TestFlow flow = wire.sends(
                Transport.UDP,
                at(segment, mac, "0.0.0.0", 68),
                at(segment, "ff:ff:ff:ff:ff:ff", "255.255.255.255", 67));
        Endpoint client = at(segment, mac, null, Endpoint.NO_PORT);
        wire.claims(
                wire.message(flow.speaks("dhcp"), 0, "dhcp"),
                client,
                "",
                Attribute.NAME,
                name,
                "dhcp host_name",
                Trust.NAME_SERVICE);
        wire.claims(
                wire.message(flow, 0, "dhcp"),
                client,
                "",
                Attribute.INSTANCE,
                identifier,
                "dhcp client_identifier",
                Trust.NAME_SERVICE);
    }

    @Test
    void aDeviceThatMakesUpItsMacAddressIsKnownAgainByItsClientIdentifierAndName() {
        leases("06:11:22:33:44:55", "0002ab11", "tablet");
        wire.later(3_600);
        leases("0a:aa:bb:cc:dd:ee", "0002ab11", "tablet");

        assertThat(wire.inventory.assets()).singleElement().satisfies(tablet -> {
            assertThat(tablet.value(Attribute.VENDOR)).isNull();
            assertThat(tablet.addresses().hasCard()).isTrue();
        });
        assertThat(wire.merged)
                .singleElement()
                .satisfies(merged -> assertThat(merged.reason()).contains("changes its MAC address"));
    }

    @Test
    void clonedDevicesOfTwoSitesAreTwoThoughTheySayTheSameIdentifierAndName() {
        leases(1 << 24, "06:11:22:33:44:55", "0002ab11", "HMI");
        wire.later(3_600);
        leases(2 << 24, "0a:aa:bb:cc:dd:ee", "0002ab11", "HMI");

        assertThat(wire.inventory.assets()).hasSize(2);
        assertThat(wire.merged).isEmpty();
    }

    @Test
    void soIsOneThatSaysTheSameIdentifierInTheOtherVersionOfDhcp() {
        leases("06:11:22:33:44:55", "0002ab11", "tablet");
        wire.later(3_600);
        TestFlow flow = wire.sends(
                Transport.UDP,
                at(0, "0a:aa:bb:cc:dd:ee", "fe80::1", 546),
                at(0, "33:33:00:01:00:02", "ff02::1:2", 547));
        for (int i = 0; i < 2; i++) { // the identifier is the first thing that each message says
            wire.claims(flow, 0, "", Attribute.INSTANCE, "0002ab11", "dhcpv6", Trust.NAME_SERVICE);
            wire.claims(flow, 0, "", Attribute.NAME, "tablet", "dhcpv6", Trust.NAME_SERVICE);
        }

        assertThat(wire.inventory.assets()).hasSize(1);
        assertThat(wire.merged).hasSize(1);
    }

    @Test
    void clonedMachinesWithOneIdentifierAreTwoDevices() {
        leases("06:11:22:33:44:55", "0002ab11", "clone");
        wire.later(10);
        leases("0a:aa:bb:cc:dd:ee", "0002ab11", "clone");
        leases("0e:aa:bb:cc:dd:ee", "0002ab11", "other");

        assertThat(wire.merged).isEmpty();
        assertThat(wire.inventory.assets()).hasSize(3);
    }
}
