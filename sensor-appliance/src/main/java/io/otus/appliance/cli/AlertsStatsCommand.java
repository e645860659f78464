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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** {@code otus alerts stats}. */
@Command(name = "stats", description = "Counts alerts by kind, by asset and by day.")
final class AlertsStatsCommand extends AlertListing {
    private static final int DATE = "2026-11-24".length();

    /** Alerts of one group. */
    static final class Tally {
        private final String name;
        private final String id;
        private long alerts;
        private long findings;
        private long open;
        private Severity worst = Severity.INFO;

        Tally(String name, String id) {
            this.name = name;
            this.id = id;
        }

        /** Its name; with its id where others have that name too. */
        String called(Set<String> shared) {
            return shared.contains(name) ? name + " (" + id + ")" : name;
        }

        void add(JsonNode alert) {
            alerts++;
            findings += alert.path("count").asLong();
            open += alert.path("status").asText().equals("new") ? 1 : 0;
            worst = worst.or(AlertText.severity(alert));
        }
    }

    static final Comparator<Tally> BY_NAME =
            Comparator.comparing((Tally tally) -> tally.name).thenComparing(tally -> tally.id);

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
                    assets.computeIfAbsent(key, _ -> new Tally(name, key)).add(alert));
        }
        if (output == OutputFormat.JSON) {
            kinds.values().forEach(each -> json("kind", each));
            assets.values().stream().sorted(BY_NAME).forEach(each -> json("asset", each));
            days.values().forEach(each -> json("day", each));
        } else if (!alerts.isEmpty()) {
            text("KIND", kinds.values(), true);
            text("ASSET", assets.values(), true);
            text("DAY", days.values(), false);
        }
        return ExitCode.OK;
    }

    private static void add(Map<String, Tally> groups, String name, JsonNode alert) {
        groups.computeIfAbsent(name, _ -> new Tally(name, "")).add(alert);
    }

    private void text(String heading, Collection<Tally> groups, boolean mostFirst) {
        Table table = new Table(heading, "ALERTS", "NEW", "FINDINGS", "WORST");
        table.names(heading);
        table.whole("WORST");
        table.limit(columns());
        List<Tally> rows = new ArrayList<>(groups);
        rows.sort(
                mostFirst
                        ? Comparator.comparingLong((Tally tally) -> -tally.alerts)
                                .thenComparing(BY_NAME)
                        : BY_NAME);
        Set<String> shared = shared(rows);
        for (Tally tally : rows) {
            table.row(
                    tally.called(shared),
                    Long.toString(tally.alerts),
                    Long.toString(tally.open),
                    Long.toString(tally.findings),
                    tally.worst.key());
        }
        terminal().print((heading.equals("KIND") ? "" : "\n") + AlertText.painted(table, "WORST", colour()));
    }

    /** The names that several have. */
    static Set<String> shared(Collection<Tally> groups) {
        Set<String> seen = new HashSet<>();
        return groups.stream()
                .map(each -> each.name)
                .filter(name -> !seen.add(name))
                .collect(Collectors.toSet());
    }

    private void json(String group, Tally tally) {
        ObjectNode row = AlertText.object("by", group, group, tally.name);
        if (!tally.id.isEmpty()) {
            row.put("id", tally.id);
        }
        terminal()
                .print(row.put("alerts", tally.alerts)
                                .put("new", tally.open)
                                .put("findings", tally.findings)
                                .put("worst", tally.worst.key())
                        + "\n");
    }
}
