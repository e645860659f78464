package io.otus.appliance.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.otus.simulator.wire.Frame;
import io.otus.testkit.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** rsyslog and an HTTP receiver get every line of a live sensor, whoever of them is ended or killed meanwhile. */
@Tag("suite")
class ReceiversTest {
    private static final int SYSLOG = 5514;
    private static final int HTTP = 5580;
    private static final int SECONDS = 45;

    @TempDir
    static Path directory = Path.of("");

    private final Path logged = directory.resolve("syslog.jsonl");
    private final Path posted = directory.resolve("http.jsonl");
    private final Path state = directory.resolve("state");

    /** The receivers of one time; both write behind what those before them wrote. */
    private record Receivers(Process rsyslog, Process http) {
        void end() throws InterruptedException {
            Programs.end(rsyslog);
            http.destroyForcibly();
            http.waitFor();
        }
    }

    private Receivers receivers(Wire wire) throws IOException {
        Path configuration = directory.resolve("rsyslog.conf");
        Files.writeString(configuration, """
            global(workDirectory="%1$s" maxMessageSize="256k")
            module(load="imtcp")
            template(name="message" type="string" string="%%msg%%\\n")
            ruleset(name="otus") { action(type="omfile" file="%2$s" template="message") }
            input(type="imtcp" port="%3$d" address="127.0.0.1" supportOctetCountedFraming="on" ruleset="otus")
            """.formatted(directory, logged, SYSLOG));
        Path pid = directory.resolve("rsyslog.pid");
        Process rsyslog = Programs.start(
                wire.atSensor("rsyslogd", "-n", "-f", configuration.toString(), "-i", pid.toString()),
                Files.createTempFile(directory, "rsyslog", ".txt"));
        List<String> java = Otus.java(HttpReceiver.class.getName());
        java.addAll(List.of(Integer.toString(HTTP), posted.toString()));
        Process http = Programs.start(
                wire.atSensor(java.toArray(String[]::new)), Files.createTempFile(directory, "http", ".txt"));
        return new Receivers(rsyslog, http);
    }

    private Otus sensor(Wire wire) throws IOException {
        return Otus.start(
                        wire,
                        directory,
                        "monitor",
                        "-i",
                        Wire.PORT,
                        "--state",
                        state.toString(),
                        "--to",
                        "syslog+tcp://127.0.0.1:" + SYSLOG,
                        "--to",
                        "http://127.0.0.1:" + HTTP + "/otus")
                .listening();
    }

    @Test
    void noLineIsLostWhoeverIsEndedMeanwhile() throws IOException, InterruptedException {
        Needs.program("rsyslogd", "-v");
        Path capture = directory.resolve("routine.pcap");
        Routine.write(capture, Frame.nanos(Instant.now()), SECONDS, 0);
        try (Wire wire = Wire.lay(directory)) {
            Receivers receivers = receivers(wire);
            Process plant;
            try (Otus sensor = sensor(wire)) {
                plant = wire.beginSending(capture, directory.resolve("tcpreplay.txt"));
                Thread.sleep(10_000);
                receivers.end();
                Thread.sleep(8_000);
                receivers = receivers(wire);
                Thread.sleep(8_000);
                sensor.kill();
            }
            try (Otus sensor = sensor(wire)) {
                Thread.sleep(5_000);
                receivers.end();
                receivers = receivers(wire);
                assertThat(plant.waitFor()).isZero();
                Thread.sleep(1_000);
                assertThat(sensor.end()).as(sensor.talk()).isEqualTo(143);
                assertThat(sensor.talk()).doesNotContain("has alert lines up to");
            } finally {
                receivers.end();
            }
            assertThat(wire.framesFromSensor()).as("frames sent to the plant").isZero();
        }
        List<String> written = Files.readAllLines(state.resolve("alerts.jsonl"));
        assertThat(written).hasSizeGreaterThan(SECONDS / 2);
        for (Path received : List.of(logged, posted)) {
            List<String> all =
                    Files.readAllLines(received).stream().map(String::strip).toList();
            System.err.printf(
                    "%s: %d lines, %d of them again%n", received, written.size(), all.size() - written.size());
            assertThat(firsts(all)).as(received.toString()).isEqualTo(written);
        }
    }

    /** Each line once, in the order in which they came first; whatever comes again is the same to the byte. */
    private static List<String> firsts(List<String> received) throws IOException {
        List<String> firsts = new ArrayList<>();
        for (JsonNode line : Otus.json(String.join("\n", received))) {
            String text = line.toString();
            if (!firsts.contains(text)) {
                firsts.add(text);
            }
        }
        return firsts;
    }
}
