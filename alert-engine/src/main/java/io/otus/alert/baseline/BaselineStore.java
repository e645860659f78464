package io.otus.alert.baseline;

import io.otus.core.evidence.EvidenceRequests;
import io.otus.core.store.Batch;
import io.otus.core.store.StoreException;
import io.otus.core.store.StoreReader;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a baseline in the store: a row for each asset and each conversation, its facts as lines of the baseline text.
 */
public final class BaselineStore {
    private static final String PUT_ASSET = """
        INSERT INTO alert_asset
          (number, asset_id, alias, name, mac, ip, vlan, novel, above, remark, facts, novel_facts)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (number) DO UPDATE SET
          asset_id = excluded.asset_id, alias = excluded.alias, name = excluded.name, mac = excluded.mac,
          ip = excluded.ip, vlan = excluded.vlan, novel = excluded.novel, above = excluded.above,
          remark = excluded.remark, facts = excluded.facts, novel_facts = coalesce(excluded.novel_facts, novel_facts)\
        """;
    private static final String PUT_CONVERSATION = """
        INSERT INTO alert_conversation (client, server, protocol, unit, facts, novel_facts)
        VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (client, server, protocol, unit) DO UPDATE SET
          facts = excluded.facts, novel_facts = coalesce(excluded.novel_facts, novel_facts)\
        """;
    private static final String PUT_CATEGORY = """
        INSERT OR REPLACE INTO alert_category (name, learning, observations, once, started, ended)
        VALUES (?, ?, ?, ?, ?, ?)\
        """;
    private static final String DROP_ASSET = "DELETE FROM alert_asset WHERE number = ?";
    private static final String DROP_CONVERSATION =
            "DELETE FROM alert_conversation WHERE client = ? AND server = ? AND protocol = ? AND unit = ?";
    /** As {@link #DROP_CONVERSATION}, except for a conversation that raised alerts. */
    private static final String DROP_CONVERSATION_UNALERTED = DROP_CONVERSATION + " AND coalesce(novel_facts, '') = ''";
    /** A conversation of which only facts that raised alerts are left. */
    private static final String CLEAR_CONVERSATION = "UPDATE alert_conversation SET facts = ''"
            + " WHERE client = ? AND server = ? AND protocol = ? AND unit = ? AND novel_facts <> ''";
    /**
     * Facts that only raised alerts are not in memory while their category learns, but go together with their assets.
     */
    private static final String DROP_CONVERSATIONS_OF_NONE = """
        DELETE FROM alert_conversation
        WHERE client NOT IN (SELECT number FROM alert_asset) OR server NOT IN (SELECT number FROM alert_asset)\
        """;

    private static final String PUT_TAIL = "INSERT OR REPLACE INTO alert_tail (only, lines) VALUES (1, ?)";

    private BaselineStore() {}

    /**
     * The baseline of a store, to be looked at or edited; it learns nothing, and holds nothing that only alerted but
     * new devices.
     */
    public static Baseline load(StoreReader store) {
        Baseline baseline = new Baseline(new Learning(new LearningPlan.Enforce(), EvidenceRequests.NONE));
        restoreKnown(baseline, store);
        markStored(baseline);
        return baseline;
    }

    /** Adds to a batch whatever was edited; what only alerted stays as the store has it. */
    public static void saveEdited(Baseline baseline, Batch out) {
        for (Conversation gone : baseline.takeRemoved()) {
            addFor(gone, DROP_CONVERSATION_UNALERTED, out);
            addFor(gone, CLEAR_CONVERSATION, out);
        }
        save(baseline, out, _ -> null);
    }

    /** Adds to a batch whatever differs from what the store holds. */
    public static void save(Baseline baseline, Batch out) {
        save(baseline, out, subject -> stored(NovelFacts.of(subject, baseline.deviations())));
    }

    private static void save(Baseline baseline, Batch out, Function<Subject, @Nullable String> novel) {
        for (Conversation gone : baseline.takeRemoved()) {
            addFor(gone, DROP_CONVERSATION, out);
        }
        List<AssetModel> removed = baseline.takeRemovedAssets();
        removed.forEach(gone -> out.add(DROP_ASSET, gone.number()));
        if (!removed.isEmpty()) {
            out.add(DROP_CONVERSATIONS_OF_NONE);
        }
        for (AssetModel asset : baseline.assets()) {
            if (asset.isChanged()) {
                put(asset, out, novel.apply(asset));
                asset.markStored();
            }
        }
        for (Conversation conversation : baseline.conversations()) {
            if (conversation.isChanged()) {
                out.add(
                        PUT_CONVERSATION,
                        conversation.client().number(),
                        conversation.server().number(),
                        conversation.protocol(),
                        conversation.unit(),
                        stored(BaselineExport.ofSubject(conversation)),
                        novel.apply(conversation));
                conversation.markStored();
            }
        }
        if (baseline.learning().isByRepetition()) {
            for (CategoryProgress category : baseline.learning().categories()) {
                out.add(
                        PUT_CATEGORY,
                        category.category().key(),
                        category.isLearning(),
                        category.observations(),
                        category.once(),
                        category.started(),
                        category.ended());
            }
        }
        if (baseline.takeTailChanged()) {
            out.add(PUT_TAIL, String.join("\n", baseline.tail()));
        }
    }

    private static void addFor(Conversation gone, String statement, Batch out) {
        out.add(statement, gone.client().number(), gone.server().number(), gone.protocol(), gone.unit());
    }

    private static void put(AssetModel asset, Batch out, @Nullable String novel) {
        out.add(
                PUT_ASSET,
                asset.number(),
                asset.assetId(),
                asset.alias(),
                asset.name(),
                joined(asset.address().macs()),
                joined(asset.address().ips()),
                asset.address().network(),
                novelPresence(asset),
                String.join("\n", asset.notes().above()),
                asset.notes().remark(),
                stored(BaselineExport.ofSubject(asset)),
                novel);
    }

    private static @Nullable String joined(List<String> addresses) {
        return addresses.isEmpty() ? null : String.join(",", addresses);
    }

    private static List<String> parted(@Nullable String addresses) {
        return addresses == null ? List.of() : List.of(addresses.split(",", -1));
    }

    private static @Nullable String novelPresence(AssetModel asset) {
        Fact presence = asset.presence();
        if (presence == null || presence.state() != FactState.NOVEL || presence.source() != null) {
            return null;
        }
        return HistoryText.print(presence.history(), null, "");
    }

    private static String stored(List<FactLine> lines) {
        StringBuilder text = new StringBuilder();
        for (FactLine line : lines) {
            String behind = HistoryText.print(
                    line.history(), line.source(), line.aspect().statistics());
            BaselineLines.append(text, line.text(), behind, line.notes());
        }
        return text.toString();
    }

    /**
     * Restores the baseline of an earlier run, one subject after the other: the whole text of a large site would take
     * as much of the heap again. Facts that only raised alerts come last, and are left out where their category learns,
     * which begins anew with them.
     */
    public static void restore(Baseline baseline, StoreReader store) {
        restoreKnown(baseline, store);
        BaselineImport facts = BaselineImport.ofStore(baseline);
        forEachSubject(store, "novel_facts", facts::restoreNovel);
        markStored(baseline);
    }

    private static void restoreKnown(Baseline baseline, StoreReader store) {
        store.query(
                "SELECT number, asset_id, alias, name, mac, ip, vlan, novel, above, remark FROM alert_asset"
                        + " ORDER BY number",
                row -> {
                    AssetAddress address = new AssetAddress(
                            parted(row.textOrNull(5)), parted(row.textOrNull(6)), (int) row.integer(7));
                    AssetModel asset = new AssetModel((int) row.integer(1), row.textOrNull(3), address);
                    asset.restoreIdentity(row.textOrNull(2), row.text(4));
                    asset.notes(new Notes(row.text(9).lines().toList(), row.text(10)));
                    restorePresence(asset, row.textOrNull(8));
                    baseline.restored(asset);
                    return asset;
                });
        BaselineImport facts = BaselineImport.ofStore(baseline);
        forEachSubject(store, "facts", facts::restore);
        store.query(
                "SELECT name, learning, observations, once, started, ended FROM alert_category",
                row -> baseline.learning()
                        .restore(
                                row.text(1),
                                row.integer(2) != 0,
                                row.integer(3),
                                row.integer(4),
                                row.integer(5),
                                row.integer(6)));
        List<String> tails = store.query("SELECT lines FROM alert_tail", row -> row.text(1));
        if (!tails.isEmpty()) {
            baseline.tail(tails.getFirst().lines().toList());
        }
    }

    private static void markStored(Baseline baseline) {
        baseline.assets().forEach(Subject::markStored);
        baseline.conversations().forEach(Subject::markStored);
    }

    /** Takes up the lines of a subject that were stored. */
    private interface Taking {
        void take(String subject, String lines) throws BaselineException;
    }

    private static void forEachSubject(StoreReader store, String column, Taking taking) {
        store.forEach(
                "SELECT number, " + column + " FROM alert_asset WHERE " + column + " <> '' ORDER BY number",
                row -> take(taking, "asset " + row.integer(1), row.text(2)));
        store.forEach(
                "SELECT client, server, protocol, unit, " + column + " FROM alert_conversation WHERE " + column
                        + " <> '' ORDER BY client, server, protocol, unit",
                row -> take(
                        taking,
                        "asset " + row.integer(1) + " -> asset " + row.integer(2) + ' ' + row.text(3) + " unit "
                                + row.text(4),
                        row.text(5)));
    }

    private static void take(Taking taking, String subject, String lines) {
        try {
            taking.take(subject, lines);
        } catch (BaselineException e) {
            throw new StoreException("the stored baseline cannot be read: " + e.getMessage(), e);
        }
    }

    private static void restorePresence(AssetModel asset, @Nullable String history) {
        if (history == null) {
            return;
        }
        HistoryText.Parsed parsed = HistoryText.parse(history.substring(1, history.length() - 1));
        if (parsed != null) {
            asset.present(Fact.told(asset, Category.DEVICES, FactState.NOVEL, null, parsed.history(), Notes.NONE));
        }
    }
}
