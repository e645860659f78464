package io.otus.inventory;

import static io.otus.inventory.Wire.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Action;
import io.otus.core.event.AddressBinding;
import io.otus.core.event.Attribute;
import io.otus.core.event.CaptureHealth;
import io.otus.core.event.Outcome;
import io.otus.core.event.Trust;
import io.otus.core.net.Endpoint;
import io.otus.core.net.Transport;
import io.otus.core.store.Batch;
import io.otus.core.store.Store;
import io.otus.core.store.StoreReader;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.output.Unknowns;
import io.otus.testkit.TestFlow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Floods of made-up addresses are counted, and keep no device out. */
class FloodTest {
    private static final String PLC = "00:1b:1b:01:02:03";
    private static final String HMI = "f8:bc:12:00:00:01";
    private static final String SWITCH = "00:80:63:00:00:11";
    private static final int VLAN = 10;

    @TempDir
    private Path work;

    private final Wire wire = new Wire();

    private static String mac(int n) {
        return "06:00:%02x:%02x:%02x:%02x".formatted(n >> 24 & 255, n >> 16 & 255, n >> 8 & 255, n & 255);
    }

    private static String ip(int n) {
        return "%d.%d.%d.7".formatted(11 + (n >> 16), n >> 8 & 255, n & 255);
    }

    private static Endpoint on(String mac, @Nullable String ip) {
        return at(VLAN, mac, ip, Endpoint.NO_PORT);
    }

    private void flood(int from, int count) {
        for (int i = from; i < from + count; i++) {
            wire.ends(wire.sends(Transport.TCP, on(mac(i), ip(i)), on(mac(-i - 1), "10.9.9.9")));
        }
    }

    @Test
    void aFloodOfClientsThatAskForAddressesIsOneToo() {
        for (int i = 0; i < 4_000; i++) {
            TestFlow flow = wire.sends(
                            Transport.UDP,
                            at(VLAN, mac(i), "0.0.0.0", 68),
                            at(VLAN, "ff:ff:ff:ff:ff:ff", "255.255.255.255", 67))
                    .speaks("dhcp");
            wire.claims(flow, 0, "", Attribute.FINGERPRINT, "1,3,6", "dhcp parameter_request_list", Trust.NAME_SERVICE);
            wire.ends(flow);
        }

        assertThat(wire.inventory.assets()).hasSizeLessThan(1_500);
    }

    @Test
    void aFloodIsOneLineAndNotThousandsOfDevices() {
        TestFlow flow = wire.connects(on(HMI, "10.1.1.5"), on(PLC, "10.1.1.33"));
        wire.message(flow, 0, "modbus");
        wire.message(flow, 0, "modbus");
        wire.ends(flow);
        flood(0, 60_000);

        assertThat(wire.inventory.assets())
                .extracting(asset -> asset.addresses().mac())
                .containsExactlyInAnyOrder(HMI, PLC);
        assertThat(wire.inventory.floods()).singleElement().satisfies(flood -> {
            assertThat(flood.segment()).isEqualTo(VLAN);
            assertThat(flood.count()).isEqualTo(60_000);
            assertThat(flood.to()).isEqualTo(wire.now());
            assertThat(flood.text()).startsWith("60000 spoofed addresses seen on VLAN 10 between 2023-");
        });
        assertThat(wire.appeared).hasSizeLessThan(1_200);
    }

    @Test
    void rulesAreNotAskedOfAddressesOfAFlood() {
        flood(0, 3_000);
        wire.later(2);

        assertThat(wire.inventory.graph().assets())
                .filteredOn(wire.inventory.graph()::isOfFlood)
                .hasSizeGreaterThan(1_000)
                .filteredOn(asset -> !asset.judgements().unremembered())
                .hasSizeLessThan(100);
    }

    @Test
    void devicesThatAreHeardAfterAFloodAreAssets() {
        flood(0, 8_000);
        wire.connects(on(HMI, "10.1.1.5"), on(PLC, "10.1.1.33"));
        wire.later(2);
        wire.connects(on(HMI, "10.1.1.5"), on(PLC, "10.1.1.33"));

        assertThat(wire.inventory.assets())
                .extracting(asset -> asset.addresses().mac())
                .containsExactlyInAnyOrder(HMI, PLC);
        assertThat(wire.appeared).extracting(event -> event.asset().mac()).contains(HMI, PLC);
    }

    @Test
    void aDeviceOfWhichOneFrameCameAmidAFloodIsAnAssetOnceItIsHeardAgain() {
        flood(0, 3_000);
        wire.sends(Transport.UDP, on(HMI, "10.1.1.5"), on("ff:ff:ff:ff:ff:ff", "10.1.1.255"));
        flood(3_000, 3_000);
        assertThat(wire.inventory.graph().find(on(HMI, null))).isNull();
        long before = wire.inventory.floods().getFirst().count();
        wire.later(90);
        wire.sends(Transport.UDP, on(HMI, "10.1.1.5"), on("ff:ff:ff:ff:ff:ff", "10.1.1.255"));

        assertThat(wire.inventory.assets())
                .extracting(asset -> asset.addresses().mac())
                .containsExactly(HMI);
        assertThat(wire.inventory.floods().getFirst().count())
                .isEqualTo(before - 1)
                .isEqualTo(6_000);
    }

    @Test
    void aPublisherWhoseOneFlowGoesOnAmidAFloodIsAnAsset() {
        TestFlow goose = wire.sends(Transport.LINK, on(PLC, null), on("01:0c:cd:01:00:01", null));
        flood(0, 3_000);
        wire.later(60);
        wire.message(goose.speaks("goose"), 0, "goose");
        wire.message(goose, 0, "goose");
        wire.ends(goose);

        assertThat(wire.inventory.assets())
                .extracting(asset -> asset.addresses().mac())
                .containsExactly(PLC);
    }

    @Test
    void whoToldWhoItIsStaysAmidAFlood() {
        TestFlow lldp = wire.sends(Transport.LINK, on(SWITCH, null), on("01:80:c2:00:00:0e", null));
        wire.claims(lldp, 0, "", Attribute.NAME, "sw1", "lldp", Trust.MANAGEMENT);
        flood(0, 6_000);
        wire.later(90);

        assertThat(wire.inventory.assets())
                .extracting(asset -> asset.value(Attribute.NAME))
                .containsExactly("sw1");
    }

    @Test
    void aFloodByArpLeavesNoNetworkInWhichArpIsSpoken() {
        for (int i = 0; i < 8_000; i++) {
            wire.ends(wire.sends(Transport.LINK, on(mac(i), null), on("ff:ff:ff:ff:ff:ff", null)));
            wire.binds(VLAN, mac(i), mac(i), ip(i), AddressBinding.Source.ARP);
        }
        wire.later(90);
        assertThat(wire.inventory.assets()).isEmpty();
        String router = "00:1e:13:aa:00:01";
        for (int host = 1; host <= 4; host++) {
            wire.connects(on(HMI, "10.1.1.5"), on(router, "11.0.0." + (20 + host)));
        }
        assertThat(wire.asset(router, null).addresses().forwards()).isTrue();
    }

    @Test
    void anAddressOfAFloodStandsForNobodyUntilItSaysSomethingOrIsHeardAgain() {
        flood(0, 3_000);
        assertThat(wire.inventory.resolve(on(mac(2_999), ip(2_999)), "")).isNull();

        TestFlow command = wire.sends(Transport.UDP, on(HMI, "10.1.1.5"), on(PLC, "10.1.1.33"));
        wire.asks(command, "modbus", "1", Action.WRITE, Outcome.NO_RESPONSE);
        assertThat(wire.inventory.resolve(on(HMI, "10.1.1.5"), "")).isNotNull();

        wire.later(5);
        wire.sends(Transport.UDP, on(mac(2_999), ip(2_999)), on(PLC, "10.1.1.33"));
        assertThat(wire.inventory.resolve(on(mac(2_999), ip(2_999)), "")).isNotNull();
    }

    @Test
    void fewDevicesThatAreHeardOnceAreAssetsLikeOthers() {
        flood(0, 1_000);
        wire.later(90);

        assertThat(wire.inventory.assets()).hasSize(1_000);
        assertThat(wire.inventory.floods()).isEmpty();
        assertThat(wire.health).isEmpty();
    }

    private Wire restarted() {
        Path state = work.resolve("otus.db");
        try (Store store = Store.open(state, List.of(InventoryTables.INSTANCE))) {
            Batch batch = new Batch();
            wire.inventory.store().checkpoint(batch);
            store.write(batch).join();
        }
        Wire after = new Wire();
        try (StoreReader reader = StoreReader.open(state, List.of(InventoryTables.INSTANCE))) {
            after.inventory.store().restore(reader);
        }
        return after;
    }

    @Test
    void aDeviceThatCameAmidAFloodIsToldAfterARestartToo() {
        flood(0, 5_000);
        wire.sends(Transport.UDP, on(HMI, "10.1.1.5"), on("ff:ff:ff:ff:ff:ff", "10.1.1.255"));
        assertThat(wire.appeared).extracting(event -> event.asset().mac()).doesNotContain(HMI);
        Wire after = restarted();
        after.later(3_600);
        after.connects(on(HMI, "10.1.1.5"), on(PLC, "10.1.1.33"));
        after.connects(on(HMI, "10.1.1.5"), on(PLC, "10.1.1.33"));

        assertThat(after.appeared).extracting(event -> event.asset().mac()).containsOnlyOnce(HMI);
    }

    @Test
    void aDeviceThatCameAmidAFloodIsToldWhenAnotherOneThatIsCertainTurnsOutToBeIt() {
        flood(0, 3_000);
        wire.sends(Transport.UDP, on(HMI, "10.1.1.5"), on("ff:ff:ff:ff:ff:ff", "10.1.1.255"));
        wire.connects(on(PLC, "10.1.1.33"), on(SWITCH, "10.1.1.6"));
        Asset kept = Objects.requireNonNull(wire.inventory.graph().find(on(HMI, "10.1.1.5")));
        Asset gone = Objects.requireNonNull(wire.inventory.graph().find(on(SWITCH, "10.1.1.6")));
        wire.inventory.graph().unite(kept, gone, "a person says so");
        wire.sends(Transport.UDP, on(HMI, "10.1.1.5"), on("ff:ff:ff:ff:ff:ff", "10.1.1.255"));
        wire.sends(Transport.UDP, on(HMI, "10.1.1.5"), on("ff:ff:ff:ff:ff:ff", "10.1.1.255"));

        assertThat(wire.appeared)
                .filteredOn(event -> event.asset().id().equals(kept.id()))
                .hasSize(1);
    }

    @Test
    void whatIsStoredAmidAFloodIsReadBackAsItWas() throws IOException {
        flood(0, 5_000);
        Wire after = restarted();

        assertThat(after.inventory.floods()).isEqualTo(wire.inventory.floods()).hasSize(1);
        assertThat(after.export()).isEqualTo(wire.export()).isEmpty();
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        Unknowns.of(after.inventory).write(json);
        assertThat(json.toString(StandardCharsets.UTF_8)).contains("\"segment\":10,\"addresses\":5000,");
    }

    @Test
    void theBeginningAndTheEndOfAFloodAreTold() {
        flood(0, 2_000);
        wire.later(30);
        wire.later(100);
        wire.later(100);

        assertThat(wire.health).extracting(CaptureHealth::kind).containsOnly(CaptureHealth.Kind.FORGOTTEN);
        assertThat(wire.health).hasSize(2);
        assertThat(wire.health.getLast().count()).isEqualTo(2_000);
        assertThat(wire.health.getLast().text()).startsWith("2000 spoofed addresses seen on VLAN 10 between ");
    }
}
