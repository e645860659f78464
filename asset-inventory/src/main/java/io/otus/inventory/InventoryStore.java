package io.otus.inventory;

import io.otus.core.store.Batch;
import io.otus.core.store.Checkpointed;
import io.otus.core.store.Row;
import io.otus.core.store.StoreModule;
import io.otus.core.store.StoreReader;
import io.otus.inventory.conversation.ActionCounts;
import io.otus.inventory.conversation.Conversation;
import io.otus.inventory.conversation.Conversations;
import io.otus.inventory.conversation.Coverage;
import io.otus.inventory.conversation.InterfaceCoverage;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The inventory in the store: one row for each asset with all its claims, addresses, services and uses as JSON, one for
 * each conversation, one for each merge. What is read back gives the same export, byte for byte. Confined to the
 * analysis thread.
 */
public final class InventoryStore implements Checkpointed {
    /** The tables. */
    public static final StoreModule MODULE = new Module();

    private static final String PUT_ASSET = "INSERT OR REPLACE INTO inventory_asset (id, state) VALUES (?, ?)";
    private static final String DROP_ASSET = "DELETE FROM inventory_asset WHERE id = ?";
    private static final String PUT_ALIAS = "INSERT OR REPLACE INTO inventory_alias (absorbed, kept) VALUES (?, ?)";
    private static final String PUT_CONVERSATION = "INSERT OR REPLACE INTO inventory_conversation (client, server,"
            + " protocol, unit, first, first_time, last_time, requests, answers, errors, bytes, actions, losses,"
            + " from_client, connections, one_sided, unread, encrypted, direction_known)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String PUT_SEGMENT = "INSERT OR REPLACE INTO inventory_segment (segment, bytes, understood,"
            + " to_groups, connections, one_sided, damaged) VALUES (?, ?, ?, ?, ?, ?, ?)";
    private static final String PUT_INTERFACE = "INSERT OR REPLACE INTO inventory_interface (name, segments, bytes,"
            + " understood, to_groups, connections, one_sided, elsewhere, damaged) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String PUT_FLOOD =
            "INSERT OR REPLACE INTO inventory_flood (segment, from_time, first, to_time,"
                    + " last, addresses) VALUES (?, ?, ?, ?, ?, ?)";
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
        for (Conversation.Key key : conversations.takeGone()) {
            out.add(DROP_CONVERSATION, key.client(), key.server(), key.protocol(), key.unit());
        }
        for (Conversation each : conversations.takeUnstored()) {
            Conversation.Key key = each.key();
            out.add(
                    PUT_CONVERSATION,
                    key.client(),
                    key.server(),
                    key.protocol(),
                    key.unit(),
                    EvidenceText.write(each.first()),
                    each.firstTime(),
                    each.lastTime(),
                    each.requests(),
                    each.answers(),
                    each.errors(),
                    each.bytes(),
                    each.actions().text(),
                    each.losses(),
                    each.carried().fromClient(),
                    each.carried().connections(),
                    each.carried().oneSided(),
                    each.carried().unread(),
                    each.carried().encrypted(),
                    each.isDirectionKnown() ? 1 : 0);
        }
        for (Coverage.Segment each : coverage.takeUnstored()) {
            out.add(
                    PUT_SEGMENT,
                    each.number(),
                    each.bytes(),
                    each.understood(),
                    each.toGroups(),
                    each.connections(),
                    each.oneSided(),
                    each.damaged());
        }
        for (AddressFlood each : graph.takeUnstoredFloods()) {
            out.add(
                    PUT_FLOOD,
                    each.segment(),
                    each.from(),
                    EvidenceText.write(each.first()),
                    each.to(),
                    EvidenceText.write(each.last()),
                    each.count());
        }
        if (!storedSites.equals(graph.siteNumbers())) {
            storedSites = Map.copyOf(graph.siteNumbers());
            storedSites.forEach((number, name) -> out.add(PUT_SITE, number, name));
        }
        for (InterfaceCoverage.Heard each : coverage.interfaces().takeUnstored()) {
            out.add(
                    PUT_INTERFACE,
                    each.name(),
                    each.segments().stream().map(String::valueOf).collect(Collectors.joining(" ")),
                    each.bytes(),
                    each.understood(),
                    each.toGroups(),
                    each.connections(),
                    each.oneSided(),
                    each.elsewhere(),
                    each.damaged());
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
        List<AddressFlood> floods = store.query(
                "SELECT segment, from_time, first, to_time, last, addresses FROM inventory_flood ORDER BY from_time, segment",
                row -> AddressFlood.restored(
                        (int) row.integer(1),
                        row.integer(2),
                        EvidenceText.read(row.text(3)),
                        row.integer(4),
                        EvidenceText.read(row.text(5)),
                        row.integer(6)));
        graph.restore(
                each -> store.forEach("SELECT state FROM inventory_asset ORDER BY id", row -> each.accept(row.text(1))),
                aliases,
                floods);
        SharedTexts shared = new SharedTexts();
        store.forEach(
                "SELECT client, server, protocol, unit, first, first_time, last_time, requests, answers,"
                        + " errors, bytes, actions, losses, from_client, connections, one_sided, unread,"
                        + " direction_known, encrypted FROM"
                        + " inventory_conversation ORDER BY client, server, protocol, unit",
                row -> conversations.restore(conversation(row, shared)));
        store.query(
                        "SELECT segment, bytes, understood, to_groups, connections, one_sided, damaged FROM"
                                + " inventory_segment ORDER BY segment",
                        row -> Coverage.Segment.restored(
                                (int) row.integer(1),
                                row.integer(2),
                                row.integer(3),
                                row.integer(4),
                                row.integer(5),
                                row.integer(6),
                                row.integer(7)))
                .forEach(coverage::restore);
        store.query(
                        "SELECT name, segments, bytes, understood, to_groups, connections, one_sided, elsewhere, damaged"
                                + " FROM inventory_interface ORDER BY name",
                        row -> InterfaceCoverage.Heard.restored(
                                row.text(1),
                                numbers(row.text(2)),
                                row.integer(3),
                                row.integer(4),
                                row.integer(5),
                                row.integer(6),
                                row.integer(7),
                                row.integer(8),
                                row.integer(9)))
                .forEach(coverage.interfaces()::restore);
    }

    private static List<Integer> numbers(String text) {
        return text.isEmpty()
                ? List.of()
                : Stream.of(text.split(" ", -1)).map(Integer::valueOf).toList();
    }

    private Conversation conversation(Row row, SharedTexts shared) {
        return Conversation.restored(
                new Conversation.Key(
                        id(row.text(1)), id(row.text(2)), shared.word(row.text(3)), shared.word(row.text(4))),
                shared.read(row.text(5)),
                row.integer(6),
                row.integer(7),
                row.integer(8),
                row.integer(9),
                row.integer(10),
                new Conversation.Carried(
                        row.integer(11),
                        row.integer(14),
                        row.integer(17),
                        row.integer(19),
                        row.integer(15),
                        row.integer(16),
                        row.integer(13)),
                ActionCounts.parse(row.text(12)),
                row.integer(18) != 0);
    }

    /** The id of an asset, as the asset itself has it. */
    private String id(String text) {
        Asset asset = graph.find(text);
        return asset != null && asset.id().equals(text) ? asset.id() : text;
    }

    private static final class Module implements StoreModule {
        @Override
        public String prefix() {
            return "inventory";
        }

        @Override
        public List<String> migrations() {
            return List.of("""
                CREATE TABLE inventory_asset (
                    id TEXT PRIMARY KEY,
                    state TEXT NOT NULL
                ) WITHOUT ROWID;
                CREATE TABLE inventory_alias (
                    absorbed TEXT PRIMARY KEY,
                    kept TEXT NOT NULL
                ) WITHOUT ROWID;
                CREATE TABLE inventory_conversation (
                    client TEXT NOT NULL,
                    server TEXT NOT NULL,
                    protocol TEXT NOT NULL,
                    unit TEXT NOT NULL,
                    first TEXT NOT NULL,
                    first_time INTEGER NOT NULL,
                    last_time INTEGER NOT NULL,
                    requests INTEGER NOT NULL,
                    answers INTEGER NOT NULL,
                    errors INTEGER NOT NULL,
                    bytes INTEGER NOT NULL,
                    PRIMARY KEY (client, server, protocol, unit)
                ) WITHOUT ROWID;
                """, """
                ALTER TABLE inventory_conversation ADD COLUMN actions TEXT NOT NULL DEFAULT '';
                """, """
                ALTER TABLE inventory_conversation ADD COLUMN losses INTEGER NOT NULL DEFAULT 0;
                CREATE TABLE inventory_segment (
                    segment INTEGER PRIMARY KEY,
                    bytes INTEGER NOT NULL,
                    understood INTEGER NOT NULL,
                    to_groups INTEGER NOT NULL,
                    connections INTEGER NOT NULL,
                    one_sided INTEGER NOT NULL,
                    damaged INTEGER NOT NULL
                );
                """, """
                CREATE TABLE inventory_interface (
                    name TEXT PRIMARY KEY,
                    segments TEXT NOT NULL,
                    bytes INTEGER NOT NULL,
                    understood INTEGER NOT NULL,
                    to_groups INTEGER NOT NULL,
                    connections INTEGER NOT NULL,
                    one_sided INTEGER NOT NULL,
                    elsewhere INTEGER NOT NULL,
                    damaged INTEGER NOT NULL
                ) WITHOUT ROWID;
                """, """
                CREATE TABLE inventory_flood (
                    segment INTEGER NOT NULL,
                    from_time INTEGER NOT NULL,
                    first TEXT NOT NULL,
                    to_time INTEGER NOT NULL,
                    last TEXT NOT NULL,
                    addresses INTEGER NOT NULL,
                    PRIMARY KEY (segment, from_time)
                ) WITHOUT ROWID;
                """, """
                ALTER TABLE inventory_conversation ADD COLUMN from_client INTEGER NOT NULL DEFAULT 0;
                ALTER TABLE inventory_conversation ADD COLUMN connections INTEGER NOT NULL DEFAULT 0;
                ALTER TABLE inventory_conversation ADD COLUMN one_sided INTEGER NOT NULL DEFAULT 0;
                """, """
                ALTER TABLE inventory_conversation ADD COLUMN unread INTEGER NOT NULL DEFAULT 0;
                """, """
                ALTER TABLE inventory_conversation ADD COLUMN direction_known INTEGER NOT NULL DEFAULT 1;
                """, """
                ALTER TABLE inventory_conversation ADD COLUMN encrypted INTEGER NOT NULL DEFAULT 0;
                """, """
                CREATE TABLE inventory_site (
                    number INTEGER PRIMARY KEY,
                    name TEXT NOT NULL
                );
                """);
        }
    }
}
