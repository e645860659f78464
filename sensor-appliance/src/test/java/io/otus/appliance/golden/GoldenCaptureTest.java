package io.otus.appliance.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.otus.appliance.cli.DissectedLines;
import io.otus.simulator.traffic.ModbusTour;
import io.otus.simulator.wire.Frame;
import io.otus.simulator.wire.PcapWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the lines of {@code otus dissect} against {@code NAME.expected.jsonl}, whose last line counts the kinds of messages in {@code NAME.kinds} that
 * the capture shows. With {@code OTUS_GOLDEN=accept} what is printed becomes what is expected; read the difference before it is committed.
 */
class GoldenCaptureTest {
    private static final Path EXPECTED = Path.of("src", "test", "resources", "io", "otus", "appliance", "golden");
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<Arguments> captures() {
        return List.of(Arguments.of("modbus", "modbus,umas", ModbusTour.frames()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("captures")
    void everyLineIsAsExpected(String name, String protocols, List<Frame> frames, @TempDir Path directory)
            throws IOException {
        Path capture = directory.resolve(name + ".pcap");
        try (PcapWriter out = new PcapWriter(Files.newOutputStream(capture))) {
            for (Frame frame : frames) {
                out.write(frame);
            }
        }
        List<String> lines = new ArrayList<>();
        assertThat(DissectedLines.of(lines::add, capture.toString(), "--protocol", protocols))
                .isZero();
        lines.add(coverage(name, lines));
        Path expected = EXPECTED.resolve(name + ".expected.jsonl");
        if ("accept".equals(System.getenv("OTUS_GOLDEN"))) {
            Files.write(expected, lines);
        }
        assertThat(lines).isEqualTo(Files.readAllLines(expected, StandardCharsets.UTF_8));
    }

    /** A kind is the protocol, the function or framing, and the message. */
    private static String coverage(String name, List<String> lines) throws IOException {
        Set<String> kinds =
                new TreeSet<>(Files.readAllLines(EXPECTED.resolve(name + ".kinds"), StandardCharsets.UTF_8));
        Set<String> seen = new TreeSet<>();
        for (String line : lines) {
            JsonNode message = parsed(line);
            String protocol = message.path("protocol").asText();
            seen.add(protocol + " " + message.path("function").asText() + " "
                    + message.path("message").asText());
            seen.add(protocol + " framing " + message.path("framing").asText("mbap"));
        }
        int all = kinds.size();
        kinds.retainAll(seen);
        return "# " + kinds.size() + " of " + all + " message kinds seen";
    }

    private static JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(line, e);
        }
    }
}
