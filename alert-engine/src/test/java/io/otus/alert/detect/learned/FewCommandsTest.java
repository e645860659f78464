package io.otus.alert.detect.learned;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.alert.AlertState;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import org.junit.jupiter.api.Test;

/** How far from the points that were commanded while learning others may lie, by how often those were. */
class FewCommandsTest {
    private static final int MASTER = 1;
    private static final int STATION = 2;
    private static final int FIRST = 3002;
    private static final int LAST = 3007;

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));

    private void learn(int times) {
        plant.device("SCADA", MASTER);
        plant.device("RTU", STATION);
        for (int i = 0; i < times; i++) {
            for (int point = FIRST; point <= LAST; point++) {
                plant.coil(MASTER, STATION, point, true);
                plant.pass(MINUTE);
            }
        }
        plant.pass(HOUR);
        plant.lines().clear();
    }

    @Test
    void whereHardlyAPointWasCommandedAgainAsManyMoreMayLieOnEitherSide() {
        learn(2);
        plant.coil(MASTER, STATION, LAST + 6, true);
        plant.only(Kind.POINT_NEW, Severity.INFO);
    }

    @Test
    void whatLiesFartherIsTold() {
        learn(2);
        plant.coil(MASTER, STATION, LAST + 13, true);
        plant.only(Kind.POINT_NEW, Severity.HIGH);
    }

    @Test
    void whereTheSamePointsCameAgainAFewMayLieBetweenThem() {
        learn(5);
        plant.coil(MASTER, STATION, LAST + 3, true);
        plant.coil(MASTER, STATION, LAST + 9, true);
        assertThat(plant.alerts()).extracting(AlertState::severity).containsExactly(Severity.INFO, Severity.HIGH);
    }
}
