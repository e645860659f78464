package io.otus.inventory;

import static io.otus.inventory.Wire.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Outcome;
import io.otus.core.event.Trust;
import io.otus.core.net.Endpoint;
import io.otus.core.net.Transport;
import io.otus.inventory.conversation.Conversation;
import io.otus.inventory.conversation.Coverage;
import io.otus.inventory.conversation.InterfaceCoverage;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.output.MissingFacts;
import io.otus.inventory.output.Unknowns;
import io.otus.testkit.TestFlow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the inventory does not know is said, with what would tell it. */
class UnknownsTest {
    private static final String PLC = "00:1b:1b:01:02:03";
    private static final String HMI = "f8:bc:12:00:00:01";

    private final Wire wire = new Wire();

    @Test
    void whatDevicesLackIsCountedWithTheMessageThatWouldTell() {
        TestFlow flow = wire.connects(at(HMI, "10.1.1.5"), at(PLC, "10.1.1.33"));
        wire.asks(flow, "modbus", "1", Action.READ, Outcome.OK);

        assertThat(Unknowns.of(wire.inventory).gaps()).anySatisfy(gap -> {
            assertThat(gap.attribute()).isEqualTo("model");
            assertThat(gap.wouldTell()).contains("function 43");
            assertThat(gap.devices()).isEqualTo(1);
        });
    }

    @Test
    void whoAnswersEncryptedIsSaidToDoSo() {
        TestFlow flow = wire.connects(at(HMI, "10.1.1.5"), at(PLC, "10.1.1.33"));
        wire.asks(flow, "snmp", "", Action.READ, Outcome.OK);
        assertThat(MissingFacts.shipped().of(wire.asset(PLC, "10.1.1.33")).toString())
                .doesNotContain("encrypted");

        wire.claims(flow, 1, "", Attribute.CAPABILITY, "snmp_encrypted", "snmp encrypted", Trust.MANAGEMENT);
        assertThat(MissingFacts.shipped().of(wire.asset(PLC, "10.1.1.33")))
                .filteredOn(gap -> gap.attribute().equals("model"))
                .singleElement()
                .extracting(MissingFacts.Missing::wouldTell)
                .asString()
                .contains("sysDescr", "encrypted, so that nobody hears what it tells");
    }

    /** Whoever is heard in one of these has a message in it by which it would tell what it is. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ads",
                "bacnet",
                "cip",
                "dnp3",
                "enip",
                "ethercat",
                "fins",
                "hart_ip",
                "knxnet_ip",
                "mms",
                "modbus",
                "opcua",
                "pn_dcp",
                "pn_io",
                "s7comm",
                "s7commplus",
                "slmp",
                "umas"
            })
    void eachProtocolThatTellsAModelNamesTheMessageThatWould(String protocol) {
        TestFlow flow = wire.connects(at(HMI, "10.1.1.5"), at(PLC, "10.1.1.33"));
        wire.asks(flow, protocol, "", Action.READ, Outcome.OK);

        assertThat(MissingFacts.shipped().of(wire.asset(PLC, "10.1.1.33")))
                .filteredOn(gap -> gap.attribute().equals("model"))
                .singleElement()
                .extracting(MissingFacts.Missing::wouldTell)
                .asString()
                .doesNotContain("no protocol");
    }

    private String levelTold(Asset asset) {
        return MissingFacts.shipped().of(asset).stream()
                .filter(gap -> gap.attribute().equals("purdue_level"))
                .map(MissingFacts.Missing::wouldTell)
                .collect(Collectors.joining());
    }

    @Test
    void whereNoLevelFollowsItIsSaidWhatWouldTellIt() {
        TestFlow flow = wire.connects(at(HMI, "10.1.1.5"), at(PLC, "10.1.1.33"));
        wire.resolve(HMI, "10.1.1.5");
        assertThat(levelTold(wire.asset(HMI, "10.1.1.5"))).contains("its type");

        wire.claims(flow, 0, "", Attribute.OS, "Windows 10", "smb ntlm", Trust.SESSION);
        wire.resolve(HMI, "10.1.1.5");
        assertThat(levelTold(wire.asset(HMI, "10.1.1.5"))).contains("asset_rules");

        wire.asks(flow, "modbus", "", Action.READ, Outcome.OK);
        wire.resolve(PLC, "10.1.1.33");
        assertThat(levelTold(wire.asset(PLC, "10.1.1.33"))).isEmpty();
    }

    @Test
    void aConversationThatNothingUnderstandsIsOneAndSoIsOneWithGaps() throws IOException {
        TestFlow strange = wire.connects(at(0, HMI, "10.1.1.5", 50_000), at(0, PLC, "10.1.1.33", 9_999));
        wire.ends(strange.lost(wire.now()));

        Unknowns unknowns = Unknowns.of(wire.inventory);
        assertThat(unknowns.notUnderstood()).singleElement().satisfies(each -> {
            assertThat(each.key().protocol()).isEqualTo("tcp/9999");
            assertThat(each.losses()).isEqualTo(1);
        });
        assertThat(unknowns.damaged()).extracting(Conversation::bytes).containsExactly(128L);
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        unknowns.write(json);
        assertThat(json.toString(StandardCharsets.UTF_8))
                .contains("\"understood_bytes\":0")
                .endsWith("}\n");
    }

    @Test
    void aMirrorThatShowsOneDirectionIsToldAndOneThatShowsBothIsNot() {
        for (int i = 0; i < 12; i++) {
            TestFlow half =
                    wire.sends(Transport.TCP, at(30, HMI, "10.1.1.5", 50_000 + i), at(30, PLC, "10.1.1.33", 502));
            half.frame(0, wire.now());
            half.frame(0, wire.now());
            wire.ends(half);
            wire.ends(wire.connects(at(40, HMI, "10.1.1.5", 50_000 + i), at(40, PLC, "10.1.1.33", 502)));
        }

        Unknowns unknowns = Unknowns.of(wire.inventory);
        assertThat(unknowns.blindSpots())
                .singleElement()
                .asString()
                .startsWith("VLAN 30: 12 of 12 connections show one side");
        assertThat(unknowns.segments()).extracting(Coverage.Segment::oneSided).containsExactly(12L, 0L);
    }

    /**
     * A tap gives each direction to an interface of its own; a mirror port beside it shows one direction of other
     * connections.
     */
    @Test
    void interfacesThatCarryOneDirectionEachShowBothTogether() {
        for (int i = 0; i < 12; i++) {
            TestFlow tapped = wire.connects(at(30, HMI, "10.1.1.5", 50_000 + i), at(30, PLC, "10.1.1.33", 502));
            wire.ends(tapped.heardOn("tap-in", "tap-out").speaks("modbus"));
            TestFlow half =
                    wire.sends(Transport.TCP, at(40, HMI, "10.1.1.5", 51_000 + i), at(40, PLC, "10.1.1.33", 502));
            half.frame(0, wire.now());
            half.frame(0, wire.now());
            wire.ends(half.heardOn("mirror", ""));
        }

        Unknowns unknowns = Unknowns.of(wire.inventory);
        assertThat(unknowns.interfaces())
                .extracting(InterfaceCoverage.Heard::name)
                .containsExactly("mirror", "tap-in", "tap-out");
        InterfaceCoverage.Heard mirror = unknowns.interfaces().getFirst();
        assertThat(mirror.oneSided()).isEqualTo(12);
        assertThat(mirror.elsewhere()).isZero();
        assertThat(mirror.segments()).containsExactly(40);
        InterfaceCoverage.Heard out = unknowns.interfaces().getLast();
        assertThat(out.connections()).isEqualTo(12);
        assertThat(out.oneSided()).isZero();
        assertThat(out.elsewhere()).isEqualTo(12);
        assertThat(out.understood()).isEqualTo(out.bytes()).isPositive();
        assertThat(unknowns.blindSpots())
                .filteredOn(spot -> spot.startsWith("interface"))
                .containsExactly(
                        "interface mirror: 12 of 12 connections show one side, and no other interface has the other");
    }

    @Test
    void anAnswerThatComesLateByAnotherInterfaceIsNoBlindSpot() {
        TestFlow flow = wire.sends(Transport.TCP, at(HMI, "10.1.1.5"), at(PLC, "10.1.1.33"));
        flow.heardOn("eth1", "eth2").frame(0, wire.now());
        flow.frame(0, wire.now());
        wire.inventory.flowInterval(flow, wire.now());
        assertThat(wire.inventory.coverage().interfaces().all())
                .extracting(InterfaceCoverage.Heard::oneSided)
                .containsExactly(1L);
        wire.answers(flow, false);
        wire.ends(flow);
        assertThat(wire.inventory.coverage().interfaces().all()).allSatisfy(each -> {
            assertThat(each.oneSided()).isZero();
            assertThat(each.connections()).isEqualTo(1);
            assertThat(each.elsewhere()).isEqualTo(1);
        });
    }

    @Test
    void aPortThatIsNotMirroredShowsBroadcastOnly() {
        wire.ends(wire.sends(Transport.UDP, at(HMI, "10.1.1.5"), at("ff:ff:ff:ff:ff:ff", "10.1.1.255")));

        assertThat(Unknowns.of(wire.inventory).blindSpots())
                .anySatisfy(spot -> assertThat(spot).startsWith("untagged: broadcast and multicast only"))
                .anySatisfy(spot -> assertThat(spot).startsWith("no frame has a VLAN tag"));
    }

    @Test
    void devicesThatTellOneSerialNumberMayBeOneAndAMadeUpMacNamesNoMaker() {
        String second = "02:00:00:00:00:09";
        TestFlow flow = wire.connects(at(second, "10.2.1.34"), at(PLC, "10.1.1.33"));
        for (int side = 0; side < 2; side++) {
            wire.claims(flow, side, "", Attribute.VENDOR, "Siemens", "snmp", Trust.MANAGEMENT);
            wire.claims(flow, side, "", Attribute.SERIAL, "S C-X4U4215", "snmp", Trust.MANAGEMENT);
        }
        wire.connects(at("02:00:00:00:00:0a", "10.2.1.35"), at(PLC, "10.1.1.33"));

        Unknowns unknowns = Unknowns.of(wire.inventory);
        assertThat(unknowns.likelyOne())
                .containsExactly(
                        new Unknowns.Likely(Attribute.SERIAL, "S C-X4U4215", List.of("10.1.1.33", "10.2.1.34")));
        assertThat(unknowns.gaps())
                .anySatisfy(gap -> assertThat(gap.wouldTell()).startsWith("its MAC address is made up"));
    }

    @Test
    void aDeviceThatIsHeardThroughItsRouterAndDirectlyMayBeOne() {
        TestFlow flow = wire.connects(at("02:00:00:00:00:09", "10.2.1.34"), at(PLC, "10.1.1.33"));
        wire.claims(flow, 1, "", Attribute.CAPABILITY, "gateway", "bacnet source_specifier", Trust.DEVICE);
        for (String unit : List.of("7:0a01", "7:0a02")) {
            String number = unit.endsWith("1") ? "1001" : "1002";
            wire.claims(flow, 1, unit, Attribute.VENDOR, "Delta Controls", "bacnet i_am", Trust.DEVICE);
            wire.claims(flow, 1, unit, Attribute.INSTANCE, number, "bacnet i_am", Trust.DEVICE);
            wire.claims(flow, 1, unit, Attribute.NAME, "AHU " + number, "bacnet device object", Trust.DEVICE);
        }
        TestFlow direct = wire.connects(at("02:00:00:00:00:09", "10.2.1.34"), at("00:40:ae:00:00:51", "10.1.1.51"));
        wire.claims(direct, 1, "", Attribute.VENDOR, "Delta Controls", "bacnet i_am", Trust.DEVICE);
        wire.claims(direct, 1, "", Attribute.INSTANCE, "1001", "bacnet i_am", Trust.DEVICE);

        assertThat(Unknowns.of(wire.inventory).likelyOne())
                .containsExactly(
                        new Unknowns.Likely(Attribute.INSTANCE, "1001", List.of("10.1.1.33 unit 7:0a01", "10.1.1.51")));
        wire.claims(direct, 1, "", Attribute.NAME, "BOILER", "bacnet device object", Trust.DEVICE);
        assertThat(Unknowns.of(wire.inventory).likelyOne()).isEmpty();
    }

    @Test
    void eachPairOfWhichNothingDiffersMayBeOneAndNotTheFirstAlone() {
        Endpoint asking = at("02:00:00:00:00:09", "10.2.1.34");
        for (String gateway : List.of("10.1.1.33", "10.1.1.34")) {
            TestFlow flow = wire.connects(asking, at(gateway.endsWith("3") ? PLC : "00:40:ae:00:00:34", gateway));
            wire.claims(flow, 1, "", Attribute.CAPABILITY, "gateway", "bacnet source_specifier", Trust.DEVICE);
            wire.claims(flow, 1, "7:0a01", Attribute.VENDOR, "Delta Controls", "bacnet i_am", Trust.DEVICE);
            wire.claims(flow, 1, "7:0a01", Attribute.INSTANCE, "1001", "bacnet i_am", Trust.DEVICE);
            String name = gateway.endsWith("3") ? "BOILER" : "AHU 1";
            wire.claims(flow, 1, "7:0a01", Attribute.NAME, name, "bacnet device object", Trust.DEVICE);
        }
        TestFlow direct = wire.connects(asking, at("00:40:ae:00:00:51", "10.1.1.51"));
        wire.claims(direct, 1, "", Attribute.VENDOR, "Delta Controls", "bacnet i_am", Trust.DEVICE);
        wire.claims(direct, 1, "", Attribute.INSTANCE, "1001", "bacnet i_am", Trust.DEVICE);
        wire.claims(direct, 1, "", Attribute.NAME, "AHU 1", "bacnet device object", Trust.DEVICE);

        assertThat(Unknowns.of(wire.inventory).likelyOne())
                .containsExactly(
                        new Unknowns.Likely(Attribute.INSTANCE, "1001", List.of("10.1.1.34 unit 7:0a01", "10.1.1.51")));
    }

    @Test
    void whoMakesUpDevicesOfOneNumberMakesNoPairOfEachWithEach() {
        Endpoint asking = at("02:00:00:00:00:09", "10.2.1.34");
        TestFlow flow = wire.connects(asking, at(PLC, "10.1.1.33"));
        wire.claims(flow, 1, "", Attribute.CAPABILITY, "gateway", "bacnet source_specifier", Trust.DEVICE);
        for (int i = 10; i < 40; i++) {
            wire.claims(flow, 1, "7:0a" + i, Attribute.VENDOR, "Delta Controls", "bacnet i_am", Trust.DEVICE);
            wire.claims(flow, 1, "7:0a" + i, Attribute.INSTANCE, "1001", "bacnet i_am", Trust.DEVICE);
            TestFlow direct = wire.connects(asking, at("00:40:ae:00:00:" + i, "10.1.1." + (i + 40)));
            wire.claims(direct, 1, "", Attribute.VENDOR, "Delta Controls", "bacnet i_am", Trust.DEVICE);
            wire.claims(direct, 1, "", Attribute.INSTANCE, "1001", "bacnet i_am", Trust.DEVICE);
        }

        assertThat(Unknowns.of(wire.inventory).likelyOne()).hasSize(16);
    }
}
