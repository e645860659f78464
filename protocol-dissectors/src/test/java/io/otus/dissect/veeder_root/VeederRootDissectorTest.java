package io.otus.dissect.veeder_root;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.core.value.ValueList;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.FieldTable;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Formats are those of the manuals; the checksum of {@code 9999} is theirs, that of function 101 from a TLS-350. */
class VeederRootDissectorTest extends DissectorContract {
    private static final String INVENTORY = "\u0001i201002606011430" + "011000007" + "457A0000" + "4579C000"
            + "45BB8000"
            + "42420000" + "00000000" + "42710000" + "00000000" + "022000006" + "44BB9000" + "44BB6000" + "455AC000"
            + "41AA0000" + "3FC00000" + "426C0000" + "&&E3C6\u0003";
    private static final String REVISION =
            "\u0001i902002606011431SOFTWARE# 349783-001-AXMCREATED - 01.05.17.15.11&&F183\u0003";
    private static final String SHOWN = """
            \u0001
            I20100
            JUN  1, 2026  2:30 PM

            OTUS FUEL 4
            1 HARBOUR ROAD



            IN-TANK INVENTORY

            TANK PRODUCT             VOLUME TC VOLUME   ULLAGE   HEIGHT    WATER     TEMP
              1  REGULAR UNLEADED      4000      3996     6000    48.50     0.00    60.25

            \u0003""";

    @Override
    protected DissectorProvider provider() {
        return new VeederRootProvider();
    }

    private static Seen asks(String code) {
        int function = Integer.parseInt(code.substring(1, 4), 16);
        boolean sets = code.startsWith("S");
        List<PointRange> points = sets ? List.of(set(code)) : List.of();
        return new Seen.Request(Request.confirmed(transaction(code), Functions.service(function, sets), "", points));
    }

    private static PointRange set(String code) {
        return PointRange.of(code.substring(1, 4), Integer.parseInt(code.substring(4)), 1);
    }

    private static long transaction(String code) {
        return Long.parseLong(code.substring(1, 4), 16) << 8 | Long.parseLong(code.substring(4));
    }

    private static Seen answers(String code, Outcome outcome, List<PointRange> points) {
        Service service = Functions.service(Integer.parseInt(code.substring(1, 4), 16), code.startsWith("S"));
        return new Seen.Response(new Response(transaction(code), service, "", outcome, points));
    }

    private static Seen claim(Attribute attribute, String value) {
        return new Seen.Claim(true, "", attribute, value, Trust.DEVICE);
    }

    private static List<PointRange> tank(int tank, double... values) {
        String[] names = {"volume", "tc_volume", "ullage", "height", "water", "temperature", "water_volume"};
        List<PointRange> points = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            points.add(PointRange.of(names[i], tank, ValueList.reals(values[i])));
        }
        return points;
    }

    private static Seen message(String name, Element... fields) {
        return new Seen.Message(new VeederRootEvent.Message(name, List.of(fields)));
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.concat(reports(), commands());
    }

    private static Stream<Row> reports() {
        List<PointRange> both = new ArrayList<>(tank(1, 4000, 3996, 6000, 48.5, 0, 60.25, 0));
        both.addAll(tank(2, 1500.5, 1499, 3500, 21.25, 1.5, 59));
        return Stream.of(
                row("what is in the tanks, for a computer")
                        .clientSays("\u0001i20100")
                        .serverSays(INVENTORY)
                        .sees(asks("I20100"), answers("I20100", Outcome.OK, both)),
                row("what is in the tanks, for a display, with the station's header; the command ends its line")
                        .clientSays("\u0001I20100\n")
                        .serverSays(SHOWN)
                        .clientSays("\u0001I20100")
                        .sees(
                                asks("I20100"),
                                claim(Attribute.DESCRIPTION, "OTUS FUEL 4, 1 HARBOUR ROAD"),
                                answers("I20100", Outcome.OK, tank(1, 4000, 3996, 6000, 48.5, 0, 60.25)),
                                asks("I20100")),
                row("the software's revision tells maker and firmware")
                        .clientSays("\u0001i90200")
                        .serverSays(REVISION)
                        .sees(
                                asks("I90200"),
                                claim(Attribute.VENDOR, "Veeder-Root"),
                                claim(Attribute.FIRMWARE, "349783-001-AXM"),
                                answers("I90200", Outcome.OK, List.of())),
                row("the same for a display, TLS2 manual function 902")
                        .clientSays("\u0001I90200")
                        .serverSays("""
                                \u0001
                                I90200
                                22-05-01 15:12
                                SOFTWARE# 349783-001-AXM
                                CREATED - 01.05.17.15.11
                                SYSTEM FEATURES:
                                PERIODIC IN-TANK TESTS
                                \u0003""")
                        .sees(
                                message("command", Element.text("function_code", "I90200")),
                                claim(Attribute.VENDOR, "Veeder-Root"),
                                claim(Attribute.FIRMWARE, "349783-001-AXM"),
                                message(
                                        "response",
                                        Element.text("function_code", "I90200"),
                                        Element.text("software", "349783-001-AXM"),
                                        Element.text("created", "01.05.17.15.11"))),
                row("a checksum that is wrong tells nothing")
                        .clientSays("\u0001i20100")
                        .serverSays(INVENTORY.replace("E3C6", "E3C7"))
                        .sees(
                                new Seen.Malformed(VeederRootAnomaly.CHECKSUM, INVENTORY.length() - 1),
                                answers("I20100", Outcome.OK, List.of())),
                row("a tank that has fewer values than it says")
                        .clientSays("\u0001i20100")
                        .serverSays("\u0001i201002606011430011000007457A0000&&F906\u0003")
                        .sees(new Seen.Malformed(VeederRootAnomaly.INVENTORY, 7)));
    }

    private static Stream<Row> commands() {
        return Stream.of(
                row("a tank gets another label; what it is follows the command")
                        .clientSays("\u0001S60201DIESEL\n")
                        .serverSays("\u0001\nI60201\nTANK 1\n\u0003")
                        .sees(
                                message("command", Element.text("function_code", "S60201")),
                                asks("S60201"),
                                message("data_field", Element.text("data_field", "DIESEL")),
                                message("response", Element.text("function_code", "I60201")),
                                answers("S60201", Outcome.OK, List.of(set("S60201")))),
                row("a function that is not recognised, §5")
                        .clientSays("\u0001I99900")
                        .serverSays("\u00019999FF1B\u0003")
                        .sees(
                                asks("I99900"),
                                answers("I99900", Outcome.error(9999, "function_not_recognized"), List.of())),
                row("a security code before a command is a secret, and so is one that is set")
                        .clientSays("\u0001abcdefI20100")
                        .clientSays("\u0001S50400fedcba")
                        .sees(
                                message("command", Element.text("function_code", "I20100")),
                                new Seen.Secret(1, 6),
                                asks("I20100"),
                                message("command", Element.text("function_code", "S50400")),
                                asks("S50400"),
                                message("data_field", Element.text("data_field", "")),
                                new Seen.Secret(0, 1),
                                message("data_field", Element.text("data_field", "")),
                                new Seen.Secret(0, 1),
                                message("data_field", Element.text("data_field", "")),
                                new Seen.Secret(0, 1),
                                message("data_field", Element.text("data_field", "")),
                                new Seen.Secret(0, 1),
                                message("data_field", Element.text("data_field", "")),
                                new Seen.Secret(0, 1),
                                message("data_field", Element.text("data_field", "")),
                                new Seen.Secret(0, 1)),
                row("a code that is set has no end, and is a secret in the answer too; so is one that is asked for")
                        .clientSays("\u0001s50400fed")
                        .serverSays("\u0001i504002606011430fed&&FB2B\u0003")
                        .clientSays("\u0001I50400")
                        .serverSays("\u0001\nI50400\nSECURITY CODE: fed\n\u0003")
                        .sees(
                                asks("S50400"),
                                new Seen.Secret(0, 1),
                                new Seen.Secret(0, 1),
                                new Seen.Secret(0, 1),
                                new Seen.Secret(7, 19),
                                answers("S50400", Outcome.OK, List.of(set("S50400"))),
                                asks("I50400"),
                                new Seen.Secret(9, 22),
                                answers("I50400", Outcome.OK, List.of())),
                row("an answer whose command was not seen is what its letter says")
                        .serverSays("\u0001\nS60201\nTANK 1\n\u0003")
                        .serverSays("\u0001\nI60201\nTANK 1\n\u0003")
                        .sees(answers("S60201", Outcome.OK, List.of()), answers("I60201", Outcome.OK, List.of())),
                row("line ends before a command and its answer, as many as there may be")
                        .clientSays("\n\n\u0001I20100\n\n\rI")
                        .serverSays("\n\n\u00019999FF1B\u0003")
                        .sees(
                                message("command", Element.text("function_code", "I20100")),
                                asks("I20100"),
                                message("data_field", Element.text("data_field", "")),
                                message("not_recognized"),
                                answers("I20100", Outcome.error(9999, "function_not_recognized"), List.of())),
                row("more of them before a command are another protocol's")
                        .clientSays("\n\n\r\u0001I20100")
                        .sees(),
                row("text that no command came before is another protocol's")
                        .clientSays("DIESEL\n")
                        .sees(),
                row("an octet that no text has is another protocol's")
                        .server("01 693230 FE01 03")
                        .client("01 493230313030")
                        .sees(asks("I20100")),
                row("who sends must be known: command and answer begin alike")
                        .someone("01 493230313030")
                        .sees());
    }

    @Test
    void theChecksumIsThatOfADevice() {
        byte[] captured = "\u0001i101002312301342020402&&FB3B\u0003".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(TankMessage.isChecksumRight(ByteView.of(captured), 0)).isTrue();
    }

    @Test
    void aReportThatDoesNotEndIsGivenUp() {
        byte[] report = ("\u0001I20100" + "A".repeat(TankMessage.LONGEST)).getBytes(StandardCharsets.ISO_8859_1);
        assertThat(TankMessage.response(ByteView.of(report))).isEqualTo(Dissector.NOT_MINE);
    }

    @Test
    void whatIsSetSaysWhatItDoes() {
        assertThat(Functions.service(0x001, true).action()).isEqualTo(Action.RESTART);
        assertThat(Functions.service(0x501, true).action()).isEqualTo(Action.TIME_SET);
        assertThat(Functions.service(0x504, true).action()).isEqualTo(Action.CREDENTIAL_SET);
        assertThat(Functions.service(0x517, true).action()).isEqualTo(Action.CONFIGURE);
        assertThat(Functions.service(0x602, true).action()).isEqualTo(Action.WRITE);
        assertThat(Functions.service(0x201, false).action()).isEqualTo(Action.READ);
    }

    @Test
    void thePageNamesEveryField() {
        assertThat(FieldTable.of("veeder_root")).containsAll(fieldsWritten());
    }
}
