package io.otus.inventory;

import static io.otus.inventory.Wire.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.core.net.Transport;
import io.otus.inventory.graph.Asset;
import io.otus.testkit.TestFlow;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Network cards that take turns at one address too fast for the address to move. */
class TurnsTest {
    private static final String HMI = "00:1b:1b:00:00:05";
    private static final String ONE = "3c:52:82:00:00:a1";
    private static final String OTHER = "3c:52:82:00:00:a2";
    private static final String FOREIGN = "00:80:f4:00:00:a2";
    private static final String UNNAMED = "6c:ff:ff:00:00:a1";
    private static final String UNNAMED_OTHER = "6c:ff:ff:00:00:a2";
    private static final String IP = "10.0.0.40";
    private static final String SERIAL = "4c7a20f1";

    private final Wire wire = new Wire();

    private void answers(String mac, String model, String serial) {
        TestFlow flow = wire.sends(Transport.TCP, at(0, HMI, "10.0.0.5", 40_000), at(0, mac, IP, 502))
                .client(0);
        wire.answers(flow, false);
        wire.claims(flow, 1, "", Attribute.MODEL, model, "modbus read_device_identification", Trust.DEVICE);
        if (!serial.isEmpty()) {
            wire.claims(flow, 1, "", Attribute.SERIAL, serial, "modbus read_device_identification", Trust.DEVICE);
        }
        wire.later(5);
        wire.ends(flow);
    }

    private void takeTurns(String other, String model, long seconds) {
        takeTurns(ONE, other, model, SERIAL, seconds);
    }

    private void takeTurns(String one, String other, String model, String serial, long seconds) {
        for (int i = 0; i < 6; i++) {
            String mac = i % 2 == 0 ? one : other;
            wire.arp(0, mac, IP);
            answers(mac, i % 2 == 0 ? "SRV" : model, serial);
            wire.later(seconds);
        }
    }

    @Test
    void cardsThatTakeTurnsAndTellTheSameSerialNumberAreATeam() {
        takeTurns(OTHER, "SRV", 60);

        Asset server = wire.asset(ONE, IP);
        assertThat(wire.asset(OTHER, IP)).isSameAs(server);
        assertThat(server.value(Attribute.CAPABILITY)).isEqualTo("nic_team");
        assertThat(server.identity().unions().all()).hasSize(1);
    }

    @Test
    void soAreThoseOfAMakerThatNoTableNames() {
        takeTurns(UNNAMED, UNNAMED_OTHER, "SRV", SERIAL, 60);

        assertThat(wire.asset(UNNAMED_OTHER, IP)).isSameAs(wire.asset(UNNAMED, IP));
        assertThat(wire.asset(UNNAMED, IP).value(Attribute.CAPABILITY)).isEqualTo("nic_team");
    }

    @Test
    void twoOfOneModelAreNone() {
        takeTurns(ONE, OTHER, "SRV", "", 60);

        assertThat(wire.asset(OTHER, null)).isNotSameAs(wire.asset(ONE, null));
        assertThat(wire.asset(ONE, IP).value(Attribute.CAPABILITY)).isNull();
    }

    private void serves(String mac, String ip, int times) {
        wire.arp(0, mac, ip);
        for (int i = 0; i < times; i++) {
            wire.later(30);
            wire.ends(wire.connects(at(0, HMI, "10.0.0.5", 40_000), at(0, mac, ip, 502)));
        }
    }

    @Test
    void aHotStandbyPairThatOnlyUsesTheAddressThatFloatsStaysTwoDevices() {
        serves(ONE, "10.0.0.41", 2);
        serves(OTHER, "10.0.0.42", 2);
        for (String mac : List.of(ONE, OTHER, ONE, OTHER, ONE, OTHER)) {
            serves(mac, IP, 20);
            wire.later(86_400);
            serves(mac, IP, 20);
        }

        assertThat(wire.asset(OTHER, null)).isNotSameAs(wire.asset(ONE, null));
        assertThat(wire.merged).isEmpty();
        assertThat(wire.asset(ONE, null).value(Attribute.CAPABILITY)).isNull();
        assertThat(wire.asset(OTHER, null).value(Attribute.CAPABILITY)).isNull();
    }

    @Test
    void whoTellsSomethingElseIsNone() {
        takeTurns(OTHER, "XYZ", 60);

        assertThat(wire.asset(OTHER, null)).isNotSameAs(wire.asset(ONE, null));
    }

    @Test
    void whoHasACardOfAnotherMakerIsNone() {
        takeTurns(FOREIGN, "SRV", 60);

        assertThat(wire.asset(FOREIGN, null)).isNotSameAs(wire.asset(ONE, null));
    }

    @Test
    void whoAnswersBesideTheOwnerIsNone() {
        takeTurns(UNNAMED, UNNAMED_OTHER, "SRV", SERIAL, 5);

        assertThat(wire.asset(UNNAMED_OTHER, null)).isNotSameAs(wire.asset(UNNAMED, null));
        assertThat(wire.asset(UNNAMED, IP).value(Attribute.CAPABILITY)).isNull();
    }
}
