package io.otus.alert.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.otus.alert.baseline.FactState;
import io.otus.alert.detect.Kind;
import io.otus.alert.rule.Hours;
import io.otus.alert.rule.Scope;
import io.otus.alert.rule.Who;
import java.io.IOException;
import java.io.StringWriter;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads and writes a line of {@code audit.jsonl} (schema: {@code audit.schema.json}); empty fields are left out. */
final class AuditJson {
    /** Finds a long lesson by its SHA-256. */
    interface Wholes {
        /** Returns the lesson; null if its file is missing or was changed. */
        @Nullable
        Lesson find(String digest) throws IOException;
    }

    private static final JsonFactory JSON = new JsonFactory();
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private AuditJson() {}

    /** Returns the line without its line feed. */
    static String write(AuditEntry entry, String previous) {
        StringWriter text = new StringWriter(256);
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.writeStartObject();
            out.writeNumberField("number", entry.number());
            out.writeStringField("time", entry.time());
            out.writeStringField("by", entry.by());
            out.writeStringField("act", entry.act().key());
            text(out, "alert", entry.alert());
            write(out, entry);
            if (entry.scope() != null) {
                out.writeObjectFieldStart("scope");
                write(out, entry.scope());
                out.writeEndObject();
            }
            if (entry.undoes() != 0) {
                out.writeNumberField("undoes", entry.undoes());
            }
            text(out, "what", entry.what());
            text(out, "reason", entry.reason());
            if (entry.list() != null) {
                out.writeObjectFieldStart("list");
                out.writeStringField("before", entry.list().before());
                out.writeStringField("after", entry.list().after());
                out.writeEndObject();
            }
            out.writeStringField("prev", previous);
            out.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory", e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator out, AuditEntry entry) throws IOException {
        boolean isLong = LongLessons.isLong(entry.lesson());
        Lesson shown = isLong ? entry.lesson().first(LongLessons.SHOWN) : entry.lesson();
        facts(out, shown.facts());
        List<String> alerts = shown.alerts();
        if (entry.act() == DecisionKind.LEARN && !alerts.equals(List.of(entry.alert()))) {
            out.writeArrayFieldStart("learned");
            for (String alert : alerts) {
                out.writeString(alert);
            }
            out.writeEndArray();
        } else if (entry.act() == DecisionKind.APPROVE) {
            texts(out, "learned", alerts);
        }
        Map<FactState, List<String>> before = shown.before();
        if (!before.isEmpty()) {
            out.writeObjectFieldStart("approved");
            for (Map.Entry<FactState, List<String>> each : before.entrySet()) {
                texts(out, each.getKey().key(), each.getValue());
            }
            out.writeEndObject();
        }
        if (isLong) {
            out.writeObjectFieldStart("whole");
            out.writeNumberField("facts", entry.lesson().size());
            out.writeNumberField("alerts", entry.lesson().alerts().size());
            out.writeStringField("sha256", LongLessons.digest(entry.lesson()));
            out.writeEndObject();
        }
    }

    /**
     * Writes the first fact separately: an earlier version reads only that one, and so suppresses or learns less
     * instead of more.
     */
    private static void facts(JsonGenerator out, List<String> facts) throws IOException {
        if (!facts.isEmpty()) {
            out.writeStringField("fact", facts.getFirst());
            texts(out, "further", facts.subList(1, facts.size()));
        }
    }

    private static void write(JsonGenerator out, Scope scope) throws IOException {
        texts(out, "kinds", scope.kinds().stream().sorted().map(Kind::name).toList());
        facts(out, scope.facts());
        text(out, "protocol", scope.protocol());
        texts(out, "by", scope.by().members());
        texts(out, "on", scope.on().members());
        texts(out, "assets", scope.assets().members());
        Hours hours = scope.hours();
        if (hours != null) {
            text(out, "hours", hours.hoursText());
            texts(out, "days", hours.dayTexts());
            out.writeStringField("time_zone", hours.zone().getId());
        }
    }

    private static void text(JsonGenerator out, String name, String text) throws IOException {
        if (!text.isEmpty()) {
            out.writeStringField(name, text);
        }
    }

    private static void texts(JsonGenerator out, String name, List<String> texts) throws IOException {
        if (texts.isEmpty()) {
            return;
        }
        out.writeArrayFieldStart(name);
        for (String text : texts) {
            out.writeString(text);
        }
        out.writeEndArray();
    }

    /**
     * Parses a line.
     *
     * @param wholes finds long lessons, of which the line has only the first facts
     * @throws IllegalArgumentException if it is not such a line
     * @throws IOException if a long lesson cannot be read
     */
    static AuditEntry read(String line, Wholes wholes) throws IOException {
        try {
            JsonNode json = MAPPER.readTree(line);
            DecisionKind act = DecisionKind.valueOf(json.path("act").asText().toUpperCase(Locale.ROOT));
            return new AuditEntry(
                    json.path("number").asLong(),
                    json.path("time").asText(),
                    json.path("by").asText(),
                    act,
                    json.path("alert").asText(),
                    json.has("whole") ? whole(json, wholes) : inLine(act, json),
                    json.has("scope") ? scope(json.path("scope")) : null,
                    json.path("undoes").asLong(),
                    json.path("reason").asText(),
                    json.has("list") ? list(json.path("list")) : null,
                    json.path("what").asText());
        } catch (JsonProcessingException | DateTimeException e) {
            throw new IllegalArgumentException("no line of an audit: " + e.getMessage(), e);
        }
    }

    private static ListChange list(JsonNode json) {
        return new ListChange(json.path("before").asText(), json.path("after").asText());
    }

    private static Lesson inLine(DecisionKind act, JsonNode json) {
        return switch (act) {
            case LEARN -> lesson(json);
            case APPROVE, DROP -> approved(json);
            case ACKNOWLEDGE, CLOSE, MUTE, EXCEPT, OFF, UNDO, IMPORT, REPLACE, RESTORE, ASSETS -> Lesson.NONE;
        };
    }

    private static Lesson whole(JsonNode json, Wholes wholes) throws IOException {
        JsonNode whole = json.path("whole");
        String digest = whole.path("sha256").asText();
        Lesson found = AuditFiles.isDigest(digest) ? wholes.find(digest) : null;
        if (found != null) {
            return found;
        }
        Lesson shown = approved(json);
        long all = whole.path("facts").asLong() + whole.path("alerts").asLong();
        long missing = Math.max(1, all - shown.size() - shown.alerts().size());
        return new Lesson(shown.facts(), shown.alerts(), shown.before(), missing);
    }

    /**
     * Returns the lesson of an act. A line of an earlier version has one fact, and the alert that was settled by it.
     */
    private static Lesson lesson(JsonNode json) {
        List<String> alerts = json.has("learned")
                ? texts(json, "learned")
                : List.of(json.path("alert").asText());
        return new Lesson(facts(json), alerts, before(json));
    }

    /** Returns the lesson of an approval or a dropped fact. A line of an earlier version lists nothing. */
    private static Lesson approved(JsonNode json) {
        return new Lesson(facts(json), texts(json, "learned"), before(json));
    }

    private static Map<FactState, List<String>> before(JsonNode json) {
        Map<FactState, List<String>> before = new EnumMap<>(FactState.class);
        for (FactState state : FactState.values()) {
            List<String> lines = texts(json.path("approved"), state.key());
            if (!lines.isEmpty()) {
                before.put(state, lines);
            }
        }
        return before;
    }

    private static List<String> facts(JsonNode json) {
        List<String> facts = new ArrayList<>();
        if (json.has("fact")) {
            facts.add(json.path("fact").asText());
            facts.addAll(texts(json, "further"));
        }
        return facts;
    }

    private static Scope scope(JsonNode json) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        texts(json, "kinds").forEach(name -> kinds.add(Kind.valueOf(name)));
        return new Scope(
                kinds,
                facts(json),
                json.path("protocol").asText(),
                Who.parse(texts(json, "by")),
                Who.parse(texts(json, "on")),
                Who.parse(texts(json, "assets")),
                hours(json));
    }

    private static @Nullable Hours hours(JsonNode json) {
        return json.has("time_zone")
                ? Hours.parse(
                        json.path("hours").asText(),
                        texts(json, "days"),
                        ZoneId.of(json.path("time_zone").asText()))
                : null;
    }

    private static List<String> texts(JsonNode json, String name) {
        List<String> texts = new ArrayList<>();
        json.path(name).forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
