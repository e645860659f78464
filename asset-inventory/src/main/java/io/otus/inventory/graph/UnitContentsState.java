package io.otus.inventory.graph;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;

/** Writes how far sub-devices are compared, as it is stored, and reads it. */
final class UnitContentsState {
    static final String FIELD = "units_compared";

    private UnitContentsState() {}

    static void write(UnitContents contents, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(FIELD);
        json.writeArrayFieldStart("points");
        for (UnitContents.Point point : contents.points()) {
            json.writeStartObject();
            json.writeStringField("space", point.space);
            json.writeNumberField("index", point.index);
            json.writeStringField("unit", point.unit);
            json.writeNumberField("latest", point.latest);
            json.writeNumberField("turn", point.turn);
            json.writeArrayFieldStart("others");
            for (Map.Entry<String, UnitContents.Pair> each : point.others.entrySet()) {
                pair(each.getKey(), each.getValue(), json);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberField("quiet", contents.quiet());
        json.writeNumberField("last_turn", contents.lastTurn());
        json.writeObjectFieldStart("answers");
        for (Map.Entry<String, Map<String, Integer>> client : contents.habits().entrySet()) {
            json.writeObjectFieldStart(client.getKey());
            for (Map.Entry<String, Integer> each : client.getValue().entrySet()) {
                json.writeNumberField(each.getKey(), each.getValue());
            }
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void pair(String number, UnitContents.Pair pair, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("unit", number);
        if (!UnitContents.Point.isAlike(pair)) {
            json.writeNumberField("turn", pair.turn);
            json.writeNumberField("turns", pair.turns);
            json.writeNumberField("stale", pair.stale);
            range(json, "range", pair.lowest, pair.highest);
            range(json, "own", pair.ownLowest, pair.ownHighest);
        }
        json.writeEndObject();
    }

    /** Before the first value there is no range. */
    private static void range(JsonGenerator json, String name, double lowest, double highest) throws IOException {
        if (lowest <= highest) {
            json.writeArrayFieldStart(name);
            json.writeNumber(lowest);
            json.writeNumber(highest);
            json.writeEndArray();
        }
    }

    static void read(JsonNode node, UnitContents contents) {
        for (JsonNode each : node.path("points")) {
            UnitContents.Point point = new UnitContents.Point(
                    each.path("space").asText(),
                    each.path("index").asLong(),
                    each.path("unit").asText());
            point.latest = each.path("latest").asDouble();
            point.turn = each.path("turn").asLong();
            for (JsonNode other : each.path("others")) {
                String number = other.path("unit").asText();
                if (other.has("turns")) {
                    point.others.put(number, pair(other));
                } else {
                    point.restoreAlike(number);
                }
            }
            contents.restore(point);
        }
        contents.restore(node.path("quiet").asInt(), node.path("last_turn").asLong());
        node.path("answers")
                .properties()
                .forEach(client -> client.getValue()
                        .properties()
                        .forEach(each -> contents.restoreHabit(
                                client.getKey(), each.getKey(), each.getValue().asInt())));
    }

    private static UnitContents.Pair pair(JsonNode node) {
        UnitContents.Pair pair = new UnitContents.Pair();
        pair.turn = node.path("turn").asLong();
        pair.turns = node.path("turns").asInt();
        pair.stale = node.path("stale").asInt();
        if (node.has("range")) {
            pair.lowest = node.path("range").path(0).asDouble();
            pair.highest = node.path("range").path(1).asDouble();
        }
        pair.ownLowest = node.path("own").path(0).asDouble();
        pair.ownHighest = node.path("own").path(1).asDouble();
        return pair;
    }
}
