package io.otus.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.view.Belief;
import io.otus.testkit.TestFlow;
import org.junit.jupiter.api.Test;

/**
 * What a device tells under no maker's name, or another's, is told as a change of what was believed, and what it tells
 * after that is compared with that too.
 */
class DoubtTest {
    private static final String HMI = "3c:d9:2b:00:00:01";
    private static final String PLC = "28:63:36:00:00:41";
    private static final String SOURCE = "modbus read_device_identification";

    private final Wire wire = new Wire();
    private final TestFlow flow = connection();

    private TestFlow connection() {
        wire.arp(0, PLC, "10.1.1.41");
        return wire.connects(Wire.at(HMI, "10.1.1.9"), Wire.at(PLC, "10.1.1.41"))
                .speaks("modbus");
    }

    private void tells(String maker, String firmware) {
        wire.later(10);
        wire.claims(flow, 1, "", Attribute.VENDOR, maker, SOURCE, Trust.DEVICE);
        wire.claims(flow, 1, "", Attribute.FIRMWARE, firmware, SOURCE, Trust.DEVICE);
    }

    private String changes() {
        StringBuilder all = new StringBuilder();
        wire.changed.forEach(change -> all.append(change.before())
                .append(" -> ")
                .append(change.after())
                .append('\n'));
        return all.toString();
    }

    @Test
    void whatWasToldUnderNoNameIsNothingThatChangesLater() {
        tells("x000", "x002");
        tells("Siemens AG", "V2.1");
        assertThat(changes()).isEmpty();
    }

    @Test
    void aDeviceThatIsAsBeforeAgainDidNotChange() {
        tells("Siemens AG", "V2.1");
        tells("x000", "x002");
        assertThat(changes()).isEqualTo("Siemens AG -> x000\nV2.1 -> x002\n");
        tells("Siemens AG", "V2.1");
        assertThat(changes()).isEqualTo("Siemens AG -> x000\nV2.1 -> x002\n");
    }

    @Test
    void whatNobodyElseSaysIsDoubtedToo() {
        tells("x000", "x002");
        Asset plc = wire.asset(PLC, "10.1.1.41");
        assertThat(plc.value(Attribute.FIRMWARE)).isNull();
        assertThat(verdict(plc, Attribute.FIRMWARE)).isEqualTo("not believed: its source names no maker (x000)");
        assertThat(verdict(plc, Attribute.VENDOR)).isEqualTo("not believed: its source names no maker (x000)");
        tells("Siemens AG", "V2.1");
        tells("Evil Corp", "V6.6");
        assertThat(verdict(plc, Attribute.FIRMWARE))
                .isEqualTo(
                        "not believed: its source names another maker (Evil Corp) than before and than the MAC address");
    }

    /** Of the device's own latest claim. */
    private static String verdict(Asset asset, Attribute attribute) {
        return asset.identity().claims().stream()
                .filter(claim ->
                        claim.attribute() == attribute && claim.source().equals(SOURCE))
                .reduce((earlier, later) -> later)
                .map(Belief.of(asset)::of)
                .orElseThrow();
    }

    @Test
    void aDeviceIsComparedWithWhatWasBelievedOfIt() {
        tells("Siemens AG", "V2.1");
        tells("Evil Corp", "V6.6");
        tells("Siemens AG", "V2.2");
        assertThat(changes()).isEqualTo("Siemens AG -> Evil Corp\nV2.1 -> V6.6\nV2.1 -> V2.2\n");
    }

    @Test
    void aDeviceThatNeverNamesItsMakerIsComparedWithItself() {
        tells("0001", "1.0");
        tells("0001", "6.6");
        assertThat(changes()).isEqualTo("1.0 -> 6.6\n");
    }

    @Test
    void whereNothingIsDoubtedEachChangeIsTold() {
        tells("Siemens AG", "V2.1");
        tells("Siemens AG", "V2.2");
        tells("Siemens AG", "V2.1");
        assertThat(changes()).isEqualTo("V2.1 -> V2.2\nV2.2 -> V2.1\n");
    }
}
