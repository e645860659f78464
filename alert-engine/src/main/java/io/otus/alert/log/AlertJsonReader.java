package io.otus.alert.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.otus.alert.alert.AlertOrigin;
import io.otus.alert.alert.AlertState;
import io.otus.alert.alert.Beside;
import io.otus.alert.alert.EvidenceItem;
import io.otus.alert.alert.Further;
import io.otus.alert.alert.InvolvedAsset;
import io.otus.alert.alert.NetworkPath;
import io.otus.alert.alert.Occurrence;
import io.otus.alert.alert.Status;
import io.otus.alert.baseline.Category;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.alert.text.Explanation;
import io.otus.core.event.EventTime;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.net.MacAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a line that {@link AlertJson} wrote, to go on with its alert after a restart. */
public final class AlertJsonReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    private AlertJsonReader() {}

    /**
     * The alert of a line.
     *
     * @param fact the broken fact
     * @param lineTime event time of its latest line, nanoseconds since 1970
     * @param lineDue whether there is news that no line told yet
     * @throws IllegalArgumentException if it is no such line
     */
    public static AlertState read(String line, String fact, long lineTime, boolean lineDue) {
        JsonNode json = parse(line);
        JsonNode occurrence = json.path("occurrence");
        return new AlertState(
                origin(json, fact),
                constant(Severity.class, json, "severity"),
                list(json, "also", node -> Kind.valueOf(node.asText())),
                list(json, "attack", JsonNode::asText),
                list(json, "assets", AlertJsonReader::asset),
                list(json, "more_assets", JsonNode::asText),
                list(json, "points", JsonNode::asText),
                further(json.path("further")),
                beside(json.path("beside")),
                list(json, "evidence", AlertJsonReader::evidence),
                worst(json.path("evidence")),
                constant(Status.class, json, "status"),
                text(json, "incident"),
                time(json, "last_seen"),
                json.path("count").asLong(),
                new Occurrence(
                        occurrence.path("n").asInt(),
                        time(occurrence, "first_seen"),
                        occurrence.path("count").asLong()),
                text(json, "pcap"),
                lineTime,
                lineDue);
    }

    /**
     * The alert as this line of the log left it.
     *
     * @throws IllegalArgumentException if it is no such line
     */
    public static AlertState read(String line) {
        JsonNode json = parse(line);
        return read(line, json.path("baseline").path("fact").asText(), time(json, "last_seen"), false);
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not an alert: " + e.getOriginalMessage(), e);
        }
    }

    private static AlertOrigin origin(JsonNode json, String fact) {
        JsonNode baseline = json.path("baseline");
        JsonNode first = json.path("further").path("first");
        Explanation explanation = new Explanation(
                first.isMissingNode() ? json.path("title").asText() : first.asText(),
                json.path("explanation").asText(),
                fact,
                text(baseline, "expected"),
                baseline.path("observed").asText(),
                baseline.has("learned_since") ? time(baseline, "learned_since") : 0,
                baseline.path("times_seen").asLong(),
                json.path("filter").asText());
        return new AlertOrigin(
                json.path("id").asText(),
                Kind.valueOf(json.path("kind").asText()),
                explanation,
                time(json, "first_seen"),
                text(json, "protocol"),
                text(json, "service"),
                text(json, "unit"),
                json.has("network") ? network(json.path("network")) : null,
                json.has("card") ? MacAddress.parse(json.path("card").asText()) : null,
                json.has("gathers") ? constant(Category.class, json, "gathers") : null);
    }

    private static NetworkPath network(JsonNode json) {
        return new NetworkPath(
                json.path("transport").asText(),
                json.has("source_port") ? json.path("source_port").asInt() : null,
                json.has("destination_port") ? json.path("destination_port").asInt() : null,
                json.path("vlan").asInt(),
                text(json, "community_id"));
    }

    private static InvolvedAsset asset(JsonNode json) {
        return new InvolvedAsset(
                json.path("id").asText(),
                json.path("name").asText(),
                text(json, "alias"),
                text(json, "ip"),
                text(json, "mac"),
                text(json, "site"),
                json.path("type").asText(),
                json.path("role").asText());
    }

    private static Further further(JsonNode json) {
        return json.isMissingNode()
                ? Further.NONE
                : new Further(json.path("count").asLong(), list(json, "items", AlertJsonReader::item));
    }

    private static Beside beside(JsonNode json) {
        return json.isMissingNode()
                ? Beside.NONE
                : new Beside(json.path("count").asLong(), list(json, "items", AlertJsonReader::broken));
    }

    private static Beside.Item broken(JsonNode json) {
        return new Beside.Item(
                Kind.valueOf(json.path("kind").asText()),
                json.path("title").asText(),
                json.path("fact").asText(),
                json.path("observed").asText());
    }

    private static Further.Item item(JsonNode json) {
        return new Further.Item(
                json.path("title").asText(),
                json.path("fact").asText(),
                json.path("observed").asText(),
                constant(Severity.class, json, "severity"),
                time(json, "time"),
                list(json, "evidence", AlertJsonReader::evidence));
    }

    private static EvidenceItem evidence(JsonNode json) {
        return new EvidenceItem(
                json.path("capture").asText(),
                new FrameSpan(
                        json.path("frame").asLong(),
                        time(json, "time"),
                        json.path("offset").asInt(),
                        json.path("length").asInt()));
    }

    private static @Nullable EvidenceItem worst(JsonNode evidence) {
        for (JsonNode item : evidence) {
            if (item.path("worst").asBoolean()) {
                return evidence(item);
            }
        }
        return null;
    }

    private static <T> List<T> list(JsonNode json, String name, Function<JsonNode, T> item) {
        List<T> items = new ArrayList<>();
        json.path(name).forEach(node -> items.add(item.apply(node)));
        return items;
    }

    private static <E extends Enum<E>> E constant(Class<E> type, JsonNode json, String name) {
        return Enum.valueOf(type, json.path(name).asText().toUpperCase(Locale.ROOT));
    }

    private static long time(JsonNode json, String name) {
        return EventTime.parse(json.path(name).asText());
    }

    private static @Nullable String text(JsonNode json, String name) {
        return json.has(name) ? json.path(name).asText() : null;
    }
}
