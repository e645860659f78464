package io.otus.alert;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.SECOND;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.alert.WorkLog;
import io.otus.alert.alert.Written;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.maintenance.Devices;
import io.otus.alert.maintenance.MaintenancePlan;
import io.otus.alert.maintenance.MaintenanceWindow;
import io.otus.core.event.Action;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was written in declared work is told with the values that were heard, and with no others. */
class MaintenanceWritesTest {
    private static final int HMI = 1;
    private static final int PLC = 2;
    private static final int ENGINEER = 9;
    private static final long BEGIN = START + 2 * HOUR;
    private static final Service SELECT = new Service(3, "select", Action.SELECT);

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
    private final Devices both = new Devices(List.of("10.0.0." + ENGINEER, "10.0.0." + PLC));
    private final MaintenanceWindow window =
            new MaintenanceWindow(BEGIN, BEGIN + 10 * MINUTE, both, both, Set.of(), "tuning");

    @BeforeEach
    void learn() {
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        plant.device("LAPTOP", ENGINEER);
        holds(30, 600, 601);
        plant.write(HMI, PLC, 40, 10);
        plant.write(HMI, PLC, 60, 10, 20, 30, 40);
        plant.engine().maintenance(new MaintenancePlan(List.of(window)));
        plant.pass(2 * HOUR - MINUTE);
    }

    /** The HMI reads registers. */
    private void holds(long first, long... values) {
        PointRange read = PointRange.of("holding", first, ValueList.unsigned(values));
        plant.ask(HMI, PLC, "modbus", "1", Plant.READ_HOLDING, read);
    }

    private WorkLog log() {
        return plant.engine().book().work().log(window);
    }

    private Written written(String point) {
        return log().written().stream()
                .filter(each -> each.point().equals(point))
                .findFirst()
                .orElseThrow();
    }

    private List<@Nullable String> values(String point) {
        List<@Nullable String> texts = new ArrayList<>();
        for (Written.Value each : written(point).values()) {
            texts.add(each.text());
        }
        return texts;
    }

    @Test
    void aPointIsToldWithItsValueBeforeAndItsLast() {
        holds(30, 600, 601);
        plant.pass(MINUTE);
        plant.write(ENGINEER, PLC, 30, 640);
        plant.write(ENGINEER, PLC, 30, 650);
        plant.pass(11 * SECOND);
        plant.write(ENGINEER, PLC, 30, 650);
        assertThat(log().written())
                .containsExactly(new Written(
                        "PLC-1, unit 1",
                        "holding 30",
                        new Written.Before("600", BEGIN - MINUTE),
                        List.of(new Written.Value("640"), new Written.Value("650")),
                        0,
                        3,
                        0,
                        0,
                        0,
                        BEGIN,
                        BEGIN + 11 * SECOND,
                        "LAPTOP"));
    }

    @Test
    void whatWasHeardLongBeforeTheWorkIsNotWhatItWas() {
        plant.pass(MINUTE);
        plant.write(ENGINEER, PLC, 30, 650);
        assertThat(written("holding 30").before()).isNull();
        assertThat(values("holding 30")).containsExactly("650");
    }

    @Test
    void aListedPointIsFollowedWhoeverWritesItAndWhetherOrNotThatIsNormal() {
        plant.pass(MINUTE);
        plant.write(ENGINEER, PLC, 40, 99);
        plant.write(HMI, PLC, 40, 10);
        assertThat(values("holding 40")).containsExactly("99", "10");
        assertThat(written("holding 40").by()).isEqualTo("HMI1");
        plant.pass(11 * MINUTE);
        plant.write(HMI, PLC, 40, 12);
        assertThat(values("holding 40")).containsExactly("99", "10");
    }

    @Test
    void whatIsNoPartOfTheWorkIsNotListed() {
        plant.pass(MINUTE);
        plant.write(HMI, PLC, 30, 650);
        plant.write(ENGINEER, HMI, 30, 650);
        plant.ask(ENGINEER, PLC, "modbus", "1", SELECT, PointRange.of("coil", 3, ValueList.bit(true)));
        assertThat(log().written()).isEmpty();
    }

    @Test
    void aRefusedValueWasNotWritten() {
        plant.pass(MINUTE);
        holds(30, 600);
        PointRange asked = PointRange.of("holding", 30, ValueList.unsigned(650));
        plant.refuse(ENGINEER, PLC, Plant.WRITE_REGISTERS, 2, asked);
        plant.refuse(ENGINEER, PLC, Plant.WRITE_REGISTERS, 5, asked); // it is still at it
        Written point = written("holding 30");
        assertThat(point.before()).isEqualTo(new Written.Before("600", BEGIN));
        assertThat(point.values()).isEmpty();
        assertThat(List.of(point.times(), point.refused(), point.putOff(), point.unanswered()))
                .containsExactly(2L, 1L, 1L, 0L);
    }

    @Test
    void aValueThatCannotBeTheSameIsNotComparedAndOneThatWasNotReadIsNotTold() {
        plant.pass(MINUTE);
        plant.ask(HMI, PLC, "modbus", "1", Plant.READ_HOLDING, PointRange.of("holding", 50, ValueList.signed(-1)));
        plant.write(ENGINEER, PLC, 50, 7);
        plant.ask(ENGINEER, PLC, "modbus", "1", Plant.WRITE_REGISTERS, PointRange.of("holding", 50, 1));
        assertThat(written("holding 50").before()).isNull();
        assertThat(values("holding 50")).containsExactly("7", null);
    }

    @Test
    void theLatestValuesAndTheFirstPointsAreKept() {
        plant.pass(MINUTE);
        for (int value = 0; value < 9; value++) {
            plant.write(ENGINEER, PLC, 30, value);
        }
        assertThat(values("holding 30")).containsExactly("5", "6", "7", "8");
        assertThat(written("holding 30").furtherValues()).isEqualTo(5);
        plant.write(ENGINEER, PLC, 1_000, new long[120]);
        assertThat(log().written()).hasSize(100);
        assertThat(log().furtherWritten()).isEqualTo(21);
    }

    @Test
    void anEmptyTextIsAValueThatWasRead() {
        plant.pass(MINUTE);
        PointRange name = PointRange.named("name", ValueList.text(""));
        plant.ask(ENGINEER, PLC, "modbus", "1", Plant.WRITE_REGISTERS, name);
        plant.ask(ENGINEER, PLC, "modbus", "1", Plant.WRITE_REGISTERS, PointRange.named("name"));
        assertThat(values("name")).containsExactly("", null);
    }

    @Test
    void whatAFindingNamesIsListedAndNotTheRestOfTheWrite() {
        Devices usual = new Devices(List.of("10.0.0." + HMI));
        MaintenanceWindow tuning = new MaintenanceWindow(
                BEGIN, BEGIN + 10 * MINUTE, usual, new Devices(List.of("10.0.0." + PLC)), Set.of(), "");
        plant.engine().maintenance(new MaintenancePlan(List.of(tuning)));
        plant.pass(MINUTE);
        plant.write(HMI, PLC, 60, 10, 20, 30_000, 40);
        assertThat(plant.engine().book().work().log(tuning).written())
                .extracting(Written::point)
                .containsExactly("holding 62");
    }

    @Test
    void aPointThatIsNotListedIsCountedOnceWhetherOrNotItIsFollowed() {
        plant.pass(MINUTE);
        for (int time = 0; time < 2; time++) {
            for (int block = 0; block < 5; block++) {
                plant.write(ENGINEER, PLC, 1_000 + 100 * block, new long[100]);
            }
        }
        assertThat(log().written()).hasSize(100);
        assertThat(log().furtherWritten()).isEqualTo(400);
    }
}
