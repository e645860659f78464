package io.otus.alert.detect.learned;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.SECOND;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;
import java.util.Arrays;
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
        plant.only(Kind.VALUE_RANGE, Severity.HIGH);
        assertThat(plant.alerts().getFirst().also()).containsExactly(Kind.SETPOINT_WRITE);
        assertThat(plant.alerts().getFirst().origin().explanation().explanation())
                .contains("this client writes 44 to 58 to the same point of other devices");
    }

    /** The HMI sets two drives, to 44 and to these, and a third one so seldom that more points of it are to come. */
    private void learnThree(long... last) {
        long[] first = new long[last.length];
        Arrays.fill(first, 44);
        plant.device("HMI1", HMI);
        for (int round = 0; round < 8; round++) {
            for (int i = 0; i < 3; i++) {
                plant.device("DRIVE-" + i, FIRST_DRIVE + i);
                if (i > 0) {
                    plant.write(HMI, FIRST_DRIVE + i, 8, round % 2 == 0 ? last : first);
                } else if (round < 2) {
                    plant.write(HMI, FIRST_DRIVE, 7, 50);
                }
            }
            plant.pass(MINUTE);
        }
        plant.pass(2 * HOUR);
        plant.lines().clear();
    }

    @Test
    void twoOtherDevicesSayWhatIsNoValueOfAPoint() {
        learnThree(58);
        plant.write(HMI, FIRST_DRIVE, 8, 90);
        plant.only(Kind.VALUE_RANGE, Severity.MEDIUM);
        assertThat(plant.alerts().getFirst().origin().explanation().explanation())
                .contains("only two other devices get this point from the client");
    }

    @Test
    void whatIsDoubtfulHidesNothingAbsurdInTheSameWrite() {
        learnThree(58, 58);
        plant.write(HMI, FIRST_DRIVE, 8, 90, 900);
        plant.only(Kind.VALUE_RANGE, Severity.HIGH);
    }

    @Test
    void twoOtherDevicesAreEnoughToSayWhatIsAbsurd() {
        learnThree(58);
        plant.write(HMI, FIRST_DRIVE, 8, 900);
        plant.only(Kind.VALUE_RANGE, Severity.HIGH);
    }

    @Test
    void aValueThatIsCloseToThoseOfTwoOtherDevicesIsToBeExpected() {
        learnThree(58);
        plant.write(HMI, FIRST_DRIVE, 8, 63);
        plant.only(Kind.SETPOINT_WRITE, Severity.INFO);
    }

    @Test
    void whatIsJudgedIsEachWriteAndNotTheFirstAlone() {
        learnThree(58);
        plant.write(HMI, FIRST_DRIVE, 8, 58);
        plant.pass(MINUTE);
        plant.lines().clear();
        plant.write(HMI, FIRST_DRIVE, 8, 90);
        assertThat(plant.alerts())
                .filteredOn(each -> each.severity() == Severity.MEDIUM)
                .extracting(each -> each.origin().kind())
                .containsExactly(Kind.VALUE_RANGE);
    }

    @Test
    void whatOthersWereOnlySwitchedOnIsSwitchedOffHere() {
        plant.device("HMI1", HMI);
        for (int i = 0; i < 3; i++) {
            plant.device("DRIVE-" + i, FIRST_DRIVE + i);
            for (int round = 0; round < 4 && i > 0; round++) {
                plant.write(HMI, FIRST_DRIVE + i, 8, 1);
            }
        }
        plant.write(HMI, FIRST_DRIVE, 7, 1);
        plant.pass(2 * HOUR);
        plant.lines().clear();
        plant.write(HMI, FIRST_DRIVE, 8, 0);
        plant.only(Kind.SETPOINT_WRITE, Severity.INFO);
    }

    @Test
    void aWideBlockOverAPointThatMovesByItselfIsNotToBeExpected() {
        plant.device("HMI1", HMI);
        plant.device("DRIVE-0", FIRST_DRIVE);
        readMoving(90);
        long[] block = new long[100];
        plant.write(HMI, FIRST_DRIVE, 1, 50);
        plant.write(HMI, FIRST_DRIVE, 130, 50);
        plant.pass(2 * HOUR);
        plant.lines().clear();
        plant.write(HMI, FIRST_DRIVE, 8, block);
        assertThat(plant.alerts()).extracting(each -> each.severity()).contains(Severity.HIGH);
    }

    private void readMoving(long index) {
        for (int i = 0; i < 60; i++) {
            PointRange point = PointRange.of("holding", index, ValueList.unsigned(new long[] {100 + i * 37 % 50}));
            plant.ask(HMI, FIRST_DRIVE, "modbus", "1", Plant.READ_HOLDING, point);
            plant.pass(10 * SECOND);
        }
    }

    @Test
    void aPointThatMovesByItselfIsMeasuredAndNotToBeWritten() {
        plant.device("HMI1", HMI);
        plant.device("DRIVE-0", FIRST_DRIVE);
        readMoving(9);
        plant.write(HMI, FIRST_DRIVE, 7, 50);
        plant.write(HMI, FIRST_DRIVE, 8, 20);
        plant.pass(2 * HOUR);
        plant.lines().clear();
        plant.write(HMI, FIRST_DRIVE, 9, 120);
        plant.only(Kind.SETPOINT_WRITE, Severity.HIGH);
    }

    @Test
    void aPointThatAnotherClientSetsIsNotMeasured() {
        plant.device("HMI1", HMI);
        plant.device("HMI2", HMI + 1);
        plant.device("DRIVE-0", FIRST_DRIVE);
        readMoving(9);
        plant.write(HMI + 1, FIRST_DRIVE, 9, 120);
        plant.write(HMI, FIRST_DRIVE, 7, 50);
        plant.write(HMI, FIRST_DRIVE, 8, 20);
        plant.pass(2 * HOUR);
        plant.lines().clear();
        plant.write(HMI, FIRST_DRIVE, 9, 120);
        plant.only(Kind.SETPOINT_WRITE, Severity.INFO);
    }
}
