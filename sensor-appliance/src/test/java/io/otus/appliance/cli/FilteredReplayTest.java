package io.otus.appliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.otus.simulator.plant.DemoPlant;
import io.otus.testkit.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code -f} and {@code -F} over files; needs libpcap. */
class FilteredReplayTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MODBUS = "tcp port 502";

    @TempDir
    static Path shared = Path.of("");

    @TempDir
    Path directory = Path.of("");

    private static Path capture = Path.of("");

    @BeforeAll
    static void simulate() throws IOException {
        Ran filtered = Ran.otus("dissect", "--filter", "tcp", "none.pcap");
        Needs.ofTheBuild(!filtered.talk().contains("libpcap cannot be loaded"), filtered.talk());
        capture = shared.resolve("plant.pcap");
        DemoPlant.simulate(1).writeTo(capture);
    }

    private Ran replay(String... options) {
        String[] arguments = new String[4 + options.length];
        arguments[0] = "replay";
        arguments[1] = capture.toString();
        arguments[2] = "--out";
        arguments[3] = directory.resolve("out").toString();
        System.arraycopy(options, 0, arguments, 4, options.length);
        return Ran.otus(arguments);
    }

    private JsonNode summary() throws IOException {
        return JSON.readTree(directory.resolve("out").resolve("summary.json").toFile());
    }

    private static List<JsonNode> messages(Ran dissected) throws IOException {
        assertThat(dissected.code()).as(dissected.talk()).isZero();
        return JSON.readerFor(JsonNode.class)
                .<JsonNode>readValues(dissected.data())
                .readAll();
    }

    private static List<String> modbus(List<JsonNode> messages) {
        return messages.stream()
                .filter(each -> each.path("protocol").asText().equals("modbus"))
                .map(each -> each.path("frame").asText()
                        + ' '
                        + each.path("time").asText()
                        + ' '
                        + each.path("message").asText())
                .toList();
    }

    @Test
    void everyFrameIsCountedOnceAndTheFilterIsNamed() throws IOException {
        Ran ran = replay("-f", MODBUS);
        assertThat(ran.code()).as(ran.talk()).isZero();
        JsonNode summary = summary();
        long packets = summary.path("packets").asLong();
        long filtered = summary.path("frames").path("filtered").asLong();
        assertThat(filtered).isPositive().isLessThan(packets);
        long counted = 0;
        for (JsonNode each : summary.path("frames")) {
            counted += each.asLong();
        }
        assertThat(counted).isEqualTo(packets);
        assertThat(summary.path("filter").asText()).isEqualTo(MODBUS);
        assertThat(ran.talk())
                .contains(String.format(
                        Locale.ROOT, "%,d packets, of which %,d passed the filter,", packets, packets - filtered));
        assertThat(summary.path("protocols").fieldNames()).toIterable().containsExactly("modbus");
    }

    @Test
    void aFilterFromAFileIsTheSame() throws IOException {
        Path file = Files.writeString(directory.resolve("filter"), MODBUS + "\n");
        assertThat(replay("-F", file.toString()).code()).isZero();
        assertThat(summary().path("filter").asText()).isEqualTo(MODBUS);
        Ran missing = Ran.otus(
                "dissect", capture.toString(), "-F", directory.resolve("none").toString());
        assertThat(missing.code()).isEqualTo(1);
        assertThat(missing.talk()).contains("none cannot be read");
        assertThat(Ran.otus("dissect", capture.toString(), "-F", "a", "-f", "b").code())
                .isEqualTo(2);
    }

    @Test
    void framesKeepTheirNumbersAndEvidenceItsCapture() throws IOException {
        List<String> all = modbus(messages(Ran.otus("dissect", capture.toString())));
        Ran filtered = Ran.otus("dissect", capture.toString(), "-f", MODBUS);
        assertThat(modbus(messages(filtered))).isEqualTo(all).hasSameSizeAs(messages(filtered));
        assertThat(filtered.talk()).containsPattern("[\\d,]+ of [\\d,]+ packets passed the filter");
        assertThat(replay("-f", MODBUS).code()).isZero();
        String capture = summary().path("capture").asText();
        // A replay of all takes the place of the filtered one, as it is of the same capture.
        assertThat(replay().code()).isZero();
        assertThat(summary().path("capture").asText()).isEqualTo(capture);
        assertThat(summary().has("filter")).isFalse();
        assertThat(summary().path("frames").path("filtered").asLong()).isZero();
    }

    @Test
    void aFilterThatNothingPassesIsSaid() throws IOException {
        Ran ran = replay("-f", "host 203.0.113.77 and sctp");
        assertThat(ran.code()).as(ran.talk()).isZero();
        assertThat(ran.talk()).contains("No frame passed the filter, so nothing was learned and nothing was judged.");
        assertThat(summary().path("frames").path("filtered").asLong())
                .isEqualTo(summary().path("packets").asLong());
    }

    @Test
    void aWrongFilterIsToldWithItsPlaceAndNothingIsWritten() {
        Ran ran = replay("-f", "tcp prt 502");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.talk()).contains("the filter \"tcp prt 502\" is wrong at 'prt' (character 5): ");
        assertThat(directory.resolve("out")).doesNotExist();
    }

    @Test
    void onlyAFilterNeedsLibpcap() throws IOException, InterruptedException {
        List<String> without = List.of("env", "JDK_JAVA_OPTIONS=-Dorg.pcap4j.core.pcapLibName=no-such-library");
        Path said = directory.resolve("said");
        String out = directory.resolve("out").toString();
        Process filtered = Child.otus(said, without, "replay", capture.toString(), "--out", out, "--filter", MODBUS);
        assertThat(Child.code(filtered)).isEqualTo(3);
        assertThat(said).content().contains("libpcap cannot be loaded, which live capture and filters need: ");
        assertThat(Child.code(Child.otus(said, without, "replay", capture.toString(), "--out", out)))
                .as(Files.readString(said))
                .isZero();
    }
}
