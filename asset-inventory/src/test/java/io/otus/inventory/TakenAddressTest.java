package io.otus.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.asset.AssetRef;
import io.otus.core.event.Attribute;
import io.otus.inventory.claim.Claim;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.view.Replacement;
import io.otus.testkit.TestFlow;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Network cards that come in the place of a silent one, of which no ARP is heard. */
class TakenAddressTest {
    private static final String HMI = "3c:d9:2b:00:00:01";
    private static final String PLC = "00:1d:9c:00:00:01";
    private static final String OTHER_PLC = "00:1d:9c:00:00:02";
    private static final String SPARE = "f4:54:33:00:00:02";
    private static final String LAPTOP = "54:ee:75:00:00:03";

    private final Wire wire = new Wire();

    private void plcRuns() {
        wire.arp(0, HMI, "10.0.0.9");
        wire.arp(0, PLC, "10.0.0.1");
        talk(PLC, "10.0.0.1");
    }

    private TestFlow talk(String mac, String ip) {
        return wire.connects(Wire.at(HMI, "10.0.0.9"), Wire.at(mac, ip));
    }

    private void talks(String mac) {
        for (int i = 0; i < 8; i++) {
            wire.later(30);
            talk(mac, "10.0.0.1");
        }
    }

    /** One connection that begins after the silence, and goes on. */
    private void talksOn(String mac) {
        wire.later(300);
        TestFlow flow = talk(mac, "10.0.0.1");
        for (int minute = 0; minute < 5; minute++) {
            wire.later(60);
            wire.message(flow, 0, "enip");
            wire.message(flow, 1, "enip");
            wire.inventory.flowInterval(flow, wire.now());
        }
    }

    private void isTaken(String plc) {
        AssetRef newcomer = wire.resolve(LAPTOP, "10.0.0.1");
        assertThat(newcomer.id()).isNotEqualTo(plc);
        assertThat(newcomer.mac()).isEqualTo(LAPTOP);
        assertThat(wire.asset(PLC, null).id()).isEqualTo(plc);
        assertThat(wire.resolve(PLC, null).ip()).isNull();
        assertThat(wire.appeared.getLast().asset().ip()).isEqualTo("10.0.0.1");
        assertThat(wire.inventory.deprivedBy(
                        newcomer.id(), wire.appeared.getLast().time()))
                .extracting(AssetRef::id)
                .isEqualTo(plc);
        assertThat(wire.inventory.deprivedBy(newcomer.id(), wire.now() + 1)).isNull();
    }

    @Test
    void anotherMakersDeviceIsADeviceOfItsOwn() {
        plcRuns();
        String plc = wire.resolve(PLC, "10.0.0.1").id();
        talks(LAPTOP);
        isTaken(plc);
    }

    @Test
    void oneConnectionThatGoesOnShowsIt() {
        plcRuns();
        String plc = wire.resolve(PLC, "10.0.0.1").id();
        talksOn(LAPTOP);
        isTaken(plc);
    }

    @Test
    void whatARouterPassesOnIsStillTheDevices() {
        plcRuns();
        String plc = wire.resolve(PLC, "10.0.0.1").id();
        wire.timeToLive = 63;
        talks(LAPTOP);
        assertThat(wire.resolve(LAPTOP, "10.0.0.1").id()).isEqualTo(plc);
    }

    @Test
    void whoSendsForSeveralIsNoneOfThem() {
        plcRuns();
        wire.arp(0, OTHER_PLC, "10.0.0.2");
        talk(OTHER_PLC, "10.0.0.2");
        String plc = wire.resolve(PLC, "10.0.0.1").id();
        for (int i = 0; i < 8; i++) {
            wire.later(30);
            talk(LAPTOP, "10.0.0.1");
            talk(LAPTOP, "10.0.0.2");
        }
        assertThat(wire.resolve(LAPTOP, "10.0.0.1").id()).isEqualTo(plc);
    }

    @Test
    void whoSpeaksBesideTheDeviceTakesNothing() {
        plcRuns();
        String plc = wire.resolve(PLC, "10.0.0.1").id();
        for (int i = 0; i < 8; i++) {
            wire.later(30);
            talk(PLC, "10.0.0.1");
            talk(LAPTOP, "10.0.0.1");
        }
        assertThat(wire.resolve(LAPTOP, "10.0.0.1").id()).isEqualTo(plc);
    }

    @Test
    void theCardOfASuccessorIsClaimedThoughNoFlowBegins() {
        plcRuns();
        talksOn(SPARE);
        List<String> cards = wire.asset(SPARE, "10.0.0.1").claims().all().stream()
                .filter(claim -> claim.attribute() == Attribute.MAC && claim.isOpen())
                .map(Claim::value)
                .toList();
        assertThat(cards).containsExactly(SPARE);
        assertThat(wire.changed).extracting(change -> change.attribute()).containsExactly(Attribute.MAC);
    }

    @Test
    void ofAFormerCardItIsKnownWhichOneReplacedIt() {
        plcRuns();
        talksOn(SPARE);
        Asset device = wire.asset(SPARE, "10.0.0.1");
        List<Claim> cards = device.claims().all().stream()
                .filter(claim -> claim.attribute() == Attribute.MAC)
                .toList();
        assertThat(cards)
                .filteredOn(claim -> !claim.isOpen())
                .isNotEmpty()
                .allSatisfy(claim -> assertThat(Replacement.of(device, claim)).isEqualTo(SPARE));
        assertThat(cards)
                .filteredOn(Claim::isOpen)
                .allSatisfy(claim -> assertThat(Replacement.of(device, claim)).isNull());
    }

    @Test
    void aKnownDeviceThatTakesItIsToldToHaveItFromNowOn() {
        plcRuns();
        wire.arp(0, LAPTOP, "10.0.0.7");
        talk(LAPTOP, "10.0.0.7");
        String laptop = wire.resolve(LAPTOP, null).id();
        talksOn(LAPTOP);

        assertThat(wire.resolve(LAPTOP, "10.0.0.1").id()).isEqualTo(laptop);
        assertThat(wire.changed).anySatisfy(event -> {
            assertThat(event.asset().id()).isEqualTo(laptop);
            assertThat(event.attribute()).isEqualTo(Attribute.IP);
            assertThat(event.before()).isEqualTo("10.0.0.7");
            assertThat(event.after()).isEqualTo("10.0.0.1");
        });
    }
}
