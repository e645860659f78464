package io.otus.alert;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.SECOND;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.baseline.LearningPlan;
import io.otus.core.event.Action;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What breaks a limit or an order that is normal does so once more after a restart, too. */
class DeviationRestartTest {
    private static final LearningPlan PLAN = new LearningPlan.Until(START + HOUR);
    private static final int HMI = 1;
    private static final int PLC = 2;
    private static final Service SELECT = new Service(3, "select", Action.SELECT);
    private static final Service OPERATE = new Service(4, "operate", Action.OPERATE);

    private final PlantRuns runs;

    DeviationRestartTest(@TempDir Path directory) {
        runs = new PlantRuns(directory);
    }

    @BeforeEach
    void learn() throws IOException {
        runs.run(PLAN, plant -> {
            plant.device("HMI1", HMI);
            plant.device("PLC-1", PLC);
            for (int i = 0; i < 40; i++) {
                plant.read(HMI, PLC, 0, 40);
                plant.write(HMI, PLC, 100, 7);
                plant.ask(HMI, PLC, "modbus", "1", Plant.WRITE_REGISTERS, PointRange.of("holding", 200, 1));
                operates(plant, true);
                plant.pass((5 + i * 37 % 60 * 2) * SECOND); // what comes in a cycle has no order
            }
            for (int i = 0; i < 40; i++) {
                plant.read(HMI, PLC, 500, 10);
                plant.pass(10 * SECOND);
            }
        });
        assertThat(count()).isZero();
    }

    private static void operates(Plant plant, boolean isSelected) {
        PointRange point = PointRange.of("g12", 4, 1);
        if (isSelected) {
            plant.ask(HMI, PLC, "dnp3", "10", SELECT, point);
        }
        plant.pass(SECOND);
        plant.ask(HMI, PLC, "dnp3", "10", OPERATE, point);
    }

    /** What is done twice, each time after a restart, is told; what the second alert says. */
    private String again(Consumer<Plant> act) throws IOException {
        for (int hour : List.of(3, 40)) {
            int before = count();
            runs.run(PLAN, plant -> {
                plant.knownDevice("HMI1", HMI);
                plant.knownDevice("PLC-1", PLC);
                plant.pass(MINUTE); // since when it is known what came before
                plant.pass(hour * HOUR);
                plant.read(HMI, PLC, 0, 40);
                act.accept(plant);
                plant.pass(10 * MINUTE);
            });
            assertThat(count()).isGreaterThan(before);
            assertThat(runs.last().contains("before, first on")).isEqualTo(hour > 3);
        }
        return runs.last();
    }

    private int count() {
        return runs.lines().size();
    }

    @Test
    void anotherValue() throws IOException {
        String before = runs.baseline(false);
        assertThat(again(plant -> plant.write(HMI, PLC, 100, 900))).contains("and others than these values 1 time");
        assertThat(runs.baseline(false)).as("it is no part of the baseline").isEqualTo(before);
    }

    @Test
    void aValueWhereNoneIsKnown() throws IOException {
        assertThat(again(plant -> plant.write(HMI, PLC, 200, 900))).contains("and others than these values 1 time");
    }

    @Test
    void aCommandOutOfItsOrder() throws IOException {
        String told = again(plant -> operates(plant, false));
        assertThat(told).contains("kept to this order, and broke it 1 time").doesNotContain("always kept");
    }

    @Test
    void anotherPeriod() throws IOException {
        String told = again(plant -> {
            for (int i = 0; i < 80; i++) {
                plant.read(HMI, PLC, 500, 10);
                plant.pass(2 * SECOND);
            }
        });
        assertThat(told).contains("kept to this period, and left it 1 time");
    }
}
