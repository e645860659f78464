package io.otus.appliance.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.otus.appliance.text.AlertText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a replay read of a capture once all was learned: how often each thing was said, whenever it was, by what it is.
 *
 * @param packets of the whole capture
 * @param operations of the whole capture
 * @param things how often each was read, by its sort and its content
 */
record KindReading(int packets, int operations, Map<String, Map<String, Integer>> things) {
    private static final List<String> FILES = List.of("operations", "sessions", "identities", "flows");
    /** What is another one each time that the same is said. */
    private static final List<String> OF_THE_MOMENT = List.of(
            "time",
            "last",
            "capture",
            "frame",
            "answer_frame",
            "latency_ns",
            "flow",
            "request",
            "response",
            "client_bytes",
            "server_bytes");
    /** The end of a service that has no name of its own. */
    private static final Pattern UNNAMED = Pattern.compile("_[0-9]+$");

    static KindReading of(Path results, Instant from) throws IOException {
        JsonNode summary = AlertText.parse(Files.readString(results.resolve("summary.json")));
        int operations = 0;
        for (JsonNode protocol : summary.path("protocols")) {
            operations += protocol.path("operations").asInt();
        }
        Map<String, Map<String, Integer>> things = new TreeMap<>();
        for (String name : FILES) {
            Path file = results.resolve("events").resolve(name + ".jsonl");
            for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
                ObjectNode thing = (ObjectNode) AlertText.parse(line);
                if (!Instant.parse(thing.path("time").asText()).isBefore(from)) {
                    things.computeIfAbsent(sort(name, thing), _ -> new TreeMap<>())
                            .merge(content(thing), 1, Integer::sum);
                }
            }
        }
        return new KindReading(summary.path("packets").asInt(), operations, things);
    }

    private static String sort(String name, JsonNode thing) {
        String protocol = thing.path("protocol").asText("-");
        return switch (name) {
            case "operations" ->
                protocol
                        + ' '
                        + UNNAMED.matcher(thing.path("service").asText()).replaceFirst("_N")
                        + ' '
                        + thing.path("outcome").asText();
            case "sessions" -> protocol + ' ' + thing.path("kind").asText();
            case "identities" -> protocol + " tells " + thing.path("attribute").asText();
            default -> {
                boolean isAnswered = thing.path("server_frames").asInt() > 0;
                yield thing.path("transport").asText() + " flow, " + protocol + (isAnswered ? "" : ", unanswered");
            }
        };
    }

    private static String content(ObjectNode thing) {
        thing.remove(OF_THE_MOMENT);
        if (thing.get("client") instanceof ObjectNode client) {
            client.remove("port");
        }
        return thing.toString();
    }

    /**
     * Beyond what another capture has, a line for each sort of thing: how often, and how many different ones.
     *
     * @param start of each line
     */
    List<String> beyond(KindReading other, String start) {
        List<String> lines = new ArrayList<>();
        things.forEach((sort, contents) -> {
            Map<String, Integer> others = other.things.getOrDefault(sort, Map.of());
            int more = 0;
            int different = 0;
            for (Map.Entry<String, Integer> content : contents.entrySet()) {
                int beyond = content.getValue() - others.getOrDefault(content.getKey(), 0);
                more += Math.max(beyond, 0);
                different += beyond > 0 ? 1 : 0;
            }
            if (more > 0) {
                lines.add(String.join("\t", start, sort, Integer.toString(more), Integer.toString(different)));
            }
        });
        return lines;
    }
}
