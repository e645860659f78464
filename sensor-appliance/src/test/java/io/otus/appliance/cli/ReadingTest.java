package io.otus.appliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.otus.simulator.plant.DemoPlant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person reads of a replay, and takes into the next one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadingTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path directory = Path.of("");

    private Path capture = Path.of("");
    private Path results = Path.of("");

    @BeforeAll
    void replay() throws IOException {
        capture = directory.resolve("plant.pcap");
        DemoPlant plant = DemoPlant.simulate(1);
        plant.writeTo(capture);
        results = directory.resolve("results");
        assertThat(replay(results, "--learn-until", plant.learnUntil().toString())
                        .code())
                .isZero();
    }

    private Ran replay(Path out, String... more) {
        String[] arguments = new String[5 + more.length];
        System.arraycopy(
                new String[] {"replay", capture.toString(), "--out", out.toString(), "--no-events"},
                0,
                arguments,
                0,
                5);
        System.arraycopy(more, 0, arguments, 5, more.length);
        return Ran.otus(arguments);
    }

    private static Ran read(Path state, String... command) {
        String[] arguments = new String[command.length + 2];
        System.arraycopy(command, 0, arguments, 0, command.length);
        arguments[command.length] = "--state";
        arguments[command.length + 1] = state.toString();
        return Ran.otus(arguments);
    }

    @Test
    void conversationsTellWhoAskedWhomForWhat() throws IOException {
        String text = read(results, "assets", "--conversations").data();
        assertThat(text).startsWith("CLIENT ").contains("READS", "WRITES", "modbus", "read=");
        List<String> lines = read(results, "assets", "--conversations", "-o", "json")
                .data()
                .lines()
                .toList();
        assertThat(lines).hasSize((int) text.lines().count() - 1).isSortedAccordingTo(ReadingTest::byParties);
        long writes = 0;
        for (String line : lines) {
            JsonNode json = JSON.readTree(line);
            long operations = 0;
            for (JsonNode count : json.path("operations")) {
                operations += count.asLong();
            }
            assertThat(operations).isEqualTo(json.path("requests").asLong());
            assertThat(json.path("reads"))
                    .isEqualTo(
                            json.path("operations").path("read").isMissingNode()
                                    ? JSON.getNodeFactory().numberNode(0)
                                    : json.path("operations").path("read"));
            assertThat(json.path("evidence")).isNotEmpty();
            writes += json.path("writes").asLong();
        }
        assertThat(writes).isPositive();
    }

    @Test
    void theMatrixHasARowForWhoAsksAndAColumnForWhoIsAsked() throws IOException {
        List<String> table = read(results, "assets", "--matrix").data().lines().toList();
        List<String> csv =
                read(results, "assets", "--matrix", "-o", "csv").data().lines().toList();
        List<String> json =
                read(results, "assets", "--matrix", "-o", "json").data().lines().toList();
        assertThat(table.getFirst()).startsWith("CLIENT ");
        assertThat(table).hasSameSizeAs(csv).anyMatch(line -> line.contains("modbus!"));
        assertThat(csv).hasSize(1 + json.size());
        assertThat(csv.getFirst()).startsWith("client,");
        int asked = 0;
        for (String line : json) {
            asked += JSON.readTree(line).path("servers").size();
        }
        String others = read(results, "assets", "protocol=modbus", "--matrix").data();
        assertThat(others).contains("modbus").doesNotContain("s7comm");
        long pairs = read(results, "assets", "--conversations", "-o", "json")
                .data()
                .lines()
                .map(ReadingTest::pair)
                .distinct()
                .count();
        assertThat(asked).isEqualTo((int) pairs);
    }

    private static String pair(String line) {
        try {
            JsonNode json = JSON.readTree(line);
            return json.path("client").path("id").asText() + " "
                    + json.path("server").path("id").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aConditionOnTheProtocolChoosesConversationsByTheirOwn() throws IOException {
        List<String> all = read(results, "assets", "--conversations", "-o", "json")
                .data()
                .lines()
                .toList();
        List<String> modbus = read(results, "assets", "protocol=modbus", "--conversations", "-o", "json")
                .data()
                .lines()
                .toList();
        List<String> others = read(results, "assets", "protocol!=modbus", "--conversations", "-o", "json")
                .data()
                .lines()
                .toList();
        assertThat(modbus).isNotEmpty().allSatisfy(line -> assertThat(line).contains("\"protocol\":\"modbus\""));
        assertThat(others).isNotEmpty().noneMatch(line -> line.contains("\"protocol\":\"modbus\""));
        assertThat(modbus.size() + others.size()).isEqualTo(all.size());
    }

    private static int byParties(String one, String other) {
        return parties(one).compareTo(parties(other));
    }

    private static String parties(String line) {
        try {
            JsonNode json = JSON.readTree(line);
            return json.path("client").path("id").asText()
                    + ' '
                    + json.path("server").path("id").asText()
                    + ' '
                    + json.path("protocol").asText()
                    + ' '
                    + json.path("unit").asText();
        } catch (IOException e) {
            throw new AssertionError(line, e);
        }
    }

    @Test
    void severitiesAreColouredOnRequestAndNeverIntoAPipe() {
        String plain = read(results, "alerts").data();
        assertThat(plain).doesNotContain("\u001b");
        assertThat(read(results, "alerts", "--color", "never").data()).isEqualTo(plain);
        String coloured = read(results, "alerts", "--color", "always").data();
        assertThat(coloured).contains("\u001b[1;31mcritical\u001b[0m");
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain);
        assertThat(read(results, "alerts", "--color", "always", "-o", "json").data())
                .doesNotContain("\u001b");
        assertThat(Ran.otus("--color=always", "--help").data()).contains("\u001b");
    }

    @Test
    void makersAreImportedUsedAndNamed() throws IOException {
        Path state = directory.resolve("makers");
        Path listing = Files.writeString(
                directory.resolve("oui.csv"),
                "Registry,Assignment,Organization Name,Organization Address\nMA-L,F8BC12,\"Renamed, Ltd\",x\n");
        Ran update = read(state, "oui", "update", listing.toString());
        assertThat(update.code()).as(update.talk()).isZero();
        assertThat(update.talk()).contains("1 prefixes");
        assertThat(read(state, "oui", "lookup", "F8-BC-12-01-02-03").data())
                .isEqualTo("f8:bc:12:01:02:03  Renamed, Ltd\n");
        Path config = Files.writeString(directory.resolve("makers.yaml"), "state: " + state + "\n");
        Path out = directory.resolve("renamed");
        assertThat(replay(out, "--config", config.toString()).code()).isZero();
        assertThat(Files.readString(out.resolve("assets.jsonl"))).contains("\"vendor\":\"Renamed\"");
        assertThat(read(out, "assets", "-o", "json").data())
                .as("who reads the results finds the same makers")
                .isEqualTo(Files.readString(out.resolve("assets.jsonl")));
        JsonNode imported = JSON.readTree(out.resolve("summary.json").toFile()).path("makers");
        JsonNode shipped =
                JSON.readTree(results.resolve("summary.json").toFile()).path("makers");
        assertThat(imported.path("table").asText()).isEqualTo("imported");
        assertThat(shipped.path("table").asText()).isEqualTo("shipped");
        assertThat(imported.path("sha256")).isNotEqualTo(shipped.path("sha256"));
        assertThat(Ran.otus("--build-info").data())
                .contains(shipped.path("sha256").asText());
    }

    @Test
    void aBaselineThatIsExportedAndImportedIntoAnEmptyStoreIsExportedAsItWas() throws IOException {
        Path first = directory.resolve("first.txt");
        Path state = directory.resolve("empty");
        assertThat(read(results, "baseline", "export", first.toString()).code()).isZero();
        assertThat(read(state, "baseline", "import", first.toString()).code()).isZero();
        assertThat(read(state, "baseline", "export").data()).isEqualTo(Files.readString(first));
        assertThat(read(state, "baseline", "diff", first.toString()).code()).isZero();
    }

    /** Alerts by kind and broken fact. */
    private static Set<String> broken(Path from) throws IOException {
        Set<String> broken = new HashSet<>();
        for (String line : Files.readAllLines(from.resolve("alerts.jsonl"))) {
            JsonNode alert = JSON.readTree(line);
            broken.add(alert.path("kind").asText() + ": "
                    + alert.path("baseline").path("fact").asText());
        }
        return broken;
    }

    @ParameterizedTest
    @ValueSource(strings = {" function ", " write ", " read ", " role server "})
    void aLineThatIsRemovedByHandAlertsAgainAndNothingElseDoes(String aspect) throws IOException {
        Path signed = results.resolve("baseline.txt");
        List<String> lines = Files.readAllLines(signed);
        String removed = lines.stream()
                .filter(line -> line.contains("modbus") && line.contains(aspect))
                .findFirst()
                .orElseThrow();
        String statement = removed.substring(removed.indexOf(' ') + 1).replaceFirst(" \\[.*", "");
        Path fewer = directory.resolve("fewer" + aspect.hashCode() + ".txt");
        Files.write(fewer, lines.stream().filter(line -> !line.equals(removed)).toList());
        Path all = directory.resolve("all" + aspect.hashCode());
        Path less = directory.resolve("less" + aspect.hashCode());
        assertThat(replay(all, "--baseline", signed.toString()).code()).isZero();
        assertThat(replay(less, "--baseline", fewer.toString()).code()).isZero();
        Set<String> fresh = broken(less);
        fresh.removeAll(broken(all));
        assertThat(fresh).as("without: %s", removed).hasSize(1).allMatch(each -> each.endsWith(": " + statement));
    }
}
