package io.otus.alert.detect.learned;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.SECOND;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.alert.AlertState;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.alert.maintenance.Devices;
import io.otus.alert.maintenance.MaintenancePlan;
import io.otus.alert.maintenance.MaintenanceWindow;
import io.otus.core.event.Action;
import io.otus.core.event.AnomalyCode;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.net.MacAddress;
import io.otus.core.value.ValueList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an engineer of the plant would not want to be woken for, and beside it what he would. */
class QuietTest {
    private static final int HMI = 1;
    private static final int PLC = 2;
    private static final int LAPTOP = 9;
    private static final int FIRST_DRIVE = 20;
    private static final int DRIVES = 5;
    private static final MacAddress VIRTUAL_ROUTER = MacAddress.parse("00:00:5e:00:01:07");
    private static final Service WHO = new Service(99, "list_identity", Action.DISCOVER);
    private static final Service RESPONSE = new Service(129, "response", Action.OTHER);
    private static final Service WRITE_VAR = new Service(5, "write_var", Action.WRITE);
    private static final Service TELL_AGAIN = new Service(20, "enable_unsolicited", Action.SUBSCRIBE);

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));

    @BeforeEach
    void learn() {
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        plant.ask(HMI, PLC, "s7comm", "", WRITE_VAR, real(44.3f));
        for (int i = 0; i < DRIVES; i++) {
            plant.device("DRIVE-" + i, FIRST_DRIVE + i);
            plant.write(HMI, FIRST_DRIVE + i, 7, 20 + 10 * i);
            plant.coil(HMI, FIRST_DRIVE + i, 3L * i, true);
            plant.pass(MINUTE);
        }
        plant.ask(HMI, PLC, "dnp3", "1", Plant.SILENCE);
        plant.ask(HMI, PLC, "dnp3", "1", TELL_AGAIN);
        plant.pass(2 * HOUR);
        plant.lines().clear();
    }

    private static PointRange real(float value) {
        int bits = Float.floatToIntBits(value);
        long[] bytes = {bits >>> 24, bits >>> 16 & 255, bits >>> 8 & 255, bits & 255};
        return PointRange.of("DB1", 4, ValueList.unsigned(bytes));
    }

    @Test
    void whoIsToldWhoIsThereActsInNoNewRole() {
        for (int i = 0; i < DRIVES; i++) {
            plant.tell(FIRST_DRIVE + i, HMI, "enip", WHO);
        }
        assertThat(plant.alerts()).allMatch(each -> each.severity() == Severity.INFO);
    }

    @Test
    void whoAsksOneAfterTheOtherWhoItIsDoes() {
        for (int i = 0; i < DRIVES; i++) {
            plant.ask(HMI, FIRST_DRIVE + i, "enip", "", WHO);
        }
        assertThat(plant.alerts()).anyMatch(each -> each.severity().compareTo(Severity.MEDIUM) >= 0);
    }

    @Test
    void anAnswerWhoseQuestionIsNotSeenSaysLittleOfTheClient() {
        plant.answer(FIRST_DRIVE, HMI, "modbus", "1", RESPONSE);
        plant.only(Kind.FUNC_NEW, Severity.INFO);
    }

    @Test
    void anAnswerWhoseQuestionWasLostSaysNothingOfTheClient() {
        plant.lose(HMI, FIRST_DRIVE);
        plant.answer(FIRST_DRIVE, HMI, "modbus", "1", RESPONSE);
        assertThat(plant.alerts()).isEmpty();
        plant.ask(HMI, FIRST_DRIVE, "modbus", "1", RESPONSE); // and makes the question no less new
        plant.only(Kind.FUNC_NEW, Severity.MEDIUM);
    }

    @Test
    void aQuestionOfWhichAnAnswerWasHeardAloneIsAStepOfASweepAllTheSame() {
        plant.lose(HMI, FIRST_DRIVE);
        for (int i = 0; i < 6; i++) {
            plant.answer(FIRST_DRIVE, HMI, "modbus", "1", new Service(60 + i, "answer_" + i, Action.OTHER));
        }
        assertThat(plant.alerts()).isEmpty();
        plant.answer(FIRST_DRIVE, HMI, "modbus", "1", RESPONSE);
        for (int i = 0; i < 5; i++) {
            plant.ask(HMI, FIRST_DRIVE, "modbus", "1", new Service(70 + i, "question_" + i, Action.OTHER));
        }
        assertThat(plant.alerts()).extracting(each -> each.origin().kind()).doesNotContain(Kind.SCAN_FUNC);
        plant.ask(HMI, FIRST_DRIVE, "modbus", "1", RESPONSE);
        assertThat(plant.alerts()).extracting(each -> each.origin().kind()).contains(Kind.SCAN_FUNC);
    }

    @Test
    void anAnswerToAChangeThatWasNeverMadeIsNewsAllTheSame() {
        plant.answer(FIRST_DRIVE, HMI, "modbus", "1", Plant.DOWNLOAD_BLOCK);
        plant.only(Kind.FUNC_NEW, Severity.HIGH);
    }

    @Test
    void whatIsOnlyToKnowIsToldOnceAsLongAsItGoesOn() {
        plant.coil(HMI, FIRST_DRIVE, 1, true);
        plant.pass(30 * MINUTE);
        plant.coil(HMI, FIRST_DRIVE + 1, 2, true);
        assertThat(plant.only(Kind.POINT_NEW, Severity.INFO).count()).isEqualTo(2);
    }

    @Test
    void whatIsWorseIsToldBesideIt() {
        plant.coil(HMI, FIRST_DRIVE, 1, true);
        plant.pass(30 * MINUTE);
        plant.coil(HMI, FIRST_DRIVE, 999, true);
        assertThat(plant.alerts()).extracting(AlertState::severity).containsExactly(Severity.INFO, Severity.HIGH);
    }

    @Test
    void aValueNearThoseOfOtherDevicesIsExpected() {
        plant.write(HMI, FIRST_DRIVE, 7, 75);
        plant.only(Kind.VALUE_RANGE, Severity.INFO);
    }

    @Test
    void aValueFarFromAllOfThemIsNot() {
        plant.write(HMI, FIRST_DRIVE, 7, 900);
        plant.only(Kind.VALUE_RANGE, Severity.HIGH);
    }

    @Test
    void aRealThatIsWrittenAsBytesIsOneNumber() {
        plant.ask(HMI, PLC, "s7comm", "", WRITE_VAR, real(58.9f));
        plant.only(Kind.VALUE_RANGE, Severity.INFO);
    }

    @Test
    void aRealThatLeapsIsNoSmallChangeOfItsFirstByte() {
        plant.ask(HMI, PLC, "s7comm", "", WRITE_VAR, real(440));
        plant.only(Kind.VALUE_RANGE, Severity.HIGH);
    }

    @Test
    void aDeviceThatTakesTheAddressOfADeclaredOneIsPartOfTheWork() {
        declare(PLC);
        plant.namelessDevice(LAPTOP);
        plant.arp(LAPTOP, PLC);
        plant.pass(10 * SECOND);
        AlertState work = plant.only(Kind.ASSET_NEW, Severity.INFO);
        assertThat(work.origin().explanation().title()).startsWith("Maintenance (replacement): ");
    }

    @Test
    void aDeviceThatTakesTheAddressOfAnotherOneIsNot() {
        declare(FIRST_DRIVE);
        plant.namelessDevice(LAPTOP);
        plant.arp(LAPTOP, PLC);
        plant.pass(10 * SECOND);
        AlertState alert = plant.only(Kind.ASSET_NEW, Severity.MEDIUM);
        assertThat(alert.origin().explanation().explanation())
                .contains("claims the address 10.0.0.2 of a known device");
    }

    private void declare(int host) {
        Devices devices = new Devices(List.of("10.0.0." + host));
        long now = plant.now();
        plant.engine()
                .maintenance(new MaintenancePlan(List.of(
                        new MaintenanceWindow(now, now + 10 * MINUTE, devices, devices, Set.of(), "replacement"))));
    }

    @Test
    void theOtherRouterOfAPairIsOnlyToKnow() {
        plant.arp(HMI, VIRTUAL_ROUTER, 254);
        plant.namelessDevice(LAPTOP);
        plant.arp(LAPTOP, VIRTUAL_ROUTER, 254);
        plant.pass(10 * SECOND);
        plant.only(Kind.ASSET_NEW, Severity.INFO);
    }

    @Test
    void whoSpeaksForAnAddressOfRoutersThatNobodyHadIsNews() {
        plant.namelessDevice(LAPTOP);
        plant.arp(LAPTOP, VIRTUAL_ROUTER, 254);
        plant.pass(10 * SECOND);
        plant.only(Kind.ASSET_NEW, Severity.MEDIUM);
    }

    @Test
    void aMasterThatBeginsAnewSilencesADeviceForAMoment() {
        plant.ask(HMI, PLC, "dnp3", "1", Plant.SILENCE);
        plant.pass(2 * SECOND);
        plant.ask(HMI, PLC, "dnp3", "1", TELL_AGAIN);
        plant.pass(MINUTE);
        plant.only(Kind.CMD_DANGEROUS, Severity.INFO);
    }

    @Test
    void aMasterThatBeginsTwiceSilencesItOnceMore() {
        plant.ask(HMI, PLC, "dnp3", "1", Plant.SILENCE);
        plant.pass(10 * SECOND);
        plant.ask(HMI, PLC, "dnp3", "1", Plant.SILENCE);
        plant.pass(2 * SECOND);
        plant.ask(HMI, PLC, "dnp3", "1", TELL_AGAIN);
        plant.pass(MINUTE);
        assertThat(plant.only(Kind.CMD_DANGEROUS, Severity.INFO).count()).isEqualTo(2);
    }

    @Test
    void whoSilencesItAgainAndAgainGainsNoTime() {
        plant.ask(HMI, PLC, "dnp3", "1", Plant.SILENCE);
        plant.pass(20 * SECOND);
        plant.ask(HMI, PLC, "dnp3", "1", Plant.SILENCE);
        plant.pass(11 * SECOND);
        plant.only(Kind.CMD_DANGEROUS, Severity.HIGH);
    }

    @Test
    void aMasterThatLeavesItSilentIsTold() {
        plant.ask(HMI, PLC, "dnp3", "1", Plant.SILENCE);
        long asked = plant.now();
        plant.pass(MINUTE);
        assertThat(plant.only(Kind.CMD_DANGEROUS, Severity.HIGH).origin().firstSeen())
                .isEqualTo(asked);
    }

    @Test
    void aCaptureThatEndsMeanwhileTellsItAsWell() {
        plant.ask(HMI, PLC, "dnp3", "1", Plant.SILENCE);
        plant.engine().end(plant.now());
        plant.only(Kind.CMD_DANGEROUS, Severity.HIGH);
    }

    @Test
    void whatSaysAgainWhatWasSaidIsLow() {
        plant.breaksRule(HMI, PLC, "modbus", new Contradiction(true));
        plant.only(Kind.SEQ_ANOMALY, Severity.LOW);
    }

    @Test
    void whatSaysSomethingElseIsHigh() {
        plant.breaksRule(HMI, PLC, "modbus", new Contradiction(false));
        plant.only(Kind.SEQ_ANOMALY, Severity.HIGH);
    }

    private record Contradiction(boolean isIdle) implements AnomalyCode {
        @Override
        public String id() {
            return "test-001";
        }

        @Override
        public String rule() {
            return "a rule of this test";
        }

        @Override
        public boolean isContradiction() {
            return true;
        }
    }
}
