package io.otus.inventory;

import static io.otus.inventory.Wire.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Trust;
import io.otus.core.event.Units;
import io.otus.core.net.Transport;
import io.otus.core.store.Batch;
import io.otus.core.store.Store;
import io.otus.core.store.StoreReader;
import io.otus.core.value.ValueList;
import io.otus.inventory.claim.Claim;
import io.otus.inventory.conversation.Conversation;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.output.Unknowns;
import io.otus.inventory.view.AssetDiff;
import io.otus.testkit.TestFlow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A restart forgets nothing. */
class StoreTest {
    @TempDir
    Path state;

    private void save(Wire wire) {
        try (Store store = Store.open(state, List.of(InventoryTables.INSTANCE))) {
            Batch batch = new Batch();
            wire.inventory.store().checkpoint(batch);
            store.write(batch).join();
        }
    }

    private Wire restored() {
        Wire wire = new Wire();
        try (StoreReader reader = StoreReader.open(state, List.of(InventoryTables.INSTANCE))) {
            wire.inventory.store().restore(reader);
        }
        return wire;
    }

    private static List<String> conversations(Wire wire) {
        return wire.inventory.conversations().all().stream()
                .sorted((a, b) -> a.key().compareTo(b.key()))
                .map(each -> each.key() + " " + each.requests() + " " + each.answers() + " " + each.carried() + " "
                        + each.actions().text())
                .toList();
    }

    private static String unknown(Wire wire) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Unknowns.of(wire.inventory).write(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whatIsReadBackGivesTheSameExport() throws IOException {
        Wire before = new Wire();
        ExportTest.plant(before);
        TestFlow strange = before.connects(
                at(7, "f8:bc:12:00:00:01", "10.7.1.5", 40000), at(7, "00:1b:1b:01:02:03", "10.7.1.33", 9999));
        before.ends(strange.heardOn("eth1", "eth2").lost(before.now()));
        before.ends(before.connects(
                        at(7, "f8:bc:12:00:00:01", "10.7.1.5", 40001), at(7, "00:1b:1b:01:02:03", "10.7.1.33", 502))
                .speaks("modbus")
                .unread(0, 10)
                .encrypted(1, 7));
        save(before);
        Wire after = restored();

        assertThat(unknown(after))
                .isEqualTo(unknown(before))
                .contains("\"damaged\":1", "\"elsewhere\":1", "\"segments\":[7]");

        assertThat(after.export()).isEqualTo(before.export());
        assertThat(conversations(after)).isEqualTo(conversations(before)).isNotEmpty();
        assertThat(after.resolve("00:1b:1b:01:02:03", "10.1.1.33").id())
                .isEqualTo(before.resolve("00:1b:1b:01:02:03", "10.1.1.33").id());
        assertThat(after.appeared).isEmpty();
    }

    @Test
    void whatIsEqualIsReadBackOnce() {
        Wire before = new Wire();
        ExportTest.plant(before);
        save(before);
        Wire after = restored();

        Set<String> sources = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<String> captures = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Asset asset : after.inventory.assets()) {
            for (Claim claim : asset.claims().all()) {
                sources.add(claim.source());
                captures.add(claim.first().capture());
                captures.add(claim.last().capture());
                if (claim.last().equals(claim.first())) {
                    assertThat(claim.last()).isSameAs(claim.first());
                }
                if (claim.attribute() == Attribute.IP
                        && claim.value().equals(asset.addresses().ip())) {
                    assertThat(claim.value()).isSameAs(asset.addresses().ip());
                }
            }
        }
        assertThat(sources).hasSameSizeAs(Set.copyOf(sources));
        assertThat(captures).hasSize(1);
        for (Conversation each : after.inventory.conversations().all()) {
            Asset client = Objects.requireNonNull(
                    after.inventory.graph().find(each.key().client()));
            assertThat(each.key().client()).isSameAs(client.id());
        }
    }

    /** Two units at one address are read by turns, so often. */
    private static void readsTwoUnits(Wire wire, int times) {
        TestFlow flow = wire.connects(at("f8:bc:12:00:00:01", "10.1.1.5"), at("00:90:e8:00:00:41", "10.1.1.41"));
        for (int i = 0; i < times; i++) {
            for (int unit = 1; unit <= 2; unit++) {
                wire.asks(
                        flow,
                        "modbus",
                        Integer.toString(unit),
                        Action.READ,
                        Outcome.OK,
                        List.of(PointRange.of("holding", 0, ValueList.signed(100L * unit + i, 1_000L * unit, 0))));
            }
        }
    }

    private static List<String> parts(Wire wire) {
        return wire.inventory.assets().stream()
                .filter(asset -> asset.parent() != null)
                .map(Asset::address)
                .sorted()
                .toList();
    }

    @Test
    void howFarUnitsAreToldFromOneAnotherIsReadBack() {
        Wire before = new Wire();
        readsTwoUnits(before, 7);
        save(before);
        Wire after = restored();
        readsTwoUnits(after, 5);
        assertThat(after.split).isEmpty();
        readsTwoUnits(after, 1);
        assertThat(parts(after)).containsExactly("10.1.1.41 unit 1", "10.1.1.41 unit 2");

        save(after);
        Wire last = restored();
        assertThat(last.export()).isEqualTo(after.export());
        assertThat(conversations(last)).isEqualTo(conversations(after));
        readsTwoUnits(last, 1);
        assertThat(last.split).isEmpty();
    }

    private static void leases(Wire wire, String mac) {
        TestFlow flow =
                wire.sends(Transport.UDP, at(0, mac, "0.0.0.0", 68), at(0, "ff:ff:ff:ff:ff:ff", "255.255.255.255", 67));
        flow.speaks("dhcp");
        wire.claims(flow, 0, "", Attribute.NAME, "tablet", "dhcp host_name", Trust.NAME_SERVICE);
        wire.claims(flow, 0, "", Attribute.INSTANCE, "0002ab11", "dhcp client_identifier", Trust.NAME_SERVICE);
    }

    @Test
    void aDhcpClientThatMakesUpItsMacAddressIsKnownAgainAfterARestart() {
        Wire before = new Wire();
        leases(before, "06:11:22:33:44:55");
        save(before);
        Wire after = restored();
        after.later(3_600);
        leases(after, "0a:aa:bb:cc:dd:ee");

        assertThat(after.merged).hasSize(1);
        assertThat(after.inventory.assets()).hasSize(1);
    }

    @Test
    void anAddressThatArpAloneToldIsNotTakenForOneThatAnsweredAfterARestart() {
        Wire before = new Wire();
        for (int host = 1; host <= 20; host++) {
            before.arp(0, "00:1e:13:aa:00:01", "10.1.2." + host);
        }
        save(before);
        Wire after = restored();
        for (int host = 21; host <= 40; host++) {
            after.arp(0, "00:1e:13:aa:00:01", "10.1.2." + host);
        }

        assertThat(after.split).isEmpty();
        assertThat(after.inventory.graph().find(at("00:1e:13:aa:00:01", "10.1.2.7")))
                .isNull();
    }

    @Test
    void onlyWhatChangedIsWrittenAgain() {
        Wire wire = new Wire();
        ExportTest.plant(wire);
        save(wire);
        Batch nothing = new Batch();
        wire.inventory.store().checkpoint(nothing);
        assertThat(nothing.isEmpty()).isTrue();
        wire.sends(Transport.UDP, at("f8:bc:12:00:00:01", "10.1.1.5"), at("00:1b:1b:01:02:03", "10.1.1.33"));
        Batch one = new Batch();
        wire.inventory.store().checkpoint(one);
        assertThat(one.size()).isEqualTo(1);
    }

    @Test
    void mergedAssetsAreGoneFromTheStoreAndTheirIdsStillLead() {
        Wire wire = new Wire();
        wire.sends(Transport.UDP, at("f8:bc:12:00:00:01", "10.1.1.5"), at("00:1b:1b:01:02:03", "10.9.9.9"));
        wire.arp(0, "00:1b:1b:01:02:03", "10.1.1.33");
        wire.sends(Transport.UDP, at("00:1b:1b:01:02:03", "10.9.9.9"), at("f8:bc:12:00:00:01", "10.1.1.5"));
        TestFlow flow = wire.connects(
                at(0, "00:1b:1b:01:02:03", "10.9.9.9", 40000), at(0, "f8:bc:12:00:00:01", "10.1.1.5", 502));
        wire.asks(flow, "modbus", "1", Action.READ, Outcome.OK);
        save(wire);
        String absorbed = wire.resolve("00:1b:1b:01:02:03", "10.9.9.9").id();
        wire.arp(0, "00:1b:1b:01:02:03", "10.9.9.9");
        assertThat(wire.merged).hasSize(1);
        save(wire);
        Wire after = restored();

        assertThat(after.export()).isEqualTo(wire.export());
        assertThat(after.inventory.find(absorbed)).isNotNull();
        assertThat(after.inventory.conversations().all())
                .extracting(Conversation::key)
                .extracting(Conversation.Key::client)
                .containsOnly(after.resolve("00:1b:1b:01:02:03", "10.1.1.33").id());
    }

    @Test
    void aConversationWhoseUnitWasNotSeenIsTheOneThatIsKnown() {
        Wire wire = new Wire();
        TestFlow flow = wire.connects(
                at(0, "f8:bc:12:00:00:01", "10.1.1.5", 40000), at(0, "00:1b:1b:01:02:03", "10.1.1.33", 102));
        wire.asks(flow, "s7comm", Units.UNKNOWN, Action.READ, Outcome.OK);
        save(wire);
        wire.asks(flow, "s7comm", "0/2", Action.READ, Outcome.OK);
        wire.asks(flow, "s7comm", Units.UNKNOWN, Action.READ, Outcome.OK);
        save(wire);

        assertThat(wire.inventory.conversations().all()).hasSize(1).allSatisfy(each -> {
            assertThat(each.key().unit()).isEqualTo("0/2");
            assertThat(each.requests()).isEqualTo(3);
        });
        assertThat(conversations(restored())).isEqualTo(conversations(wire));
        wire.asks(flow, "s7comm", "0/3", Action.READ, Outcome.OK);
        wire.asks(flow, "s7comm", Units.UNKNOWN, Action.READ, Outcome.OK);
        assertThat(wire.inventory.conversations().all())
                .extracting(each -> each.key().unit())
                .as("between several units nothing is guessed")
                .containsExactlyInAnyOrder("0/2", "0/3", "?");
    }

    @Test
    void whatWasDoneBeforeARestartCountsBehindIt() {
        Wire before = new Wire();
        stops(before, 2);
        save(before);
        Wire after = restored();
        after.later((before.now() - after.now()) / Wire.SECOND + 60);
        assertThat(after.resolve("f8:bc:12:00:00:01", "10.1.1.5").type()).isEqualTo("workstation");
        stops(after, 1);

        assertThat(after.resolve("f8:bc:12:00:00:01", "10.1.1.5").type()).isEqualTo("engineering_station");
    }

    private static void stops(Wire wire, int times) {
        TestFlow flow = wire.connects(
                at(0, "f8:bc:12:00:00:01", "10.1.1.5", 40000), at(0, "00:1b:1b:01:02:03", "10.1.1.33", 502));
        for (int i = 0; i < times; i++) {
            wire.asks(flow, "modbus", "1", Action.STOP, Outcome.OK);
            wire.later(60);
        }
    }

    @Test
    void whatRulesConcludedEarlierIsKnownBehindARestart() {
        Wire before = new Wire();
        stops(before, 2);
        long from = before.now();
        save(before);
        Wire after = restored();
        after.later((from - after.now()) / Wire.SECOND + 60);
        stops(after, 1);

        assertThat(AssetDiff.between(after.inventory.assets(), from, after.now()))
                .extracting(each -> each.field() + " " + each.before() + " -> " + each.after())
                .contains("type workstation -> engineering_station");
        save(after);
        assertThat(AssetDiff.between(restored().inventory.assets(), from, after.now()))
                .isEqualTo(AssetDiff.between(after.inventory.assets(), from, after.now()));
    }
}
