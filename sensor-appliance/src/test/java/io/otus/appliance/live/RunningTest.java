package io.otus.appliance.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.otus.simulator.plant.DemoPlant;
import io.otus.simulator.wire.Frame;
import io.otus.simulator.wire.PcapWriter;
import io.otus.testkit.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How a sensor is run: signals, the service manager, a link that falls silent, a mirror that is none, clocks that jump.
 */
@Tag("suite")
class RunningTest {
    private static final long HOUR = 3_600_000_000_000L;

    /** Prints each datagram that comes to a local socket, one a line. */
    private static final String SERVICE_MANAGER = """
        import socket, sys
        s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        name = sys.argv[1]
        s.bind('\\0' + name[1:] if name[0] == '@' else name)
        print('bound', flush=True)
        while True: print(s.recv(4096).decode(), flush=True)
        """;

    @TempDir
    static Path directory = Path.of("");

    @Test
    void signalsEndItOrReopenItsLogs() throws IOException, InterruptedException {
        Path capture = directory.resolve("routine.pcap");
        Routine.write(capture, Frame.nanos(Instant.now()), 2, 0);
        try (Wire wire = Wire.lay(directory)) {
            for (Map.Entry<String, Integer> signal :
                    Map.of("INT", 130, "TERM", 143).entrySet()) {
                Path state = directory.resolve(signal.getKey());
                try (Otus sensor = monitor(wire, state)) {
                    wire.send(capture);
                    Path log = state.resolve("alerts.jsonl");
                    Waiting.until(
                            "two alerts", 30, () -> Files.readAllLines(log).size() == 2);
                    Path moved = Files.move(log, state.resolve("alerts.jsonl.1"));
                    sensor.signal("HUP");
                    Waiting.until("a new log", 30, () -> Files.exists(log));
                    sensor.signal(signal.getKey());
                    assertThat(sensor.exitCode(30)).as(sensor.talk()).isEqualTo(signal.getValue());
                    assertThat(sensor.talk()).contains("packets, 0 dropped by the kernel");
                    assertThat(Files.readAllLines(moved)).hasSize(2);
                }
                assertThat(Otus.json(Otus.read(directory, "alerts", "--state", state.toString(), "-o", "json")))
                        .hasSize(2);
            }
            assertThat(wire.framesFromSensor()).as("frames sent by the sensor").isZero();
        }
    }

    @Test
    void theServiceManagerIsToldThatItIsReadyLivesAndEnds() throws IOException, InterruptedException {
        Needs.program("python3", "--version");
        try (Wire wire = Wire.lay(directory)) {
            notifies(wire, directory.resolve("notify").toString());
            notifies(wire, "@otus");
        }
    }

    private static void notifies(Wire wire, String name) throws IOException, InterruptedException {
        Path said = Files.createTempFile(directory, "manager", ".txt");
        Process manager = Programs.start(wire.atSensor("python3", "-c", SERVICE_MANAGER, name), said);
        try {
            Waiting.until("the socket", 20, () -> Files.readString(said).contains("bound"));
            Map<String, String> environment = Map.of("NOTIFY_SOCKET", name, "WATCHDOG_USEC", "4000000");
            String state = Files.createTempDirectory(directory, "notified").toString();
            try (Otus sensor = Otus.start(
                            wire.atSensor(), environment, directory, "monitor", "-i", Wire.PORT, "--state", state)
                    .listening()) {
                Waiting.until(
                        "signs of life without any frame",
                        30,
                        () -> Files.readAllLines(said).stream()
                                        .filter("WATCHDOG=1"::equals)
                                        .count()
                                >= 3);
                assertThat(sensor.end()).as(sensor.talk()).isEqualTo(143);
            }
            Waiting.until("the end", 10, () -> Files.readString(said).contains("STOPPING=1"));
            List<String> lines = Files.readAllLines(said);
            assertThat(lines.get(1)).isEqualTo("READY=1");
            assertThat(lines.getLast()).isEqualTo("STOPPING=1");
        } finally {
            Programs.end(manager);
        }
    }

    @Test
    void aLinkThatFallsSilentIsReportedOnce() throws IOException, InterruptedException {
        Path capture = directory.resolve("short.pcap");
        Routine.write(capture, Frame.nanos(Instant.now()), 1, 0);
        Path state = directory.resolve("silent");
        try (Wire wire = Wire.lay(directory);
                Otus sensor = monitor(wire, state)) {
            wire.send(capture);
            Path log = state.resolve("alerts.jsonl");
            Waiting.until("silence is noticed", 60, () -> Files.readString(log).contains("SENSOR_HEALTH"));
            Thread.sleep(12_000);
            assertThat(sensor.end()).as(sensor.talk()).isEqualTo(143);
            List<JsonNode> silences = Otus.json(Files.readString(log)).stream()
                    .filter(alert -> "SENSOR_HEALTH".equals(alert.path("kind").asText()))
                    .toList();
            assertThat(silences).hasSize(1);
            assertThat(silences.getFirst().path("explanation").asText()).contains("has carried no frame for 30 s");
            assertThat(wire.framesFromSensor()).as("frames sent by the sensor").isZero();
        }
    }

    /** An hour without frames, a frame from 2106: the same alerts as without. */
    @Test
    void jumpsOfTheClockMakeNoAlerts() throws IOException, InterruptedException {
        DemoPlant plant = DemoPlant.simulate(1);
        Path whole = directory.resolve("plant.pcap");
        plant.writeTo(whole);
        Path plain = directory.resolve("plain");
        String until = plant.learnUntil().toString();
        Otus.read(directory, "replay", whole.toString(), "--out", plain.toString(), "--learn-until", until);
        long end = Frame.nanos(plant.learnUntil()) + HOUR / 30;
        long from2106 = Frame.nanos(Instant.parse("2106-02-07T06:28:15Z"));
        List<Frame> gap = new ArrayList<>();
        List<Frame> outlier = new ArrayList<>();
        for (Frame frame : plant.frames()) {
            if (frame.nanos() > end && outlier.size() == gap.size()) {
                outlier.add(frame.at(from2106));
            }
            outlier.add(frame);
            gap.add(frame.nanos() > end ? frame.at(frame.nanos() + HOUR) : frame);
        }
        assertThat(titles(replay("gap", gap, until))).isEqualTo(titles(plain));
        assertThat(titles(replay("outlier", outlier, until))).isEqualTo(titles(plain));
    }

    private static Path replay(String name, List<Frame> frames, String until) throws IOException, InterruptedException {
        Path file = directory.resolve(name + ".pcap");
        try (PcapWriter writer = new PcapWriter(Files.newOutputStream(file))) {
            for (Frame frame : frames) {
                writer.write(frame);
            }
        }
        Path out = directory.resolve(name);
        Otus.read(directory, "replay", file.toString(), "--out", out.toString(), "--learn-until", until);
        return out;
    }

    private static List<String> titles(Path state) throws IOException, InterruptedException {
        return Otus.json(Otus.read(directory, "alerts", "--state", state.toString(), "-o", "json")).stream()
                .map(alert ->
                        alert.path("kind").asText() + " " + alert.path("title").asText())
                .sorted()
                .toList();
    }

    /**
     * A rule that is written while the sensor runs holds soon, one that is wrong does not take it away, and SIGHUP asks
     * at once.
     */
    @Test
    void rulesOfTheSiteAreTakenUpWhileItRuns() throws IOException, InterruptedException {
        Path capture = directory.resolve("ruled.pcap");
        Routine.write(capture, Frame.nanos(Instant.now()), 60, 0);
        Path rules = Files.writeString(directory.resolve("own.yaml"), "rules: []\n");
        Path config = Files.writeString(directory.resolve("ruled.yaml"), "custom_rules: [" + rules + "]\n");
        Path state = directory.resolve("ruled");
        String rule = """
            rules:
              - id: read-by-anybody
                title: somebody reads
                when: action == "read"
            """;
        try (Wire wire = Wire.lay(directory);
                Otus sensor = Otus.start(
                                wire,
                                directory,
                                "--config",
                                config.toString(),
                                "monitor",
                                "-i",
                                Wire.PORT,
                                "--state",
                                state.toString())
                        .listening()) {
            Path log = state.resolve("alerts.jsonl");
            Process plant = wire.beginSending(capture, directory.resolve("ruled.txt"));
            Waiting.until(
                    "an alert",
                    30,
                    () -> Files.exists(log) && !Files.readAllLines(log).isEmpty());
            assertThat(Files.readString(log)).doesNotContain("RULE_MATCH");
            Files.writeString(rules, rule);
            Waiting.until(
                    "the change is noticed", 30, () -> Files.readString(log).contains("rule read-by-anybody"));
            Files.writeString(rules, rule.replace("==", "="));
            sensor.signal("HUP");
            Waiting.until("the mistake is told", 30, () -> sensor.talk().contains("own.yaml:4:18: when: '='"));
            Programs.end(plant);
            assertThat(sensor.end()).as(sensor.talk()).isEqualTo(143);
        }
    }

    @Test
    void whatUdpCouldNotSendIsToldAtTheEndAndMeanwhile() throws IOException, InterruptedException {
        Path capture = directory.resolve("lost.pcap");
        Routine.write(capture, Frame.nanos(Instant.now()), 12, 2);
        Path state = directory.resolve("lost");
        // No route leads there.
        String uri = "syslog+udp://192.0.2.1:514";
        try (Wire wire = Wire.lay(directory);
                Otus sensor = Otus.start(
                                wire, directory, "monitor", "-i", Wire.PORT, "--state", state.toString(), "--to", uri)
                        .listening()) {
            wire.send(capture);
            Path health = state.resolve("events").resolve("health.jsonl");
            Waiting.until(
                    "the loss is noticed",
                    30,
                    () -> Files.exists(health) && Files.readString(health).contains("export_lost"));
            assertThat(sensor.end()).as(sensor.talk()).isEqualTo(143);
            assertThat(sensor.talk()).containsPattern("192\\.0\\.2\\.1:514 did not get \\d+ alert lines");
            assertThat(wire.framesFromSensor()).as("frames sent by the sensor").isZero();
        }
    }

    @Test
    void theDoctorKnowsAMirrorFromAPortThatIsNone() throws IOException, InterruptedException {
        Path capture = directory.resolve("mirrored.pcap");
        Routine.write(capture, Frame.nanos(Instant.now()), 20, 0);
        try (Wire wire = Wire.lay(directory)) {
            assertThat(doctor(wire)).contains("PROBLEM  " + Wire.PORT + ": nothing is heard");
            Process plant = wire.beginSending(capture, directory.resolve("mirrored.txt"));
            String heard = doctor(wire);
            assertThat(heard).contains("untagged frames, protocols [modbus");
            assertThat(heard)
                    .containsPattern("ok +" + Wire.PORT + ": \\d+ conversations of others, 100 % of all frames");
            assertThat(heard).contains("industrial protocols [modbus]");
            Programs.end(plant);
            assertThat(wire.framesFromSensor()).as("frames sent by the doctor").isZero();
        }
    }

    private static String doctor(Wire wire) throws IOException, InterruptedException {
        try (Otus doctor = Otus.start(
                wire, directory, "doctor", "-i", Wire.PORT, "--seconds", "4", "--state", directory.toString())) {
            doctor.exitCode(60);
            return doctor.data();
        }
    }

    private static Otus monitor(Wire wire, Path state) throws IOException {
        return Otus.start(wire, directory, "monitor", "-i", Wire.PORT, "--state", state.toString())
                .listening();
    }
}
