package io.otus.inventory;

import static io.otus.inventory.Wire.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otus.core.net.Endpoint;
import io.otus.core.net.Sites;
import io.otus.core.net.Transport;
import io.otus.core.store.Batch;
import io.otus.core.store.Store;
import io.otus.core.store.StoreReader;
import io.otus.inventory.graph.Asset;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    private static Sites sites(String... names) {
        Map<String, List<String>> interfaces = new LinkedHashMap<>();
        for (String name : names) {
            interfaces.put(name, List.of("of " + name));
        }
        return Sites.of(interfaces);
    }

    private Wire restarted(Path directory, Wire earlier, String... names) {
        try (Store store = Store.open(directory, List.of(InventoryTables.INSTANCE))) {
            Batch batch = new Batch();
            earlier.inventory.store().checkpoint(batch);
            store.write(batch).join();
        }
        Wire after = new Wire();
        try (StoreReader reader = StoreReader.open(directory, List.of(InventoryTables.INSTANCE))) {
            after.inventory.store().restore(reader);
        }
        after.inventory.graph().sites(sites(names));
        return after;
    }

    @Test
    void aSiteKeepsItsNumberAcrossRestarts(@TempDir Path directory) {
        isPolled(north, "3c:d9:2b:00:00:01", ONE, IP);
        assertThatThrownBy(() -> restarted(directory, wire, "south"))
                .hasMessageContaining("site 'south' is number 1 of 'sites' and was number 2");
        Wire fewer = restarted(directory, wire, "north");
        assertThatThrownBy(() -> restarted(directory, fewer, "south", "north"))
                .hasMessageContaining("site 'north' is number 2");
        assertThat(restarted(directory, fewer, "north", "south", "east")
                        .inventory
                        .assets())
                .isNotEmpty();
    }

    @Test
    void devicesOfASiteThatIsRenamedHaveTheNewName(@TempDir Path directory) {
        isPolled(north, "3c:d9:2b:00:00:01", ONE, IP);
        Wire renamed = restarted(directory, wire, "hall 1", "south");

        assertThat(renamed.inventory.assets())
                .isNotEmpty()
                .allMatch(asset -> "hall 1".equals(asset.identity().site()));
    }

    @Test
    void aDeviceThatWasKnownBeforeThereWereSitesIsNamedAfterItsOwnOnceItIsHeard() {
        Wire before = new Wire();
        before.sends(Transport.LINK, at(0, ONE, null, Endpoint.NO_PORT), at(0, OTHER, null, Endpoint.NO_PORT));
        Asset asset = Objects.requireNonNull(before.inventory.graph().find(at(ONE, null)));
        before.inventory.graph().sites(sites("north", "south"));
        assertThat(asset.identity().site()).isNull();
        before.sends(Transport.LINK, at(south, ONE, null, Endpoint.NO_PORT), at(south, OTHER, null, Endpoint.NO_PORT));

        assertThat(before.inventory.graph().find(at(ONE, null))).isSameAs(asset);
        assertThat(asset.identity().site()).isEqualTo("south");
    }
}
