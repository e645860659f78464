package io.otus.alert;

import static io.otus.alert.Plant.DAY;
import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.alert.AlertState;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.core.event.Action;
import io.otus.core.event.Outcome;
import io.otus.core.event.Service;
import io.otus.core.event.SessionSeen;
import io.otus.testkit.TestFlow;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is close to an alert and none, where the tests of a kind do not show it. */
class PairsTest {
    private static final int HMI = 1;
    private static final int PLC = 2;
    private static final Service FIRMWARE = new Service(97, "update_firmware", Action.FIRMWARE);
    private static final Service FILE = new Service(98, "open_file", Action.FILE);
    private static final Service SET_MODE = new Service(99, "set_mode", Action.MODE);
    private static final Service GET_MODE = new Service(96, "get_mode", Action.DIAGNOSE);

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
    private final PlantNetwork network = new PlantNetwork(plant);

    private void learned() {
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        for (int i = 0; i < 10; i++) {
            plant.read(HMI, PLC, 0, 40);
            plant.ask(HMI, PLC, "modbus", "1", FILE);
            plant.ask(HMI, PLC, "modbus", "1", GET_MODE);
            plant.pass(MINUTE);
        }
        network.answer(network.open(HMI, PLC, 22));
        plant.pass(HOUR);
    }

    private void expect(Kind kind, Severity severity) {
        List<AlertState> alerts = plant.alerts();
        assertThat(alerts).hasSize(1);
        assertThat(alerts.getFirst().origin().kind()).isEqualTo(kind);
        assertThat(alerts.getFirst().severity()).isEqualTo(severity);
    }

    @Test
    void firmwareIsCriticalAndATransferThatIsNoneIsNot() {
        learned();
        plant.ask(HMI, PLC, "modbus", "1", FILE);
        assertThat(plant.alerts()).isEmpty();
        plant.ask(HMI, PLC, "modbus", "1", FIRMWARE);
        expect(Kind.FIRMWARE_XFER, Severity.CRITICAL);
        assertThat(plant.alerts().getFirst().attack()).contains("T0857", "T0800");
    }

    @Test
    void anotherModeIsToldAndAskingForItIsNot() {
        learned();
        plant.ask(HMI, PLC, "modbus", "1", GET_MODE);
        assertThat(plant.alerts()).isEmpty();
        plant.ask(HMI, PLC, "modbus", "1", SET_MODE);
        expect(Kind.MODE_CHANGE, Severity.HIGH);
    }

    @Test
    void remoteAdministrationThatIsKnownIsSilent() {
        learned();
        plant.pass(6 * DAY - HOUR);
        for (int i = 0; i < 3; i++) {
            network.answer(network.open(HMI, PLC, 22));
            plant.pass(MINUTE);
        }
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void aFewWrongPasswordsAreNoGuessing() {
        learned();
        TestFlow flow = network.answer(network.open(HMI, PLC, 22));
        for (int i = 0; i < 4; i++) {
            network.authenticate(flow, "ssh", Outcome.error(1, "failure"));
            plant.pass(10 * MINUTE);
        }
        network.authenticate(flow, "ssh", Outcome.OK);
        assertThat(plant.alerts()).noneMatch(alert -> alert.origin().kind() == Kind.BRUTE_FORCE);
    }

    @Test
    void aLoginThatNobodyCanReadIsNoCleartext() {
        learned();
        network.session(network.answer(network.open(HMI, PLC, 22)), "ssh", SessionSeen.LOGIN, "operator");
        assertThat(plant.alerts()).isEmpty();
    }
}
