package io.otus.appliance.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How one log of a second witness is compared, from {@code NAME.zeek}. Beside the lines of a {@link FieldMap} it has
 *
 * <pre>
 * log FILE                       name of the log
 * protocol ID                    our protocol
 * capture FOLDER CAPTURE         the folder of the logs of a capture, and the capture
 * columns NAME ...               for a log without a header
 * from A to B                    columns behind which addresses stand: A_h, A_p sent to B_h, B_p; source and destination where nothing is said
 * only PATH=REGEX                our lines that count
 * each PATH                      a row for each element of this array of ours, which the paths find under "each"
 * </pre>
 */
record ZeekMap(
        String log,
        String protocol,
        Map<String, String> captures,
        List<String> columns,
        String from,
        String to,
        List<Only> only,
        @Nullable FieldPath each,
        String eachText,
        FieldMap fields) {
    /** A condition upon one of our lines. */
    record Only(FieldPath path, Pattern pattern) {
        boolean holds(JsonNode line) {
            List<String> found = path.values(line);
            return found.isEmpty()
                    ? pattern.matcher("").matches()
                    : found.stream().anyMatch(value -> pattern.matcher(value).matches());
        }
    }

    static ZeekMap parse(List<String> lines) {
        String log = "";
        String protocol = "";
        String from = "source";
        String to = "destination";
        String each = "";
        Map<String, String> captures = new LinkedHashMap<>();
        List<String> columns = List.of();
        List<Only> only = new ArrayList<>();
        List<String> rest = new ArrayList<>();
        for (String line : lines) {
            String[] words = line.strip().split("\\s+", -1);
            switch (words[0]) {
                case "log" -> log = words[1];
                case "protocol" -> protocol = words[1];
                case "capture" -> captures.put(words[1], words[2]);
                case "columns" -> columns = List.of(words).subList(1, words.length);
                case "from" -> {
                    from = words[1];
                    to = words[3];
                }
                case "only" -> {
                    int equals = words[1].indexOf('=');
                    only.add(new Only(
                            FieldPath.parse(words[1].substring(0, equals)),
                            Pattern.compile(words[1].substring(equals + 1))));
                }
                case "each" -> each = words[1];
                default -> rest.add(line);
            }
        }
        return new ZeekMap(
                log,
                protocol,
                captures,
                columns,
                from,
                to,
                only,
                each.isEmpty() ? null : FieldPath.parse(each),
                each,
                FieldMap.parse(rest));
    }

    /** Our rows of one line: itself, or it with each element of an array, in wire order. */
    List<JsonNode> rowsOf(JsonNode line) {
        if (each == null) {
            return List.of(line);
        }
        List<JsonNode> elements = List.of(line);
        for (String step : eachText.split("\\.", -1)) {
            List<JsonNode> next = new ArrayList<>();
            for (JsonNode element : elements) {
                JsonNode found = element.path(step);
                if (found.isArray()) {
                    found.forEach(next::add);
                } else if (found.isObject()) {
                    next.add(found);
                }
            }
            elements = next;
        }
        List<JsonNode> rows = new ArrayList<>();
        for (JsonNode element : elements) {
            ObjectNode row = line.deepCopy();
            rows.add(row.set("each", element));
        }
        return rows;
    }
}
