package io.otus.appliance.agreement;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** The messages of one capture as the oracle sees them, by frame. */
final class OracleTable {
    private final Map<String, Integer> columns = new HashMap<>();
    private final TreeMap<Long, List<Row>> frames = new TreeMap<>();

    /** One message. */
    record Row(OracleTable table, List<String> cells) {
        String cell(String column) {
            Integer at = table.columns.get(column);
            return at == null || at >= cells.size() ? "" : cells.get(at);
        }

        /** Whether the oracle says that it is a retransmission, or malformed. */
        boolean flagged() {
            return cell("tcpflags").contains("R") || cell("exp").contains("M");
        }

        /** Whether a rule is meant for this row. */
        boolean holds(FieldRule rule) {
            return holds(rule.conditions());
        }

        /** Whether all conditions hold. */
        boolean holds(List<FieldRule.Condition> conditions) {
            for (FieldRule.Condition condition : conditions) {
                if (condition.pattern().matcher(cell(condition.column())).matches() != condition.wanted()) {
                    return false;
                }
            }
            return true;
        }
    }

    /** An empty table with these columns; its rows are held by whoever makes them. */
    static OracleTable of(List<String> names) {
        OracleTable table = new OracleTable();
        names.forEach(name -> table.columns.put(name, table.columns.size()));
        return table;
    }

    /** The rows of a table that are messages of the protocol compared. */
    static OracleTable read(Path file, FieldMap map) throws IOException {
        OracleTable table = new OracleTable();
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            String header = lines.readLine();
            if (header != null) {
                for (String column : header.split("\t", -1)) {
                    table.columns.put(column, table.columns.size());
                }
            }
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                List<String> cells = List.of(line.split("\t", -1));
                Row row = new Row(table, cells);
                if (map.isOurs(row)) {
                    table.frames
                            .computeIfAbsent(Long.parseLong(cells.getFirst()), _ -> new ArrayList<>(1))
                            .add(row);
                }
            }
        }
        return table;
    }

    Map<Long, List<Row>> frames() {
        return frames;
    }
}
