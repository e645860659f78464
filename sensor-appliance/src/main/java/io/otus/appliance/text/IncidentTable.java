package io.otus.appliance.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.otus.alert.detect.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Incidents as a person reads them: one row each, made of the alerts that are its steps. */
public final class IncidentTable {
    private static final String SOURCE = "source";

    /** What the alerts of one incident come to. */
    private static final class Row {
        private String first = "";
        private String last = "";
        private Severity worst = Severity.INFO;
        private int steps;
        private String source = "";

        void add(JsonNode alert) {
            String begun = alert.path("first_seen").asText();
            String ended = alert.path("last_seen").asText();
            first = first.isEmpty() || begun.compareTo(first) < 0 ? begun : first;
            last = ended.compareTo(last) > 0 ? ended : last;
            Severity severity = Severity.valueOf(alert.path("severity").asText().toUpperCase(Locale.ROOT));
            worst = severity.compareTo(worst) > 0 ? severity : worst;
            steps++;
            source = source.isEmpty() ? source(alert) : source;
        }
    }

    private IncidentTable() {}

    /** Name of the asset that an alert says did it; empty where it names none. */
    static String source(JsonNode alert) {
        for (JsonNode asset : alert.path("assets")) {
            if (asset.path("role").asText().equals(SOURCE)) {
                return asset.path("name").asText();
            }
        }
        return "";
    }

    /**
     * One row an incident, the one that began first above; empty where no alert is a step of any.
     *
     * @param alerts the last line of each alert, in order of time
     * @param colour whether severities are coloured
     */
    public static String of(List<String> alerts, boolean colour) {
        Map<String, Row> rows = new LinkedHashMap<>();
        for (String line : alerts) {
            JsonNode alert = AlertText.parse(line);
            String incident = alert.path("incident").asText();
            if (!incident.isEmpty()) {
                rows.computeIfAbsent(incident, _ -> new Row()).add(alert);
            }
        }
        if (rows.isEmpty()) {
            return "";
        }
        Table table = new Table("FIRST SEEN", "LAST SEEN", "SEVERITY", "STEPS", "INCIDENT", "SOURCE");
        rows.forEach((id, row) -> table.row(
                AlertText.seconds(row.first),
                AlertText.seconds(row.last),
                row.worst.key(),
                Integer.toString(row.steps),
                AlertText.shortened(id),
                row.source));
        return AlertText.painted(table, "SEVERITY", colour);
    }
}
