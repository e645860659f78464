package io.otus.alert.detect.scan;

import static io.otus.alert.Plant.DAY;
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
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.EvidenceRequests;
import io.otus.core.evidence.FrameHold;
import io.otus.core.evidence.FrameHolder;
import io.otus.core.evidence.Purpose;
import io.otus.testkit.TestFlow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScanTest {
    private static final int HMI = 1;
    private static final int LAPTOP = 9;
    private static final int FIRST_PLC = 20;

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
    private final PlantNetwork network = new PlantNetwork(plant);

    private void learned() {
        plant.device("HMI1", HMI);
        plant.device("LAPTOP", LAPTOP);
        for (int i = 0; i < 20; i++) {
            plant.device("PLC-" + i, FIRST_PLC + i);
            network.answer(network.open(HMI, FIRST_PLC + i, 502));
        }
        plant.pass(2 * HOUR);
    }

    private void expect(Kind kind, Severity severity) {
        List<AlertState> alerts = plant.alerts();
        assertThat(alerts).hasSize(1);
        assertThat(alerts.getFirst().origin().kind()).isEqualTo(kind);
        assertThat(alerts.getFirst().severity()).isEqualTo(severity);
        assertThat(alerts.getFirst().attack()).contains("T0846");
    }

    @Test
    void oneDeviceAfterTheOtherThatDoesNotAnswerIsAScan() {
        learned();
        for (int i = 0; i < 10; i++) {
            network.open(LAPTOP, FIRST_PLC + i, 44_818);
        }
        plant.pass(5 * SECOND);
        expect(Kind.SCAN_HOST, Severity.MEDIUM);
        assertThat(plant.alerts().getFirst().origin().explanation().title())
                .isEqualTo("LAPTOP tries one device after the other");
    }

    @Test
    void addressesThatNobodyEverHeardOfAreNoDevices() {
        learned();
        for (int i = 0; i < 10; i++) {
            network.unheard(100 + i);
            network.open(LAPTOP, 100 + i, 44_818);
        }
        plant.pass(5 * SECOND);
        expect(Kind.SCAN_HOST, Severity.MEDIUM);
        plant.device("LATE-1", 100);
        assertThat(plant.alerts())
                .extracting(alert -> alert.origin().kind())
                .containsExactly(Kind.SCAN_HOST, Kind.ASSET_NEW);
    }

    /** Frames that are marked, and who may be shown by them. */
    private static final class Marks implements EvidenceRequests {
        private record Mark(long frame, FrameHolder holder) {}

        private final List<Mark> all = new ArrayList<>();

        @Override
        public @Nullable String keep(Evidence evidence, Purpose purpose) {
            return null;
        }

        @Override
        public FrameHold hold(int most) {
            return (frame, holder) -> all.add(new Mark(frame, holder));
        }

        List<Long> held() {
            return all.stream()
                    .filter(each -> each.holder.holds(each.frame))
                    .map(Mark::frame)
                    .distinct()
                    .toList();
        }
    }

    @Test
    void whatItOpensIsHeldUntilItIsTold() {
        Marks marks = new Marks();
        Plant watched = new Plant(new LearningPlan.Until(START + HOUR), marks);
        PlantNetwork opening = new PlantNetwork(watched);
        watched.device("LAPTOP", LAPTOP);
        for (int i = 0; i < 40; i++) {
            watched.device("PLC-" + i, FIRST_PLC + i);
        }
        watched.pass(2 * HOUR);
        marks.all.clear();
        for (int i = 0; i < 3; i++) {
            opening.open(LAPTOP, FIRST_PLC + i, 102);
        }
        List<Long> opened = marks.held();
        assertThat(opened).hasSize(3);
        watched.pass(MINUTE);
        assertThat(marks.held()).as("nobody answered").containsAll(opened);
        for (int i = 3; i < 30; i++) {
            opening.open(LAPTOP, FIRST_PLC + i, 102);
        }
        watched.pass(MINUTE);
        watched.pass(SECOND); // the latest frame of an alert of many waits for this long
        assertThat(watched.alerts()).hasSize(1);
        assertThat(marks.held()).as("all of it was told").isEmpty();
    }

    @Test
    void aScanThatReachesAControllerAtWhateverPlaceIsWorse() {
        learned();
        plant.role(FIRST_PLC + 9, "controller");
        for (int i = 0; i < 20; i++) {
            network.refuse(network.open(LAPTOP, FIRST_PLC + i, 80));
        }
        plant.pass(2 * MINUTE);
        expect(Kind.SCAN_HOST, Severity.HIGH);
    }

    @Test
    void onePortAfterTheOtherThatIsRefusedIsAScanAndWorseOnAController() {
        learned();
        plant.role(FIRST_PLC, "controller");
        for (int port = 1; port < 20; port++) {
            network.refuse(network.open(LAPTOP, FIRST_PLC, port));
        }
        expect(Kind.SCAN_PORT, Severity.HIGH);
        assertThat(plant.alerts().getFirst().origin().explanation().title())
                .isEqualTo("LAPTOP tries one port after the other on PLC-0");
    }

    @Test
    void aScanOfMoreTargetsThanAreRememberedIsToldOfToItsEnd() {
        learned();
        for (int port = 1; port <= 1_000; port++) {
            network.refuse(network.open(LAPTOP, FIRST_PLC, port));
        }
        plant.pass(2 * MINUTE);
        expect(Kind.SCAN_PORT, Severity.MEDIUM);
        assertThat(plant.alerts().getFirst().count()).isGreaterThan(1_000 / 3);
    }

    @Test
    void answersWhoseQuestionsWereMissedAreNoScan() {
        learned();
        network.answer(network.open(LAPTOP, HMI, 53));
        for (int i = 0; i < 10; i++) {
            network.open(Plant.endpoint(HMI, 53), Plant.endpoint(FIRST_PLC + i, 50_000 + i));
        }
        plant.pass(5 * SECOND);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void aScanThatTakesHoursIsOneAsWell() {
        learned();
        for (int i = 0; i < 20; i++) {
            network.refuse(network.open(LAPTOP, FIRST_PLC + i, 80));
            plant.pass(HOUR / 2);
        }
        expect(Kind.SCAN_HOST, Severity.MEDIUM);
    }

    private void controllers() {
        for (int i = 0; i < 20; i++) {
            plant.role(FIRST_PLC + i, "controller");
        }
    }

    @Test
    void aFewControllersTriedAtOnePortOverHoursAreAScanEvenWhereSomeAnswer() {
        learned();
        controllers();
        for (int i = 0; i < 8; i++) {
            assertThat(plant.alerts()).isEmpty();
            TestFlow flow = network.open(LAPTOP, FIRST_PLC + i, 44_818);
            if (i % 4 == 0) {
                network.end(network.answer(flow));
            } else if (i % 4 == 2) {
                network.answer(flow);
            } else {
                network.refuse(flow);
            }
            plant.pass(HOUR / 2);
        }
        expect(Kind.SCAN_HOST, Severity.HIGH);
    }

    @Test
    void controllersThatAreAskedSomethingAreNotScanned() {
        learned();
        controllers();
        for (int i = 0; i < 20; i++) {
            TestFlow flow = network.answer(network.open(LAPTOP, FIRST_PLC + i, 44_818));
            flow.sent(0, 3, 900);
            if (i % 2 == 0) {
                network.end(flow);
            }
            plant.pass(SECOND);
        }
        plant.pass(HOUR);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void aFewControllersThatAreAskedForDifferentThingsOverHoursAreNoScan() {
        learned();
        controllers();
        for (int i = 0; i < 12; i++) {
            network.refuse(network.open(LAPTOP, FIRST_PLC + i, 80 + i));
            plant.pass(HOUR / 2);
        }
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void aTargetTriedAgainAndAgainIsOne() {
        learned();
        for (int i = 0; i < 200; i++) {
            network.open(LAPTOP, FIRST_PLC, 80);
            plant.pass(MINUTE);
        }
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void aMasterWhoseDevicesWentDownScansNothing() {
        learned();
        for (int i = 0; i < 20; i++) {
            network.open(HMI, FIRST_PLC + i, 502);
        }
        plant.pass(MINUTE);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void connectionsOfWhichOneSideIsNotHeardAreNoScan() {
        learned();
        for (int i = 0; i < 20; i++) {
            network.open(LAPTOP, FIRST_PLC + i, 80).sent(0, 8, 2_000);
        }
        plant.pass(MINUTE);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void whatWasTriedInVainWhileLearningIsNoNews() {
        plant.device("LAPTOP", LAPTOP);
        for (int day = 0; day < 2; day++) {
            for (int i = 0; i < 20; i++) {
                network.open(LAPTOP, FIRST_PLC + i, 9_100);
            }
            plant.pass(DAY);
        }
        assertThat(plant.alerts()).isEmpty();
    }
}
