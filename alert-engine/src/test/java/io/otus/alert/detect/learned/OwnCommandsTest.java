package io.otus.alert.detect.learned;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.core.event.Action;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.PointRange;
import io.otus.core.event.PrioritizedWrite;
import io.otus.core.event.Service;
import io.otus.core.value.ValueList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commands that stand until they are taken back. */
class OwnCommandsTest {
    private static final int BMS = 1;
    private static final int PANEL = 2;
    private static final int AHU = 3;
    private static final int OPERATOR = 8;
    private static final Service WRITE = new Service(15, "write_property", Action.WRITE);
    private static final Service RELINQUISH = WRITE.keyed("15/relinquish");
    private static final String POINT = "analog-value:1/present-value";

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));

    private record Written(List<Command> commands) implements PrioritizedWrite {
        static Written one(int priority, boolean isTakenBack) {
            return new Written(List.of(new Command(POINT, priority, isTakenBack)));
        }

        @Override
        public String message() {
            return "request";
        }

        @Override
        public void fields(FieldWriter out) {}
    }

    /** The server overrides as an operator does, and a panel with the lowest priority. */
    @BeforeEach
    void learn() {
        plant.device("BMS", BMS);
        plant.device("PANEL", PANEL);
        plant.device("AHU", AHU);
        for (int i = 0; i < 65; i++) {
            overrides(BMS, OPERATOR);
            overrides(PANEL, 16);
            plant.pass(MINUTE);
        }
        assertThat(plant.alerts()).isEmpty();
    }

    private void overrides(int client, int priority) {
        overrides(plant, client, priority);
    }

    private static void overrides(Plant where, int client, int priority) {
        where.command(client, AHU, WRITE, Written.one(priority, false), PointRange.named(POINT, ValueList.reals(22.5)));
    }

    private void releases(int client, int priority) {
        releases(plant, client, priority);
    }

    private static void releases(Plant where, int client, int priority) {
        where.command(client, AHU, RELINQUISH, Written.one(priority, true), PointRange.named(POINT));
    }

    @Test
    void whoTakesBackHisOwnOverrideEndsIt() {
        releases(BMS, OPERATOR);
        plant.only(Kind.FUNC_NEW, Severity.LOW);
    }

    @Test
    void whoTakesBackTheOverrideOfAnotherIsTold() {
        releases(PANEL, OPERATOR);
        plant.only(Kind.FUNC_NEW, Severity.HIGH);
    }

    @Test
    void whoWasOverriddenSinceHasNothingToTakeBack() {
        overrides(PANEL, OPERATOR);
        plant.pass(MINUTE);
        releases(BMS, OPERATOR);
        plant.only(Kind.FUNC_NEW, Severity.HIGH);
    }

    @Test
    void hisOwnBeforeDoesNotHideThat() {
        releases(PANEL, 16);
        plant.pass(MINUTE);
        releases(PANEL, OPERATOR);
        assertThat(plant.alerts().stream().map(each -> each.severity()))
                .containsExactlyInAnyOrder(Severity.LOW, Severity.HIGH);
    }

    /** A plant in which the panel takes something back, from the first hour on. */
    private static Plant released(int priority) {
        Plant other = new Plant(new LearningPlan.Until(START + HOUR));
        other.device("BMS", BMS);
        other.device("PANEL", PANEL);
        other.device("AHU", AHU);
        for (int i = 0; i < 65; i++) {
            overrides(other, BMS, OPERATOR);
            overrides(other, PANEL, 16);
            releases(other, PANEL, priority);
            other.pass(MINUTE);
        }
        assertThat(other.alerts()).isEmpty();
        return other;
    }

    @Test
    void whoIsKnownToTakeBackHisOwnMayNotTakeBackThatOfAnother() {
        Plant other = released(16);
        releases(other, PANEL, OPERATOR);
        assertThat(other.only(Kind.FUNC_NEW, Severity.HIGH)
                        .origin()
                        .explanation()
                        .title())
                .startsWith("PANEL takes back the command of BMS on AHU");
    }

    @Test
    void whatStandsNoMoreIsNobodys() {
        Plant other = released(16);
        overrides(other, PANEL, OPERATOR);
        for (int i = 0; i < 5; i++) {
            releases(other, PANEL, OPERATOR);
        }
        assertThat(other.alerts()).isEmpty();
    }

    @Test
    void whoAlwaysTookBackWhatAnotherOneCommandedGoesOn() {
        Plant other = released(OPERATOR);
        overrides(other, BMS, OPERATOR);
        overrides(other, PANEL, 16);
        releases(other, PANEL, OPERATOR);
        assertThat(other.alerts()).isEmpty();
    }
}
