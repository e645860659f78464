package io.otus.appliance.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.otus.alert.alert.Status;
import io.otus.alert.audit.AuditEntry;
import io.otus.alert.audit.Decisions;
import io.otus.alert.store.AlertLines;
import io.otus.appliance.text.AlertText;
import io.otus.core.store.StoreReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The alerts of a state directory as they stand now, be it that no sensor has followed the latest decisions yet.
 * Whatever shows alerts reads them here, so that all say the same of one. Immutable, as nobody changes the alerts that
 * it hands out.
 */
public final class DecidedAlerts {
    private final List<JsonNode> all;
    private final Decisions decisions;

    private DecidedAlerts(List<JsonNode> all, Decisions decisions) {
        this.all = List.copyOf(all);
        this.decisions = decisions;
    }

    /**
     * Reads them.
     *
     * @throws io.otus.appliance.exit.Failure if somebody tampered with the decisions
     */
    public static DecidedAlerts load(StoreReader store, Path state) {
        Decisions decisions = Audits.of(state);
        return new DecidedAlerts(standing(AlertLines.states(store), decisions), decisions);
    }

    /** Some lines of alerts as those stand now. */
    public static List<String> standing(List<String> lines, Path state) {
        return standing(lines, Audits.of(state)).stream()
                .map(JsonNode::toString)
                .toList();
    }

    private static List<JsonNode> standing(List<String> lines, Decisions decisions) {
        List<JsonNode> all = new ArrayList<>(lines.size());
        for (String line : lines) {
            all.add(standing(AlertText.parse(line), decisions));
        }
        return all;
    }

    private static JsonNode standing(JsonNode alert, Decisions decisions) {
        Status status = decisions.status(alert.path("id").asText());
        if (status != null && alert instanceof ObjectNode object) {
            object.put("status", status.key());
        }
        return alert;
    }

    /** The last state of each, as in the log but for its status. Whoever changes one makes a copy first. */
    public List<JsonNode> all() {
        return all;
    }

    /** The same, a line each. */
    public List<String> lines() {
        return all.stream().map(JsonNode::toString).toList();
    }

    /** One of them with what people and rules decided about it: {@code decisions}, a sentence each. */
    public JsonNode whole(JsonNode alert) {
        ObjectNode whole = alert.deepCopy();
        ArrayNode sentences = whole.putArray("decisions");
        for (AuditEntry entry : decisions.entries()) {
            if (entry.isAbout(alert.path("id").asText())) {
                sentences.add(Audits.words(entry, decisions));
            }
        }
        return whole;
    }
}
