package io.otus.alert.detect.learned;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.AnyPort;
import io.otus.alert.Plant;
import io.otus.alert.alert.AlertState;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.PortUse;
import io.otus.alert.detect.Severity;
import io.otus.core.event.Action;
import io.otus.core.event.Service;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sessions of those who talked before the sensor listened, and so over one that it never heard to begin. */
class SessionTest {
    private static final int HMI = 1;
    private static final int PLC = 2;
    private static final Service READ_TAG = new Service(76, "read_tag", Action.READ);
    private static final Service REGISTER = new Service(101, "register_session", Action.SESSION);
    private static final Service OPEN = new Service(84, "forward_open", Action.SESSION);

    private static final PortUse PORTS = new AnyPort() {
        @Override
        public boolean isCarriedIn(String protocol, String carrier) {
            return protocol.equals("cip") && carrier.equals("enip");
        }
    };

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR), PORTS);

    @BeforeEach
    void learn() {
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        for (int i = 0; i < 60; i++) {
            plant.ask(HMI, PLC, "cip", "", READ_TAG);
            plant.pass(MINUTE);
        }
        plant.pass(HOUR);
        plant.lines().clear();
    }

    @Test
    void theSessionThatCarriesWhatTheyAreKnownToSayIsOnlyToKnow() {
        plant.ask(HMI, PLC, "enip", "", REGISTER);
        plant.ask(HMI, PLC, "cip", "", OPEN);
        assertThat(plant.alerts()).isNotEmpty().extracting(AlertState::severity).containsOnly(Severity.INFO);
    }

    @Test
    void oneInAProtocolThatCarriesNoneOfItIsMore() {
        plant.ask(HMI, PLC, "s7comm", "", REGISTER);
        assertThat(plant.alerts()).extracting(AlertState::severity).contains(Severity.LOW);
    }

    @Test
    void oneTheOtherWayRoundIsMore() {
        plant.ask(PLC, HMI, "enip", "", REGISTER);
        assertThat(plant.alerts()).extracting(AlertState::severity).contains(Severity.HIGH);
    }
}
