package io.otus.alert.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.net.Sites;
import org.junit.jupiter.api.Test;

class AssetAddressTest {
    private static final AssetAddress NORTH = new AssetAddress(null, "192.168.1.10", Sites.network(1, 10));

    @Test
    void theSameAddressInAnotherSiteIsAnotherDevices() {
        assertThat(NORTH.isOf(new AssetAddress("02:00:00:00:00:01", "192.168.1.10", Sites.network(1, 10))))
                .isTrue();
        assertThat(NORTH.isOf(new AssetAddress(null, "192.168.1.10", Sites.network(2, 10))))
                .isFalse();
        assertThat(NORTH.vlan()).isEqualTo(10);
    }
}
