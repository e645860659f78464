package io.otus.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.core.store.Batch;
import io.otus.core.store.Store;
import io.otus.core.store.StoreReader;
import io.otus.inventory.graph.Asking;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.view.AssetFields;
import io.otus.inventory.view.AssetName;
import io.otus.inventory.view.Entry;
import io.otus.inventory.view.UserValues;
import io.otus.testkit.TestFlow;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two assets that turn out to be one: it stays known which there were, why they are one, and by which frame. */
class JoinedTest {
    private static final String HMI = "3c:d9:2b:00:00:01";
    private static final String CARD = "00:1d:9c:00:00:01";
    private static final String SECOND = "f4:54:33:00:00:02";

    private final Wire wire = new Wire();

    @TempDir
    Path state;

    private void says(String mac, String ip) {
        wire.claims(
                wire.connects(Wire.at(HMI, "10.0.0.9"), Wire.at(mac, ip)),
                1,
                "",
                Attribute.SERIAL,
                "4c7a20f1",
                "enip list_identity",
                Trust.DEVICE);
    }

    /** Gives back the id of the one that is gone. */
    private String join() {
        wire.arp(0, CARD, "10.0.0.1");
        wire.arp(0, SECOND, "10.0.0.2");
        String gone = wire.proven(SECOND, "10.0.0.2", Wire.at(HMI, "10.0.0.9")).id();
        says(CARD, "10.0.0.1");
        says(SECOND, "10.0.0.2");
        return gone;
    }

    @Test
    void theCardOfTheFirstAddressIsFirst() {
        join();
        Asset asset = wire.asset(CARD, "10.0.0.1");
        for (int i = 0; i < 2; i++) {
            wire.later(600);
            wire.arp(0, CARD, "10.0.0.1");
            assertThat(AssetFields.values(asset, "ip")).containsExactly("10.0.0.1", "10.0.0.2");
            assertThat(AssetFields.values(asset, "mac")).containsExactly(CARD, SECOND);
            wire.later(600);
            wire.arp(0, SECOND, "10.0.0.2");
            assertThat(AssetFields.values(asset, "ip")).containsExactly("10.0.0.2", "10.0.0.1");
            assertThat(AssetFields.values(asset, "mac")).containsExactly(SECOND, CARD);
        }
    }

    private Wire restored() {
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
    void itIsSaidWhichAssetsAreOneWhyAndByWhichFrameAlsoAfterARestart() {
        String gone = join();

        for (Wire each : List.of(wire, restored())) {
            assertThat(each.asset(CARD, "10.0.0.1").identity().unions().all())
                    .singleElement()
                    .satisfies(joined -> {
                        assertThat(joined.id()).isEqualTo(gone);
                        assertThat(joined.addresses()).isEqualTo("10.0.0.2 " + SECOND);
                        assertThat(joined.reason()).contains("same serial number");
                        assertThat(joined.time()).isEqualTo(wire.now());
                        assertThat(joined.evidence()).isNotNull();
                    });
            assertThat(each.export()).contains("\"joined\":[{\"id\":\"" + gone + "\",\"addresses\":\"10.0.0.2 ");
        }
    }

    @Test
    void theIdOfTheOneThatIsGoneLeadsToTheOneThatStaysAlsoAfterARestart() {
        String gone = join();

        for (Wire each : List.of(wire, restored())) {
            Asset kept = each.asset(CARD, "10.0.0.1");
            List<Asset> all = each.inventory.assets();
            assertThat(all.stream().filter(AssetName.of(gone))).containsExactly(kept);
            assertThat(UserValues.lay(List.of(new Entry(0, Map.of("id", List.of(gone), "owner", List.of("Ann")))), all))
                    .isEmpty();
            assertThat(kept.identity().stated()).containsEntry("owner", "Ann");
        }
    }

    @Test
    void whatAPersonJoinedIsNamedAndHasNoTime() {
        wire.arp(0, CARD, "10.0.0.1");
        wire.arp(0, SECOND, "10.0.0.2");
        Asset kept = wire.inventory
                .graph()
                .unite(wire.asset(CARD, "10.0.0.1"), wire.asset(SECOND, "10.0.0.2"), "a person says so");

        assertThat(kept.identity().unions().all()).singleElement().satisfies(joined -> {
            assertThat(joined.reason()).isEqualTo("a person says so");
            assertThat(joined.time()).isZero();
            assertThat(joined.evidence()).isNull();
        });
    }

    @Test
    void whatACardSaidGoesWithItWhenItIsADeviceOfItsOwn() {
        String gone = join();
        for (int i = 1; i <= 2; i++) {
            wire.claims(
                    wire.connects(Wire.at(HMI, "10.0.0.9"), Wire.at(i == 1 ? CARD : SECOND, "10.0.0." + i)),
                    1,
                    "1",
                    Attribute.FIRMWARE,
                    "V1." + i,
                    "modbus read_device_identification",
                    Trust.DEVICE);
        }
        Asset whole = wire.asset(CARD, "10.0.0.1");
        Asset parted = wire.inventory.graph().part(whole, SECOND, "a person says so");

        if (parted == null) {
            throw new AssertionError("there was no room for it");
        }
        assertThat(parted).isNotSameAs(whole);
        assertThat(wire.asset(SECOND, "10.0.0.2")).isSameAs(parted);
        assertThat(parted.value(Attribute.FIRMWARE)).isEqualTo("V1.2");
        assertThat(whole.value(Attribute.FIRMWARE)).isEqualTo("V1.1");
        assertThat(parted.value(Attribute.SERIAL)).isEqualTo("4c7a20f1");
        assertThat(whole.value(Attribute.SERIAL)).isEqualTo("4c7a20f1");
        assertThat(parted.firstTime()).isGreaterThan(whole.firstTime());
        assertThat(parted.identity().unions().formerIds()).containsExactly(gone);
        assertThat(whole.identity().unions().all()).isEmpty();
    }

    @Test
    void whatEndedForAnotherReasonDoesNotHoldAgainWhenACardIsADeviceOfItsOwn() {
        join();
        TestFlow flow = wire.connects(Wire.at(CARD, "10.0.0.1"), Wire.at(HMI, "10.0.0.9"));
        wire.claims(flow, 0, "", Attribute.OS, "Windows NT 10.0", "http user_agent", Trust.SESSION);
        Asset whole = wire.asset(CARD, "10.0.0.1");
        for (String family : List.of("Windows", "Linux", "Windows", "Linux", "Windows")) {
            wire.later(20);
            wire.inventory
                    .graph()
                    .asks(
                            whole,
                            new Asking(
                                    flow.endpoint(0),
                                    family,
                                    "habit",
                                    false,
                                    true,
                                    wire.message(flow, 0, "tcp").evidence(),
                                    wire.now()));
        }
        assertThat(whole.value(Attribute.OS)).isNull();

        assertThat(wire.inventory.graph().part(whole, SECOND, "a person says so"))
                .isNotNull();
        assertThat(whole.value(Attribute.OS)).isNull();
    }

    @Test
    void aMacAddressIsAmongTheFewThatAreNamedHoweverManyIpAddressesThereAre() {
        wire.arp(0, CARD, "10.0.0.1");
        for (int i = 2; i < 7; i++) {
            wire.arp(0, SECOND, "10.0.0." + i);
        }
        Asset kept = wire.inventory
                .graph()
                .unite(wire.asset(CARD, "10.0.0.1"), wire.asset(SECOND, null), "a person says so");

        assertThat(kept.identity().unions().all())
                .singleElement()
                .satisfies(joined ->
                        assertThat(joined.addresses().split(" ")).hasSize(4).endsWith(SECOND));
    }

    @Test
    void ofManyIdsByWhichItWasKnownTheLatestAreKept() {
        wire.arp(0, CARD, "10.0.0.1");
        Asset kept = wire.asset(CARD, null);
        String last = "";
        for (int i = 0; i < 300; i++) {
            String mac = "f4:54:33:00:01:%02x".formatted(i % 256).replace(":01:", i < 256 ? ":01:" : ":02:");
            wire.arp(0, mac, "10.0." + (1 + i / 256) + '.' + i % 256);
            last = wire.asset(mac, null).id();
            kept = wire.inventory.graph().unite(kept, wire.asset(mac, null), "a person says so");
        }

        assertThat(kept.identity().unions().formerIds()).hasSize(256).endsWith(last);
    }

    @Test
    void theOnlyAddressOfADeviceIsOneOfItsOwnAlready() {
        wire.arp(0, CARD, "10.0.0.1");
        Asset device = wire.asset(CARD, "10.0.0.1");

        assertThat(wire.inventory.graph().part(device, "10.0.0.1", "a person says so"))
                .isSameAs(device);
        assertThat(wire.asset(CARD, "10.0.0.1")).isSameAs(device);
    }
}
