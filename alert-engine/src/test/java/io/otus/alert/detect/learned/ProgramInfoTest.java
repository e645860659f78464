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
import io.otus.core.event.Danger;
import io.otus.core.event.Service;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who asks which program a controller holds. */
class ProgramInfoTest {
    private static final int PANEL = 1;
    private static final int ENGINEERING = 2;
    private static final int CONTROLLER = 3;
    private static final Service READ = new Service(4, "read", Action.READ);
    private static final Service UPLOAD = new Service(0x1E, "upload", Action.UPLOAD, Danger.NONE);
    private static final Service STATE = new Service(5, "read_state", Action.DIAGNOSE);
    private static final Service LIST = new Service(6, "list_blocks", Action.PROGRAM_INFO);

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));

    @BeforeEach
    void learn() {
        plant.device("PANEL", PANEL);
        plant.device("ENGINEERING", ENGINEERING);
        plant.device("CONTROLLER", CONTROLLER);
        for (int i = 0; i < 65; i++) {
            plant.ask(PANEL, CONTROLLER, "s7comm", "0/2", READ);
            plant.ask(ENGINEERING, CONTROLLER, "s7comm", "0/2", UPLOAD);
            plant.pass(MINUTE);
        }
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void aPanelThatAsksIsNoPanelAnyMore() {
        plant.ask(PANEL, CONTROLLER, "s7comm", "0/2", LIST);
        plant.only(Kind.FUNC_NEW, Severity.MEDIUM);
    }

    @Test
    void anEngineeringStationDoesSo() {
        plant.ask(ENGINEERING, CONTROLLER, "s7comm", "0/2", LIST);
        plant.only(Kind.FUNC_NEW, Severity.LOW);
    }

    @Test
    void theStateIsAnybodysQuestion() {
        plant.ask(PANEL, CONTROLLER, "s7comm", "0/2", STATE);
        plant.only(Kind.FUNC_NEW, Severity.LOW);
    }

    @Test
    void whatIsAskedOfProgramsIsAStepOfASweep() {
        for (int i = 0; i < 6; i++) {
            plant.ask(PANEL, CONTROLLER, "s7comm", "0/2", new Service(60 + i, "list_" + i, Action.PROGRAM_INFO));
        }
        assertThat(plant.alerts()).extracting(each -> each.origin().kind()).contains(Kind.SCAN_FUNC);
    }
}
