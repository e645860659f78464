package io.otus.alert.detect.scan;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.SECOND;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.alert.AlertState;
import io.otus.alert.baseline.BaselineException;
import io.otus.alert.baseline.BaselineExport;
import io.otus.alert.baseline.BaselineImport;
import io.otus.alert.baseline.BaselineText;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.core.event.Action;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.value.ValueList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client that asks for the same again and again. */
class RequestStormTest {
    private static final int HISTORIAN = 1;
    private static final int RTU = 2;
    private static final Service INTERROGATION = new Service(100, "interrogation_command", Action.READ);
    private static final Service STEP = new Service(47, "regulating_step_command", Action.OPERATE);
    private static final PointRange STATION = PointRange.named("station");

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
    private final Plant other = new Plant(new LearningPlan.Until(START + HOUR));

    /** An hour in which the station is interrogated once, and some points are read each two seconds. */
    @BeforeEach
    void learn() {
        plant.device("HIST1", HISTORIAN);
        plant.device("RTU-1", RTU);
        interrogate(1, SECOND);
        for (int i = 0; i < 1_800; i++) {
            read(0);
            plant.pass(2 * SECOND);
        }
        plant.pass(MINUTE);
        assertThat(plant.alerts()).isEmpty();
    }

    private void interrogate(int times, long gap) {
        for (int i = 0; i < times; i++) {
            plant.ask(HISTORIAN, RTU, "modbus", "1", INTERROGATION, STATION);
            plant.pass(gap);
        }
    }

    private void read(int first) {
        plant.ask(HISTORIAN, RTU, "modbus", "1", Plant.READ_HOLDING, PointRange.of("holding", first, 4));
    }

    private boolean isFlooded() {
        return plant.alerts().stream().anyMatch(each -> each.origin().kind() == Kind.FLOOD);
    }

    @Test
    void whatIsAskedOnceADayAndNowFourTimesASecondIsToldOnceWithItsNumbers() {
        interrogate(400, SECOND / 4);
        AlertState alert = plant.only(Kind.FLOOD, Severity.HIGH);
        assertThat(alert.origin().explanation().title())
                .isEqualTo("HIST1 asks RTU-1, unit 1 for interrogation_command (100) again and again");
        assertThat(alert.origin().explanation().explanation())
                .contains("30 times within 10 seconds")
                .contains("1 time at most within 10 seconds");
        assertThat(alert.attack()).containsExactly("T0814");
        assertThat(alert.count()).isGreaterThan(5);
    }

    @Test
    void aFewInterrogationsAreNone() {
        interrogate(25, SECOND / 4);
        plant.pass(MINUTE);
        interrogate(25, SECOND / 4);
        assertThat(isFlooded()).isFalse();
    }

    @Test
    void onceASecondIsNone() {
        interrogate(120, SECOND);
        assertThat(isFlooded()).isFalse();
    }

    @Test
    void whatIsReadInARhythmIsOneOnlyMuchQuicker() {
        for (int i = 0; i < 200; i++) {
            read(0);
            plant.pass(SECOND / 4);
        }
        assertThat(isFlooded()).isFalse();
        for (int i = 0; i < 400; i++) {
            read(0);
            plant.pass(SECOND / 10);
        }
        assertThat(isFlooded()).isTrue();
    }

    private void readThree(int middle, int last) {
        plant.ask(
                HISTORIAN,
                RTU,
                "modbus",
                "1",
                Plant.READ_HOLDING,
                PointRange.of("holding", 0, 2),
                PointRange.of("holding", middle, 1),
                PointRange.of("holding", last, 1));
        plant.pass(SECOND / 20);
    }

    @Test
    void anotherLastRangeMakesAnotherRequest() {
        for (int i = 0; i < 200; i++) {
            readThree(10, 20 + i % 8);
        }
        assertThat(isFlooded()).isFalse();
    }

    @Test
    void whatIsBetweenTheFirstRangeAndTheLastMakesNoOtherRequest() {
        for (int i = 0; i < 200; i++) {
            readThree(10 + i % 8, 20);
        }
        assertThat(isFlooded()).isTrue();
    }

    @Test
    void oneRangeAfterTheOtherIsNone() {
        for (int i = 0; i < 60; i++) {
            read(4 * i);
            plant.pass(SECOND / 10);
        }
        assertThat(isFlooded()).isFalse();
    }

    /** A setpoint is written each three minutes while that is learned. */
    private void learnWrites() {
        other.device("HIST1", HISTORIAN);
        other.device("RTU-1", RTU);
        for (int i = 0; i < 1_800; i++) {
            other.read(HISTORIAN, RTU, 0, 4);
            if (i % 90 == 0) {
                other.write(HISTORIAN, RTU, 20, 450, 640 + i / 90 % 3);
            }
            other.pass(2 * SECOND);
        }
        other.pass(2 * MINUTE);
        other.lines().clear();
    }

    private List<AlertState> floods() {
        return floods(other);
    }

    private static List<AlertState> floods(Plant plant) {
        return plant.alerts().stream()
                .filter(each -> each.origin().kind() == Kind.FLOOD)
                .toList();
    }

    @Test
    void aSetpointThatIsWrittenTenTimesASecondWithoutAnyChangeIsTold() {
        learnWrites();
        for (int i = 0; i < 300; i++) {
            other.write(HISTORIAN, RTU, 20, 450, 640);
            other.pass(SECOND / 10);
        }
        assertThat(floods()).hasSize(1);
        assertThat(floods().getFirst().severity()).isEqualTo(Severity.MEDIUM);
        assertThat(floods().getFirst().attack()).contains("T0806", "T0814");
        assertThat(floods().getFirst().origin().explanation().title())
                .endsWith("writes the same to RTU-1, unit 1 again and again");
    }

    @Test
    void whereNothingWasCountedItIsLowAndSaysThatItIsNotKnown() throws BaselineException {
        other.device("HIST1", HISTORIAN);
        other.device("RTU-1", RTU);
        for (int gap : new int[] {1, 9, 2, 17, 4}) { // no rhythm
            other.write(HISTORIAN, RTU, 20, 450, 640);
            other.pass(gap * MINUTE);
        }
        other.pass(HOUR);
        String text = BaselineExport.of(other.engine().baseline()).print(true);
        Plant loaded = new Plant(new LearningPlan.Enforce());
        BaselineImport.into(loaded.engine().baseline(), "signed.txt", BaselineText.parse("signed.txt", text));
        loaded.device("HIST1", HISTORIAN);
        loaded.device("RTU-1", RTU);
        for (int i = 0; i < 60; i++) {
            loaded.write(HISTORIAN, RTU, 20, 450, 640);
            loaded.pass(SECOND / 10);
        }
        AlertState alert = floods(loaded).getFirst();
        assertThat(alert.severity()).isEqualTo(Severity.LOW);
        assertThat(alert.origin().explanation().explanation())
                .contains("was not counted")
                .doesNotContain("never wrote so often")
                .doesNotContain("as while learning");
    }

    private void steps(int times, long gap) {
        PointRange tap = PointRange.of("tap", 7, ValueList.unsigned(new long[] {1}));
        for (int i = 0; i < times; i++) {
            other.ask(HISTORIAN, RTU, "iec104", "1", STEP, tap);
            other.pass(gap);
        }
    }

    @Test
    void aCommandThatDoesSomethingEachTimeIsNotLowered() {
        other.device("HIST1", HISTORIAN);
        other.device("RTU-1", RTU);
        steps(60, 2 * MINUTE);
        other.lines().clear();
        steps(60, SECOND / 5);
        assertThat(floods()).hasSize(1);
        assertThat(floods().getFirst().severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void whatIsWrittenBehindTheSameBeginningIsSomethingElse() {
        other.device("HIST1", HISTORIAN);
        other.device("RTU-1", RTU);
        long[] recipe = new long[40];
        for (int i = 0; i < 360; i++) {
            recipe[39] = i;
            other.write(HISTORIAN, RTU, 20, recipe);
            other.pass(i < 60 ? 2 * MINUTE : SECOND / 10);
        }
        assertThat(floods()).isEmpty();
    }

    @Test
    void writesWhoseValuesAreNotReadAreNotCalledTheSame() {
        other.device("HIST1", HISTORIAN);
        other.device("RTU-1", RTU);
        for (int i = 0; i < 360; i++) {
            other.ask(HISTORIAN, RTU, "modbus", "1", Plant.WRITE_REGISTERS, PointRange.of("holding", 20, 2));
            other.pass(i < 60 ? 2 * MINUTE : SECOND / 10);
        }
        assertThat(floods()).isEmpty();
    }

    @Test
    void aSetpointThatIsMovedAndOneThatIsEnteredAgainAreNone() {
        learnWrites();
        for (int i = 0; i < 300; i++) {
            other.write(HISTORIAN, RTU, 20, 450, 600 + i);
            other.pass(SECOND / 10);
        }
        for (int i = 0; i < 5; i++) {
            other.write(HISTORIAN, RTU, 20, 450, 640);
            other.pass(SECOND);
        }
        assertThat(floods()).isEmpty();
    }

    @Test
    void whatIsWrittenInACycleIsUsual() {
        other.device("HIST1", HISTORIAN);
        other.device("RTU-1", RTU);
        for (int i = 0; i < 3_700; i++) {
            other.write(HISTORIAN, RTU, 20, 450);
            other.pass(SECOND);
        }
        for (int i = 0; i < 200; i++) {
            other.write(HISTORIAN, RTU, 20, 450);
            other.pass(SECOND / 5);
        }
        assertThat(floods()).isEmpty();
    }
}
