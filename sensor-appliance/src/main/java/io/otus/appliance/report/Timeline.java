package io.otus.appliance.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.otus.alert.audit.AuditEntry;
import io.otus.alert.audit.Decisions;
import io.otus.alert.store.AlertLines;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.exit.Failure;
import io.otus.appliance.run.Audits;
import io.otus.appliance.run.StoredInventory;
import io.otus.appliance.text.AlertText;
import io.otus.appliance.text.CountText;
import io.otus.core.event.EventTime;
import io.otus.core.store.StoreReader;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.graph.Claim;
import io.otus.inventory.view.AssetName;
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
     * All of an asset.
     *
     * @param name as {@link AssetName} takes it
     * @throws Failure if there is no such asset
     */
    public static List<Entry> of(StoreReader store, Path state, String name) {
        Timeline run = new Timeline();
        Asset asset = StoredInventory.load(store, state).assets().stream()
                .filter(AssetName.of(name))
                .findFirst()
                .orElseThrow(() -> new Failure(ExitCode.FAILED, "there is no asset " + name));
        run.claims(asset);
        Set<String> alerts = run.lines(store, asset.id());
        run.decisions(Audits.of(state), alerts);
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
        }
    }

    /** Every line of an alert that it has part in: when it was raised, came again, grew, was decided. */
    private Set<String> lines(StoreReader store, String asset) {
        Map<String, String> alerts = new HashMap<>();
        long last = 0;
        for (List<AlertLines.Line> lines = AlertLines.after(store, last, AT_ONCE);
                !lines.isEmpty();
                lines = AlertLines.after(store, last, AT_ONCE)) {
            for (AlertLines.Line line : lines) {
                last = line.sequence();
                JsonNode alert = AlertText.parse(line.json());
                if (AlertText.hasPart(alert, asset)) {
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

    /** What this tells of a line of an alert. */
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

    private void decisions(Decisions decisions, Set<String> alerts) {
        for (AuditEntry entry : decisions.entries()) {
            if (alerts.stream().anyMatch(entry::isAbout)) {
                String reason = entry.reason().isEmpty() ? "" : ": " + entry.reason();
                entries.add(new Entry(
                        entry.time(),
                        entry.act().key() + (decisions.isUndone(entry) ? " (undone)" : ""),
                        entry.alert(),
                        "decision " + entry.number() + " by " + entry.by() + reason));
            }
        }
    }
}
