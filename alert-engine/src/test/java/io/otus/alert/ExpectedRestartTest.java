package io.otus.alert;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.log.AlertJsonReader;
import io.otus.alert.store.AlertLines;
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

    private final PlantRuns runs;

    ExpectedRestartTest(@TempDir Path directory) {
        runs = new PlantRuns(directory);
    }

    private void run(Consumer<Plant> shift) throws IOException {
        runs.run(new LearningPlan.Until(START + HOUR), plant -> {
            shift.accept(plant);
            plant.pass(5 * MINUTE);
        });
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
        List<AlertLines.Line> lines = runs.lines();
        assertThat(lines)
                .extracting(AlertLines.Line::id)
                .containsOnly(lines.getFirst().id());
        assertThat(AlertJsonReader.read(runs.last()).title())
                .startsWith("HMI1 wrote 45")
                .endsWith(", and 1 more, of 2 devices");
    }
}
