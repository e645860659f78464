package io.otus.alert.detect.device;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.SECOND;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.PlantNetwork;
import io.otus.alert.alert.AlertState;
import io.otus.alert.audit.Learnable;
import io.otus.alert.baseline.BaselineException;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.core.event.Action;
import io.otus.core.event.DeviceState.Condition;
import io.otus.core.event.DeviceState.Meaning;
import io.otus.core.event.Service;
import org.junit.jupiter.api.Test;

/** What devices say of their own state. */
class StateTest {
    private static final int MASTER = 1;
    private static final int RTU = 2;
    private static final int LAPTOP = 9;
    private static final String UNIT = "10";
    private static final Condition RESTART = new Condition("device_restart", Meaning.RESTARTED);
    private static final Condition TROUBLE = new Condition("device_trouble", Meaning.FAULTY);
    private static final Condition CORRUPT = new Condition("config_corrupt", Meaning.MISCONFIGURED);
    private static final Condition OVERFLOW = new Condition("event_buffer_overflow", Meaning.REPORTS_LOST);
    private static final Condition LIMITED = new Condition("no-state-changes-allowed", Meaning.LIMITED);
    private static final Service RESTARTS = new Service(13, "cold_restart", Action.RESTART);

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
    private final PlantNetwork network = new PlantNetwork(plant);

    /** The master polls every ten seconds for some minutes, and each answer says the same. */
    private void polls(int minutes, Condition... conditions) {
        for (int i = 0; i < 6 * minutes; i++) {
            network.readsState(MASTER, RTU, UNIT, conditions);
            plant.pass(10 * SECOND);
        }
    }

    private void learned(Condition... usual) {
        plant.device("SCADA", MASTER);
        plant.device("RTU-1", RTU);
        plant.device("LAPTOP", LAPTOP);
        polls(70, usual);
    }

    private String title(Severity severity) {
        return plant.only(Kind.ASSET_CHANGED, severity).origin().explanation().title();
    }

    @Test
    void aRestartIsToldOnceHoweverLongTheMasterLeavesItsIndication() {
        learned();
        polls(30, RESTART);
        polls(5);
        assertThat(title(Severity.LOW)).isEqualTo("RTU-1, unit 10 says that it restarted");
        assertThat(plant.alerts().getFirst().count()).isOne();
    }

    @Test
    void oneThatItTellsUnaskedIsTheSame() {
        learned();
        network.tellsState(RTU, MASTER, UNIT, RESTART);
        polls(2, RESTART);
        assertThat(plant.alerts())
                .filteredOn(each -> each.origin().kind() == Kind.ASSET_CHANGED)
                .singleElement()
                .satisfies(alert -> assertThat(alert.count()).isOne());
    }

    @Test
    void oneThatSomebodyAskedForIsTheAlertOfThat() {
        learned();
        plant.ask(MASTER, RTU, "dnp3", UNIT, RESTARTS);
        plant.pass(MINUTE);
        polls(5, RESTART);
        assertThat(plant.alerts().stream().map(each -> each.origin().kind())).containsExactly(Kind.CMD_DANGEROUS);
    }

    @Test
    void restartsAgainAndAgainAreMedium() {
        learned();
        for (int i = 0; i < 4; i++) {
            polls(1, RESTART);
            polls(9);
        }
        assertThat(plant.alerts()).extracting(AlertState::severity).containsExactly(Severity.LOW, Severity.MEDIUM);
        assertThat(plant.alerts().getLast().origin().explanation().title())
                .isEqualTo("RTU-1, unit 10 says that it restarted again and again");
    }

    @Test
    void twoOnOneDayAreNot() {
        learned();
        polls(1, RESTART);
        polls(60);
        polls(1, RESTART);
        polls(10);
        assertThat(plant.alerts()).allMatch(each -> each.severity() == Severity.LOW);
    }

    @Test
    void anIndicationThatNobodyEverTookNoteOfTellsNoRestart() {
        learned(RESTART);
        polls(30, RESTART);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void aDeviceThatIsItselfNewNeedsNoAlertOnItsRestart() {
        learned();
        plant.device("RTU-2", 3);
        network.readsState(MASTER, 3, UNIT);
        plant.pass(MINUTE);
        network.readsState(MASTER, 3, UNIT, RESTART);
        plant.pass(MINUTE);
        assertThat(plant.alerts()).noneMatch(each -> each.origin().kind() == Kind.ASSET_CHANGED);
    }

    @Test
    void aFaultIsMediumAndWhatElseIsWrongIsPartOfIt() {
        learned();
        polls(1, TROUBLE);
        polls(30, TROUBLE, CORRUPT);
        assertThat(title(Severity.MEDIUM)).isEqualTo("RTU-1, unit 10 says that something in it is faulty");
    }

    @Test
    void aBadConfigurationIsMedium() {
        learned();
        polls(1, CORRUPT);
        assertThat(title(Severity.MEDIUM))
                .isEqualTo("RTU-1, unit 10 says that its configuration is damaged or missing");
    }

    @Test
    void aDeviceThatTakesNoCommandsIsLow() {
        learned();
        polls(1, LIMITED);
        assertThat(title(Severity.LOW)).isEqualTo("RTU-1, unit 10 says that it does only part of what it can");
    }

    @Test
    void whatItSaidWhileThatWasLearnedIsNoNews() {
        learned(TROUBLE, OVERFLOW);
        polls(10);
        polls(30, TROUBLE, OVERFLOW);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void whatAnotherUnitSaysIsNewsOfItsOwn() {
        learned(TROUBLE);
        network.readsState(MASTER, RTU, "11", TROUBLE);
        assertThat(plant.alerts()).anyMatch(each -> each.origin().kind() == Kind.ASSET_CHANGED);
    }

    @Test
    void lostReportsAreLow() {
        learned();
        polls(5, OVERFLOW);
        polls(20);
        assertThat(title(Severity.LOW)).isEqualTo("RTU-1, unit 10 says that it lost reports for want of room");
    }

    @Test
    void reportsThatAreLostAllTheTimeAreOneAlertThatIsRaised() {
        learned();
        polls(5, OVERFLOW);
        assertThat(title(Severity.LOW)).isEqualTo("RTU-1, unit 10 says that it lost reports for want of room");
        polls(15, OVERFLOW);
        AlertState raised = plant.only(Kind.ASSET_CHANGED, Severity.MEDIUM);
        assertThat(raised.origin().explanation().title())
                .isEqualTo("RTU-1, unit 10 says that it lost reports for want of room");
    }

    @Test
    void oneRestartThatTwoMastersTakeNoteOfByTurnsIsOne() {
        learned();
        network.readsState(LAPTOP, RTU, UNIT);
        for (int i = 0; i < 30; i++) {
            network.readsState(MASTER, RTU, UNIT);
            plant.pass(5 * SECOND);
            network.readsState(LAPTOP, RTU, UNIT, RESTART, OVERFLOW);
            plant.pass(55 * SECOND);
        }
        assertThat(plant.alerts().stream()
                        .filter(each -> each.origin().kind() == Kind.ASSET_CHANGED)
                        .map(each -> each.origin().explanation().title()))
                .isNotEmpty()
                .noneMatch(title -> title.contains("again and again"));
    }

    @Test
    void aFaultThatIsThereWhenAKnownDeviceIsFirstHeardIsLow() {
        learned();
        network.readsState(MASTER, RTU, "11", TROUBLE);
        plant.pass(MINUTE);
        network.readsState(MASTER, RTU, "11", TROUBLE);
        assertThat(plant.alerts())
                .filteredOn(each -> each.origin().kind() == Kind.ASSET_CHANGED)
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.severity()).isEqualTo(Severity.LOW);
                    assertThat(alert.origin().explanation().explanation()).contains("when the device was first heard");
                });
    }

    @Test
    void statesOfManyUnitsLeaveRoomForOtherHabits() {
        plant.device("SCADA", MASTER);
        plant.device("RTU-1", RTU);
        for (int unit = 0; unit < 300; unit++) {
            network.readsState(MASTER, RTU, String.valueOf(unit), TROUBLE, CORRUPT);
        }
        assertThat(plant.engine().baseline().find("asset-" + RTU))
                .isNotNull()
                .satisfies(device -> assertThat(device.countHabits("tells")).isEqualTo(258));
    }

    @Test
    void anIndicationThatComesAndGoesIsOne() {
        learned();
        for (int i = 0; i < 30; i++) {
            network.readsState(MASTER, RTU, UNIT, i % 2 == 0 ? new Condition[] {OVERFLOW} : new Condition[0]);
            plant.pass(10 * SECOND);
        }
        assertThat(plant.only(Kind.ASSET_CHANGED, Severity.LOW).count()).isOne();
    }

    @Test
    void aRestartBehindASilenceIsPartOfThat() {
        learned();
        for (int i = 0; i < 12; i++) {
            network.readsInVain(MASTER, RTU, UNIT);
            plant.pass(10 * SECOND);
        }
        polls(2, RESTART);
        AlertState alert = plant.only(Kind.ASSET_SILENT, Severity.LOW);
        assertThat(alert.also()).contains(Kind.ASSET_CHANGED);
    }

    @Test
    void whatIsApprovedIsNoNewsAnyMore() throws BaselineException {
        learned();
        polls(1, TROUBLE);
        assertThat(Learnable.of(plant.engine().baseline(), plant.only(Kind.ASSET_CHANGED, Severity.MEDIUM))
                        .statements())
                .singleElement()
                .asString()
                .endsWith(" habit tells dnp3/10/device_trouble");
    }
}
