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
import io.otus.core.event.SessionSeen;
import io.otus.testkit.TestFlow;
import org.junit.jupiter.api.Test;

/** Logins of which nobody hears whether they work. */
class HiddenLoginTest {
    private static final int NMS = 1;
    private static final int STATION = 2;
    private static final int LAPTOP = 9;

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
    private final PlantNetwork network = new PlantNetwork(plant);

    private void learned() {
        plant.device("NMS", NMS);
        plant.device("EWS2", STATION);
        plant.device("LAPTOP", LAPTOP);
        sessions(NMS, 12, 3_000, SECOND);
        plant.pass(2 * HOUR);
    }

    private void signsIn(int client, String protocol, String name, long bytes) {
        TestFlow flow = network.answer(network.open(client, STATION, protocol.equals("ssh") ? 22 : 3_389));
        network.session(flow, protocol, SessionSeen.HIDDEN_LOGIN, name);
        network.end(flow.sent(0, 10, bytes).sent(1, 10, bytes));
    }

    private void sessions(int client, int count, long bytes, long pause) {
        for (int i = 0; i < count; i++) {
            signsIn(client, "ssh", "", bytes);
            plant.pass(pause);
        }
    }

    private long told(Severity severity) {
        return plant.alerts().stream()
                .filter(each -> each.origin().kind() == Kind.BRUTE_FORCE && each.severity() == severity)
                .count();
    }

    @Test
    void oneNameAfterTheOtherIsGuessing() {
        learned();
        for (int i = 0; i < 12; i++) {
            signsIn(LAPTOP, "rdp", "user" + i, 30_000);
            plant.pass(3 * SECOND);
        }
        assertThat(told(Severity.HIGH)).isEqualTo(1);
    }

    @Test
    void theSameNameOrAFewAreNone() {
        learned();
        for (int i = 0; i < 40; i++) {
            signsIn(LAPTOP, "rdp", "user" + i % 5, 30_000);
            plant.pass(3 * SECOND);
        }
        assertThat(told(Severity.HIGH) + told(Severity.MEDIUM)).isZero();
    }

    @Test
    void shortSessionsInARowAreGuessing() {
        learned();
        sessions(LAPTOP, 15, 3_000, 4 * SECOND);
        assertThat(told(Severity.MEDIUM)).isEqualTo(1);
    }

    @Test
    void sessionsInWhichSomethingIsDoneOrThatComeSeldomAreNone() {
        learned();
        sessions(LAPTOP, 15, 30_000, 4 * SECOND);
        sessions(LAPTOP, 15, 3_000, MINUTE);
        assertThat(told(Severity.MEDIUM)).isZero();
    }

    @Test
    void whoWasLearnedToDoSoIsKnown() {
        learned();
        sessions(NMS, 30, 3_000, SECOND);
        assertThat(told(Severity.MEDIUM)).isZero();
    }
}
