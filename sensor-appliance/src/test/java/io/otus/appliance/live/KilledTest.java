package io.otus.appliance.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.otus.alert.baseline.BaselineExport;
import io.otus.alert.baseline.BaselineStore;
import io.otus.alert.store.AlertLines;
import io.otus.appliance.run.Analysis;
import io.otus.core.store.Store;
import io.otus.core.store.StoreReader;
import io.otus.simulator.wire.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sensors that are killed at any moment while they learn, and started again: fifty times in all, several at once on one
 * cable.
 */
@Tag("suite")
class KilledTest {
    private static final int SENSORS = 5;
    private static final int KILLS = 10;
    private static final int SHORTEST_MILLIS = 1_000;
    private static final int LONGEST_MILLIS = 13_000;

    /** What a crash may cost. */
    private static final long LOSS = 10_000_000_000L;

    /** What is on its way from the cable to the analysis. */
    private static final long ON_ITS_WAY = 300_000_000L;

    private static final int SECONDS = 120;
    private static final int PAUSE = 40;
    private static final String SERVER = "10.65.0.10";
    private static final Pattern UNIT =
            Pattern.compile(SERVER + " -> 10.64.0.1 modbus unit=(\\d+) link .*? first=(\\S+)");

    @TempDir
    static Path directory = Path.of("");

    /** When a sensor heard: from, to. */
    private record Heard(long from, long killed, Map<Integer, Long> known) {}

    /** What became of one sensor. */
    private record Life(int number, List<Heard> runs, List<JsonNode> alerts, int lines) {}

    @Test
    void fiftyKillsLoseNoAlertAndTenSecondsOfFactsAtMost() throws Exception {
        Path capture = directory.resolve("routine.pcap");
        Routine.write(capture, Frame.nanos(Instant.now()), SECONDS, PAUSE);
        try (Wire wire = Wire.lay(directory);
                ExecutorService threads = Executors.newCachedThreadPool()) {
            String until = Instant.now().plusSeconds(SECONDS + PAUSE).toString();
            Path witnessed = directory.resolve("witness");
            try (Otus witness = start(wire, witnessed, until)) {
                Path said = directory.resolve("tcpreplay.txt");
                Process plant = wire.beginSending(capture, said);
                List<Future<Life>> lives = new ArrayList<>();
                for (int i = 0; i < SENSORS; i++) {
                    int number = i;
                    lives.add(threads.submit(() -> live(wire, number, until, plant)));
                }
                List<Life> lived = all(lives);
                assertThat(plant.waitFor()).as(Files.readString(said)).isZero();
                assertThat(witness.end()).as(witness.talk()).isEqualTo(143);
                Map<Integer, Long> shown = known(witnessed);
                assertThat(shown).hasSizeGreaterThan(SECONDS - 10);
                for (Life life : lived) {
                    judge(life, shown);
                }
            }
            assertThat(wire.framesFromSensor()).as("frames sent by the sensors").isZero();
        }
    }

    private static List<Life> all(List<Future<Life>> lives) throws InterruptedException, ExecutionException {
        List<Life> all = new ArrayList<>();
        for (Future<Life> life : lives) {
            all.add(life.get());
        }
        return all;
    }

    private static Otus start(Wire wire, Path state, String until) throws IOException {
        return Otus.start(
                        wire,
                        directory,
                        "monitor",
                        "-i",
                        Wire.PORT,
                        "--state",
                        state.toString(),
                        "--learn-until",
                        until)
                .listening();
    }

    private static Life live(Wire wire, int number, String until, Process plant) throws Exception {
        Random random = new Random(number);
        Path state = directory.resolve("sensor" + number);
        List<Heard> runs = new ArrayList<>();
        List<String> seen = List.of();
        for (int i = 0; i < KILLS; i++) {
            try (Otus sensor = start(wire, state, until)) {
                long from = now();
                keeps(state, seen);
                Thread.sleep(random.nextInt(SHORTEST_MILLIS, LONGEST_MILLIS));
                seen = lines(state);
                long killed = now();
                sensor.kill();
                assertThat(integrity(state))
                        .as("sensor %d after kill %d", number, i + 1)
                        .isEqualTo("ok");
                runs.add(new Heard(from, killed, known(state)));
            }
        }
        try (Otus sensor = start(wire, state, until)) {
            long from = now();
            keeps(state, seen);
            plant.waitFor();
            Thread.sleep(1_000);
            assertThat(sensor.end()).as(sensor.talk()).isEqualTo(143);
            runs.add(new Heard(from, Long.MAX_VALUE, known(state)));
        }
        List<String> whole = lines(state);
        assertThat(stored(state).equals(whole))
                .as("the store says what the file says")
                .isTrue();
        return new Life(number, runs, Otus.json(String.join("\n", whole)), whole.size());
    }

    /** What was seen is there still, in file and store. */
    private static void keeps(Path state, List<String> seen) throws IOException {
        for (List<String> now : List.of(lines(state), stored(state))) {
            for (int i = 0; i < seen.size(); i++) {
                assertThat(i < now.size() ? now.get(i) : "nothing").isEqualTo(seen.get(i));
            }
        }
    }

    private static List<String> stored(Path state) {
        try (StoreReader reader = StoreReader.open(state, Analysis.MODULES)) {
            return AlertLines.after(reader, 0, Integer.MAX_VALUE).stream()
                    .map(AlertLines.Line::json)
                    .toList();
        }
    }

    /** The whole lines of the file. */
    private static List<String> lines(Path state) throws IOException {
        Path file = state.resolve("alerts.jsonl");
        String text = Files.exists(file) ? Files.readString(file) : "";
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    private static String integrity(Path state) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + state.resolve(Store.FILE));
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("PRAGMA integrity_check")) {
            return result.getString(1);
        }
    }

    /** The units that the baseline in the store knows, and when it heard of each first. */
    private static Map<Integer, Long> known(Path state) {
        try (StoreReader reader = StoreReader.open(state, Analysis.MODULES)) {
            String text = BaselineExport.of(BaselineStore.load(reader)).print(true);
            Map<Integer, Long> known = new TreeMap<>();
            Matcher matcher = UNIT.matcher(text);
            while (matcher.find()) {
                known.put(Integer.parseInt(matcher.group(1)), Frame.nanos(Instant.parse(matcher.group(2))));
            }
            return known;
        }
    }

    private static void judge(Life life, Map<Integer, Long> shown) {
        Set<Integer> kept = new TreeSet<>();
        long worst = 0;
        for (Heard run : life.runs()) {
            for (Map.Entry<Integer, Long> fact : shown.entrySet()) {
                long when = fact.getValue();
                if (when <= run.from() + ON_ITS_WAY || when >= run.killed() - ON_ITS_WAY) {
                    continue;
                }
                if (run.known().containsKey(fact.getKey())) {
                    kept.add(fact.getKey());
                } else {
                    worst = Math.max(worst, run.killed() - when);
                }
            }
            assertThat(run.known().keySet())
                    .as("what sensor %d kept over earlier kills", life.number())
                    .containsAll(kept);
        }
        assertThat(worst)
                .as("nanoseconds of facts that sensor %d lost", life.number())
                .isLessThanOrEqualTo(LOSS);
        long sequence = 0;
        int news = 0;
        Map<String, String> reviewed = new HashMap<>();
        for (JsonNode alert : life.alerts()) {
            sequence++;
            assertThat(alert.path("seq").asText()).isEqualTo(Long.toString(sequence));
            String source = alert.path("assets").path(0).path("ip").asText();
            if (source.equals(SERVER)) {
                assertThat(kept)
                        .as("known to sensor %d before %s", life.number(), alert.path("title"))
                        .doesNotContain(alert.path("unit").asInt(-1));
                news++;
            } else if (alert.path("kind").asText().equals("ROLE_NEW")) {
                // Who came and left while the sensor learned is told once, when learning ends.
                String id = alert.path("id").asText();
                assertThat(reviewed.merge(source, id, (first, _) -> first)).isEqualTo(id);
            } else {
                assertThat(alert.path("kind").asText())
                        .as(alert.path("title").asText())
                        .isEqualTo("CMD_DANGEROUS");
            }
        }
        System.err.printf(
                "sensor %d: %d kills, %d alert lines, of them %d on facts it could not know; facts of %.1f s lost at"
                        + " most%n",
                life.number(), life.runs().size() - 1, life.lines(), news, worst / 1e9);
    }

    private static long now() {
        return Frame.nanos(Instant.now());
    }
}
