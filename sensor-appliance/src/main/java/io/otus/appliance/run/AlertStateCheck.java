package io.otus.appliance.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.otus.alert.alert.Alert;
import io.otus.alert.alert.Further;
import io.otus.alert.alert.InvolvedAsset;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.alert.store.AlertLines;
import io.otus.alert.store.AlertLines.Told;
import io.otus.appliance.text.AlertText;
import io.otus.appliance.text.CountText;
import io.otus.core.event.EventTime;
import io.otus.core.log.HashChain;
import io.otus.core.store.StoreReader;
import io.otus.core.time.Nanos;
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
 * that becomes of it writes a line. News, and a count that doubled, are told within {@link #TOLD} as well: where that
 * is over, there was none. So a state is compared with the line without anything that a sensor has to keep for it.
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
            "card",
            "gathers",
            "baseline",
            "filter");

    private static final List<String> ONCE_SET = List.of("incident", "pcap");
    /** What only grows at its end. */
    private static final List<String> GROWING = List.of("assets", "more_assets", "points");

    /** Into which more may come anywhere. */
    private static final List<String> SETS = List.of("also", "attack");

    /** What a line tells of as soon as the least time between two of them allows. */
    private static final List<String> NEWS = List.of("severity", "also", "assets", "explanation", "title", "further");
    /** Event time behind a line at which all news that came meanwhile is told: twice that least time. */
    private static final long TOLD = 2 * Nanos.MINUTE;

    private long alerts;
    private long withoutLine;
    private long untold;
    private @Nullable String firstBroken;

    private AlertStateCheck() {}

    /** Says which alert is the first that is not as its lines say. */
    static void of(StoreReader store, Verdicts out) {
        AlertStateCheck check = new AlertStateCheck();
        AlertLines.forEachTold(store, check::take);
        if (check.untold > 0) {
            out.unclear(
                    "otus.db: " + CountText.of(check.untold, "alert") + " on new devices with a count of which a line"
                            + " would have told: a build of before told of none, or it was set higher");
        }
        String broken = check.firstBroken;
        Optional<AlertLines.Line> missing = missing(store);
        if (broken != null) {
            out.broken(broken);
        } else if (missing.isPresent()) {
            out.broken("otus.db: alert " + AlertText.shortened(missing.get().id()) + ": missing, though line "
                    + missing.get().sequence() + " tells of it");
        } else {
            out.sound("otus.db: " + CountText.of(check.alerts, "alert")
                    + (check.alerts == 1 ? " as its lines say" : " as their lines say")
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
    private @Nullable String problem(Told told) {
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
        if (said != null && name == null && told.now() - told.lineTime() > TOLD) {
            name = news(said, state);
        }
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
        if (!title(line).equals(title(state)) || !isEntitled(state)) {
            return "title";
        }
        if (!begins(line.path("further").path("items"), state.path("further").path("items"), Integer.MAX_VALUE)) {
            return "further";
        }
        if (!begins(line.path("beside").path("items"), state.path("beside").path("items"), Integer.MAX_VALUE)) {
            return "beside";
        }
        if (!begins(line.path("evidence"), state.path("evidence"), Alert.MAX_EVIDENCE)) {
            return "evidence";
        }
        if (!state.path("explanation")
                .asText()
                .startsWith(line.path("explanation").asText())) {
            return "explanation";
        }
        return counted(line, state);
    }

    /** A count that is not what it was with as much more as its wave has; null where there is none. */
    private static @Nullable String counted(JsonNode line, JsonNode state) {
        JsonNode before = line.path("occurrence");
        JsonNode now = state.path("occurrence");
        boolean isSameWave =
                now.path("n").equals(before.path("n")) && now.path("first_seen").equals(before.path("first_seen"));
        if (!isSameWave) {
            return "occurrence"; // a new one is told at once
        }
        long more = state.path("count").asLong() - line.path("count").asLong();
        if (more < 0 || now.path("count").asLong() - before.path("count").asLong() != more) {
            return "count";
        }
        JsonNode further = state.path("further");
        long folded = further.path("count").asLong();
        if (folded < line.path("further").path("count").asLong()
                || folded < further.path("items").size()) {
            return "further";
        }
        JsonNode beside = state.path("beside");
        long broken = beside.path("count").asLong();
        if (broken < line.path("beside").path("count").asLong()
                || broken < beside.path("items").size()) {
            return "beside";
        }
        Severity worst = severity(line);
        Severity severity = severity(state);
        return severity == null || (worst != null && severity.compareTo(worst) < 0) ? "severity" : null;
    }

    /** The first field of which a line would have told by now; null where there is none. */
    private @Nullable String news(JsonNode line, JsonNode state) {
        for (String name : NEWS) {
            if (!line.path(name).equals(state.path(name))) {
                return name;
            }
        }
        long told = line.path("count").asLong();
        if (told == 0 || state.path("count").asLong() < 2 * Long.highestOneBit(told)) {
            return null;
        }
        if (state.path("kind").asText().equals(Kind.ASSET_NEW.name())) {
            untold++;
            return null;
        }
        return "count";
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

    /** Whether its title says of how many it tells beyond the first, and of how many devices where it gathers that. */
    private static boolean isEntitled(JsonNode alert) {
        Further further = new Further(alert.path("further").path("count").asLong(), List.of());
        long sources = 0;
        for (JsonNode asset : alert.path("assets")) {
            sources += asset.path("role").asText().equals(InvolvedAsset.SOURCE) ? 1 : 0;
        }
        String entitled = alert.has("gathers")
                ? further.entitle(title(alert), sources, alert.has("more_assets"))
                : further.entitle(title(alert));
        return alert.path("title").asText().equals(entitled);
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
