package io.otus.alert.detect.protocol;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.SECOND;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.PlantNetwork;
import io.otus.alert.alert.AlertState;
import io.otus.alert.audit.Learnable;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.BaselineApproval;
import io.otus.alert.baseline.BaselineException;
import io.otus.alert.baseline.BaselineExport;
import io.otus.alert.baseline.BaselineImport;
import io.otus.alert.baseline.BaselineText;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.core.event.AnomalyCode;
import io.otus.testkit.TestFlow;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Bytes that break a rule of their protocol: told from the first second, and what a device always does becomes normal.
 */
class BrokenRuleTest {
    private static final int HMI = 1;
    private static final int PLC = 2;
    private static final int LAPTOP = 9;

    private record Rule(String id, String rule, boolean isContradiction) implements AnomalyCode {}

    private static final Rule LENGTH = new Rule("modbus-001", "V1.1b3 §6: the length does not fit", false);
    private static final Rule QUANTITY = new Rule("modbus-002", "V1.1b3 §6: the quantity is out of range", false);
    private static final Rule ECHO = new Rule("modbus-008", "V1.1b3 §6.5: the response repeats the request", true);
    private static final Rule OVERLAP = new Rule("tcp-002", "RFC 9293 section 3.8.1: the same bytes again", true);

    private static Plant plant(LearningPlan plan) {
        Plant plant = new Plant(plan);
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        plant.device("LAPTOP", LAPTOP);
        plant.read(HMI, PLC, 0, 40);
        plant.pass(MINUTE);
        return plant;
    }

    private static Plant learned() {
        return plant(new LearningPlan.Until(START + HOUR)).pass(HOUR);
    }

    private static AlertState only(Plant plant) {
        assertThat(plant.alerts()).hasSize(1);
        return plant.alerts().getFirst();
    }

    private static void expect(Plant plant, Kind kind, Severity severity) {
        assertThat(only(plant).origin().kind()).isEqualTo(kind);
        assertThat(only(plant).severity()).isEqualTo(severity);
    }

    @Test
    void whatIsMalformedInAContradictedConnectionIsPartOfThat() {
        Plant plant = learned();
        plant.breaksRule(HMI, PLC, "modbus", ECHO);
        plant.breaksRule(HMI, PLC, "modbus", LENGTH);
        expect(plant, Kind.SEQ_ANOMALY, Severity.HIGH);
        plant.pass(2 * MINUTE);
        plant.breaksRule(HMI, PLC, "modbus", QUANTITY);
        assertThat(plant.alerts()).hasSize(2);
    }

    private static AlertState contradictedFrom(String card) {
        Plant plant = learned();
        PlantNetwork network = new PlantNetwork(plant);
        TestFlow flow = network.answer(network.open(HMI, PLC, 502)).speaks("modbus");
        network.answerBreaksRule(flow.from(1, card), "tcp", OVERLAP);
        return plant.only(Kind.SEQ_ANOMALY, Severity.HIGH);
    }

    @Test
    void whatTheCardOfAnotherDeviceSendsInTheNameOfOneIsThatOnes() {
        AlertState alert = contradictedFrom("02:00:00:00:00:09");
        assertThat(alert.origin().explanation().title())
                .isEqualTo("LAPTOP sent tcp as PLC-1 to HMI1 that contradicts what was sent before"
                        + " (tcp-002: the same bytes again)");
        assertThat(alert.assets()).extracting(each -> each.id()).containsExactly("asset-9", "asset-1");
    }

    @Test
    void whoContradictsBothSidesOfAConnectionIsOne() {
        Plant plant = learned();
        PlantNetwork network = new PlantNetwork(plant);
        TestFlow flow = network.answer(network.open(HMI, PLC, 502)).speaks("modbus");
        network.answerBreaksRule(flow, "tcp", OVERLAP);
        network.breaksRule(flow, "tcp", OVERLAP);
        plant.pass(2 * MINUTE);
        AlertState alert = plant.only(Kind.SEQ_ANOMALY, Severity.HIGH);
        assertThat(alert.further().items())
                .extracting(each -> each.title())
                .containsExactly("HMI1 sent tcp to PLC-1 that contradicts what was sent before"
                        + " (tcp-002: the same bytes again)");
        assertThat(alert.count()).isEqualTo(2);
    }

    @Test
    void whatItsOwnCardSendsIsADevicesOwn() {
        AlertState alert = contradictedFrom("02:00:00:00:00:02");
        assertThat(alert.origin().explanation().title()).startsWith("PLC-1 sent tcp to HMI1 that contradicts");
    }

    @Test
    void whoIsKnownToSendMalformedBytesIsApproved() throws BaselineException {
        Plant plant = learned();
        plant.breaksRule(LAPTOP, HMI, "modbus", LENGTH);
        Baseline baseline = plant.engine().baseline();
        Learnable.Facts facts = Learnable.of(baseline, only(plant));
        assertThat(facts).isEqualTo(new Learnable.Facts(List.of("LAPTOP anomaly modbus-001"), 0));
        BaselineApproval.add(baseline, facts.statements().getFirst());
        plant.pass(2 * HOUR);
        plant.breaksRule(LAPTOP, HMI, "modbus", LENGTH);
        assertThat(plant.alerts()).hasSize(1);
    }

    private record Late(String id, String rule) implements AnomalyCode {
        @Override
        public boolean isLate() {
            return true;
        }
    }

    @Test
    void whatCameTooLateWasHeldBackAndIsNotMalformed() {
        Plant plant = learned();
        plant.breaksRule(LAPTOP, HMI, "modbus", new Late("goose-012", "the next message comes in time"));
        expect(plant, Kind.ASSET_SILENT, Severity.MEDIUM);
        assertThat(only(plant).attack()).containsExactly("T0804");
        assertThat(only(plant).origin().explanation().title())
                .isEqualTo("LAPTOP paused in what it sends to HMI1 in modbus"
                        + " (goose-012: the next message comes in time)");
    }

    @Test
    void malformedBytesAreToldWithTheirRuleAndFrames() {
        Plant plant = learned();
        plant.breaksRule(LAPTOP, HMI, "modbus", LENGTH);
        expect(plant, Kind.MALFORMED, Severity.MEDIUM);
        AlertState alert = only(plant);
        assertThat(alert.origin().explanation().title())
                .isEqualTo("LAPTOP sent malformed modbus to HMI1 (modbus-001: the length does not fit)");
        assertThat(alert.origin().explanation().explanation())
                .contains("at byte 8. The rule that it breaks is modbus-001: V1.1b3 §6: the length does not fit.")
                .contains("LAPTOP was not known to break this rule before");
        assertThat(alert.origin().explanation().filter())
                .isEqualTo("ip.addr == 10.0.0.9 && ip.addr == 10.0.0.1 && tcp.port == 502");
        assertThat(alert.origin().protocol()).isEqualTo("modbus");
        assertThat(alert.attack()).contains("T0814", "T0866");
        assertThat(alert.evidence()).isNotEmpty();
    }

    @Test
    void whatGoesToAControllerIsHigh() {
        Plant plant = learned();
        plant.role(PLC, "controller");
        plant.breaksRule(LAPTOP, PLC, "modbus", LENGTH);
        expect(plant, Kind.MALFORMED, Severity.HIGH);
    }

    @Test
    void whatControlsNoProcessIsLow() {
        Plant plant = learned();
        plant.breaksRule(LAPTOP, HMI, "dns", new Rule("dns-001", "RFC 1035: fewer entries", false));
        expect(plant, Kind.MALFORMED, Severity.LOW);
    }

    @Test
    void repeatsAndFurtherRulesOfOneSenderAreOneAlert() {
        Plant plant = learned();
        for (int i = 0; i < 500; i++) {
            plant.breaksRule(LAPTOP, PLC, "modbus", i % 2 == 0 ? LENGTH : QUANTITY);
            plant.pass(SECOND / 10);
        }
        plant.pass(2 * MINUTE);
        assertThat(only(plant).count()).isEqualTo(500);
        assertThat(plant.lines()).hasSizeLessThan(5);
    }

    @Test
    void aFloodFromInventedSendersIsNoFloodOfAlerts() {
        Plant plant = learned();
        for (int i = 1_000; i < 2_000; i++) {
            plant.knownDevice("ghost-" + i, i);
            plant.breaksRule(i, PLC, "modbus", LENGTH);
        }
        assertThat(plant.alerts().stream().filter(alert -> alert.origin().kind() == Kind.MALFORMED))
                .hasSizeLessThan(10);
    }

    @Test
    void aHabitIsToldOnceAndThenLearned() {
        Plant plant = plant(new LearningPlan.Until(START + HOUR));
        for (int i = 0; i < 20; i++) {
            plant.breaksRule(PLC, HMI, "modbus", LENGTH);
            plant.pass(MINUTE);
        }
        assertThat(only(plant).count()).isEqualTo(1);
        plant.pass(3 * HOUR);
        plant.breaksRule(PLC, HMI, "modbus", LENGTH);
        assertThat(plant.alerts()).hasSize(1);
        assertThat(BaselineExport.of(plant.engine().baseline()).print(false))
                .contains("learned PLC-1 anomaly modbus-001\n");
        plant.breaksRule(PLC, HMI, "modbus", QUANTITY);
        assertThat(plant.alerts()).hasSize(2);
    }

    @Test
    void aLineOfTheBaselineMakesItNormalAndWithoutTheLineItAlerts() throws BaselineException {
        Plant before = plant(new LearningPlan.Until(START + HOUR));
        before.breaksRule(PLC, HMI, "modbus", LENGTH);
        String text = BaselineExport.of(before.engine().baseline()).print(false);
        for (String each : List.of(text, text.replace("learned PLC-1 anomaly modbus-001\n", ""))) {
            Plant after = new Plant(new LearningPlan.Enforce());
            BaselineImport.into(after.engine().baseline(), "signed.txt", BaselineText.parse("signed.txt", each));
            after.device("HMI1", HMI);
            after.device("PLC-1", PLC);
            after.breaksRule(PLC, HMI, "modbus", LENGTH);
            assertThat(after.alerts()).hasSize(each.equals(text) ? 0 : 1);
        }
    }

    @Test
    void aContradictionIsHighAndNeverBecomesNormal() {
        Plant plant = plant(new LearningPlan.Until(START + HOUR));
        plant.breaksRule(HMI, PLC, "modbus", ECHO);
        expect(plant, Kind.SEQ_ANOMALY, Severity.HIGH);
        assertThat(only(plant).attack()).contains("T0830");
        plant.pass(3 * HOUR);
        plant.breaksRule(HMI, PLC, "modbus", ECHO);
        assertThat(plant.alerts()).hasSize(2);
        assertThat(plant.alerts().getLast().severity()).isEqualTo(Severity.MEDIUM);
        assertThat(plant.alerts().getLast().origin().explanation().explanation())
                .contains("the sender is known to do so");
    }

    @Test
    void whereTheSensorMissedBytesItDoesNotAccuse() {
        Plant plant = learned();
        plant.lose(HMI, PLC);
        plant.breaksRule(HMI, PLC, "modbus", ECHO);
        assertThat(plant.lines()).isEmpty();
        plant.pass(2 * MINUTE);
        plant.breaksRule(HMI, PLC, "modbus", ECHO);
        expect(plant, Kind.SEQ_ANOMALY, Severity.HIGH);
    }

    @Test
    void segmentsThatDifferWereBothSeenWhateverWasMissed() {
        Plant plant = learned();
        plant.lose(HMI, PLC);
        plant.breaksRule(HMI, PLC, "tcp", OVERLAP);
        assertThat(only(plant).origin().kind()).isEqualTo(Kind.SEQ_ANOMALY);
    }
}
