package io.otus.alert;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.alert.AlertState;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.maintenance.Devices;
import io.otus.alert.maintenance.MaintenancePlan;
import io.otus.alert.maintenance.MaintenanceWindow;
import io.otus.core.event.Action;
import io.otus.core.event.AnomalyCode;
import io.otus.core.event.Service;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What stations do day by day opens no incident, and neither does one step alone. */
class RoutineTest {
    private static final int HMI = 11;
    private static final int LAPTOP = 187;
    private static final int PLC = 21;
    private static final int RTU = 41;
    private static final Service START_PLC = new Service(40, "plc_start", Action.START);

    private record Rule(String id, String rule) implements AnomalyCode {}

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));

    RoutineTest() {
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        plant.device("RTU-1", RTU);
        plant.read(HMI, PLC, 0, 40);
    }

    private List<String> incidents() {
        return plant.alerts().stream()
                .map(AlertState::incident)
                .filter(Objects::nonNull)
                .toList();
    }

    private List<Kind> kinds() {
        return plant.alerts().stream().map(each -> each.origin().kind()).toList();
    }

    @Test
    void aMasterThatSetsClocksAndSilencesAsItBeginsToWork() {
        plant.ask(HMI, RTU, "dnp3", "10", Plant.SILENCE);
        plant.pass(MINUTE);
        plant.ask(HMI, PLC, "s7comm", "", Plant.SET_TIME);
        assertThat(kinds()).contains(Kind.CMD_DANGEROUS, Kind.TIME_MANIP);
        assertThat(incidents()).isEmpty();
    }

    @Test
    void aStationThatDoesWhatItIsKnownToDo() {
        for (int i = 0; i < 3; i++) {
            plant.ask(HMI, PLC, "s7comm", "", Plant.STOP);
            plant.ask(HMI, PLC, "s7comm", "", START_PLC);
            plant.pass(MINUTE);
        }
        plant.pass(4 * HOUR);
        int before = incidents().size();
        plant.ask(HMI, PLC, "s7comm", "", Plant.STOP);
        plant.pass(MINUTE);
        plant.ask(HMI, PLC, "s7comm", "", START_PLC);
        assertThat(incidents()).hasSize(before);
    }

    @Test
    void aStrangerWhoSilencesIsNoMaster() {
        plant.pass(2 * HOUR);
        plant.device("LAPTOP", LAPTOP);
        plant.pass(MINUTE);
        plant.ask(LAPTOP, RTU, "dnp3", "10", Plant.SILENCE);
        assertThat(plant.alerts())
                .filteredOn(each -> each.origin().kind() == Kind.CMD_DANGEROUS)
                .isNotEmpty()
                .allMatch(each -> each.incident() != null);
    }

    @Test
    void declaredWorkIsAStepOfNothing() {
        plant.pass(2 * HOUR);
        Devices both = new Devices(List.of("10.0.0." + HMI, "10.0.0." + PLC));
        plant.engine()
                .maintenance(new MaintenancePlan(List.of(
                        new MaintenanceWindow(plant.now(), plant.now() + MINUTE, both, both, Set.of(), "update"))));
        plant.ask(HMI, PLC, "s7comm", "", Plant.STOP);
        plant.ask(HMI, PLC, "s7comm", "", Plant.DOWNLOAD_BLOCK);
        plant.pass(2 * MINUTE);
        plant.ask(HMI, RTU, "dnp3", "10", Plant.SILENCE);
        assertThat(plant.alerts()).hasSizeGreaterThan(1);
        assertThat(incidents()).isEmpty();
    }

    @Test
    void moreOfTheSameIsOneStep() {
        plant.pass(2 * HOUR);
        plant.breaksRule(HMI, PLC, "modbus", new Rule("modbus-001", "the length fits"));
        plant.pass(30 * MINUTE);
        plant.breaksRule(HMI, PLC, "modbus", new Rule("modbus-002", "the quantity is in range"));
        assertThat(kinds()).containsExactly(Kind.MALFORMED, Kind.MALFORMED);
        assertThat(incidents()).isEmpty();
    }
}
