package io.otus.alert.detect.listed;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.SiteRules;
import io.otus.alert.alert.AlertState;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.custom.CustomRule;
import io.otus.alert.custom.CustomRules;
import io.otus.alert.custom.Expression;
import io.otus.alert.custom.ExpressionException;
import io.otus.alert.custom.FieldTypes;
import io.otus.alert.custom.Rate;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.alert.indicator.Indicators;
import io.otus.alert.signature.SignatureList;
import io.otus.alert.signature.SignatureSet;
import io.otus.core.bytes.Octets;
import io.otus.core.event.Action;
import io.otus.core.event.MessageSeen;
import io.otus.core.event.Origin;
import io.otus.core.event.Service;
import io.otus.core.event.UnreadMessage;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.Transport;
import io.otus.testkit.TestFlow;
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
                    true));

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

    @Test
    void whatManyDevicesAnswerIsOneAlertOfTheClientAndWhatTheyTellAGroupIsOneEach() throws ExpressionException {
        CustomRule rule = new CustomRule(
                "identity",
                "an identity",
                Kind.RULE_MATCH,
                Severity.MEDIUM,
                true,
                Expression.parse("message == \"unknown\" and sender == \"server\"", FieldTypes.MESSAGE),
                List.of(),
                Rate.NONE,
                "rules.yaml:1");
        devices();
        plant.engine()
                .siteRules(new SiteRules(new CustomRules(List.of(rule)), Indicators.NONE, SignatureSet.NONE, true));
        plant.pass(MINUTE);
        for (int i = 0; i < COUNT; i++) {
            answer(Plant.endpoint(ENG, 50_000), FIRST + i);
        }
        assertThat(matches()).hasSize(1);
        answer(Plant.endpoint(HMI, 50_000), FIRST);
        assertThat(matches()).as("of another client").hasSize(2);
        Endpoint group = new Endpoint(0, null, IpAddress.parse("239.1.1.1"), 50_000);
        answer(group, FIRST);
        answer(group, FIRST + 1);
        assertThat(matches()).as("of whoever tells a group").hasSize(4);
    }

    private void answer(Endpoint client, int server) {
        TestFlow flow = TestFlow.of(Transport.UDP, client, Plant.endpoint(server, 502));
        long time = plant.now();
        Origin origin = new Origin(flow, 1, "modbus", "cafe00000000", time, new FrameSpan(1, time, 0, 60));
        UnreadMessage message = new UnreadMessage("unknown", Octets.EMPTY);
        plant.engine().message(new MessageSeen(origin, 1, message, List.of(), 0));
    }
}
