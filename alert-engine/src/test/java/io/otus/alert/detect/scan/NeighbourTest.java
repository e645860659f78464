package io.otus.alert.detect.scan;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.PlantNetwork;
import io.otus.alert.alert.AlertState;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.core.event.Action;
import io.otus.core.event.Service;
import io.otus.core.event.SessionFact;
import io.otus.core.event.SessionSeen;
import io.otus.core.net.Transport;
import io.otus.testkit.TestFlow;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who reads in a device which others there are. */
class NeighbourTest {
    private static final int HMI = 1;
    private static final int WALKER = 2;
    private static final int WATCHER = 3;
    private static final int SWITCH = 10;
    private static final Service GET = new Service(0, "get_request", Action.READ);

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
    private final PlantNetwork network = new PlantNetwork(plant);

    @BeforeEach
    void learn() {
        plant.device("HMI1", HMI);
        plant.device("NMS", WALKER);
        plant.device("MON", WATCHER);
        for (int i = 0; i < 3; i++) {
            plant.device("SW-" + i, SWITCH + i);
        }
        for (int minute = 0; minute < 10; minute++) {
            for (int i = 0; i < 3; i++) {
                plant.ask(WATCHER, SWITCH + i, "snmp", "", GET);
            }
            plant.ask(HMI, SWITCH, "snmp", "", GET);
            plant.pass(MINUTE);
        }
        walks(WALKER, "snmp", "dot1d_tp_fdb");
        plant.pass(HOUR);
        assertThat(plant.alerts()).isEmpty();
    }

    private void walks(int host, String protocol, String table) {
        TestFlow flow = network.open(Plant.endpoint(host, 50_000), Plant.endpoint(SWITCH, 161), Transport.UDP);
        network.sessionOfServer(flow, protocol, new SessionFact.Text(SessionSeen.NEIGHBOURS_READ, table));
        plant.pass(MINUTE);
    }

    private List<AlertState> told() {
        return plant.alerts().stream()
                .filter(each -> each.origin().kind() == Kind.SCAN_HOST)
                .toList();
    }

    @Test
    void whoNeverDidSoIsTold() {
        walks(HMI, "snmp", "ip_net_to_media");
        walks(HMI, "snmp", "dot1d_tp_fdb");
        AlertState alert = plant.only(Kind.SCAN_HOST, Severity.MEDIUM);
        assertThat(alert.origin().explanation().title()).isEqualTo("HMI1 asks SW-0 which other devices there are");
        assertThat(alert.attack()).contains("T0840", "T0846");
    }

    @Test
    void whoDidSoWhileLearningIsNot() {
        walks(WALKER, "snmp", "ip_net_to_media");
        assertThat(told()).isEmpty();
    }

    @Test
    void whoWatchesSeveralDevicesIsLow() {
        walks(WATCHER, "snmp", "ip_net_to_media");
        assertThat(told()).extracting(AlertState::severity).containsExactly(Severity.LOW);
    }

    @Test
    void whomATimeServerServesIsSuchAListToo() {
        walks(WALKER, "ntp", "private_mon_getlist_1");
        assertThat(told()).extracting(AlertState::severity).containsExactly(Severity.MEDIUM);
    }
}
