package io.otus.appliance.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.otus.appliance.dissect.MessageRows;
import io.otus.appliance.text.AlertText;
import io.otus.core.capture.CaptureException;
import io.otus.core.capture.FileSource;
import io.otus.core.evidence.EvidenceRequests;
import io.otus.core.pipeline.EventBus;
import io.otus.core.pipeline.Pipeline;
import io.otus.core.pipeline.ProtocolRegistry;
import io.otus.simulator.plant.DemoPlant;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The names of fields that rules may ask for are those that pages, grammars and dissectors have. With
 * {@code OTUS_GOLDEN=accept} what is found becomes what is known.
 */
class KnownFieldsTest {
    private static final Path TABLE =
            Path.of("src", "main", "resources", "io", "otus", "appliance", "config", "fields.txt");
    private static final Path DISSECTORS = Path.of("..", "protocol-dissectors", "src", "main");
    private static final Set<String> GRAMMARS = Set.of("grammar.txt", "structures.txt", "blocks.txt");
    /** Protocols whose messages another one's package reads, and whose page describes them. */
    private static final Map<String, String> READ_BY = Map.of("mdns", "dns", "llmnr", "dns");
    /** Names that are put together while a message is read. */
    private static final Map<String, String> PUT_TOGETHER = Map.of(
            "bacnet", "tag_0 tag_1 tag_2 tag_3 tag_4 tag_5 tag_6 tag_7",
            "fins", "destination_area destination_area_code destination_bit source_area source_area_code source_bit");

    private static final Pattern PAGE_NAME = Pattern.compile("`([a-z][a-z0-9_]*)`");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z][a-z0-9_]*)\"");
    private static final Pattern LONG_NAME = Pattern.compile("\\b[a-z][a-z0-9]*(?:_[a-z0-9]+)+\\b");
    private static final Pattern GRAMMAR_NAME = Pattern.compile("\\b[a-z][A-Za-z0-9_-]*\\b");

    @TempDir
    Path directory = Path.of("");

    @Test
    void theTableHasWhatPagesGrammarsAndDissectorsHave() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("# Names of fields for each protocol, and some other words; KnownFieldsTest gathers them.");
        for (Map.Entry<String, Set<String>> each : gathered().entrySet()) {
            lines.add(each.getKey() + ' ' + String.join(" ", each.getValue()));
        }
        if ("accept".equals(System.getenv("OTUS_GOLDEN"))) {
            Files.write(TABLE, lines);
        }
        assertThat(Files.readAllLines(TABLE)).isEqualTo(lines);
    }

    private static Map<String, Set<String>> gathered() throws IOException {
        Map<String, Set<String>> names = new TreeMap<>();
        List<String> ids = ProtocolRegistry.load().entries().stream()
                .map(entry -> entry.info().id())
                .toList();
        for (String id : ids) {
            String reader = READ_BY.getOrDefault(id, id);
            Set<String> of = new TreeSet<>(List.of("anomalies", "duplicate_of", "id", "octets", "offset", "rule"));
            Path page = Path.of("..", "docs", "protocols", reader + ".md");
            if (Files.exists(page)) {
                find(PAGE_NAME, page, of);
            }
            for (String kind : List.of("dissect", "layer")) {
                Path part = Path.of("io", "otus", kind, reader);
                for (Path source : files(DISSECTORS.resolve("java").resolve(part))) {
                    find(LITERAL, source, of);
                    find(LONG_NAME, source, of);
                }
                for (Path grammar : files(DISSECTORS.resolve("resources").resolve(part))) {
                    if (GRAMMARS.contains(grammar.getFileName().toString())) {
                        find(GRAMMAR_NAME, grammar, of);
                    }
                }
            }
            of.addAll(List.of(PUT_TOGETHER.getOrDefault(id, "id").split(" ", -1)));
            names.put(id, of);
        }
        return names;
    }

    private static List<Path> files(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static void find(Pattern pattern, Path file, Set<String> out) throws IOException {
        Matcher name = pattern.matcher(Files.readString(file));
        while (name.find()) {
            String text = name.groupCount() == 0 ? name.group() : name.group(1);
            out.add(text.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_")
                    .replace('-', '_')
                    .toLowerCase(Locale.ROOT));
        }
    }

    @Test
    void everyFieldOfThePlantIsKnown() throws IOException, CaptureException {
        Path capture = directory.resolve("plant.pcap");
        DemoPlant.simulate(1).writeTo(capture);
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        try (FileSource source = FileSource.open(List.of(capture.toString()), InputStream.nullInputStream(), false)) {
            EventBus bus = new EventBus();
            bus.add(new MessageRows(rows, Set.of()));
            new Pipeline(ProtocolRegistry.load(), bus, EvidenceRequests.NONE, (_, _, _) -> {}).run(source);
        }
        Set<String> fields = new TreeSet<>();
        rows.toString(StandardCharsets.UTF_8).lines().map(AlertText::parse).forEach(row -> {
            String protocol = row.path("protocol").asText();
            fields(row, "", new ArrayList<>()).forEach(field -> fields.add(protocol + ' ' + field));
        });
        assertThat(fields)
                .contains("modbus function_code", "s7comm items.db_number")
                .allSatisfy(each -> {
                    String field = each.substring(each.indexOf(' ') + 1);
                    List<String> protocol = List.of(each.substring(0, each.indexOf(' ')));
                    assertThat(ROW.contains(field) || KnownFields.has(field, protocol))
                            .isTrue();
                });
    }

    /** What every row has, whatever its protocol. */
    private static final Set<String> ROW =
            Set.of("frame", "index", "time", "src", "dst", "sport", "dport", "protocol", "message", "vlan", "layer");

    private static List<String> fields(JsonNode node, String path, List<String> out) {
        if (node.isArray()) {
            node.forEach(each -> fields(each, path, out));
        }
        for (Map.Entry<String, JsonNode> each : node.properties()) {
            String name = path.isEmpty() ? each.getKey() : path + '.' + each.getKey();
            out.add(name);
            fields(each.getValue(), name, out);
        }
        return out;
    }
}
