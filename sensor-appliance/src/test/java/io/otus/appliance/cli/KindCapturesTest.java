package io.otus.appliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.otus.alert.detect.Kind;
import io.otus.appliance.text.AlertText;
import io.otus.simulator.kinds.KindCapture;
import io.otus.simulator.kinds.KindCaptures;
import io.otus.simulator.kinds.KindPair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each kind of alert has a capture of the simulator that raises it and one, of the nearest harmless thing, that does
 * not. {@code kind-captures.tsv} holds all that either of them raises after learning, with severity and how often it
 * does; with {@code OTUS_GOLDEN=accept} what is found becomes what is expected.
 */
class KindCapturesTest {
    private static final Path EXPECTED =
            Path.of("src", "test", "resources", "io", "otus", "appliance", "golden", "kind-captures.tsv");
    private static final Map<String, List<String>> FOUND = new TreeMap<>();

    @TempDir
    Path directory = Path.of("");

    private static List<KindPair> pairs() {
        return KindPair.all();
    }

    @Test
    void everyKindHasAPair() {
        assertThat(pairs())
                .extracting(KindPair::kind)
                .containsExactlyElementsOf(
                        Arrays.stream(Kind.values()).map(Kind::name).sorted().toList());
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void oneRaisesItAndTheOtherDoesNot(KindPair pair) throws IOException {
        List<String> lines = new ArrayList<>();
        Set<String> fired = told(pair, KindCaptures.FIRES, pair.fires().get(), lines);
        Set<String> silent = told(pair, KindCaptures.QUIET, pair.quiet().get(), lines);
        FOUND.put(pair.kind(), lines);
        assertThat(fired).as(lines.toString()).contains(pair.kind());
        assertThat(silent).as(lines.toString()).doesNotContain(pair.kind());
        if (!isAccepting()) {
            assertThat(lines).isEqualTo(expected(pair));
        }
    }

    private static boolean isAccepting() {
        return "accept".equals(System.getenv("OTUS_GOLDEN"));
    }

    private static List<String> expected(KindPair pair) throws IOException {
        return Files.readAllLines(EXPECTED).stream()
                .filter(line -> line.startsWith(pair.kind() + '\t'))
                .toList();
    }

    @AfterAll
    static void accept() throws IOException {
        if (isAccepting() && FOUND.size() == pairs().size()) {
            Files.write(
                    EXPECTED,
                    FOUND.values().stream().flatMap(Collection::stream).toList());
        }
    }

    /** The kinds that a capture raises; a line for each, with its severity, is added. */
    private Set<String> told(KindPair pair, String name, KindCapture capture, List<String> lines) throws IOException {
        capture.writeTo(directory, name);
        Path results = directory.resolve(name);
        List<String> command = new ArrayList<>(List.of(
                "replay",
                directory.resolve(name + ".pcap").toString(),
                "--out",
                results.toString(),
                "--learn-until",
                capture.learnUntil().toString(),
                "--no-events"));
        if (capture.isConfigured()) {
            command.addAll(List.of("--config", directory.resolve(name + ".yaml").toString()));
        }
        Ran ran = Ran.otus(command.toArray(String[]::new));
        assertThat(ran.code()).as(ran.talk()).isZero();
        Set<String> kinds = new TreeSet<>();
        Map<String, Integer> counts = new TreeMap<>();
        for (JsonNode alert : latest(results)) {
            Set<String> named = new LinkedHashSet<>();
            named.add(alert.path("kind").asText());
            alert.path("also").forEach(also -> named.add(also.asText()));
            kinds.addAll(named);
            String severity = alert.path("severity").asText();
            String line = String.join("\t", pair.kind(), name, String.join("+", named), severity);
            counts.merge(line, 1, Integer::sum);
        }
        counts.forEach((line, count) -> lines.add(line + '\t' + count));
        return kinds;
    }

    /** Each alert as it stood in the end. */
    private static Collection<JsonNode> latest(Path results) throws IOException {
        Map<String, JsonNode> alerts = new LinkedHashMap<>();
        for (String line : Files.readAllLines(results.resolve("alerts.jsonl"))) {
            JsonNode alert = AlertText.parse(line);
            alerts.put(alert.path("id").asText(), alert);
        }
        return alerts.values();
    }
}
