package io.otus.alert;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.alert.AlertState;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.core.event.Action;
import io.otus.core.event.AddressBinding;
import io.otus.core.event.CaptureHealth;
import io.otus.core.event.Service;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnomalyTest {
    private static final int HMI = 1;
    private static final int PLC = 2;
    private static final int LAPTOP = 9;

    private static void expect(Plant plant, Kind kind, Severity severity) {
        assertThat(plant.alerts()).hasSize(1);
        assertThat(plant.alerts().getFirst().origin().kind()).isEqualTo(kind);
        assertThat(plant.alerts().getFirst().severity()).isEqualTo(severity);
    }

    @Test
    void whoeverTakesOverAddressesOfTwoDevicesSitsBetweenThem() {
        Plant plant = Plant.watched();
        plant.arp(HMI, HMI);
        plant.arp(PLC, PLC);
        plant.pass(MINUTE);
        plant.arp(LAPTOP, PLC);
        plant.arp(LAPTOP, HMI);
        plant.arp(LAPTOP, PLC);
        expect(plant, Kind.ARP_SPOOF, Severity.HIGH);
        assertThat(plant.alerts().getFirst().attack()).contains("T0830");
    }

    private static Plant spoofed() {
        Plant plant = Plant.watched();
        plant.arp(HMI, HMI);
        plant.arp(PLC, PLC);
        plant.arp(LAPTOP, PLC);
        plant.arp(LAPTOP, HMI);
        return plant;
    }

    @Test
    void whatIsGivenBackADayLaterIsNoTakeoverAnyMore() {
        Plant plant = spoofed();
        plant.pass(25 * HOUR);
        plant.arp(PLC, PLC);
        plant.arp(HMI, HMI);
        expect(plant, Kind.ARP_SPOOF, Severity.HIGH);
    }

    @Test
    void whoGoesOnTakingOverAddressesStaysKnownForIt() {
        Plant plant = spoofed();
        for (int i = 0; i < 6; i++) {
            plant.pass(20 * HOUR);
            plant.arp(i % 2 == 0 ? PLC : LAPTOP, PLC);
        }
        assertThat(plant.alerts()).hasSize(7).allMatch(each -> each.origin().kind() == Kind.ARP_SPOOF);
    }

    @Test
    void anAddressWhoseFormerOwnerStillClaimsItIsAConflict() {
        Plant plant = Plant.watched();
        plant.arp(PLC, PLC);
        plant.arp(LAPTOP, PLC);
        assertThat(plant.lines()).isEmpty();
        plant.arp(PLC, PLC);
        plant.arp(LAPTOP, PLC);
        expect(plant, Kind.IP_CONFLICT, Severity.HIGH);
        assertThat(plant.alerts().getFirst().origin().explanation().explanation())
                .contains("Raised: the address is a controller's.");
    }

    @Test
    void whoClaimsTheAddressOfAnotherIsTheSourceWhoeverSpeaks() {
        Plant plant = Plant.watched();
        plant.arp(PLC, PLC);
        plant.arp(LAPTOP, PLC);
        plant.arp(PLC, PLC);
        AlertState told = plant.alerts().getFirst();
        assertThat(told.origin().explanation().title()).startsWith("02:00:00:00:00:09 claims the address 10.0.0.2");
        assertThat(roles(told)).containsExactly("asset-9 source", "asset-2 target");
        assertThat(told.evidence())
                .as("the claim, and the owner that contradicts it")
                .hasSize(2);
        long claim = told.evidence().getFirst().span().frame();
        for (int i = 0; i < 3; i++) {
            plant.pass(MINUTE);
            plant.arp(LAPTOP, PLC);
            plant.pass(MINUTE);
            plant.arp(PLC, PLC);
        }
        AlertState last = plant.alerts().getFirst();
        assertThat(plant.alerts()).hasSize(1);
        assertThat(roles(last)).containsExactly("asset-9 source", "asset-2 target");
        assertThat(last.evidence())
                .extracting(each -> each.span().frame())
                .as("further claims, and nothing more of what the owner says")
                .startsWith(claim, claim + 1, claim + 2)
                .allMatch(frame -> frame == claim + 1 || (frame - claim) % 2 == 0);
    }

    @Test
    void whoReplacedADeviceIsTheOwnerWhenThatComesBackLater() {
        Plant plant = Plant.watched();
        plant.arp(PLC, PLC);
        plant.arp(LAPTOP, PLC);
        plant.pass(11 * MINUTE);
        plant.arp(LAPTOP, PLC);
        plant.arp(PLC, PLC);
        assertThat(plant.alerts()).isEmpty();
        plant.arp(LAPTOP, PLC);
        assertThat(roles(plant.alerts().getFirst())).first().isEqualTo("asset-2 source");
    }

    @Test
    void whoClaimsTwiceFromAnOwnerThatWasQuietForLongIsNotTheOwnerByThat() {
        Plant plant = Plant.watched();
        plant.arp(PLC, PLC);
        plant.pass(11 * MINUTE);
        plant.arp(LAPTOP, PLC);
        plant.pass(SECOND);
        plant.arp(LAPTOP, PLC);
        plant.arp(PLC, PLC);
        plant.arp(LAPTOP, PLC);
        assertThat(roles(plant.alerts().getFirst())).containsExactly("asset-9 source", "asset-2 target");
    }

    private static List<String> roles(AlertState alert) {
        return alert.assets().stream()
                .map(each -> each.id() + ' ' + each.role())
                .toList();
    }

    @Test
    void aConflictOverWhatNobodyAsksInAnIndustrialProtocolIsNotRaised() {
        Plant plant = Plant.watched();
        plant.arp(HMI, HMI);
        plant.arp(LAPTOP, HMI);
        plant.arp(HMI, HMI);
        plant.arp(LAPTOP, HMI);
        expect(plant, Kind.IP_CONFLICT, Severity.MEDIUM);
    }

    @Test
    void whoTellsSoByAskingThatStationDoesNotErrEither() {
        Plant plant = Plant.watched();
        plant.arp(HMI, HMI);
        plant.arpTo(LAPTOP, PLC, HMI, AddressBinding.Source.ARP_REQUEST);
        plant.arp(HMI, HMI);
        expect(plant, Kind.ARP_SPOOF, Severity.HIGH);
    }

    @Test
    void whoTellsOneStationUnaskedThatTheAddressOfAnotherIsItsOwnDoesNotErr() {
        Plant plant = Plant.watched();
        plant.arp(HMI, HMI);
        plant.asksFor(LAPTOP, HMI); // that others ask, as all do for a router, is no question of that station
        plant.arpTo(LAPTOP, PLC, HMI);
        plant.arp(HMI, HMI);
        expect(plant, Kind.ARP_SPOOF, Severity.HIGH);
        assertThat(plant.alerts().getFirst().origin().explanation().explanation())
                .contains("Its own address is 10.0.0.9.");
        plant.arpTo(LAPTOP, PLC, HMI);
        plant.arp(HMI, HMI);
        expect(plant, Kind.ARP_SPOOF, Severity.HIGH);
    }

    @Test
    void anOwnerThatGoesOnToSendContradictsWhatWasToldAside() {
        Plant plant = Plant.watched();
        plant.arp(PLC, PLC);
        plant.arpTo(LAPTOP, HMI, PLC);
        plant.read(HMI, PLC, 0, 40);
        assertThat(plant.alerts()).as("it may end its talk").isEmpty();
        plant.pass(6 * SECOND);
        plant.read(HMI, PLC, 0, 40);
        expect(plant, Kind.ARP_SPOOF, Severity.CRITICAL);
        AlertState told = plant.alerts().getFirst();
        assertThat(roles(told)).containsExactly("asset-9 source", "asset-2 target");
        assertThat(told.evidence()).as("the claim, and what the owner sends").hasSize(2);
        assertThat(told.origin().explanation().explanation()).contains("goes on to send");
        for (int i = 0; i < 12; i++) {
            plant.pass(MINUTE);
            plant.read(HMI, PLC, 0, 40);
            plant.arpTo(LAPTOP, HMI, PLC);
        }
        plant.arp(PLC, PLC);
        expect(plant, Kind.ARP_SPOOF, Severity.CRITICAL);
        assertThat(roles(plant.alerts().getFirst())).containsExactly("asset-9 source", "asset-2 target");
    }

    @Test
    void soItIsWhereTheAddressOfItsOwnIsHeardLate() {
        Plant plant = Plant.watched();
        plant.arp(PLC, PLC);
        plant.address(LAPTOP, "10.0.0.2");
        plant.arpTo(LAPTOP, HMI, PLC);
        plant.address(LAPTOP, "10.0.0.9");
        plant.pass(6 * SECOND);
        plant.arpTo(LAPTOP, HMI, PLC);
        plant.read(HMI, PLC, 0, 40);
        plant.pass(MINUTE);
        plant.arp(PLC, PLC);
        expect(plant, Kind.ARP_SPOOF, Severity.CRITICAL);
    }

    @Test
    void whoTakesOverFromADeviceThatIsSilentSinceMayTellSoAside() {
        Plant plant = Plant.watched();
        plant.arp(PLC, PLC);
        for (int i = 0; i < 4; i++) {
            plant.arpTo(LAPTOP, HMI, PLC);
            plant.pass(10 * SECOND);
        }
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void anAddressThatWasAskedForMayBeAnsweredInTheNameOfWhoHasIt() {
        Plant plant = Plant.watched();
        plant.arp(PLC, PLC);
        plant.asksFor(HMI, PLC);
        plant.arpTo(LAPTOP, HMI, PLC);
        plant.pass(10 * SECOND);
        plant.read(HMI, PLC, 0, 40);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void whoAnswersAQuestionMayHaveTakenOverForAFailedDevice() {
        Plant plant = Plant.watched();
        plant.arp(HMI, HMI);
        plant.asksFor(PLC, HMI);
        plant.arpTo(LAPTOP, PLC, HMI);
        plant.arp(HMI, HMI);
        expect(plant, Kind.IP_CONFLICT, Severity.MEDIUM);
    }

    @Test
    void whoGoesOnThoughContradictedAndKeepsItsOwnAddressDoesNotErrEither() {
        Plant plant = Plant.watched();
        plant.arp(HMI, HMI);
        plant.arp(LAPTOP, HMI);
        plant.pass(SECOND);
        plant.arp(HMI, HMI);
        plant.pass(SECOND);
        plant.arp(LAPTOP, LAPTOP);
        plant.arp(LAPTOP, HMI);
        assertThat(plant.alerts())
                .extracting(each -> each.origin().kind())
                .containsExactly(Kind.IP_CONFLICT, Kind.ARP_SPOOF);
    }

    @Test
    void aRouterTellsForOthers() {
        Plant plant = Plant.watched();
        plant.forwards(LAPTOP);
        plant.arp(HMI, HMI);
        plant.arpTo(LAPTOP, PLC, HMI);
        plant.arp(HMI, HMI);
        expect(plant, Kind.IP_CONFLICT, Severity.MEDIUM);
    }

    @Test
    void aDeviceWithoutAnotherAddressIsAConflictWhomeverItTells() {
        Plant plant = Plant.watched();
        plant.address(LAPTOP, "10.0.0.1");
        plant.arp(HMI, HMI);
        plant.arpTo(LAPTOP, PLC, HMI);
        plant.arp(HMI, HMI);
        expect(plant, Kind.IP_CONFLICT, Severity.MEDIUM);
    }

    @Test
    void aReplacedDeviceIsNoConflict() {
        Plant plant = Plant.watched();
        plant.arp(PLC, PLC);
        plant.pass(MINUTE);
        plant.arp(LAPTOP, PLC);
        plant.pass(MINUTE);
        plant.arp(LAPTOP, PLC);
        assertThat(plant.lines()).isEmpty();
    }

    @Test
    void oneFunctionAfterTheOtherIsASweep() {
        Plant plant = Plant.watched();
        for (int code = 60; code < 90; code++) {
            plant.ask(HMI, PLC, "modbus", "1", new Service(code, "function_" + code, Action.OTHER));
            plant.pass(SECOND);
        }
        assertThat(plant.alerts())
                .extracting(alert -> alert.origin().kind())
                .containsExactly(Kind.FUNC_NEW, Kind.SCAN_FUNC);
    }

    @Test
    void aValueCloseToFewKnownOnesIsOnlyToKnow() {
        Plant plant = Plant.watched();
        plant.write(HMI, PLC, 20, 650);
        expect(plant, Kind.VALUE_RANGE, Severity.INFO);
        assertThat(plant.alerts().getFirst().origin().explanation().explanation())
                .contains("Severity: info. Lowered: few writes of this point are known");
    }

    @Test
    void aValueAmongNumbersThatAreSetFreelyIsNoNews() {
        Plant plant = Plant.watched();
        plant.write(HMI, PLC, 20, 333);
        plant.write(HMI, PLC, 20, 545);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void aValueAmongFewThatAreWrittenAgainAndAgainIsToKnow() {
        Plant plant = new Plant(new LearningPlan.Until(Plant.START + HOUR));
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        for (int i = 0; i < 12; i++) {
            plant.write(HMI, PLC, 20, 300 + 100 * (i % 3));
            plant.pass(MINUTE);
        }
        plant.pass(HOUR);
        plant.write(HMI, PLC, 20, 333);
        expect(plant, Kind.VALUE_RANGE, Severity.INFO);
    }

    @Test
    void aCoilThatWasSwitchedOneWayAFewTimesMayBeSwitchedTheOther() {
        assertThat(kindsOfSwitchingBack(3)).isEmpty();
        assertThat(kindsOfSwitchingBack(12)).containsExactly(Kind.VALUE_RANGE);
    }

    private static List<Kind> kindsOfSwitchingBack(int times) {
        Plant plant = new Plant(new LearningPlan.Until(Plant.START + HOUR));
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        for (int i = 0; i < times; i++) {
            plant.coil(HMI, PLC, 7, true);
            plant.pass(MINUTE);
        }
        plant.pass(HOUR);
        plant.coil(HMI, PLC, 7, false);
        return plant.alerts().stream().map(alert -> alert.origin().kind()).toList();
    }

    @Test
    void pointsThatAClientReadsOfSeveralOtherDevicesAreLow() {
        Plant plant = new Plant(new LearningPlan.Until(Plant.START + HOUR));
        plant.device("HMI1", HMI);
        for (int plc = PLC; plc < PLC + 4; plc++) {
            plant.device("PLC-" + (plc - 1), plc);
            plant.read(HMI, plc, 0, 40);
            if (plc > PLC) {
                plant.read(HMI, plc, 100, 10);
            }
        }
        plant.pass(2 * HOUR);
        plant.read(HMI, PLC, 100, 10);
        assertThat(plant.only(Kind.POINT_NEW, Severity.LOW)
                        .origin()
                        .explanation()
                        .explanation())
                .contains("reads the same of several other devices");
        plant.read(HMI, PLC, 200, 10);
        assertThat(plant.alerts().getLast().severity()).isEqualTo(Severity.MEDIUM);
    }

    @Test
    void aValueFarFromThemIsHigh() {
        Plant plant = Plant.watched();
        plant.write(HMI, PLC, 20, 9500);
        expect(plant, Kind.VALUE_RANGE, Severity.HIGH);
    }

    @Test
    void aUsualValueBehindOneFarOutIsNoMoreOfThat() {
        Plant plant = Plant.watched();
        for (int value : new int[] {9500, 650, 660, 9400}) {
            plant.write(HMI, PLC, 20, value);
            plant.pass(SECOND);
        }
        plant.pass(HOUR);
        assertThat(plant.alerts())
                .extracting(alert -> alert.severity() + " " + alert.count())
                .containsExactly("HIGH 2", "INFO 2");
    }

    @Test
    void aCoilCloseToFewKnownOnesIsToKnow() {
        Plant plant = Plant.watched();
        plant.coil(HMI, PLC, 7, true);
        expect(plant, Kind.POINT_NEW, Severity.INFO);
    }

    @Test
    void aCoilFarFromThemIsHigh() {
        Plant plant = Plant.watched();
        plant.coil(HMI, PLC, 23, true);
        expect(plant, Kind.POINT_NEW, Severity.HIGH);
    }

    @Test
    void anInventionOfAddressesIsNoFloodOfAlerts() {
        Plant plant = Plant.watched();
        for (int i = 1_000; i < 3_000; i++) {
            plant.device("ghost-" + i, i);
        }
        plant.pass(2 * MINUTE);
        List<AlertState> devices = plant.alerts().stream()
                .filter(each -> each.origin().kind() == Kind.ASSET_NEW)
                .toList();
        assertThat(devices).hasSizeLessThan(10);
        assertThat(devices.getLast().count()).isGreaterThan(1_000);
        assertThat(plant.alerts())
                .filteredOn(each -> each.origin().kind() != Kind.ASSET_NEW)
                .singleElement()
                .matches(each -> each.origin().kind() == Kind.FLOOD);
    }

    @Test
    void aSilentInterfaceIsTold() {
        Plant plant = Plant.watched();
        plant.health(CaptureHealth.Kind.SILENT, "eth1");
        expect(plant, Kind.SENSOR_HEALTH, Severity.HIGH);
    }

    @Test
    void aGapInTimeIsNoNews() {
        Plant plant = Plant.watched();
        plant.health(CaptureHealth.Kind.TIME_GAP, "time");
        plant.health(CaptureHealth.Kind.HEARD_AGAIN, "eth1");
        assertThat(plant.lines()).isEmpty();
    }
}
