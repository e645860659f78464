package io.otus.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.log.AlertLog;
import io.otus.alert.store.AlertLines;
import io.otus.alert.store.AlertStore;
import io.otus.alert.store.AlertTables;
import io.otus.core.log.HashChain;
import io.otus.core.log.Rotation;
import io.otus.core.store.Batch;
import io.otus.core.store.Store;
import io.otus.core.store.StoreReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An engine that raises alerts as fast as its disk takes them, killed two hundred times: whatever line was seen stays,
 * store and log agree, and the chain of lines is whole.
 */
@Tag("suite")
class KilledStormTest {
    private static final int KILLS = 200;
    private static final int LONGEST_MILLIS = 150;

    @TempDir
    Path directory = Path.of("");

    /** The engine that is killed: every alert is a new one, over all runs. */
    static final class Storm {
        /** Devices of one run; then it waits to be killed. */
        private static final int MOST = 60;

        private Storm() {}

        public static void main(String[] arguments) throws Exception {
            Path state = Path.of(arguments[0]);
            int run = Integer.parseInt(arguments[1]);
            Store store = Store.open(state, List.of(AlertTables.INSTANCE));
            AlertStore alerts = new AlertStore("storm", store, AlertLog.open(state, Rotation.NEVER));
            Plant plant;
            try (StoreReader reader = store.reader()) {
                plant = new Plant(new LearningPlan.Until(Plant.START), alerts, reader);
            }
            plant.pass(Plant.HOUR + run * Plant.DAY);
            for (int i = 0; i < MOST; i++) {
                int host = 10 + run * 1_000 + i;
                plant.device("laptop" + host, host);
                plant.device("plc" + host, host + 500_000);
                plant.ask(host, host + 500_000, "modbus", "1", Plant.STOP);
                plant.pass(Plant.SECOND);
                if (i % 20 == 0) {
                    Batch batch = new Batch();
                    plant.engine().checkpoint(batch);
                    var _ = store.write(batch);
                }
            }
            Thread.sleep(Long.MAX_VALUE);
        }
    }

    private Process start(int run) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Storm.class.getName(),
                        directory.toString(),
                        Integer.toString(run))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private List<String> lines() throws IOException {
        Path file = directory.resolve(AlertLog.FILE);
        String text = Files.exists(file) ? Files.readString(file) : "";
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    private long size() throws IOException {
        Path file = directory.resolve(AlertLog.FILE);
        return Files.exists(file) ? Files.size(file) : 0;
    }

    private static boolean begins(List<String> whole, List<String> beginning) {
        return whole.size() >= beginning.size()
                && whole.subList(0, beginning.size()).equals(beginning);
    }

    @Test
    void twoHundredKillsLoseNoAlertThatWasSeenAndLeaveStoreLogAndChainWhole() throws Exception {
        Random random = new Random(1);
        List<String> seen = new ArrayList<>();
        int storms = 0;
        for (int run = 0; run < KILLS; run++) {
            int before = lines().size();
            long size = size();
            Process storm = start(run);
            while (size() <= size && storm.isAlive()) {
                Thread.sleep(5);
            }
            Thread.sleep(random.nextInt(LONGEST_MILLIS));
            assertThat(storm.isAlive()).as("run %d", run).isTrue();
            List<String> now = lines();
            storm.destroyForcibly().waitFor();
            assertThat(begins(now, seen))
                    .as("the lines after kill %d are there still", run)
                    .isTrue();
            seen = now;
            storms += now.size() > before && now.size() < before + 3 * 60 ? 1 : 0;
            try (StoreReader reader = StoreReader.open(directory, List.of(AlertTables.INSTANCE))) {
                assertThat(reader.damage()).as("the store after kill %d", run).isEmpty();
            }
        }
        assertThat(storms).as("kills within a storm").isGreaterThan(KILLS / 2);
        try (Store store = Store.open(directory, List.of(AlertTables.INSTANCE));
                StoreReader reader = store.reader()) {
            AlertStore alerts = new AlertStore("storm", store, AlertLog.open(directory, Rotation.NEVER));
            var _ = new Plant(new LearningPlan.Enforce(), alerts, reader);
        }
        List<String> whole = lines();
        assertThat(begins(whole, seen))
                .as("the lines after the last kill are there still")
                .isTrue();
        List<String> stored;
        try (StoreReader reader = StoreReader.open(directory, List.of(AlertTables.INSTANCE))) {
            stored = AlertLines.after(reader, 0, Integer.MAX_VALUE).stream()
                    .map(AlertLines.Line::json)
                    .toList();
        }
        assertThat(stored.equals(whole)).as("the store says what the file says").isTrue();
        String previous = HashChain.START;
        for (String line : whole) {
            assertThat(HashChain.previous(line)).isEqualTo(previous);
            previous = HashChain.hash(line);
        }
    }
}
