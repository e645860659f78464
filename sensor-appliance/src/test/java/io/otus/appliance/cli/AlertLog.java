package io.otus.appliance.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.otus.appliance.text.AlertText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The log of alerts that a run left. */
final class AlertLog {
    private AlertLog() {}

    /** The last state of each alert, in the order in which they were raised. */
    static List<JsonNode> lastStates(Path results) throws IOException {
        Map<String, JsonNode> alerts = new LinkedHashMap<>();
        for (String line : Files.readAllLines(results.resolve("alerts.jsonl"))) {
            JsonNode alert = AlertText.parse(line);
            alerts.put(alert.get("id").asText(), alert);
        }
        return List.copyOf(alerts.values());
    }
}
