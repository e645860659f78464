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
    private static final int ADMIN = 3;
    private static final int LAPTOP = 9;

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
    private final PlantNetwork network = new PlantNetwork(plant);

    private void learned() {
        plant.device("NMS", NMS);
        plant.device("EWS2", STATION);
        plant.device("LAPTOP", LAPTOP);
        plant.device("ADMIN", ADMIN);
        refused(NMS, 12, 3_000, SECOND);
        letIn(ADMIN, 2, MINUTE);
        plant.pass(2 * HOUR);
    }

    private TestFlow opens(int client, String protocol, String name) {
        TestFlow flow = network.answer(network.open(client, STATION, protocol.equals("ssh") ? 22 : 3_389));
        network.session(flow, protocol, SessionSeen.HIDDEN_LOGIN, name);
        return flow;
    }

    private void signsIn(int client, String protocol, String name, long bytes) {
        network.end(opens(client, protocol, name).sent(0, 10, bytes).sent(1, 10, bytes));
    }

    private void refused(int client, int count, long bytes, long pause) {
        for (int i = 0; i < count; i++) {
            signsIn(client, "ssh", "", bytes);
            plant.pass(pause);
        }
    }

    /** A program runs another one over there, and leaves. */
    private void letIn(int client, int count, long pause) {
        for (int i = 0; i < count; i++) {
            TestFlow flow = opens(client, "ssh", "").sent(0, 10, 4_000).sent(1, 10, 4_000);
            network.session(flow, "ssh", SessionSeen.HIDDEN_SESSION, "");
            network.end(flow);
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
        refused(LAPTOP, 15, 3_000, 4 * SECOND);
        assertThat(told(Severity.MEDIUM)).isEqualTo(1);
    }

    @Test
    void aSessionThatIsResetHasEndedThen() {
        learned();
        for (int i = 0; i < 15; i++) {
            network.cut(opens(LAPTOP, "ssh", "").sent(0, 10, 3_000).sent(1, 10, 3_000), 1);
            plant.pass(4 * SECOND);
        }
        assertThat(told(Severity.MEDIUM)).isEqualTo(1);
    }

    @Test
    void sessionsInWhichSomethingIsDoneOrThatComeSeldomAreNone() {
        learned();
        refused(LAPTOP, 15, 30_000, 4 * SECOND);
        refused(LAPTOP, 15, 3_000, MINUTE);
        assertThat(told(Severity.MEDIUM)).isZero();
    }

    @Test
    void whoWasLearnedToDoSoIsKnown() {
        learned();
        refused(NMS, 30, 3_000, SECOND);
        assertThat(told(Severity.MEDIUM)).isZero();
    }

    @Test
    void shortSessionsOfWhomTheServerPerhapsLetInAreLow() {
        learned();
        letIn(LAPTOP, 29, SECOND);
        assertThat(told(Severity.MEDIUM)).isZero();
        assertThat(told(Severity.LOW)).isEqualTo(1);
    }

    @Test
    void aServerThatSaysMuchToWhomItRefusesHidesNoGuessing() {
        learned();
        letIn(LAPTOP, 40, SECOND);
        assertThat(told(Severity.MEDIUM)).isEqualTo(1);
    }

    @Test
    void whoAdministersTheDeviceMayDoSoQuickly() {
        learned();
        letIn(ADMIN, 29, SECOND);
        assertThat(told(Severity.MEDIUM) + told(Severity.LOW)).isZero();
        letIn(ADMIN, 30, SECOND);
        assertThat(told(Severity.MEDIUM)).isZero();
        assertThat(told(Severity.LOW)).isEqualTo(1);
    }

    @Test
    void whoWasLearnedToDoQuickTasksMayDoMoreOfThem() {
        letIn(NMS, 12, SECOND);
        letIn(ADMIN, 12, SECOND);
        plant.pass(2 * HOUR);
        letIn(NMS, 60, SECOND);
        letIn(ADMIN, 60, SECOND);
        assertThat(told(Severity.MEDIUM) + told(Severity.LOW)).isZero();
    }

    @Test
    void fromWhereADeviceIsAdministeredItTakesMoreToBeGuessing() {
        learned();
        refused(ADMIN, 15, 3_000, 4 * SECOND);
        assertThat(told(Severity.MEDIUM)).isZero();
        assertThat(told(Severity.LOW)).isEqualTo(1);
        refused(ADMIN, 20, 3_000, 4 * SECOND);
        assertThat(told(Severity.MEDIUM)).isEqualTo(1);
    }

    @Test
    void guessesBetweenSessionsThatWorkAreFound() {
        learned();
        for (int i = 0; i < 12; i++) {
            refused(LAPTOP, 1, 3_000, 4 * SECOND);
            letIn(LAPTOP, 1, SECOND);
        }
        assertThat(told(Severity.MEDIUM)).isEqualTo(1);
    }
}
