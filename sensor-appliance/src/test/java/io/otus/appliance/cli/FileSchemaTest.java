package io.otus.appliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.otus.appliance.log.OperationLog;
import io.otus.core.event.Action;
import io.otus.core.event.AnomalyCode;
import io.otus.core.event.AnomalySeen;
import io.otus.core.event.CaptureHealth;
import io.otus.core.event.Origin;
import io.otus.core.event.SessionFact;
import io.otus.core.event.SessionSeen;
import io.otus.core.event.TransferSeen;
import io.otus.core.event.UnknownSeen;
import io.otus.core.event.Way;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import io.otus.core.net.Transport;
import io.otus.testkit.TestFlow;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every file that Otus writes keeps to the schema that is shipped and listed for it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FileSchemaTest {
    private static final Path LIST = Path.of("../docs/files.md");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    /** Of a long file, the first lines and then one in so many. */
    private static final int ALL = 2_000;

    private static final int STEP = 23;

    @TempDir
    static Path directory = Path.of("");

    private final Map<String, String> schemas = new TreeMap<>();
    private Path results = Path.of("");

    @BeforeAll
    void runTheDemo() throws IOException {
        // | `events/flows.jsonl` | `io/otus/.../flows.schema.json` |
        for (String line : Files.readAllLines(LIST)) {
            String[] cells = line.split("`", -1);
            if (cells.length == 5 && cells[3].endsWith(".schema.json")) {
                schemas.put(cells[1], cells[3]);
            }
        }
        assertThat(Ran.otus("demo", "--out", directory.toString()).code()).isZero();
        results = directory.resolve("results");
    }

    private Schema schema(String file) throws IOException {
        return REGISTRY.getSchema(text(file), InputFormat.JSON);
    }

    private String text(String file) throws IOException {
        String resource = Objects.requireNonNull(schemas.get(file), () -> file + " has no schema in " + LIST);
        try (InputStream in = FileSchemaTest.class.getResourceAsStream("/" + resource)) {
            assertThat(in).as(resource).isNotNull();
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void keepsTo(Schema schema, String json) {
        assertThat(schema.validate(json, InputFormat.JSON)).as(json).isEmpty();
    }

    private void eachLineKeepsTo(Schema schema, List<String> lines) {
        assertThat(lines).isNotEmpty();
        for (int i = 0; i < lines.size(); i += i < ALL ? 1 : STEP) {
            keepsTo(schema, lines.get(i));
        }
    }

    @Test
    void everyFileOfJsonHasASchemaAndKeepsToIt() throws IOException {
        List<String> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(results)) {
            all.map(path -> results.relativize(path).toString())
                    .filter(name -> name.endsWith(".jsonl"))
                    .forEach(files::add);
        }
        assertThat(files).contains("alerts.jsonl", "assets.jsonl", "events/operations.jsonl", "events/flows.jsonl");
        for (String file : files) {
            eachLineKeepsTo(schema(file), Files.readAllLines(results.resolve(file)));
        }
        keepsTo(schema("summary.json"), Files.readString(results.resolve("summary.json")));
    }

    @Test
    void everyActionIsInTheSchemasThatHaveActions() throws IOException {
        for (String file : List.of("events/operations.jsonl", "events/transfers.jsonl")) {
            List<String> listed = new ArrayList<>();
            for (JsonNode each : JSON.readTree(text(file)).at("/$defs/action/enum")) {
                listed.add(each.asText());
            }
            assertThat(listed)
                    .as(file)
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.of(Action.values()).map(Action::key).toList());
        }
    }

    @Test
    void theSummaryOfDeclaredWorkKeepsToItsSchema() throws IOException {
        Path plan = Files.writeString(
                directory.resolve("plan.json"),
                "[{\"start\": \"2000-01-01T00:00:00Z\", \"end\": \"2100-01-01T00:00:00Z\", \"by\": [\"any\"], \"on\":"
                        + " [\"any\"]}, {\"start\": \"2000-01-01T00:00:00Z\", \"end\": \"2000-01-02T00:00:00Z\","
                        + " \"assets\": [\"10.0.0.1\"], \"actions\": [\"stop\"], \"reason\": \"past\"}]");
        Path out = directory.resolve("work");
        Ran ran = Ran.otus(
                "replay",
                directory.resolve("plant.pcap").toString(),
                "--out",
                out.toString(),
                "--no-events",
                "--maintenance",
                plan.toString());
        assertThat(ran.code()).as(ran.talk()).isZero();
        assertThat(ran.talk()).contains("findings, ", "(past): nothing that would have alerted");
        keepsTo(schema("summary.json"), Files.readString(out.resolve("summary.json")));
        List<String> alerts = Files.readAllLines(out.resolve("alerts.jsonl"));
        eachLineKeepsTo(schema("alerts.jsonl"), alerts);
        assertThat(alerts).anyMatch(line -> line.contains("\"status\":\"closed\""));
    }

    /** What a monitor keeps of a window is what a replay writes of it. */
    @Test
    void aKeptReportIsThatOfASummary() throws IOException {
        String window = JSON.readTree(text("summary.json"))
                .at("/properties/maintenance/items")
                .toString();
        assertThat(JSON.readTree(text("maintenance-reports.jsonl"))
                        .at("/properties/report")
                        .toString())
                .isEqualTo(window);
        JsonNode line = JSON.createObjectNode()
                .put("time", "2026-03-02T00:03:00.000000Z")
                .put("cause", "ended")
                .put("text", "maintenance")
                .set("report", JSON.readTree(results.resolve("summary.json").toFile()));
        assertThat(schema("maintenance-reports.jsonl").validate(line.toString(), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void rowsOfMessagesKeepToTheirSchema() throws IOException {
        Ran rows = Ran.otus("dissect", directory.resolve("plant.pcap").toString());
        eachLineKeepsTo(schema("otus dissect"), rows.data().lines().toList());
    }

    @Test
    void whatTheDemoHasNothingOfKeepsToItsSchemaAsWell() throws IOException {
        Path logs = directory.resolve("rare");
        TestFlow flow = TestFlow.of(Transport.TCP, endpoint(1), endpoint(2));
        Origin origin = new Origin(flow, 0, "s7comm", "cafe00000000", 5, new FrameSpan(7, 5, 54, 10));
        AnomalyCode code = new AnomalyCode() {
            @Override
            public String id() {
                return "s7comm-001";
            }

            @Override
            public String rule() {
                return "a rule";
            }
        };
        try (OperationLog log = OperationLog.whole(logs)) {
            log.transfer(new TransferSeen(
                    origin, flow.endpoint(0), flow.endpoint(1), "", Action.UPLOAD, Way.FROM_DEVICE, "OB1", 12, ""));
            log.transfer(new TransferSeen(
                    origin,
                    flow.endpoint(0),
                    flow.endpoint(1),
                    "2",
                    Action.DOWNLOAD,
                    Way.TO_DEVICE,
                    "OB1",
                    12,
                    "0f".repeat(32)));
            SessionFact login = new SessionFact.Text(SessionSeen.LOGIN, "user x");
            log.session(new SessionSeen(origin, flow.endpoint(0), flow.endpoint(1), "2", login, login.detail()));
            log.anomaly(new AnomalySeen(origin, code, 4));
            log.anomaly(new AnomalySeen(origin, code, 4, "Frame 7 contradicts frame 3."));
            log.unknown(new UnknownSeen(origin, "function", 255));
            for (CaptureHealth.Kind kind : CaptureHealth.Kind.values()) {
                log.health(new CaptureHealth(9, kind, "eth1", "A sentence.", 3));
            }
        }
        for (String file : List.of("transfers", "sessions", "anomalies", "health")) {
            String name = "events/" + file + ".jsonl";
            eachLineKeepsTo(schema(name), Files.readAllLines(logs.resolve(name)));
        }
    }

    private static Endpoint endpoint(int host) {
        return new Endpoint(0, new MacAddress(0x0200_0000_0000L + host), IpAddress.v4(host), 102);
    }
}
