package io.otus.appliance.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.otus.alert.detect.Severity;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.text.AlertText;
import io.otus.appliance.text.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import picocli.CommandLine.Command;

/** {@code otus alerts stats}. */
@Command(name = "stats", description = "Counts alerts by kind, by asset and by day.")
final class AlertsStatsCommand extends AlertListing {
    private static final int DATE = "2026-11-24".length();

    /** Alerts of one group. */
    private static final class Tally {
        private long alerts;
        private long findings;
        private long open;
        private Severity worst = Severity.INFO;

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
        List<JsonNode> alerts = alerts().stream().map(AlertText::parse).toList();
        Map<String, Tally> kinds = new TreeMap<>();
        Map<String, Tally> assets = new TreeMap<>();
        Map<String, Tally> days = new TreeMap<>();
        for (JsonNode alert : alerts) {
            add(kinds, alert.path("kind").asText(), alert);
            add(days, alert.path("first_seen").asText().substring(0, DATE), alert);
            TreeSet<String> names = new TreeSet<>();
            alert.path("assets").forEach(asset -> names.add(asset.path("name").asText()));
            names.forEach(name -> add(assets, name, alert));
        }
        if (output == OutputFormat.JSON) {
            json("kind", kinds);
            json("asset", assets);
            json("day", days);
        } else if (!alerts.isEmpty()) {
            text("KIND", kinds, true);
            text("ASSET", assets, true);
            text("DAY", days, false);
        }
        return ExitCode.OK;
    }

    private static void add(Map<String, Tally> groups, String name, JsonNode alert) {
        groups.computeIfAbsent(name, _ -> new Tally()).add(alert);
    }

    private void text(String heading, Map<String, Tally> groups, boolean mostFirst) {
        Table table = new Table(heading, "ALERTS", "NEW", "FINDINGS", "WORST");
        List<Map.Entry<String, Tally>> rows = new ArrayList<>(groups.entrySet());
        if (mostFirst) {
            rows.sort(Comparator.comparingLong(row -> -row.getValue().alerts));
        }
        for (Map.Entry<String, Tally> row : rows) {
            Tally tally = row.getValue();
            table.row(
                    row.getKey(),
                    Long.toString(tally.alerts),
                    Long.toString(tally.open),
                    Long.toString(tally.findings),
                    tally.worst.key());
        }
        terminal().print((heading.equals("KIND") ? "" : "\n") + AlertText.painted(table, "WORST", colour()));
    }

    private void json(String group, Map<String, Tally> groups) {
        groups.forEach((name, tally) -> terminal()
                .print(AlertText.object("by", group, group, name)
                                .put("alerts", tally.alerts)
                                .put("new", tally.open)
                                .put("findings", tally.findings)
                                .put("worst", tally.worst.key())
                        + "\n"));
    }
}
