package io.otus.inventory;

import static io.otus.inventory.Wire.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otus.core.asset.AssetRef;
import io.otus.core.event.Action;
import io.otus.core.event.AddressBinding;
import io.otus.core.event.Attribute;
import io.otus.core.event.Outcome;
import io.otus.core.event.Trust;
import io.otus.core.net.Endpoint;
import io.otus.core.net.Transport;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.graph.Conclusion;
import io.otus.inventory.role.RoleRules;
import io.otus.inventory.view.AssetFields;
import io.otus.testkit.TestFlow;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What devices are for, by the shipped rules. */
class RolesTest {
    private static final Endpoint HMI = at(0, "f8:bc:12:00:00:01", "10.1.1.5", 50000);
    private static final Endpoint PLC = at(0, "00:1b:1b:01:02:03", "10.1.1.33", 502);

    private final Wire wire = new Wire();

    private void poll(Endpoint client, Endpoint server, String protocol, int times) {
        TestFlow flow = wire.connects(client, server);
        for (int i = 0; i < times; i++) {
            wire.asks(flow, protocol, "1", Action.READ, Outcome.OK);
            wire.later(5);
        }
        wire.ends(flow);
    }

    @Test
    void whoAnswersReadsIsAControllerAndWhoPollsAndWritesItIsAnHmi() {
        poll(HMI, PLC, "modbus", 40);
        TestFlow flow = wire.connects(HMI, PLC);
        wire.asks(flow, "modbus", "1", Action.WRITE, Outcome.OK);

        assertThat(wire.resolve("00:1b:1b:01:02:03", "10.1.1.33").type()).isEqualTo("plc");
        assertThat(wire.resolve("00:1b:1b:01:02:03", "10.1.1.33").roles()).containsExactly("controller");
        assertThat(wire.resolve("f8:bc:12:00:00:01", "10.1.1.5").type()).isEqualTo("hmi");
        assertThat(wire.asset("f8:bc:12:00:00:01", "10.1.1.5").judgements().conclusions())
                .allSatisfy(conclusion -> {
                    assertThat(conclusion.reason()).isNotBlank();
                    assertThat(conclusion.evidence()).isNotEmpty().doesNotHaveDuplicates();
                });
    }

    @Test
    void whoAsksManyDevicesWhoTheyAreServesTheWholePlant() {
        for (int round = 0; round < 12; round++) {
            for (int device = 1; device <= 4; device++) {
                TestFlow flow = wire.connects(HMI, at(0, "00:1b:1b:01:02:0" + device, "10.1.1.3" + device, 502));
                wire.asks(flow, "modbus", "1", Action.IDENTIFY, Outcome.OK);
                wire.ends(flow);
            }
            wire.later(60);
        }

        wire.resolve("f8:bc:12:00:00:01", "10.1.1.5");
        assertThat(wire.asset("f8:bc:12:00:00:01", "10.1.1.5").judgements().conclusions())
                .extracting(each -> each.kind() + " " + each.value())
                .contains("ROLE scanner", "LEVEL 3");
    }

    @Test
    void whatFollowsFromAConclusionHasItsFrames() {
        poll(HMI, PLC, "modbus", 40);
        wire.resolve("00:1b:1b:01:02:03", "10.1.1.33");
        List<Conclusion> drawn =
                wire.asset("00:1b:1b:01:02:03", "10.1.1.33").judgements().conclusions();
        Conclusion type = drawn.stream()
                .filter(each -> each.kind() == Conclusion.Kind.TYPE)
                .findFirst()
                .orElseThrow();

        assertThat(drawn)
                .filteredOn(each -> each.kind() == Conclusion.Kind.LEVEL || each.kind() == Conclusion.Kind.IMPORTANCE)
                .hasSize(2)
                .extracting(Conclusion::evidence)
                .containsOnly(type.evidence());
    }

    @Test
    void whoAnswersWithTheTimeIsATimeServerThoughNobodyIsTheClientOfTheFlow() {
        TestFlow ntp = wire.sends(Transport.UDP, at("ec:46:70:00:00:01", "10.1.1.2"), HMI);
        wire.claims(ntp.speaks("ntp"), 0, "", Attribute.SERVICE, "ntp_server", "ntp", Trust.SESSION);

        assertThat(wire.resolve("ec:46:70:00:00:01", "10.1.1.2").roles()).containsExactly("time_server");
        assertThat(wire.resolve("ec:46:70:00:00:01", "10.1.1.2").type()).isEqualTo("time_server");
    }

    @Test
    void aPublisherOfGooseIsAnIedByTheFramesOfItsMessages() {
        TestFlow goose = wire.sends(Transport.LINK, at("00:09:8e:00:00:01", null), at("01:0c:cd:01:00:01", null));
        goose.speaks("goose");
        wire.claims(goose, 0, "", Attribute.NAME, "IED1", "goose", Trust.SESSION);
        wire.resolve("00:09:8e:00:00:01", null);

        assertThat(wire.asset("00:09:8e:00:00:01", null).judgements().conclusions())
                .extracting(Conclusion::value)
                .contains("ied", "publisher");
        assertThat(wire.asset("00:09:8e:00:00:01", null).judgements().conclusions())
                .allSatisfy(each -> assertThat(each.evidence()).isNotEmpty());
    }

    @Test
    void whoStopsOrLoadsControllersIsAnEngineeringStation() {
        TestFlow flow = wire.connects(HMI, PLC);
        wire.asks(flow, "modbus", "1", Action.DOWNLOAD, Outcome.OK);

        assertThat(wire.resolve("f8:bc:12:00:00:01", "10.1.1.5").type()).isEqualTo("engineering_station");
    }

    /** Reads devices in turn, once in ten seconds. */
    private void cycles(int rounds, String protocol, int devices) {
        for (int round = 0; round < rounds; round++) {
            for (int i = 1; i <= devices; i++) {
                TestFlow flow = wire.connects(HMI, at(0, "00:30:a7:00:00:0" + i, "10.1.2." + i, 502));
                wire.asks(flow, protocol, "1", Action.READ, Outcome.OK);
                wire.ends(flow);
            }
            wire.later(10);
        }
    }

    @ParameterizedTest
    @CsvSource({"20, dnp3, 8, scada_server", "20, modbus, 8, hmi", "20, dnp3, 7, hmi"})
    void whoReadsAndWritesOutstationsCyclicallyIsAScadaServerInAShortCapture(
            int rounds, String protocol, int devices, String type) {
        cycles(rounds, protocol, devices);
        wire.asks(wire.connects(HMI, PLC), "modbus", "1", Action.WRITE, Outcome.OK);

        assertThat(wire.resolve("f8:bc:12:00:00:01", "10.1.1.5").type()).isEqualTo(type);
    }

    @Test
    void whoPollsManyDevicesAndCommandsNoneCollectsFromThem() {
        for (int i = 1; i <= 4; i++) {
            poll(HMI, at(0, "00:30:a7:00:00:0" + i, "10.1.2." + i, 20000), "dnp3", 40);
        }

        assertThat(wire.resolve("f8:bc:12:00:00:01", "10.1.1.5").type()).isEqualTo("scada_server");
        assertThat(wire.resolve("00:30:a7:00:00:01", "10.1.2.1").type()).isEqualTo("rtu");
    }

    @Test
    void whatOnlyRefusesOrKeepsSilentIsNothing() {
        TestFlow flow = wire.connects(HMI, PLC);
        wire.asks(flow, "modbus", "1", Action.READ, Outcome.NO_RESPONSE);
        wire.asks(flow, "modbus", "1", Action.READ, Outcome.error(2, "illegal_data_address"));

        assertThat(wire.resolve("00:1b:1b:01:02:03", "10.1.1.33").type()).isEqualTo("unknown");
    }

    @Test
    void ordinaryTrafficMakesNoIndustrialClaim() {
        TestFlow flow = wire.connects(HMI, PLC);
        for (Action action : Action.values()) {
            wire.asks(flow, "http", "", action, Outcome.OK);
        }
        poll(HMI, PLC, "http", 50);

        assertThat(wire.export())
                .doesNotContain("controller")
                .doesNotContain("hmi")
                .doesNotContain("purdue_level\":\"");
        assertThat(wire.resolve("00:1b:1b:01:02:03", "10.1.1.33").type()).isEqualTo("unknown");
    }

    @Test
    void switchesRoutersAndServersSayOrShowWhatTheyAre() {
        TestFlow lldp = wire.sends(Transport.LINK, at("00:80:63:00:00:11", null), at("01:80:c2:00:00:0e", null));
        wire.claims(lldp, 0, "", Attribute.CAPABILITY, "bridge", "lldp", Trust.MANAGEMENT);
        wire.arp(0, "f8:bc:12:00:00:01", "10.1.1.5");
        wire.binds(0, "f8:bc:12:00:00:01", "3c:d9:2b:00:00:07", "10.1.1.60", AddressBinding.Source.DHCP_ACK);

        assertThat(wire.resolve("00:80:63:00:00:11", null).type()).isEqualTo("switch");
        assertThat(wire.resolve("f8:bc:12:00:00:01", "10.1.1.5").roles()).containsExactly("dhcp_server");
        assertThat(wire.resolve("f8:bc:12:00:00:01", "10.1.1.5").type()).isEqualTo("server");
    }

    @Test
    void aTelephoneAndARouterThatBridgeTooAreNoSwitches() {
        String[][] rows = {
            {"00:1b:54:00:00:01", "phone", "CP-7911G", "bridge", "telephone"},
            {"00:13:c3:00:00:02", "router", "2811", "router", "switch"},
            {"00:13:c3:00:00:03", "switch", "WS-C3560-24TS", "router", "switch"},
            {"00:13:c3:00:00:04", "router", "", "router", "switch"},
            {"00:13:c3:00:00:05", "switch", "cisco 3850", "router", "switch"},
            {"00:13:c3:00:00:06", "router", "cisco 3845", "router", "switch"},
        };
        for (String[] row : rows) {
            TestFlow cdp = wire.sends(Transport.LINK, at(row[0], null), at("01:00:0c:cc:cc:cc", null));
            wire.claims(cdp, 0, "", Attribute.VENDOR, "Cisco", "cdp", Trust.MANAGEMENT);
            if (!row[2].isEmpty()) {
                wire.claims(cdp, 0, "", Attribute.MODEL, row[2], "cdp", Trust.MANAGEMENT);
            }
            wire.claims(cdp, 0, "", Attribute.CAPABILITY, row[3], "cdp", Trust.MANAGEMENT);
            wire.claims(cdp, 0, "", Attribute.CAPABILITY, row[4], "cdp", Trust.MANAGEMENT);
            assertThat(wire.resolve(row[0], null).type()).as(row[2]).isEqualTo(row[1]);
        }
    }

    @Test
    void whatAPersonCallsAControllerTakesNothingFromWhatItSays() {
        TestFlow flow = wire.connects(HMI, PLC);
        wire.claims(flow, 1, "", Attribute.TYPE, "plc", "list_identity", Trust.DEVICE);
        wire.asks(flow, "modbus", "1", Action.IDENTIFY, Outcome.OK);
        Asset plc = wire.asset("00:1b:1b:01:02:03", "10.1.1.33");
        for (String word : List.of("PAC", "Boiler control")) {
            plc.state(Map.of("type", word));
            assertThat(wire.resolve("00:1b:1b:01:02:03", "10.1.1.33").roles())
                    .as(word)
                    .contains("controller");
            assertThat(AssetFields.text(plc, "purdue_level")).as(word).isEqualTo("1");
        }
    }

    @Test
    void aSwitchThatSaysStationOnlyIsKnownByItsDescription() {
        TestFlow lldp = wire.sends(Transport.LINK, at("00:0e:8c:00:00:05", null), at("01:80:c2:00:00:0e", null));
        wire.claims(lldp, 0, "", Attribute.CAPABILITY, "station_only", "lldp", Trust.MANAGEMENT);
        String description = "Siemens AG SIMATIC S7 MULTIPORT SCALANCE X 200 FAM";
        wire.claims(lldp, 0, "", Attribute.DESCRIPTION, description, "lldp", Trust.MANAGEMENT);
        assertThat(wire.resolve("00:0e:8c:00:00:05", null).type()).isEqualTo("switch");
    }

    @Test
    void oneAnswerOfAStationThatAsksAllTheTimeMakesItNoController() {
        poll(HMI, PLC, "modbus", 40);
        TestFlow flow = wire.connects(PLC, HMI);
        wire.asks(flow, "modbus", "1", Action.READ, Outcome.OK);

        assertThat(wire.resolve("f8:bc:12:00:00:01", "10.1.1.5").roles()).doesNotContain("controller");
    }

    @Test
    void whoCollectsFromControllersAndCommandsNoneIsAHistorian() {
        for (int i = 1; i <= 4; i++) {
            poll(HMI, at(0, "00:80:f4:00:00:0" + i, "10.1.2." + i, 502), "modbus", 40);
        }

        assertThat(wire.resolve("f8:bc:12:00:00:01", "10.1.1.5").type()).isEqualTo("historian");
    }

    @Test
    void whoReadsManyForAFewMinutesIsAClientAndNoStation() {
        for (int i = 1; i <= 4; i++) {
            poll(HMI, at(0, "00:30:a7:00:00:0" + i, "10.1.2." + i, 502), "modbus", 20);
        }

        assertThat(wire.resolve("f8:bc:12:00:00:01", "10.1.1.5").roles()).containsExactly("client");
    }

    @Test
    void whoHoldsTheAddressOfARedundancyGroupIsARouter() {
        wire.arp(0, "00:1e:13:00:00:01", "10.1.1.2");
        wire.binds(0, "00:1e:13:00:00:01", "00:00:0c:07:ac:01", "10.1.1.1", AddressBinding.Source.ARP);

        assertThat(wire.resolve("00:1e:13:00:00:01", "10.1.1.2").type()).isEqualTo("router");
    }

    @Test
    void whoStopsControllersMattersMoreThanAWorkstation() {
        TestFlow flow = wire.connects(HMI, PLC);
        wire.asks(flow, "modbus", "1", Action.STOP, Outcome.OK);

        assertThat(wire.export()).contains("\"importance\":\"high\"");
    }

    @Test
    void manyUnitsBehindOneAddressAreAGateway() {
        TestFlow flow = wire.connects(HMI, PLC);
        for (int unit = 1; unit <= 16; unit++) {
            wire.asks(flow, "modbus", Integer.toString(unit), Action.READ, Outcome.OK);
        }

        assertThat(wire.resolve("00:1b:1b:01:02:03", "10.1.1.33").type()).isEqualTo("gateway");
    }

    /** The type of a device that answers reads of these units, after it said this of itself. */
    private String typeOf(String mac, String protocol, int units, String... said) {
        Endpoint device = at(0, mac, "10.1.1.70", 4000);
        TestFlow flow = wire.connects(HMI, device);
        for (int unit = 1; unit <= units; unit++) {
            wire.asks(flow, protocol, unit == 1 ? "" : Integer.toString(unit), Action.READ, Outcome.OK);
        }
        for (int i = 0; i < said.length; i += 2) {
            wire.claims(flow, 1, "", Attribute.valueOf(said[i]), said[i + 1], protocol, Trust.DEVICE);
        }
        return wire.resolve(mac, "10.1.1.70").type();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a PROFINET device with many subslots, 00:0e:f0:00:00:01, pn_io, 6, CAPABILITY io_device, io_device",
        "a PROFINET device that passes on Modbus, 00:0e:f0:00:00:01, modbus, 6, CAPABILITY io_device, gateway",
        "a controller with many ADS ports, 00:01:05:00:00:01, ads, 6, TYPE plc, plc",
        "one with ADS ports that shows to pass on, 00:01:05:00:00:01, ads, 6, CAPABILITY gateway, gateway",
        "a PROFINET controller, 00:0e:8c:00:00:01, pn_io, 1, CAPABILITY io_controller, plc",
        "a PROFINET controller in a computer, f8:bc:12:00:00:09, pn_io, 1, CAPABILITY io_controller, controller",
        "an S7-1200, 00:1c:06:00:00:01, s7commplus, 1, ORDER_NUMBER 6ES7 214-1AG40-0XB0, plc",
        "an S7-1500, 00:1c:06:00:00:01, s7commplus, 1, ORDER_NUMBER 6ES7 513-1AL01-0AB0, plc",
        "an S7-300, 00:1c:06:00:00:01, s7commplus, 1, ORDER_NUMBER 6ES7 315-2EH14-0AB0, plc",
        "an S7-1200 for harsh places, 00:1c:06:00:00:01, s7commplus, 1, ORDER_NUMBER 6AG1214-1AG40-2XB0, plc",
        "an input module, 00:1c:06:00:00:01, s7commplus, 1, ORDER_NUMBER 6ES7 521-1BL00-0AB0, controller",
        "a panel, 00:1c:06:00:00:01, s7commplus, 1, ORDER_NUMBER 6AV2 124-0GC01-0AX0, hmi",
        "a phasor measurement unit, 00:30:a7:00:00:01, c37118, 1, TYPE pmu, ied",
        "another sender of phasors, 00:30:a7:00:00:01, c37118, 1, NAME pdc, controller",
        "a relay, 00:21:c1:00:00:01, mms, 1, CAPABILITY iec61850, ied",
        "another server of MMS, 00:21:c1:00:00:01, mms, 1, SERVICE MMS domain ICC1, controller",
        "a control centre, 00:21:c1:00:00:01, mms, 1, CAPABILITY tase2, scada_server",
        "a server of OPC Classic, 00:21:c1:00:00:01, msrpc, 1, SERVICE OPC DA server ACME 3.2.5, opc_server",
        "a KNX interface, 00:21:c1:00:00:01, knxnet_ip, 1, NAME gira, building_controller",
    })
    void aDeviceIsWhatItAnswersAndSays(String what, String mac, String protocol, int units, String said, String type) {
        String[] words = said.split(" ", 2);

        assertThat(typeOf(mac, protocol, units, words)).as(what).isEqualTo(type);
    }

    /** Whoever may define a variable in a device may make it say that. */
    @ParameterizedTest
    @CsvSource({"mms, iec61850, ied, true", "modbus, tase2, plc, true", "mms, tase2, scada_server, false"})
    void whatADeviceSaysAsAControlCentreTakesNothingFromWhatItDoes(
            String besides, String says, String type, boolean isController) {
        Endpoint device = at(0, "00:21:c1:00:00:01", "10.1.1.70", 4000);
        TestFlow flow = wire.connects(HMI, device);
        wire.asks(flow, "mms", "", Action.READ, Outcome.OK);
        wire.claims(flow, 1, "", Attribute.CAPABILITY, says, "mms", Trust.SESSION);
        wire.claims(flow, 1, "", Attribute.CAPABILITY, "tase2", "mms", Trust.SESSION);
        wire.asks(wire.connects(HMI, device), besides, "", Action.READ, Outcome.OK);

        AssetRef asset = wire.resolve("00:21:c1:00:00:01", "10.1.1.70");
        assertThat(asset.type()).isEqualTo(type);
        assertThat(asset.roles()).contains("control_center");
        assertThat(asset.roles().contains("controller")).isEqualTo(isController);
    }

    @Test
    void whoAsksInItsPollsIsNoDeviceThoughItSaysSo() {
        poll(HMI, PLC, "modbus", 40);
        TestFlow flow = wire.connects(HMI, PLC);
        wire.asks(flow, "modbus", "1", Action.WRITE, Outcome.OK);
        wire.claims(flow, 0, "", Attribute.CAPABILITY, "io_device", "pn_dcp", Trust.DEVICE);

        assertThat(wire.resolve("f8:bc:12:00:00:01", "10.1.1.5").type()).isEqualTo("hmi");
    }

    /** An industrial computer, made by who makes controllers. */
    @ParameterizedTest
    @CsvSource({"io_device", "io_controller"})
    void whoCollectsOrLoadsIsNoControllerThoughItSpeaksProfinet(String says) {
        Endpoint collector = at(0, "00:0e:8c:00:00:09", "10.1.1.9", 40_000);
        for (int i = 1; i <= 4; i++) {
            poll(collector, at(0, "00:80:f4:00:00:0" + i, "10.1.2." + i, 502), "modbus", 40);
        }
        Endpoint engineer = at(0, "00:0e:8c:00:00:08", "10.1.1.8", 40_000);
        wire.asks(wire.connects(engineer, PLC), "modbus", "1", Action.DOWNLOAD, Outcome.OK);
        for (Endpoint each : List.of(collector, engineer)) {
            wire.claims(wire.connects(each, PLC), 0, "", Attribute.CAPABILITY, says, "pn_dcp", Trust.DEVICE);
        }

        assertThat(wire.resolve("00:0e:8c:00:00:09", "10.1.1.9").type()).isEqualTo("historian");
        assertThat(wire.resolve("00:0e:8c:00:00:08", "10.1.1.8").type()).isEqualTo("engineering_station");
    }

    @Test
    void whoControlsDevicesOfProfinetAndIsOneItselfIsAController() {
        Endpoint device = at(0, "00:0e:8c:00:00:01", "10.1.1.70", 4000);
        TestFlow flow = wire.connects(HMI, device);
        wire.claims(flow, 1, "", Attribute.CAPABILITY, "io_device", "pn_dcp device", Trust.DEVICE);
        wire.claims(flow, 1, "", Attribute.CAPABILITY, "io_controller", "pn_dcp controller", Trust.DEVICE);

        assertThat(wire.resolve("00:0e:8c:00:00:01", "10.1.1.70").type()).isEqualTo("plc");
    }

    @Test
    void aComputerWithAnOpenPortIsNoServerUntilItIsHeardWhatItServes() {
        Endpoint notebook = at(0, "f8:bc:12:00:00:09", "10.1.1.80", 137);
        wire.sends(Transport.UDP, notebook, at(0, "ff:ff:ff:ff:ff:ff", "10.1.1.255", 137))
                .speaks("nbns");
        wire.connects(HMI, at(0, "f8:bc:12:00:00:09", "10.1.1.80", 80));
        TestFlow names = wire.sends(Transport.UDP, notebook, HMI);
        wire.claims(names.speaks("nbns"), 0, "", Attribute.NAME, "NB-1", "nbns", Trust.SESSION);
        wire.ends(names);
        assertThat(wire.resolve("f8:bc:12:00:00:09", "10.1.1.80").type()).isEqualTo("workstation");

        TestFlow web = wire.connects(HMI, at(0, "f8:bc:12:00:00:09", "10.1.1.80", 80));
        wire.asks(web, "http", "", Action.READ, Outcome.OK);
        wire.ends(web);
        assertThat(wire.resolve("f8:bc:12:00:00:09", "10.1.1.80").type()).isEqualTo("server");
    }

    private void collects() {
        for (int i = 1; i <= 4; i++) {
            poll(HMI, at(0, "00:80:f4:00:00:0" + i, "10.1.2." + i, 502), "modbus", 130);
        }
    }

    @Test
    void oneActMakesACollectorNeitherAMasterNorAnEngineer() {
        collects();
        TestFlow flow = wire.connects(HMI, PLC);
        for (int i = 0; i < 80; i++) {
            wire.asks(flow, "modbus", "1", Action.WRITE, Outcome.OK);
        }
        wire.asks(flow, "modbus", "1", Action.RESTART, Outcome.OK);

        assertThat(wire.resolve("f8:bc:12:00:00:01", "10.1.1.5").type()).isEqualTo("historian");
        assertThat(wire.resolve("f8:bc:12:00:00:01", "10.1.1.5").roles()).containsExactly("collector");
        assertThat(wire.asset("f8:bc:12:00:00:01", "10.1.1.5").judgements().conclusions())
                .as("what it did matters all the same")
                .anySatisfy(each -> assertThat(each.kind() + " " + each.value()).isEqualTo("IMPORTANCE high"));
    }

    @Test
    void whoCommandsAgainAndAgainOperatesWhatItReads() {
        collects();
        TestFlow flow = wire.connects(HMI, PLC);
        for (int i = 0; i < 3; i++) {
            wire.asks(flow, "modbus", "1", Action.WRITE, Outcome.OK);
            wire.later(60);
        }

        assertThat(wire.resolve("f8:bc:12:00:00:01", "10.1.1.5").type()).isEqualTo("hmi");
    }

    @Test
    void whoCommandsManyDevicesIsAScadaServer() {
        for (int i = 10; i < 26; i++) {
            poll(HMI, at(0, "00:80:f4:00:00:" + i, "10.1.2." + i, 502), "modbus", 30);
            TestFlow flow = wire.connects(HMI, at(0, "00:80:f4:00:00:" + i, "10.1.2." + i, 502));
            wire.asks(flow, "modbus", "1", Action.WRITE, Outcome.OK);
        }

        assertThat(wire.resolve("f8:bc:12:00:00:01", "10.1.1.5").type()).isEqualTo("scada_server");
    }

    @Test
    void theUnitsOfOneDeviceAreNoSeveralDevices() {
        TestFlow flow = wire.connects(HMI, PLC);
        for (int i = 0; i < 160; i++) {
            wire.asks(flow, "modbus", Integer.toString(1 + i % 16), Action.READ, Outcome.OK);
            wire.later(5);
        }

        assertThat(wire.resolve("f8:bc:12:00:00:01", "10.1.1.5").roles()).contains("monitor");
        assertThat(wire.resolve("f8:bc:12:00:00:01", "10.1.1.5").roles()).doesNotContain("collector");
    }

    @Test
    void aControllerThatWritesToOthersAgainAndAgainControlsThem() {
        poll(HMI, PLC, "modbus", 40);
        TestFlow flow = wire.connects(PLC, at(0, "00:1b:1b:00:00:07", "10.1.1.61", 502));
        for (int i = 0; i < 24; i++) {
            wire.asks(flow, "modbus", "1", Action.WRITE, Outcome.OK);
            wire.later(30);
        }
        wire.ends(flow);

        assertThat(wire.resolve("00:1b:1b:01:02:03", "10.1.1.33").roles()).contains("controller", "io_controller");
        assertThat(wire.resolve("00:1b:1b:01:02:03", "10.1.1.33").type()).isEqualTo("plc");
    }

    @Test
    void aNotebookThatRestartsADeviceOnceIsANotebook() {
        TestFlow flow = wire.connects(HMI, PLC);
        wire.asks(flow, "modbus", "1", Action.RESTART, Outcome.OK);

        assertThat(wire.resolve("f8:bc:12:00:00:01", "10.1.1.5").type()).isEqualTo("workstation");
        assertThat(wire.resolve("f8:bc:12:00:00:01", "10.1.1.5").roles()).isEmpty();
    }

    private void collectsAndStops(boolean isEngineer) {
        for (int device = 1; device <= 4; device++) {
            Endpoint controller = at(0, "00:1b:1b:01:02:0" + device, "10.1.1.3" + device, 502);
            poll(HMI, controller, "modbus", 40);
            if (isEngineer) {
                wire.asks(wire.connects(HMI, controller), "modbus", "1", Action.DIAGNOSE, Outcome.OK);
            }
        }
        TestFlow flow = wire.connects(HMI, PLC);
        wire.asks(flow, "modbus", "1", Action.STOP, Outcome.OK);
        wire.asks(flow, "modbus", "1", Action.START, Outcome.OK);
    }

    @Test
    void whoWatchesManyControllersAndStopsOneIsAnEngineeringStation() {
        collectsAndStops(true);

        assertThat(wire.resolve("f8:bc:12:00:00:01", "10.1.1.5").type()).isEqualTo("engineering_station");
        assertThat(wire.resolve("f8:bc:12:00:00:01", "10.1.1.5").roles()).contains("engineering_station", "collector");
    }

    @Test
    void aCollectorThatStopsAControllerOnceIsACollector() {
        collectsAndStops(false);

        assertThat(wire.resolve("f8:bc:12:00:00:01", "10.1.1.5").type()).isEqualTo("historian");
        assertThat(wire.resolve("f8:bc:12:00:00:01", "10.1.1.5").roles()).containsExactly("collector");
    }

    @Test
    void whoTakesMessagesOfWhichNoAnswerIsShownIsABroker() {
        TestFlow flow = wire.connects(PLC, at(0, "f8:bc:12:00:00:07", "10.1.1.7", 1883));
        wire.message(flow.speaks("mqtt"), 0, "mqtt");
        wire.ends(flow);

        assertThat(wire.resolve("f8:bc:12:00:00:07", "10.1.1.7").roles()).containsExactly("broker");
        assertThat(wire.resolve("f8:bc:12:00:00:07", "10.1.1.7").type()).isEqualTo("server");
    }

    @Test
    void whoStopsControllersAgainAndAgainIsAnEngineeringStation() {
        TestFlow flow = wire.connects(HMI, PLC);
        for (int i = 0; i < 3; i++) {
            wire.asks(flow, "modbus", "1", Action.STOP, Outcome.OK);
            wire.asks(flow, "modbus", "1", Action.START, Outcome.OK);
            wire.later(60);
        }

        assertThat(wire.resolve("f8:bc:12:00:00:01", "10.1.1.5").type()).isEqualTo("engineering_station");
    }

    private TestFlow asksInVain(Transport transport, int times) {
        TestFlow flow = wire.sends(transport, HMI, PLC).client(0);
        for (int i = 0; i < times; i++) {
            wire.asks(flow, "modbus", "1", Action.READ, Outcome.NO_RESPONSE);
            wire.later(5);
        }
        wire.ends(flow);
        return flow;
    }

    @Test
    void whoIsAskedForMinutesOverAConnectionAnswersThoughTheMirrorDoesNotShowIt() {
        wire.arp(0, "00:1b:1b:01:02:03", "10.1.1.33");
        asksInVain(Transport.TCP, 20);
        assertThat(wire.resolve("00:1b:1b:01:02:03", "10.1.1.33").type()).isEqualTo("unknown");
        asksInVain(Transport.TCP, 40);

        assertThat(wire.resolve("00:1b:1b:01:02:03", "10.1.1.33").type()).isEqualTo("plc");
        assertThat(wire.export()).contains("{\"transport\":\"tcp\",\"port\":502,\"protocol\":\"modbus\"}");
    }

    @Test
    void whoIsAskedInVainByDatagramsIsNothing() {
        wire.arp(0, "00:1b:1b:01:02:03", "10.1.1.33");
        asksInVain(Transport.UDP, 100);

        assertThat(wire.resolve("00:1b:1b:01:02:03", "10.1.1.33").type()).isEqualTo("unknown");
        assertThat(wire.export()).doesNotContain("\"port\":502");
    }

    @Test
    void aSitesOwnRulesComeBeforeTheShippedOnesAndGoByTheirRoles() {
        RoleRules rules = RoleRules.of("modbus"::equals, "site.txt", """
                # ours
                type pump if role controller and says name ^P-: our pumps
                level 0 if type pump: it pumps
                """);
        poll(HMI, PLC, "modbus", 40);
        assertThat(rules.judge(wire.asset("00:1b:1b:01:02:03", "10.1.1.33")))
                .extracting(Conclusion::value)
                .contains("controller", "plc", "1");
        TestFlow flow = wire.connects(HMI, PLC);
        wire.claims(flow, 1, "", Attribute.NAME, "P-101", "modbus object", Trust.DEVICE);

        assertThat(rules.judge(wire.asset("00:1b:1b:01:02:03", "10.1.1.33")))
                .extracting(each -> each.kind() + " " + each.value())
                .contains("ROLE controller", "TYPE pump", "LEVEL 0", "IMPORTANCE high")
                .doesNotContain("TYPE plc", "LEVEL 1");
    }

    @Test
    void whatIsNoRuleIsNamedWithItsFileAndLine() {
        assertThatThrownBy(() -> RoleRules.of("modbus"::equals, "site.txt", "\ntype pump if serves modbus\n"))
                .hasMessageContaining("site.txt line 2: 'type pump if serves modbus'");
        assertThatThrownBy(() -> RoleRules.of("modbus"::equals, "site.txt", "type pump if pumps water: no fact"))
                .hasMessageContaining("site.txt line 1");
        assertThatThrownBy(() -> RoleRules.of("modbus"::equals, "site.txt", "# x\nlevel 7 if type plc: too high"))
                .hasMessageContaining("site.txt line 2")
                .hasMessageContaining("a level 0, 1, 2, 3, 3.5, 4 or 5");
    }
}
