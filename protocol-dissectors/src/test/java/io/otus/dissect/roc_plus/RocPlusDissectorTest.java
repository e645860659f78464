package io.otus.dissect.roc_plus;

import static io.otus.testkit.Row.row;

import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.SessionSeen;
import io.otus.core.event.Trust;
import io.otus.core.spi.Direction;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.core.value.ValueList;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.List;
import java.util.stream.Stream;

/**
 * Rows that say so have frames of a synthetic capture (all_opcodes_tcp.pcap of icsnpp-roc-plus, BSD), or the example of
 * the ROC manual; the others have the layouts of the ROC Plus manual, between a host 3.1 and a controller 1.2.
 */
class RocPlusDissectorTest extends DissectorContract {
    private static final String ASK_NAMES = "01020301B40A035B00025B00035B00053079";
    private static final String NAMES = "03010102B446035B000257454C4C203720202020202020202020202020205B0003573638"
            + "3136352056657220332E363100000000005B0005456D6572736F6E2050726F63657373204D676D7407C1";
    private static final String ASK_VALUES = "01020301B407026701156601081174";
    private static final String VALUES = "03010102B40C026701150000C8426601080118D5";

    @Override
    protected DissectorProvider provider() {
        return new RocPlusProvider();
    }

    private static Seen asked(Service service, PointRange... points) {
        RocPlusFrame frame = new RocPlusFrame(1, 2, 3, 1, service.code());
        return new Seen.Request(Request.confirmed(frame.transaction(false), service, "1.2", List.of(points)));
    }

    private static Seen asked(int opcode, PointRange... points) {
        return asked(Opcode.service(opcode), points);
    }

    private static Seen answered(Service service, Outcome outcome, PointRange... points) {
        RocPlusFrame frame = new RocPlusFrame(3, 1, 1, 2, service.code());
        return new Seen.Response(new Response(frame.transaction(true), service, "1.2", outcome, List.of(points)));
    }

    private static Seen answered(int opcode, PointRange... points) {
        return answered(Opcode.service(opcode), Outcome.OK, points);
    }

    private static Seen message(RocPlusFrame frame, String message, Element... data) {
        return new Seen.Message(new RocPlusEvent.Message(frame, message, List.of(data)));
    }

    private static Service command(int opcode, String name, Action action) {
        return new Service(opcode, name, action).keyed(opcode + "/" + name);
    }

    private static Seen claim(String unit, Attribute attribute, String value) {
        return new Seen.Claim(true, unit, attribute, value, Trust.DEVICE);
    }

    private static PointRange point(int type, int logical, int parameter, ValueList value) {
        return new Tlp(type, logical, parameter).point(value);
    }

    private static Seen malformed(RocPlusAnomaly anomaly, int offset) {
        return new Seen.Malformed(anomaly, offset);
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(framing(), configuration(), parameters(), commands(), logins(), others(), broken())
                .flatMap(rows -> rows);
    }

    private static Stream<Row> framing() {
        return Stream.of(
                row("the manual's example: an operator signs in without a password")
                        .client("01 02 01 00 11 03 4D4F43 8518")
                        .sees(
                                new Seen.Session(true, "", SessionSeen.LOGIN, "MOC"),
                                message(
                                        new RocPlusFrame(1, 2, 1, 0, 17),
                                        "request",
                                        Element.text("operator_id", "MOC"))),
                row("length and opcode tell who asks where nothing else does")
                        .someone("0102030106002A35")
                        .sees(new Seen.Direction(Direction.FROM_CLIENT), asked(Opcode.SYSTEM_CONFIGURATION)),
                row("and who answers").someone("03010102B500EB5F").sees(new Seen.Direction(Direction.FROM_SERVER)),
                row("a history that is as long asked as answered goes by who sends it")
                        .client("010203016C04010101057173")
                        .server("030101026C07010104D2054849DF8C")
                        .sees(asked(108), answered(108)),
                row("a unit of 0 is all units of the group, and none answers")
                        .client("0002030108071A3A0D0203EA07ED20")
                        .sees(new Seen.Request(Request.unconfirmed(
                                Opcode.service(8), "0.2", List.of(PointRange.clock("2026-03-02T13:58:26"))))),
                row("a frame whose CRC is wrong is another protocol's, until one was right")
                        .client("0102030106002A36")
                        .sees(),
                row("eight zeros are another protocol's, though their CRC is right")
                        .client("0000000000000000" + "01020301C9010144B0")
                        .sees(),
                row("an opcode that nobody knows proves nothing")
                        .client("01020301C9010144B0")
                        .sees());
    }

    private static Stream<Row> configuration() {
        return Stream.of(
                row("system configuration, as captured, tells model and mode")
                        .client("0102030406003A2F")
                        .server("01020304 06 D7 01 0002 00 02 01 01 0000000000000000000000 06" + captured() + "DDC9")
                        .sees(
                                claim("3.4", Attribute.VENDOR, "Emerson"),
                                claim("3.4", Attribute.MODEL, "ROC800-Series"),
                                claim("3.4", Attribute.TYPE, "rtu"),
                                claim("3.4", Attribute.INSTANCE, "3.4"),
                                claim("3.4", Attribute.RUN_STATE, "run")),
                row("system variables tell name, firmware and maker")
                        .client(ASK_NAMES)
                        .server(NAMES)
                        .sees(
                                asked(
                                        180,
                                        new Tlp(91, 0, 2).point(),
                                        new Tlp(91, 0, 3).point(),
                                        new Tlp(91, 0, 5).point()),
                                claim("1.2", Attribute.NAME, "WELL 7"),
                                claim("1.2", Attribute.FIRMWARE, "W68165 Ver 3.61"),
                                claim("1.2", Attribute.VENDOR, "Emerson Process Mgmt"),
                                answered(
                                        180,
                                        point(91, 0, 2, ValueList.text("WELL 7")),
                                        point(91, 0, 3, ValueList.text("W68165 Ver 3.61")),
                                        point(91, 0, 5, ValueList.text("Emerson Process Mgmt")))),
                row("the same where the request was not seen: the sizes are known")
                        .server(NAMES)
                        .sees(
                                claim("1.2", Attribute.NAME, "WELL 7"),
                                claim("1.2", Attribute.FIRMWARE, "W68165 Ver 3.61"),
                                claim("1.2", Attribute.VENDOR, "Emerson Process Mgmt")),
                row("a system configuration that is cut short")
                        .server("0301010206030102001CFA")
                        .sees(malformed(RocPlusAnomaly.DATA_LENGTH, 5)));
    }

    /** The 196 numbers of points of the captured system configuration: 0 to 195. */
    private static String captured() {
        StringBuilder hex = new StringBuilder();
        for (int i = 0; i < 196; i++) {
            hex.append("%02X".formatted(i));
        }
        return hex.toString();
    }

    private static Stream<Row> parameters() {
        ValueList hundred = ValueList.reals(100f);
        ValueList one = ValueList.unsigned(1);
        return Stream.of(
                row("values are cut by the names that were asked for")
                        .client(ASK_VALUES)
                        .server(VALUES)
                        .sees(
                                asked(180, new Tlp(103, 1, 21).point(), new Tlp(102, 1, 8).point()),
                                answered(180, point(103, 1, 21, hundred), point(102, 1, 8, one))),
                row("sizes that an answer showed cut the write that follows")
                        .client(ASK_VALUES)
                        .server(VALUES)
                        .client("01020301B50C02660108006701150000A041597B")
                        .server("03010102B500EB5F")
                        .sees(
                                asked(180, new Tlp(103, 1, 21).point(), new Tlp(102, 1, 8).point()),
                                answered(180, point(103, 1, 21, hundred), point(102, 1, 8, one)),
                                asked(
                                        181,
                                        point(102, 1, 8, ValueList.unsigned(0)),
                                        point(103, 1, 21, ValueList.reals(20f))),
                                answered(181)),
                row("a write of several whose sizes are not known names the first")
                        .client("01020301B50C026E00050000A0416E000601228D")
                        .sees(
                                message(
                                        new RocPlusFrame(1, 2, 3, 1, 181),
                                        "request",
                                        Element.number("number_of_parameters", 2),
                                        new Element.Groups("parameters", List.of()),
                                        Element.text("data", "6e00050000a0416e000601")),
                                asked(181, new Tlp(110, 0, 5).point())),
                row("an answer that can be cut in two ways is kept as it is")
                        .client("01020301B407026E00056E0005697A")
                        .server(AMBIGUOUS)
                        .sees(asked(180, new Tlp(110, 0, 5).point(), new Tlp(110, 0, 5).point()), answered(180)),
                row("an answer to something else is late: what was asked waits for its own")
                        .client("01020301B404016E00055226")
                        .server("03010102B405016E010701958E" + "03010102B405016E000507452C")
                        .sees(
                                asked(180, new Tlp(110, 0, 5).point()),
                                new Seen.Response(new Response(
                                        new RocPlusFrame(3, 1, 1, 2, 180).lateTransaction(),
                                        Opcode.service(180),
                                        "1.2",
                                        Outcome.OK,
                                        List.of(point(110, 1, 7, one)))),
                                answered(180, point(110, 0, 5, ValueList.unsigned(7)))),
                row("parameters of one point, as captured: one with its value")
                        .client("01020304A6050101010001DCB2")
                        .server("01020304A7050101010001CC72")
                        .sees(
                                new Seen.Request(Request.confirmed(
                                        new RocPlusFrame(1, 2, 3, 4, 166).transaction(false),
                                        Opcode.service(166),
                                        "1.2",
                                        List.of(point(1, 1, 0, one)))),
                                new Seen.Response(new Response(
                                        new RocPlusFrame(1, 2, 3, 4, 167).transaction(true),
                                        Opcode.service(167),
                                        "3.4",
                                        Outcome.OK,
                                        List.of(point(1, 1, 0, one))))),
                row("and a configurable opcode table, read and written")
                        .client("010203010A03000103674C" + "010203010B050401000142BB02")
                        .sees(asked(10, PointRange.of("opcode_table0", 1, 3)), asked(11)));
    }

    private static final String AMBIGUOUS = "03010102B40D026E0005016E0005026E000503AFEE";

    private static Stream<Row> commands() {
        ValueList one = ValueList.unsigned(1);
        return Stream.of(
                row("a warm start is a restart")
                        .client("01020301B505015B001A0170D0")
                        .server("03010102B500EB5F")
                        .sees(
                                asked(command(181, "warm_start", Action.RESTART), point(91, 0, 26, one)),
                                answered(command(181, "warm_start", Action.RESTART), Outcome.OK)),
                row("a cold start too, also as a single parameter")
                        .client("01020301A6055B00011B07C96A")
                        .sees(asked(
                                command(166, "cold_start", Action.RESTART), point(91, 0, 27, ValueList.unsigned(7)))),
                row("the last of parameters that follow one another starts cold")
                        .client("01020301A6065B00021A01010AB2")
                        .sees(asked(
                                command(166, "cold_start", Action.RESTART),
                                point(91, 0, 26, one),
                                point(91, 0, 27, one))),
                row("so does the first, where the size of the second is not known")
                        .client("01020301A6075B00031B0102038F06")
                        .sees(
                                message(
                                        new RocPlusFrame(1, 2, 3, 1, 166),
                                        "request",
                                        Element.number("point_type", 91),
                                        Element.number("logical_number", 0),
                                        Element.number("number_of_parameters", 3),
                                        Element.number("starting_parameter", 27),
                                        new Element.Groups(
                                                "parameters",
                                                List.of(new Element.Group(
                                                        "parameter",
                                                        List.of(
                                                                Element.text("tlp", "91,0,27"),
                                                                new Element.Value("value", one))))),
                                        Element.text("data", "0203")),
                                asked(
                                        command(166, "cold_start", Action.RESTART),
                                        point(91, 0, 27, one),
                                        PointRange.of("T91.L0", 28, 2))),
                row("a restart is not hidden by the configuration that is kept too")
                        .client("01020301B509025B001B015B0015011253")
                        .sees(asked(
                                command(181, "cold_start", Action.RESTART),
                                point(91, 0, 27, one),
                                point(91, 0, 21, one))),
                row("whichever stands first")
                        .client("01020301B509025B0015015B001B01171D")
                        .sees(asked(
                                command(181, "cold_start", Action.RESTART),
                                point(91, 0, 21, one),
                                point(91, 0, 27, one))),
                row("clearing programs deletes")
                        .client("01020301B505015B0013017680")
                        .sees(asked(command(181, "fst_clear", Action.DELETE), point(91, 0, 19, one))),
                row("a 0 does nothing")
                        .client("01020301B505015B001A00B110")
                        .sees(asked(181, point(91, 0, 26, ValueList.unsigned(0)))),
                row("the clock is set")
                        .client("0102030108071A3A0D0203EA07EFA1")
                        .sees(asked(8, PointRange.clock("2026-03-02T13:58:26"))),
                row("also by a host that writes the year the other way, as captured")
                        .client("01020304 08 07 1E2D0C0F0307E8 890D")
                        .sees(new Seen.Request(Request.confirmed(
                                new RocPlusFrame(1, 2, 3, 4, 8).transaction(false),
                                Opcode.service(8),
                                "1.2",
                                List.of(PointRange.clock("2024-03-15T12:45:30"))))),
                row("a file is deleted, as captured")
                        .client("01020304 CB 7E 06" + "2F666C6173682F646174612F" + "00".repeat(88)
                                + "6578616D706C652E747874" + "00".repeat(14) + "1610")
                        .sees(new Seen.Request(Request.confirmed(
                                new RocPlusFrame(1, 2, 3, 4, 203).transaction(false),
                                command(203, "delete_file", Action.DELETE),
                                "1.2",
                                List.of(PointRange.named("file:/flash/data/example.txt"))))),
                row("a file is opened, as captured")
                        .client("01020304 CB 7F 01 00" + "2F666C6173682F646174612F" + "00".repeat(88)
                                + "6578616D706C652E747874" + "00".repeat(14) + "9B7C")
                        .server("01020304 CB 05 01 00000000 F188")
                        .sees(
                                message(
                                        new RocPlusFrame(1, 2, 3, 4, 203),
                                        "request",
                                        Element.number("command", 1),
                                        Element.number("options", 0),
                                        Element.text("path", "/flash/data/"),
                                        Element.text("file_name", "example.txt")),
                                message(
                                        new RocPlusFrame(1, 2, 3, 4, 203),
                                        "response",
                                        Element.number("command", 1),
                                        Element.text("data", "00000000"))),
                row("a directory is answered")
                        .server("03010102CB0706010A646174616833")
                        .sees(answered(203)));
    }

    private static Stream<Row> logins() {
        RocPlusFrame captured = new RocPlusFrame(1, 2, 3, 4, 17);
        return Stream.of(
                row("a login with the password of delivery in the clear, which no row has")
                        .client("0102030111064C4F49E80305A07D")
                        .server("01020304 11 00 35DF")
                        .sees(
                                new Seen.Secret(9, 2),
                                new Seen.Session(true, "", SessionSeen.DEFAULT_LOGIN, "LOI"),
                                message(
                                        new RocPlusFrame(1, 2, 3, 1, 17),
                                        "request",
                                        Element.text("operator_id", "LOI"),
                                        Element.number("access_level", 5)),
                                message(captured, "response")),
                row("an enhanced login, as captured")
                        .client("01020304 11 47 4F50455241544F5231" + "20".repeat(21) + "50415353574F524431"
                                + "20".repeat(31) + "01 37C3")
                        .sees(
                                new Seen.Secret(36, 40),
                                new Seen.Session(true, "", SessionSeen.CLEARTEXT_LOGIN, "OPERATOR1")),
                row("a logout, as captured")
                        .client("01020304 11 0B 4F5031 1234 4C4F474F5554 B593")
                        .sees(
                                new Seen.Secret(9, 2),
                                new Seen.Request(Request.confirmed(
                                        captured.transaction(false), Opcode.LOGOUT, "1.2", List.of()))),
                row("a session key is asked for and answered, as captured")
                        .client("01020304 11 0D 53455353494F4E4B45595F3133 A6A1")
                        .server("01020304 11 18 5F575241505045445F5F53455353494F4E5F5F4B45595F5F 566A")
                        .sees(new Seen.Request(
                                Request.confirmed(captured.transaction(false), Opcode.SESSION_KEY, "1.2", List.of()))),
                row("a login without a whole name")
                        .client("0102030111024C4F0E37")
                        .sees(malformed(RocPlusAnomaly.DATA_LENGTH, 5)));
    }

    private static Stream<Row> others() {
        return Stream.of(
                row("an error refuses what was asked last")
                        .client("01020301B404016E00055226")
                        .server("03010102FF0202063872")
                        .sees(
                                asked(180, new Tlp(110, 0, 5).point()),
                                answered(Opcode.service(180), Outcome.error(2, "invalid_parameter_number"))),
                row("without a question it refuses nothing")
                        .server("03010102FF0202063872")
                        .sees(message(
                                new RocPlusFrame(3, 1, 1, 2, 255),
                                "error",
                                new Element.Groups(
                                        "errors",
                                        List.of(new Element.Group(
                                                "error",
                                                List.of(
                                                        Element.number("error_code", 2),
                                                        Element.text("error_name", "invalid_parameter_number"),
                                                        Element.number("error_offset", 6))))))),
                row("a controller reports by exception, and the host acknowledges")
                        .someone("03010102E00201023E95")
                        .someone("01020301E10202004963")
                        .sees(
                                new Seen.Direction(Direction.FROM_SERVER),
                                new Seen.Request(Request.notification(Opcode.service(224), "1.2", List.of())),
                                new Seen.Direction(Direction.FROM_CLIENT),
                                asked(225)),
                row("the clock is told")
                        .server("0301010207081A3A0D0203EA0702E00F")
                        .sees(message(
                                new RocPlusFrame(3, 1, 1, 2, 7),
                                "response",
                                Element.text("date_and_time", "2026-03-02T13:58:26"))),
                row("and by an older ROC, whose year has two digits")
                        .server("0301010207081A3A0D02031A0202E36C")
                        .sees(message(
                                new RocPlusFrame(3, 1, 1, 2, 7), "response", Element.text("data", "1a3a0d02031a0202"))),
                row("whose clock is set in the same way")
                        .client("0102030108081A3A0D02031A020223DE")
                        .sees(asked(8)));
    }

    private static Stream<Row> broken() {
        return Stream.of(
                row("a wrong CRC behind a right one")
                        .client("0102030106002A35" + "0102030106002A36")
                        .sees(malformed(RocPlusAnomaly.CRC, 6)),
                row("an opcode that nobody knows behind one that is known")
                        .client("0102030106002A35" + "01020301C9010144B0")
                        .sees(new Seen.Unknown("opcode", 201)),
                row("a 31st of a month 24")
                        .client("0102030108070000181F04EA07EB54")
                        .sees(malformed(RocPlusAnomaly.CLOCK, 6)),
                row("parameters of one point without their number")
                        .client("01020301A6025B006787")
                        .sees(malformed(RocPlusAnomaly.DATA_LENGTH, 5)),
                row("more parameters than there is room for")
                        .client("01020301B504025B0002027F")
                        .sees(malformed(RocPlusAnomaly.DATA_LENGTH, 5)),
                row("an error without a code")
                        .server("03010102FF00DC3F")
                        .sees(malformed(RocPlusAnomaly.DATA_LENGTH, 5)));
    }
}
