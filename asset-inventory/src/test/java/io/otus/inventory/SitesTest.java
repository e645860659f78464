package io.otus.inventory;

import static io.otus.inventory.Wire.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.net.Endpoint;
import io.otus.core.net.Sites;
import io.otus.inventory.graph.Asset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Sites with the same addresses, each heard by interfaces of its own. */
class SitesTest {
    private static final String ONE = "00:80:f4:00:00:10";
    private static final String OTHER = "00:80:f4:00:00:20";
    private static final String ROUTER = "00:09:0f:00:00:01";
    private static final String IP = "192.168.0.10";

    private final Wire wire = new Wire();
    private final int north;
    private final int south;

    SitesTest() {
        Map<String, List<String>> interfaces = new LinkedHashMap<>();
        interfaces.put("north", List.of("eth1"));
        interfaces.put("south", List.of("eth2"));
        Sites sites = Sites.of(interfaces);
        north = sites.segment("eth1");
        south = sites.segment("eth2");
        wire.inventory.graph().sites(sites);
    }

    private void isPolled(int segment, String client, String server, String ip) {
        wire.connects(at(segment, client, "192.168.0.5", 40_000), at(segment, server, ip, 502));
    }

    private Asset asset(int segment, String mac, String ip) {
        return Objects.requireNonNull(wire.inventory.graph().find(at(segment, mac, ip, Endpoint.NO_PORT)));
    }

    @Test
    void oneAddressInTwoSitesIsTwoDevicesAndEachNamesItsSite() {
        wire.arp(north, ONE, IP);
        wire.arp(south, OTHER, IP);
        isPolled(north, "3c:d9:2b:00:00:01", ONE, IP);
        isPolled(south, "3c:d9:2b:00:00:02", OTHER, IP);

        Asset one = asset(north, ONE, IP);
        Asset other = asset(south, OTHER, IP);
        assertThat(other).isNotSameAs(one);
        assertThat(one.addresses().mac()).isEqualTo(ONE);
        assertThat(other.addresses().mac()).isEqualTo(OTHER);
        assertThat(one.identity().site()).isEqualTo("north");
        assertThat(other.identity().site()).isEqualTo("south");
        assertThat(wire.export()).contains("\"site\":\"north\"", "\"site\":\"south\"");
    }

    @Test
    void whatComesThroughARouterInOneSiteIsNotAtHomeInAnother() {
        wire.arp(north, ONE, IP);
        isPolled(north, "3c:d9:2b:00:00:01", ONE, IP);
        wire.timeToLive = 63;
        isPolled(south, "3c:d9:2b:00:00:02", ROUTER, IP);

        assertThat(asset(south, ROUTER, IP)).isNotSameAs(asset(north, ONE, IP));
    }

    @Test
    void whatComesThroughARouterIsAtHomeOnAnotherVlanOfItsSite() {
        wire.arp(north | 10, ONE, IP);
        isPolled(north | 10, "3c:d9:2b:00:00:01", ONE, IP);
        wire.timeToLive = 63;
        isPolled(north | 20, "3c:d9:2b:00:00:02", ROUTER, IP);

        assertThat(asset(north | 20, ROUTER, IP)).isSameAs(asset(north | 10, ONE, IP));
    }
}
