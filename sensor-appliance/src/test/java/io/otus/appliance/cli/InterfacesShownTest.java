package io.otus.appliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.otus.appliance.text.AlertText;
import io.otus.simulator.plant.DemoPlant;
import io.otus.simulator.wire.Frame;
import io.otus.simulator.wire.PcapngWriter;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each interface of a capture shows, from a file to the list of what is not known. */
class InterfacesShownTest {
    private static final int MAC = 6;

    @TempDir
    Path directory = Path.of("");

    /**
     * A tap: what goes to the lower of two MAC addresses is heard by one interface, what comes back by the other; a
     * third one hears broadcasts.
     */
    private Path capture(List<Frame> frames) throws IOException {
        Path file = directory.resolve("tapped.pcapng");
        try (PcapngWriter writer = new PcapngWriter(Files.newOutputStream(file), ByteOrder.BIG_ENDIAN)) {
            writer.addInterface("tap-in", 9);
            writer.addInterface("tap-out", 6);
            writer.addInterface("", 9);
            for (Frame frame : frames) {
                byte[] bytes = frame.bytes();
                boolean toGroup = (bytes[0] & 1) != 0;
                boolean up = Arrays.compareUnsigned(bytes, 0, MAC, bytes, MAC, 2 * MAC) < 0;
                writer.write(toGroup ? 2 : up ? 0 : 1, frame);
            }
        }
        return file;
    }

    @Test
    void aTapShowsBothDirectionsAndAPortThatMirrorsNothingIsNamed() throws IOException {
        Path out = directory.resolve("results");
        List<Frame> frames = DemoPlant.simulate(1).frames();
        Path capture = capture(frames.subList(0, Math.min(20_000, frames.size())));
        Ran replayed = Ran.otus("replay", capture.toString(), "--out", out.toString(), "--no-events");
        assertThat(replayed.code()).as(replayed.talk()).isZero();

        JsonNode unknown = AlertText.parse(Ran.otus("assets", "unknown", "-o", "json", "--state", out.toString())
                .data());
        JsonNode interfaces = unknown.path("interfaces");
        assertThat(interfaces.findValuesAsText("name")).containsExactly("interface 2", "tap-in", "tap-out");
        JsonNode broadcasts = interfaces.get(0);
        assertThat(broadcasts.path("bytes").asLong())
                .isPositive()
                .isEqualTo(broadcasts.path("bytes_to_groups").asLong());
        for (int tap = 1; tap <= 2; tap++) {
            JsonNode each = interfaces.get(tap);
            assertThat(each.path("connections").asLong()).isPositive();
            assertThat(each.path("elsewhere").asLong())
                    .isEqualTo(each.path("connections").asLong()
                            - each.path("one_sided").asLong());
            assertThat(each.path("understood_bytes").asLong()).isPositive();
        }
        assertThat(unknown.path("blind_spots").toString()).contains("\"interface 2: broadcast and multicast only");
        assertThat(Ran.otus("assets", "unknown", "--state", out.toString()).data())
                .contains("INTERFACE", "ELSEWHERE", "tap-in");
    }
}
