package io.otus.alert.detect.learned;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.START;

import io.otus.alert.Plant;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import org.junit.jupiter.api.Test;

/** Points that a client never wrote, near those that it writes: whether more of them were to be expected. */
class FamiliarPointsTest {
    private static final int HMI = 1;
    private static final int FIRST_DRIVE = 20;
    private static final int DRIVES = 5;
    private static final int FIRST_COIL = 3;
    private static final int COILS = 6;

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));

    /** The HMI switches six coils of each drive in turn, so often. */
    private void learn(int rounds) {
        plant.device("HMI1", HMI);
        for (int i = 0; i < DRIVES; i++) {
            plant.device("DRIVE-" + i, FIRST_DRIVE + i);
        }
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < DRIVES; i++) {
                // A drive has a coil that is left alone for all of learning, each another.
                for (int coil = 0; coil < COILS; coil++) {
                    if (coil != i) {
                        plant.coil(HMI, FIRST_DRIVE + i, FIRST_COIL + coil, round % 2 == 0);
                    }
                }
                plant.write(HMI, FIRST_DRIVE + i, 7, 50 + round % 4);
                if (i > 0) {
                    plant.write(HMI, FIRST_DRIVE + i, 8, 44 + 2 * (round % 8));
                }
            }
            plant.pass(MINUTE);
        }
        plant.pass(2 * HOUR);
        plant.lines().clear();
    }

    @Test
    void whatIsWrittenToManyAlikeDevicesOftenEnoughIsAllThereIs() {
        learn(20);
        plant.coil(HMI, FIRST_DRIVE, FIRST_COIL - 2L, true);
        plant.only(Kind.POINT_NEW, Severity.HIGH);
    }

    @Test
    void whatTheOtherDevicesHaveIsToBeExpectedOfThisOne() {
        learn(20);
        plant.coil(HMI, FIRST_DRIVE, FIRST_COIL, true);
        plant.only(Kind.POINT_NEW, Severity.INFO);
    }

    @Test
    void afterFewWritesMoreAreToCome() {
        learn(1);
        plant.coil(HMI, FIRST_DRIVE, FIRST_COIL - 2L, true);
        plant.only(Kind.POINT_NEW, Severity.INFO);
    }

    @Test
    void aPointThatIsToBeExpectedIsSoWithTheValuesOfTheOthers() {
        learn(20);
        plant.write(HMI, FIRST_DRIVE, 8, 60);
        plant.only(Kind.SETPOINT_WRITE, Severity.INFO);
    }

    @Test
    void aValueThatNoOtherDeviceGetsIsNews() {
        learn(20);
        plant.write(HMI, FIRST_DRIVE, 8, 90);
        plant.only(Kind.SETPOINT_WRITE, Severity.HIGH);
    }
}
