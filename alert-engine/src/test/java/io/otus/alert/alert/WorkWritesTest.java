package io.otus.alert.alert;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.maintenance.Devices;
import io.otus.alert.maintenance.MaintenancePlan;
import io.otus.alert.maintenance.MaintenanceWindow;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Points are followed for work that may write them, and no longer than it lasts. */
class WorkWritesTest {
    private static final int HMI = 1;
    private static final int PLC = 2;
    private static final long BEGIN = START + 2 * HOUR;

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));

    @BeforeEach
    void learn() {
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        plant.write(HMI, PLC, 40, 10, 20, 30);
    }

    private WrittenPoints declare(int by, int on) {
        MaintenanceWindow window = new MaintenanceWindow(
                BEGIN,
                BEGIN + 10 * MINUTE,
                new Devices(List.of("10.0.0." + by)),
                new Devices(List.of("10.0.0." + on)),
                Set.of(),
                "");
        plant.engine().maintenance(new MaintenancePlan(List.of(window)));
        plant.pass(2 * HOUR);
        return plant.engine().book().work().log(window).points();
    }

    @Test
    void onlyWhatIsListedIsKeptWhenTheWorkEnds() {
        WrittenPoints points = declare(HMI, PLC);
        plant.write(HMI, PLC, 40, 10, 20, 30);
        plant.write(HMI, PLC, 41, 30_000);
        assertThat(points.followed()).isEqualTo(3);
        plant.pass(11 * MINUTE);
        assertThat(points.followed()).isEqualTo(1);
        assertThat(points.listed()).extracting(Written::point).containsExactly("holding 41");
    }

    @Test
    void whoMayOnlyScanIsNotFollowed() {
        WrittenPoints points = declare(HMI, HMI);
        plant.write(HMI, PLC, 40, 10, 20, 30);
        assertThat(points.followed()).isZero();
    }
}
