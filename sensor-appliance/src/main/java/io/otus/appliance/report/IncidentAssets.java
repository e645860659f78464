package io.otus.appliance.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The devices in some alerts: a row for each device, whatever its name was in each alert, and whichever side it was on.
 */
final class IncidentAssets {
    private final Map<String, Part> parts = new LinkedHashMap<>();

    /** What the alerts say of one device. */
    private record Part(JsonNode asset, Set<String> then, Set<String> roles) {}

    /** The rows for some alerts, in the order in which the devices occur. */
    static List<List<String>> rows(Collection<JsonNode> alerts) {
        IncidentAssets all = new IncidentAssets();
        alerts.forEach(alert -> alert.path("assets").forEach(all::add));
        return all.parts.values().stream().map(IncidentAssets::row).toList();
    }

    private void add(JsonNode asset) {
        Part part = parts.computeIfAbsent(
                PresentNames.key(asset), _ -> new Part(asset, new LinkedHashSet<>(), new LinkedHashSet<>()));
        part.roles.add(asset.path("role").asText());
        String then = asset.path(PresentNames.THEN).asText();
        if (!then.isEmpty() && !then.equals(asset.path("ip").asText())) {
            part.then.add(then);
        }
    }

    private static List<String> row(Part part) {
        List<String> row = new ArrayList<>();
        for (String key : List.of("name", "ip", "mac", "type")) {
            row.add(part.asset.path(key).asText());
        }
        if (!part.then.isEmpty()) {
            row.set(0, row.getFirst() + " (then " + String.join(", ", part.then) + ")");
        }
        row.add(String.join(", ", part.roles));
        return row;
    }
}
