package io.otus.inventory;

import static io.otus.inventory.Wire.at;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.asset.AssetRef;
import io.otus.core.event.Action;
import io.otus.core.event.AddressBinding;
import io.otus.core.event.Attribute;
import io.otus.core.event.Outcome;
import io.otus.core.event.Trust;
import io.otus.core.net.Endpoint;
import io.otus.core.net.Transport;
import io.otus.inventory.claim.Claim;
import io.otus.inventory.graph.Asset;
import io.otus.testkit.TestFlow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is who: the rules by which endpoints lead to assets. */
class IdentityTest {
    private static final String PLC = "00:1b:1b:01:02:03"; // Siemens
    private static final String HMI = "f8:bc:12:00:00:01"; // Dell
    private static final String ROUTER = "00:1e:13:aa:00:01"; // Cisco

    private final Wire wire = new Wire();

    @Test
    void aDestinationThatNeverAnswersIsNoAsset() {
        wire.sends(Transport.TCP, at(HMI, "10.1.1.5"), at(PLC, "10.1.1.33"));

        assertThat(wire.inventory.assets())
                .extracting(asset -> asset.addresses().ip())
                .containsExactly("10.1.1.5");
        assertThat(wire.appeared).hasSize(1);
        assertThat(wire.resolve(PLC, "10.1.1.33").ip()).isEqualTo("10.1.1.33");
    }

    @Test
    void aDestinationThatAnswersKeepsTheIdItWasKnownBy() {
        TestFlow flow = wire.sends(Transport.TCP, at(HMI, "10.1.1.5"), at(PLC, "10.1.1.33"));
        AssetRef before = wire.resolve(PLC, "10.1.1.33");
        wire.answers(flow, false);

        AssetRef after = wire.resolve(PLC, "10.1.1.33");
        assertThat(after.id()).isEqualTo(before.id()).hasSize(16);
        assertThat(after.mac()).isEqualTo(PLC);
        assertThat(wire.asset(PLC, "10.1.1.33").value(Attribute.VENDOR)).isEqualTo("Siemens AG");
    }

    @Test
    void theIdIsTheSameWhicheverSideIsSeenFirst() {
        wire.connects(at(HMI, "10.1.1.5"), at(PLC, "10.1.1.33"));
        Wire other = new Wire();
        other.connects(at(PLC, "10.1.1.33"), at(HMI, "10.1.1.5"));

        assertThat(other.resolve(PLC, "10.1.1.33").id())
                .isEqualTo(wire.resolve(PLC, "10.1.1.33").id());
    }

    @Test
    void broadcastMulticastAndUnspecifiedAddressesAreNobody() {
        assertThat(wire.inventory.meet(at("ff:ff:ff:ff:ff:ff", "10.1.1.255"))).isNull();
        assertThat(wire.inventory.meet(at("01:00:5e:00:00:fb", "224.0.0.251"))).isNull();
        assertThat(wire.inventory.meet(at("01:80:c2:00:00:0e", null))).isNull();
        assertThat(wire.inventory.meet(at(0, null, "0.0.0.0", Endpoint.NO_PORT)))
                .isNull();
    }

    @Test
    void whoIsOnlyLookedForIsNotMadeKnown() {
        Endpoint nobody = at(PLC, "10.1.1.33");

        assertThat(wire.inventory.resolve(nobody, "")).isNull();
        assertThat(wire.inventory.resolve(nobody, "7")).isNull();
        AssetRef met = requireNonNull(wire.inventory.meet(nobody));
        assertThat(met.heard()).isFalse();
        assertThat(wire.inventory.resolve(nobody, "")).isEqualTo(met);
    }

    @Test
    void aCaptureFromALoopbackInterfaceIsOneHostTalkingToItself() {
        String none = "00:00:00:00:00:00";
        TestFlow flow = wire.connects(at(none, "127.0.0.1"), at(none, "127.0.0.1"));
        wire.asks(flow, "modbus", "1", Action.READ, Outcome.OK);

        assertThat(wire.inventory.assets()).singleElement().satisfies(host -> {
            assertThat(host.addresses().ip()).isEqualTo("127.0.0.1");
            assertThat(host.addresses().mac()).isNull();
        });
    }

    @Test
    void hostsBehindARouterAreKnownByAddressAndNotByItsMac() {
        wire.arp(0, ROUTER, "10.1.1.1");
        for (int host = 1; host <= 5; host++) {
            wire.connects(at(HMI, "10.1.1.5"), at(ROUTER, "10.20.1." + host));
        }

        assertThat(wire.inventory.assets()).hasSize(7);
        Asset router = wire.asset(ROUTER, "10.1.1.1");
        assertThat(router.addresses().forwards()).isTrue();
        assertThat(router.addresses().forwarded()).isNotEmpty();
        assertThat(wire.resolve(ROUTER, "10.1.1.1").forwards()).isTrue();
        assertThat(wire.resolve(HMI, "10.1.1.5").forwards()).isFalse();
        assertThat(router.value(Attribute.VENDOR)).contains("Cisco");
        for (int host = 1; host <= 5; host++) {
            Asset behind = wire.asset(ROUTER, "10.20.1." + host);
            assertThat(behind.addresses().mac()).isNull();
            assertThat(behind.value(Attribute.VENDOR)).isNull();
        }
        assertThat(wire.split).isEmpty();
    }

    @Test
    void theFirstHostSeenThroughARouterIsPartedFromItOnceThatIsKnown() {
        wire.connects(at(HMI, "10.1.1.5"), at(ROUTER, "10.20.1.1"));
        AssetRef first = wire.resolve(ROUTER, "10.20.1.1");
        wire.connects(at(HMI, "10.1.1.5"), at(ROUTER, "10.20.1.2"));
        wire.connects(at(HMI, "10.1.1.5"), at(ROUTER, "10.20.1.3"));

        assertThat(wire.split).hasSize(1);
        assertThat(wire.split.getFirst().kept().id()).isEqualTo(first.id());
        assertThat(wire.resolve(ROUTER, "10.20.1.1"))
                .extracting(AssetRef::id, AssetRef::mac)
                .containsExactly(first.id(), null);
        Asset router = wire.asset(ROUTER, null);
        assertThat(router.value(Attribute.VENDOR)).contains("Cisco");
        assertThat(wire.asset(ROUTER, "10.20.1.1").value(Attribute.VENDOR)).isNull();
    }

    @Test
    void aHostWhoseFramesARouterPassedOnIsNotNamedByTheRoutersMac() {
        wire.timeToLive = 63;
        Asset behind = wire.proven(ROUTER, "10.20.1.1", at(PLC, "10.1.1.33"));
        assertThat(behind.appeared()).isTrue();
        assertThat(behind.addresses().mac()).isNull();
        assertThat(behind.value(Attribute.VENDOR)).isNull();
        assertThat(wire.inventory.graph().find(at(ROUTER, null))).isNull();
    }

    @Test
    void theRoutersOwnFramesAreNotTakenForThoseOfTheHostBehindIt() {
        wire.timeToLive = 125;
        wire.proven(ROUTER, "10.20.1.1", at(PLC, "10.1.1.33"));
        wire.timeToLive = 255;
        wire.proven(ROUTER, "10.1.1.1", at(PLC, "10.1.1.33"));

        assertThat(wire.asset(ROUTER, "10.1.1.1").value(Attribute.VENDOR)).contains("Cisco");
        assertThat(wire.asset(ROUTER, "10.20.1.1").addresses().mac()).isNull();
        assertThat(wire.split).isEmpty();
    }

    @Test
    void whoSpeaksOnTheLinkAndByIpFromOneMacIsOneDeviceInWhateverOrder() {
        wire.timeToLive = 60; // nothing shows yet that the address is of this link
        Asset byIp = wire.proven(PLC, "10.1.1.33", at(HMI, "10.1.1.5"));
        wire.sends(Transport.LINK, at(PLC, null), at("01:0c:cd:01:00:01", null));
        assertThat(wire.asset(PLC, null)).isNotSameAs(byIp);
        wire.timeToLive = 64;
        wire.arp(0, HMI, "10.1.1.5");
        wire.connects(at(PLC, "10.1.1.33"), at(HMI, "10.1.1.5"));

        assertThat(wire.asset(PLC, "10.1.1.33")).isSameAs(wire.asset(PLC, null));
        assertThat(wire.asset(PLC, null).addresses().ip()).isEqualTo("10.1.1.33");
        assertThat(wire.merged).anyMatch(each -> PLC.equals(each.kept().mac()));
    }

    @Test
    void aHostBehindARouterThatSpeaksOnTheLinkIsNotTheRouter() {
        wire.sends(Transport.LINK, at(ROUTER, null), at("01:80:c2:00:00:0e", null));
        wire.timeToLive = 60;
        Asset behind = wire.proven(ROUTER, "10.20.1.1", at(PLC, "10.1.1.33"));
        wire.connects(at(ROUTER, "10.20.1.1"), at(PLC, "10.1.1.33"));
        wire.timeToLive = 64; // as behind a firewall that counts no hop
        wire.connects(at(ROUTER, "10.20.1.1"), at(PLC, "10.1.1.33"));

        assertThat(wire.asset(ROUTER, null)).isNotSameAs(behind);
        assertThat(behind.value(Attribute.VENDOR)).isNull();
    }

    @Test
    void thePrefixNamesTheMakerOfAPublicAddressOnlyWhereArpIsSpoken() {
        Asset strange = wire.proven(PLC, "203.0.113.33", at(HMI, "10.1.1.5"));
        assertThat(strange.value(Attribute.VENDOR)).isNull();
        wire.arp(0, HMI, "203.0.113.5");
        wire.connects(at(PLC, "203.0.113.33"), at(HMI, "203.0.113.5"));

        assertThat(strange.value(Attribute.VENDOR)).isEqualTo("Siemens AG");
    }

    @Test
    void anOddTimeToLiveIsTheHostsOwnWhereArpBindsItsAddress() {
        wire.timeToLive = 60;
        Asset plc = wire.proven(PLC, "10.1.1.33", at(HMI, "10.1.1.5"));
        assertThat(plc.addresses().mac()).isNull();
        wire.arp(0, PLC, "10.1.1.33");

        assertThat(wire.asset(PLC, "10.1.1.33").id()).isEqualTo(plc.id());
        assertThat(plc.addresses().mac()).isEqualTo(PLC);
        assertThat(plc.value(Attribute.VENDOR)).isEqualTo("Siemens AG");
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 32, 64, 128, 255})
    void aTimeToLiveThatNoRouterLoweredShowsThatTheMacIsTheHostsOwn(int timeToLive) {
        wire.timeToLive = timeToLive;

        assertThat(wire.proven(PLC, "10.1.1.33", at(HMI, "10.1.1.5"))
                        .addresses()
                        .mac())
                .isEqualTo(PLC);
    }

    @Test
    void anOddTimeToLiveIsTheHostsOwnInANetworkWhereArpIsSpoken() {
        wire.arp(0, HMI, "10.1.1.5");
        wire.timeToLive = 60;

        assertThat(wire.proven(PLC, "10.1.1.33", at(HMI, "10.1.1.5"))
                        .addresses()
                        .mac())
                .isEqualTo(PLC);
    }

    @Test
    void aFrameForTheLinkAloneShowsThatItsSenderIsThere() {
        wire.timeToLive = 2;
        wire.sends(Transport.UDP, at(PLC, "10.1.1.33"), at("01:00:5e:7f:ff:fa", "239.255.255.250"));
        wire.timeToLive = 60;
        wire.sends(Transport.UDP, at(HMI, "10.1.1.5"), at("ff:ff:ff:ff:ff:ff", "10.1.1.255"));
        wire.timeToLive = 63;
        wire.sends(Transport.UDP, at(ROUTER, "10.20.1.1"), at("01:00:5e:01:01:01", "239.1.1.1"));

        assertThat(wire.asset(PLC, "10.1.1.33").addresses().mac()).isEqualTo(PLC);
        assertThat(wire.asset(HMI, "10.1.1.5").addresses().mac()).isEqualTo(HMI);
        assertThat(wire.asset(ROUTER, "10.20.1.1").addresses().mac()).isNull();
    }

    @Test
    void aHostThatFirstSentATraceIsKnownByItsMacOnceItSendsAsUsual() {
        wire.timeToLive = 1;
        wire.sends(Transport.UDP, at(HMI, "10.1.1.5"), at(ROUTER, "10.20.1.1"));
        wire.timeToLive = 64;
        wire.connects(at(HMI, "10.1.1.5"), at(PLC, "10.1.1.33"));

        assertThat(wire.asset(HMI, "10.1.1.5").addresses().mac()).isEqualTo(HMI);
        assertThat(wire.inventory.assets()).hasSize(2);
    }

    @Test
    void aForgedSourceIsNotKeptForAnAddressOfTheDeviceOnceItsOwnIsKnown() {
        wire.arp(0, HMI, "10.1.1.5");
        for (int i = 1; i < 50; i++) {
            wire.sends(Transport.TCP, at(PLC, "172.16." + i + ".9"), at(HMI, "10.1.1.5"));
        }
        wire.connects(at(PLC, "10.1.1.33"), at(HMI, "10.1.1.5"));
        wire.connects(at(PLC, "10.1.1.33"), at(HMI, "10.1.1.5"));

        assertThat(wire.inventory.assets()).hasSize(2);
        Asset forger = wire.asset(PLC, "10.1.1.33");
        assertThat(forger.addresses().mac()).isEqualTo(PLC);
        assertThat(forger.claims().all())
                .filteredOn(claim -> claim.attribute() == Attribute.IP && claim.isOpen())
                .extracting(Claim::value)
                .containsOnly("10.1.1.33");
    }

    @Test
    void aForgedSourceIsNoAssetOnceArpBindsTheDevicesOwnAddress() {
        wire.sends(Transport.TCP, at(PLC, "172.16.1.9"), at(HMI, "10.1.1.5"));
        wire.arp(0, PLC, "10.1.1.33");

        assertThat(wire.inventory.assets()).singleElement().satisfies(forger -> {
            assertThat(forger.addresses().ip()).isEqualTo("10.1.1.33");
            assertThat(forger.addresses().mac()).isEqualTo(PLC);
        });
    }

    @Test
    void anAddressOfItsOwnThatArpBindsLaterPartsTheHostThatWasTakenForTheRouter() {
        wire.connects(at(HMI, "10.1.1.5"), at(ROUTER, "10.20.1.1"));
        wire.arp(0, ROUTER, "10.1.1.1");

        assertThat(wire.resolve(ROUTER, "10.20.1.1").mac()).isNull();
        assertThat(wire.resolve(ROUTER, "10.1.1.1").mac()).isEqualTo(ROUTER);
        assertThat(wire.split).hasSize(1);
    }

    @Test
    void aHostOnAnotherSegmentSeenThroughTheRouterIsOneHost() {
        wire.arp(0, ROUTER, "10.1.1.1");
        wire.arp(30, "00:10:8d:00:00:01", "10.30.0.10");
        for (int host = 8; host <= 12; host++) {
            wire.connects(at(HMI, "10.1.1.5"), at(ROUTER, "10.30.0." + host));
        }

        assertThat(wire.asset(ROUTER, "10.30.0.10").addresses().mac()).isEqualTo("00:10:8d:00:00:01");
        assertThat(wire.inventory.assets())
                .extracting(asset -> asset.addresses().ip())
                .containsOnlyOnce("10.30.0.10");
    }

    @Test
    void theSamePrivateAddressOnTwoSegmentsIsTwoDevices() {
        wire.arp(101, "00:30:de:00:00:01", "192.168.3.10");
        wire.arp(102, "00:30:de:00:00:02", "192.168.3.10");

        assertThat(wire.inventory.assets()).hasSize(2);
    }

    @Test
    void theSameDeviceTaggedAndUntaggedIsOne() {
        wire.sends(Transport.UDP, at(0, PLC, "10.1.1.33", 502), at(HMI, "10.1.1.5"));
        wire.sends(Transport.UDP, at(10, PLC, "10.1.1.33", 502), at(10, HMI, "10.1.1.5", 1000));

        assertThat(wire.inventory.assets()).hasSize(1);
        assertThat(wire.asset(PLC, "10.1.1.33").vlans()).containsExactly(0, 10);
    }

    @Test
    void aLeaseFollowsItsClient() {
        String laptop = "3c:d9:2b:00:00:07";
        wire.arp(0, laptop, "10.1.1.50");
        wire.later(10);
        wire.binds(0, HMI, laptop, "10.1.1.60", AddressBinding.Source.DHCP_ACK);

        Asset asset = wire.asset(laptop, "10.1.1.60");
        assertThat(asset.addresses().ip()).isEqualTo("10.1.1.60");
        assertThat(wire.changed).singleElement().satisfies(change -> {
            assertThat(change.before()).isEqualTo("10.1.1.50");
            assertThat(change.after()).isEqualTo("10.1.1.60");
        });
        assertThat(asset.claims().all())
                .filteredOn(claim -> claim.value().equals("10.1.1.50"))
                .allMatch(claim -> !claim.isOpen());
    }

    @Test
    void aForgedArpReplyMovesNothingWhileTheOwnerIsThere() {
        wire.arp(0, PLC, "10.1.1.33");
        wire.arp(0, HMI, "10.1.1.5");
        wire.later(20);
        wire.arp(0, HMI, "10.1.1.33");

        assertThat(wire.resolve(HMI, "10.1.1.33").mac()).isEqualTo(PLC);
        wire.later(400);
        wire.arp(0, HMI, "10.1.1.33");
        assertThat(wire.resolve(HMI, "10.1.1.33").mac()).isEqualTo(HMI);
    }

    @Test
    void linkLocalAddressesBelongToTheSender() {
        wire.sends(Transport.UDP, at(PLC, "fe80::21b:1bff:fe01:203"), at(HMI, "fe80::1"));
        wire.sends(Transport.UDP, at(PLC, "169.254.7.7"), at(HMI, "169.254.7.8"));
        wire.sends(Transport.UDP, at(PLC, "10.1.1.33"), at(HMI, "10.1.1.5"));

        assertThat(wire.inventory.assets()).hasSize(1);
        assertThat(wire.resolve(PLC, "169.254.7.7").ip()).isEqualTo("10.1.1.33");
    }

    @Test
    void aSwitchThatStatesItsChassisAndManagementAddressIsOneDevice() {
        wire.arp(0, "00:80:63:00:00:10", "10.1.1.241");
        TestFlow lldp = wire.sends(Transport.LINK, at("00:80:63:00:00:11", null), at("01:80:c2:00:00:0e", null));
        wire.claims(lldp, 0, "", Attribute.NAME, "sw-hall", "lldp", Trust.MANAGEMENT);
        wire.claims(lldp, 0, "", Attribute.MAC, "00:80:63:00:00:10", "lldp", Trust.MANAGEMENT);
        wire.claims(lldp, 0, "", Attribute.IP, "10.1.1.241", "lldp", Trust.MANAGEMENT);

        assertThat(wire.inventory.assets()).hasSize(1);
        assertThat(wire.merged).hasSize(1);
    }

    @Test
    void aMacThatAnswersForManyAddressesIsOneDeviceUpToABound() {
        for (int host = 1; host <= 40; host++) {
            wire.arp(0, ROUTER, "10.1.2." + host);
        }

        assertThat(wire.inventory.assets()).hasSize(1);
        assertThat(wire.asset(ROUTER, null).claims().all())
                .filteredOn(claim -> claim.attribute() == Attribute.IP)
                .hasSize(32);
    }

    @Test
    void unitsThatDifferInWhoTheyAreBecomeAssetsOfTheirOwn() {
        TestFlow flow = wire.connects(at(HMI, "10.1.1.5"), at(PLC, "10.1.1.41"));
        wire.claims(flow, 1, "1", Attribute.MODEL, "Pump", "modbus id", Trust.DEVICE);
        assertThat(wire.asset(PLC, "10.1.1.41").value(Attribute.MODEL)).isEqualTo("Pump");
        wire.claims(flow, 1, "2", Attribute.MODEL, "Valve", "modbus id", Trust.DEVICE);

        assertThat(wire.asset(PLC, "10.1.1.41").value(Attribute.MODEL)).isNull();
        AssetRef pump = wire.inventory.resolve(at(PLC, "10.1.1.41"), "1");
        assertThat(pump == null ? null : pump.parent())
                .isEqualTo(wire.resolve(PLC, "10.1.1.41").id());
        assertThat(wire.split).hasSize(2);
        assertThat(wire.inventory.assets()).hasSize(4);
    }

    @Test
    void unitsThatSayNothingOfThemselvesAreNumbersOfTheirDevice() {
        TestFlow flow = wire.connects(at(HMI, "10.1.1.5"), at(PLC, "10.1.1.41"));
        wire.asks(flow, "modbus", "1", Action.READ, Outcome.OK);
        wire.asks(flow, "modbus", "2", Action.READ, Outcome.OK);

        assertThat(wire.inventory.assets()).hasSize(2);
        assertThat(wire.asset(PLC, "10.1.1.41").claims().all())
                .filteredOn(claim -> claim.attribute() == Attribute.INSTANCE)
                .extracting(Claim::value)
                .containsExactly("1", "2");
    }

    @Test
    void twoDevicesOfOneNameAreToldApartByAddress() {
        TestFlow one = wire.connects(at(HMI, "10.1.1.5"), at(PLC, "10.1.1.41"));
        wire.claims(one, 0, "", Attribute.NAME, "station", "mdns", Trust.NAME_SERVICE);
        assertThat(wire.resolve(HMI, "10.1.1.5").name()).isEqualTo("station");
        wire.claims(one, 1, "", Attribute.NAME, "station", "mdns", Trust.NAME_SERVICE);

        assertThat(wire.resolve(PLC, "10.1.1.41").name()).isEqualTo("station (10.1.1.41)");
        assertThat(wire.resolve(HMI, "10.1.1.5").name()).isEqualTo("station (10.1.1.5)");
    }

    @Test
    void twoDevicesWithOneAddressAreToldApartByNetwork() {
        wire.connects(at(HMI, "10.1.1.5"), at(PLC, "10.1.1.41"));
        Endpoint tagged = at(102, "00:1b:1b:00:00:41", "10.1.1.41", Endpoint.NO_PORT);
        wire.connects(at(102, "3c:d9:2b:00:00:07", "10.1.1.7", Endpoint.NO_PORT), tagged);

        assertThat(requireNonNull(wire.inventory.resolve(tagged, "")).name()).isEqualTo("10.1.1.41 (VLAN 102)");
        assertThat(wire.resolve(PLC, "10.1.1.41").name()).isEqualTo("10.1.1.41 (" + PLC + ")");
    }

    @Test
    void forgedSourcesThatSendOnceAreNoAssets() {
        for (int i = 0; i < 60_000; i++) {
            wire.sends(
                    Transport.UDP,
                    at(ROUTER, "172." + (16 + i / 65536) + "." + (i >> 8 & 255) + "." + (i & 255)),
                    at(HMI, "10.1.1.5"));
        }

        assertThat(wire.inventory.assets()).hasSize(1);
        assertThat(wire.asset(ROUTER, null).addresses().forwards()).isFalse();
    }

    @Test
    void aHostBehindARouterThatOnlySendsIsToldOnceItSentSeveralFrames() {
        wire.arp(0, ROUTER, "10.1.1.1");
        TestFlow syslog = wire.sends(Transport.UDP, at(ROUTER, "10.20.1.7"), at(HMI, "10.1.1.5"));
        assertThat(wire.inventory.assets()).hasSize(1);
        wire.message(syslog, 0, "syslog");
        wire.message(syslog, 0, "syslog");
        wire.ends(syslog);

        assertThat(wire.inventory.assets())
                .extracting(asset -> asset.addresses().ip())
                .contains("10.20.1.7");
    }

    @Test
    void aFloodOfForgedConversationsIsSummarisedOnce() {
        for (int i = 0; i < 25_000; i++) {
            wire.connects(at(HMI, "10.1.1.5"), at(ROUTER, "172.16." + (i >> 8 & 255) + "." + (i & 255)));
        }

        assertThat(wire.inventory.assets().size()).isLessThanOrEqualTo(20_010);
        assertThat(wire.health).hasSize(1);
        wire.arp(0, PLC, "10.1.1.33");
        assertThat(wire.resolve(PLC, "10.1.1.33").mac()).isEqualTo(PLC);
    }

    @Test
    void whoClaimsAnAddressThatIsInUseIsNamedItselfAndNotTheOwner() {
        wire.arp(0, PLC, "10.1.1.33");
        wire.later(1);
        wire.arp(0, HMI, "10.1.1.33");
        TestFlow stray = wire.sends(Transport.UDP, at(HMI, "10.1.1.33"), at("ff:ff:ff:ff:ff:ff", "10.1.1.255"));
        wire.claims(stray.speaks("nbns"), 0, "", Attribute.NAME, "NOTEBOOK", "nbns registration", Trust.NAME_SERVICE);

        assertThat(wire.asset(PLC, "10.1.1.33").value(Attribute.NAME)).isNull();
        assertThat(wire.asset(HMI, null).value(Attribute.NAME)).isEqualTo("NOTEBOOK");
    }
}
