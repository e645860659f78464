package io.otus.alert.detect.silence;

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
import io.otus.core.net.Transport;
import io.otus.testkit.TestFlow;
import org.junit.jupiter.api.Test;

/** Clocks that send the time to whoever listens. */
class ClocksTest {
    private static final int HMI = 1;
    private static final int CLOCK = 5;
    private static final int SPARE = 6;

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
    private final PlantNetwork network = new PlantNetwork(plant);

    private TestFlow begin(int clock) {
        TestFlow flow =
                network.open(Plant.endpoint(clock, 319), PlantNetwork.internet("224.0.1.129", 319), Transport.UDP);
        network.session(flow, "ptp", SessionSeen.CLOCK, "0");
        return flow;
    }

    /** Time passes, in which a device is heard that has nothing to do with it, and the time is sent in flows. */
    private void run(long duration, boolean isHeard, TestFlow... flows) {
        for (long at = 0; at < duration; at += 3 * SECOND) {
            for (TestFlow flow : flows) {
                flow.frame(0, plant.now());
            }
            if (isHeard) {
                network.open(HMI, 2, 502);
            }
            plant.pass(3 * SECOND);
        }
    }

    private TestFlow learn() {
        plant.device("HMI1", HMI);
        plant.device("PLC-1", 2);
        plant.device("CLOCK-1", CLOCK);
        plant.device("CLOCK-2", SPARE);
        TestFlow flow = begin(CLOCK);
        run(HOUR + MINUTE, true, flow);
        return flow;
    }

    @Test
    void aClockThatFallsSilentIsMissed() {
        learn();
        run(2 * MINUTE, true);
        assertThat(plant.alerts()).isEmpty();
        run(10 * MINUTE, true);
        plant.only(Kind.ASSET_SILENT, Severity.MEDIUM);
    }

    @Test
    void aClockThatRestartsOrGoesOnInAnotherFlowIsNot() {
        learn();
        run(100 * SECOND, true);
        TestFlow again = begin(CLOCK);
        run(20 * MINUTE, true, again);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void nobodyMissesAClockForWhichAnotherStandsIn() {
        TestFlow first = learn();
        TestFlow spare = begin(SPARE);
        run(20 * MINUTE, true, first, spare);
        run(20 * MINUTE, true, spare);
        assertThat(plant.alerts()).isEmpty();
        run(20 * MINUTE, true);
        plant.only(Kind.ASSET_SILENT, Severity.MEDIUM);
    }

    @Test
    void whereNobodyIsHeardItIsTheSensor() {
        learn();
        run(20 * MINUTE, false);
        assertThat(plant.alerts()).isEmpty();
    }
}
