package io.otus.alert.detect.protocol;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.SECOND;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.PlantNetwork;
import io.otus.alert.alert.AlertState;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.testkit.TestFlow;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Connections that a reset ends again and again. */
class CutTest {
    private static final int HMI = 1;
    private static final int PLC = 2;

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
    private final PlantNetwork network = new PlantNetwork(plant);

    /** An hour of polling, in which so many connections were cut within two minutes. */
    private void learned(int usual) {
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        for (int i = 0; i < 600; i++) {
            plant.read(HMI, PLC, 0, 10);
            plant.pass(SECOND);
        }
        cut(usual, 5 * SECOND);
        plant.pass(START + HOUR + MINUTE - plant.now());
    }

    private void cut(int times, long gap) {
        for (int i = 0; i < times; i++) {
            network.cut(network.answer(network.open(HMI, PLC, 502)).speaks("modbus"), 1);
            plant.pass(gap);
        }
    }

    private static boolean isCut(AlertState alert) {
        return alert.origin().kind() == Kind.PROTOCOL_ERROR;
    }

    private boolean isTold() {
        return plant.alerts().stream().anyMatch(CutTest::isCut);
    }

    @Test
    void connectionsThatAreCutAgainAndAgainAreToldOnce() {
        learned(0);
        cut(20, 4 * SECOND);
        assertThat(plant.alerts()).filteredOn(CutTest::isCut).hasSize(1);
        AlertState alert =
                plant.alerts().stream().filter(CutTest::isCut).findFirst().orElseThrow();
        assertThat(alert.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(alert.origin().explanation().title())
                .isEqualTo("Connections of HMI1 to PLC-1, port 502 are cut again and again");
        assertThat(alert.origin().explanation().explanation()).contains("in the name of PLC-1");
        assertThat(alert.attack()).containsExactly("T0803", "T0804", "T0814");
        assertThat(alert.evidence()).hasSize(8);
    }

    @Test
    void aFewAreNone() {
        learned(0);
        cut(7, 10 * SECOND);
        plant.pass(2 * MINUTE);
        cut(7, 10 * SECOND);
        assertThat(isTold()).isFalse();
    }

    /** A gateway that restarts, or a client that is ended, resets all that is open. */
    @Test
    void whatWasOpenAtOnceIsCutOnce() {
        learned(0);
        List<TestFlow> open = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            open.add(network.answer(network.open(HMI, PLC, 502)).speaks("modbus"));
        }
        open.forEach(flow -> network.cut(flow, 1));
        assertThat(isTold()).isFalse();
    }

    @Test
    void aDeviceThatAlwaysDoesSoIsNone() {
        learned(8);
        cut(20, 6 * SECOND);
        assertThat(isTold()).isFalse();
    }

    @Test
    void whoIsNewIsToldOfOtherwise() {
        learned(0);
        plant.device("NEW", 3);
        for (int i = 0; i < 20; i++) {
            network.cut(network.answer(network.open(3, PLC, 502)).speaks("modbus"), 0);
            plant.pass(SECOND);
        }
        assertThat(isTold()).isFalse();
    }
}
