package io.otus.alert;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.alert.Alert;
import io.otus.alert.alert.AlertState;
import io.otus.alert.alert.Further;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.alert.log.AlertJson;
import io.otus.alert.log.AlertJsonReader;
import io.otus.alert.rule.Rule;
import io.otus.alert.rule.Rules;
import io.otus.alert.rule.Width;
import io.otus.core.evidence.Purpose;
import io.otus.core.net.Sites;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is folded into an alert is told by it. */
class FurtherTest {
    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));

    private void learned() {
        plant.device("HMI1", 1);
        plant.device("PLC-1", 2);
        plant.device("PLC-2", 3);
        for (int host = 2; host <= 3; host++) {
            plant.read(1, host, 0, 40);
            plant.write(1, host, 20, 5);
        }
        plant.pass(2 * HOUR);
    }

    private AlertState told() {
        plant.pass(2 * MINUTE);
        return plant.only(Kind.SETPOINT_WRITE, Severity.HIGH);
    }

    @Test
    void theTitleSaysHowManyMoreThereAreAndTheyAreNamed() {
        learned();
        plant.write(1, 2, 30, 1);
        assertThat(told().further()).isEqualTo(Further.NONE);
        plant.write(1, 2, 35, 1);
        plant.write(1, 3, 36, 1);
        plant.write(1, 3, 36, 1);
        AlertState alert = told();
        assertThat(alert.further().count()).isEqualTo(2);
        assertThat(alert.further().items())
                .extracting(Further.Item::title)
                .containsExactly(
                        "HMI1 wrote holding 35 of PLC-1, unit 1 for the first time",
                        "HMI1 wrote holding 36 of PLC-2, unit 1 for the first time");
        assertThat(alert.further().items().getFirst().fact()).isEqualTo("HMI1 -> PLC-1 modbus unit=1 write holding 35");
        assertThat(AlertJson.write("test", 1, alert))
                .contains("\"title\":\"HMI1 wrote holding 30 of PLC-1, unit 1 for the first time, and 2 more\"");
    }

    /** As where several lines of a baseline were removed: what goes on most would leave no frame of the others. */
    @Test
    void eachHasTheFramesThatFirstShowedIt() {
        learned();
        goOn(10);
        plant.write(1, 2, 35, 1);
        plant.write(1, 3, 36, 1);
        goOn(10);
        AlertState alert = told();
        assertThat(alert.further().count()).isEqualTo(2);
        for (Further.Item item : alert.further().items()) {
            assertThat(item.evidence()).hasSize(1);
            assertThat(item.evidence().getFirst().span().time()).isEqualTo(item.time());
            assertThat(alert.evidence()).doesNotContainAnyElementsOf(item.evidence());
        }
        assertThat(AlertJsonReader.read(AlertJson.write("test", 1, alert)).further())
                .isEqualTo(alert.further());
    }

    private void goOn(int times) {
        for (int repeat = 0; repeat < times; repeat++) {
            plant.pass(2 * Plant.SECOND);
            plant.write(1, 2, 30, 1);
        }
    }

    @Test
    void aLineOfAnEarlierVersionHasNoneOfThem() {
        learned();
        plant.write(1, 2, 30, 1);
        plant.write(1, 2, 35, 1);
        String line = AlertJson.write("test", 1, told());
        String earlier = line.replaceFirst("(\"time\":\"[^\"]+\"),\"evidence\":\\[[^\\]]*\\]", "$1");
        assertThat(earlier).isNotEqualTo(line);
        assertThat(AlertJsonReader.read(earlier).further().items().getFirst().evidence())
                .isEmpty();
    }

    @Test
    void theNumberNeedsNoBoundAndTheNamesHaveOne() {
        learned();
        for (int point = 0; point < 40; point++) {
            plant.write(1, 2, 100 + 2 * point, 1);
        }
        Further further = told().further();
        assertThat(further.count()).isEqualTo(39);
        assertThat(further.items()).hasSize(Alert.MAX_NAMED);
    }

    @Test
    void framesAreKeptOfThoseThatAreNamed() {
        AtomicInteger kept = new AtomicInteger();
        Plant counted = new Plant(new LearningPlan.Until(START + HOUR), (_, purpose) -> {
            kept.addAndGet(purpose == Purpose.ALERT ? 1 : 0);
            return null;
        });
        counted.device("HMI1", 1);
        counted.device("PLC-1", 2);
        counted.write(1, 2, 20, 5);
        counted.pass(2 * HOUR);
        for (int point = 0; point < 400; point++) {
            counted.write(1, 2, 100 + 2 * point, 1);
        }
        assertThat(kept).hasValueLessThan(4 * Alert.MAX_NAMED);
    }

    @Test
    void aDeviceThatIsCalledLikeTheEndOfATitleChangesNothing() {
        plant.device("PLC, and 7 more", 4);
        learned();
        plant.write(1, 4, 30, 1);
        plant.pass(2 * MINUTE);
        AlertState alert = plant.alerts().getFirst();
        AlertState again = AlertJsonReader.read(AlertJson.write("test", 1, alert));
        assertThat(again.further()).isEqualTo(alert.further());
        assertThat(again.origin().explanation().title())
                .isEqualTo(alert.origin().explanation().title());
    }

    @Test
    void anExceptionCoversWhatWasFoldedInToo() {
        learned();
        plant.write(1, 2, 30, 1);
        plant.write(1, 2, 35, 1);
        plant.write(1, 3, 36, 1);
        AlertState alert = told();
        List<Width> widths = Width.of(alert, alert.origin().explanation().fact(), Sites.NONE);
        assertThat(widths.getFirst().words()).endsWith("write holding 30, and 2 more");
        assertThat(widths.get(1).words()).isEqualTo("SETPOINT_WRITE in modbus by 10.0.0.1 to 10.0.0.2, 10.0.0.3");
        for (Width width : widths) {
            plant.engine().rules(new Rules(List.of(new Rule("rule 1", width.scope(), Rule.SILENCE, ""))));
            plant.pass(2 * HOUR);
            plant.write(1, 2, 30, 2);
            plant.write(1, 2, 35, 2);
            plant.write(1, 3, 36, 2);
            assertThat(plant.alerts()).as(width.words()).hasSize(1);
        }
        plant.engine()
                .rules(new Rules(List.of(new Rule("rule 1", widths.getFirst().scope(), Rule.SILENCE, ""))));
        plant.write(1, 3, 37, 1);
        assertThat(plant.alerts()).hasSize(2);
    }

    @Test
    void whatIsReadBackGoesOnCounting() {
        learned();
        plant.write(1, 2, 30, 1);
        plant.write(1, 2, 35, 1);
        AlertState alert = told();
        AlertState again = AlertJsonReader.read(AlertJson.write("test", 1, alert));
        assertThat(again.further()).isEqualTo(alert.further());
        assertThat(again.origin().explanation().title()).doesNotContain("more");
    }
}
