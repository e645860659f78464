package io.otus.alert;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.SECOND;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.alert.AlertState;
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
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Which command comes behind which: a learned order that is broken is told, and what has no order never is. */
class OrderTest {
    private static final int MASTER = 1;
    private static final int RTU = 2;
    private static final Service SELECT = new Service(3, "select", Action.SELECT);
    private static final Service OPERATE = new Service(4, "operate", Action.OPERATE);
    private static final Service WRITE = new Service(2, "write", Action.WRITE);
    private static final String LINE = "learned MASTER -> RTU-1 dnp3 unit=10 order 4 after 3 same within=1\n";

    private static Plant plant(LearningPlan plan) {
        Plant plant = new Plant(plan);
        plant.device("MASTER", MASTER);
        plant.device("RTU-1", RTU);
        return plant.pass(MINUTE);
    }

    private static void send(Plant plant, Service service, long point) {
        plant.ask(MASTER, RTU, "dnp3", "10", service, PointRange.of("g12", point, 1));
    }

    private static void switches(Plant plant, long point) {
        send(plant, SELECT, point);
        plant.pass(SECOND);
        send(plant, OPERATE, point);
    }

    /** Somebody switches, now this, now that, whenever there is reason to. */
    private static void work(Plant plant) {
        for (int i = 0; i < 24; i++) {
            switches(plant, i % 6);
            if (i % 3 == 0) {
                send(plant, WRITE, i % 4);
            }
            plant.pass((60 + i * 37 % 60) * SECOND);
        }
    }

    private static Plant learned() {
        Plant plant = plant(new LearningPlan.Until(START + HOUR));
        work(plant);
        plant.pass(HOUR);
        assertThat(plant.alerts()).isEmpty();
        return plant;
    }

    private static String text(Plant plant) {
        return BaselineExport.of(plant.engine().baseline()).print(false);
    }

    private static AlertState only(Plant plant) {
        assertThat(plant.alerts()).hasSize(1);
        return plant.alerts().getFirst();
    }

    @Test
    void anOperateWithoutItsSelectIsTold() {
        Plant plant = learned();
        send(plant, OPERATE, 3);
        AlertState alert = only(plant);
        assertThat(alert.origin().kind()).isEqualTo(Kind.SEQ_ANOMALY);
        assertThat(alert.severity()).isEqualTo(Severity.HIGH);
        assertThat(alert.attack()).contains("T0855");
        assertThat(alert.evidence()).isNotEmpty();
        assertThat(alert.origin().explanation().title())
                .isEqualTo("MASTER sent operate (4) to RTU-1, unit 10 without select (3) before it");
        assertThat(alert.origin().explanation().explanation())
                .contains("no select (3) for the same points in this connection within 10 s before it")
                .contains("no more than 1 s (learned since 2026-03-02 00:");
    }

    /** What is told of an operate without its select, where that came before it so often while learning. */
    private static List<AlertState> after(int times, Service command) {
        Plant plant = plant(new LearningPlan.Until(START + HOUR));
        for (int i = 0; i < times; i++) {
            send(plant, SELECT, i % 6);
            plant.pass(SECOND);
            send(plant, command, i % 6);
            plant.pass((60 + i * 37 % 60) * SECOND);
        }
        plant.pass(HOUR);
        assertThat(plant.alerts()).isEmpty();
        send(plant, command, 3);
        return plant.alerts();
    }

    @Test
    void howMuchAnOrderCountsFollowsFromHowOftenItWasKept() {
        assertThat(after(8, OPERATE)).isEmpty(); // the first time only shows what comes before
        assertThat(after(9, OPERATE)).extracting(AlertState::severity).containsExactly(Severity.MEDIUM);
        assertThat(after(9, WRITE)).extracting(AlertState::severity).containsExactly(Severity.LOW);
        assertThat(after(9, OPERATE).getFirst().origin().explanation().explanation())
                .contains("Severity: medium. Lowered by one: it came in this order 8 times only.");
        assertThat(after(16, OPERATE)).extracting(AlertState::severity).containsExactly(Severity.MEDIUM);
        assertThat(after(17, OPERATE)).extracting(AlertState::severity).containsExactly(Severity.HIGH);
        assertThat(after(17, WRITE)).extracting(AlertState::severity).containsExactly(Severity.MEDIUM);
    }

    @Test
    void whatNamesOtherPointsTakesMore() {
        Plant plant = plant(new LearningPlan.Until(START + 2 * HOUR));
        for (int i = 0; i < 17; i++) {
            send(plant, SELECT, 1);
            plant.pass(SECOND);
            send(plant, OPERATE, i < 9 ? 1 : 2);
            plant.pass((60 + i * 37 % 60) * SECOND);
            boolean isOrder = (i >= 8 && i < 9) || i == 16;
            assertThat(text(plant).contains(" order ")).as("after %s", i).isEqualTo(isOrder);
        }
        plant.pass(2 * HOUR);
        send(plant, OPERATE, 1);
        assertThat(only(plant).severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void aSelectOfAnotherPointIsNone() {
        Plant plant = learned();
        send(plant, SELECT, 1);
        send(plant, OPERATE, 2);
        assertThat(only(plant).origin().kind()).isEqualTo(Kind.SEQ_ANOMALY);
    }

    @Test
    void theLearnedOrderIsSilentAlsoWhereTwoCross() {
        Plant plant = learned();
        work(plant);
        for (int point = 0; point < 4; point++) {
            send(plant, SELECT, point);
        }
        send(plant, WRITE, 1);
        for (int point = 0; point < 4; point++) {
            send(plant, OPERATE, point);
        }
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void whatComesBeforeMayComeAlone() {
        Plant plant = learned();
        send(plant, SELECT, 2);
        plant.pass(MINUTE);
        send(plant, SELECT, 2);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void aCommandThatAlsoCameByItselfHasNoOrder() {
        Plant plant = plant(new LearningPlan.Until(START + HOUR));
        work(plant);
        send(plant, OPERATE, 5);
        plant.pass(2 * HOUR);
        send(plant, OPERATE, 3);
        assertThat(plant.alerts()).isEmpty();
        assertThat(text(plant)).doesNotContain(" order ");
    }

    @Test
    void afterALossAndAGapNothingIsTold() {
        Plant plant = learned();
        plant.lose(MASTER, RTU);
        send(plant, OPERATE, 3);
        assertThat(plant.alerts()).isEmpty();
        plant.pass(2 * MINUTE);
        plant.engine().timeGap(plant.now() - MINUTE, plant.now());
        send(plant, OPERATE, 3);
        assertThat(plant.alerts()).isEmpty();
        plant.pass(MINUTE);
        send(plant, OPERATE, 3);
        assertThat(plant.alerts()).hasSize(1);
    }

    @Test
    void repeatsAreOneAlert() {
        Plant plant = learned();
        for (int i = 0; i < 50; i++) {
            send(plant, OPERATE, i % 6);
            plant.pass(SECOND);
        }
        plant.pass(2 * MINUTE);
        assertThat(only(plant).count()).isEqualTo(50);
    }

    @Test
    void theOrderIsALineThatIsReadAndWrittenAlike() throws BaselineException {
        String text = text(learned());
        assertThat(text).contains(LINE).containsOnlyOnce(" order ");
        for (String each : List.of(text, text.replace(LINE, ""))) {
            Plant after = new Plant(new LearningPlan.Enforce());
            BaselineImport.into(after.engine().baseline(), "signed.txt", BaselineText.parse("signed.txt", each));
            assertThat(text(after)).isEqualTo(each);
            after.device("MASTER", MASTER);
            after.device("RTU-1", RTU);
            after.pass(MINUTE);
            switches(after, 2);
            after.pass(MINUTE);
            send(after, OPERATE, 2);
            assertThat(after.alerts()).hasSize(each.equals(text) ? 1 : 0);
        }
    }

    @Test
    void whatAPersonApprovesComesByItselfFromThenOn() throws BaselineException {
        Plant plant = learned();
        send(plant, OPERATE, 3);
        String fact = only(plant).origin().explanation().fact();
        assertThat(fact).isEqualTo("MASTER -> RTU-1 dnp3 unit=10 order 4 after -");
        BaselineApproval.add(plant.engine().baseline(), fact);
        assertThat(text(plant)).contains("approved " + fact + '\n').containsOnlyOnce(" order ");
        plant.pass(2 * HOUR);
        send(plant, OPERATE, 4);
        assertThat(plant.alerts()).hasSize(1);
    }

    private static final int FIRST_RTU = 20;

    private static void sendTo(Plant plant, int rtu, Service service) {
        plant.ask(MASTER, rtu, "dnp3", "10", service, PointRange.of("g12", 1, 1));
        plant.pass(SECOND);
    }

    /** Six stations that are switched four times each, one of which may once be switched without its select. */
    private static Plant manyStations(boolean isAlwaysSelected) {
        Plant plant = plant(new LearningPlan.Until(START + 2 * HOUR));
        for (int i = 0; i < 24; i++) {
            int rtu = FIRST_RTU + i % 6;
            if (i < 6) {
                plant.device("RTU-" + rtu, rtu);
            }
            if (isAlwaysSelected || i != 22) {
                sendTo(plant, rtu, SELECT);
            }
            sendTo(plant, rtu, OPERATE);
            plant.pass((60 + i * 37 % 60) * SECOND);
        }
        return plant.pass(2 * HOUR);
    }

    @Test
    void whatAMasterAlwaysDoesWithAllStationsItDoesWithEach() {
        Plant plant = manyStations(true);
        sendTo(plant, FIRST_RTU + 2, OPERATE);
        AlertState alert = only(plant);
        assertThat(alert.origin().kind()).isEqualTo(Kind.SEQ_ANOMALY);
        assertThat(alert.severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void whatItOnceDidOtherwiseWithOneOfThemIsKnownOfNone() {
        Plant plant = manyStations(false);
        for (int i = 0; i < 6; i++) {
            sendTo(plant, FIRST_RTU + i, OPERATE);
        }
        assertThat(plant.alerts()).isEmpty();
        assertThat(text(plant)).doesNotContain(" order ");
    }

    @Test
    void inventedServicesTakeBoundedRoom() {
        Plant plant = plant(new LearningPlan.Until(START + HOUR));
        for (int i = 0; i < 1_000; i++) {
            send(plant, new Service(1_000 + i, "invented", Action.WRITE), 1);
        }
        assertThat(plant.engine().baseline().conversations())
                .allSatisfy(each ->
                        assertThat(Objects.requireNonNull(each.orders()).all()).hasSize(256));
    }
}
