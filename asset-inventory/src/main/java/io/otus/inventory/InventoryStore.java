package io.otus.inventory;

import io.otus.core.store.Batch;
import io.otus.core.store.Checkpointed;
import io.otus.core.store.Row;
import io.otus.core.store.StoreReader;
import io.otus.inventory.conversation.ActionCounts;
import io.otus.inventory.conversation.Conversation;
import io.otus.inventory.conversation.Conversations;
import io.otus.inventory.conversation.Coverage;
import io.otus.inventory.conversation.InterfaceCoverage;
import io.otus.inventory.conversation.Tally;
import io.otus.inventory.graph.AddressFlood;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.graph.AssetState;
import io.otus.inventory.graph.EvidenceText;
import io.otus.inventory.graph.IdentityGraph;
import io.otus.inventory.graph.SharedTexts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The inventory in the store: one row for each asset with all its claims, addresses, services and uses as JSON, one for
 * each conversation, one for each merge. What is read back gives the same export, byte for byte. Confined to the
 * analysis thread.
 */
public final class InventoryStore implements Checkpointed {
    private static final String PUT_ASSET = "INSERT OR REPLACE INTO inventory_asset (id, state) VALUES (?, ?)";
    private static final String DROP_ASSET = "DELETE FROM inventory_asset WHERE id = ?";
    private static final String PUT_ALIAS = "INSERT OR REPLACE INTO inventory_alias (absorbed, kept) VALUES (?, ?)";
    private static final String PUT_SITE = "INSERT OR REPLACE INTO inventory_site (number, name) VALUES (?, ?)";
    private static final String DROP_CONVERSATION =
            "DELETE FROM inventory_conversation WHERE client = ? AND server = ? AND protocol = ? AND unit = ?";

    private final IdentityGraph graph;
    private final Conversations conversations;
    private final Coverage coverage;
    private Map<Integer, String> storedSites = Map.of();

    InventoryStore(IdentityGraph graph, Conversations conversations, Coverage coverage) {
        this.graph = graph;
        this.conversations = conversations;
        this.coverage = coverage;
    }

    @Override
    public void checkpoint(Batch out) {
        putAssets(out);
        for (Conversation.Key key : conversations.takeGone()) {
            out.add(DROP_CONVERSATION, key.client(), key.server(), key.protocol(), key.unit());
        }
        conversations.takeUnstored().forEach(each -> InventoryTables.CONVERSATION.put(each, out));
        coverage.takeUnstored().forEach(each -> InventoryTables.SEGMENT.put(each, out));
        graph.takeUnstoredFloods().forEach(each -> InventoryTables.FLOOD.put(each, out));
        if (!storedSites.equals(graph.siteNumbers())) {
            storedSites = Map.copyOf(graph.siteNumbers());
            storedSites.forEach((number, name) -> out.add(PUT_SITE, number, name));
        }
        coverage.interfaces().takeUnstored().forEach(each -> InventoryTables.INTERFACE.put(each, out));
    }

    private void putAssets(Batch out) {
        Map<String, String> aliases = graph.aliases();
        for (String gone : graph.takeGone()) {
            out.add(DROP_ASSET, gone);
            String kept = aliases.get(gone);
            if (kept != null) {
                out.add(PUT_ALIAS, gone, kept);
            }
        }
        List<Asset> fresh = new ArrayList<>();
        for (Asset asset : graph.assets()) {
            if (asset.unstored() && asset.appeared()) {
                fresh.add(asset);
            }
        }
        fresh.sort(Comparator.comparing(Asset::id));
        for (Asset asset : fresh) {
            out.add(PUT_ASSET, asset.id(), AssetState.write(asset));
            asset.stored();
        }
    }

    @Override
    public void restore(StoreReader store) {
        store.forEach(
                "SELECT number, name FROM inventory_site",
                row -> graph.siteNumbers().put((int) row.integer(1), row.text(2)));
        storedSites = Map.copyOf(graph.siteNumbers());
        Map<String, String> aliases = new HashMap<>();
        store.query("SELECT absorbed, kept FROM inventory_alias", row -> aliases.put(row.text(1), row.text(2)));
        graph.restore(
                each -> store.forEach("SELECT state FROM inventory_asset ORDER BY id", row -> each.accept(row.text(1))),
                aliases,
                store.query(InventoryTables.FLOOD.select("from_time, segment"), InventoryStore::flood));
        SharedTexts shared = new SharedTexts();
        store.forEach(
                InventoryTables.CONVERSATION.select("client, server, protocol, unit"),
                row -> conversations.restore(conversation(row, shared)));
        store.forEach(InventoryTables.SEGMENT.select("segment"), row -> coverage.restore(segment(row)));
        store.forEach(
                InventoryTables.INTERFACE.select("name"),
                row -> coverage.interfaces().restore(heard(row)));
    }

    private static AddressFlood flood(Row row) {
        return AddressFlood.restored(
                (int) row.integer("segment"),
                row.integer("from_time"),
                EvidenceText.read(row.text("first")),
                row.integer("to_time"),
                EvidenceText.read(row.text("last")),
                row.integer("addresses"));
    }

    private static Coverage.Segment segment(Row row) {
        return Coverage.Segment.restored((int) row.integer("segment"), counts(row));
    }

    private static InterfaceCoverage.Heard heard(Row row) {
        String segments = row.text("segments");
        List<Integer> numbers = segments.isEmpty()
                ? List.of()
                : Stream.of(segments.split(" ", -1)).map(Integer::valueOf).toList();
        return InterfaceCoverage.Heard.restored(row.text("name"), numbers, counts(row), row.integer("elsewhere"));
    }

    private static Tally.Counts counts(Row row) {
        return new Tally.Counts(
                row.integer("bytes"),
                row.integer("understood"),
                row.integer("to_groups"),
                row.integer("connections"),
                row.integer("one_sided"),
                row.integer("damaged"));
    }

    private Conversation conversation(Row row, SharedTexts shared) {
        return Conversation.restored(
                new Conversation.Key(
                        id(row.text("client")),
                        id(row.text("server")),
                        shared.word(row.text("protocol")),
                        shared.word(row.text("unit"))),
                shared.read(row.text("first")),
                row.integer("first_time"),
                row.integer("last_time"),
                row.integer("requests"),
                row.integer("answers"),
                row.integer("errors"),
                new Conversation.Carried(
                        row.integer("bytes"),
                        row.integer("from_client"),
                        row.integer("unread"),
                        row.integer("encrypted"),
                        row.integer("connections"),
                        row.integer("one_sided"),
                        row.integer("losses")),
                ActionCounts.parse(row.text("actions")),
                row.integer("direction_known") != 0);
    }

    /** The id of an asset, as the asset itself has it. */
    private String id(String text) {
        Asset asset = graph.find(text);
        return asset != null && asset.id().equals(text) ? asset.id() : text;
    }
}
