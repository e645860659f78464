package io.otus.alert.detect.scan;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.SECOND;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.PlantNetwork;
import io.otus.alert.alert.AlertState;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.core.event.SessionFact;
import io.otus.core.event.StationKind;
import io.otus.core.evidence.FrameSpan;
import io.otus.testkit.TestFlow;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Stations on a line behind a device. */
class StationSweepTest {
    private static final int MASTER = 1;
    private static final int RTU = 2;

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
    private final PlantNetwork network = new PlantNetwork(plant);

    private void missing(int from, int count) {
        TestFlow flow = network.answer(network.open(MASTER, RTU, 20_000));
        for (int address = from; address < from + count; address++) {
            ask(flow, StationKind.STATION, address, 1_000 + address);
            plant.pass(MINUTE);
        }
    }

    /** A question without an answer, as the one after it shows. */
    private void ask(TestFlow flow, StationKind what, int address, long frame) {
        FrameSpan asked = new FrameSpan(frame, plant.now() - SECOND, 54 + address, 10);
        network.session(flow, "dnp3", new SessionFact.StationMissing(what, Integer.toString(address), asked));
    }

    private static List<Long> frames(AlertState alert) {
        return alert.evidence().stream().map(each -> each.span().frame()).toList();
    }

    private void learn(int stations) {
        plant.device("SCADA", MASTER);
        plant.device("RTU-1", RTU);
        plant.ask(MASTER, RTU, "dnp3", "60", Plant.READ_HOLDING);
        missing(100, stations);
        plant.pass(2 * HOUR);
    }

    @Test
    void oneStationAfterTheOtherThatDoesNotAnswerIsAScan() {
        learn(1);
        missing(0, 7);
        assertThat(plant.alerts()).isEmpty();
        missing(7, 20);
        AlertState alert = plant.only(Kind.SCAN_HOST, Severity.MEDIUM);
        assertThat(alert.origin().explanation().title())
                .isEqualTo("SCADA tries one station after the other on the line of RTU-1");
        assertThat(alert.origin().explanation().explanation())
                .contains(" that do not answer, the latest one 7; the frames are those with the questions.");
        assertThat(frames(alert))
                .startsWith(1_000L, 1_001L, 1_002L, 1_003L, 1_004L, 1_005L, 1_006L, 1_007L)
                .hasSize(16)
                .isSorted();
        assertThat(alert.attack()).contains("T0846");
    }

    @Test
    void whatWasMissingWhileLearningIsNoNews() {
        learn(30);
        missing(100, 30);
        missing(60, 1);
        missing(0, 7);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void oneSlotAfterTheOtherInWhichNothingIsIsAScanToo() {
        learn(0);
        TestFlow flow = network.answer(network.open(MASTER, RTU, 44_818));
        for (int slot = 4; slot < 17; slot++) {
            network.session(flow, "cip", new SessionFact.StationMissing(StationKind.SLOT, "1/" + slot));
            plant.pass(MINUTE);
        }
        assertThat(plant.only(Kind.SCAN_HOST, Severity.MEDIUM)
                        .origin()
                        .explanation()
                        .title())
                .isEqualTo("SCADA tries one slot after the other in RTU-1");
    }

    @Test
    void oneMasterAddressAfterTheOtherIsOneBeforeAnythingIsLearned() {
        plant.device("SCADA", MASTER);
        plant.device("RTU-1", RTU);
        TestFlow flow = network.answer(network.open(MASTER, RTU, 20_000));
        for (int address = 0; address < 11; address++) {
            ask(flow, StationKind.MASTER, address, 500 + address / 4);
        }
        AlertState alert = plant.only(Kind.SCAN_HOST, Severity.MEDIUM);
        assertThat(alert.origin().explanation().title())
                .isEqualTo("SCADA tries one master address after the other at RTU-1");
        assertThat(alert.origin().explanation().explanation()).contains(" from 8 master addresses in dnp3 ");
        assertThat(frames(alert)).containsExactly(500L, 501L); // four questions are in one frame
    }

    @Test
    void theFewMastersThatShareAConnectionAreNoScan() {
        plant.device("SCADA", MASTER);
        plant.device("RTU-1", RTU);
        TestFlow flow = network.answer(network.open(MASTER, RTU, 20_000));
        for (int address = 0; address < 70; address++) {
            ask(flow, StationKind.MASTER, address % 7, address);
        }
        assertThat(plant.alerts()).isEmpty();
    }
}
