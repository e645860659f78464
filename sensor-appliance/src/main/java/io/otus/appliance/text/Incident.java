package io.otus.appliance.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.otus.alert.detect.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One incident, made of its alerts. Immutable.
 *
 * @param id of the incident; of the alert where it is a step of none
 * @param steps its alerts, the one that began first ahead; never empty
 */
public record Incident(String id, List<JsonNode> steps) {
    private static final String INCIDENT = "incident";

    /** Puts the steps in order. */
    public Incident {
        steps = steps.stream().sorted(Comparator.comparing(Incident::begun)).toList();
    }

    /**
     * All incidents, in the order of their first alerts; empty where no alert belongs to one.
     *
     * @param alerts the last line of each alert, in order of time
     */
    public static List<Incident> of(List<String> alerts) {
        return ofAlerts(alerts.stream().map(AlertText::parse).toList());
    }

    /** The same of alerts that were read. */
    public static List<Incident> ofAlerts(List<JsonNode> alerts) {
        Map<String, List<JsonNode>> steps = new LinkedHashMap<>();
        for (JsonNode alert : alerts) {
            String incident = alert.path(INCIDENT).asText();
            if (!incident.isEmpty()) {
                steps.computeIfAbsent(incident, _ -> new ArrayList<>()).add(alert);
            }
        }
        return steps.entrySet().stream()
                .map(each -> new Incident(each.getKey(), each.getValue()))
                .toList();
    }

    /** The incident that an alert is a step of; where it is a step of none, its own id. */
    public static String idOf(JsonNode alert) {
        String incident = alert.path(INCIDENT).asText();
        return incident.isEmpty() ? alert.path("id").asText() : incident;
    }

    /** When it began, by its alerts. */
    public String first() {
        return begun(steps.getFirst());
    }

    /** When it was last seen, by its alerts. */
    public String last() {
        return steps.stream()
                .map(alert -> alert.path("last_seen").asText())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** The severity of the worst step. */
    public Severity worst() {
        return steps.stream()
                .map(AlertText::severity)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Names of those who did it, the one that acted first ahead; empty where no step names one. */
    public List<String> hosts() {
        return new IncidentPath(steps).hosts();
    }

    /** The path of the incident: {@code X -> Y -> Z}, a line for each last device that acted. */
    public List<String> path() {
        return new IncidentPath(steps).lines();
    }

    static String begun(JsonNode alert) {
        return alert.path("first_seen").asText();
    }

    /** Name of the asset that an alert says did it; empty where it names none. */
    static String source(JsonNode alert) {
        for (JsonNode asset : alert.path("assets")) {
            if (asset.path("role").asText().equals("source")) {
                return asset.path("name").asText();
            }
        }
        return "";
    }
}
