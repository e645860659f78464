package io.otus.alert.detect.learned;

import static io.otus.alert.Plant.DAY;
import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.SECOND;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.alert.AlertState;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A setpoint that is moved out of its range by steps none of which is far. */
class CreepingTest {
    private static final int HMI = 1;
    private static final int PLC = 2;
    private static final int SETPOINT = 20;

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));

    /** An hour in which a setpoint is set between 300 and 600. */
    @BeforeEach
    void learn() {
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        for (int i = 0; i < 30; i++) {
            write(300 + 10 * (i * 7 % 31), 2 * MINUTE);
        }
        write(300, MINUTE);
        write(600, MINUTE);
        assertThat(plant.alerts()).isEmpty();
    }

    private void write(long value, long then) {
        plant.write(HMI, PLC, SETPOINT, value);
        for (long at = 0; at < then; at += SECOND) {
            plant.pass(SECOND);
        }
    }

    private List<AlertState> told() {
        return plant.alerts().stream()
                .filter(each -> each.severity().compareTo(Severity.MEDIUM) >= 0)
                .toList();
    }

    @Test
    void aSetpointThatCreepsOutOfItsRangeIsTold() {
        for (int value = 560; value <= 860; value += 20) {
            write(value, 14 * SECOND);
        }
        assertThat(told()).hasSize(1);
        AlertState alert = told().getFirst();
        assertThat(alert.origin().kind()).isEqualTo(Kind.VALUE_DRIFT);
        assertThat(alert.origin().explanation().title())
                .isEqualTo("HMI1 moves holding 20 of PLC-1, unit 1 out of 300..600 step by step");
        assertThat(alert.origin().explanation().explanation())
                .contains("4 times in 42 s, each time further out, from 620");
        assertThat(alert.attack()).containsExactly("T0836", "T0855");
    }

    @Test
    void downwardsToo() {
        for (int value = 290; value >= 200; value -= 20) {
            write(value, 14 * SECOND);
        }
        assertThat(told().stream().map(each -> each.origin().kind())).containsExactly(Kind.VALUE_DRIFT);
    }

    @Test
    void onesThatGoBackInBetweenCreepAllTheSame() {
        for (int value = 620; value <= 740; value += 20) {
            write(value, 14 * SECOND);
            write(value - 10, 14 * SECOND);
        }
        assertThat(told().stream().map(each -> each.origin().kind())).containsExactly(Kind.VALUE_DRIFT);
    }

    @Test
    void stepsWithinTheRangeAreNone() {
        for (int value = 300; value <= 600; value += 10) {
            write(value, 14 * SECOND);
        }
        assertThat(plant.alerts()).noneMatch(each -> each.origin().kind() != Kind.POLL_CHANGE);
    }

    @Test
    void recordsThatAreRareAmongWhatIsWrittenOutsideAreChance() {
        for (int value = 620; value <= 720; value += 20) {
            write(value, 14 * SECOND);
            write(610, 14 * SECOND);
            write(615, 14 * SECOND);
        }
        assertThat(told()).isEmpty();
    }

    @Test
    void whatIsWrittenInBetweenDoesNotKeepAWalkAlive() {
        for (int value = 620; value <= 740; value += 20) {
            write(value, SECOND);
            plant.pass(DAY - 2 * HOUR);
            write(value, SECOND);
            plant.pass(2 * HOUR);
        }
        assertThat(told()).isEmpty();
    }

    @Test
    void aFewClicksBeyondItAreNone() {
        for (int value = 590; value <= 630; value += 5) {
            write(value, 2 * SECOND);
        }
        assertThat(told()).isEmpty();
    }

    @Test
    void aNewProductNeedsOneStep() {
        write(690, MINUTE);
        write(700, MINUTE);
        write(450, MINUTE);
        write(720, MINUTE);
        assertThat(told()).isEmpty();
    }

    @Test
    void aSeasonTakesDays() {
        for (int value = 620; value <= 740; value += 20) {
            write(value, SECOND);
            plant.pass(DAY);
        }
        assertThat(told()).isEmpty();
    }
}
