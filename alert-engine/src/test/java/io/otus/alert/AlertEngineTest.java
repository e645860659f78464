package io.otus.alert;

import static io.otus.alert.Plant.DAY;
import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.SECOND;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.alert.AlertState;
import io.otus.alert.alert.InvolvedAsset;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.core.bytes.Octets;
import io.otus.core.event.Action;
import io.otus.core.event.Danger;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.UnreadMessage;
import io.otus.core.value.ValueList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AlertEngineTest {
    private static final int HMI = 1;
    private static final int PLC = 2;
    private static final int PLC2 = 3;
    private static final int HISTORIAN = 4;
    private static final int LAPTOP = 99;

    private Plant plant = new Plant(new LearningPlan.Until(START + HOUR));

    /** An hour in which the HMI polls and sets, and the historian is merely there. */
    @BeforeEach
    void learn() {
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        plant.device("PLC-2", PLC2);
        plant.device("HIST1", HISTORIAN);
        for (int i = 0; i < 30; i++) {
            plant.read(HMI, PLC, 0, 40);
            plant.read(HMI, PLC2, 0, 40);
            plant.write(HMI, PLC, 20, 320 + 10 * i, 640);
            plant.pass(MINUTE);
        }
        plant.pass(40 * MINUTE);
        assertThat(plant.lines()).isEmpty();
    }

    private AlertState only() {
        assertThat(plant.alerts()).hasSize(1);
        return plant.alerts().getFirst();
    }

    @Test
    void whatWasLearnedIsSilent() {
        plant.read(HMI, PLC, 0, 40);
        plant.read(HMI, PLC, 10, 5);
        plant.write(HMI, PLC, 20, 500, 640);
        assertThat(plant.lines()).isEmpty();
    }

    @Test
    void aNewDeviceAlertsAndItsReadingJoinsThat() {
        plant.device("LAPTOP", LAPTOP);
        plant.ask(LAPTOP, HISTORIAN, "dns", "", Plant.READ_HOLDING);
        AlertState alert = only();
        assertThat(alert.origin().kind()).isEqualTo(Kind.ASSET_NEW);
        assertThat(alert.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(alert.attack()).containsExactly("T0864");
    }

    @Test
    void whatANewDeviceDoesIsToldWhereItsCountDoubles() {
        plant.device("LAPTOP", LAPTOP);
        for (int i = 0; i < 20; i++) {
            plant.ask(LAPTOP, HISTORIAN, "dns", "", Plant.READ_HOLDING);
            plant.pass(120 * SECOND);
        }
        assertThat(only().origin().kind()).isEqualTo(Kind.ASSET_NEW);
        assertThat(plant.lines())
                .extracting(line -> line.alert().count())
                .contains(1L, 4L, 8L, 16L)
                .hasSizeLessThan(10);
    }

    @Test
    void addressesThatANameTellsAreNotSaidAgain() {
        plant.device("10.0.0.77 (VLAN 30)", 77);
        assertThat(only().origin().explanation().title())
                .isEqualTo("New device 10.0.0.77 (VLAN 30) (02:00:00:00:00:4d)");
    }

    @Test
    void conversationsWithoutRoomAreToldAndKnownOnesStayWatched() {
        Plant small = new Plant(new LearningPlan.Until(START + HOUR));
        small.device("HMI", 1);
        small.device("GATEWAY", 2);
        for (int unit = 0; unit <= Baseline.MAX_CONVERSATIONS; unit++) {
            small.ask(1, 2, "modbus", Integer.toString(unit), Plant.READ_HOLDING);
        }
        assertThat(small.engine().baseline().conversations()).hasSize(Baseline.MAX_CONVERSATIONS);
        assertThat(small.engine().baseline().refused()).isPositive();
        small.pass(HOUR);
        small.ask(1, 2, "modbus", "7", Plant.WRITE_COIL);
        assertThat(small.alerts())
                .extracting(alert -> alert.origin().kind())
                .containsExactlyInAnyOrder(Kind.SENSOR_HEALTH, Kind.ROLE_NEW);
    }

    @Test
    void aNewMasterIsANewRoleAndOneAlertHoweverMuchItReads() {
        plant.device("LAPTOP", LAPTOP);
        for (int i = 0; i < 300; i++) {
            plant.read(LAPTOP, PLC, 0, 10);
            plant.read(LAPTOP, PLC2, i, 10);
            plant.pass(SECOND);
        }
        assertThat(plant.alerts())
                .extracting(alert -> alert.origin().kind())
                .containsExactly(Kind.ASSET_NEW, Kind.ROLE_NEW);
        AlertState alert = plant.alerts().getLast();
        assertThat(alert.severity()).isEqualTo(Severity.HIGH);
        assertThat(alert.also()).contains(Kind.LINK_NEW, Kind.FUNC_NEW, Kind.POINT_NEW);
        assertThat(alert.attack()).contains("T0848", "T0801");
        assertThat(alert.assets()).extracting(InvolvedAsset::name).containsExactly("LAPTOP", "PLC-1", "PLC-2");
    }

    @Test
    void aKnownDeviceThatWritesForTheFirstTimeIsANewWriter() {
        plant.write(HISTORIAN, PLC2, 20, 400);
        AlertState alert = only();
        assertThat(alert.origin().kind()).isEqualTo(Kind.ROLE_NEW);
        assertThat(alert.also()).containsExactlyInAnyOrder(Kind.LINK_NEW, Kind.FUNC_NEW, Kind.SETPOINT_WRITE);
    }

    @Test
    void aWriterThatWritesANewSetpointIsTold() {
        plant.write(HMI, PLC, 30, 1);
        AlertState alert = only();
        assertThat(alert.origin().kind()).isEqualTo(Kind.SETPOINT_WRITE);
        assertThat(alert.severity()).isEqualTo(Severity.HIGH);
        assertThat(alert.points()).containsExactly("holding 30");
        assertThat(alert.attack()).containsExactly("T0836", "T0855");
        assertThat(alert.origin().explanation().fact()).isEqualTo("HMI1 -> PLC-1 modbus unit=1 write holding 30");
        assertThat(alert.origin().explanation().explanation())
                .contains("HMI1 wrote holding 30 of PLC-1, unit 1")
                .contains("learned writers of this point: none");
    }

    @Test
    void aCoilThatWasNeverWrittenIsANewPointWithANewFunctionBeside() {
        plant.coil(HMI, PLC, 23, true);
        AlertState alert = only();
        assertThat(alert.origin().kind()).isEqualTo(Kind.POINT_NEW);
        assertThat(alert.severity()).isEqualTo(Severity.HIGH);
        assertThat(alert.also()).containsExactly(Kind.FUNC_NEW);
    }

    @Test
    void aValueOutsideItsRangeIsTold() {
        plant.write(HMI, PLC, 20, 9500, 640);
        AlertState alert = only();
        assertThat(alert.origin().kind()).isEqualTo(Kind.VALUE_RANGE);
        assertThat(alert.origin().explanation().expected()).isEqualTo("320..610");
        assertThat(alert.origin().explanation().observed()).isEqualTo("9500");
    }

    @Test
    void aValueOutsideAnEnumerationIsTold() {
        plant.write(HMI, PLC, 20, 320, 641);
        assertThat(only().origin().explanation().expected()).isEqualTo("{640}");
    }

    @Test
    void pointsBeyondTheLearnedRangeAreNamedAlone() {
        plant.read(HMI, PLC, 30, 20);
        assertThat(only().points()).containsExactly("holding 40..49");
    }

    @Test
    void aNewFunctionOfAKnownConversation() {
        plant.ask(HMI, PLC, "modbus", "1", Plant.READ_INPUT);
        AlertState alert = only();
        assertThat(alert.origin().kind()).isEqualTo(Kind.FUNC_NEW);
        assertThat(alert.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(alert.origin().explanation().expected()).isEqualTo("3, 16");
    }

    @Test
    void whatADeviceSendsByItselfForTheFirstTimeIsOnlyToKnow() {
        Plant site = new Plant(new LearningPlan.Until(START + HOUR));
        site.device("HMI1", 1);
        site.device("SERVER", 2);
        site.ask(1, 2, "opcua", "", Plant.READ_HOLDING);
        site.pass(2 * HOUR);
        PlantNetwork network = new PlantNetwork(site);
        Service service = new Service(916, "event_notification", Action.NOTIFY);
        network.tells(network.open(1, 2, 4840), "opcua", service, new UnreadMessage("response", Octets.ofHex("")));
        AlertState alert = site.only(Kind.FUNC_NEW, Severity.INFO);
        assertThat(alert.origin().explanation().title())
                .isEqualTo("SERVER sent event_notification (916) to HMI1 for the first time");
        assertThat(alert.origin().explanation().explanation())
                .contains("Seen: SERVER sent event_notification (916) to HMI1.", "the device chose to send it");
    }

    @Test
    void whatIsNewBetweenComputersOfAnOfficeIsLow() {
        Plant office = new Plant(new LearningPlan.Until(START + HOUR));
        office.device("PC-1", 1);
        office.device("DC-1", 2);
        office.ask(1, 2, "dns", "", Plant.READ_HOLDING);
        office.pass(2 * HOUR);
        office.ask(1, 2, "dns", "", new Service(55, "change_password", Action.CREDENTIAL_SET));
        assertThat(office.only(Kind.FUNC_NEW, Severity.LOW).count()).isEqualTo(1);
    }

    @Test
    void aNewQuestionInAProtocolThatControlsNoProcessIsLowAndAChangeIsNot() {
        Plant office = new Plant(new LearningPlan.Until(START + HOUR));
        office.device("MANAGER", 1);
        office.device("SWITCH", 2);
        office.device("PLC-1", 3);
        office.read(1, 3, 0, 4);
        office.ask(1, 2, "dns", "", Plant.READ_HOLDING);
        office.pass(HOUR);
        office.ask(1, 2, "dns", "", Plant.READ_INPUT);
        assertThat(office.alerts()).hasSize(1);
        assertThat(office.alerts().getFirst().origin().kind()).isEqualTo(Kind.FUNC_NEW);
        assertThat(office.alerts().getFirst().severity()).isEqualTo(Severity.LOW);
        office.pass(HOUR);
        office.ask(1, 2, "dns", "", new Service(90, "post", Action.OTHER));
        assertThat(office.alerts()).extracting(AlertState::severity).contains(Severity.MEDIUM);
        office.pass(HOUR);
        office.ask(1, 2, "dns", "", Plant.WRITE_COIL);
        assertThat(office.alerts()).extracting(AlertState::severity).contains(Severity.HIGH);
    }

    @Test
    void aSessionWithADeviceThatIsTalkedToIsToKnowAndWhatIsDoneInItIsMore() {
        Service session = new Service(0xF0, "open_session", Action.SESSION);
        plant.ask(HMI, PLC, "modbus", "1", session);
        assertThat(only().origin().kind()).isEqualTo(Kind.FUNC_NEW);
        assertThat(only().severity()).isEqualTo(Severity.INFO);
        plant.ask(HMI, PLC2, "enip", "", session);
        assertThat(plant.alerts()).extracting(AlertState::severity).containsOnly(Severity.INFO, Severity.LOW);
        plant.ask(HMI, PLC2, "enip", "", Plant.READ_HOLDING);
        assertThat(plant.alerts()).extracting(AlertState::severity).contains(Severity.HIGH);
    }

    @Test
    void anotherUnitIsAnotherConversation() {
        plant.ask(HMI, PLC, "modbus", "2", Plant.READ_HOLDING, PointRange.of("holding", 0, 1));
        assertThat(only().origin().kind()).isEqualTo(Kind.LINK_NEW);
    }

    @Test
    void dangerousActsAlertBeforeTheEndOfLearningAndAfter() {
        Plant young = new Plant(new LearningPlan.Until(START + DAY));
        young.device("EWS", 5);
        young.device("PLC-S", 6);
        young.ask(5, 6, "s7comm", "", Plant.STOP);
        assertThat(young.alerts()).hasSize(1);
        AlertState first = young.alerts().getFirst();
        assertThat(first.origin().kind()).isEqualTo(Kind.CMD_DANGEROUS);
        assertThat(first.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(first.attack()).containsExactly("T0816", "T0858");
        young.pass(2 * DAY);
        young.ask(5, 6, "s7comm", "", Plant.STOP);
        AlertState later = young.alerts().getLast();
        assertThat(later.severity()).isEqualTo(Severity.HIGH);
        assertThat(later.origin().explanation().explanation()).contains("Lowered by one");
    }

    @Test
    void theStepsOfADownloadAreOneAlert() {
        plant.ask(HMI, PLC, "s7comm", "", Plant.DOWNLOAD_BLOCK);
        plant.ask(HMI, PLC, "s7comm", "", Plant.DOWNLOAD_BLOCK);
        plant.ask(HMI, PLC, "s7comm", "", Plant.DOWNLOAD_END);
        AlertState alert = only();
        assertThat(alert.origin().kind()).isEqualTo(Kind.PROGRAM_XFER);
        assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(alert.attack()).contains("T0843");
    }

    @Test
    void silencingADeviceIsDangerous() {
        plant.ask(HMI, PLC, "dnp3", "10", Plant.SILENCE);
        assertThat(only().origin().kind()).isEqualTo(Kind.CMD_DANGEROUS);
        assertThat(only().also()).contains(Kind.LINK_NEW, Kind.ROLE_NEW);
    }

    @Test
    void lockingADeviceIsAChangeOfItsMode() {
        plant.ask(HMI, PLC, "modbus", "1", new Service(75, "lock", Action.CONFIGURE, Danger.LOCK));
        assertThat(only().also()).contains(Kind.MODE_CHANGE);
        assertThat(only().attack()).contains("T0813");
    }

    @Test
    void settingTheClockIsMedium() {
        plant.ask(HMI, PLC, "modbus", "1", Plant.SET_TIME);
        assertThat(only().origin().kind()).isEqualTo(Kind.TIME_MANIP);
    }

    @Test
    void linesAreWrittenAtPowersOfTwoAndAtMostOneAMinute() {
        for (int i = 0; i < 16; i++) { // thirty were a storm
            plant.write(HMI, PLC, 30, 1);
        }
        assertThat(plant.lines()).hasSize(1);
        plant.pass(61 * SECOND);
        assertThat(plant.lines()).hasSize(2);
        assertThat(plant.lines().getLast().alert().count()).isEqualTo(16);
        assertThat(plant.lines()).extracting(Plant.Line::sequence).containsExactly(1L, 2L);
    }

    @Test
    void aPauseOfMoreThanFiveMinutesIsANewOccurrenceToldAtOnce() {
        plant.write(HMI, PLC, 30, 1); // a second line tells what was answered
        plant.pass(6 * MINUTE);
        plant.write(HMI, PLC, 30, 1);
        assertThat(plant.alerts()).hasSize(1);
        assertThat(plant.lines()).hasSize(3);
        assertThat(plant.lines().getLast().alert().occurrence().n()).isEqualTo(2);
    }

    @Test
    void aRepeatAfterAnHourIsANewAlert() {
        plant.write(HMI, PLC, 30, 1);
        plant.pass(HOUR + SECOND);
        plant.write(HMI, PLC, 30, 1);
        assertThat(plant.alerts()).hasSize(2);
    }

    @Test
    void writesToOtherPointsSoonAfterBelongToTheSameCause() {
        for (int i = 0; i < 9; i++) {
            plant.write(HMI, PLC, 25 + i, 1);
            plant.pass(10 * SECOND);
        }
        AlertState alert = only();
        assertThat(alert.points()).hasSizeGreaterThan(5);
    }

    @Test
    void mergedAssetsKeepWhatBothHadLearned() {
        plant.device("HMI1-second-card", 7);
        plant.pass(MINUTE);
        int before = plant.alerts().size();
        plant.merge(7, HMI);
        plant.read(7, PLC, 0, 40);
        plant.write(7, PLC, 20, 500, 640);
        assertThat(plant.alerts()).hasSize(before);
    }

    @Test
    void theSameEventsGiveTheSameLines() {
        List<String> first = intrusion(new Plant(new LearningPlan.Until(START + HOUR)));
        List<String> second = intrusion(new Plant(new LearningPlan.Until(START + HOUR)));
        assertThat(first).isNotEmpty().isEqualTo(second);
    }

    private static List<String> intrusion(Plant plant) {
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        plant.read(HMI, PLC, 0, 40);
        plant.pass(2 * HOUR);
        plant.device("LAPTOP", LAPTOP);
        plant.ask(LAPTOP, PLC, "modbus", "1", Plant.READ_HOLDING, PointRange.of("holding", 0, 10));
        plant.ask(
                LAPTOP, PLC, "modbus", "1", Plant.WRITE_REGISTERS, PointRange.of("holding", 20, ValueList.unsigned(7)));
        plant.pass(MINUTE);
        return plant.lines().stream().map(Plant.Line::json).toList();
    }
}
