package io.otus.appliance.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.otus.alert.audit.AuditEntry;
import io.otus.alert.audit.DecisionKind;
import io.otus.alert.audit.Decisions;
import io.otus.alert.store.AlertLines;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.exit.Failure;
import io.otus.appliance.run.Audits;
import io.otus.appliance.run.StoredInventory;
import io.otus.appliance.text.AlertText;
import io.otus.appliance.text.CountText;
import io.otus.core.event.Attribute;
import io.otus.core.event.EventTime;
import io.otus.core.store.StoreReader;
import io.otus.inventory.claim.Claim;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.graph.Joined;
import io.otus.inventory.view.AssetName;
import io.otus.inventory.view.Replacement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What happened to one asset, from inventory, alerts and decisions. */
public final class Timeline {
    /** Lines of the store that are read at a time. */
    private static final int AT_ONCE = 1_000;

    /** Attributes for which the end of a value is listed too; for others the next value shows it. */
    private static final Set<Attribute> ADDRESSES = Set.of(Attribute.IP, Attribute.MAC);

    /** Decisions of people that devices are one or several, by the first word of the audit's text. */
    private static final Set<String> JOINING = Set.of("merge", "split");

    /**
     * One thing that happened.
     *
     * @param time when: ISO 8601, UTC
     * @param what which kind of thing: a kind of alert, an attribute, or a decision
     * @param id of the alert; empty where there is none
     * @param text it in one line
     */
    public record Entry(String time, String what, String id, String text) {}

    private final List<Entry> entries = new ArrayList<>();

    private Timeline() {}

    /**
     * All entries of an asset.
     *
     * @param name as {@link AssetName} takes it
     * @throws Failure if there is no such asset
     */
    public static List<Entry> of(StoreReader store, Path state, String name) {
        Timeline run = new Timeline();
        Asset asset = StoredInventory.load(store, state).assets().stream()
                .filter(AssetName.of(name))
                .findFirst()
                .orElseThrow(() -> new Failure(
                        ExitCode.FAILED, "there is no asset " + name + " in " + state + " (otus assets lists them)"));
        run.claims(asset);
        run.joined(asset);
        Set<String> alerts = run.lines(store, asset.identity().unions().ids().toList());
        run.decisions(Audits.of(state), alerts, asset);
        run.entries.sort(Comparator.comparing(Entry::time));
        return run.entries;
    }

    private void claims(Asset asset) {
        for (Claim claim : asset.identity().claims()) {
            entries.add(new Entry(
                    EventTime.text(claim.from()),
                    claim.attribute().key(),
                    "",
                    claim.value() + " (" + claim.source() + ")"));
            if (ADDRESSES.contains(claim.attribute()) && !claim.isOpen()) {
                entries.add(new Entry(
                        EventTime.text(claim.to()),
                        claim.attribute().key(),
                        "",
                        claim.value() + " is its own no more (" + claim.source() + ")" + replacedBy(asset, claim)));
            }
        }
    }

    private static String replacedBy(Asset asset, Claim ended) {
        String card = Replacement.of(asset, ended);
        return card == null ? "" : ": it was replaced by " + card;
    }

    private void joined(Asset asset) {
        for (Joined each : asset.identity().unions().all()) {
            if (each.time() != 0) {
                entries.add(new Entry(
                        EventTime.text(each.time()),
                        "joined",
                        "",
                        "what was asset " + each.id() + ", " + each.addresses() + ", is this one (" + each.reason()
                                + ")"));
            }
        }
    }

    /** Every line of an alert that it has part in: when it was raised, came again, grew, was decided. */
    private Set<String> lines(StoreReader store, List<String> ids) {
        Map<String, String> alerts = new HashMap<>();
        long last = 0;
        for (List<AlertLines.Line> lines = AlertLines.after(store, last, AT_ONCE);
                !lines.isEmpty();
                lines = AlertLines.after(store, last, AT_ONCE)) {
            for (AlertLines.Line line : lines) {
                last = line.sequence();
                JsonNode alert = AlertText.parse(line.json());
                if (ids.stream().anyMatch(id -> AlertText.hasPart(alert, id))) {
                    String said = said(alert);
                    String before = alerts.put(line.id(), said);
                    // A line that only adds frames tells nothing that happened.
                    if (!said.equals(before)) {
                        line(alert, before == null);
                    }
                }
            }
        }
        return alerts.keySet();
    }

    /** The text for a line of an alert. */
    private static String said(JsonNode alert) {
        return Stream.of("last_seen", "count", "status", "severity", "title")
                .map(name -> alert.path(name).asText())
                .collect(Collectors.joining("\n"));
    }

    private void line(JsonNode alert, boolean isNew) {
        long count = alert.path("count").asLong();
        String more = isNew
                ? ""
                : " (now " + CountText.of(count, "time") + ", "
                        + alert.path("status").asText() + ")";
        entries.add(new Entry(
                alert.path(isNew ? "first_seen" : "last_seen").asText(),
                alert.path("kind").asText(),
                alert.path("id").asText(),
                alert.path("severity").asText() + ": " + alert.path("title").asText() + more));
    }

    private void decisions(Decisions decisions, Set<String> alerts, Asset asset) {
        for (AuditEntry entry : decisions.entries()) {
            if (alerts.stream().anyMatch(entry::isAbout) || joinsOrParts(entry, asset)) {
                String words = entry.words().isEmpty() ? "" : ": " + entry.words();
                entries.add(new Entry(
                        entry.time(),
                        entry.act().key() + (decisions.isUndone(entry) ? " (undone)" : ""),
                        entry.alert(),
                        "decision " + entry.number() + " by " + entry.by() + words));
            }
        }
    }

    /** Whether a person said that the asset is one with another one, or two, or took that back. */
    private static boolean joinsOrParts(AuditEntry entry, Asset asset) {
        String said = entry.what().isEmpty() ? entry.reason() : entry.what();
        List<String> words = List.of(said.split(" ", -1));
        return entry.act() == DecisionKind.ASSETS
                && JOINING.contains(words.getFirst())
                && words.stream().skip(1).anyMatch(word -> AssetName.of(word).test(asset));
    }
}
