package io.otus.inventory;

import static io.otus.inventory.Wire.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Outcome;
import io.otus.core.event.Trust;
import io.otus.core.net.Endpoint;
import io.otus.core.net.Transport;
import io.otus.core.store.Batch;
import io.otus.core.store.Store;
import io.otus.core.store.StoreReader;
import io.otus.inventory.graph.Conclusion;
import io.otus.inventory.role.RoleRules;
import io.otus.testkit.TestFlow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Roles that follow from what a device is, where nothing that it was heard to do shows them. */
class LaterRolesTest {
    private static final String MAC = "f8:bc:12:00:00:01";
    private static final Endpoint STATION = at(0, MAC, "10.1.1.5", 50_000);

    private final Wire wire = new Wire();

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        a maker of controllers    | 00:0d:22:00:00:01 |                                  | plc    | controller
        an S7 CPU                 | 00:1b:1b:00:00:01 | ORDER_NUMBER 6ES7 315-2EH14-0AB0 | plc    | controller
        a Modicon                 | 00:80:f4:00:00:01 | MODEL BMX P34 2020               | plc    | controller
        a panel                   | 00:1b:1b:00:00:01 | ORDER_NUMBER 6AV2 124-0GC01-0AX0 | hmi    | hmi
        a switch                  | 00:0e:8c:00:00:01 | MODEL SCALANCE X208              | switch | switch
        """)
    void whatSaysWhatItIsIsThereForThatThoughNobodyAsksIt(
            String what, String mac, String said, String type, String role) {
        wire.arp(0, mac, "10.1.1.9");
        if (said != null) {
            String[] words = said.split(" ", 2);
            TestFlow flow = wire.sends(Transport.LINK, at(mac, null), at("01:80:c2:00:00:0e", null));
            wire.claims(flow.speaks("lldp"), 0, "", Attribute.valueOf(words[0]), words[1], "lldp", Trust.MANAGEMENT);
        }

        assertThat(wire.resolve(mac, "10.1.1.9").type()).isEqualTo(type);
        assertThat(wire.resolve(mac, "10.1.1.9").roles()).containsExactly(role);
        assertThat(wire.asset(mac, "10.1.1.9").judgements().conclusions())
                .filteredOn(each -> each.kind() == Conclusion.Kind.ROLE)
                .allSatisfy(each -> assertThat(each.evidence()).isNotEmpty());
    }

    @Test
    void aControllerThatAsksOthersNowAndThenIsNoMereClient() {
        TestFlow flow =
                wire.connects(at(0, "00:0d:22:00:00:01", "10.1.1.9", 50_000), at("00:80:f4:00:00:02", "10.1.1.3"));
        wire.asks(flow, "modbus", "1", Action.READ, Outcome.OK);

        assertThat(wire.resolve("00:0d:22:00:00:01", "10.1.1.9").roles()).containsExactly("controller");
    }

    @Test
    void whoOnlyLooksAtOneControllerIsAPanelToo() {
        TestFlow flow = wire.connects(STATION, at(0, "00:80:f4:00:00:02", "10.1.1.3", 502));
        for (int i = 0; i < 150; i++) {
            wire.asks(flow, "modbus", "1", Action.READ, Outcome.OK);
            wire.later(5);
        }

        assertThat(wire.resolve(MAC, "10.1.1.5").type()).isEqualTo("hmi");
        assertThat(wire.resolve(MAC, "10.1.1.5").roles()).containsExactlyInAnyOrder("monitor", "hmi");
    }

    /**
     * Connections to outstations, each asked once; after that only the transport's frames go to and fro. The client is
     * looked at all the while.
     */
    private void keepsUp(int outstations, int minutes) {
        List<TestFlow> flows = new ArrayList<>();
        for (int i = 1; i <= outstations; i++) {
            TestFlow flow = wire.connects(STATION, at(0, "00:30:a7:00:00:0" + i, "10.1.2." + i, 2404));
            wire.asks(flow, "iec104", "3", Action.READ, Outcome.OK);
            flows.add(flow);
        }
        for (int minute = 0; minute <= minutes; minute++) {
            for (TestFlow flow : flows) {
                flow.frame(1, wire.now()).frame(0, wire.now()).frame(0, wire.now());
                wire.inventory.flowInterval(flow, wire.now());
            }
            wire.resolve(MAC, "10.1.1.5");
            wire.later(60);
        }
    }

    @ParameterizedTest
    @CsvSource({"4, 16, true", "3, 16, false", "4, 8, false"})
    void whoKeepsConnectionsToOutstationsUpForLongIsAControlCentreOrItsStandby(
            int outstations, int minutes, boolean isScada) {
        keepsUp(outstations, minutes);

        assertThat("scada_server".equals(wire.resolve(MAC, "10.1.1.5").type())).isEqualTo(isScada);
        assertThat(wire.resolve(MAC, "10.1.1.5").roles().contains("scada")).isEqualTo(isScada);
    }

    @Test
    void whoCollectsFromControllersAndKeepsConnectionsToOutstationsUpIsAHistorianStill() {
        for (int round = 0; round < 30; round++) {
            for (int i = 1; i <= 4; i++) {
                TestFlow flow = wire.connects(STATION, at(0, "00:80:f4:00:00:0" + i, "10.1.3." + i, 502));
                wire.asks(flow, "modbus", "1", Action.READ, Outcome.OK);
                wire.ends(flow);
            }
            wire.later(30);
        }
        keepsUp(4, 16);

        assertThat(wire.resolve(MAC, "10.1.1.5").type()).isEqualTo("historian");
        assertThat(wire.resolve(MAC, "10.1.1.5").roles()).containsExactly("collector");
    }

    @Test
    void howLongConnectionsWereKeptUpIsKnownBehindARestart(@TempDir Path state) {
        keepsUp(4, 16);
        try (Store store = Store.open(state, List.of(InventoryTables.INSTANCE))) {
            Batch batch = new Batch();
            wire.inventory.store().checkpoint(batch);
            store.write(batch).join();
        }
        Wire later = new Wire();
        try (StoreReader reader = StoreReader.open(state, List.of(InventoryTables.INSTANCE))) {
            later.inventory.store().restore(reader);
        }

        assertThat(later.resolve(MAC, "10.1.1.5").type()).isEqualTo("scada_server");
    }

    @Test
    void aSitesRolesMayGoByTypesAndLevelsToo() {
        RoleRules rules = RoleRules.of("modbus"::equals, "site.txt", """
                role kept_spare if type plc and level 1: of these we keep spares
                importance low if role kept_spare: it is replaced at once
                """);
        wire.arp(0, "00:0d:22:00:00:01", "10.1.1.9");

        assertThat(rules.judge(wire.asset("00:0d:22:00:00:01", "10.1.1.9")))
                .extracting(each -> each.kind() + " " + each.value())
                .contains("ROLE controller", "ROLE kept_spare", "IMPORTANCE low");
    }

    @Test
    void whatAPersonSaysThatADeviceIsMovesItsRole() {
        wire.arp(0, MAC, "10.1.1.5");
        wire.asset(MAC, "10.1.1.5").state(Map.of("type", "plc"));

        assertThat(RoleRules.shipped("modbus"::equals).judge(wire.asset(MAC, "10.1.1.5")))
                .extracting(each -> each.kind() + " " + each.value())
                .contains("ROLE controller");
    }
}
