package io.otus.alert.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.Sites;
import org.junit.jupiter.api.Test;

class PlannedSiteTest {
    private static final PlannedSite NORTH = new PlannedSite(1, "north");

    private static Endpoint at(int site, int vlan) {
        return new Endpoint(Sites.network(site, vlan), null, IpAddress.parse("10.0.0.1"), 502);
    }

    @Test
    void theSameAddressIsAnotherDeviceInEachSite() {
        assertThat(NORTH.has(null, at(1, 0))).isTrue();
        assertThat(NORTH.has(null, at(1, 30))).isTrue();
        assertThat(NORTH.has(null, at(2, 0))).isFalse();
        assertThat(NORTH.has(null, at(0, 0))).isFalse();
        assertThat(NORTH.has(null, null)).isFalse();
    }
}
