package io.otus.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.decode.Packet;
import io.otus.testkit.TestFrames;
import org.junit.jupiter.api.Test;

/** MAC addresses of which a frame says nothing about who speaks. */
class StationsTest {
    private static final long HOUR = 3_600_000_000_000L;
    private static final long NOW = 500_000 * HOUR;

    private final Stations stations = new Stations();

    @Test
    void whoPassesOnFramesIsNoStationForAnHour() {
        stations.passes(TestFrames.MAC_B, NOW);
        assertThat(stations.areTwo(TestFrames.MAC_A, TestFrames.MAC_B, NOW + HOUR))
                .isFalse();
        assertThat(stations.areTwo(TestFrames.MAC_B, TestFrames.MAC_A, NOW + HOUR))
                .isFalse();
        assertThat(stations.areTwo(TestFrames.MAC_A, TestFrames.MAC_B, NOW + HOUR + 1))
                .isTrue();
    }

    @Test
    void anAddressThatRoutersShareIsNoStation() {
        assertThat(stations.isStation(0x0000_5E00_0101L, NOW)).isFalse();
        assertThat(stations.isStation(0x0000_0C07_AC01L, NOW)).isFalse();
        assertThat(stations.isStation(TestFrames.MAC_A, NOW)).isTrue();
    }

    @Test
    void aFrameWithoutMacAddressIsFromNone() {
        assertThat(stations.isStation(Packet.NONE, NOW)).isFalse();
    }
}
