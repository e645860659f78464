package io.otus.appliance.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.otus.alert.detect.Severity;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.report.PresentNames;
import io.otus.appliance.text.AlertText;
import io.otus.appliance.text.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;

/** {@code otus alerts stats}. */
@Command(name = "stats", description = "Counts alerts by kind, by asset and by day.")
final class AlertsStatsCommand extends AlertListing {
    private static final int DATE = "2026-11-24".length();

    /** Alerts of one group. */
    private static final class Tally {
        private final String name;
        private long alerts;
        private long findings;
        private long open;
        private Severity worst = Severity.INFO;

        Tally(String name) {
            this.name = name;
        }

        void add(JsonNode alert) {
            alerts++;
            findings += alert.path("count").asLong();
            open += alert.path("status").asText().equals("new") ? 1 : 0;
            Severity severity = AlertText.severity(alert);
            worst = severity.compareTo(worst) > 0 ? severity : worst;
        }
    }

    @Override
    public Integer call() {
        List<JsonNode> alerts = named();
        Map<String, Tally> kinds = new TreeMap<>();
        Map<String, Tally> days = new TreeMap<>();
        Map<String, Tally> assets = new HashMap<>();
        for (JsonNode alert : alerts) {
            add(kinds, alert.path("kind").asText(), alert);
            add(days, alert.path("first_seen").asText().substring(0, DATE), alert);
            Map<String, String> names = new HashMap<>();
            alert.path("assets")
                    .forEach(asset -> names.put(
                            PresentNames.key(asset), asset.path("name").asText()));
            names.forEach((key, name) ->
                    assets.computeIfAbsent(key, _ -> new Tally(name)).add(alert));
        }
        if (output == OutputFormat.JSON) {
            kinds.values().forEach(each -> json("kind", "", each));
            assets.entrySet().stream()
                    .sorted(Comparator.comparing(row -> row.getValue().name))
                    .forEach(row -> json("asset", row.getKey(), row.getValue()));
            days.values().forEach(each -> json("day", "", each));
        } else if (!alerts.isEmpty()) {
            text("KIND", kinds.values(), true);
            text("ASSET", assets.values(), true);
            text("DAY", days.values(), false);
        }
        return ExitCode.OK;
    }

    private static void add(Map<String, Tally> groups, String name, JsonNode alert) {
        groups.computeIfAbsent(name, _ -> new Tally(name)).add(alert);
    }

    private void text(String heading, Collection<Tally> groups, boolean mostFirst) {
        Table table = new Table(heading, "ALERTS", "NEW", "FINDINGS", "WORST");
        List<Tally> rows = new ArrayList<>(groups);
        Comparator<Tally> byName = Comparator.comparing(tally -> tally.name);
        rows.sort(
                mostFirst
                        ? Comparator.comparingLong((Tally tally) -> -tally.alerts)
                                .thenComparing(byName)
                        : byName);
        for (Tally tally : rows) {
            table.row(
                    tally.name,
                    Long.toString(tally.alerts),
                    Long.toString(tally.open),
                    Long.toString(tally.findings),
                    tally.worst.key());
        }
        terminal().print((heading.equals("KIND") ? "" : "\n") + AlertText.painted(table, "WORST", colour()));
    }

    private void json(String group, String id, Tally tally) {
        ObjectNode row = AlertText.object("by", group, group, tally.name);
        if (!id.isEmpty()) {
            row.put("id", id);
        }
        terminal()
                .print(row.put("alerts", tally.alerts)
                                .put("new", tally.open)
                                .put("findings", tally.findings)
                                .put("worst", tally.worst.key())
                        + "\n");
    }
}
