package io.otus.alert.detect.listed;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.SiteRules;
import io.otus.alert.alert.AlertState;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.custom.CustomRules;
import io.otus.alert.detect.Kind;
import io.otus.alert.indicator.Indicators;
import io.otus.alert.signature.SignatureList;
import io.otus.alert.signature.SignatureSet;
import io.otus.core.event.Action;
import io.otus.core.event.Service;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A rule that holds at many devices for one source. */
class RuleSweepTest {
    private static final int ENG = 1;
    private static final int HMI = 2;
    private static final int FIRST = 10;
    private static final int COUNT = 8;

    private final Plant plant = new Plant(
            new LearningPlan.Until(START + HOUR),
            new SiteRules(
                    new CustomRules(SignatureList.read("""
                                    alert modbus any any -> any any (msg:"a coil"; modbus: access write coils; sid:1;)
                                    alert enip any any -> any any (msg:"a search"; enip_command:99; sid:2;)
                                    """, "a.rules").custom()),
                    Indicators.NONE,
                    SignatureSet.NONE,
                    false));

    private void devices() {
        plant.device("ENG1", ENG);
        plant.device("HMI1", HMI);
        for (int i = 0; i < COUNT; i++) {
            plant.device("PLC-" + i, FIRST + i);
        }
    }

    private List<AlertState> matches() {
        return plant.alerts().stream()
                .filter(each -> each.origin().kind() == Kind.RULE_MATCH)
                .toList();
    }

    private void sweep(int source) {
        for (int i = 0; i < COUNT; i++) {
            plant.coil(source, FIRST + i, 5, true);
        }
    }

    @Test
    void manyDevicesOfOneSourceAreOneAlertThatNamesThem() {
        devices();
        sweep(ENG);
        plant.pass(MINUTE);
        assertThat(matches()).hasSize(1);
        AlertState alert = matches().getFirst();
        assertThat(alert.further().count()).isEqualTo(COUNT - 1);
        assertThat(alert.count()).isEqualTo(COUNT);
        assertThat(alert.further().entitle(alert.origin().explanation().title()))
                .isEqualTo("a coil (ENG1 to PLC-0), and 7 more");
    }

    @Test
    void anotherSourceAndALaterSweepAreOthers() {
        devices();
        sweep(ENG);
        sweep(HMI);
        assertThat(matches()).hasSize(2);
        plant.pass(2 * HOUR + MINUTE);
        sweep(ENG);
        assertThat(matches()).hasSize(3);
    }

    @Test
    void whatManyDevicesTellOneClientIsOneAlertThatSaysWhoTold() {
        devices();
        plant.pass(2 * HOUR);
        Service identity = new Service(99, "list_identity", Action.IDENTIFY);
        for (int i = 0; i < COUNT; i++) {
            plant.tell(FIRST + i, ENG, "enip", identity);
        }
        plant.pass(MINUTE);
        assertThat(matches()).hasSize(1);
        AlertState alert = matches().getFirst();
        assertThat(alert.further().count()).isEqualTo(COUNT - 1);
        assertThat(alert.origin().explanation().title()).isEqualTo("a search (PLC-0 to ENG1)");
        assertThat(alert.origin().explanation().explanation()).contains("PLC-0 sent ENG1 list_identity");
    }
}
