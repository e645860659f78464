package io.otus.alert.detect.danger;

import static io.otus.alert.Plant.DAY;
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
import org.junit.jupiter.api.Test;

/** Clocks that announce another offset to UTC. */
class UtcOffsetTest {
    private static final int CLOCK = 1;

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
    private final PlantNetwork network = new PlantNetwork(plant);

    private static SessionFact valid(int seconds) {
        return new SessionFact.UtcOffset(seconds, true);
    }

    private static SessionFact unsure(int seconds) {
        return new SessionFact.UtcOffset(seconds, false);
    }

    private void announce(SessionFact offset, int times) {
        for (int i = 0; i < times; i++) {
            network.tellsLink(CLOCK, "ptp", "001b1bfffe010203/0", offset);
            plant.pass(MINUTE);
        }
    }

    private void learn(SessionFact offset) {
        plant.device("CLK-1", CLOCK);
        announce(offset, 30);
        plant.pass(HOUR);
    }

    @Test
    void aClockThatAnnouncesAnotherOffsetIsToldOfOnce() {
        learn(valid(37));
        announce(valid(3637), 3);
        announce(valid(37), 3);
        announce(valid(3637), 3);
        AlertState alert = plant.only(Kind.TIME_MANIP, Severity.MEDIUM);
        assertThat(alert.origin().explanation().title())
                .isEqualTo("CLK-1 announces another offset to UTC: 3637 s in place of 37 s");
    }

    @Test
    void aLeapSecondIsOrdinaryAndAWalkIsNot() {
        learn(unsure(37));
        plant.pass(DAY);
        announce(unsure(38), 5);
        assertThat(plant.alerts()).isEmpty();
        announce(unsure(39), 1);
        plant.only(Kind.TIME_MANIP, Severity.MEDIUM);
    }

    @Test
    void aClockThatStartsLearnsWhatItDoesNotVouchFor() {
        learn(unsure(35));
        announce(valid(37), 5);
        announce(unsure(0), 5);
        announce(unsure(35), 5);
        announce(valid(37), 5);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void whatLastsForADayIsTheOffset() {
        learn(valid(37));
        announce(valid(0), 25 * 60);
        long told = plant.only(Kind.TIME_MANIP, Severity.MEDIUM).count();
        announce(valid(0), 60);
        assertThat(plant.only(Kind.TIME_MANIP, Severity.MEDIUM).count()).isEqualTo(told);
    }
}
