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
import io.otus.core.event.Service;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client acknowledges an alarm for the first time. */
class AcknowledgeTest {
    private static final int PANEL = 1;
    private static final int HISTORIAN = 2;
    private static final int CONTROLLER = 3;
    private static final Service READ = new Service(4, "read", Action.READ);
    private static final Service SUBSCRIBE = new Service(5, "message_service", Action.SUBSCRIBE);
    private static final Service ACKNOWLEDGE = new Service(6, "alarm_acknowledge", Action.ACKNOWLEDGE);

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));

    @BeforeEach
    void learn() {
        plant.device("PANEL", PANEL);
        plant.device("HISTORIAN", HISTORIAN);
        plant.device("CONTROLLER", CONTROLLER);
        for (int i = 0; i < 65; i++) {
            plant.ask(PANEL, CONTROLLER, "s7comm", "0/2", READ);
            plant.ask(PANEL, CONTROLLER, "s7comm", "0/2", SUBSCRIBE);
            plant.ask(HISTORIAN, CONTROLLER, "s7comm", "0/2", READ);
            plant.pass(MINUTE);
        }
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void aPanelToWhichAlarmsAreReportedDoesItsWork() {
        plant.ask(PANEL, CONTROLLER, "s7comm", "0/2", ACKNOWLEDGE);
        plant.only(Kind.FUNC_NEW, Severity.LOW);
    }

    @Test
    void aClientThatIsToldOfNoneHidesThemFromOthers() {
        plant.ask(HISTORIAN, CONTROLLER, "s7comm", "0/2", ACKNOWLEDGE);
        plant.only(Kind.FUNC_NEW, Severity.MEDIUM);
    }
}
