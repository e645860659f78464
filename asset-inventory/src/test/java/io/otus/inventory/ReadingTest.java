package io.otus.inventory;

import static io.otus.inventory.Wire.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.view.AssetOrder;
import io.otus.inventory.view.AssetTree;
import io.otus.inventory.view.Belief;
import io.otus.inventory.view.Entry;
import io.otus.inventory.view.UserValues;
import io.otus.testkit.TestFlow;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a person reads the inventory: which device is behind which, and which of several claims is believed. */
class ReadingTest {
    private static final String HMI = "f8:bc:12:00:00:01";
    private static final String PLC = "28:63:36:00:00:41";

    private final Wire wire = new Wire();
    private final TestFlow flow = wire.connects(at(HMI, "10.1.1.5"), at(PLC, "10.1.1.41"));

    private void says(Attribute attribute, String value, String source, Trust trust) {
        wire.claims(flow, 1, "", attribute, value, source, trust);
    }

    private List<String> verdicts(Attribute attribute) {
        Asset plc = wire.asset(PLC, "10.1.1.41");
        Belief belief = Belief.of(plc);
        return plc.identity().claims().stream()
                .filter(claim -> claim.attribute() == attribute)
                .map(claim -> claim.value() + ": " + belief.of(claim))
                .toList();
    }

    private void units() {
        says(Attribute.CAPABILITY, "gateway", "modbus exception", Trust.DEVICE);
        wire.claims(flow, 1, "10", Attribute.MODEL, "PM800", "modbus id", Trust.DEVICE);
        wire.claims(flow, 1, "9", Attribute.NAME, "METER-9", "modbus id", Trust.DEVICE);
        wire.arp(0, "28:63:36:00:00:42", "10.1.1.42");
    }

    private List<Asset> byIp() {
        return wire.inventory.assets().stream().sorted(AssetOrder.by("ip")).toList();
    }

    @Test
    void whatIsBehindADeviceStandsBelowIt() {
        units();
        List<String> lines = AssetTree.of(byIp()).stream()
                .map(line -> line.name() + "|" + line.asset().address())
                .toList();
        assertThat(lines)
                .hasSize(5)
                .containsSubsequence("|10.1.1.5", "|10.1.1.41")
                .endsWith("|10.1.1.42")
                .containsSubsequence("  METER-9 (unit 9)|10.1.1.41 unit 9", "  unit 10|10.1.1.41 unit 10");
    }

    @Test
    void whoseDeviceIsNotListedSaysWhichItIs() {
        units();
        List<Asset> parts =
                byIp().stream().filter(asset -> asset.parent() != null).toList();
        assertThat(AssetTree.of(parts))
                .extracting(AssetTree.Line::name)
                .containsExactlyInAnyOrder("unit 10 of 10.1.1.41", "METER-9 (unit 9) of 10.1.1.41");
        assertThat(AssetTree.flat(byIp())).extracting(AssetTree.Line::name).contains("unit 10 of 10.1.1.41");
    }

    @Test
    void theMostTrustedIsBelievedAndTheOthersSayWhyNot() {
        says(Attribute.NAME, "plc-dhcp", "dhcp host_name", Trust.NAME_SERVICE);
        assertThat(verdicts(Attribute.NAME)).containsExactly("plc-dhcp: ");
        says(Attribute.NAME, "PLC-1", "lldp system_name", Trust.MANAGEMENT);
        assertThat(verdicts(Attribute.NAME))
                .containsExactly(
                        "plc-dhcp: not believed: lldp system_name is trusted more",
                        "PLC-1: believed: its source is trusted most");
    }

    @Test
    void aFieldIsBelievedBeforeTextOfTheSameTrust() {
        says(Attribute.DESCRIPTION, "Hirschmann MACH104", "snmp sysDescr", Trust.MANAGEMENT);
        says(Attribute.MODEL, "MACH104-20TX", "snmp entPhysicalModelName", Trust.MANAGEMENT);
        says(Attribute.DESCRIPTION, "Hirschmann MACH102", "lldp system_description", Trust.MANAGEMENT);
        assertThat(verdicts(Attribute.MODEL))
                .contains(
                        "MACH104-20TX: believed: of sources trusted alike, it has a field for it",
                        "MACH102: not believed: snmp entPhysicalModelName has a field for it, and this is read from text");
    }

    @Test
    void textThatIsNewerThanAFieldIsBelievedOfWhatChangesWhileTheDeviceStays() {
        says(Attribute.HARDWARE, "1", "snmp entPhysicalHardwareRev", Trust.MANAGEMENT);
        says(Attribute.FIRMWARE, "2.1", "snmp entPhysicalFirmwareRev", Trust.MANAGEMENT);
        wire.later(10);
        says(Attribute.DESCRIPTION, "Controller, HW: 2, FW: 2.2", "lldp system_description", Trust.MANAGEMENT);

        Asset plc = wire.asset(PLC, "10.1.1.41");
        assertThat(plc.value(Attribute.HARDWARE)).isEqualTo("1");
        assertThat(plc.value(Attribute.FIRMWARE)).isEqualTo("2.2");
    }

    @Test
    void ofSourcesTrustedAlikeTheOneThatChangedLastIsBelieved() {
        says(Attribute.FIRMWARE, "V2.1", "modbus id", Trust.DEVICE);
        wire.later(10);
        says(Attribute.FIRMWARE, "V2.2", "s7comm szl", Trust.DEVICE);
        assertThat(verdicts(Attribute.FIRMWARE))
                .containsExactly(
                        "V2.1: not believed: s7comm szl says otherwise since later",
                        "V2.2: believed: of sources trusted alike, it changed last");
    }

    @Test
    void whatHoldsNoMoreNeedsNoWordAndWhatCameAfterItIsBelieved() {
        says(Attribute.FIRMWARE, "V2.1", "modbus id", Trust.DEVICE);
        wire.later(10);
        says(Attribute.FIRMWARE, "V2.2", "modbus id", Trust.DEVICE);
        assertThat(verdicts(Attribute.FIRMWARE))
                .containsExactly("V2.1: ", "V2.2: believed: it came after what held before");
    }

    @Test
    void whoNamesAnotherMakerThanBeforeIsDoubted() {
        says(Attribute.VENDOR, "Siemens AG", "modbus id", Trust.DEVICE);
        says(Attribute.FIRMWARE, "V2.1", "modbus id", Trust.DEVICE);
        wire.later(10);
        says(Attribute.VENDOR, "Evil Corp", "modbus id", Trust.DEVICE);
        says(Attribute.FIRMWARE, "V6.6", "modbus id", Trust.DEVICE);
        assertThat(verdicts(Attribute.VENDOR))
                .contains("Evil Corp: not believed: its source names another maker (Evil Corp) than before and than the"
                        + " MAC address")
                .anyMatch(each -> each.startsWith("Siemens AG: believed: what came after it names another maker"));
    }

    @Test
    void aPersonIsBelievedBeforeAll() {
        says(Attribute.NAME, "plc-dhcp", "dhcp host_name", Trust.NAME_SERVICE);
        says(Attribute.NAME, "PLC-1", "lldp system_name", Trust.MANAGEMENT);
        Asset plc = wire.asset(PLC, "10.1.1.41");
        UserValues.lay(Entry.ofCsv("ip,name\r\n10.1.1.41,plc-dhcp\r\n"), wire.inventory.assets());
        Belief belief = Belief.of(plc);
        assertThat(plc.identity().claims().stream()
                        .filter(claim -> claim.attribute() == Attribute.NAME)
                        .map(belief::of))
                .containsExactly("", "not believed: a person says otherwise");
    }
}
