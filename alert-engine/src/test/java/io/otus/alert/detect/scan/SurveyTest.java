package io.otus.alert.detect.scan;

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
import io.otus.core.event.SessionSeen;
import io.otus.core.net.Transport;
import io.otus.testkit.TestFlow;
import org.junit.jupiter.api.Test;

/** Who finds out which devices of the process there are. */
class SurveyTest {
    private static final int SCADA = 1;
    private static final int FIRST = 10;
    private static final int DEVICES = 20;
    private static final int NAMES = 50;
    private static final int WATCHER = 51;
    private static final int PC = 52;

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
    private final PlantNetwork network = new PlantNetwork(plant);

    private void learned() {
        plant.device("SCADA", SCADA);
        plant.device("DC", NAMES);
        plant.device("NMS", WATCHER);
        plant.device("PC", PC);
        for (int i = 0; i < DEVICES; i++) {
            plant.device("PLC-" + i, FIRST + i);
        }
        for (int minute = 0; minute < 10; minute++) {
            for (int i = 0; i < DEVICES; i++) {
                plant.read(SCADA, FIRST + i, 0, 10);
            }
            plant.pass(MINUTE);
        }
        pings(WATCHER, DEVICES / 2);
        plant.pass(HOUR);
    }

    private void pings(int host, int devices) {
        for (int i = 0; i < devices; i++) {
            TestFlow flow = network.open(Plant.endpoint(host, 0), Plant.endpoint(FIRST + i, 0), Transport.IP);
            network.session(network.answer(flow), "icmp", SessionSeen.ECHO, "");
            plant.pass(SECOND);
        }
    }

    private void asksForNames(int host, int devices) {
        for (int i = 0; i < devices; i++) {
            String name = (FIRST + i) + ".0.0.10.IN-ADDR.arpa";
            network.session(network.answer(network.open(host, NAMES, 53)), "dns", SessionSeen.NAME_QUERY, name);
            plant.pass(SECOND);
        }
    }

    private long sweeps() {
        return plant.alerts().stream()
                .filter(each -> each.origin().kind() == Kind.SCAN_HOST && each.severity() == Severity.MEDIUM)
                .filter(each -> each.origin().explanation().title().contains("device of the process"))
                .count();
    }

    @Test
    void whoAsksOneDeviceAfterTheOtherWhetherItIsThereIsTold() {
        learned();
        pings(PC, 11);
        assertThat(sweeps()).isZero();
        pings(PC, DEVICES);
        assertThat(sweeps()).isEqualTo(1);
    }

    @Test
    void whoAsksForTheNamesOfAllIsToldToo() {
        learned();
        asksForNames(PC, DEVICES);
        assertThat(sweeps()).isEqualTo(1);
    }

    @Test
    void whoWatchesTheNetworkAndWhoTalksToThemAreNot() {
        learned();
        pings(WATCHER, DEVICES);
        pings(SCADA, DEVICES);
        assertThat(sweeps()).isZero();
    }
}
