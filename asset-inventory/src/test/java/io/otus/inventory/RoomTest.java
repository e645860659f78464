package io.otus.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.net.Endpoint;
import io.otus.core.room.Room;
import org.junit.jupiter.api.Test;

/** Devices, and who speaks with whom, take no more than there is room for; that there are more is told once. */
class RoomTest {
    private static final int DEVICES = 12_000;

    private final Wire wire = new Wire();

    private void devicesAnswerOne() {
        Endpoint client = Wire.at(0, "00:1b:1b:00:ff:01", "10.9.0.1", 40_000);
        for (int i = 0; i < DEVICES; i++) {
            String ip = "10.0." + (i >> 8) + "." + (i & 0xFF);
            String mac = String.format("00:1b:1b:00:%02x:%02x", i >> 8, i & 0xFF);
            wire.connects(client, Wire.at(0, mac, ip, 502));
        }
        wire.later(60);
    }

    @Test
    void devicesBeyondItAreNotListedAndThatIsToldOnce() {
        wire.inventory.within(Room.of(16_000_000));

        devicesAnswerOne();

        assertThat(wire.inventory.assets()).hasSizeBetween(4_000, 10_000);
        assertThat(wire.health)
                .hasSize(1)
                .first()
                .satisfies(health -> assertThat(health.text()).contains("more devices than the inventory holds"));
    }

    @Test
    void whereThereIsRoomAllAreListed() {
        wire.inventory.within(Room.of(60_000_000));

        devicesAnswerOne();

        assertThat(wire.inventory.assets()).hasSize(DEVICES + 1);
        assertThat(wire.health).isEmpty();
    }
}
