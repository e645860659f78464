package io.otus.alert.detect.device;

import static io.otus.alert.Plant.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Kept;
import io.otus.alert.Plant;
import io.otus.alert.PlantNetwork;
import io.otus.alert.alert.AlertState;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.alert.rule.Rule;
import io.otus.alert.rule.Rules;
import io.otus.alert.rule.Scope;
import io.otus.core.event.Attribute;
import io.otus.core.net.MacAddress;
import java.util.List;
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

    private void took(int taker, int owner) {
        network.takes(taker, owner);
        network.changes(taker, Attribute.IP, "10.0.0." + taker, "10.0.0." + owner);
    }

    @Test
    void aKnownDeviceThatTakesTheAddressOfASilentControllerIsTold() {
        plant.role(PLC, "controller");
        took(LAPTOP, PLC);
        AlertState alert = plant.only(Kind.ASSET_CHANGED, Severity.HIGH);
        assertThat(alert.origin().explanation().title())
                .isEqualTo("02:00:00:00:00:09 took the address 10.0.0.2 of 02:00:00:00:00:02");
    }

    @Test
    void theOtherRouterOfAPairIsNoCardOfWhatTheyShare() {
        MacAddress shared = MacAddress.parse("00:00:5e:00:01:0a");
        plant.arp(PLC, shared, 99);
        plant.namelessDevice(NEWCOMER);
        plant.arp(NEWCOMER, shared, 99);
        plant.merge(LAPTOP, NEWCOMER);
        plant.pass(10 * SECOND);
        plant.only(Kind.ASSET_NEW, Severity.INFO);
    }

    @Test
    void whoHadTheAddressBeforeTakesNothing() {
        plant.role(PLC, "controller");
        took(LAPTOP, PLC);
        plant.lines().clear();
        network.takes(PLC, PLC);
        network.takes(LAPTOP, LAPTOP);
        network.changes(PLC, Attribute.IP, "", "10.0.0.2");
        assertThat(plant.lines()).isEmpty();
    }

    @Test
    void whoTurnsOutToBeAKnownDeviceUnderAMadeUpAddressIsLittleNews() {
        plant.namelessDevice(NEWCOMER);
        plant.merge(LAPTOP, NEWCOMER);
        plant.pass(10 * SECOND);
        assertThat(plant.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.origin().kind()).isEqualTo(Kind.ASSET_CHANGED);
            assertThat(alert.severity()).isEqualTo(Severity.LOW);
            assertThat(alert.origin().explanation().explanation())
                    .contains("by what it says of itself it is LAPTOP")
                    .doesNotContain("never seen before");
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

    @Test
    void aCardThatItsDeviceHadBeforeIsNoNewDevice() {
        network.changes(PLC, Attribute.MAC, "02:00:00:00:00:4d", "02:00:00:00:00:02");
        plant.lines().clear();
        plant.namelessDevice(NEWCOMER);
        plant.arp(NEWCOMER, PLC);
        plant.pass(10 * SECOND);
        assertThat(plant.lines()).isEmpty();
    }

    @Test
    void norIsItBehindARestart() {
        CardHistory history = new CardHistory();
        history.hadCard("asset-2", "02:00:00:00:00:02");
        history.told("02:00:00:00:00:4d", "asset-2");
        CardHistory later = new CardHistory();
        Kept.takeUp(
                Kept.lines(history::keep),
                line -> assertThat(later.takesUp(line)).isTrue());
        assertThat(later.owner("02:00:00:00:00:02")).isEqualTo("asset-2");
        assertThat(later.isTold("02:00:00:00:00:4d", "asset-2")).isTrue();
        assertThat(later.isTold("02:00:00:00:00:4d", "asset-9")).isFalse();
        Kept.takeUp(
                List.of("7 10.0.0.2 02:00:00:00:00:02"),
                line -> assertThat(later.takesUp(line)).isFalse());
    }

    @Test
    void whereARuleHidThatItCameItIsToldOnceItTookThePlace() {
        plant.engine().rules(new Rules(List.of(new Rule("rule 1", Scope.of(Kind.ASSET_NEW), Rule.OFF, ""))));
        plant.namelessDevice(NEWCOMER);
        plant.arp(NEWCOMER, PLC);
        plant.pass(10 * SECOND);
        plant.merge(PLC, NEWCOMER);
        replaced();
        plant.only(Kind.ASSET_CHANGED, Severity.MEDIUM);
    }
}
