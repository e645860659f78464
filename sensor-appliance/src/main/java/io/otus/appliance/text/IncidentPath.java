package io.otus.appliance.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.otus.alert.alert.Hold;
import io.otus.alert.detect.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The devices by way of which an intruder reached his targets: each device that acts was reached by one that acted
 * before, and the targets of the last one are the end. A network card that acts in the name of another device stands
 * for itself.
 */
final class IncidentPath {
    /** Most targets that are named; for more, their number is shown. */
    private static final int NAMED = 3;

    private static final String ARROW = " -> ";
    private static final String NOBODY = "";

    /** The latest names of the devices: each alert has those known when it was raised. */
    private final Map<String, String> names = new HashMap<>();

    private final Map<String, String> byCard = new HashMap<>();
    /**
     * The devices that acted, in the order of their first acts, each with the device that had reached it; empty where
     * none had.
     */
    private final Map<String, String> reachedBy = new LinkedHashMap<>();

    private final Map<String, String> reached = new HashMap<>();
    private final Map<String, Set<String>> targets = new HashMap<>();

    /** The path of steps in their order. */
    IncidentPath(List<JsonNode> steps) {
        for (JsonNode alert : steps) {
            for (JsonNode asset : alert.path("assets")) {
                names.put(key(asset), asset.path("name").asText());
                byCard.putIfAbsent(asset.path("mac").asText(), key(asset));
            }
        }
        steps.forEach(this::add);
    }

    private void add(JsonNode alert) {
        String card = alert.path("card").asText();
        String source = card.isEmpty() ? first(alert, "source") : byCard.getOrDefault(card, card);
        String target = first(alert, "target");
        boolean isFetch = Hold.isFetch(kind(alert), attack(alert)) && !target.isEmpty();
        String by = isFetch ? target : source;
        String onto = isFetch ? source : target;
        if (by.isEmpty()) {
            return;
        }
        reachedBy.putIfAbsent(by, reached.getOrDefault(by, NOBODY));
        if (onto.isEmpty() || onto.equals(by)) {
            return;
        }
        targets.computeIfAbsent(by, _ -> new LinkedHashSet<>()).add(onto);
        if (Hold.isGivenBy(kind(alert)) && !reachedBy.containsKey(onto)) {
            reached.putIfAbsent(onto, by);
        }
    }

    /** Names of those who acted, the first one ahead. */
    List<String> hosts() {
        return reachedBy.keySet().stream().map(this::name).toList();
    }

    /** A line for each device that did something to others than those that it acted from later: {@code X -> Y -> Z}. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (String host : reachedBy.keySet()) {
            List<String> ends = targets.getOrDefault(host, Set.of()).stream()
                    .filter(each -> !reachedBy.containsKey(each))
                    .map(this::name)
                    .toList();
            if (!ends.isEmpty() || !reachedBy.containsValue(host)) {
                lines.add(line(host, ends));
            }
        }
        return lines;
    }

    private String line(String last, List<String> ends) {
        List<String> way = new ArrayList<>();
        for (String host = last; !host.isEmpty(); host = reachedBy.getOrDefault(host, NOBODY)) {
            way.addFirst(host);
        }
        String path = way.stream().map(this::name).collect(Collectors.joining(ARROW));
        if (ends.isEmpty()) {
            return path;
        }
        String more = ends.size() > NAMED ? " and " + (ends.size() - NAMED) + " more" : "";
        return path + ARROW + String.join(", ", ends.subList(0, Math.min(ends.size(), NAMED))) + more;
    }

    private String name(String host) {
        return names.getOrDefault(host, host);
    }

    private static String first(JsonNode alert, String role) {
        for (JsonNode asset : alert.path("assets")) {
            if (asset.path("role").asText().equals(role)) {
                return key(asset);
            }
        }
        return NOBODY;
    }

    private static String key(JsonNode asset) {
        String id = asset.path("id").asText();
        return id.isEmpty() ? asset.path("name").asText() : id;
    }

    private static Kind kind(JsonNode alert) {
        return Kind.valueOf(alert.path("kind").asText());
    }

    private static List<String> attack(JsonNode alert) {
        List<String> techniques = new ArrayList<>();
        alert.path("attack").forEach(each -> techniques.add(each.asText()));
        return techniques;
    }
}
