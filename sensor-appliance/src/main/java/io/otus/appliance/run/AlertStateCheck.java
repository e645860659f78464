package io.otus.appliance.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.otus.alert.alert.Alert;
import io.otus.alert.detect.Severity;
import io.otus.alert.store.AlertLines;
import io.otus.alert.store.AlertLines.Told;
import io.otus.appliance.text.AlertText;
import io.otus.appliance.text.CountText;
import io.otus.core.event.EventTime;
import io.otus.core.log.HashChain;
import io.otus.core.store.StoreReader;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether the alerts that the store has are those that its lines tell of. The store has the latest line of an alert, or
 * what became of it since: between two lines an alert only counts up, gets worse, and gains what it names; all else
 * that becomes of it writes a line. So a state is compared with the line without anything that a sensor has to keep for
 * it.
 */
final class AlertStateCheck {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What never changes; nor does what is there of those that may be missing at first. */
    private static final List<String> FIXED = List.of(
            "id",
            "kind",
            "engine",
            "status",
            "first_seen",
            "protocol",
            "service",
            "unit",
            "network",
            "baseline",
            "filter");

    private static final List<String> ONCE_SET = List.of("incident", "pcap");
    /** What only grows at its end. */
    private static final List<String> GROWING = List.of("assets", "more_assets", "points");

    /** Into which more may come anywhere. */
    private static final List<String> SETS = List.of("also", "attack");

    private long alerts;
    private long withoutLine;
    private @Nullable String firstBroken;

    private AlertStateCheck() {}

    /** Says which alert is the first that is not as its lines say. */
    static void of(StoreReader store, Verdicts out) {
        AlertStateCheck check = new AlertStateCheck();
        AlertLines.forEachTold(store, check::take);
        String broken = check.firstBroken;
        Optional<AlertLines.Line> missing = missing(store);
        if (broken != null) {
            out.broken(broken);
        } else if (missing.isPresent()) {
            out.broken("otus.db: alert " + AlertText.shortened(missing.get().id()) + ": missing, though line "
                    + missing.get().sequence() + " tells of it");
        } else {
            out.sound("otus.db: " + CountText.of(check.alerts, "alert") + " as their lines say"
                    + (check.withoutLine == 0 ? "" : ", but for " + check.withoutLine + " whose lines are not kept"));
        }
    }

    private void take(Told told) {
        alerts++;
        withoutLine += told.line() == null ? 1 : 0;
        String problem = firstBroken == null ? problem(told) : null;
        if (problem != null) {
            firstBroken = "otus.db: alert " + AlertText.shortened(told.id()) + ": " + problem;
        }
    }

    /**
     * The latest line of an alert that is not there. What is deleted for its age was last seen before any line that is
     * kept was told.
     */
    private static Optional<AlertLines.Line> missing(StoreReader store) {
        List<AlertLines.Line> without = AlertLines.withoutState(store);
        long first = AlertLines.first(store);
        String begin = EventTime.text(AlertLines.timeOfFirst(store));
        return without.stream()
                .filter(line -> {
                    JsonNode said = parsed(line.json());
                    return first == 1
                            || said == null
                            || said.path("last_seen").asText().compareTo(begin) > 0;
                })
                .findFirst();
    }

    /** What is wrong with an alert; null where nothing is. */
    private static @Nullable String problem(Told told) {
        JsonNode state = parsed(told.json());
        if (state == null || !state.path("id").asText().equals(told.id())) {
            return "is not what its id says";
        }
        long number = state.path("seq").asLong();
        if (number > told.last()) {
            return "was written behind alert line " + number + ", but the last line is " + told.last()
                    + ": lines at the end are missing, or it was changed";
        }
        String column = column(told, state);
        if (column != null) {
            return column;
        }
        String line = told.line();
        if (line == null) {
            // Lines are deleted from the front: with the first one there, all are.
            return told.first() == 1 ? "is not what a sensor left: no line tells of it" : null;
        }
        if (HashChain.previous(told.json()) != null) {
            return told.json().equals(line) ? null : "is not as line " + told.sequence() + " says";
        }
        JsonNode said = parsed(line);
        String name = said == null ? null : differing(said, state);
        return name == null
                ? null
                : "its " + name + " is not what followed from line " + told.sequence() + ", the last that tells of it";
    }

    /** The columns beside the text say the same; null where they do. */
    private static @Nullable String column(Told told, JsonNode state) {
        boolean isSame = EventTime.text(told.firstSeen())
                        .equals(state.path("first_seen").asText())
                && EventTime.text(told.lastSeen())
                        .equals(state.path("last_seen").asText())
                && (!state.has("baseline")
                        || told.fact()
                                .equals(state.path("baseline").path("fact").asText()));
        return isSame ? null : "its times or its fact are not those of its text";
    }

    /** The first field that cannot have become what it is since a line; null where there is none. */
    private static @Nullable String differing(JsonNode line, JsonNode state) {
        for (String name : FIXED) {
            if (!line.path(name).equals(state.path(name))) {
                return name;
            }
        }
        for (String name : ONCE_SET) {
            if (line.has(name) && !line.path(name).equals(state.path(name))) {
                return name;
            }
        }
        for (String name : GROWING) {
            if (!begins(line.path(name), state.path(name), Integer.MAX_VALUE)) {
                return name;
            }
        }
        for (String name : SETS) {
            if (!holds(line.path(name), state.path(name))) {
                return name;
            }
        }
        if (!title(line).equals(title(state))) {
            return "title";
        }
        if (!begins(line.path("further").path("items"), state.path("further").path("items"), Integer.MAX_VALUE)) {
            return "further";
        }
        if (!begins(line.path("evidence"), state.path("evidence"), Alert.MAX_EVIDENCE)) {
            return "evidence";
        }
        if (!state.path("explanation")
                .asText()
                .startsWith(line.path("explanation").asText())) {
            return "explanation";
        }
        return lessened(line, state);
    }

    /** A count that went down, or a severity that fell; null where neither did. */
    private static @Nullable String lessened(JsonNode line, JsonNode state) {
        if (state.path("count").asLong() < line.path("count").asLong()) {
            return "count";
        }
        if (state.path("further").path("count").asLong()
                < line.path("further").path("count").asLong()) {
            return "further";
        }
        if (state.path("occurrence").path("n").asLong()
                < line.path("occurrence").path("n").asLong()) {
            return "occurrence";
        }
        Severity before = severity(line);
        Severity now = severity(state);
        return now == null || (before != null && now.compareTo(before) < 0) ? "severity" : null;
    }

    private static @Nullable Severity severity(JsonNode alert) {
        try {
            return Severity.valueOf(alert.path("severity").asText().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** What it was called before anything was folded in. */
    private static String title(JsonNode alert) {
        JsonNode first = alert.path("further").path("first");
        return first.isMissingNode() ? alert.path("title").asText() : first.asText();
    }

    private static boolean begins(JsonNode before, JsonNode now, int most) {
        for (int i = 0; i < Math.min(before.size(), most); i++) {
            if (!Objects.equals(before.get(i), now.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean holds(JsonNode before, JsonNode now) {
        Set<JsonNode> all = new HashSet<>();
        now.forEach(all::add);
        for (JsonNode each : before) {
            if (!all.contains(each)) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
