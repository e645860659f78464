package io.otus.alert.detect.silence;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.SECOND;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.PlantNetwork;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.testkit.TestFlow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An HMI that polls and writes two controllers, beside a historian that polls one of them. */
class DeparturesTest {
    private static final int HMI = 1;
    private static final int PLC = 2;
    private static final int PLC2 = 3;
    private static final int HISTORIAN = 4;

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
    private final PlantNetwork network = new PlantNetwork(plant);
    private TestFlow first = network.open(HMI, PLC, 502).speaks("modbus");
    private TestFlow second = network.open(HMI, PLC2, 502).speaks("modbus");

    @BeforeEach
    void learn() {
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        plant.device("PLC-2", PLC2);
        plant.device("HIST1", HISTORIAN);
        run(66 * MINUTE);
        assertThat(plant.lines()).isEmpty();
    }

    private void connect() {
        first = network.open(HMI, PLC, 502).speaks("modbus");
        second = network.open(HMI, PLC2, 502).speaks("modbus");
    }

    private void run(long duration) {
        for (long at = 0; at < duration; at += 2 * SECOND) {
            plant.read(HMI, PLC, 0, 10);
            plant.read(HMI, PLC2, 0, 10);
            if (at % MINUTE == 0) {
                plant.write(HMI, PLC, 5, 100);
            }
            plant.read(HISTORIAN, PLC, 20, 10);
            plant.pass(2 * SECOND);
        }
    }

    private void without(long duration) {
        for (long at = 0; at < duration; at += 2 * SECOND) {
            plant.read(HISTORIAN, PLC, 20, 10);
            plant.pass(2 * SECOND);
        }
    }

    @Test
    void aMasterThatShutsDownHasTimeToStart() {
        network.close(first, 0);
        network.close(second, 0);
        without(150 * SECOND);
        connect();
        run(5 * MINUTE);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void oneThatStaysAwayIsToldWithHowItWent() {
        network.close(first, 0);
        network.close(second, 0);
        without(4 * MINUTE);
        assertThat(plant.only(Kind.MASTER_SILENT, Severity.HIGH)
                        .origin()
                        .explanation()
                        .explanation())
                .contains("Its connections were closed in its name, as where it is shut down or started anew.");
    }

    @Test
    void oneThatIsCutOffIsToldSoon() {
        without(40 * SECOND);
        plant.only(Kind.MASTER_SILENT, Severity.HIGH);
    }

    @Test
    void whomAResetCutsOffIsToldSoon() {
        network.cut(first, 0);
        network.cut(second, 0);
        without(40 * SECOND);
        plant.only(Kind.MASTER_SILENT, Severity.HIGH);
    }

    @Test
    void whomItsDevicesCloseOutIsToldSoon() {
        network.close(first, 1);
        network.close(second, 1);
        without(40 * SECOND);
        plant.only(Kind.MASTER_SILENT, Severity.HIGH);
    }

    @Test
    void oneThatClosedOnlySomeIsToldSoon() {
        network.close(first, 0);
        without(40 * SECOND);
        plant.only(Kind.MASTER_SILENT, Severity.HIGH);
    }

    @Test
    void whoClosesAConnectionAfterEachTurnDidNotLeaveByThat() {
        connect();
        run(30 * SECOND);
        network.close(first, 0);
        network.close(second, 0);
        without(40 * SECOND);
        plant.only(Kind.MASTER_SILENT, Severity.HIGH);
    }

    @Test
    void whatElseItPollsByAConnectionForEachTurnFollows() {
        run(2 * SECOND);
        network.close(network.open(HMI, PLC2, 502).speaks("modbus"), 0);
        network.close(first, 0);
        without(150 * SECOND);
        connect();
        run(5 * MINUTE);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void whatElseItClosesIsNoConnectionToADevice() {
        network.close(first, 1);
        network.close(second, 1);
        network.close(network.open(HMI, PLC, 80).speaks("http"), 0);
        without(40 * SECOND);
        plant.only(Kind.MASTER_SILENT, Severity.HIGH);
    }
}
