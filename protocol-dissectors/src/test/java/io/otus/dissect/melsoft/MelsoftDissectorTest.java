package io.otus.dissect.melsoft;

import static io.otus.testkit.Row.row;

import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.List;
import java.util.stream.Stream;

/**
 * Frames of melsoft_UDP_clean_1.pcap, of GX Works3 and an FX5U, and the question of public scanners to a Q CPU with its
 * answer, as they document it; a run and an end code other than 0 are theirs with another number.
 */
class MelsoftDissectorTest extends DissectorContract {
    private static final String ASKS = "57010000001111070000ffff030000fe030000%02X001c0a1614" + "00".repeat(20);
    private static final String TELLS = "d70100000011117f000000a80300ffff030000%02X009c0a1814" + "00".repeat(20);

    @Override
    protected DissectorProvider provider() {
        return new MelsoftProvider();
    }

    private static String asks(String command) {
        String plain = command.replace(" ", "");
        return frame(ASKS, 24 + plain.length() / 2) + plain;
    }

    private static String tells(String endCode, String command) {
        String plain = (endCode + command).replace(" ", "");
        return frame(TELLS, 24 + plain.length() / 2) + plain;
    }

    private static String frame(String header, int length) {
        return header.formatted(length);
    }

    private static Seen asked(int code, int sequence, PointRange... points) {
        Service service = MelsoftCommand.of(code);
        return new Seen.Request(Request.confirmed((long) code << 16 | sequence, service, "", List.of(points)));
    }

    private static Seen answered(int code, int sequence) {
        return answered(code, sequence, Outcome.OK);
    }

    private static Seen answered(int code, int sequence, Outcome outcome) {
        Service service = MelsoftCommand.of(code);
        return new Seen.Response(new Response((long) code << 16 | sequence, service, "", outcome, List.of()));
    }

    private static Seen claim(Attribute attribute, String value) {
        return new Seen.Claim(true, "", attribute, value, Trust.DEVICE);
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(identity(), run(), files(), unasked(), broken()).flatMap(rows -> rows);
    }

    private static Stream<Row> identity() {
        return Stream.of(
                row("the type of an FX5U")
                        .client(asks("0121 0100 0000 0001"))
                        .server(tells("0000", "0121 0100 0000 465835552d33324d542f455300000000 294a 0800 00000000"))
                        .sees(
                                new Seen.Message(new MelsoftEvent.Frame(
                                        "request",
                                        1,
                                        List.of(
                                                Element.number("command_code", 0x121),
                                                Element.text("command", "read_type_name_extended"),
                                                Element.text("data", "0001")))),
                                asked(0x121, 1),
                                new Seen.Message(new MelsoftEvent.Frame(
                                        "response",
                                        1,
                                        List.of(
                                                Element.number("command_code", 0x121),
                                                Element.text("command", "read_type_name_extended"),
                                                Element.number("end_code", 0),
                                                Element.text("model", "FX5U-32MT/ES"),
                                                Element.number("model_code", 0x4A29)))),
                                claim(Attribute.VENDOR, "Mitsubishi Electric"),
                                claim(Attribute.MODEL, "FX5U-32MT/ES"),
                                claim(Attribute.TYPE, "plc"),
                                answered(0x121, 1)),
                row("the type of a Q CPU, whose headers are shorter")
                        .client("57000000001111070000ffff030000fe03000014001c080a080000000000000004"
                                + "0101 0100 0000 0001")
                        .server(
                                "d700c80000111107000000e40300ffff03000038009c000c080000000010040000 0000"
                                        + "0101 0100 0000 51303355444543505520202020202020 6802 0008baba081020210316002002000101e802")
                        .sees(
                                asked(0x101, 1),
                                claim(Attribute.VENDOR, "Mitsubishi Electric"),
                                claim(Attribute.MODEL, "Q03UDECPU"),
                                claim(Attribute.TYPE, "plc"),
                                answered(0x101, 1)));
    }

    private static Stream<Row> run() {
        return Stream.of(
                row("a stop that is acknowledged")
                        .client(asks("1002 0b00 0000 0100"))
                        .server(tells("0000", "1002 0b00 0000"))
                        .sees(
                                new Seen.Message(new MelsoftEvent.Frame(
                                        "request",
                                        11,
                                        List.of(
                                                Element.number("command_code", 0x1002),
                                                Element.text("command", "remote_stop"),
                                                Element.number("mode", 1)))),
                                asked(0x1002, 11),
                                new Seen.Message(new MelsoftEvent.Frame(
                                        "response",
                                        11,
                                        List.of(
                                                Element.number("command_code", 0x1002),
                                                Element.text("command", "remote_stop"),
                                                Element.number("end_code", 0)))),
                                claim(Attribute.RUN_STATE, "stop"),
                                answered(0x1002, 11)),
                row("a run that is refused, and a pause")
                        .client(asks("1001 0900 0000 0100 0000"))
                        .server(tells("3140", "1001 0900 0000"))
                        .client(asks("1003 0a00 0000 0100"))
                        .server(tells("0000", "1003 0a00 0000"))
                        .sees(
                                asked(0x1001, 9),
                                answered(0x1001, 9, Outcome.error(0x4031, "end_code_4031")),
                                asked(0x1003, 10),
                                claim(Attribute.RUN_STATE, "pause"),
                                answered(0x1003, 10)),
                row("a password is in no row")
                        .client(asks("1630 0c00 0000 0400 31323334"))
                        .sees(
                                new Seen.Secret(51, 6),
                                new Seen.Message(new MelsoftEvent.Frame(
                                        "request",
                                        12,
                                        List.of(
                                                Element.number("command_code", 0x1630),
                                                Element.text("command", "remote_password_unlock")))),
                                asked(0x1630, 12)),
                row("a command that nobody described is kept as it is")
                        .client(asks("0701 b200 0000"))
                        .server(tells("0000", "0701 b200 0000"))
                        .sees(
                                asked(0x701, 0xb2),
                                new Seen.Unknown("command_code", 0x701),
                                answered(0x701, 0xb2),
                                new Seen.Unknown("command_code", 0x701)));
    }

    private static Stream<Row> files() {
        String system = "24004d0045004c00500052004a0024005c00530059005300540045004d002e00500052004d000000";
        PointRange file = PointRange.named("$MELPRJ$\\SYSTEM.PRM");
        return Stream.of(
                row("a file is opened with a key, and read")
                        .client(asks(
                                "1867 0900 3800 000000000000 0400 00000000 2800" + system + "000222300014020f545b80d8"))
                        .server(tells("0000", "1867 0900 3800 0100"))
                        .client(asks("1868 0b00 0000 0100 00000000 b800"))
                        .server(tells("0000", "1868 0b00 0000 b800 0001"))
                        .sees(
                                new Seen.Secret(105, 12),
                                new Seen.Message(new MelsoftEvent.Frame(
                                        "request",
                                        9,
                                        List.of(
                                                Element.number("command_code", 0x1867),
                                                Element.text("command", "open_file"),
                                                Element.number("open_mode", 0),
                                                Element.number("file_size", 0),
                                                Element.text("path", "$MELPRJ$\\SYSTEM.PRM")))),
                                asked(0x1867, 9, file),
                                new Seen.Message(new MelsoftEvent.Frame(
                                        "response",
                                        9,
                                        List.of(
                                                Element.number("command_code", 0x1867),
                                                Element.text("command", "open_file"),
                                                Element.number("end_code", 0),
                                                Element.number("file_handle", 1)))),
                                answered(0x1867, 9),
                                new Seen.Message(new MelsoftEvent.Frame(
                                        "request",
                                        11,
                                        List.of(
                                                Element.number("command_code", 0x1868),
                                                Element.text("command", "read_file"),
                                                Element.number("file_handle", 1),
                                                Element.number("offset", 0),
                                                Element.number("size", 184)))),
                                new Seen.Request(Request.confirmed(
                                        0x1868L << 16 | 11,
                                        new Service(0x1868, "read_file", Action.UPLOAD),
                                        "",
                                        List.of(file))),
                                new Seen.Message(new MelsoftEvent.Frame(
                                        "response",
                                        11,
                                        List.of(
                                                Element.number("command_code", 0x1868),
                                                Element.text("command", "read_file"),
                                                Element.number("end_code", 0),
                                                Element.number("size", 184)))),
                                answered(0x1868, 11)),
                row("a file is opened to be written, written and closed")
                        .client(asks("1867 2000 0000 0000000000 01 0400 b8000000 2800" + system))
                        .server(tells("0000", "1867 2000 0000 0100"))
                        .client(asks("1869 2100 0000 0100 00000000 0400 00015800"))
                        .server(tells("0000", "1869 2100 0000 0400"))
                        .client(asks("186a 2200 0000 0100"))
                        .server(tells("0000", "186a 2200 0000"))
                        .sees(
                                asked(0x1867, 32, file),
                                answered(0x1867, 32),
                                new Seen.Request(Request.confirmed(
                                        0x1869L << 16 | 33,
                                        new Service(0x1869, "write_file", Action.DOWNLOAD),
                                        "",
                                        List.of(file))),
                                answered(0x1869, 33),
                                asked(0x186A, 34, file),
                                answered(0x186A, 34)),
                row("what is read with a handle that was closed, or never opened, is not known")
                        .client(asks("186a 2200 0000 0100"))
                        .server(tells("0000", "186a 2200 0000"))
                        .client(asks("1868 2300 0000 0100 00000000 b800"))
                        .sees(asked(0x186A, 34), answered(0x186A, 34), asked(0x1868, 35)));
    }

    private static Stream<Row> unasked() {
        return Stream.of(row("an answer to nothing tells neither state nor type in a connection")
                .server(tells("0000", "1002 0b00 0000"))
                .server(tells("0000", "0121 0100 0000 465835552d33324d542f455300000000 294a 0800 00000000"))
                .sees(answered(0x1002, 11), answered(0x121, 1)));
    }

    private static Stream<Row> broken() {
        return Stream.of(
                row("a frame that is too short for a command")
                        .client("57010000001111070000ffff030000fe03000004001c0a1614")
                        .sees(new Seen.Malformed(MelsoftAnomaly.LENGTH, 21)),
                row("a frame whose length leaves no room for its second header is another protocol's, whatever follows")
                        .client("578b8b000011117f000000000300578b00ff030000" + asks("1002 0b00 0000 0100"))
                        .sees(),
                row("where the path of a file ends is not known, so a key may be in all of it")
                        .client(asks("1867 2000 0000 0000000000 01 0400 b8000000 2800 2400 31323334"))
                        .sees(
                                new Seen.Malformed(MelsoftAnomaly.DATA, 51),
                                new Seen.Secret(51, 20),
                                new Seen.Message(new MelsoftEvent.Frame(
                                        "request",
                                        32,
                                        List.of(
                                                Element.number("command_code", 0x1867),
                                                Element.text("command", "open_file")))),
                                asked(0x1867, 32)),
                row("another number where all frames have the same is another protocol's")
                        .client(asks("0121 0100 0000 0001").replace("001111", "001211"))
                        .sees(),
                row("a header whose parts disagree is another protocol's")
                        .client(asks("0121 0100 0000 0001").replace("1c0a1614", "1c0a1814"))
                        .sees(),
                row("data that are too short")
                        .client(asks("1002 0b00 0000"))
                        .client(asks("1867 2000 0000 0000000000 01 0400 b8000000 2800 2400"))
                        .client(asks("1868 2000 0000 0100"))
                        .client(asks("186a 2000 0000"))
                        .sees(
                                new Seen.Malformed(MelsoftAnomaly.DATA, 51),
                                asked(0x1002, 11),
                                new Seen.Malformed(MelsoftAnomaly.DATA, 51),
                                asked(0x1867, 32),
                                new Seen.Malformed(MelsoftAnomaly.DATA, 51),
                                asked(0x1868, 32),
                                new Seen.Malformed(MelsoftAnomaly.DATA, 51),
                                asked(0x186A, 32)),
                row("answers that are too short")
                        .server(tells("0000", "0121 0100 0000 4658"))
                        .server(tells("0000", "1867 0900 3800"))
                        .server(tells("0000", "1868 0900 3800"))
                        .sees(
                                new Seen.Malformed(MelsoftAnomaly.DATA, 53),
                                answered(0x121, 1),
                                new Seen.Malformed(MelsoftAnomaly.DATA, 53),
                                answered(0x1867, 9),
                                new Seen.Malformed(MelsoftAnomaly.DATA, 53),
                                answered(0x1868, 9)));
    }
}
