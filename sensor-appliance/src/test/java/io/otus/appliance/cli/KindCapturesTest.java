package io.otus.appliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.otus.alert.detect.Kind;
import io.otus.simulator.kinds.KindCapture;
import io.otus.simulator.kinds.KindCaptures;
import io.otus.simulator.kinds.KindPair;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each kind of alert has a capture of the simulator that raises it and one, of the nearest harmless thing, that does
 * not. {@code kind-captures.tsv} holds all that either of them raises after learning, with severity and how often it
 * does; how many packets and operations were read of it; and, by the same capture without what it is about, what was
 * read more and less for that: each sort of thing, how often, and how many different ones. A capture whose thing is not
 * sent, or not understood, fails. With {@code OTUS_GOLDEN=accept} what is found becomes what is expected.
 */
class KindCapturesTest {
    private static final Path EXPECTED =
            Path.of("src", "test", "resources", "io", "otus", "appliance", "golden", "kind-captures.tsv");
    private static final Map<String, List<String>> FOUND = new TreeMap<>();
    /** What was read of captures without what they are about, which are often the same bytes. */
    private static final Map<List<Object>, KindReading> USUAL = new HashMap<>();

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
        Set<String> fired = told(pair, KindCaptures.FIRES, pair.fires(), lines);
        Set<String> silent = told(pair, KindCaptures.QUIET, pair.quiet(), lines);
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

    /** The kinds that a capture raises; a line for each, with its severity, and what was read of it, is added. */
    private Set<String> told(KindPair pair, String name, Supplier<KindCapture> made, List<String> lines)
            throws IOException {
        KindCapture capture = made.get();
        capture.writeTo(directory, name);
        KindReading read = replay(name, capture);
        Set<String> kinds = new TreeSet<>();
        Map<String, Integer> counts = new TreeMap<>();
        for (JsonNode alert : AlertLog.lastStates(directory.resolve(name))) {
            Set<String> named = new LinkedHashSet<>();
            named.add(alert.path("kind").asText());
            alert.path("also").forEach(also -> named.add(also.asText()));
            kinds.addAll(named);
            String severity = alert.path("severity").asText();
            String line = String.join("\t", pair.kind(), name, String.join("+", named), severity);
            counts.merge(line, 1, Integer::sum);
        }
        counts.forEach((line, count) -> lines.add(line + '\t' + count));
        String start = pair.kind() + '\t' + name + '\t';
        lines.add(start + "read\tpackets\t" + read.packets());
        lines.add(start + "read\toperations\t" + read.operations());
        List<String> apart = apart(read, usual(name, made.get().withoutIt()), start);
        assertThat(apart).as("what %s of %s is about was read", name, pair).isNotEmpty();
        lines.addAll(apart);
        return kinds;
    }

    private static List<String> apart(KindReading read, KindReading usual, String start) {
        List<String> lines = new ArrayList<>(read.beyond(usual, start + "more"));
        lines.addAll(usual.beyond(read, start + "less"));
        int packets = read.packets() - usual.packets();
        if (packets != 0) {
            lines.add(start + (packets > 0 ? "more" : "less") + "\tpackets\t" + Math.abs(packets));
        }
        return lines;
    }

    private KindReading usual(String name, KindCapture without) throws IOException {
        String usual = name + "-usual";
        without.writeTo(directory, usual);
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(directory.resolve(usual + ".pcap")));
        List<Object> key = List.of(bytes, without.learnUntil());
        KindReading known = USUAL.get(key);
        if (known == null) {
            known = replay(usual, without);
            USUAL.put(key, known);
        }
        return known;
    }

    private KindReading replay(String name, KindCapture capture) throws IOException {
        Path results = directory.resolve(name);
        List<String> command = new ArrayList<>(List.of(
                "replay",
                directory.resolve(name + ".pcap").toString(),
                "--out",
                results.toString(),
                "--learn-until",
                capture.learnUntil().toString()));
        if (capture.isConfigured()) {
            command.addAll(List.of("--config", directory.resolve(name + ".yaml").toString()));
        }
        Ran ran = Ran.otus(command.toArray(String[]::new));
        assertThat(ran.code()).as(ran.talk()).isZero();
        return KindReading.of(results, capture.learnUntil());
    }
}
