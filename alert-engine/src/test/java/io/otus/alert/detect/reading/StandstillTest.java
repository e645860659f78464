package io.otus.alert.detect.reading;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.SECOND;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.alert.AlertState;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.core.event.Action;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.PointRange;
import io.otus.core.event.ProtocolEvent;
import io.otus.core.event.Service;
import io.otus.core.value.ValueList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Readings that stand still for one reader of several, or in what a station reports by itself. */
class StandstillTest {
    private static final int HMI = 1;
    private static final int HISTORIAN = 3;
    private static final int PLC = 2;
    private static final int MASTER = 4;
    private static final int STATION = 5;
    private static final int POINTS = 4;
    private static final Service REPORT = new Service(13, "measured_value_short_floating_point", Action.NOTIFY);

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
    private long step;
    private long seed = 7;

    private record Report() implements ProtocolEvent {
        @Override
        public String message() {
            return "i_format";
        }

        @Override
        public void fields(FieldWriter out) {}
    }

    @BeforeEach
    void learn() {
        plant.device("HMI1", HMI);
        plant.device("HIST1", HISTORIAN);
        plant.device("PLC-1", PLC);
        plant.device("SCADA-A", MASTER);
        plant.device("RTU-1", STATION);
        for (int i = 0; i < 1_800; i++) {
            turn(value(0), value(0), values());
        }
        plant.pass(SECOND);
        assertThat(plant.alerts()).isEmpty();
    }

    private long value(int point) {
        return 500 + point * 100L + Math.round(100 * Math.sin((step + point) / 20.0)) + noise();
    }

    private long noise() {
        seed = seed * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
        return (seed >>> 33) % 9 - 4;
    }

    private double[] values() {
        double[] all = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            all[i] = value(i) / 10.0;
        }
        return all;
    }

    /** Two seconds in which both read the controller, and the station reports one of its values. */
    private void turn(long hmi, long historian, double[] reported) {
        read(HMI, hmi);
        read(HISTORIAN, historian);
        if (reported.length > 0) {
            report((int) (step % POINTS), reported[(int) (step % POINTS)]);
        }
        plant.pass(2 * SECOND);
        step++;
    }

    private void read(int reader, long first) {
        long[] all = {first, value(1), value(2), value(3)};
        plant.ask(reader, PLC, "modbus", "1", Plant.READ_HOLDING, PointRange.of("holding", 0, ValueList.unsigned(all)));
    }

    private void report(int point, double value) {
        plant.send(
                STATION,
                MASTER,
                STATION,
                "iec104",
                REPORT,
                new Report(),
                PointRange.of("ioa", 2_000 + point, ValueList.reals(value)));
    }

    private List<AlertState> stuck() {
        return plant.alerts().stream()
                .filter(each -> each.origin().kind() == Kind.VALUE_STUCK)
                .toList();
    }

    private List<AlertState> stuckAndWorse() {
        return stuck().stream()
                .filter(each -> each.severity().compareTo(Severity.MEDIUM) >= 0)
                .toList();
    }

    @Test
    void whatMovesIsQuiet() {
        for (int i = 0; i < 900; i++) {
            turn(value(0), value(0), values());
        }
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void aReadingThatStandsStillForOneReaderAloneIsTamperedWith() {
        long still = value(0);
        for (int i = 0; i < 150; i++) {
            turn(still, value(0), values());
        }
        assertThat(stuckAndWorse()).hasSize(1);
        AlertState alert = stuckAndWorse().getFirst();
        assertThat(alert.origin().explanation().title())
                .isEqualTo("holding 0 of PLC-1, unit 1 stands still for HMI1 and moves for HIST1");
        assertThat(alert.attack()).contains("T0856", "T0830");
    }

    @Test
    void aReadingThatStandsStillForBothIsOneInstrument() {
        long still = value(0);
        for (int i = 0; i < 150; i++) {
            turn(still, still, values());
        }
        assertThat(stuck()).isNotEmpty().allMatch(each -> each.severity() == Severity.INFO);
    }

    @Test
    void aValueThatMovesOnceIsReadAtDifferentTimes() {
        long still = value(0);
        for (int i = 0; i < 150; i++) {
            turn(still, i < 90 ? still : still + 1, values());
        }
        assertThat(stuckAndWorse()).isEmpty();
    }

    @Test
    void aStationThatReportsTheSameAgainAndAgainIsStuck() {
        double[] still = values();
        for (int i = 0; i < 150; i++) {
            turn(value(0), value(0), still);
        }
        assertThat(stuckAndWorse()).hasSize(1);
        assertThat(stuckAndWorse().getFirst().origin().explanation().title())
                .contains("readings from ioa 200", "of RTU-1 stand still");
    }

    @Test
    void oneOfItsInstrumentsIsToKnow() {
        double still = values()[1];
        for (int i = 0; i < 150; i++) {
            double[] now = values();
            now[1] = still;
            turn(value(0), value(0), now);
        }
        assertThat(stuck()).extracting(AlertState::severity).containsExactly(Severity.INFO);
    }

    @Test
    void aStationThatReportsNothingDoesNotStandStill() {
        double[] before = values();
        for (int i = 0; i < POINTS; i++) {
            turn(value(0), value(0), before);
        }
        for (int i = 0; i < 300; i++) {
            turn(value(0), value(0), new double[0]);
        }
        for (int i = 0; i < 20; i++) {
            turn(value(0), value(0), before);
        }
        assertThat(stuck()).isEmpty();
    }

    @Test
    void whatIsAskedForSeldomIsLookedAtLater() {
        double[] still = values();
        for (int i = 0; i < 55; i++) {
            turn(value(0), value(0), still);
        }
        assertThat(stuck()).isEmpty(); // two minutes at least
        plant.pass(10 * MINUTE);
        turn(value(0), value(0), still);
        assertThat(stuckAndWorse()).isEmpty();
    }
}
