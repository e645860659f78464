package io.otus.appliance.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Turns a line of the alert log into what a receiver asked for. Thread-safe. */
final class LineFormat {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ECS_VERSION = "8.17";

    private LineFormat() {}

    static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the store holds an alert line that is no JSON", e);
        }
    }

    static String format(String line, SinkAddress.Format format) {
        return format == SinkAddress.Format.NATIVE ? line : ecs(parse(line)).toString();
    }

    /** Elastic Common Schema: the fields it has names for, and the whole line under {@code otus}. */
    private static ObjectNode ecs(JsonNode alert) {
        ObjectNode ecs = JSON.createObjectNode();
        ecs.set("@timestamp", alert.path("last_seen"));
        ecs.putObject("ecs").put("version", ECS_VERSION);
        ObjectNode event = ecs.putObject("event");
        event.put("kind", "alert");
        event.putArray("category").add("intrusion_detection");
        event.putArray("type").add("info");
        event.put("module", "otus");
        event.put("dataset", "otus.alert");
        event.set("id", alert.path("id"));
        event.set("sequence", alert.path("seq"));
        event.put("severity", severity(alert.path("severity").asText()));
        event.set("start", alert.path("first_seen"));
        event.set("end", alert.path("last_seen"));
        ObjectNode rule = ecs.putObject("rule");
        rule.set("id", alert.path("kind"));
        rule.set("name", alert.path("title"));
        rule.set("category", alert.path("engine"));
        ecs.set("message", alert.path("explanation"));
        ObjectNode observer = ecs.putObject("observer");
        observer.set("name", alert.path("sensor"));
        observer.put("type", "sensor");
        observer.put("vendor", "Otus");
        network(alert, ecs);
        assets(alert.path("assets"), alert.path("network"), ecs);
        ArrayNode techniques = JSON.createArrayNode();
        alert.path("attack").forEach(techniques::add);
        if (!techniques.isEmpty()) {
            ObjectNode threat = ecs.putObject("threat");
            threat.put("framework", "MITRE ATT&CK for ICS");
            threat.putObject("technique").set("id", techniques);
        }
        ecs.set("otus", alert);
        return ecs;
    }

    private static void network(JsonNode alert, ObjectNode ecs) {
        ObjectNode network = JSON.createObjectNode();
        copy(alert.path("protocol"), network, "protocol");
        copy(alert.path("network").path("transport"), network, "transport");
        copy(alert.path("network").path("community_id"), network, "community_id");
        if (!network.isEmpty()) {
            ecs.set("network", network);
        }
    }

    private static void assets(JsonNode assets, JsonNode network, ObjectNode ecs) {
        for (JsonNode asset : assets) {
            String role = asset.path("role").asText();
            String key = role.equals("source") ? "source" : role.equals("target") ? "destination" : "";
            if (key.isEmpty() || ecs.has(key)) {
                continue;
            }
            ObjectNode end = ecs.putObject(key);
            copy(asset.path("ip"), end, "ip");
            copy(asset.path("mac"), end, "mac");
            copy(asset.path("name"), end, "domain");
            copy(network.path(key + "_port"), end, "port");
            if (asset.has("site")) {
                end.putObject("geo").set("name", asset.path("site"));
            }
        }
    }

    private static void copy(JsonNode value, ObjectNode target, String name) {
        if (!value.isMissingNode() && !value.isNull()) {
            target.set(name, value);
        }
    }

    /** Severity as a number from 1 to 100, as ECS receivers sort it. */
    private static int severity(String severity) {
        return switch (severity) {
            case "critical" -> 99;
            case "high" -> 73;
            case "medium" -> 47;
            case "low" -> 21;
            default -> 1;
        };
    }
}
