package io.otus.appliance.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.otus.appliance.cli.DissectedLines;
import io.otus.testkit.Corpus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What must hold of S7comm-plus on every capture of the corpus: all frames framed, the version of every session read,
 * functions named. The witness knows bytes only, so frames are counted by their first octet, and versions are looked
 * for as text.
 */
@Tag("suite")
class S7commplusTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** The least share of requests and answers whose function has a name. */
    private static final double NAMED = 0.99;

    private static final String TABLE = "s7plus";
    private static final String HEAD = "72:";
    private static final String CREATE_OBJECT = "create_object";
    private static final int SESSION_CLASS = 287;
    /** Such as {@code 1;6ES7 215-1AG40-0XB0 ;V4.2}. */
    private static final Pattern VERSION = Pattern.compile("\\d+;[0-9A-Z][0-9A-Z -]+;[A-Z]\\d+\\.\\d+");

    private int theirFrames;
    private int framed;
    private int theirVersions;
    private int readVersions;
    private int sessions;
    private int functions;
    private int named;
    private final List<String> failures = new ArrayList<>();

    @Test
    void everyFrameIsFramedEveryVersionReadAndFunctionsNamed() throws IOException {
        for (Path oracle : Corpus.oracles(TABLE)) {
            String name = oracle.getFileName().toString().replaceFirst("\\." + TABLE + "\\.tsv(\\.gz)?$", "");
            capture(name, OracleTable.read(oracle, FieldMap.parse(List.of())));
        }
        System.out.printf(
                "s7commplus: frames %d of %d, versions %d of %d in %d sessions, functions named %d of %d%n",
                framed, theirFrames, readVersions, theirVersions, sessions, named, functions);
        assertThat(failures).isEmpty();
        assertThat(theirFrames).isPositive().isEqualTo(framed);
        assertThat(named / (double) Math.max(1, functions)).isGreaterThanOrEqualTo(NAMED);
    }

    private void capture(String name, OracleTable oracle) {
        Map<Long, List<JsonNode>> rows = new TreeMap<>();
        Path capture = Corpus.directory().resolve("pcap").resolve(name);
        var _ = DissectedLines.of(
                line -> {
                    JsonNode row = json(line);
                    rows.computeIfAbsent(row.path("frame").asLong(), _ -> new ArrayList<>(1))
                            .add(row);
                },
                capture.toString(),
                "--protocol",
                "s7commplus");
        for (Map.Entry<Long, List<OracleTable.Row>> frame : oracle.frames().entrySet()) {
            List<JsonNode> ours = rows.getOrDefault(frame.getKey(), List.of());
            frame(name + " frame " + frame.getKey(), frame.getValue(), ours);
        }
        rows.values().forEach(each -> each.forEach(row -> row(name, row)));
    }

    private void frame(String where, List<OracleTable.Row> expected, List<JsonNode> ours) {
        int there = 0;
        for (OracleTable.Row row : expected) {
            String bytes = row.cell("data.data");
            if (!bytes.startsWith(HEAD)) {
                continue;
            }
            there++;
            Matcher version = VERSION.matcher(text(bytes));
            while (version.find()) {
                theirVersions++;
                boolean read = ours.stream().anyMatch(line -> line.toString().contains(version.group()));
                readVersions += read ? 1 : 0;
                if (!read) {
                    failures.add(where + ": " + version.group() + " is not read");
                }
            }
        }
        theirFrames += there;
        framed += Math.min(there, ours.size());
        if (ours.size() < there) {
            failures.add(where + ": " + there + " frames, " + ours.size() + " rows");
        }
    }

    private static String text(String bytes) {
        return new String(HexFormat.ofDelimiter(":").parseHex(bytes), StandardCharsets.ISO_8859_1);
    }

    private void row(String name, JsonNode row) {
        if (row.has("duplicate_of")) {
            return;
        }
        String where = name + " frame " + row.path("frame").asLong();
        if (row.has("function")) {
            functions++;
            named += row.path("function_name").asText().isEmpty() ? 0 : 1;
        }
        boolean answer = row.path("message").asText().equals("response");
        if (!answer || !row.path("function_name").asText().equals(CREATE_OBJECT)) {
            return;
        }
        for (JsonNode object : row.path("objects")) {
            if (object.path("class_id").asInt() == SESSION_CLASS) {
                sessions++;
                if (!VERSION.matcher(object.toString()).find()) {
                    failures.add(where + ": a session without version");
                }
            }
        }
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(line, e);
        }
    }
}
