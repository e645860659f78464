package io.otus.dissect.iec104;

import static io.otus.dissect.iec104.Frames.asdu;
import static io.otus.dissect.iec104.Frames.information;
import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.Octets;
import io.otus.core.event.Outcome;
import io.otus.core.event.Way;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.DissectorHarness;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands with their confirmations, selects with their executes, and files. */
class ExchangesTest extends DissectorContract {
    private static final int CON = 7;
    private static final int NEGATIVE = 0x40;

    @Override
    protected DissectorProvider provider() {
        return new Iec104Provider();
    }

    private static String command(int number, int cause, String object) {
        return information(number, 0, asdu(45, cause, 100, object));
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                row("select before operate")
                        .client(command(0, 6, "81"))
                        .server(command(0, CON, "81"))
                        .client(command(1, 6, "01"))
                        .server(command(1, CON, "01"))
                        .server(command(2, 10, "01"))
                        .sees(),
                row("an execute with another command than its select")
                        .client(command(0, 6, "81"))
                        .client(command(1, 6, "00"))
                        .sees(new Seen.Malformed(Iec104Anomaly.SELECTED, 15)),
                row("a select that is given up is none")
                        .client(command(0, 6, "81"))
                        .client(command(1, 8, "81"))
                        .client(command(2, 6, "00"))
                        .sees(),
                row("a checksum that is not that of its segments")
                        .server(information(0, 0, asdu(120, 13, 100, "0700 020000 00")))
                        .server(information(1, 0, asdu(121, 13, 100, "0700 01 020000 00")))
                        .server(information(2, 0, asdu(125, 13, 100, "0700 01 02 0102")))
                        .server(information(3, 0, asdu(123, 13, 100, "0700 01 03 04")))
                        .sees(new Seen.Malformed(Iec104Anomaly.SECTION, 6)),
                file(),
                deactivated("a file that was deactivated has no digest", "0700 01 02 03"),
                deactivated(
                        "nor has one of which a section was, whose sum is not that of what came",
                        "0700 01 04 09",
                        "0700 01 01 02"),
                row("a negative confirmation, and one of an address that is not known")
                        .client(command(0, 6, "01"))
                        .server(command(0, CON | NEGATIVE, "01"))
                        .client(command(1, 6, "01"))
                        .server(command(1, 47 | NEGATIVE, "01"))
                        .sees());
    }

    /** LSQ, 101 §7.2.6.31: 2 ends a file and 4 a section that was deactivated. */
    private static Row deactivated(String what, String last, String... more) {
        Row.Builder row = row(what)
                .server(information(0, 0, asdu(120, 13, 100, "0700 030000 00")))
                .server(information(1, 0, asdu(121, 13, 100, "0700 01 020000 00")))
                .server(information(2, 0, asdu(125, 13, 100, "0700 01 02 0102")))
                .server(information(3, 0, asdu(123, 13, 100, last)));
        int sent = 4;
        for (String one : more) {
            row.server(information(sent++, 0, asdu(123, 13, 100, one)));
        }
        return row.sees(new Seen.File(false, "3", Way.FROM_DEVICE, "file_7", 2, false));
    }

    private static Row file() {
        return row("a file in two sections")
                .client(information(0, 0, asdu(122, 13, 100, "0700 00 01")))
                .server(information(0, 0, asdu(120, 13, 100, "0700 030000 00")))
                .client(information(1, 0, asdu(122, 13, 100, "0700 00 02")))
                .server(information(1, 0, asdu(121, 13, 100, "0700 01 020000 00")))
                .client(information(2, 0, asdu(122, 13, 100, "0700 01 06")))
                .server(information(2, 0, asdu(125, 13, 100, "0700 01 02 0102")))
                .server(information(3, 0, asdu(123, 13, 100, "0700 01 03 03")))
                .server(information(4, 0, asdu(121, 13, 100, "0700 02 010000 00")))
                .server(information(5, 0, asdu(125, 13, 100, "0700 02 01 FF")))
                .server(information(6, 0, asdu(123, 13, 100, "0700 02 03 FF")))
                .server(information(7, 0, asdu(123, 13, 100, "0700 02 01 02")))
                .client(information(3, 0, asdu(124, 13, 100, "0700 00 01")))
                .sees(new Seen.File(false, "3", Way.FROM_DEVICE, "file_7", 3));
    }

    private DissectorHarness run(Row row) {
        DissectorHarness harness = new DissectorHarness(provider().create(), carrier());
        row.steps().forEach(step -> harness.feed(step.direction(), step.bytes().toArray(), 1_000));
        return harness;
    }

    private static List<String> selects(DissectorHarness harness) {
        return harness.seen().stream()
                .filter(Seen.Message.class::isInstance)
                .map(seen -> select((Iec104Event.Information) ((Seen.Message) seen).event()))
                .toList();
    }

    private static String select(Iec104Event.Information message) {
        return Objects.requireNonNull(message.asdu()).select();
    }

    @Test
    void whatOneSenderAloneDoesNotDoContradicts() {
        assertThat(Stream.of(Iec104Anomaly.values()).filter(Iec104Anomaly::isContradiction))
                .containsExactly(Iec104Anomaly.SEND_SEQUENCE, Iec104Anomaly.RECEIVE_SEQUENCE, Iec104Anomaly.SELECTED);
    }

    @Test
    void anExecuteTellsWhetherItWasSelected() {
        List<Row> rows = rows().toList();
        assertThat(selects(run(rows.get(0)))).containsExactly("", "", "paired", "", "");
        assertThat(selects(run(rows.get(1)))).containsExactly("", "different");
        assertThat(selects(run(rows.get(2)))).containsExactly("", "", "absent");
    }

    @Test
    void anExecuteBehindALossDoesNotAccuse() {
        Dissector dissector = provider().create();
        DissectorHarness harness = new DissectorHarness(dissector, carrier());
        dissector.gap(Direction.FROM_CLIENT);
        harness.feed(Direction.FROM_CLIENT, Octets.ofHex(command(5, 6, "01")).toArray(), 1_000);
        assertThat(selects(harness)).containsExactly("unseen");
    }

    private static List<Outcome> outcomes(DissectorHarness harness) {
        return harness.seen().stream()
                .filter(Seen.Response.class::isInstance)
                .map(seen -> ((Seen.Response) seen).response().outcome())
                .toList();
    }

    @Test
    void aConfirmationAnswersItsActivationAndATerminationNothing() {
        List<Row> rows = rows().toList();
        assertThat(outcomes(run(rows.get(0)))).containsExactly(Outcome.OK, Outcome.OK);
        assertThat(outcomes(run(rows.getLast())))
                .containsExactly(
                        Outcome.error(7, "negative_activation_confirmation"),
                        Outcome.error(47, "unknown_information_object_address"));
    }

    @ParameterizedTest
    @CsvSource({
        "44, unknown_type_identification",
        "45, unknown_cause_of_transmission",
        "46, unknown_common_address",
        "47, unknown_information_object_address"
    })
    void aStationThatDoesNotKnowWhatIsMeantRefuses(int cause, String name) {
        Row refused = row("refused")
                .client(command(0, 6, "01"))
                .server(command(0, cause | NEGATIVE, "01"))
                .sees();
        assertThat(outcomes(run(refused))).containsExactly(Outcome.error(cause, name));
    }

    @Test
    void aReadIsAnsweredWithItsValue() {
        DissectorHarness harness = run(row("read")
                .client(information(0, 0, asdu(102, 5, 100, "")))
                .server(information(0, 0, asdu(13, 5, 100, "0000C03F 00")))
                .sees());
        assertThat(outcomes(harness)).containsExactly(Outcome.OK);
    }

    @Test
    void oneStationOfAllAnswersUnderItsOwnAddress() {
        DissectorHarness harness = run(row("broadcast")
                .client(information(0, 0, "64 01 06 00 FFFF 000000 14"))
                .server(information(0, 0, asdu(100, CON, 0, "14")))
                .sees());
        assertThat(harness.seen().stream().filter(Seen.Response.class::isInstance))
                .singleElement()
                .satisfies(seen ->
                        assertThat(((Seen.Response) seen).response().unit()).isEqualTo("3"));
        assertThat(harness.pending((100L << 42) | (65_535L << 24))).isNull();
    }
}
