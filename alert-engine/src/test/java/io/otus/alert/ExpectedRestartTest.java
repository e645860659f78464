package io.otus.alert;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.log.AlertJsonReader;
import io.otus.alert.log.AlertLog;
import io.otus.alert.store.AlertLines;
import io.otus.alert.store.AlertStore;
import io.otus.alert.store.AlertTables;
import io.otus.core.log.Rotation;
import io.otus.core.store.Batch;
import io.otus.core.store.Store;
import io.otus.core.store.StoreReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A note that gathers what was to be expected goes on to do so after a restart, whoever shows it then. */
class ExpectedRestartTest {
    private static final int FIRST_DRIVE = 20;
    private static final int DRIVES = 5;

    @TempDir
    Path directory;

    private void run(Consumer<Plant> shift) throws IOException {
        try (Store store = Store.open(directory, List.of(AlertTables.INSTANCE));
                StoreReader reader = store.reader()) {
            AlertStore alerts = new AlertStore("test", store, AlertLog.open(directory, Rotation.NEVER));
            Plant plant = new Plant(new LearningPlan.Until(START + HOUR), alerts, reader);
            shift.accept(plant);
            plant.pass(5 * MINUTE);
            Batch batch = new Batch();
            plant.engine().checkpoint(batch);
            store.write(batch).join();
        }
    }

    private static void learn(Plant plant) {
        plant.device("HMI1", 1);
        plant.device("HMI2", 2);
        for (int i = 0; i < DRIVES; i++) {
            plant.device("DRIVE-" + i, FIRST_DRIVE + i);
            plant.write(1, FIRST_DRIVE + i, 7, 20 + 10 * i);
            plant.write(2, FIRST_DRIVE + i, 7, 20 + 10 * i);
            plant.pass(MINUTE);
        }
        plant.pass(2 * HOUR);
    }

    private static void known(Plant plant) {
        plant.knownDevice("HMI1", 1);
        plant.knownDevice("HMI2", 2);
        for (int i = 0; i < DRIVES; i++) {
            plant.knownDevice("DRIVE-" + i, FIRST_DRIVE + i);
        }
    }

    @Test
    void anotherDeviceJoinsItBehindARestart() throws IOException {
        run(plant -> {
            learn(plant);
            plant.write(1, FIRST_DRIVE, 7, 45);
        });
        run(plant -> {
            known(plant);
            plant.pass(2 * HOUR + 20 * MINUTE);
            plant.write(2, FIRST_DRIVE + 1, 7, 25);
        });
        try (StoreReader reader = StoreReader.open(directory, List.of(AlertTables.INSTANCE))) {
            List<AlertLines.Line> lines = AlertLines.after(reader, 0, Integer.MAX_VALUE);
            assertThat(lines)
                    .extracting(AlertLines.Line::id)
                    .containsOnly(lines.getFirst().id());
            assertThat(AlertJsonReader.read(lines.getLast().json()).title())
                    .startsWith("HMI1 wrote 45")
                    .endsWith(", and 1 more, of 2 devices");
        }
    }
}
