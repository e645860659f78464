package io.otus.alert.detect.scan;

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
import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Many points of several devices that are switched at once. */
class MassCommandTest {
    private static final int SCADA = 1;
    private static final int FIRST_RTU = 10;
    private static final int RTUS = 4;
    private static final int BREAKERS = 6;

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));

    /** An hour in which each breaker is switched now and then, so many a minute. */
    private void learn(int perMinute) {
        plant.device("SCADA", SCADA);
        for (int rtu = 0; rtu < RTUS; rtu++) {
            plant.device("RTU-" + rtu, FIRST_RTU + rtu);
        }
        int next = 0;
        for (int minute = 0; minute < 55; minute++) {
            for (int i = 0; i < perMinute; i++) {
                int rtu = next % RTUS;
                int breaker = (next / RTUS) % BREAKERS;
                plant.coil(SCADA, FIRST_RTU + rtu, breaker, (next / (RTUS * BREAKERS)) % 2 == 0);
                next++;
            }
            // No rhythm: nobody switches to the second.
            plant.pass(MINUTE + (minute % 7) * SECOND);
        }
        plant.pass(START + HOUR + MINUTE - plant.now());
        plant.lines().clear();
    }

    private void open(int rtus, int breakers, long gap) {
        for (int breaker = 0; breaker < breakers; breaker++) {
            for (int rtu = 0; rtu < rtus; rtu++) {
                plant.coil(SCADA, FIRST_RTU + rtu, breaker, false);
                plant.pass(gap);
            }
        }
    }

    @Test
    void allBreakersOpenedAtOnceAreABlackout() {
        learn(2);
        open(RTUS, BREAKERS, SECOND);
        AlertState alert = plant.only(Kind.FLOOD, Severity.HIGH);
        assertThat(alert.title()).isEqualTo("SCADA switches many points at once");
        assertThat(alert.origin().explanation().explanation()).contains("points of 4 devices within a minute");
        assertThat(alert.attack()).containsExactly("T0806", "T0855");
    }

    @Test
    void aHandfulIsWhatAnOperatorSwitches() {
        learn(2);
        open(RTUS, 2, 2 * SECOND);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void theSameOverAnHourIsUsual() {
        learn(2);
        open(RTUS, BREAKERS, 3 * MINUTE);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void oneMachineThatIsStoppedIsOne() {
        learn(2);
        open(1, BREAKERS, SECOND);
        open(1, BREAKERS, SECOND);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void stationsBehindOneGatewayAreSeveral() {
        learn(2);
        for (int breaker = 0; breaker < BREAKERS; breaker++) {
            for (String bay : List.of("1", "2", "3")) {
                PointRange point = PointRange.of("coil", breaker, ValueList.bit(false));
                plant.ask(SCADA, FIRST_RTU, "modbus", bay, Plant.WRITE_COIL, point);
                plant.pass(SECOND);
            }
        }
        assertThat(plant.alerts()).anyMatch(each -> each.origin().kind() == Kind.FLOOD);
    }

    @Test
    void whereMuchIsSwitchedEachMinuteMuchIsUsual() {
        learn(8);
        open(RTUS, 5, SECOND);
        assertThat(plant.alerts()).isEmpty();
    }
}
