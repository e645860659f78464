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
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A point that is switched to and fro. */
class SwitchingTest {
    private static final int HMI = 1;
    private static final int PLC = 2;
    private static final int STANDBY = 3;
    private static final int PUMP = 4;
    private static final int PULSE = 5;
    private static final int HAND = 6;
    private static final int LEVEL = 20;

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
    private final Random random = new Random(7);

    /** An hour in which a pump is started and stopped now and then, and an output pulses without a rhythm. */
    @BeforeEach
    void learn() {
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        for (int i = 0; i < 1_200; i++) {
            if (i % 300 == 0) {
                plant.coil(HMI, PLC, PUMP, i % 600 == 0);
                plant.coil(HMI, PLC, HAND, i % 600 == 0);
                plant.write(HMI, PLC, LEVEL, 100 + i);
            }
            plant.coil(HMI, PLC, PULSE, i % 2 == 0);
            plant.pass((1 + random.nextInt(10)) * SECOND / 2);
        }
        plant.pass(START + HOUR + MINUTE - plant.now());
        plant.coil(HMI, PLC, PUMP, true);
        plant.coil(HMI, PLC, PUMP, false);
        assertThat(plant.alerts()).isEmpty();
    }

    private void toggle(int coil, int times, long gap) {
        toggle(HMI, coil, times, gap);
    }

    private void toggle(int client, int coil, int times, long gap) {
        for (int i = 0; i < times; i++) {
            plant.coil(client, PLC, coil, i % 2 == 0);
            plant.pass(gap);
        }
    }

    @Test
    void aCoilThatIsSwitchedToAndFroIsWornOut() {
        toggle(PUMP, 80, 700_000_000L);
        AlertState alert = plant.only(Kind.FLOOD, Severity.HIGH);
        assertThat(alert.origin().explanation().title()).isEqualTo("HMI1 switches coil 4 of PLC-1, unit 1 to and fro");
        assertThat(alert.attack()).containsExactly("T0806", "T0831", "T0855");
    }

    @Test
    void itGoesOnInTheSameAlert() {
        toggle(PUMP, 600, 700_000_000L);
        assertThat(plant.only(Kind.FLOOD, Severity.HIGH).count()).isGreaterThanOrEqualTo(4);
    }

    @Test
    void severalCoilsOfOneDeviceAreOneAlert() {
        for (int i = 0; i < 80; i++) {
            plant.coil(HMI, PLC, PUMP, i % 2 == 0);
            plant.coil(HMI, PLC, HAND, i % 2 == 0);
            plant.pass(700_000_000L);
        }
        plant.only(Kind.FLOOD, Severity.HIGH);
    }

    @Test
    void anOperatorWhoJogsADriveIsNone() {
        toggle(PUMP, 16, SECOND);
        plant.pass(5 * MINUTE);
        toggle(PUMP, 16, SECOND);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void aSetpointThatIsShakenWithinItsRangeIsMedium() {
        for (int i = 0; i < 30; i++) {
            plant.write(HMI, PLC, LEVEL, i % 2 == 0 ? 400 : 1000);
            plant.pass(8 * SECOND);
        }
        AlertState alert = plant.only(Kind.FLOOD, Severity.MEDIUM);
        assertThat(alert.origin().explanation().explanation()).contains("within five minutes");
    }

    @Test
    void anOperatorWhoLooksForTheRightSetpointIsNone() {
        int[] tried = {400, 700, 550, 620, 590};
        for (int round = 0; round < 2; round++) {
            for (int each : tried) {
                plant.write(HMI, PLC, LEVEL, each);
                plant.pass(20 * SECOND);
            }
        }
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void whoAlwaysMovesItToAndFroIsNone() {
        Plant regulated = new Plant(new LearningPlan.Until(START + HOUR));
        regulated.device("OPT1", HMI);
        regulated.device("PLC-1", PLC);
        for (int i = 0; i < 500; i++) {
            regulated.write(HMI, PLC, LEVEL, 500 + random.nextInt(200));
            regulated.pass((4 + random.nextInt(16)) * SECOND);
        }
        assertThat(regulated.alerts().stream().map(each -> each.origin().kind()))
                .doesNotContain(Kind.FLOOD);
    }

    @Test
    void anOutputThatAlwaysPulsesIsNone() {
        toggle(PULSE, 300, SECOND);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void oneThatPulsesMuchMoreIsOne() {
        toggle(PULSE, 400, 150_000_000L);
        assertThat(plant.alerts().stream().map(each -> each.origin().kind())).containsOnly(Kind.FLOOD);
    }

    @Test
    void whoTakesOverMaySwitchWhatAnotherOneDid() {
        plant.device("HMI2", STANDBY);
        toggle(STANDBY, PULSE, 180, SECOND);
        assertThat(plant.alerts().stream().map(each -> each.origin().kind())).doesNotContain(Kind.FLOOD);
        toggle(STANDBY, PUMP, 80, 700_000_000L);
        assertThat(plant.alerts().stream().map(each -> each.origin().kind())).contains(Kind.FLOOD);
    }

    @Test
    void twoThatAreOneMaySwitchWhatEitherDid() {
        plant.device("HMI1-LAN2", STANDBY);
        plant.merge(STANDBY, HMI);
        toggle(PULSE, 180, SECOND);
        assertThat(plant.alerts().stream().map(each -> each.origin().kind())).doesNotContain(Kind.FLOOD);
    }

    @Test
    void whoTakesOverMayWriteInTheRhythmOfAnotherOne() {
        Plant rhythmic = new Plant(new LearningPlan.Until(START + HOUR));
        rhythmic.device("SRV1", HMI);
        rhythmic.device("SRV2", STANDBY);
        rhythmic.device("PLC-1", PLC);
        for (int i = 0; i < 3_700; i++) {
            rhythmic.coil(HMI, PLC, PUMP, i % 2 == 0);
            rhythmic.pass(SECOND);
        }
        for (int i = 0; i < 300; i++) {
            rhythmic.coil(STANDBY, PLC, PUMP, i % 2 == 0);
            rhythmic.pass(SECOND);
        }
        assertThat(rhythmic.alerts().stream().map(each -> each.origin().kind())).doesNotContain(Kind.FLOOD);
    }

    @Test
    void whatIsWrittenInARhythmIsOneOnlyMuchQuicker() {
        Plant rhythmic = new Plant(new LearningPlan.Until(START + HOUR));
        rhythmic.device("HMI1", HMI);
        rhythmic.device("PLC-1", PLC);
        for (int i = 0; i < 1_900; i++) {
            rhythmic.coil(HMI, PLC, PUMP, i % 2 == 0);
            rhythmic.pass(2 * SECOND);
        }
        for (int i = 0; i < 60; i++) {
            rhythmic.coil(HMI, PLC, PUMP, i % 2 == 0);
            rhythmic.pass(SECOND);
        }
        assertThat(rhythmic.alerts().stream().map(each -> each.origin().kind())).doesNotContain(Kind.FLOOD);
        for (int i = 0; i < 300; i++) {
            rhythmic.coil(HMI, PLC, PUMP, i % 2 == 0);
            rhythmic.pass(SECOND / 5);
        }
        assertThat(rhythmic.alerts().stream().map(each -> each.origin().kind())).contains(Kind.FLOOD);
    }

    @Test
    void theSameCommandOverAndOverSwitchesNothing() {
        for (int i = 0; i < 200; i++) {
            plant.coil(HMI, PLC, PUMP, true);
            plant.pass(SECOND / 2);
        }
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void aRampIsOneMove() {
        for (int i = 0; i < 100; i++) {
            plant.write(HMI, PLC, LEVEL, 100 + 10 * i);
            plant.pass(SECOND / 2);
        }
        assertThat(plant.alerts().stream().map(each -> each.origin().kind())).doesNotContain(Kind.FLOOD);
    }
}
