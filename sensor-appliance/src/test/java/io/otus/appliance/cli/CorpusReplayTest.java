package io.otus.appliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.otus.appliance.claims.Catalogue;
import io.otus.core.pipeline.ProtocolRegistry;
import io.otus.testkit.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code otus replay} over every capture of the corpus: it ends as documented, its counts add up, every frame that
 * something is told by is kept, and ordinary IT is nothing else.
 */
@Tag("suite")
class CorpusReplayTest {
    /** The whole file was read, or it was damaged and everything before was. */
    private static final Set<Integer> DOCUMENTED = Set.of(0, 5);
    /** Asset types and roles that only an industrial protocol or identity may give. */
    private static final List<String> INDUSTRIAL = List.of(
            "\"type\":\"plc\"",
            "\"type\":\"rtu\"",
            "\"type\":\"hmi\"",
            "\"controller\"",
            "\"outstation\"",
            "\"master\"");

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path directory = Path.of("");

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void everyCaptureIsReplayedAndCountsAddUp() throws IOException {
        ProtocolRegistry registry = ProtocolRegistry.load();
        Set<String> ordinary = ordinary(registry);
        List<String> faults = new ArrayList<>();
        int captures = 0;
        for (Path capture : Corpus.captures()) {
            captures++;
            String name = capture.getFileName().toString();
            Path out = directory.resolve(name);
            Ran ran = Ran.otus("replay", capture.toString(), "--out", out.toString());
            if (!DOCUMENTED.contains(ran.code())
                    || ran.talk().contains("\tat ")
                    || ran.talk().isBlank()) {
                faults.add(name + ": code " + ran.code() + ", " + ran.talk());
            }
            Path summary = out.resolve("summary.json");
            if (Files.exists(summary)) {
                JsonNode read = JSON.readTree(summary.toFile());
                check(name, read, faults);
                if (ordinary.contains(name)) {
                    checkOrdinary(name, read, out, registry, faults);
                }
            } else if (ran.code() == 0) {
                faults.add(name + ": no summary");
            }
            delete(out);
        }
        assertThat(captures).isPositive();
        assertThat(faults).isEmpty();
    }

    private static void check(String name, JsonNode summary, List<String> faults) {
        long frames = 0;
        for (JsonNode count : summary.get("frames")) {
            frames += count.asLong();
        }
        if (frames != summary.get("packets").asLong()) {
            faults.add(name + ": " + summary.get("packets") + " packets, but " + summary.get("frames"));
        }
        if (summary.get("evidence").get("lost").asLong() != 0) {
            faults.add(name + ": evidence " + summary.get("evidence"));
        }
        for (JsonNode protocol : summary.get("protocols")) {
            if (protocol.get("faults").asLong() != 0) {
                faults.add(name + ": faults " + protocol);
            }
        }
    }

    private static void checkOrdinary(
            String name, JsonNode summary, Path out, ProtocolRegistry registry, List<String> faults)
            throws IOException {
        for (Map.Entry<String, JsonNode> protocol : summary.get("protocols").properties()) {
            if (registry.isIndustrial(protocol.getKey())) {
                faults.add(name + ": ordinary, but " + protocol);
            }
        }
        String assets = Files.readString(out.resolve("assets.jsonl"));
        for (String word : INDUSTRIAL) {
            if (assets.contains(word)) {
                faults.add(name + ": ordinary, but an asset is " + word);
            }
        }
        for (String line : Files.readAllLines(out.resolve("alerts.jsonl"))) {
            String protocol = JSON.readTree(line).path("protocol").asText("");
            if (registry.isIndustrial(protocol)) {
                faults.add(name + ": ordinary, but " + line);
            }
        }
    }

    /** Captures that neither the catalogue nor what is known beyond it says an industrial protocol to be in. */
    private static Set<String> ordinary(ProtocolRegistry registry) throws IOException {
        Set<String> ordinary = new TreeSet<>();
        for (String line : Files.readAllLines(Corpus.directory().resolve("CATALOG.tsv"))) {
            String[] columns = line.split("\t", -1);
            if (columns[7].isEmpty()) {
                ordinary.add(columns[0]);
            }
        }
        for (String exception : new Catalogue().exceptions()) {
            String[] protocolAndCapture = exception.split("\t", -1);
            if (registry.isIndustrial(protocolAndCapture[0])) {
                ordinary.remove(protocolAndCapture[1]);
            }
        }
        return ordinary;
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path each : all.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(each);
            }
        }
    }
}
