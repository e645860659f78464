package io.otus.alert.detect.scan;

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
import io.otus.core.event.Action;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import org.junit.jupiter.api.Test;

/** Who tries which outputs it could operate. */
class SelectionSweepTest {
    private static final int SCADA = 1;
    private static final int RTU = 2;
    private static final int OTHER = 3;
    private static final int POINTS = 12;
    private static final Service SELECT = new Service(3, "select", Action.SELECT);
    private static final Service OPERATE = new Service(4, "operate", Action.OPERATE);
    private static final Service MODE = new Service(5, "operate_mode", Action.MODE);

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));

    private void select(int device, int point) {
        plant.ask(SCADA, device, "dnp3", "10", SELECT, PointRange.of("g12", point, 1));
        plant.pass(SECOND);
    }

    private void operate(int device, int point) {
        plant.ask(SCADA, device, "dnp3", "10", OPERATE, PointRange.of("g12", point, 1));
        plant.pass(SECOND);
    }

    private void learned() {
        plant.devices("SCADA", "RTU-1", "RTU-2");
        for (int i = 0; i < POINTS; i++) {
            select(RTU, i);
            operate(RTU, i);
            select(OTHER, i);
            operate(OTHER, i);
            ask(SELECT, "LD/CSWI" + i + "$CO$Pos$Cancel");
            ask(SELECT, "LD/CSWI" + i + "$CO$Pos$SBOw");
            ask(OPERATE, "LD/CSWI" + i + "$CO$Pos$Oper$ctlVal");
            plant.pass(MINUTE);
        }
        plant.pass(HOUR);
    }

    @Test
    void knownPointsThatAreSelectedOneAfterTheOtherAreASweep() {
        learned();
        for (int i = 0; i < POINTS; i++) {
            select(i % 2 == 0 ? RTU : OTHER, i);
        }
        AlertState alert = plant.only(Kind.SCAN_POINT, Severity.MEDIUM);
        assertThat(alert.origin().explanation().title())
                .isEqualTo("SCADA selects one point after the other and operates none");
        assertThat(alert.attack()).contains("T0861");
    }

    @Test
    void whatIsOperatedAsWellIsNone() {
        learned();
        for (int i = 0; i < POINTS; i++) {
            select(RTU, i);
            operate(RTU, i);
        }
        assertThat(plant.alerts()).isEmpty();
    }

    private void ask(Service service, String name) {
        plant.ask(SCADA, RTU, "mms", "", service, PointRange.named(name));
        plant.pass(SECOND);
    }

    /** As where the selection and the command of one output are written under names of their own. */
    @Test
    void whatIsOperatedUnderAnotherNameIsNone() {
        learned();
        for (int i = 0; i < POINTS; i++) {
            ask(SELECT, "LD/CSWI" + i + "$CO$Pos$SBOw");
            ask(i % 2 == 0 ? OPERATE : MODE, "LD/CSWI" + i + "$CO$Pos$Oper$ctlVal");
        }
        assertThat(plant.alerts()).noneMatch(each -> each.origin().kind() == Kind.SCAN_POINT);
    }

    @Test
    void whoOperatesSomethingElseMeanwhileTriesStill() {
        learned();
        for (int i = 0; i < POINTS; i++) {
            select(RTU, i);
            operate(RTU, 100);
        }
        assertThat(plant.alerts()).anyMatch(each -> each.origin().kind() == Kind.SCAN_POINT);
    }

    @Test
    void whoOperatesSomethingElseByNameTriesStill() {
        learned();
        for (int i = 0; i < POINTS; i++) {
            ask(SELECT, "LD/CSWI" + i + "$CO$Pos$SBOw");
            ask(OPERATE, "LD/GGIO1$CO$AnOut1$Oper");
        }
        assertThat(plant.alerts()).anyMatch(each -> each.origin().kind() == Kind.SCAN_POINT);
    }

    /** Who selects an output under one name and cancels that under another one has had one in hand. */
    @Test
    void whatIsSelectedAndCancelledIsOne() {
        learned();
        for (int i = 0; i < 7; i++) {
            ask(SELECT, "LD/CSWI" + i + "$CO$Pos$SBOw");
            ask(SELECT, "LD/CSWI" + i + "$CO$Pos$Cancel");
        }
        assertThat(plant.alerts())
                .noneMatch(each -> each.origin().explanation().title().contains("one point after"));
        ask(SELECT, "LD/CSWI7$CO$Pos$SBOw");
        assertThat(plant.alerts())
                .anyMatch(each -> each.origin().explanation().title().contains("one point after"));
    }

    private void several(Service service, int first) {
        plant.ask(
                SCADA, RTU, "dnp3", "10", service, PointRange.of("g12", first, 4), PointRange.of("g12", first + 4, 4));
        plant.pass(SECOND);
    }

    @Test
    void whatOneRequestSelectsCountsUnlessItIsOperatedNext() {
        learned();
        for (int i = 0; i < 4; i++) {
            several(SELECT, 0);
            several(OPERATE, 0);
        }
        assertThat(plant.alerts())
                .noneMatch(each -> each.origin().explanation().title().contains("one point after"));
        several(SELECT, 0);
        several(SELECT, 4);
        assertThat(plant.alerts())
                .anyMatch(each -> each.origin().explanation().title().contains("one point after"));
    }

    /** Three together and five some minutes later, which the end of a fixed window would part. */
    @Test
    void theWindowGoesAlong() {
        learned();
        select(RTU, 0);
        plant.pass(4 * MINUTE);
        for (int i = 1; i < 4; i++) {
            select(RTU, i);
        }
        plant.pass(90 * SECOND);
        for (int i = 4; i < 9; i++) {
            select(RTU, i);
        }
        plant.only(Kind.SCAN_POINT, Severity.MEDIUM);
    }

    @Test
    void fewThatAreGivenUpOrManyOverHoursAreNone() {
        learned();
        for (int i = 0; i < POINTS; i++) {
            select(RTU, i % 3);
        }
        for (int i = 0; i < POINTS; i++) {
            select(RTU, i);
            plant.pass(2 * MINUTE);
        }
        assertThat(plant.alerts()).noneMatch(each -> each.origin().kind() == Kind.SCAN_POINT);
    }

    @Test
    void whoTestedItsOutputsSoWhileLearningGoesOnWithIt() {
        plant.devices("SCADA", "RTU-1", "RTU-2");
        for (int i = 0; i < POINTS; i++) {
            select(RTU, i);
        }
        plant.pass(HOUR);
        for (int i = 0; i < POINTS; i++) {
            select(RTU, i);
        }
        assertThat(plant.alerts()).isEmpty();
    }
}
