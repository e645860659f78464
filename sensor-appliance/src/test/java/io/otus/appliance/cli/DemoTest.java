package io.otus.appliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Sha256;
import io.otus.simulator.plant.DemoPlant;
import io.otus.simulator.plant.Scene;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The demo plant through the whole sensor: what is found, shown, repeated, reviewed and sent. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path DIGESTS =
            Path.of("src", "test", "resources", "io", "otus", "appliance", "golden", "demo.sha256");

    @TempDir
    static Path directory = Path.of("");

    private Ran demo = new Ran(-1, "", "");
    private Path results = Path.of("");
    private String capture = "";

    @BeforeAll
    void runTheDemo() {
        demo = Ran.otus("demo", "--out", directory.toString());
        results = directory.resolve("results");
        capture = directory.resolve("plant.pcap").toString();
    }

    private List<JsonNode> alerts(Path from) throws IOException {
        List<JsonNode> alerts = new ArrayList<>();
        for (String line : Files.readAllLines(from.resolve("alerts.jsonl"))) {
            alerts.add(JSON.readTree(line));
        }
        return alerts;
    }

    @Test
    void theDemoShowsInventoryBaselineAndAlerts() {
        assertThat(demo.code()).as(demo.talk()).isZero();
        assertThat(demo.data()).contains("INVENTORY", "BASELINE", "ALERTS", "The frames that show it", "CMD_DANGEROUS");
    }

    @Test
    void everySceneOfTheIntruderIsReportedWithAFrameOfIt() throws IOException {
        List<JsonNode> alerts = alerts(results);
        for (Scene scene : DemoPlant.simulate(1).scenes()) {
            boolean seen = alerts.stream()
                    .anyMatch(alert -> scene.accepts(alert.path("kind").asText())
                            && !alert.path("first_seen").asText().isEmpty());
            assertThat(seen).as(scene.name()).isTrue();
        }
        assertThat(alerts.size()).as("lines of alerts").isLessThan(30);
    }

    @Test
    void oneIntruderIsOneIncidentInFiveLines() {
        String incidents = demo.data().split("\nINCIDENTS\n", -1)[1].split("\n----", -1)[0];
        List<String> lines = incidents.lines().toList();
        assertThat(lines.stream().filter(line -> line.startsWith("2026-")))
                .as(incidents)
                .hasSize(1);
        assertThat(lines.stream().filter(line -> line.startsWith("  2026-")).map(line -> line.substring(24)))
                .as(incidents)
                .extracting(line -> line.substring(0, line.indexOf(':')))
                .containsExactly(
                        "appeared",
                        "did what it never did",
                        "changed the process",
                        "gave dangerous orders",
                        "reached into other devices");
    }

    @Test
    void theSameCaptureGivesTheSameBytesAlsoWhenItIsCutInTwo() throws IOException {
        Path again = directory.resolve("again");
        Path halves = directory.resolve("halves");
        String until = DemoPlant.simulate(1).learnUntil().toString();
        Path first = directory.resolve("first.pcap");
        Path second = directory.resolve("second.pcap");
        cut(Path.of(capture), first, second);
        assertThat(Ran.otus("replay", capture, "--out", again.toString(), "--learn-until", until)
                        .code())
                .isZero();
        assertThat(Ran.otus(
                                "replay",
                                first.toString(),
                                second.toString(),
                                "--out",
                                halves.toString(),
                                "--learn-until",
                                until)
                        .code())
                .isZero();
        List<String> digests = new ArrayList<>();
        for (String file : List.of("alerts.jsonl", "assets.jsonl", "baseline.txt")) {
            assertThat(halves.resolve(file)).as(file).hasSameBinaryContentAs(again.resolve(file));
            byte[] bytes = Files.readAllBytes(again.resolve(file));
            digests.add(Sha256.hex(ByteView.of(bytes)) + "  " + file);
        }
        assertThat(again.resolve("baseline.txt")).hasSameBinaryContentAs(results.resolve("baseline.txt"));
        assertThatTheyAreTheExpected(digests);
    }

    /** Other machines, days and builds give these bytes too; the file is as {@code sha256sum} writes it. */
    private static void assertThatTheyAreTheExpected(List<String> digests) throws IOException {
        if ("accept".equals(System.getenv("OTUS_GOLDEN"))) {
            Files.write(DIGESTS, digests);
        }
        assertThat(digests)
                .as(
                        "what the demo's capture gives is no longer what it gave, byte for byte. Where a change of"
                                + " this commit means to do that, look at the difference of what 'otus demo --out DIR'"
                                + " leaves before and after it, then run this test with OTUS_GOLDEN=accept and commit %s",
                        DIGESTS)
                .isEqualTo(Files.readAllLines(DIGESTS));
    }

    /** Cuts a classic little-endian capture after half of its records. */
    private static void cut(Path whole, Path first, Path second) throws IOException {
        byte[] bytes = Files.readAllBytes(whole);
        int header = 24;
        int at = header;
        while (at < bytes.length / 2) {
            int length = (bytes[at + 8] & 0xFF) | (bytes[at + 9] & 0xFF) << 8 | (bytes[at + 10] & 0xFF) << 16;
            at += 16 + length;
        }
        Files.write(first, Arrays.copyOf(bytes, at));
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        rest.write(bytes, 0, header);
        rest.write(bytes, at, bytes.length - at);
        Files.write(second, rest.toByteArray());
    }

    @Test
    void alertsFactsAndAttributesAreExplainedByFrames() throws IOException {
        String id = alerts(results).getFirst().path("id").asText();
        String fact = Files.readAllLines(results.resolve("baseline.txt")).stream()
                .filter(line -> line.contains(" write "))
                .findFirst()
                .orElseThrow();
        for (String subject : List.of(id, fact, "10.20.0.21.vendor", "10.20.0.21")) {
            Ran explained = Ran.otus("explain", "--state", results.toString(), subject);
            assertThat(explained.code()).as(explained.talk()).isZero();
            assertThat(explained.data()).as(subject).contains("frame ");
        }
        assertThat(Ran.otus("explain", "--state", results.toString(), "nothing-like-this")
                        .code())
                .isEqualTo(1);
    }

    @Test
    void theReadingCommandsPrintTextAndJson() throws IOException {
        String state = results.toString();
        assertThat(Ran.otus("alerts", "--state", state).data()).contains("CMD_DANGEROUS");
        assertThat(Ran.otus("assets", "--state", state).data()).contains("Schneider Electric");
        assertThat(Ran.otus("assets", "--state", state, "-o", "json").data())
                .isEqualTo(Files.readString(results.resolve("assets.jsonl")));
        assertThat(Ran.otus("baseline", "export", "--state", state).data())
                .isEqualTo(Files.readString(results.resolve("baseline.txt")));
        assertThat(Ran.otus("baseline", "show", "--state", state).data()).contains("seen=");
    }

    @Test
    void dissectPrintsOneJsonLineAMessage() throws IOException {
        Ran rows = Ran.otus("dissect", capture, "--protocol", "modbus");
        assertThat(rows.code()).isZero();
        List<String> lines = rows.data().lines().toList();
        assertThat(lines).hasSizeGreaterThan(20_000);
        JsonNode first = JSON.readTree(lines.getFirst());
        assertThat(first.path("protocol").asText()).isEqualTo("modbus");
        assertThat(first.path("frame").asLong()).isPositive();
    }

    @Test
    void aBaselineEnforcesFromTheFirstPacketAndALineLessAlerts() throws IOException {
        Path all = Files.copy(results.resolve("baseline.txt"), directory.resolve("signed.txt"));
        List<String> lines = Files.readAllLines(all);
        String removed = lines.stream()
                .filter(line -> line.contains("modbus") && line.contains(" function "))
                .findFirst()
                .orElseThrow();
        Path fewer = directory.resolve("fewer.txt");
        Files.write(fewer, lines.stream().filter(line -> !line.equals(removed)).toList());
        Path full = directory.resolve("enforced");
        Path less = directory.resolve("enforced-less");
        assertThat(Ran.otus("replay", capture, "--out", full.toString(), "--baseline", all.toString())
                        .code())
                .isZero();
        assertThat(Ran.otus("replay", capture, "--out", less.toString(), "--baseline", fewer.toString())
                        .code())
                .isZero();
        assertThat(alerts(less).size())
                .as("without: %s", removed)
                .isGreaterThan(alerts(full).size());
    }

    @Test
    void aFileGetsEveryLineOnce() throws IOException {
        Path file = directory.resolve("siem.jsonl");
        for (int i = 0; i < 2; i++) {
            assertThat(Ran.otus("export", "--state", results.toString(), "--to", "file:" + file)
                            .code())
                    .isZero();
        }
        assertThat(Files.readString(file)).isEqualTo(Files.readString(results.resolve("alerts.jsonl")));
    }

    @Test
    void anHttpReceiverGetsEveryLineInOrder() throws IOException {
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            received.writeBytes(exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        try {
            String uri = "http://127.0.0.1:" + server.getAddress().getPort() + "/otus";
            assertThat(Ran.otus("export", "--state", results.toString(), "--to", uri)
                            .code())
                    .isZero();
        } finally {
            server.stop(0);
        }
        assertThat(received.toString(StandardCharsets.UTF_8))
                .isEqualTo(Files.readString(results.resolve("alerts.jsonl")));
    }

    @Test
    void aSyslogReceiverGetsEveryLineAsEcs() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> received = CompletableFuture.supplyAsync(() -> {
                try (Socket connection = server.accept()) {
                    return new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            String uri = "syslog+tcp://127.0.0.1:" + server.getLocalPort() + "?format=ecs";
            assertThat(Ran.otus("export", "--state", results.toString(), "--to", uri)
                            .code())
                    .isZero();
            String text = received.join();
            int lines = alerts(results).size();
            assertThat(text.split(" otus - ", -1)).hasSize(lines + 1);
            assertThat(text).contains("<106>1 ", "\"dataset\":\"otus.alert\"", "CMD_DANGEROUS");
        }
    }
}
