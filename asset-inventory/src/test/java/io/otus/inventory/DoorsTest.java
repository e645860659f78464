package io.otus.inventory;

import static io.otus.inventory.Wire.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.asset.AssetRef;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Outcome;
import io.otus.core.event.Trust;
import io.otus.inventory.claim.Claim;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.graph.AssetState;
import io.otus.inventory.graph.Unit;
import io.otus.testkit.TestFlow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Devices that are reached through one address, by ports that are passed on, addresses that are translated, slots. */
class DoorsTest {
    private static final String HMI = "f8:bc:12:00:00:01";
    private static final String ROUTER = "00:90:e8:00:00:01"; // Moxa
    private static final String AT = "10.7.0.20";
    private static final String MODBUS = "modbus read_device_identification";
    private static final String SZL = "s7comm read_szl 0x001c";
    private static final long PAUSE = 200;

    private final Wire wire = new Wire();

    private TestFlow flow(String ip, int port) {
        return wire.connects(at(0, HMI, "10.7.0.5", 40_000), at(0, ROUTER, ip, port));
    }

    private void modbus(String ip, int port, String maker, String model) {
        TestFlow flow = flow(ip, port);
        wire.claims(flow, 1, "1", Attribute.VENDOR, maker, MODBUS, Trust.DEVICE);
        wire.claims(flow, 1, "1", Attribute.MODEL, model, MODBUS, Trust.DEVICE);
        wire.asks(flow, "modbus", "1", Action.READ, Outcome.OK);
    }

    private void modbus(int port, String maker, String model) {
        modbus(AT, port, maker, model);
    }

    private void cpu(String slot, String model, String serial) {
        TestFlow flow = flow(AT, 102);
        wire.claims(flow, 1, slot, Attribute.MODEL, model, SZL, Trust.DEVICE);
        wire.claims(flow, 1, slot, Attribute.SERIAL, serial, SZL, Trust.DEVICE);
        wire.claims(flow, 1, slot, Attribute.RUN_STATE, "run", "s7comm read_szl 0x0424", Trust.DEVICE);
    }

    private Asset device() {
        return wire.asset(ROUTER, AT);
    }

    private Asset behind(String ip, int port) {
        AssetRef ref = Objects.requireNonNull(wire.inventory.resolve(at(0, ROUTER, ip, port), ""));
        return Objects.requireNonNull(wire.inventory.graph().find(ref.id()));
    }

    private Asset slot(String slot) {
        AssetRef ref = Objects.requireNonNull(wire.inventory.resolve(at(0, ROUTER, AT, 102), slot));
        return Objects.requireNonNull(wire.inventory.graph().find(ref.id()));
    }

    private List<String> roles(Asset asset) {
        return Objects.requireNonNull(wire.inventory.find(asset.id())).roles();
    }

    private void areTwoBehind() {
        assertThat(behind(AT, 502).value(Attribute.MODEL)).isEqualTo("750-881");
        assertThat(behind(AT, 503).value(Attribute.MODEL)).isEqualTo("ILC 151");
        assertThat(behind(AT, 502).parent()).isSameAs(device());
        assertThat(device().value(Attribute.MODEL)).isNull();
        assertThat(device().value(Attribute.VENDOR)).startsWith("MOXA");
        assertThat(wire.split)
                .hasSize(2)
                .allSatisfy(split -> assertThat(split.reason()).contains("ports of one address"));
    }

    @Test
    void portsThatTellOfTwoDevicesAtOnceLeadToTwoBehindTheOneThatPassesThemOn() {
        for (int i = 0; i < 3; i++) {
            modbus(502, "WAGO", "750-881");
            modbus(503, "Phoenix Contact", "ILC 151");
            wire.later(60);
        }
        areTwoBehind();
        assertThat(wire.changed).isEmpty();
        assertThat(roles(device())).contains("gateway");
        assertThat(roles(behind(AT, 503))).contains("controller");
    }

    @Test
    void soDoThoseThatAreAskedByTurnsWithLongPauses() {
        for (int i = 0; i < 3; i++) {
            modbus(502, "WAGO", "750-881");
            wire.later(PAUSE);
            modbus(503, "Phoenix Contact", "ILC 151");
            wire.later(PAUSE);
        }
        areTwoBehind();
        assertThat(wire.changed).as("but the first time").hasSize(2);
    }

    @Test
    void oneMorePortLeadsToOneMore() {
        modbus(502, "WAGO", "750-881");
        modbus(503, "Phoenix Contact", "ILC 151");
        wire.later(PAUSE);
        modbus(504, "Schneider Electric", "TM221");

        areTwoBehindAndOneMore();
    }

    private void areTwoBehindAndOneMore() {
        assertThat(behind(AT, 504).value(Attribute.MODEL)).isEqualTo("TM221");
        assertThat(wire.split).hasSize(3);
        assertThat(wire.changed).isEmpty();
    }

    @Test
    void anAccountOfTheMakerOfTheCardIsTheDevicesOwn() {
        for (int i = 0; i < 2; i++) {
            modbus(502, "Moxa", "EDR-810");
            modbus(503, "Phoenix Contact", "ILC 151");
        }
        assertThat(device().value(Attribute.MODEL)).isEqualTo("EDR-810");
        assertThat(behind(AT, 502)).isSameAs(device());
        assertThat(behind(AT, 503).value(Attribute.MODEL)).isEqualTo("ILC 151");
        assertThat(wire.changed).isEmpty();
    }

    @Test
    void aDeviceThatIsReplacedIsNoneBehindAPort() {
        modbus(502, "WAGO", "750-881");
        modbus(1502, "WAGO", "750-881");
        wire.later(PAUSE);
        modbus(1502, "WAGO", "750-889");
        modbus(502, "WAGO", "750-889");

        assertThat(wire.split).isEmpty();
        assertThat(device().value(Attribute.MODEL)).isEqualTo("750-889");
        assertThat(wire.changed)
                .singleElement()
                .satisfies(change -> assertThat(change.after()).isEqualTo("750-889"));
    }

    @Test
    void neitherIsOneThatChangesAtItsPort() {
        for (int i = 0; i < 2; i++) {
            modbus(502, "WAGO", "750-881");
            modbus(502, "WAGO", "750-889");
        }
        assertThat(wire.split).isEmpty();
    }

    @Test
    void programsOfOneComputerAreNoDevices() {
        for (int i = 0; i < 2; i++) {
            wire.claims(flow(AT, 4840), 1, "", Attribute.MODEL, "one", "opcua application", Trust.DEVICE);
            wire.claims(flow(AT, 4841), 1, "", Attribute.MODEL, "other", "opcua application", Trust.DEVICE);
        }
        assertThat(wire.split).isEmpty();
    }

    @Test
    void addressesThatAreTranslatedLeadToSeveral() {
        Map<String, String> models = Map.of("10.7.0.20", "750-881", "10.7.0.21", "TM221");
        for (String ip : List.of("10.7.0.20", "10.7.0.21")) {
            wire.arp(0, ROUTER, ip);
        }
        for (String ip : List.of("10.7.0.20", "10.7.0.21", "10.7.0.20")) {
            modbus(ip, 502, ip.endsWith("0") ? "WAGO" : "Schneider Electric", models.getOrDefault(ip, ""));
            wire.later(5);
        }
        assertThat(wire.asset(ROUTER, "10.7.0.21")).isSameAs(device());
        models.forEach((ip, model) ->
                assertThat(behind(ip, 502).value(Attribute.MODEL)).isEqualTo(model));
    }

    @Test
    void cpusInSlotsOfOneRackAreDevices() {
        cpu("0/2", "CPU 412-3H", "S C-X4U421302009");
        cpu("0/4", "CPU 416-2", "S C-B1TD71822010");
        cpu("0/2", "CPU 412-3H", "S C-X4U421302009");

        assertThat(slot("0/2").value(Attribute.SERIAL)).isEqualTo("S C-X4U421302009");
        assertThat(slot("0/4").value(Attribute.MODEL)).isEqualTo("CPU 416-2");
        assertThat(slot("0/4").value(Attribute.RUN_STATE)).isEqualTo("run");
        assertThat(device().value(Attribute.SERIAL)).isNull();
        assertThat(wire.changed).isEmpty();
    }

    @Test
    void aCpuThatAnswersInSeveralSlotsIsOne() {
        cpu("0/1", "CPU 1214C", "S C-E1234567");
        cpu("0/2", "CPU 1214C", "S C-E1234567");

        assertThat(slot("0/2")).isSameAs(device());
        assertThat(device().value(Attribute.SERIAL)).isEqualTo("S C-E1234567");
        assertThat(wire.split).isEmpty();
    }

    @Test
    void aCpuThatWasReplacedAndIsReachedInAnotherSlotIsNoOther() {
        cpu("0/1", "CPU 1214C", "S C-E1234567");
        wire.later(PAUSE);
        cpu("0/2", "CPU 1214C", "S C-E7654321");
        cpu("0/1", "CPU 1214C", "S C-E7654321");

        assertThat(wire.split).isEmpty();
        assertThat(device().value(Attribute.SERIAL)).isEqualTo("S C-E7654321");
    }

    @Test
    void theyAreKnownBehindARestart() {
        modbus(502, "WAGO", "750-881");
        modbus(503, "Phoenix Contact", "ILC 151");
        List<String> states = new ArrayList<>();
        wire.inventory.assets().forEach(asset -> states.add(AssetState.write(asset)));
        Wire later = new Wire();
        later.inventory.graph().restore(states::forEach, Map.of(), List.of());

        AssetRef ref = Objects.requireNonNull(later.inventory.resolve(at(0, ROUTER, AT, 503), ""));
        assertThat(ref.id()).isEqualTo(behind(AT, 503).id());
        assertThat(later.inventory.assets().stream().map(AssetState::write)).containsExactlyElementsOf(states);
    }

    private void named(String ip, int port, String name, String firmware) {
        TestFlow flow = flow(ip, port);
        wire.claims(flow, 1, "", Attribute.NAME, name, "snmp get", Trust.DEVICE);
        wire.claims(flow, 1, "", Attribute.FIRMWARE, firmware, "snmp get", Trust.DEVICE);
    }

    private void isOne() {
        assertThat(wire.split).isEmpty();
        assertThat(device().claims().all()).noneMatch(claim -> claim.attribute() == Attribute.CAPABILITY);
        assertThat(roles(device())).doesNotContain("gateway");
    }

    @Test
    void aDeviceThatGetsAnotherNameAndAddressIsNoneBehindIt() {
        wire.arp(0, ROUTER, "10.7.0.20");
        modbus("10.7.0.20", 502, "WAGO", "750-881");
        named("10.7.0.20", 161, "new", "V1");
        wire.arp(0, ROUTER, "10.7.0.21");
        modbus("10.7.0.21", 502, "WAGO", "750-881/025");
        named("10.7.0.21", 161, "pump 1", "V2");
        modbus("10.7.0.21", 502, "WAGO", "750-881/025");

        assertThat(wire.asset(ROUTER, "10.7.0.21")).isSameAs(device());
        assertThat(device().value(Attribute.NAME)).isEqualTo("pump 1");
        isOne();
    }

    @Test
    void aNameOrVersionThatIsChangedPartsNobody() {
        named(AT, 161, "new", "V1");
        named(AT, 1161, "pump 1", "V2");
        named(AT, 161, "new", "V1");
        named(AT, 1161, "pump 1", "V2");

        isOne();
    }

    @Test
    void soAreThoseOfWhichTheSlotWasNotSeenAtFirst() {
        cpu("", "CPU 412-3H", "S C-X4U421302009");
        wire.later(PAUSE);
        cpu("0/4", "CPU 416-2", "S C-B1TD71822010");
        wire.later(PAUSE);
        cpu("0/2", "CPU 412-3H", "S C-X4U421302009");
        wire.later(PAUSE);
        cpu("0/4", "CPU 416-2", "S C-B1TD71822010");
        cpu("", "CPU 412-3H", "S C-X4U421302009");

        assertThat(device().units()).extracting(Unit::number).containsExactlyInAnyOrder("0/2", "0/4");
        assertThat(slot("0/2").value(Attribute.SERIAL)).isEqualTo("S C-X4U421302009");
        assertThat(slot("0/4").value(Attribute.SERIAL)).isEqualTo("S C-B1TD71822010");
        assertThat(device().value(Attribute.SERIAL)).isNull();
    }

    @Test
    void soAreThoseThatWereBothHeardWithoutTheirSlots() {
        for (String slot : List.of("", "0/2", "0/2", "0/2")) {
            cpu(slot, "CPU 412-3H", "S C-X4U421302009");
            wire.later(PAUSE);
            cpu(slot.isEmpty() ? "" : "0/4", "CPU 416-2", "S C-B1TD71822010");
            wire.later(PAUSE);
        }
        assertThat(device().units()).extracting(Unit::number).containsExactlyInAnyOrder("0/2", "0/4");
        assertThat(slot("0/4").value(Attribute.MODEL)).isEqualTo("CPU 416-2");
        assertThat(device().value(Attribute.SERIAL)).isNull();
    }

    private void unit(int port, String number, String maker, String model) {
        TestFlow flow = flow(AT, port);
        wire.claims(flow, 1, number, Attribute.VENDOR, maker, MODBUS, Trust.DEVICE);
        wire.claims(flow, 1, number, Attribute.MODEL, model, MODBUS, Trust.DEVICE);
    }

    private void gateway() {
        unit(502, "1", "Schneider Electric", "PM5320");
        unit(502, "2", "ABB", "M4M 20");
        unit(502, "3", "Socomec", "DIRIS A40");
    }

    private AssetRef unitAt(int port, String number) {
        return Objects.requireNonNull(wire.inventory.resolve(at(0, ROUTER, AT, port), number));
    }

    private void areTheGatewaysAndAnother() {
        int heard = wire.changed.size();
        for (int i = 0; i < 2; i++) {
            gateway();
            unit(503, "1", "WAGO", "750-881");
            unit(502, "4", "Carlo Gavazzi", "EM24");
        }
        assertThat(wire.changed).hasSize(heard);
        assertThat(behind(AT, 502)).isSameAs(device());
        assertThat(model(unitAt(502, "1"))).isEqualTo("PM5320");
        assertThat(model(unitAt(502, "2"))).isEqualTo("M4M 20");
        assertThat(model(unitAt(502, "4"))).isEqualTo("EM24");
        assertThat(model(unitAt(503, "1"))).isEqualTo("750-881");
        assertThat(unitAt(503, "1").id()).isEqualTo(behind(AT, 503).id());
        assertThat(device().units())
                .extracting(Unit::number)
                .containsExactlyInAnyOrder("1", "2", "3", "4", AT + ":503");
    }

    private String model(AssetRef ref) {
        Asset asset = Objects.requireNonNull(wire.inventory.graph().find(ref.id()));
        return Objects.requireNonNullElse(asset.value(Attribute.MODEL), "");
    }

    @Test
    void unitsBehindAGatewayStayItsOwnBesideADeviceBehindAPort() {
        gateway();
        unit(503, "1", "WAGO", "750-881");

        areTheGatewaysAndAnother();
        assertThat(wire.changed).isEmpty();
    }

    @Test
    void soDoThoseThatWereTakenForTheOtherWithLongPausesBetween() {
        for (int i = 0; i < 2; i++) {
            gateway();
            wire.later(PAUSE);
            unit(503, "1", "WAGO", "750-881");
            wire.later(PAUSE);
        }
        gateway();
        areTheGatewaysAndAnother();
    }

    @Test
    void soDoThoseThatAreHeardLater() {
        unit(503, "1", "WAGO", "750-881");
        unit(502, "2", "ABB", "M4M 20");
        unit(502, "1", "Schneider Electric", "PM5320");
        areTheGatewaysAndAnother();
    }

    @Test
    void whatIsAskedOfADeviceBehindAPortMakesNoUnitOfTheOneBefore() {
        modbus(502, "WAGO", "750-881");
        modbus(503, "Phoenix Contact", "ILC 151");
        for (int i = 2; i < 50; i++) {
            unit(502, Integer.toString(i), "WAGO", "750-881");
        }
        assertThat(device().units()).hasSize(3);
    }

    @Test
    void whatElseIsSaidAtAPortIsSaidOfTheOneBehindIt() {
        wire.claims(flow(AT, 502), 1, "", Attribute.CAPABILITY, "trend", "modbus report", Trust.SESSION);
        modbus(502, "WAGO", "750-881");
        modbus(503, "Phoenix Contact", "ILC 151");
        wire.claims(flow(AT, 503), 1, "", Attribute.INSTANCE, "station 7", "modbus report", Trust.DEVICE);
        wire.claims(flow(AT, 503), 1, "", Attribute.SERVICE, "logic", "modbus report", Trust.SESSION);
        wire.claims(flow(AT, 503), 1, "", Attribute.FIRMWARE, "4.0", "banner", Trust.SESSION);

        assertThat(told(behind(AT, 502))).contains("trend").doesNotContain("4.0");
        assertThat(told(behind(AT, 503))).contains("station 7", "logic", "4.0").doesNotContain("trend");
        assertThat(told(device())).doesNotContain("trend", "station 7", "logic", "4.0");
    }

    @Test
    void programsThatAreMovedAreThoseOfTheOneBehindThePort() {
        modbus(502, "WAGO", "750-881");
        modbus(503, "Phoenix Contact", "ILC 151");
        wire.moves(flow(AT, 503), "", Action.DOWNLOAD, "OB1", "aa");
        assertThat(device().programs()).isNull();
        assertThat(behind(AT, 503).programs()).isNotNull();
    }

    private static List<String> told(Asset asset) {
        return asset.claims().all().stream().map(Claim::value).toList();
    }
}
