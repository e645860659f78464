package io.otus.alert;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otus.alert.alert.AlertOrigin;
import io.otus.alert.alert.AlertState;
import io.otus.alert.audit.Learnable;
import io.otus.alert.baseline.BaselineApproval;
import io.otus.alert.baseline.BaselineException;
import io.otus.alert.detect.Kind;
import io.otus.alert.log.AlertJson;
import io.otus.alert.log.AlertJsonReader;
import io.otus.alert.text.Explanation;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Whoever learns an alert learns all that the act broke, but for what needs a decision of its own. */
class LearnedBesideTest {
    private static final int LAPTOP = 9;
    private static final int PLC = 2;

    private final Plant plant = Plant.watched();

    private void learn(Learnable.Facts facts) throws BaselineException {
        for (String fact : facts.statements()) {
            BaselineApproval.add(plant.engine().baseline(), fact);
        }
    }

    private AlertState first() {
        plant.pass(MINUTE);
        return plant.alerts().getFirst();
    }

    @Test
    void theSameActIsToldNoMore() throws BaselineException {
        plant.write(LAPTOP, PLC, 20, 320);
        AlertState alert = first();
        assertThat(plant.alerts()).hasSize(1);
        assertThat(alert.also()).contains(Kind.LINK_NEW, Kind.SETPOINT_WRITE, Kind.FUNC_NEW);
        Learnable.Facts facts = Learnable.of(plant.engine().baseline(), alert);
        String conversation = "LAPTOP -> PLC-1 modbus unit=1 ";
        assertThat(facts.statements())
                .contains(
                        conversation + "link",
                        conversation + "function 16",
                        conversation + "write holding 20",
                        conversation + "value holding 20 {320}",
                        "LAPTOP role writer modbus");
        assertThat(facts.refused()).isEmpty();
        assertThat(facts.left()).isZero();
        learn(facts);
        plant.pass(2 * HOUR);
        int before = plant.alerts().size();
        plant.write(LAPTOP, PLC, 20, 320);
        plant.pass(MINUTE);
        assertThat(plant.alerts()).hasSize(before);
    }

    @Test
    void aNewDeviceIsLearnedWithWhatItDid() throws BaselineException {
        plant.device("VIEWER", 8);
        plant.read(8, PLC, 0, 10);
        AlertState alert = first();
        Learnable.Facts facts = Learnable.of(plant.engine().baseline(), alert);
        assertThat(facts.statements()).contains("VIEWER present");
        assertThat(alert.beside().items()).allMatch(item -> facts.statements().contains(item.fact()));
    }

    @Test
    void aDangerousActIsNeverLearnedAlongWithSomethingElse() {
        plant.ask(LAPTOP, PLC, "modbus", "1", Plant.STOP);
        AlertState alert = first();
        assertThat(alert.origin().kind()).isEqualTo(Kind.CMD_DANGEROUS);
        assertThat(alert.beside().items()).isNotEmpty();
        assertThatThrownBy(() -> Learnable.of(plant.engine().baseline(), alert)).isInstanceOf(BaselineException.class);
    }

    /** Of a number in two registers, no line of the baseline says what it may be: better none than one on nothing. */
    @Test
    void aNumberOfSeveralRegistersIsNoRangeOfValuesOfItsTable() throws BaselineException {
        plant.write(1, PLC, 20, 9_000);
        AlertState alert = first();
        Learnable.Facts facts = Learnable.of(plant.engine().baseline(), alert);
        assertThat(facts.statements()).containsExactly("HMI1 -> PLC-1 modbus unit=1 value holding 20 {9000}");
        Explanation told = alert.origin().explanation();
        Explanation whole = new Explanation(
                told.title(), told.explanation(), told.fact() + "..21", told.expected(), "50.3", 0, 0, told.filter());
        AlertOrigin origin = alert.origin();
        AlertState number = AlertJsonReader.read(AlertJson.write(
                "test",
                1,
                new AlertState(
                        new AlertOrigin(
                                origin.id(),
                                origin.kind(),
                                whole,
                                origin.firstSeen(),
                                origin.protocol(),
                                origin.service(),
                                origin.unit(),
                                origin.network(),
                                origin.card(),
                                origin.gathers()),
                        alert.severity(),
                        alert.also(),
                        alert.attack(),
                        alert.assets(),
                        alert.moreAssets(),
                        alert.points(),
                        alert.further(),
                        alert.beside(),
                        alert.evidence(),
                        alert.worst(),
                        alert.status(),
                        alert.incident(),
                        alert.lastSeen(),
                        alert.count(),
                        alert.occurrence(),
                        alert.pcap(),
                        alert.lineTime(),
                        alert.lineDue())));
        assertThatThrownBy(() -> Learnable.of(plant.engine().baseline(), number))
                .isInstanceOf(BaselineException.class);
    }

    @Test
    void manyValuesOfOneMessageAreOneFactAndAreLearnedPointByPoint() throws BaselineException {
        long[] values = LongStream.range(1_000, 1_100).toArray();
        plant.write(LAPTOP, PLC, 200, values);
        AlertState alert = first();
        assertThat(alert.beside().items())
                .as("nothing is held that is not named")
                .hasSize((int) alert.beside().count())
                .anyMatch(item -> item.fact().endsWith(" value holding 200..299")
                        && item.title().startsWith("LAPTOP wrote 100 values to holding 200..299 of PLC-1"));
        Learnable.Facts facts = Learnable.of(plant.engine().baseline(), alert);
        assertThat(facts.left()).isZero();
        assertThat(facts.refused()).isEmpty();
        String value = "LAPTOP -> PLC-1 modbus unit=1 value holding ";
        assertThat(facts.statements()).contains(value + "200 {1000}", value + "299 {1099}");
        learn(facts);
        plant.pass(2 * HOUR);
        int before = plant.alerts().size();
        plant.write(LAPTOP, PLC, 200, values);
        plant.pass(MINUTE);
        assertThat(plant.alerts()).hasSize(before);
        values[50] = 7;
        plant.write(LAPTOP, PLC, 200, values);
        plant.pass(MINUTE);
        assertThat(plant.alerts()).as("another value is news").hasSizeGreaterThan(before);
    }

    /** However much else it broke meanwhile. */
    @Test
    void aFactThatIsNamedIsCountedOnce() {
        plant.write(LAPTOP, PLC, 20, 320);
        for (int i = 0; i < 50; i++) {
            plant.write(LAPTOP, PLC, 200 + 2L * i, 1);
        }
        long count = first().beside().count();
        plant.pass(2 * HOUR);
        plant.write(LAPTOP, PLC, 20, 320);
        plant.pass(MINUTE);
        assertThat(first().beside().count()).isEqualTo(count);
    }

    /** Who learns an alert on the internet learns its lines; who learns another one has not decided on that. */
    @Test
    void linesOnTheInternetAreLearnedWithAnAlertOnTheInternetOnly() throws BaselineException {
        plant.write(LAPTOP, PLC, 20, 320);
        AlertState alert = first();
        String line = "LAPTOP habit internet 203.0.113.5";
        String json = AlertJson.write("test", 1, alert).replace("LAPTOP -> PLC-1 modbus unit=1 link", line);
        String kind = '"' + alert.origin().kind().name() + '"';
        for (Kind each : new Kind[] {Kind.EXT_CONN, Kind.TIME_MANIP, Kind.MODE_CHANGE}) {
            AlertState other = AlertJsonReader.read(json.replace(kind, '"' + each.name() + '"'));
            assertThat(other.origin().kind()).isEqualTo(each);
            Learnable.Facts facts = Learnable.of(plant.engine().baseline(), other);
            assertThat(facts.statements().contains(line)).as(each.name()).isEqualTo(each == Kind.EXT_CONN);
            assertThat(facts.refused().stream().anyMatch(title -> title.startsWith("LINK_NEW")))
                    .as(each.name())
                    .isEqualTo(each != Kind.EXT_CONN);
        }
    }

    @Test
    void whatItHoldsIsKeptWithItsLine() {
        plant.write(LAPTOP, PLC, 20, 320);
        AlertState alert = first();
        assertThat(alert.beside().count()).isPositive();
        assertThat(AlertJsonReader.read(AlertJson.write("test", 1, alert)).beside())
                .isEqualTo(alert.beside());
    }
}
