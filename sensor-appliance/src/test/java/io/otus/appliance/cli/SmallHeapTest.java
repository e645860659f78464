package io.otus.appliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.simulator.traffic.ModbusPolling;
import io.otus.simulator.wire.PcapWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A site that is larger than the heap is watched as far as there is room, and the sensor says so and goes on. */
@Tag("suite")
class SmallHeapTest {
    private static final int CONTROLLERS = 16_000;
    private static final int FRAMES = 40 * CONTROLLERS;
    private static final List<String> HEAP = List.of(
            "env", "JAVA_TOOL_OPTIONS=-Xmx224m -XX:MaxNewSize=48m -XX:+UseParallelGC -XX:+UseCompactObjectHeaders");

    @TempDir
    Path directory;

    @Test
    void moreControllersThanTheHeapHoldsEndNothing() throws IOException, InterruptedException {
        Path capture = directory.resolve("many.pcap");
        ModbusPolling polling = new ModbusPolling(CONTROLLERS, FRAMES, 7);
        try (PcapWriter out = new PcapWriter(Files.newOutputStream(capture))) {
            while (polling.hasNext()) {
                out.write(polling.next());
            }
        }
        Path results = replayed(capture, "results");

        assertThat(Files.readAllLines(results.resolve("assets.jsonl"))).hasSizeGreaterThan(CONTROLLERS / 2);
        assertThat(Files.readString(results.resolve("alerts.jsonl"))).contains("there is no room for those of others");
        Path again = replayed(capture, "again");
        for (String file : List.of("assets.jsonl", "alerts.jsonl", "baseline.txt")) {
            assertThat(Files.mismatch(results.resolve(file), again.resolve(file)))
                    .as(file)
                    .isEqualTo(-1);
        }
        for (List<String> view :
                List.of(List.of("assets"), List.of("assets", "unknown"), List.of("baseline", "status"))) {
            assertThat(said(view, results)).as(view.toString()).hasSizeGreaterThan(100);
        }
    }

    /** What a command prints of results, in the heap in which they were made. */
    private String said(List<String> command, Path results) throws IOException, InterruptedException {
        Path said = directory.resolve("said");
        List<String> arguments = new ArrayList<>(command);
        arguments.addAll(List.of("--state", results.toString()));
        Process otus = Child.otus(said, HEAP, arguments.toArray(new String[0]));
        assertThat(Child.code(otus)).as(Files.readString(said)).isZero();
        return Files.readString(said);
    }

    private Path replayed(Path capture, String name) throws IOException, InterruptedException {
        Path said = directory.resolve("said");
        Path results = directory.resolve(name);
        Process otus = Child.otus(said, HEAP, "replay", capture.toString(), "--no-events", "--out", results.toString());

        assertThat(Child.code(otus)).as(Files.readString(said)).isZero();
        return results;
    }
}
