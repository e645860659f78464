package io.otus.alert;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.alert.AlertState;
import io.otus.alert.alert.InvolvedAsset;
import io.otus.alert.alert.Status;
import io.otus.alert.audit.Learnable;
import io.otus.alert.baseline.BaselineException;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.core.event.Action;
import io.otus.core.event.AnomalyCode;
import io.otus.core.event.Attribute;
import io.otus.core.event.Danger;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.value.ValueList;
import io.otus.testkit.TestFlow;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What only follows from something that was told is a line of it, and nothing else is. */
class ConsequenceTest {
    private static final int HMI = 1;
    private static final int PLC = 2;
    private static final int DRIVE = 3;
    private static final int LAPTOP = 9;
    private static final Service START_UPLOAD = new Service(29, "start_upload", Action.UPLOAD);
    private static final Service UPLOAD = new Service(30, "upload", Action.UPLOAD, Danger.NONE);
    private static final Service END_UPLOAD = new Service(31, "end_upload", Action.UPLOAD, Danger.NONE);
    private static final Service WRITE = new Service(5, "write_var", Action.WRITE);
    private static final Service WHO = new Service(99, "list_identity", Action.DISCOVER);

    private enum Rule implements AnomalyCode {
        TOO_LONG,
        BLOCK;

        @Override
        public String id() {
            return this == BLOCK ? "modbus-901" : "modbus-900";
        }

        @Override
        public boolean isOfMoved() {
            return this == BLOCK;
        }

        @Override
        public String rule() {
            return "test: longer than it may be";
        }
    }

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
    private final PlantNetwork network = new PlantNetwork(plant);

    private void learned() {
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        plant.device("DRIVE", DRIVE);
        for (int i = 0; i < 10; i++) {
            plant.read(HMI, PLC, 0, 40);
            plant.read(HMI, DRIVE, 0, 40);
            plant.pass(MINUTE);
        }
        plant.pass(HOUR);
    }

    /** Lines of what only counts up wait for a minute. */
    private List<AlertState> alerts() {
        plant.pass(MINUTE);
        return plant.alerts();
    }

    private List<Kind> kinds() {
        return alerts().stream().map(alert -> alert.origin().kind()).toList();
    }

    private AlertState of(Kind kind) {
        return alerts().stream()
                .filter(alert -> alert.origin().kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private void upload() {
        plant.ask(HMI, PLC, "modbus", "1", START_UPLOAD);
        plant.ask(HMI, PLC, "modbus", "1", UPLOAD);
        plant.ask(HMI, PLC, "modbus", "1", END_UPLOAD);
    }

    /** Its answers break a rule; then some time passes. */
    private FlowInfo download() {
        FlowInfo flow = plant.ask(HMI, PLC, "modbus", "1", Plant.DOWNLOAD_BLOCK)
                .origin()
                .flow();
        for (int i = 0; i < 3; i++) {
            network.answerBreaksRule(flow, "modbus", Rule.TOO_LONG);
        }
        plant.pass(25 * MINUTE);
        return flow;
    }

    @Test
    void theStepsOfATransferAreLinesOfIt() {
        learned();
        upload();
        plant.pass(2 * MINUTE);
        AlertState alert = plant.only(Kind.PROGRAM_XFER, Severity.HIGH);
        assertThat(alert.also()).contains(Kind.FUNC_NEW);
        assertThat(alert.count()).isEqualTo(3);
        assertThat(alert.origin().explanation().explanation())
                .contains("Part of it: HMI1 used upload (30) on PLC-1, unit 1 for the first time (FUNC_NEW, high),"
                        + " it is a step of the same transfer.")
                .contains("end_upload");
    }

    @Test
    void aCriticalActIsToldAnewEvenWhereALineOfItsAlertCameJustBefore() {
        learned();
        Service step = new Service(90, "check_block", Action.DOWNLOAD, Danger.NONE);
        plant.ask(HMI, PLC, "modbus", "1", Plant.DOWNLOAD_BLOCK);
        plant.ask(HMI, PLC, "modbus", "1", step);
        plant.pass(10 * MINUTE);
        plant.ask(HMI, PLC, "modbus", "1", step);
        assertThat(kinds()).as("that goes on").containsExactly(Kind.PROGRAM_XFER);
        plant.ask(HMI, PLC, "modbus", "1", Plant.DOWNLOAD_BLOCK);
        plant.pass(4 * MINUTE);
        plant.ask(HMI, PLC, "modbus", "1", Plant.DOWNLOAD_BLOCK);
        assertThat(kinds()).containsExactly(Kind.PROGRAM_XFER, Kind.PROGRAM_XFER);
    }

    @Test
    void aCriticalActIsToldAnewAlsoWhereItIsDoneInAnotherWay() {
        learned();
        plant.ask(HMI, PLC, "modbus", "1", Plant.DOWNLOAD_BLOCK);
        plant.pass(10 * MINUTE);
        plant.ask(HMI, PLC, "modbus", "1", Plant.DOWNLOAD_END);
        assertThat(kinds()).containsExactly(Kind.PROGRAM_XFER, Kind.PROGRAM_XFER);
    }

    @Test
    void aBlockThatBreaksItsRuleIsALineOfItsDownload() {
        learned();
        FlowInfo flow = plant.ask(HMI, PLC, "modbus", "1", Plant.DOWNLOAD_BLOCK)
                .origin()
                .flow();
        network.breaksRule((TestFlow) flow, "modbus", Rule.BLOCK);
        assertThat(kinds()).containsExactly(Kind.PROGRAM_XFER);
        assertThat(alerts().getFirst().origin().explanation().explanation())
                .contains("Part of it: HMI1 sent malformed modbus to PLC-1");
    }

    @Test
    void aMessageThatMayHarmADeviceIsToldBesideTheDownloadOfItsConnection() {
        learned();
        FlowInfo flow = plant.ask(HMI, PLC, "modbus", "1", Plant.DOWNLOAD_BLOCK)
                .origin()
                .flow();
        network.breaksRule((TestFlow) flow, "modbus", Rule.TOO_LONG);
        assertThat(kinds()).containsExactlyInAnyOrder(Kind.PROGRAM_XFER, Kind.MALFORMED);
        assertThat(of(Kind.MALFORMED).severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void theStepsOfALaterTransferAreLinesOfThatAndNotOfTheFirst() {
        learned();
        download();
        FlowInfo later = download();
        List<AlertState> transfers = alerts();
        assertThat(transfers).hasSize(2);
        for (AlertState each : transfers) {
            assertThat(each.count()).isEqualTo(4);
            assertThat(each.also()).contains(Kind.FUNC_NEW, Kind.MALFORMED);
            assertThat(each.lastSeen() - each.origin().firstSeen()).isLessThan(MINUTE);
            assertThat(each.origin().explanation().explanation()).containsOnlyOnce("Part of it: PLC-1 sent malformed");
        }
        network.answerBreaksRule(later, "modbus", Rule.TOO_LONG);
        assertThat(alerts()).as("what goes on with neither").hasSize(2);
    }

    @Test
    void whatIsDoneBesideATransferIsNoLineOfIt() {
        learned();
        upload();
        plant.ask(HMI, PLC, "modbus", "1", WRITE);
        assertThat(kinds()).contains(Kind.PROGRAM_XFER).hasSize(2);
    }

    @Test
    void whatComesMuchLaterIsNoLineOfIt() {
        learned();
        plant.ask(HMI, PLC, "modbus", "1", START_UPLOAD);
        plant.pass(6 * MINUTE);
        plant.ask(HMI, PLC, "modbus", "1", UPLOAD);
        assertThat(kinds()).containsExactly(Kind.PROGRAM_XFER, Kind.FUNC_NEW);
    }

    @Test
    void whoMutesTheTransferIsToldOfTheStepsThatGoOn() {
        learned();
        upload();
        AlertState alert = plant.only(Kind.PROGRAM_XFER, Severity.HIGH);
        plant.engine().book().become(alert.origin().id(), Status.MUTED, null, plant.now());
        plant.ask(HMI, PLC, "modbus", "1", UPLOAD);
        assertThat(kinds()).containsExactly(Kind.PROGRAM_XFER, Kind.ROLE_NEW);
        assertThat(of(Kind.ROLE_NEW).also()).contains(Kind.FUNC_NEW);
    }

    @Test
    void whatGoesOnAsALineOfAnAlertCountsThereAndIsNeverNews() {
        learned();
        upload();
        for (int i = 0; i < 5; i++) {
            plant.pass(40 * MINUTE);
            plant.ask(HMI, PLC, "modbus", "1", UPLOAD);
        }
        AlertState alert = plant.only(Kind.PROGRAM_XFER, Severity.HIGH);
        assertThat(alert.count()).isEqualTo(8);
    }

    @Test
    void theSixServicesOfAnUploadAndADownloadAreNoSweep() {
        learned();
        for (int i = 0; i < 7; i++) {
            plant.ask(HMI, PLC, "modbus", "1", new Service(60 + i, "step_" + i, Action.DOWNLOAD, Danger.NONE));
        }
        assertThat(kinds()).doesNotContain(Kind.SCAN_FUNC);
        for (int i = 0; i < 7; i++) {
            plant.ask(HMI, PLC, "modbus", "1", new Service(70 + i, "other_" + i, Action.OTHER));
        }
        assertThat(kinds()).contains(Kind.SCAN_FUNC);
    }

    @Test
    void aNetworkCardThatNobodyKnewIsPartOfWhatItClaims() {
        learned();
        plant.arp(PLC, PLC);
        plant.namelessDevice(LAPTOP);
        plant.arp(LAPTOP, PLC);
        plant.arp(PLC, PLC);
        plant.arp(LAPTOP, PLC);
        plant.pass(10 * Plant.SECOND);
        assertThat(kinds()).containsExactly(Kind.IP_CONFLICT);
        AlertState alert = of(Kind.IP_CONFLICT);
        assertThat(alert.also()).contains(Kind.ASSET_NEW);
        assertThat(alert.origin().explanation().explanation()).contains("Part of it: New device 02:00:00:00:00:09");
    }

    @Test
    void whatIsSpokenInANewSessionIsALineOfItAndInAnotherConnectionIsNot() {
        learned();
        network.open(HMI, PLC, 502); // takes the number of the flow that the plant speaks by
        TestFlow session = network.answer(network.open(HMI, PLC, 22));
        network.breaksRule(session, "modbus", Rule.TOO_LONG);
        assertThat(alerts()).hasSize(2); // nobody says that malformed bytes follow from a session
        network.authenticate(session, "ssh", Outcome.OK);
        assertThat(alerts()).hasSize(2);
        assertThat(of(Kind.LATERAL).also()).contains(Kind.LINK_NEW);
        plant.ask(HMI, PLC, "ftp", "", WHO);
        assertThat(kinds()).containsExactly(Kind.LATERAL, Kind.MALFORMED, Kind.LINK_NEW);
    }

    @Test
    void whatAHostOfTheInternetSendsIsPartOfTheConnectionWithIt() {
        learned();
        TestFlow call = network.open(PLC, PlantNetwork.internet("203.0.113.5", 443));
        network.breaksRule(call, "http", Rule.TOO_LONG);
        plant.pass(MINUTE);
        AlertState alert = plant.only(Kind.EXT_CONN, Severity.HIGH);
        assertThat(alert.also()).contains(Kind.MALFORMED);
        assertThat(alert.attack()).isNotEmpty().doesNotContain("T0814", "T0866");
        assertThat(alert.assets())
                .filteredOn(each -> each.role().equals(InvolvedAsset.SOURCE))
                .hasSize(1);
    }

    @Test
    void guessesOfOneSourceAreOneAlertThatNamesWhoLetItIn() {
        learned();
        for (int target : new int[] {PLC, DRIVE}) {
            TestFlow flow = network.answer(network.open(HMI, target, 8_080));
            for (int i = 0; i < 12; i++) {
                network.authenticate(flow, "http", Outcome.error(401, "unauthorized"));
            }
            if (target == DRIVE) {
                network.authenticate(flow, "http", Outcome.OK);
            }
        }
        List<AlertState> guesses = alerts().stream()
                .filter(alert -> alert.origin().kind() == Kind.BRUTE_FORCE)
                .toList();
        assertThat(guesses).hasSize(1);
        assertThat(guesses.getFirst().severity()).isEqualTo(Severity.CRITICAL);
        assertThat(guesses.getFirst().origin().explanation().explanation())
                .contains("DRIVE let HMI1 in after failures: ")
                .contains("Severity raised from high to critical: ");
    }

    @Test
    void oneVersionForSeveralDevicesIsOneAlertAndAnotherVersionIsAnother() throws BaselineException {
        learned();
        network.changes(PLC, Attribute.FIRMWARE, "1.0", "2.0");
        network.changes(DRIVE, Attribute.FIRMWARE, "1.1", "2.0");
        network.changes(PLC, Attribute.SERIAL, "17", "18");
        plant.pass(MINUTE);
        AlertState alert = plant.only(Kind.ASSET_CHANGED, Severity.HIGH);
        assertThat(alert.count()).isEqualTo(3);
        assertThat(alert.further().count()).isEqualTo(1);
        assertThat(Learnable.of(plant.engine().baseline(), alert))
                .as("no line of the baseline is needed for what is known by now")
                .isEqualTo(new Learnable.Facts(List.of(), 0));
        network.changes(DRIVE, Attribute.FIRMWARE, "2.0", "3.0");
        assertThat(alerts()).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void whoLooksForDevicesAndAsksThemWhoTheyAreIsOneAlert() {
        learned();
        plant.device("LAPTOP", LAPTOP);
        plant.pass(MINUTE);
        for (int host = 20; host < 60; host++) {
            network.open(LAPTOP, host, 44_818);
            plant.pass(Plant.SECOND / 10);
        }
        plant.ask(LAPTOP, PLC, "enip", "", WHO);
        assertThat(kinds()).contains(Kind.SCAN_HOST).doesNotContain(Kind.ROLE_NEW);
        assertThat(of(Kind.SCAN_HOST).also()).contains(Kind.ROLE_NEW);
        assertThat(of(Kind.SCAN_HOST).severity()).isEqualTo(Severity.HIGH);
        assertThat(of(Kind.SCAN_HOST).origin().explanation().explanation())
                .contains("Severity raised from medium to high: LAPTOP acts as a client in enip for the first time. As"
                        + " always for ROLE_NEW.");
    }

    @Test
    void aDeviceThatWasSilentUntilSomebodyLookedForDevicesIsALineOfThat() {
        learned();
        for (int host = 20; host < 60; host++) {
            network.open(HMI, host, 44_818);
            plant.pass(Plant.SECOND / 10);
        }
        plant.namelessDevice(60);
        network.refuse(network.open(HMI, 60, 44_818));
        plant.namelessDevice(61);
        network.open(61, PLC, 502);
        assertThat(of(Kind.SCAN_HOST).also()).contains(Kind.ASSET_NEW);
        assertThat(of(Kind.SCAN_HOST).origin().explanation().explanation())
                .contains("(ASSET_NEW, low), it only answers who looks for devices.");
        assertThat(alerts())
                .filteredOn(alert -> alert.origin().kind() == Kind.ASSET_NEW)
                .extracting(alert -> alert.assets().getFirst().mac())
                .as("who asks of itself")
                .containsExactly("02:00:00:00:00:3d");
    }

    @Test
    void whatADeviceAnswersToWhatIsNewIsALineOfIt() {
        learned();
        plant.refuse(
                HMI, PLC, new Service(3, "read_holding_registers", Action.READ), 2, PointRange.of("holding", 900, 4));
        assertThat(kinds()).containsExactly(Kind.POINT_NEW);
        assertThat(of(Kind.POINT_NEW).also()).contains(Kind.PROTOCOL_ERROR);
    }

    @Test
    void aProtocolWithinAnotherBeginsWithTheConnection() {
        learned();
        plant.device("LAPTOP", LAPTOP);
        plant.pass(MINUTE);
        plant.ask(LAPTOP, PLC, "enip", "", new Service(101, "register_session", Action.SESSION));
        plant.ask(LAPTOP, PLC, "cip", "", new Service(84, "forward_open", Action.SESSION));
        assertThat(kinds()).containsExactly(Kind.ASSET_NEW, Kind.ROLE_NEW);
        PointRange tag = PointRange.named("Override", ValueList.signed(1));
        plant.ask(LAPTOP, PLC, "cip", "", new Service(77, "write_tag", Action.WRITE), tag);
        assertThat(kinds()).contains(Kind.SETPOINT_WRITE); // what is done upon the process stands for itself
    }
}
