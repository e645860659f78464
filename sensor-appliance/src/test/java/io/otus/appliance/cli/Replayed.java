package io.otus.appliance.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.otus.appliance.text.AlertText;
import io.otus.simulator.plant.DemoPlant;
import io.otus.simulator.wire.Frame;
import io.otus.simulator.wire.PcapWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Runs {@code otus replay} on one capture. */
public final class Replayed {
    private Replayed() {}

    /** The file with the assets of a capture; {@code directory} must not hold the results of another replay. */
    public static Path assets(Path capture, Path directory) {
        Ran ran = Ran.otus("replay", capture.toString(), "--no-events", "--out", directory.toString());
        // A capture that is damaged was read up to there.
        if (ran.code() != 0 && ran.code() != 5) {
            throw new AssertionError(capture + ": code " + ran.code() + ", " + ran.talk());
        }
        return directory.resolve("assets.jsonl");
    }

    /** A capture that is made up frame by frame, written in the order of their times. */
    static Path capture(List<Frame> frames, Path directory) throws IOException {
        List<Frame> ordered = new ArrayList<>(frames);
        ordered.sort(Comparator.comparingLong(Frame::nanos));
        Path capture = directory.resolve("capture.pcap");
        try (PcapWriter out = new PcapWriter(Files.newOutputStream(capture))) {
            for (Frame frame : ordered) {
                out.write(frame);
            }
        }
        return capture;
    }

    /** The lines of alerts on such a capture, of which nobody says what is normal. */
    static List<JsonNode> alerts(List<Frame> frames, Path directory) throws IOException {
        return alerts(capture(frames, directory), directory, List.of());
    }

    /**
     * The lines of alerts on such a capture.
     *
     * @param learned up to when all is normal, nanoseconds since 1970
     */
    static List<JsonNode> alerts(List<Frame> frames, Path directory, long learned) throws IOException {
        String end = Instant.ofEpochSecond(0, learned).toString();
        return alerts(capture(frames, directory), directory, List.of("--learn-until", end));
    }

    private static List<JsonNode> alerts(Path capture, Path directory, List<String> more) throws IOException {
        List<JsonNode> alerts = new ArrayList<>();
        for (String line : Files.readAllLines(results(capture, directory, more).resolve("alerts.jsonl"))) {
            alerts.add(AlertText.parse(line));
        }
        return alerts;
    }

    /** The results of the demo plant, learned as its tour says. */
    static Path demo(Path directory) throws IOException {
        Path capture = directory.resolve("plant.pcap");
        DemoPlant plant = DemoPlant.simulate(1);
        plant.writeTo(capture);
        return results(
                capture, directory, List.of("--learn-until", plant.learnUntil().toString()));
    }

    private static Path results(Path capture, Path directory, List<String> more) {
        Path results = directory.resolve("results");
        List<String> command = new ArrayList<>(
                List.of("replay", capture.toString(), "--out", results.toString(), "--no-events", "--force"));
        command.addAll(more);
        Ran ran = Ran.otus(command.toArray(String[]::new));
        if (ran.code() != 0) {
            throw new AssertionError(capture + ": code " + ran.code() + ", " + ran.talk());
        }
        return results;
    }
}
