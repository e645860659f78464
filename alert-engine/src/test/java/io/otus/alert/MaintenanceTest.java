package io.otus.alert;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.SECOND;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.alert.AlertState;
import io.otus.alert.alert.Status;
import io.otus.alert.alert.WorkLog;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.alert.maintenance.Devices;
import io.otus.alert.maintenance.MaintenancePlan;
import io.otus.alert.maintenance.MaintenanceWindow;
import io.otus.alert.maintenance.PlannedSite;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.CaptureHealth;
import io.otus.testkit.TestFlow;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Declared work is evidence and no alarm; everything else alerts as ever. */
class MaintenanceTest {
    private static final int HMI = 1;
    private static final int PLC = 2;
    private static final int PLC2 = 3;
    private static final int ENGINEER = 9;
    private static final long BEGIN = START + 2 * HOUR;

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));

    @BeforeEach
    void learn() {
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        plant.device("PLC-2", PLC2);
        plant.read(HMI, PLC, 0, 40);
        plant.read(HMI, PLC2, 0, 40);
        plant.pass(2 * HOUR);
        assertThat(plant.lines()).isEmpty();
    }

    private static Devices hosts(int... hosts) {
        return new Devices(
                Arrays.stream(hosts).mapToObj(host -> "10.0.0." + host).toList());
    }

    private void declare(Devices by, Devices on, Action... actions) {
        plant.engine()
                .maintenance(new MaintenancePlan(List.of(
                        new MaintenanceWindow(BEGIN, BEGIN + 10 * MINUTE, by, on, Set.of(actions), "new firmware"))));
    }

    private List<Kind> kinds() {
        return plant.alerts().stream().map(alert -> alert.origin().kind()).toList();
    }

    @Test
    void allThatTheNamedDevicesDoToEachOtherIsOneClosedAlert() {
        declare(hosts(ENGINEER, PLC), hosts(ENGINEER, PLC));
        plant.device("LAPTOP", ENGINEER);
        plant.ask(ENGINEER, PLC, "modbus", "1", Plant.STOP);
        plant.ask(ENGINEER, PLC, "modbus", "1", Plant.DOWNLOAD_BLOCK);
        plant.pass(11 * MINUTE);
        assertThat(plant.alerts()).hasSize(1);
        AlertState work = plant.alerts().getFirst();
        assertThat(work.status()).isEqualTo(Status.CLOSED);
        assertThat(work.severity()).isEqualTo(Severity.INFO);
        assertThat(work.also()).contains(Kind.CMD_DANGEROUS, Kind.PROGRAM_XFER);
        assertThat(work.count()).isEqualTo(3);
        assertThat(work.evidence()).isNotEmpty();
        assertThat(work.origin().explanation().title()).startsWith("Maintenance (new firmware): ");
        assertThat(work.origin().explanation().explanation())
                .contains("Severity: info. Lowered: it is part of declared work (new firmware)")
                .contains("To do: nothing");
        MaintenanceWindow window = plant.engine().maintenance().windows().getFirst();
        assertThat(plant.engine().book().work().find(window)).isNotNull();
    }

    @Test
    void whatGoesOnAfterwardsIsToldWithTheWorkThatItWasPartOf() {
        declare(hosts(HMI, PLC), hosts(HMI, PLC));
        plant.ask(HMI, PLC, "modbus", "1", Plant.DOWNLOAD_BLOCK);
        plant.pass(11 * MINUTE);
        plant.ask(HMI, PLC, "modbus", "1", Plant.DOWNLOAD_BLOCK);
        plant.ask(HMI, PLC2, "modbus", "1", Plant.STOP);
        plant.pass(2 * MINUTE);
        assertThat(plant.alerts())
                .filteredOn(alert -> alert.status() == Status.NEW)
                .hasSize(2)
                .filteredOn(alert -> alert.origin()
                        .explanation()
                        .explanation()
                        .contains("Before: it was part of declared work (new firmware) until "))
                .singleElement()
                .satisfies(alert -> assertThat(alert.origin().kind()).isEqualTo(Kind.PROGRAM_XFER));
        assertThat(plant.lines())
                .filteredOn(line -> line.alert().origin().kind() == Kind.PROGRAM_XFER
                        && line.alert().status() == Status.NEW)
                .first()
                .satisfies(line -> assertThat(line.json()).contains("Before: it was part of declared work"));
    }

    @Test
    void whoOrWhatIsNotNamedAlerts() {
        declare(hosts(ENGINEER, PLC), hosts(ENGINEER, PLC));
        plant.ask(HMI, PLC, "modbus", "1", Plant.STOP);
        assertThat(kinds()).contains(Kind.CMD_DANGEROUS);
        assertThat(plant.alerts()).allMatch(alert -> alert.status() == Status.NEW);
    }

    @Test
    void aDeviceMayBeNamedByTheNameThatTheInventoryHas() {
        declare(new Devices(List.of("HMI1")), new Devices(List.of("PLC-1")));
        plant.ask(HMI, PLC, "modbus", "1", Plant.STOP);
        plant.ask(HMI, PLC2, "modbus", "1", Plant.STOP);
        assertThat(plant.alerts()).extracting(AlertState::status).containsExactlyInAnyOrder(Status.CLOSED, Status.NEW);
    }

    @Test
    void whoCallsHimselfByAnAddressIsNotThatOne() {
        plant.device("10.0.0.1", ENGINEER);
        declare(hosts(HMI, PLC), hosts(HMI, PLC));
        plant.ask(ENGINEER, PLC, "modbus", "1", Plant.STOP);
        assertThat(kinds()).contains(Kind.CMD_DANGEROUS);
        assertThat(plant.alerts()).noneMatch(alert -> alert.status() == Status.CLOSED);
    }

    @Test
    void aStrangerWhoReadsADeclaredDeviceIsNotDeclared() {
        declare(hosts(HMI, PLC), hosts(HMI, PLC));
        plant.device("LAPTOP", ENGINEER);
        plant.read(ENGINEER, PLC, 0, 4);
        MaintenanceWindow window = plant.engine().maintenance().windows().getFirst();
        assertThat(plant.engine().book().work().log(window).undeclared()).isNotEmpty();
    }

    @Test
    void whatWasDoneByWhomIsLoggedAndWhatNobodyHadDeclared() {
        declare(hosts(ENGINEER, PLC), hosts(ENGINEER, PLC));
        plant.device("LAPTOP", ENGINEER);
        plant.ask(ENGINEER, PLC, "modbus", "1", Plant.STOP);
        plant.ask(ENGINEER, PLC, "modbus", "1", Plant.STOP);
        plant.ask(HMI, PLC, "modbus", "1", Plant.STOP);
        plant.ask(HMI, PLC2, "modbus", "1", Plant.STOP); // has no part in the work
        plant.pass(11 * MINUTE);
        plant.ask(ENGINEER, PLC, "modbus", "1", Plant.STOP); // it is over
        MaintenanceWindow window = plant.engine().maintenance().windows().getFirst();
        WorkLog log = plant.engine().book().work().log(window);
        assertThat(log.deeds())
                .contains(new WorkLog.Deed("LAPTOP asked PLC-1, unit 1 to stop", Severity.CRITICAL, 2))
                .noneMatch(deed -> deed.what().startsWith("HMI1"));
        assertThat(log.undeclared())
                .extracting(alert -> alert.origin().explanation().title())
                .containsExactly("HMI1 asked PLC-1, unit 1 to stop");
        assertThat(log.furtherDeeds()).isZero();
    }

    @Test
    void eachDeedOfANewClientIsListedWithItsCount() {
        declare(hosts(ENGINEER, PLC), hosts(ENGINEER, PLC));
        plant.device("LAPTOP", ENGINEER);
        plant.write(ENGINEER, PLC, 30, 1);
        plant.write(ENGINEER, PLC, 31, 1);
        plant.pass(2 * MINUTE);
        plant.write(ENGINEER, PLC, 30, 1);
        plant.pass(11 * MINUTE);
        MaintenanceWindow window = plant.engine().maintenance().windows().getFirst();
        assertThat(plant.engine().book().work().log(window).deeds())
                .contains(
                        new WorkLog.Deed("LAPTOP wrote holding 30 of PLC-1, unit 1", Severity.HIGH, 2),
                        new WorkLog.Deed("LAPTOP wrote holding 31 of PLC-1, unit 1", Severity.HIGH, 1));
    }

    @Test
    void workInASiteIsOfNoDeviceElsewhere() {
        PlannedSite north = new PlannedSite(1, "north");
        plant.engine()
                .maintenance(new MaintenancePlan(List.of(new MaintenanceWindow(
                        BEGIN, BEGIN + 10 * MINUTE, north, hosts(HMI, PLC), hosts(HMI, PLC), Set.of(), ""))));
        plant.ask(HMI, PLC, "modbus", "1", Plant.STOP);
        assertThat(plant.alerts()).isNotEmpty().allMatch(alert -> alert.status() == Status.NEW);
    }

    @Test
    void oneNamedSideIsNotEnough() {
        declare(hosts(PLC), hosts(PLC));
        plant.ask(HMI, PLC, "modbus", "1", Plant.STOP);
        plant.ask(PLC, PLC2, "modbus", "1", Plant.STOP);
        assertThat(plant.alerts()).hasSizeGreaterThanOrEqualTo(2).allMatch(alert -> alert.status() == Status.NEW);
    }

    @Test
    void aWindowForSomeActionsCoversNoOther() {
        declare(hosts(HMI), new Devices(List.of(Devices.ANY)), Action.DOWNLOAD);
        plant.ask(HMI, PLC, "modbus", "1", Plant.DOWNLOAD_BLOCK);
        plant.ask(HMI, PLC2, "modbus", "1", Plant.STOP);
        assertThat(plant.alerts()).extracting(AlertState::status).containsExactlyInAnyOrder(Status.CLOSED, Status.NEW);
    }

    @Test
    void aWindowOpensWithItsFirstAndClosesBeforeItsLastNanosecond() {
        declare(hosts(HMI), hosts(PLC));
        plant.pass(10 * MINUTE - 1);
        plant.ask(HMI, PLC, "modbus", "1", Plant.STOP);
        assertThat(plant.alerts()).extracting(AlertState::status).containsExactly(Status.CLOSED);
        plant.pass(1);
        plant.ask(HMI, PLC, "modbus", "1", Plant.STOP);
        assertThat(plant.alerts()).extracting(AlertState::status).containsExactly(Status.CLOSED, Status.NEW);
    }

    @Test
    void workTeachesNothing() {
        declare(hosts(HMI), hosts(PLC));
        plant.write(HMI, PLC, 30, 1);
        plant.pass(11 * MINUTE);
        plant.write(HMI, PLC, 30, 1);
        assertThat(plant.alerts()).extracting(AlertState::status).containsExactly(Status.CLOSED, Status.NEW);
        assertThat(plant.alerts().getLast().severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void theSensorsOwnHealthIsNeverPartOfTheWork() {
        declare(new Devices(List.of(Devices.ANY)), new Devices(List.of(Devices.ANY)));
        plant.health(CaptureHealth.Kind.SILENT, "eth1");
        assertThat(kinds()).containsExactly(Kind.SENSOR_HEALTH);
        assertThat(plant.alerts().getFirst().status()).isEqualTo(Status.NEW);
    }

    @Test
    void anAddressIsTakenOverOnlyByAMacAddressThatIsNamed() {
        declare(new Devices(List.of(Devices.ANY)), new Devices(List.of(Devices.ANY)));
        plant.arp(PLC, PLC);
        plant.arp(PLC2, PLC);
        plant.arp(PLC, PLC);
        assertThat(kinds()).contains(Kind.IP_CONFLICT);
    }

    @Test
    void theLastLineOfTheWorkCountsAllOfIt() {
        declare(hosts(HMI), hosts(PLC));
        for (int i = 0; i < 7; i++) {
            plant.ask(HMI, PLC, "modbus", "1", Plant.STOP);
            plant.pass(SECOND);
        }
        plant.pass(11 * MINUTE);
        assertThat(plant.alerts().getFirst().count()).isEqualTo(7);
        int lines = plant.lines().size();
        plant.pass(HOUR);
        assertThat(plant.lines()).hasSize(lines);
    }

    private void scan() {
        plant.device("SCANNER", ENGINEER);
        PlantNetwork network = new PlantNetwork(plant);
        for (int host = 100; host < 140; host++) {
            plant.device("PC-" + host, host);
            network.refuse(network.open(ENGINEER, host, 445));
            plant.pass(SECOND);
        }
    }

    @Test
    void whomAScanTriesNeedsNoName() {
        declare(hosts(ENGINEER), hosts(ENGINEER));
        scan();
        assertThat(plant.alerts())
                .filteredOn(each -> each.status() == Status.NEW)
                .noneMatch(each -> each.origin().kind() == Kind.SCAN_HOST);
        plant.ask(ENGINEER, PLC, "modbus", "1", Plant.STOP);
        assertThat(plant.alerts())
                .filteredOn(each -> each.status() == Status.NEW)
                .anyMatch(each -> each.origin().kind() == Kind.CMD_DANGEROUS);
        plant.pass(11 * MINUTE);
        assertThat(plant.alerts())
                .filteredOn(each -> each.status() == Status.CLOSED)
                .anyMatch(each -> each.also().contains(Kind.SCAN_HOST));
    }

    /** Remote administration of a device is tried: the connection opens, and nothing is said over it. */
    private TestFlow tryRemote() {
        PlantNetwork network = new PlantNetwork(plant);
        TestFlow flow = network.answer(network.open(HMI, PLC, 3389));
        plant.pass(2 * SECOND);
        return flow;
    }

    private boolean isAdministrationTold() {
        return plant.alerts().stream()
                .anyMatch(each -> each.status() == Status.NEW && each.origin().kind() == Kind.LATERAL);
    }

    @Test
    void aServiceThatADeclaredScanOnlyTriesIsPartOfIt() {
        declare(hosts(HMI), hosts(HMI));
        TestFlow flow = tryRemote();
        new PlantNetwork(plant).end(flow);
        plant.pass(2 * SECOND);
        assertThat(isAdministrationTold()).isFalse();
    }

    @Test
    void oneThatItUsesIsNot() {
        declare(hosts(HMI), hosts(HMI));
        TestFlow flow = tryRemote();
        assertThat(isAdministrationTold()).isFalse();
        flow.sent(0, 1, 300);
        plant.pass(2 * SECOND);
        assertThat(isAdministrationTold()).isTrue();
    }

    @Test
    void oneThatWorkUponItCoversAnywayIsPartOfThatOnce() {
        declare(hosts(HMI), hosts(PLC));
        TestFlow flow = tryRemote();
        flow.sent(0, 1, 300);
        plant.pass(2 * SECOND);
        new PlantNetwork(plant).end(flow);
        plant.pass(11 * MINUTE);
        assertThat(plant.alerts()).extracting(AlertState::status).containsExactly(Status.CLOSED);
        assertThat(plant.alerts().getFirst().count()).isEqualTo(1);
    }

    @Test
    void workUponANamedDeviceIsNoScanOfOthers() {
        declare(hosts(ENGINEER, PLC), hosts(ENGINEER, PLC));
        scan();
        assertThat(plant.alerts())
                .filteredOn(each -> each.status() == Status.NEW)
                .anyMatch(each -> each.origin().kind() == Kind.SCAN_HOST);
    }

    @Test
    void withoutAPlanNothingIsDifferent() {
        plant.ask(HMI, PLC, "modbus", "1", Plant.STOP);
        assertThat(plant.alerts()).extracting(AlertState::status).containsExactly(Status.NEW);
    }

    @Test
    void whatAnotherSourceTellsLaterOfAChangeThatWasPartOfItIsNoNews() {
        declare(hosts(PLC), hosts(PLC));
        PlantNetwork network = new PlantNetwork(plant);
        network.changes(PLC, Attribute.FIRMWARE, "1.0", "2.0");
        plant.pass(11 * MINUTE);
        network.changes(PLC, Attribute.FIRMWARE, "1.0", "2.0");
        assertThat(plant.alerts()).extracting(AlertState::status).containsExactly(Status.CLOSED);
        network.changes(PLC, Attribute.FIRMWARE, "2.0", "2.1");
        assertThat(plant.alerts()).extracting(AlertState::status).containsExactly(Status.CLOSED, Status.NEW);
    }
}
