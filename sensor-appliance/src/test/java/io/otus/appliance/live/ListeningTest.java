package io.otus.appliance.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.otus.simulator.plant.DemoPlant;
import io.otus.simulator.traffic.ModbusPolling;
import io.otus.simulator.wire.Frame;
import io.otus.simulator.wire.PcapWriter;
import io.otus.testkit.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sensor on a cable hears what a replay reads, loses nothing, and sends nothing. */
@Tag("suite")
class ListeningTest {
    /**
     * How much faster the plant runs here than it says. With a whole number, polls once a second would come again just
     * when ten seconds are over, at which all readings are looked at again: a matter of microseconds would decide at
     * which poll that is.
     */
    private static final double FASTER = 12.34;

    private static final int PACKETS = 600_000;
    private static final int PACKETS_PER_SECOND = 50_000;
    private static final Pattern HEARD =
            Pattern.compile("([\\d,]+) packets, ([\\d,]+) dropped by the kernel, ([\\d,]+) by the interface");

    private static final Pattern RATED = Pattern.compile("([\\d.]+) pps");

    @TempDir
    static Path directory = Path.of("");

    /**
     * The same baseline and the same frames: the same alerts as from what another program recorded beside it, and as
     * from what was sent.
     */
    @Test
    void whatIsHeardAlertsAsWhatIsRead() throws IOException, InterruptedException {
        Path learned = directory.resolve("learned");
        Path attack = directory.resolve("attack.pcap");
        String baseline = learned.resolve("baseline.txt").toString();
        DemoPlant plant = DemoPlant.simulate(1);
        Path whole = directory.resolve("plant.pcap");
        plant.writeTo(whole);
        Otus.read(
                directory,
                "replay",
                whole.toString(),
                "--out",
                learned.toString(),
                "--learn-until",
                plant.learnUntil().toString());
        hasten(plant, attack);
        Path recorded = directory.resolve("recorded.pcap");
        Path heard = directory.resolve("heard");
        try (Wire wire = Wire.lay(directory);
                Otus sensor = Otus.start(
                                wire,
                                directory,
                                "monitor",
                                "-i",
                                Wire.PORT,
                                "--state",
                                heard.toString(),
                                "--baseline",
                                baseline)
                        .listening()) {
            Process recorder = wire.record(recorded);
            wire.send(attack);
            assertThat(sensor.end()).as(sensor.talk()).isEqualTo(143);
            Programs.end(recorder);
            assertThat(sensor.talk()).contains(" 0 dropped by the kernel, 0 by the interface");
            assertThat(wire.framesFromSensor()).as("frames sent by the sensor").isZero();
        }
        List<String> told = alerts(heard);
        assertThat(told)
                .hasSizeGreaterThan(10)
                .containsExactlyInAnyOrderElementsOf(alerts(replay(recorded, "again", baseline)));
        assertThat(withoutTimes(told))
                .containsExactlyElementsOf(withoutTimes(alerts(replay(attack, "read", baseline))));
    }

    private static Path replay(Path capture, String name, String baseline) throws IOException, InterruptedException {
        Path out = directory.resolve(name);
        Otus.read(directory, "replay", capture.toString(), "--out", out.toString(), "--baseline", baseline);
        return out;
    }

    /** What is told of the times between frames, which on a cable are never those of the file, left out. */
    private static List<String> withoutTimes(List<String> alerts) {
        return alerts.stream()
                .filter(alert -> !alert.startsWith("kind=\"POLL_CHANGE\"") && !alert.startsWith("kind=\"FLOOD\""))
                .toList();
    }

    /** What comes after the learning time, sped up, from now on. */
    private static void hasten(DemoPlant plant, Path file) throws IOException {
        long end = Frame.nanos(plant.learnUntil());
        long now = Frame.nanos(Instant.now());
        try (PcapWriter writer = new PcapWriter(Files.newOutputStream(file))) {
            for (Frame frame : plant.frames()) {
                if (frame.nanos() >= end) {
                    writer.write(frame.at(now + Math.round((frame.nanos() - end) / FASTER)));
                }
            }
        }
    }

    /** All that an alert says but when, in which order, and by which frames. */
    private static List<String> alerts(Path state) throws IOException, InterruptedException {
        List<String> alerts = new ArrayList<>();
        for (JsonNode alert : Otus.json(Otus.read(directory, "alerts", "--state", state.toString(), "-o", "json"))) {
            List<String> words = new ArrayList<>();
            for (String field : List.of(
                    "kind",
                    "also",
                    "engine",
                    "severity",
                    "status",
                    "title",
                    "count",
                    "protocol",
                    "service",
                    "unit",
                    "points",
                    "attack")) {
                words.add(field + "=" + alert.path(field));
            }
            for (JsonNode asset : alert.path("assets")) {
                words.add(asset.path("role") + " " + asset.path("name") + " " + asset.path("ip") + " "
                        + asset.path("mac") + " " + asset.path("type"));
            }
            alerts.add(String.join(" ", words));
        }
        Collections.sort(alerts);
        return alerts;
    }

    @Test
    void nothingIsLostAtFiftyThousandPacketsASecond() throws IOException, InterruptedException {
        Path polling = directory.resolve("polling.pcap");
        try (PcapWriter writer = new PcapWriter(Files.newOutputStream(polling))) {
            ModbusPolling frames = new ModbusPolling(200, PACKETS, 1);
            while (frames.hasNext()) {
                writer.write(frames.next());
            }
        }
        try (Wire wire = Wire.lay(directory);
                Otus sensor = Otus.start(
                                wire.atSensorFirst(),
                                Map.of(),
                                directory,
                                "monitor",
                                "-i",
                                Wire.PORT,
                                "--state",
                                directory.resolve("fast").toString())
                        .listening()) {
            String sent = wire.send(polling, "-K", "--pps=" + PACKETS_PER_SECOND);
            Matcher rate = RATED.matcher(sent);
            assertThat(rate.find()).as(sent).isTrue();
            assertThat(sensor.end()).as(sensor.talk()).isEqualTo(143);
            Matcher heard = HEARD.matcher(sensor.talk());
            assertThat(heard.find()).as(sensor.talk()).isTrue();
            System.err.printf("sent %,d at %s a second; heard: %s%n", PACKETS, rate.group(1), sensor.talk());
            Needs.that(
                    Double.parseDouble(rate.group(1)) > 0.95 * PACKETS_PER_SECOND,
                    "a host that can send " + PACKETS_PER_SECOND + " packets a second, not " + rate.group(1));
            assertThat(number(heard.group(1))).as(heard.group()).isEqualTo(PACKETS);
            assertThat(number(heard.group(2))).as(heard.group()).isZero();
            assertThat(number(heard.group(3))).as(heard.group()).isZero();
            assertThat(wire.framesFromSensor()).as("frames sent by the sensor").isZero();
        }
    }

    /**
     * The count means something: a frame that leaves the sensor's end is counted, among many that come the other way.
     */
    @Test
    void aFrameFromTheSensorsEndIsCounted() throws IOException, InterruptedException {
        Path one = directory.resolve("one.pcap");
        try (PcapWriter writer = new PcapWriter(Files.newOutputStream(one))) {
            writer.write(new ModbusPolling(1, 1, 1).next());
        }
        try (Wire wire = Wire.lay(directory)) {
            wire.send(one, "--loop=1000", "--topspeed");
            wire.betray(one);
            assertThat(wire.framesFromSensor()).as("frames sent by tcpreplay").isEqualTo(1);
        }
    }

    private static long number(String text) {
        return Long.parseLong(text.replace(",", ""));
    }
}
