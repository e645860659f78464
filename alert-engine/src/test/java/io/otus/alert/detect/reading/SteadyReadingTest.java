package io.otus.alert.detect.reading;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.READ_HOLDING;
import static io.otus.alert.Plant.SECOND;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.alert.AlertState;
import io.otus.alert.audit.Learnable;
import io.otus.alert.baseline.BaselineApproval;
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

/** What a device tells that is no measured value: constants, and points of a few states. */
class SteadyReadingTest {
    private static final int HMI = 1;
    private static final int PLC = 2;
    private static final int EWS = 3;
    private static final Service RESTART = new Service(8, "restart_communications_option", Action.RESTART);

    private static final int CONSTANT = 0;
    private static final int OTHER = 1;
    private static final int STATE = 2;
    private static final int REST = 3;
    private static final int LATE = 4;
    private static final int SETPOINT = 9;

    private Plant plant = begun();

    private static Plant begun() {
        Plant begun = new Plant(new LearningPlan.Until(START + 3 * HOUR));
        begun.device("HMI1", HMI);
        begun.device("EWS1", EWS);
        begun.device("PLC-1", PLC);
        return begun;
    }

    /** Three hours, in which the HMI asks every fifteen seconds. */
    @BeforeEach
    void learn() {
        for (int i = 0; i < 719; i++) {
            if (i % 100 == i / 100 && i < 600) {
                plant.write(HMI, PLC, SETPOINT, 30L + i / 100);
            }
            long[] now = values();
            now[STATE] = new long[] {20, 40, 90}[i / 10 % 3];
            now[LATE] = i < 300 ? 5 : i % 3 == 0 ? 5 : 8;
            read(HMI, now);
        }
        plant.pass(MINUTE);
        assertThat(plant.lines()).isEmpty();
    }

    private static long[] values() {
        return new long[] {7, 500, 20, 0, 5};
    }

    private void read(int reader, long... all) {
        plant.ask(reader, PLC, "modbus", "1", READ_HOLDING, PointRange.of("holding", 0, ValueList.unsigned(all)));
        plant.pass(15 * SECOND);
    }

    /** A point has a value for so many looks of the HMI. */
    private void tell(int looks, int point, long value) {
        for (int i = 0; i < looks; i++) {
            long[] now = values();
            now[point] = value;
            read(HMI, now);
        }
    }

    private AlertState only() {
        assertThat(plant.alerts()).hasSize(1);
        return plant.alerts().getFirst();
    }

    private String text() {
        return BaselineExport.of(plant.engine().baseline()).print(false);
    }

    @Test
    void theBaselineSaysWhichPointsAreSteady() {
        assertThat(text())
                .contains("reading holding 0 {7} steady\n", "reading holding 2 {20,40,90} steady\n")
                .contains("reading holding 3 {0}\n", "reading holding 4 {5,8}\n");
    }

    @Test
    void aConstantThatIsAnotherOneIsLow() {
        tell(20, CONSTANT, 9);
        AlertState alert = plant.only(Kind.VALUE_RANGE, Severity.LOW);
        assertThat(alert.origin().explanation().title()).isEqualTo("holding 0 of PLC-1, unit 1 is 9, outside {7}");
        assertThat(alert.count()).isEqualTo(1);
        tell(400, CONSTANT, 9);
        assertThat(only().count()).isEqualTo(1);
    }

    @Test
    void soIsAStateThatNeverWas() {
        tell(6, STATE, 1_000);
        assertThat(only().severity()).isEqualTo(Severity.LOW);
        assertThat(only().origin().explanation().title()).endsWith(" is 1000, outside {20,40,90}");
    }

    @Test
    void whatComesAgainAfterTheKnownOneIsCounted() {
        tell(6, CONSTANT, 9);
        tell(6, CONSTANT, 7);
        tell(6, CONSTANT, 9);
        assertThat(only().count()).isEqualTo(2);
    }

    @Test
    void whatIsAnotherOneSoonAfterIsTheSameAlert() {
        tell(6, CONSTANT, 9);
        long[] now = values();
        now[CONSTANT] = 9;
        now[OTHER] = 650;
        for (int i = 0; i < 6; i++) {
            read(HMI, now);
        }
        assertThat(only().further().items()).hasSize(1);
    }

    @Test
    void whatLiesBesideTheKnownOnesIsInfo() {
        tell(6, CONSTANT, 8);
        assertThat(only().severity()).isEqualTo(Severity.INFO);
        assertThat(only().origin().explanation().explanation()).contains("it lies beside the values that are known");
    }

    @Test
    void whatIsOverSoonIsNotTold() {
        tell(3, CONSTANT, 9);
        tell(20, CONSTANT, 7);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void whatGoesOnToMoveIsMeasured() {
        for (int i = 0; i < 40; i++) {
            tell(2, CONSTANT, 100 + 3L * i);
        }
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void whatWasAtRestOrHadAnotherValueLatelyIsNotWatched() {
        tell(20, REST, 1_450);
        tell(20, LATE, 100);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void whatFollowsACommandIsNotTold() {
        plant.write(HMI, PLC, SETPOINT, 33L);
        tell(20, CONSTANT, 9);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void whatIsWrittenThereItselfIsToldAsThat() {
        plant.write(EWS, PLC, CONSTANT, 9L);
        plant.pass(10 * MINUTE);
        plant.lines().clear();
        tell(20, CONSTANT, 9);
        assertThat(plant.lines()).isEmpty();
    }

    @Test
    void aDeviceThatWasToldToRestartMayBeAnother() {
        plant.ask(EWS, PLC, "modbus", "1", RESTART);
        plant.pass(10 * MINUTE);
        plant.lines().clear();
        tell(20, CONSTANT, 9);
        assertThat(plant.lines()).isEmpty();
    }

    @Test
    void aDeviceInWhichMuchIsAnotherOneIsOneAlert() {
        for (int i = 0; i < 6; i++) {
            long[] now = values();
            now[CONSTANT] = 9;
            now[OTHER] = 650;
            now[STATE] = 1_000;
            read(HMI, now);
        }
        assertThat(only().severity()).isEqualTo(Severity.LOW);
        assertThat(only().beside().items()).hasSize(2);
    }

    @Test
    void whatAnotherReaderKnowsIsNoNews() throws BaselineException {
        String line = "EWS1 -> PLC-1 modbus unit=1 reading holding 0 {7,9}";
        BaselineApproval.add(plant.engine().baseline(), line);
        tell(20, CONSTANT, 9);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void whatAPersonLearnsOfItIsNoNewsAgain() throws BaselineException {
        tell(6, CONSTANT, 9);
        List<String> lines = Learnable.of(plant.engine().baseline(), only()).statements();
        assertThat(lines).containsExactly("HMI1 -> PLC-1 modbus unit=1 reading holding 0 {9}");
        BaselineApproval.add(plant.engine().baseline(), lines.getFirst());
        plant.lines().clear();
        tell(6, CONSTANT, 7);
        tell(6, CONSTANT, 9);
        assertThat(plant.lines()).isEmpty();
        tell(6, CONSTANT, 30);
        assertThat(plant.lines()).isNotEmpty();
    }

    private void enforced(String text) throws BaselineException {
        plant = new Plant(new LearningPlan.Enforce());
        BaselineImport.into(plant.engine().baseline(), "plant.txt", BaselineText.parse("plant.txt", text));
        plant.knownDevice("HMI1", HMI);
        plant.knownDevice("PLC-1", PLC);
        plant.pass(MINUTE);
        tell(6, CONSTANT, 7);
        tell(6, CONSTANT, 9);
    }

    @Test
    void aSignedOffBaselineHoldsAsItSays() throws BaselineException {
        String text = text();
        enforced(text);
        assertThat(only().origin().kind()).isEqualTo(Kind.VALUE_RANGE);
        assertThat(text()).contains("reading holding 0 {7} steady\n");
        enforced(text.replace("{7} steady", "{7}"));
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void itsHistoryIsKept() throws BaselineException {
        String text = BaselineExport.of(plant.engine().baseline()).print(true);
        Plant other = new Plant(new LearningPlan.Enforce());
        BaselineImport.into(other.engine().baseline(), "plant.txt", BaselineText.parse("plant.txt", text));
        assertThat(BaselineExport.of(other.engine().baseline()).print(true)).isEqualTo(text);
    }
}
