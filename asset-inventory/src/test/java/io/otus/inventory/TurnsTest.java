package io.otus.inventory;

import static io.otus.inventory.Wire.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.core.net.Transport;
import io.otus.inventory.graph.Asset;
import io.otus.testkit.TestFlow;
import org.junit.jupiter.api.Test;

/** Network cards that take turns at one address too fast for the address to move. */
class TurnsTest {
    private static final String HMI = "00:1b:1b:00:00:05";
    private static final String ONE = "3c:52:82:00:00:a1";
    private static final String OTHER = "3c:52:82:00:00:a2";
    private static final String FOREIGN = "00:80:f4:00:00:a2";
    private static final String IP = "10.0.0.40";

    private final Wire wire = new Wire();

    private void answers(String mac, String model) {
        TestFlow flow = wire.sends(Transport.TCP, at(0, HMI, "10.0.0.5", 40_000), at(0, mac, IP, 502))
                .client(0);
        wire.answers(flow, false);
        wire.claims(flow, 1, "", Attribute.MODEL, model, "modbus read_device_identification", Trust.DEVICE);
        wire.later(5);
        wire.ends(flow);
    }

    private void takeTurns(String other, String model, long seconds) {
        for (int i = 0; i < 6; i++) {
            String mac = i % 2 == 0 ? ONE : other;
            wire.arp(0, mac, IP);
            answers(mac, i % 2 == 0 ? "SRV" : model);
            wire.later(seconds);
        }
    }

    @Test
    void cardsThatTakeTurnsAndTellTheSameAreATeam() {
        takeTurns(OTHER, "SRV", 60);

        Asset server = wire.asset(ONE, IP);
        assertThat(wire.asset(OTHER, IP)).isSameAs(server);
        assertThat(server.value(Attribute.CAPABILITY)).isEqualTo("nic_team");
        assertThat(server.identity().unions().all()).hasSize(1);
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
        takeTurns(OTHER, "SRV", 5);

        assertThat(wire.asset(OTHER, null)).isNotSameAs(wire.asset(ONE, null));
        assertThat(wire.asset(ONE, IP).value(Attribute.CAPABILITY)).isNull();
    }
}
