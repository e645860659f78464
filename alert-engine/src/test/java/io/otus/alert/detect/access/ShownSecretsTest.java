package io.otus.alert.detect.access;

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
import io.otus.core.event.Action;
import io.otus.core.event.Service;
import io.otus.core.event.SessionSeen;
import io.otus.testkit.TestFlow;
import org.junit.jupiter.api.Test;

/** Secrets that a client shows one after the other. */
class ShownSecretsTest {
    private static final int NMS = 1;
    private static final int SWITCH = 2;
    private static final int LAPTOP = 9;

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
    private final PlantNetwork network = new PlantNetwork(plant);

    private void learned() {
        plant.device("NMS", NMS);
        plant.device("SW-1", SWITCH);
        plant.device("LAPTOP", LAPTOP);
        plant.ask(NMS, SWITCH, "snmp", "", new Service(0, "get_request", Action.READ));
        plant.pass(2 * HOUR);
    }

    private void shows(int client, int others, long pause) {
        TestFlow flow = network.open(client, SWITCH, 161);
        for (int i = 0; i < others; i++) {
            network.session(flow, "snmp", SessionSeen.OTHER_SECRET, "community");
            plant.pass(pause);
        }
    }

    private long told(Severity severity) {
        return plant.alerts().stream()
                .filter(each -> each.origin().kind() == Kind.BRUTE_FORCE && each.severity() == severity)
                .count();
    }

    @Test
    void whoShowsOneCommunityAfterTheOtherGuesses() {
        learned();
        shows(LAPTOP, 23, SECOND);
        assertThat(told(Severity.HIGH)).isEqualTo(1);
    }

    @Test
    void aFewOnADeviceThatWasFoundOrMoreOverHoursAreNone() {
        learned();
        shows(LAPTOP, 6, SECOND);
        plant.pass(10 * MINUTE);
        shows(LAPTOP, 23, MINUTE);
        assertThat(plant.alerts()).noneMatch(each -> each.origin().kind() == Kind.BRUTE_FORCE);
    }

    @Test
    void twoWrongOnesForEverAreAnErrorOfConfiguration() {
        learned();
        for (int i = 0; i < 60; i++) {
            shows(LAPTOP, 1, SECOND);
        }
        assertThat(plant.alerts()).noneMatch(each -> each.origin().kind() == Kind.BRUTE_FORCE);
    }

    @Test
    void twoThatWereTakenForOneAreNoLessTold() {
        learned();
        plant.merge(SWITCH, LAPTOP);
        shows(LAPTOP, 23, SECOND);
        assertThat(told(Severity.HIGH)).isEqualTo(1);
        network.session(network.open(LAPTOP, SWITCH, 80), "http", SessionSeen.DEFAULT_LOGIN, "USER");
        assertThat(plant.alerts())
                .anyMatch(each -> each.origin().kind() == Kind.DEFAULT_CRED && each.severity() == Severity.HIGH);
    }

    @Test
    void networkManagementMayTryAList() {
        learned();
        shows(NMS, 23, SECOND);
        assertThat(told(Severity.LOW)).isEqualTo(1);
        assertThat(told(Severity.HIGH)).isZero();
    }
}
