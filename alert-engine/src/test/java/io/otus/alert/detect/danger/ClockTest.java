package io.otus.alert.detect.danger;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.alert.AlertState;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.core.event.Action;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clocks that are set, and to which time. */
class ClockTest {
    private static final int SCADA = 1;
    private static final int RTU = 2;
    private static final int STATION = 3;
    private static final Service SET = new Service(2, "write", Action.TIME_SET);
    private static final Duration ZONE = Duration.ofHours(2);

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));

    /** Sets a clock so far from the time of UTC. */
    private void set(int client, Duration ahead) {
        LocalDateTime now = LocalDateTime.ofInstant(Instant.ofEpochSecond(0, plant.now()), ZoneOffset.UTC);
        plant.ask(
                client, RTU, "dnp3", "10", SET, PointRange.clock(now.plus(ahead).toString()));
    }

    private void learned() {
        plant.device("SCADA-A", SCADA);
        plant.device("RTU-1", RTU);
        plant.device("EWS1", STATION);
        for (int i = 0; i < 10; i++) {
            set(SCADA, ZONE);
            plant.pass(10 * MINUTE);
        }
        plant.pass(2 * HOUR);
    }

    private List<AlertState> wrong() {
        plant.pass(MINUTE);
        return plant.alerts().stream()
                .filter(alert -> alert.severity() == Severity.HIGH)
                .toList();
    }

    @Test
    void theTimeInTheZoneOfThePlantIsRight() {
        learned();
        set(SCADA, ZONE.plusSeconds(20));
        set(SCADA, ZONE.minusSeconds(20));
        assertThat(wrong()).isEmpty();
    }

    @Test
    void aClockThatIsSetADayAheadIsToldBesideThatItIsSetAtAll() {
        learned();
        set(SCADA, ZONE.plusDays(1));
        AlertState alert = wrong().getFirst();
        assertThat(alert.origin().kind()).isEqualTo(Kind.TIME_MANIP);
        assertThat(alert.origin().explanation().title()).isEqualTo("SCADA-A set the clock of RTU-1, unit 10 1 d ahead");
        set(SCADA, ZONE);
        assertThat(wrong()).hasSize(1);
    }

    @Test
    void summerTimeBeginsAndEnds() {
        learned();
        set(SCADA, ZONE.plusHours(1));
        set(SCADA, ZONE);
        assertThat(wrong()).isEmpty();
    }

    @Test
    void whoSetsAClockForTheFirstTimeMayKeepAnyZoneAndNoOtherDistance() {
        learned();
        set(STATION, Duration.ofMinutes(5 * 60 + 45)); // Nepal
        assertThat(wrong())
                .filteredOn(alert -> alert.origin().explanation().title().contains("set the clock"))
                .isEmpty();
        set(STATION, Duration.ofDays(-30));
        assertThat(wrong())
                .anyMatch(alert -> alert.origin().explanation().title().contains("30 d 5 h back"));
    }

    @Test
    void whatIsNoTimeIsComparedWithNothing() {
        learned();
        plant.ask(SCADA, RTU, "dnp3", "10", SET, PointRange.clock("20??-ff-02T00:00:00.000"));
        plant.ask(SCADA, RTU, "dnp3", "10", SET);
        assertThat(wrong()).isEmpty();
    }

    @Test
    void nobodyWalksAClockAwayInSmallSteps() {
        learned();
        for (int i = 1; i <= 10; i++) {
            set(SCADA, ZONE.plusSeconds(50L * i));
        }
        assertThat(wrong()).isNotEmpty();
    }

    @Test
    void aClockThatDriftsIsFollowed() {
        learned();
        for (int i = 1; i <= 300; i++) {
            plant.pass(HOUR);
            set(SCADA, ZONE.plusMillis(900L * i));
        }
        assertThat(wrong()).isEmpty();
    }

    @Test
    void aClockThatIsMinutesWrongWhileLearningIsTheClockOfItsMaster() {
        plant.device("SCADA-A", SCADA);
        plant.device("RTU-1", RTU);
        set(SCADA, Duration.ofMinutes(4));
        plant.pass(2 * HOUR);
        set(SCADA, Duration.ofMinutes(4));
        assertThat(wrong()).isEmpty();
    }
}
