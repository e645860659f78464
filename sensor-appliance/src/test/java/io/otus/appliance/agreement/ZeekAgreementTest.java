package io.otus.appliance.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.otus.appliance.cli.DissectedLines;
import io.otus.testkit.Corpus;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds {@code otus dissect} against the logs of a second witness, Zeek with analyzers for industrial protocols, for
 * each {@code NAME.zeek} here. The logs name no frames and their times are masked: messages are matched in order within
 * each direction of each connection. What differs is in {@code NAME.zeek.differences.tsv} with its reason, as for the
 * first witness.
 */
@Tag("suite")
class ZeekAgreementTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MAP = ".zeek";
    private static final String FOLDER = "oracle-zeek";

    @TestFactory
    Stream<DynamicTest> dissectAgreesWithTheSecondWitness() throws IOException {
        TreeSet<String> names = new TreeSet<>();
        Path maps = Resource.path("s7comm_plus" + MAP).getParent();
        try (Stream<Path> files = Files.list(maps)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(MAP))
                    .forEach(name -> names.add(name.substring(0, name.length() - MAP.length())));
        }
        return names.stream().map(name -> dynamicTest(name, () -> agrees(name)));
    }

    private static void agrees(String name) throws IOException {
        ZeekMap map = ZeekMap.parse(Resource.lines(name + MAP));
        ProtocolAgreement agreement = new ProtocolAgreement(name, map.fields());
        KnownDifferences known = KnownDifferences.parse(name, Resource.lines(name + MAP + ".differences.tsv"));
        Path witness = Corpus.directory().resolve(FOLDER);
        for (Map.Entry<String, String> capture : map.captures().entrySet()) {
            Path log = find(witness, capture.getKey(), map.log());
            if (log == null) {
                System.err.println("SKIPPED: no " + map.log() + " of " + capture.getKey() + " in " + witness);
                continue;
            }
            Map<String, List<OracleTable.Row>> theirs = theirs(log, map);
            Map<String, List<OtusTable.Row>> ours =
                    ours(Corpus.directory().resolve("pcap").resolve(capture.getValue()), map);
            TreeSet<String> directions = new TreeSet<>(theirs.keySet());
            directions.addAll(ours.keySet());
            for (String direction : directions) {
                agreement.direction(
                        capture.getValue(),
                        theirs.getOrDefault(direction, List.of()),
                        ours.getOrDefault(direction, List.of()));
            }
        }
        Report.summary(agreement).forEach(System.out::println);
        Path reports = Files.createDirectories(Path.of("target", "agreement"));
        Files.write(reports.resolve(name + MAP + ".txt"), Report.whole(agreement, known));
        assertThat(known.contradictions(agreement))
                .as("%s: differences are those that are listed; all are in %s", name, reports)
                .isEmpty();
    }

    private static Map<String, List<OracleTable.Row>> theirs(Path log, ZeekMap map) throws IOException {
        TreeMap<String, List<OracleTable.Row>> rows = new TreeMap<>();
        OracleTable table = OracleTable.of(map.columns());
        try (InputStream raw = Files.newInputStream(log);
                InputStream in = log.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                List<String> cells = List.of(line.split("\t", -1));
                if (cells.getFirst().equals("#fields")) {
                    table = OracleTable.of(cells.subList(1, cells.size()));
                } else if (!line.startsWith("#") && !line.isEmpty()) {
                    row(
                            new OracleTable.Row(
                                    table,
                                    cells.stream().map(ZeekAgreementTest::plain).toList()),
                            map,
                            rows);
                }
            }
        }
        return rows;
    }

    /** A cell without a value is a dash, an empty one says so. */
    private static String plain(String cell) {
        return cell.equals("-") || cell.equals("(empty)") ? "" : cell;
    }

    private static void row(OracleTable.Row row, ZeekMap map, Map<String, List<OracleTable.Row>> into) {
        if (!map.fields().isOurs(row)) {
            return;
        }
        String direction = row.cell(map.from() + "_h") + ' ' + row.cell(map.from() + "_p") + " > "
                + row.cell(map.to() + "_h") + ' ' + row.cell(map.to() + "_p");
        into.computeIfAbsent(direction, _ -> new ArrayList<>()).add(row);
    }

    private static Map<String, List<OtusTable.Row>> ours(Path capture, ZeekMap map) {
        TreeMap<String, List<OtusTable.Row>> rows = new TreeMap<>();
        var _ = DissectedLines.of(line -> line(line, map, rows), capture.toString(), "--protocol", map.protocol());
        return rows;
    }

    private static void line(String text, ZeekMap map, Map<String, List<OtusTable.Row>> into) {
        JsonNode line;
        try {
            line = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(text, e);
        }
        String direction = line.path("src").asText() + ' ' + line.path("sport").asText() + " > "
                + line.path("dst").asText() + ' ' + line.path("dport").asText();
        for (JsonNode row : map.rowsOf(line)) {
            boolean counts = map.only().stream().allMatch(condition -> condition.holds(row));
            if (counts) {
                List<Values> values = map.fields().rules().stream()
                        .map(rule -> rule.ours(row))
                        .toList();
                into.computeIfAbsent(direction, _ -> new ArrayList<>())
                        .add(new OtusTable.Row(row.has("duplicate_of"), values));
            }
        }
    }

    private static @Nullable Path find(Path witness, String folder, String log) throws IOException {
        try (Stream<Path> files = Files.walk(witness)) {
            return files.filter(file -> file.getFileName().toString().matches(log.replace(".", "\\.") + "(\\.gz)?"))
                    .filter(file -> Objects.requireNonNull(file.getParent()).endsWith(folder))
                    .findFirst()
                    .orElse(null);
        }
    }
}
