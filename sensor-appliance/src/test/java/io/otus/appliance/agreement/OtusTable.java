package io.otus.appliance.agreement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.otus.appliance.cli.DissectedLines;
import io.otus.appliance.exit.ExitCode;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The messages of one capture as {@code otus dissect} prints them, by frame. */
final class OtusTable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TreeMap<Long, List<Row>> frames = new TreeMap<>();

    /**
     * One message.
     *
     * @param duplicate whether the line says that it repeats an earlier one
     * @param values one per rule
     */
    record Row(boolean duplicate, List<Values> values) {}

    static OtusTable of(Path capture, String protocol, List<FieldRule> rules) {
        OtusTable table = new OtusTable();
        int code = DissectedLines.of(line -> table.add(line, rules), capture.toString(), "--protocol", protocol);
        if (code != ExitCode.OK && code != ExitCode.DAMAGED) {
            throw new AssertionError("otus dissect " + capture + " ended with " + code);
        }
        return table;
    }

    private void add(String line, List<FieldRule> rules) {
        try {
            JsonNode message = JSON.readTree(line);
            List<Values> values = new ArrayList<>(rules.size());
            for (FieldRule rule : rules) {
                values.add(rule.ours(message));
            }
            frames.computeIfAbsent(message.path("frame").asLong(), _ -> new ArrayList<>(1))
                    .add(new Row(message.has("duplicate_of"), values));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(line, e);
        }
    }

    Map<Long, List<Row>> frames() {
        return frames;
    }
}
