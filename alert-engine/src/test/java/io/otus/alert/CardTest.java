package io.otus.alert;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.alert.AlertState;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.log.AlertJsonReader;
import io.otus.alert.store.AlertLines;
import io.otus.core.event.AnomalyCode;
import io.otus.core.event.Operation;
import io.otus.core.event.Origin;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.net.MacAddress;
import io.otus.core.net.Transport;
import io.otus.testkit.TestFlow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stranger's network card is one intruder, in whose name it speaks. */
class CardTest {
    private static final int HMI = 1;
    private static final int PLC = 2;
    private static final int STRANGER = 77;
    private static final String CARD = "02:00:00:00:00:4d";
    private static final String OF_HMI = "02:00:00:00:00:01";
    private static final long FRAME = 1_000;

    private record Rule(String id, String rule, boolean isContradiction) implements AnomalyCode {}

    private static final Rule CONTRADICTION = new Rule("tcp-002", "bytes that are sent again are the same bytes", true);

    /** The stranger stops the controller in the name of the HMI. */
    private static void stop(Plant plant) {
        TestFlow flow = TestFlow.of(Transport.TCP, endpoint(HMI, 50_000), endpoint(PLC, 502))
                .fromOther(0, CARD, OF_HMI, FRAME);
        Origin origin =
                new Origin(flow, 0, "modbus", "cafe00000000", plant.now(), new FrameSpan(FRAME, plant.now(), 54, 12));
        plant.engine()
                .operationRequested(
                        new Operation(origin, flow.endpoint(0), flow.endpoint(1), "1", Plant.STOP, List.of(), null));
    }

    private static AlertState one(Plant plant, Kind kind) {
        return plant.alerts().stream()
                .filter(each -> each.origin().kind() == kind)
                .reduce((_, later) -> later)
                .orElseThrow();
    }

    @Test
    void whatACardDoesInAnothersNameBelongsToTheDeviceThatHasIt() {
        Plant plant = Plant.watched();
        stop(plant);
        assertThat(one(plant, Kind.CMD_DANGEROUS).origin().card()).isEqualTo(MacAddress.parse(CARD));
        plant.pass(MINUTE);
        plant.device("KALI", STRANGER);
        AlertState appeared = one(plant, Kind.ASSET_NEW);
        assertThat(appeared.incident())
                .isNotNull()
                .isEqualTo(one(plant, Kind.CMD_DANGEROUS).incident());
    }

    @Test
    void inWhoseNameItIsDoneIsNobodysAccomplice() {
        Plant plant = Plant.watched();
        plant.device("KALI", STRANGER);
        stop(plant);
        plant.pass(MINUTE);
        plant.write(HMI, PLC, 20, 60_000);
        assertThat(one(plant, Kind.CMD_DANGEROUS).incident()).isNotNull();
        assertThat(one(plant, Kind.VALUE_RANGE).incident()).isNull();
    }

    @Test
    void whatContradictsTheTalkOfAStolenAddressIsTheClaimants() {
        Plant plant = Plant.watched();
        plant.arp(PLC, PLC);
        plant.namelessDevice(STRANGER);
        plant.arp(STRANGER, PLC);
        plant.arp(PLC, PLC);
        plant.pass(MINUTE);
        plant.breaksRule(PLC, HMI, "modbus", CONTRADICTION);
        AlertState told = one(plant, Kind.SEQ_ANOMALY);
        assertThat(told.incident()).isNotNull();
        assertThat(plant.alerts())
                .filteredOn(each -> Objects.equals(each.incident(), told.incident()))
                .flatExtracting(AlertState::assets)
                .extracting(each -> each.id() + ' ' + each.role())
                .contains("asset-" + STRANGER + " source");
    }

    @Test
    void whatContradictsElsewhereIsAnotherMatter() {
        Plant plant = Plant.watched();
        plant.namelessDevice(STRANGER);
        plant.pass(MINUTE);
        plant.breaksRule(PLC, HMI, "modbus", CONTRADICTION);
        assertThat(one(plant, Kind.SEQ_ANOMALY).incident()).isNull();
    }

    private static List<AlertState> run(Path directory, Consumer<Plant> shift) throws IOException {
        PlantRuns runs = new PlantRuns(directory);
        runs.run(new LearningPlan.Until(Plant.START + HOUR), shift);
        return runs.ask(AlertLines::states).stream().map(AlertJsonReader::read).toList();
    }

    private static void known(Plant plant) {
        plant.knownDevice("HMI1", HMI);
        plant.knownDevice("PLC-1", PLC);
    }

    @Test
    void itIsTheSameOneAfterARestart(@TempDir Path directory) throws IOException {
        run(directory, plant -> {
            plant.device("HMI1", HMI);
            plant.device("PLC-1", PLC);
            plant.read(HMI, PLC, 0, 40);
            plant.pass(2 * HOUR);
            stop(plant);
        });
        List<AlertState> alerts = run(directory, plant -> {
            known(plant);
            plant.pass(2 * HOUR + MINUTE);
            plant.device("KALI", STRANGER);
        });
        assertThat(alerts).hasSize(2).allMatch(each -> each.incident() != null);
        assertThat(alerts)
                .extracting(AlertState::incident)
                .containsOnly(alerts.getFirst().incident());
    }

    @Test
    void whatGoesOnAfterARestartKeepsItsIncidentAlive(@TempDir Path directory) throws IOException {
        int laptop = 9;
        List<AlertState> before = run(directory, plant -> {
            plant.device("HMI1", HMI);
            plant.device("PLC-1", PLC);
            plant.device("LAPTOP", laptop);
            plant.read(HMI, PLC, 0, 40);
            plant.pass(2 * HOUR);
            plant.breaksRule(laptop, PLC, "modbus", CONTRADICTION);
            plant.pass(MINUTE);
            plant.read(laptop, PLC, 0, 40);
        });
        String incident = before.getLast().incident();
        assertThat(incident).isNotNull();
        List<AlertState> after = run(directory, plant -> {
            known(plant);
            plant.knownDevice("LAPTOP", laptop);
            plant.pass(2 * HOUR);
            for (int i = 0; i < 6; i++) {
                plant.pass(HOUR / 2);
                plant.read(laptop, PLC, 0, 40);
            }
            plant.pass(MINUTE);
            plant.ask(laptop, PLC, "modbus", "1", Plant.DOWNLOAD_BLOCK);
        });
        assertThat(after)
                .hasSize(before.size() + 1)
                .extracting(AlertState::incident)
                .containsOnly(incident);
    }

    @Test
    void whoWasReachedBeforeARestartActsForTheIntruderAfterIt(@TempDir Path directory) throws IOException {
        int office = 9;
        run(directory, plant -> {
            plant.device("HMI1", HMI);
            plant.device("PLC-1", PLC);
            plant.device("OFFICE", office);
            plant.read(HMI, PLC, 0, 40);
            plant.pass(2 * HOUR);
            PlantNetwork network = new PlantNetwork(plant);
            network.answer(network.open(office, HMI, 3_389));
        });
        List<AlertState> alerts = run(directory, plant -> {
            known(plant);
            plant.knownDevice("OFFICE", office);
            plant.pass(2 * HOUR + MINUTE);
            plant.ask(HMI, PLC, "modbus", "1", Plant.STOP);
        });
        assertThat(alerts).extracting(each -> each.origin().kind()).contains(Kind.LATERAL, Kind.CMD_DANGEROUS);
        assertThat(alerts).extracting(AlertState::incident).doesNotContainNull().hasSizeGreaterThan(1);
    }
}
