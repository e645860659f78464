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
import io.otus.core.event.SessionSeen;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Servers of the time that turn their clients away. */
class TimeRefusalTest {
    private static final int SERVER = 1;
    private static final int PLC = 2;
    private static final int RTU = 3;
    private static final int STRANGER = 4;

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
    private final PlantNetwork network = new PlantNetwork(plant);

    @BeforeEach
    void learn() {
        plant.device("NTP1", SERVER);
        plant.device("PLC-1", PLC);
        plant.device("RTU-1", RTU);
        plant.device("PC-1", STRANGER);
        for (int i = 0; i < 30; i++) {
            for (int client : new int[] {PLC, RTU}) {
                long told = plant.now() / 1_000_000;
                network.session(network.open(SERVER, client, 123), "ntp", new SessionFact.TimeTold(told));
            }
            plant.pass(MINUTE);
        }
        plant.pass(HOUR);
    }

    private void refuse(int client, String code) {
        network.session(network.open(SERVER, client, 123), "ntp", SessionSeen.TIME_REFUSED, code);
        plant.pass(MINUTE);
    }

    @Test
    void aServerThatTurnsItsClientsAwayIsToldOfOnce() {
        refuse(PLC, "DENY");
        assertThat(plant.alerts()).isEmpty();
        refuse(RTU, "DENY");
        refuse(PLC, "DENY");
        AlertState alert = plant.only(Kind.TIME_MANIP, Severity.MEDIUM);
        assertThat(alert.origin().explanation().title())
                .isEqualTo("NTP1 turns away clients that it told the time until now");
    }

    @Test
    void oneClientThatIsTurnedAwayAgainAndAgainIsEnough() {
        refuse(PLC, "RATE");
        refuse(PLC, "RATE");
        assertThat(plant.alerts()).isEmpty();
        refuse(PLC, "RATE");
        plant.only(Kind.TIME_MANIP, Severity.MEDIUM);
    }

    @Test
    void whoWasNeverServedIsTurnedAwayByDesignAndOneRefusalNowAndThenIsOrdinary() {
        for (int i = 0; i < 5; i++) {
            refuse(STRANGER, "DENY");
            refuse(PLC, "RATE");
            plant.pass(HOUR);
        }
        assertThat(plant.alerts()).noneMatch(alert -> alert.origin().kind() == Kind.TIME_MANIP);
    }
}
