package io.otus.alert.detect.danger;

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
import io.otus.core.event.SessionFact;
import io.otus.testkit.TestFlow;
import org.junit.jupiter.api.Test;

/** Servers that tell another time than they did. */
class TimeServerTest {
    private static final int SERVER = 1;
    private static final int PLC = 2;
    private static final long SECOND = 1_000;

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
    private final PlantNetwork network = new PlantNetwork(plant);

    /** Tells the time each minute, so many milliseconds ahead of the sensor's. */
    private void tell(long ahead, int times) {
        TestFlow flow = network.open(SERVER, PLC, 123);
        for (int i = 0; i < times; i++) {
            long told = plant.now() / 1_000_000 + ahead;
            network.session(flow, "ntp", new SessionFact.TimeTold(told));
            plant.pass(MINUTE);
        }
    }

    private void learn(long ahead) {
        plant.device("NTP1", SERVER);
        plant.device("PLC-1", PLC);
        tell(ahead, 60);
        plant.pass(HOUR);
    }

    @Test
    void aServerThatTellsAnotherTimeIsToldOfOnce() {
        learn(0);
        tell(7_200 * SECOND, 10);
        AlertState alert = plant.only(Kind.TIME_MANIP, Severity.MEDIUM);
        assertThat(alert.origin().explanation().title())
                .isEqualTo("NTP1 tells a time 2 h ahead of what it told before");
    }

    @Test
    void aClockThatTellsTwoDomainsDifferentTimesIsComparedInEach() {
        plant.device("CLK-1", SERVER);
        plant.device("PLC-1", PLC);
        for (int i = 0; i < 120; i++) {
            tellInDomain("0", 0);
            tellInDomain("1", -12 * 3_600_000L);
            plant.pass(MINUTE);
        }
        assertThat(plant.alerts()).isEmpty();
        tellInDomain("1", 0);
        plant.only(Kind.TIME_MANIP, Severity.MEDIUM);
    }

    private void tellInDomain(String domain, long ahead) {
        network.tellsLink(SERVER, "ptp", domain, new SessionFact.TimeTold(plant.now() / 1_000_000 + ahead));
    }

    @Test
    void aServerThatWasPutRightIsKnownAsSuchAfterADay() {
        learn(-300 * SECOND);
        tell(0, 25 * 60);
        long told = plant.only(Kind.TIME_MANIP, Severity.MEDIUM).count();
        plant.pass(2 * HOUR);
        tell(0, 60);
        assertThat(plant.only(Kind.TIME_MANIP, Severity.MEDIUM).count()).isEqualTo(told);
        tell(-300 * SECOND, 1);
        assertThat(plant.alerts()).hasSize(2);
    }

    @Test
    void aServerThatIsAsWrongAsAlwaysIsNoNews() {
        learn(-40 * 60 * SECOND);
        tell(-40 * 60 * SECOND, 10);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void aClockThatDriftsIsFollowedAndOneThatIsWalkedAwayIsNot() {
        learn(0);
        long ahead = 0;
        for (int i = 0; i < 200; i++) {
            ahead += SECOND;
            tell(ahead, 60);
        }
        assertThat(plant.alerts()).isEmpty();
        for (int i = 0; i < 70; i++) {
            ahead += SECOND;
            tell(ahead, 1);
        }
        plant.only(Kind.TIME_MANIP, Severity.MEDIUM);
    }
}
