package io.otus.alert.detect.scan;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.SECOND;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.alert.AlertState;
import io.otus.alert.alert.InvolvedAsset;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.core.event.DatagramsSeen;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.net.Transport;
import io.otus.testkit.TestFlow;
import org.junit.jupiter.api.Test;

/** Packets that belong to no connection. */
class DatagramFloodTest {
    private static final int HMI = 1;
    private static final int PLC = 2;
    private static final int LAPTOP = 9;

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
    private long frame;

    private void learned(int usual) {
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        plant.device("LAPTOP", LAPTOP);
        plant.role(PLC, "controller");
        plant.type(HMI, "hmi");
        if (usual > 0) {
            datagrams(LAPTOP, PLC, usual, false);
        }
        plant.pass(2 * HOUR);
    }

    private TestFlow datagrams(int from, int to, int frames, boolean isOfSeveral) {
        TestFlow flow = TestFlow.of(Transport.UDP, Plant.endpoint(from, 40_000), Plant.endpoint(to, 9));
        datagrams(flow, frames, isOfSeveral);
        return flow;
    }

    private void datagrams(TestFlow flow, int frames, boolean isOfSeveral) {
        Evidence evidence = Evidence.of("cafe00000000", new FrameSpan(++frame, plant.now(), 0, 60));
        plant.engine().datagrams(new DatagramsSeen(flow, 0, isOfSeveral, frames, evidence, plant.now()));
    }

    private void flood(int from, int to, int seconds, int frames) {
        for (int i = 0; i < seconds; i++) {
            datagrams(from, to, frames, false);
            plant.pass(SECOND);
        }
    }

    @Test
    void datagramsToAControllerAreAFloodOnceTheyGoOn() {
        learned(0);
        flood(LAPTOP, PLC, 4, 500);
        assertThat(plant.alerts()).isEmpty();
        flood(LAPTOP, PLC, 20, 500);
        AlertState alert = plant.only(Kind.FLOOD, Severity.HIGH);
        assertThat(alert.count()).isEqualTo(1);
        assertThat(alert.attack()).containsExactly("T0814");
        assertThat(alert.origin().explanation().title()).isEqualTo("PLC-1 is flooded with UDP datagrams");
        assertThat(alert.assets()).extracting(InvolvedAsset::role).containsExactly("source", "target");
        assertThat(alert.assets()).extracting(InvolvedAsset::name).containsExactly("LAPTOP", "PLC-1");
    }

    @Test
    void whatSeveralSendIsAFloodOfNobody() {
        learned(0);
        for (int i = 0; i < 20; i++) {
            datagrams(LAPTOP, PLC, 500, true);
            plant.pass(SECOND);
        }
        AlertState alert = plant.only(Kind.FLOOD, Severity.HIGH);
        assertThat(alert.assets()).extracting(InvolvedAsset::role).containsExactly("target");
    }

    @Test
    void aStreamThatWasLearnedIsNone() {
        learned(300);
        flood(LAPTOP, PLC, 60, 900);
        assertThat(plant.alerts()).isEmpty();
        flood(LAPTOP, PLC, 60, 3_000);
        plant.only(Kind.FLOOD, Severity.HIGH);
    }

    @Test
    void whereABaselineIsEnforcedItMayBeAStreamThatAlwaysWas() {
        Plant enforced = new Plant(new LearningPlan.Enforce());
        enforced.device("PLC-1", PLC);
        enforced.role(PLC, "controller");
        for (int i = 0; i < 20; i++) {
            TestFlow flow = TestFlow.of(Transport.UDP, Plant.endpoint(LAPTOP, 40_000), Plant.endpoint(PLC, 9));
            Evidence evidence = Evidence.of("cafe00000000", new FrameSpan(++frame, enforced.now(), 0, 60));
            enforced.engine().datagrams(new DatagramsSeen(flow, 0, false, 500, evidence, enforced.now()));
            enforced.pass(SECOND);
        }
        assertThat(enforced.alerts())
                .filteredOn(each -> each.origin().kind() == Kind.FLOOD)
                .singleElement()
                .satisfies(each -> assertThat(each.severity()).isEqualTo(Severity.LOW));
    }

    @Test
    void whatIsShortOrFewOrReadOrToAComputerIsNone() {
        learned(0);
        flood(LAPTOP, PLC, 4, 5_000);
        plant.pass(HOUR);
        flood(LAPTOP, PLC, 60, 99);
        flood(LAPTOP, HMI, 60, 500);
        flood(PLC, LAPTOP, 60, 500);
        for (int i = 0; i < 60; i++) {
            TestFlow read = TestFlow.of(Transport.UDP, Plant.endpoint(LAPTOP, 2_222), Plant.endpoint(PLC, 2_222));
            datagrams(read.speaks("cip_io"), 500, false);
            plant.pass(SECOND);
        }
        assertThat(plant.alerts()).isEmpty();
    }
}
