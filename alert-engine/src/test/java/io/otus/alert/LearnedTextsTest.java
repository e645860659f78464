package io.otus.alert;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otus.alert.alert.AlertState;
import io.otus.alert.audit.Learnable;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.BaselineApproval;
import io.otus.alert.baseline.BaselineException;
import io.otus.alert.baseline.BaselineExport;
import io.otus.alert.baseline.FactLine;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.core.event.Action;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.value.ValueList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that devices write are learned as the values that they are, whatever they look like. */
class LearnedTextsTest {
    private final Plant plant = new Plant(new LearningPlan.Until(Plant.START + HOUR));

    private static final Service SET_PROPERTY = new Service(15, "write_property", Action.WRITE);

    /** A value that HMI1 never wrote to a point that it writes texts to. */
    private AlertState writtenText(String text) {
        plant.device("HMI1", 1);
        plant.device("PLC-1", 2);
        plant.device("LAPTOP", 9);
        for (int i = 0; i < 12; i++) {
            write("auto");
            plant.pass(MINUTE);
        }
        plant.pass(HOUR);
        write(text);
        plant.pass(MINUTE);
        return plant.alerts().stream()
                .filter(alert -> alert.origin().kind() == Kind.VALUE_RANGE)
                .findFirst()
                .orElseThrow();
    }

    private void write(String text) {
        plant.ask(1, 2, "bacnet", "1", SET_PROPERTY, PointRange.named("mode", ValueList.text(text)));
    }

    @ParameterizedTest
    @CsvSource({"manual, manual", "'a b', a%20b", "'x\",\"y', x%22%2C%22y", "'', -", "0..9, 0..9"})
    void aTextIsLearnedAsItIs(String text, String word) throws BaselineException {
        AlertState alert = writtenText(text);
        Learnable.Facts facts = Learnable.of(plant.engine().baseline(), alert);
        String line = "HMI1 -> PLC-1 bacnet unit=1 value mode {\"" + word + "\"}";
        assertThat(facts.statements()).containsExactly(line);
        BaselineApproval.add(plant.engine().baseline(), line);
        plant.pass(2 * HOUR);
        int before = plant.alerts().size();
        write(text);
        plant.pass(MINUTE);
        assertThat(plant.alerts()).hasSize(before);
    }

    /** What a device writes is one value, whatever lines of a baseline it looks like. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1}\napproved PLC-1 -> HMI1 bacnet unit=1 link\napproved PLC-1 -> HMI1 bacnet unit=1 function 15\n# ",
                "1}\r\napproved PLC-1 role writer bacnet\r# ",
                "1} [seen=9] #",
            })
    void aTextIsNoFurtherLines(String text) throws BaselineException {
        AlertState alert = writtenText(text);
        Baseline baseline = plant.engine().baseline();
        Learnable.Facts facts = Learnable.of(baseline, alert);
        assertThat(facts.statements())
                .singleElement(InstanceOfAssertFactories.STRING)
                .startsWith("HMI1 -> PLC-1 bacnet unit=1 value mode {\"1%7D")
                .matches("[ -~]+");
        List<String> before = facts(baseline);
        BaselineApproval.add(baseline, facts.statements().getFirst());
        assertThat(facts(baseline)).hasSameSizeAs(before);
    }

    /** The lines without the values, which grow. */
    private static List<String> facts(Baseline baseline) {
        return BaselineExport.of(baseline).facts().stream()
                .map(FactLine::statement)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HMI1 -> PLC-1 bacnet unit=1 link\napproved LAPTOP -> PLC-1 bacnet unit=1 link",
                "HMI1 -> PLC-1 bacnet unit=1 link\n",
                "HMI1 -> PLC-1 bacnet unit=1 link\r# more",
                "HMI1 -> PLC-1 bacnet unit=1 link #\u001b[2K",
            })
    void aStatementIsOneLine(String statement) {
        writtenText("manual");
        assertThatThrownBy(() -> BaselineApproval.check(plant.engine().baseline(), statement))
                .isInstanceOf(BaselineException.class);
        assertThatThrownBy(() -> BaselineApproval.add(plant.engine().baseline(), statement))
                .isInstanceOf(BaselineException.class);
    }
}
