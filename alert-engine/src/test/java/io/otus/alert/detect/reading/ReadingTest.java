package io.otus.alert.detect.reading;

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
import io.otus.core.event.Units;
import io.otus.core.value.ValueList;
import java.util.List;
import java.util.function.LongBinaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadingTest {
    private static final int HMI = 1;
    private static final int PLC = 2;
    private static final int SETPOINT = 5;
    private static final Service RESTART = new Service(8, "restart_communications_option", Action.RESTART);

    private Plant plant = begun();
    private long step;
    private long seed = 7;

    private static Plant begun() {
        Plant begun = new Plant(new LearningPlan.Until(START + HOUR));
        begun.device("HMI1", HMI);
        begun.device("PLC-1", PLC);
        return begun;
    }

    /**
     * An hour of two levels that swing, a temperature, a counter, a state and a setpoint that the HMI writes now and
     * then.
     */
    @BeforeEach
    void learn() {
        for (int i = 0; i < 1_800; i++) {
            if (i % 300 == 150) {
                plant.write(HMI, PLC, SETPOINT, 300L + i / 300);
            }
            read(values(), 300L + Math.max(0, (i + 150) / 300 - 1));
        }
        plant.pass(SECOND);
        assertThat(plant.lines()).isEmpty();
    }

    private long noise() {
        seed = seed * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
        return (seed >>> 33) % 9 - 4;
    }

    private long swing(double period) {
        return Math.round(100 * Math.sin(step / period));
    }

    private long[] values() {
        return new long[] {
            500 + swing(20) + noise(),
            400 + swing(31) + noise(),
            200 + 5 * noise() + noise(),
            60_000 + step,
            step / 100 % 2
        };
    }

    private void read(long[] first, long setpoint) {
        long[] all = new long[first.length + 1];
        System.arraycopy(first, 0, all, 0, first.length);
        all[first.length] = setpoint;
        plant.ask(HMI, PLC, "modbus", "1", Plant.READ_HOLDING, PointRange.of("holding", 0, ValueList.unsigned(all)));
        plant.pass(2 * SECOND);
        step++;
    }

    /** So many readings of a process that goes on. */
    private void run(int count, long setpoint) {
        run(count, setpoint, 0, (value, _) -> value);
    }

    /** So many readings of which one is moved: by its value, and by how many there were before. */
    private void run(int count, long setpoint, int at, LongBinaryOperator moved) {
        for (int i = 0; i < count; i++) {
            long[] now = values();
            now[at] = moved.applyAsLong(now[at], i);
            read(now, setpoint);
        }
    }

    private AlertState only() {
        assertThat(plant.alerts()).hasSize(1);
        return plant.alerts().getFirst();
    }

    @Test
    void aProcessThatGoesOnIsQuiet() {
        run(3_600, 305);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void aWordThatIsReadAsNegativeIsAlsoToldAsItIsSent() {
        run(40, 305, 2, (_, _) -> 54_321);
        assertThat(only().origin().explanation().title())
                .startsWith("holding 2 of PLC-1, unit 1 is -11215 (54321 as it is sent), outside ");
        assertThat(only().origin().explanation().explanation()).contains(" tells -11215 (54321 as it is sent) of ");
    }

    @Test
    void aReadingFarOutsideItsRangeIsLow() {
        run(100, 305, 2, (_, i) -> 200L + i);
        assertThat(only().origin().kind()).isEqualTo(Kind.VALUE_RANGE);
        assertThat(only().severity()).isEqualTo(Severity.LOW);
        assertThat(only().origin().explanation().title()).startsWith("holding 2 of PLC-1, unit 1 is ");
        assertThat(only().origin().explanation().explanation())
                .contains(" of holding 2, and is outside time after time.")
                .contains(" read no such value there before.");
    }

    @Test
    void aReadingIsToldAsTheFrameHasIt() {
        run(40, 305, 2, (_, _) -> 30_001);
        assertThat(only().origin().explanation().title()).startsWith("holding 2 of PLC-1, unit 1 is 30001, outside ");
        assertThat(only().origin().explanation().explanation()).contains(" tells 30001 of holding 2,");
    }

    @Test
    void anInstrumentThatIsTakenOutIsToKnow() {
        run(40, 305, 0, (_, _) -> 0);
        assertThat(only().severity()).isEqualTo(Severity.INFO);
    }

    @Test
    void aCounterMayStartAnew() {
        run(100, 305, 3, (_, i) -> i);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void aSlowDriftIsFoundAgainstTheFrozenMean() {
        run(1_500, 305, 0, (value, i) -> value + i / 4);
        assertThat(plant.alerts()).extracting(each -> each.origin().kind()).contains(Kind.VALUE_DRIFT);
        assertThat(plant.alerts()).allMatch(each -> each.severity().compareTo(Severity.MEDIUM) <= 0);
    }

    @Test
    void whatACommandMovesIsNoDrift() {
        plant.write(HMI, PLC, SETPOINT, 310);
        run(1_500, 310, 0, (value, i) -> value + Math.min(150, i));
        assertThat(plant.alerts())
                .extracting(each -> each.origin().explanation().title())
                .singleElement()
                .isEqualTo("HMI1 wrote 310 to holding 5 of PLC-1, unit 1, outside {300,301,302,303,304,305}");
    }

    @Test
    void whatReachesItsSetpointIsNoDriftHoweverLongItStaysThere() {
        plant.write(HMI, PLC, SETPOINT, 800);
        run(5_400, 800, 2, (value, i) -> value + Math.min(600, i)); // three hours: the command itself excuses one
        assertThat(plant.alerts())
                .extracting(each -> each.origin().kind())
                .as("the command, and nothing of what follows it")
                .containsExactly(Kind.VALUE_RANGE);
        plant.pass(SECOND);
        run(1_800, 800, 2, (value, i) -> value + 600 + Math.min(400, i));
        assertThat(plant.alerts()).extracting(each -> each.origin().kind()).contains(Kind.VALUE_DRIFT);
    }

    @Test
    void whatComesBackIsNoDrift() {
        plant.write(HMI, PLC, SETPOINT, 800);
        run(1_500, 800, 2, (value, i) -> Math.min(800, value + i));
        plant.write(HMI, PLC, SETPOINT, 305);
        run(300, 305, 2, (value, i) -> Math.max(value, 800 - 4 * i));
        assertThat(plant.alerts()).extracting(each -> each.origin().kind()).doesNotContain(Kind.VALUE_DRIFT);
    }

    /** As a controller without an integral part does, which never gets there. */
    @Test
    void whatStaysOnItsWayToItsSetpointIsNoDrift() {
        plant.write(HMI, PLC, SETPOINT, 800);
        run(5_400, 800, 2, (value, i) -> value + Math.min(440, i));
        assertThat(plant.alerts())
                .extracting(each -> each.origin().kind())
                .as("the command, and nothing of what follows it")
                .containsExactly(Kind.VALUE_RANGE);
    }

    /**
     * What the device was told to hold before, and what it measures, were of one kind then: a setpoint is one again,
     * where it is set as ever.
     */
    @Test
    void whatIsOnItsWayToASetpointThatItHadWhileThatWasLearnedIsNoDrift() {
        plant = begun();
        step = 0;
        for (int i = 0; i < 6; i++) {
            long setpoint = i % 2 == 0 ? 200 : 900;
            plant.write(HMI, PLC, SETPOINT, setpoint);
            run(300, setpoint);
        }
        plant.pass(SECOND);
        plant.write(HMI, PLC, SETPOINT, 200);
        run(100, 200);
        plant.write(HMI, PLC, SETPOINT, 900);
        run(1_500, 900, 2, (value, _) -> value + 500);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void whatStraysAboutItsSetpointAsItEverDidIsNoDrift() {
        plant.write(HMI, PLC, SETPOINT, 260);
        for (int i = 0; i < 5_400; i++) {
            long[] now = values();
            now[2] = 294L + i % 7;
            read(now, 260);
        }
        assertThat(plant.alerts())
                .extracting(each -> each.origin().kind())
                .as("the command, and nothing of what follows it")
                .containsExactly(Kind.VALUE_RANGE);
        for (int i = 0; i < 1_800; i++) {
            long[] now = values();
            now[2] = 330L + i % 7;
            read(now, 260);
        }
        assertThat(plant.alerts()).extracting(each -> each.origin().kind()).contains(Kind.VALUE_DRIFT);
    }

    /**
     * Two rooms of one kind: that one is told to be within the range of the other is no reason for that one to leave
     * it.
     */
    @Test
    void anotherSetpointWithinItsRangeExcusesNothing() {
        plant.write(HMI, PLC, SETPOINT, 210);
        for (int i = 0; i < 5_400; i++) {
            long[] now = values();
            now[2] = 260L + i % 7;
            read(now, 210);
        }
        assertThat(plant.alerts()).extracting(each -> each.origin().kind()).contains(Kind.VALUE_DRIFT);
    }

    @Test
    void whatStandsAtASetpointThatNobodyWasHeardToMoveIsNoDrift() {
        run(1_800, 700, 1, (value, i) -> value + Math.min(300, 10L * i));
        assertThat(only().origin().kind()).isEqualTo(Kind.VALUE_RANGE);
        assertThat(only().severity()).isEqualTo(Severity.INFO);
        assertThat(only().origin().explanation().explanation()).contains("which nobody was heard to move");
        run(1_800, 304, 1, (value, _) -> value + 300);
        assertThat(plant.alerts())
                .extracting(each -> each.origin().kind())
                .as("the setpoint is back, the value is not")
                .contains(Kind.VALUE_DRIFT);
    }

    /**
     * It lay below its range for long, where it was told to be: that is no reason to call it drifting on its way up.
     */
    @Test
    void whatLeavesItsRangeOnTheOtherSideDoesNotDriftYet() {
        plant = new Plant(new LearningPlan.Until(START + HOUR));
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        step = 0;
        for (int i = 0; i < 1_800; i++) {
            if (i % 300 == 150) {
                plant.write(HMI, PLC, SETPOINT, i % 600 == 150 ? 100 : 300);
            }
            read(values(), i % 600 < 300 ? 300 : 100);
        }
        plant.pass(SECOND);
        plant.write(HMI, PLC, SETPOINT, 100);
        for (int i = 0; i < 1_800; i++) {
            long[] now = values();
            now[2] = Math.max(100L, 200L - i) + i % 7;
            read(now, 100);
        }
        plant.write(HMI, PLC, SETPOINT, 300);
        for (int i = 0; i < 100; i++) {
            long[] now = values();
            now[2] = 100L + 2L * i;
            read(now, 300);
        }
        assertThat(plant.alerts()).extracting(each -> each.origin().kind()).doesNotContain(Kind.VALUE_DRIFT);
        for (int i = 0; i < 1_500; i++) {
            long[] now = values();
            now[2] = 300L + Math.min(100L, i) + i % 7;
            read(now, 300);
        }
        assertThat(plant.alerts())
                .extracting(each -> each.origin().kind())
                .as("it goes on, beyond where it was told to go")
                .contains(Kind.VALUE_DRIFT);
    }

    /**
     * A coil that was switched before, and a preset as it ever was, are no place to go: whoever may set them shall not
     * hide a forged reading by it.
     */
    @Test
    void whatWasSetAsEverExcusesNoDrift() {
        plant = begun();
        step = 0;
        for (int i = 0; i < 1_800; i++) {
            if (i % 300 == 150) {
                switchOff(i % 600 != 150);
                plant.write(HMI, PLC, SETPOINT, 10);
            }
            read(values(), 10);
            readCoils(i / 300 % 2);
        }
        plant.pass(SECOND);
        switchOff(true);
        plant.write(HMI, PLC, SETPOINT, 10);
        run(1_500, 10, 1, (value, i) -> value - Math.min(260, i));
        assertThat(plant.alerts())
                .extracting(each -> each.origin().kind())
                .contains(Kind.VALUE_DRIFT, Kind.VALUE_RANGE);
    }

    /** A preset that has ever been far below the value is no reason for the value to be there. */
    @Test
    void aValueNearSomethingThatWasWrittenAsEverIsOutsideItsRange() {
        plant = begun();
        step = 0;
        for (int i = 0; i < 1_800; i++) {
            if (i % 300 == 150) {
                plant.write(HMI, PLC, SETPOINT, 10);
            }
            read(values(), 10);
        }
        plant.pass(SECOND);
        plant.write(HMI, PLC, SETPOINT, 10);
        run(40, 10, 2, (_, i) -> 10L + i % 2);
        assertThat(only().origin().kind()).isEqualTo(Kind.VALUE_RANGE);
    }

    private void switchOff(boolean isOff) {
        plant.coil(HMI, PLC, 1, !isOff);
    }

    private void readCoils(long second) {
        plant.ask(
                HMI,
                PLC,
                "modbus",
                "1",
                new Service(1, "read_coils", Action.READ),
                PointRange.of("coil", 0, ValueList.unsigned(new long[] {0, second})));
    }

    private void readStill() {
        long[] still = values();
        for (int i = 0; i < 200; i++) {
            read(still, 305);
        }
    }

    @Test
    void frozenReadingsAreStuck() {
        readStill();
        assertThat(only().origin().kind()).isEqualTo(Kind.VALUE_STUCK);
        assertThat(only().severity()).isEqualTo(Severity.MEDIUM);
        assertThat(only().attack()).contains("T0856");
    }

    private List<Kind> kinds() {
        return plant.alerts().stream().map(each -> each.origin().kind()).toList();
    }

    private void stop() {
        plant.ask(HMI, PLC, "modbus", "1", Plant.STOP);
    }

    private List<Severity> stuck() {
        return plant.alerts().stream()
                .filter(each -> each.origin().kind() == Kind.VALUE_STUCK)
                .map(AlertState::severity)
                .toList();
    }

    @Test
    void thatADeviceStandsStillWhichWasStoppedIsNoNewsForAnHour() {
        stop();
        readStill();
        assertThat(stuck()).isEmpty();
        run(1_800, 305);
        readStill();
        assertThat(stuck()).containsExactly(Severity.MEDIUM);
    }

    @Test
    void thatADeviceStandsStillWhichHasAnotherProgramIsLowForAnHour() {
        plant.ask(HMI, PLC, "modbus", "1", new Service(26, "download_block", Action.DOWNLOAD));
        readStill();
        assertThat(stuck()).containsExactly(Severity.LOW);
        run(1_800, 305);
        readStill();
        assertThat(stuck()).contains(Severity.MEDIUM);
    }

    @Test
    void aRestartExplainsNoReadingsThatStandStillLongAfterIt() {
        plant.ask(HMI, PLC, "modbus", "1", RESTART);
        long[] booting = values();
        for (int i = 0; i < 130; i++) {
            read(booting, 305);
        }
        assertThat(stuck()).isEmpty();
        run(100, 305);
        readStill();
        assertThat(stuck()).containsExactly(Severity.MEDIUM);
    }

    @Test
    void restartsInARowExplainNoMoreThanOne() {
        for (int i = 0; i < 4; i++) {
            plant.ask(HMI, PLC, "modbus", "1", RESTART);
            readStill();
        }
        assertThat(stuck()).contains(Severity.MEDIUM);
    }

    @Test
    void aDeviceThatWasStartedAgainIsNotExplainedByItsStop() {
        plant.ask(HMI, PLC, "modbus", "1", Plant.STOP);
        plant.ask(HMI, PLC, "modbus", "1", new Service(40, "start", Action.START));
        run(350, 305);
        readStill();
        assertThat(stuck()).containsExactly(Severity.MEDIUM);
    }

    @Test
    void thatADeviceIsToReportNothingExplainsNothingOfWhatIsAskedFor() {
        plant.ask(HMI, PLC, "modbus", "1", Plant.SILENCE);
        readStill();
        assertThat(stuck()).containsExactly(Severity.MEDIUM);
    }

    @Test
    void takingTheProgramOutOfADeviceExplainsNothing() {
        plant.ask(HMI, PLC, "modbus", "1", new Service(29, "upload_block", Action.UPLOAD));
        readStill();
        assertThat(stuck()).containsExactly(Severity.MEDIUM);
    }

    @Test
    void theReadingsOfADeviceThatWasStoppedMayStrayForAnHour() {
        stop();
        run(100, 305, 2, (_, i) -> 200L + i);
        assertThat(kinds()).isNotEmpty().doesNotContain(Kind.VALUE_RANGE);
        run(1_800, 305);
        run(100, 305, 2, (_, i) -> 200L + i);
        assertThat(kinds()).contains(Kind.VALUE_RANGE);
    }

    @Test
    void oneInstrumentThatStandsStillIsToKnow() {
        run(400, 305, 2, (_, _) -> 200);
        assertThat(only().origin().kind()).isEqualTo(Kind.VALUE_STUCK);
        assertThat(only().severity()).isEqualTo(Severity.INFO);
    }

    @Test
    void playedBackReadingsAreFound() {
        long[][] recorded = new long[60][];
        for (int i = 0; i < recorded.length; i++) {
            recorded[i] = values();
            read(recorded[i], 305);
        }
        for (int i = 0; i < 2 * recorded.length; i++) {
            read(recorded[i % recorded.length], 305);
        }
        assertThat(only().origin().kind()).isEqualTo(Kind.VALUE_STUCK);
        assertThat(only().origin().explanation().title())
                .isEqualTo("The readings of PLC-1, unit 1 are those of an earlier time");
    }

    @Test
    void aCommandWithoutEffectIsFound() {
        run(5, 305);
        plant.write(HMI, PLC, SETPOINT, 301);
        run(20, 305);
        assertThat(only().origin().kind()).isEqualTo(Kind.VALUE_STUCK);
        assertThat(only().origin().explanation().title())
                .isEqualTo("holding 5 of PLC-1, unit 1 does not follow its command");
    }

    @Test
    void whatIsWrittenBehindItWithinAnUnknownUnitMayHaveBeenToTheSamePoint() {
        run(5, 305);
        plant.write(HMI, PLC, SETPOINT, 301);
        PointRange other = PointRange.of("holding", SETPOINT, ValueList.unsigned(304));
        plant.device("HMI2", PLC + 1);
        plant.ask(PLC + 1, PLC, "modbus", Units.UNKNOWN, Plant.WRITE_REGISTERS, other);
        run(20, 304);
        assertThat(stuck()).isEmpty();
    }

    /** The device may have followed, for those who looked, and lost the value again: in a restart, say. */
    @Test
    void whoComesBackLongAfterACommandIsNoWitnessOfIt() {
        run(5, 305);
        plant.write(HMI, PLC, SETPOINT, 301);
        plant.pass(200 * SECOND);
        run(20, 305);
        assertThat(stuck()).isEmpty();
    }

    @Test
    void aCommandAfterWhichBytesWereMissedMayHaveBeenFollowedByAnother() {
        run(5, 305);
        plant.write(HMI, PLC, SETPOINT, 301);
        plant.lose(HMI, PLC);
        run(20, 305);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void whatWasMissedBeforeACommandDoesNotExcuseIt() {
        plant.lose(HMI, PLC);
        run(5, 305);
        plant.write(HMI, PLC, SETPOINT, 301);
        run(20, 305);
        assertThat(only().origin().kind()).isEqualTo(Kind.VALUE_STUCK);
    }

    @Test
    void theTextGivesItBack() throws BaselineException {
        String text = BaselineExport.of(plant.engine().baseline()).print(true);
        assertThat(text).containsPattern("reading holding 0 [0-9]+\\.\\.[0-9]+ flat=[0-9.]+ rate=[0-9.]+ \\[");
        Plant other = new Plant(new LearningPlan.Enforce());
        BaselineImport.into(other.engine().baseline(), "plant.txt", BaselineText.parse("plant.txt", text));
        assertThat(BaselineExport.of(other.engine().baseline()).print(true)).isEqualTo(text);
    }

    @Test
    void aSignedOffBaselineHoldsFromTheFirstPacket() throws BaselineException {
        String text = BaselineExport.of(plant.engine().baseline()).print(false);
        plant = new Plant(new LearningPlan.Enforce());
        BaselineImport.into(plant.engine().baseline(), "plant.txt", BaselineText.parse("plant.txt", text));
        plant.knownDevice("HMI1", HMI);
        plant.knownDevice("PLC-1", PLC);
        plant.pass(MINUTE);
        run(20, 305, 2, (_, _) -> 900);
        assertThat(plant.alerts()).extracting(each -> each.origin().kind()).containsExactly(Kind.VALUE_RANGE);
    }
}
