package io.otus.alert;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.SECOND;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

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
import io.otus.alert.indicator.IndicatorList;
import io.otus.alert.indicator.Indicators;
import io.otus.alert.signature.SignatureList;
import io.otus.alert.signature.SignatureSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules and lists of the site that change while the engine runs. */
class RenewedRulesTest {
    private static final int HMI = 1;
    private static final int PLC = 2;
    private static final String LIST = "type,value,description\nip,203.0.113.5,\n";
    private static final String SIGNATURE =
            "alert tcp any any -> any any (msg:\"knock\"; content:\"knock knock\"; sid:7; rev:1;)";

    private final Plant plant = new Plant(
            new LearningPlan.Until(START + HOUR),
            new SiteRules(CustomRules.NONE, Indicators.NONE, SignatureSet.NONE, true));
    private final PlantNetwork network = new PlantNetwork(plant);

    private static CustomRule rule(String id, boolean onMessages, String when) throws ExpressionException {
        return new CustomRule(
                id,
                id,
                Kind.RULE_MATCH,
                Severity.HIGH,
                onMessages,
                Expression.parse(when, onMessages ? FieldTypes.MESSAGE : FieldTypes.OPERATION),
                List.of(),
                Rate.NONE,
                "rules.yaml:1");
    }

    private long count(Kind kind) {
        return plant.alerts().stream()
                .map(AlertState::origin)
                .filter(origin -> origin.kind() == kind)
                .count();
    }

    @Test
    void aListTakesEffectAtTheNextSecondAndIsGoneWithTheNextOne() {
        plant.device("HMI1", HMI);
        network.open(HMI, PlantNetwork.internet("203.0.113.5", 443));
        assertThat(count(Kind.MALWARE_IOC)).isZero();
        Indicators listed = new Indicators(IndicatorList.read(LIST, "bad.csv").indicators());
        plant.engine().siteRules(new SiteRules(CustomRules.NONE, listed, SignatureSet.NONE, true));
        plant.pass(SECOND);
        network.open(HMI, PlantNetwork.internet("203.0.113.5", 443));
        assertThat(count(Kind.MALWARE_IOC)).isEqualTo(1);
        plant.engine().siteRules(new SiteRules(CustomRules.NONE, Indicators.NONE, SignatureSet.NONE, true));
        plant.pass(2 * HOUR);
        network.open(HMI, PlantNetwork.internet("203.0.113.5", 443));
        assertThat(count(Kind.MALWARE_IOC)).isEqualTo(1);
    }

    @Test
    void anotherRuleHoldsInPlaceOfTheFirst() throws ExpressionException {
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        CustomRules coils = new CustomRules(List.of(rule("coils", false, "space == \"coil\"")));
        plant.engine().siteRules(new SiteRules(coils, Indicators.NONE, SignatureSet.NONE, true));
        plant.pass(SECOND);
        plant.coil(HMI, PLC, 5, true);
        assertThat(count(Kind.RULE_MATCH)).isEqualTo(1);
        CustomRules registers = new CustomRules(List.of(rule("registers", false, "space == \"holding\"")));
        plant.engine().siteRules(new SiteRules(registers, Indicators.NONE, SignatureSet.NONE, true));
        plant.pass(2 * HOUR);
        plant.coil(HMI, PLC, 5, true);
        assertThat(count(Kind.RULE_MATCH)).isEqualTo(1);
        plant.write(HMI, PLC, 7, 1);
        assertThat(count(Kind.RULE_MATCH)).isEqualTo(2);
    }

    @Test
    void messagesAndPayloadsAreAskedForAsSoonAsARuleLooksAtThem() throws ExpressionException {
        assertThat(plant.engine().wantsMessages()).isFalse();
        assertThat(plant.engine().wantsPayload()).isFalse();
        CustomRules onMessages = new CustomRules(List.of(rule("messages", true, "protocol == \"modbus\"")));
        SignatureSet bytes =
                new SignatureSet(SignatureList.read(SIGNATURE, "a.rules").signatures());
        plant.engine().siteRules(new SiteRules(onMessages, Indicators.NONE, bytes, true));
        plant.pass(SECOND);
        assertThat(plant.engine().wantsMessages()).isTrue();
        assertThat(plant.engine().wantsPayload()).isTrue();
        plant.engine().siteRules(new SiteRules(CustomRules.NONE, Indicators.NONE, SignatureSet.NONE, true));
        plant.pass(SECOND);
        assertThat(plant.engine().wantsMessages()).isFalse();
        assertThat(plant.engine().wantsPayload()).isFalse();
    }
}
