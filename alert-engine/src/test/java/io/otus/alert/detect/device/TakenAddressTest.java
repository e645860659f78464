package io.otus.alert.detect.device;

import static io.otus.alert.Plant.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.PlantNetwork;
import io.otus.alert.alert.AlertState;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.core.event.Attribute;
import org.junit.jupiter.api.Test;

/** Devices that come in the place of others which fell silent. */
class TakenAddressTest {
    private static final int PLC = 2;
    private static final int LAPTOP = 9;
    private static final int NEWCOMER = 77;

    private final Plant plant = Plant.watched();
    private final PlantNetwork network = new PlantNetwork(plant);

    private void tellsWhatItTook(Severity severity, String address) {
        plant.pass(10 * SECOND);
        AlertState alert = plant.only(Kind.ASSET_NEW, severity);
        assertThat(alert.origin().explanation().explanation())
                .contains("claims the address " + address + " of a known device")
                .doesNotContain("all the time");
    }

    @Test
    void whoHasTheAddressOfAControllerWithoutSayingSoIsToldAsThat() {
        plant.role(PLC, "controller");
        network.takes(NEWCOMER, PLC);
        tellsWhatItTook(Severity.HIGH, "10.0.0.2");
    }

    @Test
    void whoSaysSoInArpIsToo() {
        plant.role(PLC, "controller");
        plant.namelessDevice(NEWCOMER);
        network.takes(NEWCOMER, PLC);
        plant.arp(NEWCOMER, PLC);
        tellsWhatItTook(Severity.HIGH, "10.0.0.2");
    }

    @Test
    void theAddressOfWhoControlsNothingIsLess() {
        network.takes(NEWCOMER, LAPTOP);
        tellsWhatItTook(Severity.MEDIUM, "10.0.0.9");
    }

    @Test
    void whoTurnsOutToBeAKnownDeviceUnderAMadeUpAddressIsLittleNews() {
        plant.namelessDevice(NEWCOMER);
        plant.merge(LAPTOP, NEWCOMER);
        plant.pass(10 * SECOND);
        assertThat(plant.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.severity()).isEqualTo(Severity.LOW);
            assertThat(alert.origin().explanation().explanation()).contains("by what it says of itself it is LAPTOP");
        });
    }

    private void replaced() {
        network.changes(PLC, Attribute.MAC, "02:00:00:00:00:02", "02:00:00:00:00:4d");
    }

    @Test
    void anotherNetworkCardOfADeviceIsToldOnce() {
        replaced();
        AlertState alert = plant.only(Kind.ASSET_CHANGED, Severity.MEDIUM);
        assertThat(alert.origin().explanation().title())
                .isEqualTo("PLC-1 was replaced: its MAC address is now 02:00:00:00:00:4d");
    }

    @Test
    void ofWhichItWasToldThatItCameItIsNotToldAgain() {
        plant.namelessDevice(NEWCOMER);
        plant.arp(NEWCOMER, PLC);
        plant.pass(10 * SECOND);
        plant.merge(PLC, NEWCOMER);
        replaced();
        plant.only(Kind.ASSET_NEW, Severity.MEDIUM);
    }
}
