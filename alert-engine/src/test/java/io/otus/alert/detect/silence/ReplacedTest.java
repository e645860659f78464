package io.otus.alert.detect.silence;

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
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Service;
import io.otus.testkit.TestFlow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A device that is replaced is silent for good, and nobody misses it. */
class ReplacedTest {
    private static final int HMI = 1;
    private static final int PLC = 2;
    private static final int OTHER = 3;
    private static final int STANDBY = 5;
    private static final int NEWCOMER = 77;

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
    private final PlantNetwork network = new PlantNetwork(plant);

    @BeforeEach
    void learn() {
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        plant.device("PLC-2", OTHER);
        plant.device("PLC-3", STANDBY);
        plant.role(PLC, "controller");
        poll(61 * MINUTE);
        assertThat(plant.lines()).isEmpty();
    }

    private void poll(long duration) {
        for (long at = 0; at < duration; at += 2 * SECOND) {
            plant.read(HMI, PLC, 0, 10);
            plant.read(HMI, OTHER, 0, 10);
            plant.pass(2 * SECOND);
        }
    }

    @Test
    void whoAsksItAsksTheNewOne() {
        network.takes(NEWCOMER, PLC);
        poll(15 * MINUTE);
        plant.missed(PLC, 15 * MINUTE);
        plant.only(Kind.ASSET_NEW, Severity.HIGH);
    }

    /** The one that had it is missed, and whoever has the address is gone. */
    private void othersGoOn(long duration) {
        for (long at = 0; at < duration; at += 2 * SECOND) {
            plant.readInVain(HMI, PLC, 0, 10);
            plant.read(HMI, OTHER, 0, 10);
            plant.pass(2 * SECOND);
        }
    }

    @Test
    void whoTakesItsAddressAndLeavesReplacedNothing() {
        network.takes(NEWCOMER, PLC);
        poll(MINUTE);
        othersGoOn(4 * MINUTE);
        plant.missed(PLC, 5 * MINUTE);
        othersGoOn(MINUTE - 10 * SECOND);
        assertThat(plant.alerts())
                .noneMatch(alert -> alert.origin().kind() == Kind.ASSET_SILENT && alert.severity() == Severity.MEDIUM);
        othersGoOn(5 * MINUTE);
        assertThat(plant.alerts())
                .filteredOn(alert -> alert.origin().kind() == Kind.ASSET_SILENT
                        && alert.origin().explanation().title().contains("PLC-1"))
                .singleElement()
                .extracting(AlertState::severity)
                .isEqualTo(Severity.MEDIUM);
        assertThat(plant.alerts()).noneMatch(alert -> alert.origin().kind() == Kind.MASTER_SILENT);
    }

    /** What somebody else is polled for goes on, and nobody polls whoever has the address. */
    private void onlyOthersGoOn(long duration) {
        for (long at = 0; at < duration; at += 2 * SECOND) {
            plant.read(HMI, OTHER, 0, 10);
            plant.pass(2 * SECOND);
        }
    }

    private void nobodyIsSilent() {
        assertThat(plant.alerts())
                .noneMatch(alert -> alert.origin().kind() == Kind.ASSET_SILENT
                        && alert.origin().explanation().title().contains("PLC-1"));
    }

    @Test
    void whatTheNewOneSaysNeedNotBeRead() {
        network.takes(NEWCOMER, PLC);
        TestFlow flow = network.answer(network.open(HMI, PLC, 4_000));
        for (int i = 0; i < 40; i++) {
            flow.frame(1, plant.now());
            plant.engine().flowInterval(flow, plant.now());
            onlyOthersGoOn(MINUTE);
            if (i == 5) {
                plant.missed(PLC, 6 * MINUTE);
            }
        }
        nobodyIsSilent();
    }

    @Test
    void whoHasItsPlaceForADayIsMissedForItselfAlone() {
        network.takes(NEWCOMER, PLC);
        poll(15 * MINUTE);
        plant.missed(PLC, 15 * MINUTE);
        plant.pass(DAY);
        poll(2 * MINUTE);
        plant.missed(NEWCOMER, 6 * MINUTE);
        poll(2 * MINUTE);
        nobodyIsSilent();
    }

    @Test
    void whoComesBackAndIsAskedByNobodyIsLeftOut() {
        network.takes(NEWCOMER, PLC);
        poll(5 * MINUTE);
        plant.missed(PLC, 5 * MINUTE);
        network.takes(PLC, PLC);
        for (long at = 0; at < 10 * MINUTE; at += 2 * SECOND) {
            plant.tell(PLC, OTHER, "modbus", new Service(13, "told", Action.NOTIFY));
            plant.read(HMI, OTHER, 0, 10);
            plant.pass(2 * SECOND);
        }
        assertThat(plant.alerts())
                .filteredOn(alert -> alert.origin().kind() == Kind.MASTER_SILENT)
                .singleElement()
                .satisfies(alert ->
                        assertThat(alert.origin().explanation().title()).contains("00:00:00:02"));
    }

    @Test
    void howTheNewOneCameToItsPlaceIsToldWithIt() {
        plant.namelessDevice(NEWCOMER);
        plant.pass(10 * SECOND);
        network.takes(NEWCOMER, PLC);
        network.changes(NEWCOMER, Attribute.IP, "", "10.0.0.2");
        poll(15 * MINUTE);
        AlertState alert = plant.only(Kind.ASSET_NEW, Severity.HIGH);
        assertThat(alert.also()).contains(Kind.ASSET_CHANGED);
    }

    @Test
    void whoseAddressAKnownOneTakesIsMissed() {
        network.takes(STANDBY, PLC);
        network.changes(STANDBY, Attribute.IP, "10.0.0.5", "10.0.0.2");
        poll(15 * MINUTE);
        assertThat(plant.alerts())
                .extracting(alert -> alert.origin().kind())
                .contains(Kind.ASSET_CHANGED, Kind.MASTER_SILENT);
    }
}
