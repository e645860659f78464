package io.otus.alert;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.audit.Learnable;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.BaselineApproval;
import io.otus.alert.baseline.BaselineException;
import io.otus.alert.baseline.BaselineExport;
import io.otus.alert.baseline.BaselineImport;
import io.otus.alert.baseline.BaselineText;
import io.otus.alert.baseline.FactState;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.core.event.PointRange;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineRoundTripTest {
    /** Normal operation, the same each time. */
    private static void operate(Plant plant) {
        plant.device("HMI1", 1);
        plant.device("PLC-1", 2);
        plant.device("PLC 2", 3);
        for (int i = 0; i < 30; i++) {
            plant.read(1, 2, 0, 40);
            plant.read(1, 3, 100, 10);
            plant.read(1, 3, 200, 10);
            plant.write(1, 2, 20, 320 + 10 * i, 640);
            plant.coil(1, 3, 23, i % 2 == 0);
            plant.ask(1, 3, "bacnet", "7", Plant.READ_INPUT, PointRange.named("analog-input:3/present-value"));
            plant.pass(MINUTE);
        }
    }

    private static String learned() {
        Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
        operate(plant);
        return BaselineExport.of(plant.engine().baseline()).print(false);
    }

    private static Plant enforcing(String text) throws BaselineException {
        Plant plant = new Plant(new LearningPlan.Enforce());
        BaselineImport.into(plant.engine().baseline(), "plant.txt", BaselineText.parse("plant.txt", text));
        return plant;
    }

    @Test
    void theBaselineReadsAsItIsMeant() {
        assertThat(learned()).isEqualTo("""
            # otus-baseline 1
            asset HMI1 mac=02:00:00:00:00:01 ip=10.0.0.1
            asset PLC%202 mac=02:00:00:00:00:03 ip=10.0.0.3
            asset PLC-1 mac=02:00:00:00:00:02 ip=10.0.0.2
            learned HMI1 -> PLC%202 bacnet unit=7 function 4
            learned HMI1 -> PLC%202 bacnet unit=7 link
            learned HMI1 -> PLC%202 bacnet unit=7 poll 4 analog-input:3/present-value every=60 pause=60
            learned HMI1 -> PLC%202 bacnet unit=7 read analog-input:3/present-value
            learned HMI1 -> PLC%202 modbus unit=1 function 3
            learned HMI1 -> PLC%202 modbus unit=1 function 5
            learned HMI1 -> PLC%202 modbus unit=1 link
            learned HMI1 -> PLC%202 modbus unit=1 poll 3 holding 100..109 every=60 pause=60
            learned HMI1 -> PLC%202 modbus unit=1 poll 3 holding 200..209 every=60 pause=60
            learned HMI1 -> PLC%202 modbus unit=1 poll 5 coil 23 every=60 pause=60
            learned HMI1 -> PLC%202 modbus unit=1 read holding 100..109
            learned HMI1 -> PLC%202 modbus unit=1 read holding 200..209
            learned HMI1 -> PLC%202 modbus unit=1 value coil 23 {0,1}
            learned HMI1 -> PLC%202 modbus unit=1 write coil 23
            learned HMI1 -> PLC-1 modbus unit=1 function 16
            learned HMI1 -> PLC-1 modbus unit=1 function 3
            learned HMI1 -> PLC-1 modbus unit=1 link
            learned HMI1 -> PLC-1 modbus unit=1 poll 16 holding 20..21 every=60 pause=60
            learned HMI1 -> PLC-1 modbus unit=1 poll 3 holding 0..39 every=60 pause=60
            learned HMI1 -> PLC-1 modbus unit=1 read holding 0..39
            learned HMI1 -> PLC-1 modbus unit=1 value holding 20 320..610
            learned HMI1 -> PLC-1 modbus unit=1 value holding 21 {640}
            learned HMI1 -> PLC-1 modbus unit=1 write holding 20..21
            learned HMI1 present
            learned HMI1 role client bacnet
            learned HMI1 role client modbus
            learned HMI1 role writer modbus
            learned PLC%202 present
            learned PLC%202 role server bacnet
            learned PLC%202 role server modbus
            learned PLC-1 present
            learned PLC-1 role server modbus
            """);
    }

    @Test
    void exportedImportedAndExportedIsIdentical() throws BaselineException {
        String text = learned();
        Baseline imported = enforcing(text).engine().baseline();
        assertThat(BaselineExport.of(imported).print(false)).isEqualTo(text);
    }

    @Test
    void withHistoryToo() throws BaselineException {
        Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
        operate(plant);
        String text = BaselineExport.of(plant.engine().baseline()).print(true);
        assertThat(text).contains("function 3 [seen=60 hours=1 days=1 first=2026-03-02T00:00:00Z last=");
        Baseline imported = enforcing(text).engine().baseline();
        assertThat(BaselineExport.of(imported).print(true)).isEqualTo(text);
    }

    @Test
    void anExportSaysOfWhatIsJudgedByItSinceWhenItIsKnown() throws BaselineException {
        Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
        operate(plant);
        BaselineText exported = BaselineExport.of(plant.engine().baseline());
        String text = exported.print();
        assertThat(text)
                .contains("write holding 20..21 [seen=30 first=2026-03-02T00:00:00Z]\n")
                .contains("value holding 20 320..610 [seen=30 first=2026-03-02T00:00:00Z]\n")
                .contains("function 3 [first=2026-03-02T00:00:00Z]\n")
                .contains("HMI1 present [first=2026-03-02T00:00:00Z]\n")
                .doesNotContain("shown=", "last=");
        Plant other = enforcing(text);
        assertThat(BaselineExport.of(other.engine().baseline()).print()).isEqualTo(text);
        operate(other);
        assertThat(other.lines()).isEmpty();
        assertThat(exported.strict()).isZero();
        assertThat(BaselineText.parse("plain.txt", exported.print(false)).strict())
                .as("two lines of points, three of values")
                .isEqualTo(5);
    }

    @Test
    void anImportedBaselineIsEnforcedFromTheFirstPacketAndFitsItsPlant() throws BaselineException {
        Plant plant = enforcing(learned());
        operate(plant);
        assertThat(plant.lines()).isEmpty();
    }

    @Test
    void whatIsSeenLaterIsNoPartOfTheText() throws BaselineException {
        String text = learned();
        Plant plant = enforcing(text);
        operate(plant);
        plant.device("LAPTOP", 9);
        plant.ask(9, 2, "modbus", "1", Plant.STOP);
        plant.read(1, 2, 500, 5);
        assertThat(plant.lines()).isNotEmpty();
        assertThat(BaselineExport.of(plant.engine().baseline()).print(false)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "learned HMI1 -> PLC%202 modbus unit=1 function 3, FUNC_NEW",
        "learned HMI1 -> PLC%202 modbus unit=1 function 5, FUNC_NEW",
        "learned HMI1 -> PLC%202 modbus unit=1 link, LINK_NEW",
        "learned HMI1 -> PLC%202 modbus unit=1 read holding 200..209, POINT_NEW",
        "learned HMI1 -> PLC%202 modbus unit=1 value coil 23, VALUE_RANGE",
        "learned HMI1 -> PLC%202 modbus unit=1 write coil 23, POINT_NEW",
        "learned HMI1 -> PLC%202 bacnet unit=7 read analog-input:3/present-value, POINT_NEW",
        "learned HMI1 -> PLC-1 modbus unit=1 write holding 20..21, SETPOINT_WRITE",
        "learned HMI1 -> PLC-1 modbus unit=1 value holding 21, VALUE_RANGE",
        "learned HMI1 present, ASSET_NEW",
        "learned HMI1 role client modbus, ROLE_NEW",
        "learned HMI1 role writer modbus, ROLE_NEW",
        "learned PLC-1 role server modbus, ROLE_NEW"
    })
    void aLineRemovedByHandMakesExactlyItsBehaviourAlert(String line, Kind kind) throws BaselineException {
        alertsAlone(learned(), line, kind);
        Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
        operate(plant);
        alertsAlone(BaselineExport.of(plant.engine().baseline()).print(), line, kind);
    }

    private static void alertsAlone(String text, String line, Kind kind) throws BaselineException {
        List<String> lines = text.lines().toList();
        List<String> fewer =
                lines.stream().filter(each -> !each.startsWith(line)).toList();
        assertThat(fewer).hasSize(lines.size() - 1);
        Plant plant = enforcing(String.join("\n", fewer) + "\n");
        operate(plant);
        assertThat(plant.alerts()).hasSize(1);
        assertThat(plant.alerts().getFirst().origin().kind()).isEqualTo(kind);
        assertThat(plant.alerts().getFirst().also()).isEmpty();
        assertThat("learned " + plant.alerts().getFirst().origin().explanation().fact())
                .startsWith(line);
    }

    @Test
    void anImportedFactSaysWhoApprovedIt() throws BaselineException {
        Plant plant = enforcing(learned());
        operate(plant);
        plant.write(1, 2, 20, 9500, 640);
        assertThat(plant.alerts().getFirst().origin().explanation().explanation())
                .contains("320..610 (approved by import of plant.txt)");
    }

    /** 62 writes filled a range: another value beside it is to be expected of who writes what he likes. */
    @Test
    void withItsHistoryAListOfValuesIsNoMoreThanWhatWasHeard() throws BaselineException {
        Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
        operate(plant);
        String plain = BaselineExport.of(plant.engine().baseline()).print(false);
        String history = BaselineExport.of(plant.engine().baseline()).print(true);
        String exported = BaselineExport.of(plant.engine().baseline()).print();
        assertThat(writing(enforcing(plain))).as("a person's word").isEqualTo(Severity.HIGH);
        assertThat(writing(enforcing(exported))).as("as it is exported").isEqualTo(Severity.INFO);
        assertThat(writing(enforcing(history))).isEqualTo(Severity.INFO);
        BaselineApproval.approve(plant.engine().baseline(), EnumSet.of(FactState.LEARNED), _ -> true);
        plant.pass(HOUR);
        assertThat(writing(plant)).as("approved where it was learned").isEqualTo(Severity.INFO);
    }

    private static Severity writing(Plant plant) {
        plant.device("HMI1", 1);
        plant.device("PLC-1", 2);
        plant.write(1, 2, 20, 700, 640);
        return plant.only(Kind.VALUE_RANGE, plant.alerts().getFirst().severity())
                .severity();
    }

    @Test
    void whatAPersonApprovesAlertsNoMore() throws BaselineException {
        Plant plant = enforcing(learned());
        operate(plant);
        plant.write(1, 2, 30, 1);
        assertThat(plant.alerts()).hasSize(1);
        String fact = plant.alerts().getFirst().origin().explanation().fact();
        BaselineApproval.add(plant.engine().baseline(), fact);
        assertThat(BaselineExport.of(plant.engine().baseline()).print(false)).contains("approved " + fact);
        plant.pass(2 * HOUR);
        plant.read(1, 2, 0, 40);
        plant.ask(1, 2, "modbus", "1", Plant.WRITE_REGISTERS, PointRange.of("holding", 30, 1));
        assertThat(plant.alerts()).hasSize(1);
    }

    @Test
    void whatWasFoldedIntoAnAlertIsLearnedWithIt() throws BaselineException {
        Plant plant = enforcing(learned());
        operate(plant);
        for (int point = 30; point < 36; point += 2) {
            plant.write(1, 2, point, 1);
        }
        plant.pass(2 * HOUR);
        Baseline baseline = plant.engine().baseline();
        String points = "HMI1 -> PLC-1 modbus unit=1 write holding ";
        List<String> facts = Learnable.of(baseline, plant.alerts().getFirst()).statements();
        assertThat(facts).startsWith(points + 30, points + 32, points + 34).hasSize(6); // and their values
        for (String fact : facts) {
            BaselineApproval.add(baseline, fact);
        }
        plant.read(1, 2, 0, 40);
        plant.ask(1, 2, "modbus", "1", Plant.WRITE_REGISTERS, PointRange.of("holding", 34, 1));
        assertThat(plant.alerts()).hasSize(1);
    }

    @Test
    void ofTwoDevicesWithOneNameTheOneThatAlertedIsLearned() throws BaselineException {
        Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
        operate(plant);
        plant.device("PLC-1", 4);
        plant.read(1, 4, 0, 40);
        plant.pass(HOUR);
        plant.read(1, 4, 600, 1);
        Baseline baseline = plant.engine().baseline();
        String fact = Learnable.statement(baseline, plant.alerts().getFirst());
        assertThat(fact).isEqualTo("HMI1 -> PLC-1-2 modbus unit=1 read holding 600");
        BaselineApproval.add(baseline, fact);
        assertThat(BaselineExport.of(baseline).print(false))
                .contains("asset PLC-1-2 mac=02:00:00:00:00:04 ip=10.0.0.4", "approved " + fact);
        assertThat(BaselineApproval.retract(baseline, fact)).isTrue();
    }

    @Test
    void candidatesAreApprovedByChoice() {
        Plant plant = new Plant(LearningPlan.Repetition.DEFAULT);
        operate(plant);
        int approved = BaselineApproval.approve(
                        plant.engine().baseline(), EnumSet.allOf(FactState.class), line -> line.contains("function"))
                .values()
                .stream()
                .mapToInt(List::size)
                .sum();
        assertThat(approved).isEqualTo(5);
        assertThat(BaselineExport.of(plant.engine().baseline()).print(false))
                .contains("approved HMI1 -> PLC-1 modbus unit=1 function 3")
                .contains("candidate HMI1 -> PLC-1 modbus unit=1 link");
    }

    @Test
    void anIntruderAtAKnownAddressIsNotTheDeviceThatWasApproved() throws BaselineException {
        String text = learned().replace("02:00:00:00:00:01", "02:00:00:00:00:ff");
        Plant plant = enforcing(text);
        plant.device("HMI1", 1);
        assertThat(plant.alerts()).hasSize(1);
        assertThat(plant.alerts().getFirst().origin().kind()).isEqualTo(Kind.ASSET_NEW);
    }

    private static final String PAIR = """
        # otus-baseline 1
        asset pair mac=02:00:00:00:00:01,02:00:00:00:00:02 ip=10.0.0.1,10.0.0.2
        asset plc mac=02:00:00:00:00:03 ip=10.0.0.3
        learned pair -> plc modbus unit=1 function 3
        learned pair -> plc modbus unit=1 link
        learned pair -> plc modbus unit=1 read holding 0..39
        learned pair present
        learned pair role client modbus
        learned plc present
        learned plc role server modbus
        """;

    @Test
    void anAssetOfSeveralAddressesIsOneHoweverManyTheInventoryKnows() throws BaselineException {
        Plant plant = enforcing(PAIR);
        plant.device("CARD-A", 1);
        plant.device("CARD-B", 2);
        plant.device("PLC", 3);
        plant.read(1, 3, 0, 40);
        plant.read(2, 3, 0, 40);
        assertThat(plant.lines()).isEmpty();
        assertThat(BaselineExport.of(plant.engine().baseline()).print(false)).isEqualTo(PAIR);
        plant.device("CARD-C", 4);
        assertThat(plant.alerts()).hasSize(1);
    }

    @Test
    void cardsOfOneDeviceThatTheInventoryJoinsStayOne() throws BaselineException {
        Plant plant = enforcing(PAIR);
        plant.device("CARD-A", 1);
        plant.device("CARD-B", 2);
        plant.device("PLC", 3);
        plant.merge(2, 1);
        plant.read(1, 3, 0, 40);
        plant.read(2, 3, 0, 40);
        assertThat(plant.lines()).isEmpty();
        assertThat(BaselineExport.of(plant.engine().baseline()).print(false)).isEqualTo(PAIR);
    }
}
