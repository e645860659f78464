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
            wire.connects(client, Wire.at(0, mac("00:1b:1b:00", i), ip("10.0.", i), 502));
        }
        wire.later(60);
    }

    @Test
    void devicesBeyondItAreNotListedAndThatIsToldOnce() {
        wire.inventory.within(Room.of(16_000_000));

        devicesAnswerOne();

        assertThat(wire.inventory.assets()).hasSizeBetween(5_000, 10_000);
        assertThat(wire.health)
                .filteredOn(health -> health.subject().equals("assets"))
                .hasSize(1);
        assertThat(wire.health)
                .filteredOn(health -> health.subject().equals("conversations"))
                .hasSizeLessThanOrEqualTo(1);
    }

    /**
     * Forged frames fill it slowly enough to be no flood; what is heard again is a device nevertheless, and takes the
     * place of one of them.
     */
    @Test
    void whatOneFrameAloneToldOfMakesRoomForDevices() {
        wire.inventory.within(Room.of(11_000_000));
        Endpoint client = Wire.at(0, "00:1b:1b:00:ff:01", "10.9.0.1", 40_000);
        for (int i = 0; i < 1_500; i++) {
            wire.connects(client, Wire.at(0, mac("00:1b:1b:01", i), ip("10.1.", i), 502));
        }
        for (int i = 0; i < 6_000; i++) {
            wire.arp(0, mac("00:1b:1b:02", i), ip("10.2.", i));
            if (i % 300 == 0) {
                wire.later(60);
            }
        }
        for (int i = 0; i < 50; i++) {
            wire.connects(client, Wire.at(0, mac("00:1b:1b:03", i), ip("10.3.", i), 502));
            assertThat(wire.asset(mac("00:1b:1b:03", i), ip("10.3.", i)).appeared())
                    .isTrue();
        }

        assertThat(wire.inventory.assets()).hasSizeGreaterThan(1_500);
    }

    private static String mac(String prefix, int number) {
        return String.format("%s:%02x:%02x", prefix, number >> 8, number & 0xFF);
    }

    private static String ip(String prefix, int number) {
        return prefix + (number >> 8) + "." + (number & 0xFF);
    }

    @Test
    void whereThereIsRoomAllAreListed() {
        wire.inventory.within(Room.of(60_000_000));

        devicesAnswerOne();

        assertThat(wire.inventory.assets()).hasSize(DEVICES + 1);
        assertThat(wire.health).isEmpty();
    }
}
