package io.otus.alert;

import static io.otus.alert.Plant.DAY;
import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.SECOND;
import static io.otus.alert.Plant.START;
import static io.otus.alert.PlantNetwork.internet;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.alert.AlertState;
import io.otus.alert.alert.EvidenceItem;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.core.event.AnomalyCode;
import io.otus.core.event.Attribute;
import io.otus.core.event.Outcome;
import io.otus.core.event.SessionSeen;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameSpan;
import io.otus.testkit.TestFlow;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What has to do with the world outside, with people who sign in, and with who devices say they are. */
class OutsideTest {
    private static final int HMI = 1;
    private static final int PLC = 2;
    private static final int OFFICE = 9;
    private static final String CLOUD = "203.0.113.5";

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
    private final PlantNetwork network = new PlantNetwork(plant);

    private void learned() {
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        plant.device("OFFICE", OFFICE);
        plant.read(HMI, PLC, 0, 40);
        network.answer(network.open(HMI, internet("198.51.100.1", 443)));
        network.answer(network.open(OFFICE, HMI, 3_389));
        plant.pass(2 * HOUR);
    }

    private AlertState expect(Kind kind, Severity severity) {
        List<AlertState> alerts = plant.alerts();
        assertThat(alerts).hasSize(1);
        assertThat(alerts.getFirst().origin().kind()).isEqualTo(kind);
        assertThat(alerts.getFirst().severity()).isEqualTo(severity);
        return alerts.getFirst();
    }

    @Test
    void aNetworkThatTheSensorHearsFromNowOnIsOneNote() {
        plant.device("IED-1", 30, 7);
        learned();
        for (int host = 40; host < 46; host++) {
            plant.device("DRIVE-" + host, host, 101);
        }
        plant.pass(MINUTE);
        AlertState note = expect(Kind.ASSET_NEW, Severity.INFO);
        assertThat(note.further().count()).isEqualTo(5);
        plant.device("ROBOT", 46, 102);
        assertThat(plant.alerts()).as("another one").hasSize(2);
        plant.device("LAPTOP", 50, 7);
        assertThat(plant.alerts()).as("a VLAN that is known").hasSize(3);
    }

    @Test
    void aDeviceOfTheProcessThatCallsTheInternetIsAnAlert() {
        learned();
        network.open(PLC, internet(CLOUD, 443));
        AlertState alert = expect(Kind.EXT_CONN, Severity.HIGH);
        assertThat(alert.origin().explanation().fact()).isEqualTo("PLC-1 habit internet 203.0.113.5");
        assertThat(alert.attack()).contains("T0883");
    }

    @Test
    void aComputerBesideAControllerThatNeverDidIsMore() {
        learned();
        network.open(OFFICE, internet(CLOUD, 443));
        expect(Kind.EXT_CONN, Severity.MEDIUM);
    }

    @Test
    void anOfficeComputerThatDoesIsWorthALook() {
        plant.device("OFFICE", OFFICE);
        for (int i = 1; i <= 5; i++) {
            network.answer(network.open(OFFICE, internet("198.51.100." + i, 443)));
        }
        learned();
        network.open(OFFICE, internet(CLOUD, 443));
        expect(Kind.EXT_CONN, Severity.LOW);
    }

    @Test
    void whatIsLetInFromTheInternetIsAnAlertAndWhatKnocksIsNot() {
        learned();
        network.open(internet(CLOUD, 40_000), Plant.endpoint(PLC, 502));
        network.refuse(network.open(internet(CLOUD, 40_001), Plant.endpoint(PLC, 80)));
        assertThat(plant.alerts()).isEmpty();
        network.answer(network.open(internet(CLOUD, 40_002), Plant.endpoint(PLC, 502)));
        expect(Kind.EXT_CONN, Severity.HIGH);
    }

    @Test
    void anAddressThatWasLearnedIsNone() {
        learned();
        for (int i = 0; i < 20; i++) {
            network.answer(network.open(HMI, internet("198.51.100.1", 443)));
            plant.pass(MINUTE);
        }
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void callsAtEvenPausesAreABeacon() {
        learned();
        for (int i = 0; i < 9; i++) {
            network.open(HMI, internet(CLOUD, 443));
            plant.pass(MINUTE + (i % 3 - 1) * 8L * SECOND);
        }
        assertThat(plant.alerts())
                .extracting(alert -> alert.origin().kind())
                .containsExactlyInAnyOrder(Kind.EXT_CONN, Kind.BEACON);
    }

    @Test
    void callsAsAPersonMakesThemAreNone() {
        learned();
        int[] minutes = {1, 7, 1, 22, 3, 1, 40, 2, 9, 1};
        for (int pause : minutes) {
            network.open(HMI, internet(CLOUD, 443));
            plant.pass(pause * MINUTE);
        }
        assertThat(plant.alerts()).extracting(alert -> alert.origin().kind()).containsExactly(Kind.EXT_CONN);
    }

    @Test
    void megabytesOutwardsAreAnAlertAndMegabytesInwardsAreNot() {
        learned();
        network.end(
                network.answer(network.open(HMI, internet("198.51.100.1", 443))).sent(1, 90_000, 90_000_000));
        assertThat(plant.alerts()).isEmpty();
        FrameSpan frame = new FrameSpan(4_711, plant.now(), 0, 1_514);
        network.end(network.answer(network.open(HMI, internet("198.51.100.1", 443)))
                .sent(0, 9_000, 9_000_000)
                .payload(0, Evidence.of("cafe00000000", frame)));
        assertThat(expect(Kind.EXFIL, Severity.HIGH).evidence())
                .extracting(EvidenceItem::span)
                .containsExactly(frame);
    }

    private void sends(int host, long bytes) {
        network.end(network.answer(network.open(host, internet("198.51.100.1", 443)))
                .sent(0, (int) (bytes / 1_000), bytes));
        plant.pass(MINUTE);
    }

    @Test
    void muchMoreThanEverByALearnedWayIsAnAlertBeforeItIsManyMegabytes() {
        sends(HMI, 40_000);
        learned();
        sends(HMI, 600_000);
        assertThat(plant.alerts()).isEmpty();
        sends(HMI, 900_000);
        sends(HMI, 900_000);
        expect(Kind.EXFIL, Severity.HIGH);
    }

    @Test
    void whatWasSentSoByNightBeforeOrByPeopleOfTheOfficeIsNone() {
        plant.device("OFFICE", OFFICE);
        sends(HMI, 400_000);
        sends(OFFICE, 40_000);
        for (int i = 2; i <= 5; i++) {
            network.answer(network.open(OFFICE, internet("198.51.100." + i, 443)));
        }
        learned();
        sends(HMI, 3_000_000);
        sends(OFFICE, 3_000_000);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void remoteAdministrationThatIsNewIsLateralMovement() {
        learned();
        network.answer(network.open(OFFICE, HMI, 3_389));
        network.refuse(network.open(OFFICE, PLC, 22));
        network.answer(network.open(OFFICE, PLC, 502));
        assertThat(plant.alerts()).isEmpty();
        network.answer(network.open(OFFICE, HMI, 22));
        AlertState alert = expect(Kind.LATERAL, Severity.HIGH);
        assertThat(alert.origin().explanation().title()).isEqualTo("OFFICE reaches SSH of HMI1 for the first time");
        assertThat(alert.attack()).contains("T0886");
    }

    @Test
    void remoteAdministrationAtAnHourAtWhichItNeverWasIsUnusual() {
        learned();
        plant.pass(6 * DAY - 2 * HOUR);
        network.answer(network.open(OFFICE, HMI, 3_389));
        plant.pass(HOUR);
        network.answer(network.open(OFFICE, HMI, 3_389));
        assertThat(plant.alerts()).isEmpty();
        plant.pass(2 * HOUR);
        network.answer(network.open(OFFICE, HMI, 3_389));
        expect(Kind.REMOTE_OFFHOURS, Severity.MEDIUM);
    }

    @Test
    void theDeliveredPasswordIsAnAlertWhoeverUsesIt() {
        learned();
        network.session(network.answer(network.open(HMI, PLC, 80)), "http", SessionSeen.DEFAULT_LOGIN, "USER");
        AlertState alert = expect(Kind.DEFAULT_CRED, Severity.HIGH);
        assertThat(alert.attack()).contains("T0812");
    }

    @Test
    void aPasswordInTheClearIsToldOnce() {
        learned();
        for (int i = 0; i < 3; i++) {
            network.session(network.answer(network.open(HMI, PLC, 21)), "ftp", SessionSeen.CLEARTEXT_LOGIN, "op");
            network.session(network.answer(network.open(HMI, PLC, 22)), "ssh", SessionSeen.LOGIN, "op");
        }
        assertThat(plant.alerts())
                .extracting(alert -> alert.origin().kind())
                .containsExactlyInAnyOrder(Kind.CLEARTEXT_CRED, Kind.LATERAL);
    }

    @Test
    void failedLoginsInARowAreGuessingAndWorseWhenOneWorks() {
        learned();
        TestFlow flow = network.answer(network.open(HMI, PLC, 80));
        for (int i = 0; i < 4; i++) {
            network.authenticate(flow, "dns", Outcome.error(401, "unauthorized"));
        }
        assertThat(plant.alerts()).noneMatch(alert -> alert.origin().kind() == Kind.BRUTE_FORCE);
        network.authenticate(flow, "dns", Outcome.error(401, "unauthorized"));
        assertThat(plant.alerts())
                .anyMatch(alert -> alert.origin().kind() == Kind.BRUTE_FORCE && alert.severity() == Severity.HIGH);
        network.authenticate(flow, "dns", Outcome.OK);
        plant.pass(2 * MINUTE);
        assertThat(plant.alerts())
                .anyMatch(alert -> alert.origin().kind() == Kind.BRUTE_FORCE && alert.severity() == Severity.CRITICAL);
    }

    @Test
    void theShapeOfAnExploitIsCriticalFromTheFirstSecond() {
        plant.device("HMI1", HMI);
        plant.device("OFFICE", OFFICE);
        network.breaksRule(network.answer(network.open(OFFICE, HMI, 445)), "smb", new Shape());
        AlertState alert = expect(Kind.EXPLOIT_SIG, Severity.CRITICAL);
        assertThat(alert.origin().explanation().title()).isEqualTo("OFFICE sent HMI1 what has the shape of CVE-1-1");
    }

    @Test
    void anotherFirmwareOfAControllerIsAnAlertAndAnotherNameIsNot() {
        learned();
        network.changes(PLC, Attribute.FIRMWARE, "20.11", "20.54");
        AlertState alert = expect(Kind.ASSET_CHANGED, Severity.HIGH);
        assertThat(alert.attack()).contains("T0857");
        network.changes(OFFICE, Attribute.NAME, "OFFICE", "PC-7");
        network.changes(OFFICE, Attribute.VENDOR, "", "Contoso");
        assertThat(plant.alerts().stream().filter(each -> each.severity() != Severity.INFO))
                .hasSize(1);
    }

    @Test
    void whoTakesTheNameOfAControllerThatIsThereIsTakenForIt() {
        learned();
        plant.role(PLC, "controller");
        network.changes(OFFICE, Attribute.NAME, "OFFICE", "HMI1");
        expect(Kind.ASSET_CHANGED, Severity.INFO);
        plant.pass(20 * MINUTE);
        plant.read(HMI, PLC, 0, 40);
        network.changes(OFFICE, Attribute.NAME, "HMI1", "plc-1");
        assertThat(plant.alerts()).extracting(AlertState::severity).containsExactly(Severity.INFO, Severity.HIGH);
        assertThat(plant.alerts().getLast().origin().explanation().title()).isEqualTo("The name of HMI1 is now plc-1");
    }

    @Test
    void soIsWhoTakesTheNameOfAnOperatorStationThatIsThere() {
        learned();
        plant.read(HMI, PLC, 0, 40);
        network.changes(OFFICE, Attribute.NAME, "OFFICE", "HMI1");
        expect(Kind.ASSET_CHANGED, Severity.MEDIUM);
    }

    @Test
    void aNameThatIsKnownOfNobodyElseOrOfAnotherOfficeComputerIsNoNews() {
        learned();
        plant.device("PC-8", OFFICE + 1);
        plant.read(HMI, PLC, 0, 40);
        network.changes(OFFICE, Attribute.NAME, "OFFICE", "HMI17");
        assertThat(plant.alerts())
                .noneMatch(each -> each.origin().kind() == Kind.ASSET_CHANGED && each.severity() != Severity.INFO);
    }

    @Test
    void theSecondCardOfAHostThatIsRenamedTellsTheSameName() {
        learned();
        plant.read(HMI, PLC, 0, 40);
        network.changes(HMI, Attribute.NAME, "OFFICE", "HMI1");
        network.changes(OFFICE, Attribute.NAME, "OFFICE", "HMI1");
        assertThat(plant.alerts()).isNotEmpty().allMatch(each -> each.severity() == Severity.INFO);
    }

    @Test
    void theNameOfAControllerThatIsGoneIsThatOfItsSpare() {
        learned();
        plant.role(PLC, "controller");
        network.changes(OFFICE, Attribute.NAME, "OFFICE", "PLC-1");
        expect(Kind.ASSET_CHANGED, Severity.INFO);
    }

    @Test
    void soItIsWhereTheSpareIsInItsPlaceAQuarterOfAnHourLater() {
        learned();
        plant.role(PLC, "controller");
        plant.read(HMI, PLC, 0, 40);
        plant.pass(15 * MINUTE);
        network.changes(OFFICE, Attribute.NAME, "OFFICE", "PLC-1");
        expect(Kind.ASSET_CHANGED, Severity.INFO);
    }

    @Test
    void anotherDeviceAtAPortOfASwitchIsAnAlertAndWhoComesBackIsNone() {
        learned();
        network.changes(OFFICE, Attribute.NEIGHBOUR, "plc-1 at port 5", "54:ee:75:00:00:03 at port 5");
        AlertState alert = expect(Kind.ASSET_CHANGED, Severity.MEDIUM);
        assertThat(alert.origin().explanation().title())
                .isEqualTo("The neighbour of OFFICE is now 54:ee:75:00:00:03 at port 5");
        assertThat(alert.attack()).containsExactly("T0864");
        network.changes(OFFICE, Attribute.NEIGHBOUR, "54:ee:75:00:00:03 at port 5", "plc-1 at port 5");
        assertThat(plant.alerts().stream().filter(each -> each.severity() != Severity.INFO))
                .hasSize(1);
    }

    @Test
    void whatChangesWhileDevicesAreLearnedIsNoNews() {
        plant.device("PLC-1", PLC);
        network.changes(PLC, Attribute.FIRMWARE, "20.11", "20.54");
        assertThat(plant.alerts()).isEmpty();
    }

    private record Shape() implements AnomalyCode {
        @Override
        public String id() {
            return "smb-099";
        }

        @Override
        public String rule() {
            return "A rule";
        }

        @Override
        public String exploit() {
            return "CVE-1-1";
        }
    }

    @Test
    void whatAnotherSourceTellsOfTheSameChangeIsNoNews() {
        learned();
        network.changes(PLC, Attribute.FIRMWARE, "20.11", "20.54");
        expect(Kind.ASSET_CHANGED, Severity.HIGH);
        plant.pass(2 * MINUTE);
        network.changes(PLC, Attribute.FIRMWARE, "20.11", "20.54");
        assertThat(expect(Kind.ASSET_CHANGED, Severity.HIGH).count()).isEqualTo(1);
        network.changes(PLC, Attribute.FIRMWARE, "20.54", "20.11");
        network.changes(PLC, Attribute.FIRMWARE, "20.11", "20.54");
        assertThat(plant.alerts().stream().filter(each -> each.severity() == Severity.HIGH))
                .allMatch(each -> each.count() == 2);
    }
}
