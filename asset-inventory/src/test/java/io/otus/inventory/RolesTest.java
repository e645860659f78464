package io.otus.inventory;

import static io.otus.inventory.Wire.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otus.core.event.Action;
import io.otus.core.event.AddressBinding;
import io.otus.core.event.Attribute;
import io.otus.core.event.Outcome;
import io.otus.core.event.Trust;
import io.otus.core.net.Endpoint;
import io.otus.core.net.Transport;
import io.otus.inventory.graph.Conclusion;
import io.otus.inventory.role.RoleRules;
import io.otus.testkit.TestFlow;
import java.util.List;
import org.junit.jupiter.api.Test;

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
        assertThat(wire.asset("f8:bc:12:00:00:01", "10.1.1.5").conclusions()).allSatisfy(conclusion -> {
            assertThat(conclusion.reason()).isNotBlank();
            assertThat(conclusion.evidence()).isNotEmpty().doesNotHaveDuplicates();
        });
    }

    @Test
    void whatFollowsFromAConclusionHasItsFrames() {
        poll(HMI, PLC, "modbus", 40);
        wire.resolve("00:1b:1b:01:02:03", "10.1.1.33");
        List<Conclusion> drawn = wire.asset("00:1b:1b:01:02:03", "10.1.1.33").conclusions();
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

        assertThat(wire.asset("00:09:8e:00:00:01", null).conclusions())
                .extracting(Conclusion::value)
                .contains("ied", "publisher");
        assertThat(wire.asset("00:09:8e:00:00:01", null).conclusions())
                .allSatisfy(each -> assertThat(each.evidence()).isNotEmpty());
    }

    @Test
    void whoStopsOrLoadsControllersIsAnEngineeringStation() {
        TestFlow flow = wire.connects(HMI, PLC);
        wire.asks(flow, "modbus", "1", Action.DOWNLOAD, Outcome.OK);

        assertThat(wire.resolve("f8:bc:12:00:00:01", "10.1.1.5").type()).isEqualTo("engineering_station");
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
    void whoReadsManyForAFewMinutesIsNoStation() {
        for (int i = 1; i <= 4; i++) {
            poll(HMI, at(0, "00:30:a7:00:00:0" + i, "10.1.2." + i, 502), "modbus", 20);
        }

        assertThat(wire.resolve("f8:bc:12:00:00:01", "10.1.1.5").roles()).isEmpty();
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
        assertThat(wire.asset("f8:bc:12:00:00:01", "10.1.1.5").conclusions())
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

        assertThat(wire.resolve("f8:bc:12:00:00:01", "10.1.1.5").roles()).containsExactly("monitor");
    }

    @Test
    void aNotebookThatRestartsADeviceOnceIsANotebook() {
        TestFlow flow = wire.connects(HMI, PLC);
        wire.asks(flow, "modbus", "1", Action.RESTART, Outcome.OK);

        assertThat(wire.resolve("f8:bc:12:00:00:01", "10.1.1.5").type()).isEqualTo("workstation");
        assertThat(wire.resolve("f8:bc:12:00:00:01", "10.1.1.5").roles()).isEmpty();
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
        RoleRules rules = RoleRules.of(
                "modbus"::equals,
                "site.txt",
                "# ours\n\ntype pump if role controller and says name ^P-: our pumps\nlevel 0 if type pump: it pumps\n");
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
