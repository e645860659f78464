package io.otus.alert;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.alert.AlertState;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Steps of one intruder are one incident. */
class IncidentTest {
    private static final int OFFICE = 9;
    private static final int HMI = 11;
    private static final int LAPTOP = 187;
    private static final int PLC = 21;
    private static final int RTU = 41;

    private final Plant plant = new Plant(new LearningPlan.Until(Plant.START + HOUR));

    IncidentTest() {
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        plant.device("RTU-1", RTU);
        plant.read(HMI, PLC, 0, 40);
        plant.pass(2 * HOUR);
    }

    @Test
    void stepsOfOneSourceBelongToTheFirstOfThem() {
        plant.device("LAPTOP", LAPTOP);
        plant.pass(10 * MINUTE);
        plant.ask(LAPTOP, PLC, "s7comm", "", Plant.STOP);
        plant.pass(10 * MINUTE);
        plant.ask(LAPTOP, RTU, "dnp3", "10", Plant.SILENCE);
        List<AlertState> steps = plant.alerts();
        String first = steps.getFirst().origin().id();
        assertThat(steps.getFirst().origin().kind()).isEqualTo(Kind.ASSET_NEW);
        assertThat(steps).hasSizeGreaterThan(2).allMatch(step -> first.equals(step.incident()));
    }

    @Test
    void whoLooksForPortsAndThenWritesTookASecondStep() {
        plant.device("OFFICE", OFFICE);
        plant.pass(2 * HOUR);
        PlantNetwork network = new PlantNetwork(plant);
        for (int port = 1; port < 20; port++) {
            network.refuse(network.open(OFFICE, PLC, port));
        }
        plant.pass(20 * MINUTE);
        plant.write(OFFICE, PLC, 20, 7);
        List<AlertState> steps = plant.alerts().stream()
                .filter(alert -> alert.origin().kind() != Kind.ASSET_NEW)
                .toList();
        assertThat(steps).extracting(alert -> alert.origin().kind()).containsExactly(Kind.SCAN_PORT, Kind.ROLE_NEW);
        String scan = steps.getFirst().origin().id();
        assertThat(steps).extracting(AlertState::incident).containsOnly(scan);
    }

    @Test
    void oneAlertAloneIsNoIncident() {
        plant.device("LAPTOP", LAPTOP);
        assertThat(plant.alerts()).hasSize(1).allMatch(alert -> alert.incident() == null);
    }

    @Test
    void whatAnotherSourceDoesIsAnotherMatter() {
        plant.ask(HMI, PLC, "s7comm", "", Plant.STOP);
        plant.device("LAPTOP", LAPTOP);
        assertThat(plant.alerts())
                .hasSizeGreaterThan(1)
                .filteredOn(alert -> alert.origin().kind().equals(Kind.ASSET_NEW))
                .allMatch(alert -> alert.incident() == null);
    }

    @Test
    void afterALongRestANewOneBegins() {
        plant.device("LAPTOP", LAPTOP);
        plant.pass(3 * HOUR);
        plant.ask(LAPTOP, PLC, "s7comm", "", Plant.STOP);
        plant.pass(MINUTE);
        plant.ask(LAPTOP, RTU, "dnp3", "10", Plant.SILENCE);
        List<AlertState> steps = plant.alerts();
        String appeared = steps.getFirst().origin().id();
        assertThat(steps.getFirst().incident()).isNull();
        assertThat(steps.stream().map(AlertState::incident).filter(Objects::nonNull))
                .isNotEmpty()
                .doesNotContain(appeared);
    }
}
