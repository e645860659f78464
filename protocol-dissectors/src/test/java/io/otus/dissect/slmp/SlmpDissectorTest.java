package io.otus.dissect.slmp;

import static io.otus.testkit.Row.row;

import io.otus.core.bytes.Octets;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Trust;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.core.value.ValueList;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.List;
import java.util.stream.Stream;

class SlmpDissectorTest extends DissectorContract {
    private static final String ROUTE = "00 FF FF03 00";
    private static final long TRANSACTION = 0x03FFL << 24 | 0xFF00;

    @Override
    protected DissectorProvider provider() {
        return new SlmpProvider();
    }

    private static String le16(int value) {
        return "%02X%02X".formatted(value & 0xFF, value >> 8);
    }

    /** A binary 3E frame: the monitoring timer, and what follows it. */
    private static String asks(String data) {
        return "5000" + ROUTE + le16(2 + Octets.ofHex(data.replace(" ", "")).length()) + "1000" + data;
    }

    private static String answers(String data) {
        return "D000" + ROUTE + le16(Octets.ofHex(data.replace(" ", "")).length()) + data;
    }

    private static String ascii(String text) {
        StringBuilder hex = new StringBuilder();
        for (char character : text.replace(" ", "").toCharArray()) {
            hex.append("%02X".formatted((int) character));
        }
        return hex.toString();
    }

    private static String asciiAsks(String data) {
        return ascii(
                "500000FF03FF00%04X0010%s".formatted(4 + data.replace(" ", "").length(), data));
    }

    private static String asciiAnswers(String data) {
        return ascii("D00000FF03FF00%04X%s".formatted(data.replace(" ", "").length(), data));
    }

    private static Seen asked(int command, int subcommand, PointRange... points) {
        return new Seen.Request(
                Request.confirmed(TRANSACTION, SlmpCommand.service(command, subcommand), "", List.of(points)));
    }

    private static Seen answered(int command, int subcommand, Outcome outcome, PointRange... points) {
        return new Seen.Response(
                new Response(TRANSACTION, SlmpCommand.service(command, subcommand), "", outcome, List.of(points)));
    }

    private static Seen malformed(SlmpAnomaly anomaly, int offset) {
        return new Seen.Malformed(anomaly, offset);
    }

    private static Seen runState(String state) {
        return new Seen.Claim(true, "", Attribute.RUN_STATE, state, Trust.DEVICE);
    }

    private static ValueList words(int... values) {
        StringBuilder hex = new StringBuilder();
        for (int value : values) {
            hex.append("%04X".formatted(value));
        }
        return ValueList.words(Octets.ofHex(hex.toString()).view(), 0, values.length);
    }

    private static ValueList bits(String packed, int count) {
        return ValueList.bits(Octets.ofHex(packed).view(), 0, count);
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(deviceRows(), asciiRows(), memoryRows(), controlRows(), oddRows())
                .flatMap(rows -> rows);
    }

    private static Stream<Row> deviceRows() {
        PointRange data = PointRange.of("D", 100, 3);
        SlmpFrame request = new SlmpFrame(false, false, -1, 0, 0xFF, 0x3FF, 0, 12, 9);
        return Stream.of(
                row("words of D are read, §5.2")
                        .client(asks("0104 0000 640000 A8 0300"))
                        .server(answers("0000 3412 0200 EF1D"))
                        .sees(
                                new Seen.Message(new SlmpEvent.Request(
                                        request,
                                        16,
                                        0x0401,
                                        0,
                                        List.of(
                                                Element.number("device_code", 0xA8),
                                                Element.text("device", "D"),
                                                Element.number("head_device_number", 100),
                                                Element.number("number_of_device_points", 3)))),
                                asked(0x0401, 0, data),
                                new Seen.Message(new SlmpEvent.Response(
                                        new SlmpFrame(false, true, -1, 0, 0xFF, 0x3FF, 0, 8, 9),
                                        0,
                                        0x0401,
                                        List.of(new Element.Values("read_data", words(0x1234, 2, 0x1DEF))))),
                                answered(0x0401, 0, Outcome.OK, data.with(words(0x1234, 2, 0x1DEF)))),
                row("words of M are sixteen bits each, §5.2")
                        .client(asks("0104 0000 640000 90 0100"))
                        .server(answers("0000 0102"))
                        .sees(
                                asked(0x0401, 0, PointRange.of("M", 100, 16)),
                                answered(0x0401, 0, Outcome.OK, PointRange.of("M", 100, bits("0102", 16)))),
                row("bits of M are read, four bits each, §5.2")
                        .client(asks("0104 0100 640000 90 0300"))
                        .server(answers("0000 10 10"))
                        .sees(
                                asked(0x0401, 1, PointRange.of("M", 100, 3)),
                                answered(0x0401, 1, Outcome.OK, PointRange.of("M", 100, bits("05", 3)))),
                row("devices of the iQ-R Series have longer names, §5.2")
                        .client(asks("0104 0200 64000000 A800 0100"))
                        .server(answers("0000 0700"))
                        .sees(
                                asked(0x0401, 2, PointRange.of("D", 100, 1)),
                                answered(0x0401, 2, Outcome.OK, PointRange.of("D", 100, words(7)))),
                row("a 4E frame is paired by its serial number")
                        .client("5400 3412 0000" + ROUTE + "0C00 1000 0104 0000 640000 A8 0100")
                        .server("D400 3412 0000" + ROUTE + "0400 0000 0700")
                        .sees(
                                new Seen.Request(Request.confirmed(
                                        0x1235L << 40 | TRANSACTION,
                                        SlmpCommand.service(0x0401, 0),
                                        "",
                                        List.of(PointRange.of("D", 100, 1)))),
                                new Seen.Response(new Response(
                                        0x1235L << 40 | TRANSACTION,
                                        SlmpCommand.service(0x0401, 0),
                                        "",
                                        Outcome.OK,
                                        List.of(PointRange.of("D", 100, words(7)))))),
                row("words are written, §5.2")
                        .client(asks("0114 0000 640000 A8 0200 0700 0800"))
                        .server(answers("0000"))
                        .sees(asked(0x1401, 0, PointRange.of("D", 100, words(7, 8))), answered(0x1401, 0, Outcome.OK)),
                row("bits are written, §5.2")
                        .client(asks("0114 0100 640000 90 0300 11 00"))
                        .sees(asked(0x1401, 1, PointRange.of("M", 100, bits("03", 3)))),
                row("random words and double words are read, §5.2")
                        .client(asks("0304 0000 01 01 640000 A8 DC0500 A8"))
                        .server(answers("0000 0700 0100 0200"))
                        .sees(
                                asked(0x0403, 0, PointRange.of("D", 100, 1), PointRange.of("D", 1500, 2)),
                                answered(
                                        0x0403,
                                        0,
                                        Outcome.OK,
                                        PointRange.of("D", 100, words(7)),
                                        PointRange.of("D", 1500, words(1, 2)))),
                row("random words are written, §5.2")
                        .client(asks("0214 0000 01 01 640000 A8 0700 DC0500 A8 01000200"))
                        .sees(asked(
                                0x1402, 0, PointRange.of("D", 100, words(7)), PointRange.of("D", 1500, words(1, 2)))),
                row("random bits are written, §5.2")
                        .client(asks("0214 0100 02 320000 90 00 2F0000 9D 01"))
                        .sees(asked(
                                0x1402,
                                1,
                                PointRange.of("M", 50, ValueList.bit(false)),
                                PointRange.of("Y", 0x2F, ValueList.bit(true)))),
                row("what is registered is monitored, §5.2")
                        .client(asks("0108 0000 01 00 640000 A8"))
                        .server(answers("0000"))
                        .client(asks("0208 0000"))
                        .server(answers("0000 0700"))
                        .sees(
                                asked(0x0801, 0, PointRange.of("D", 100, 1)),
                                answered(0x0801, 0, Outcome.OK),
                                asked(0x0802, 0, PointRange.of("D", 100, 1)),
                                answered(0x0802, 0, Outcome.OK, PointRange.of("D", 100, words(7)))),
                row("blocks are read, §5.2")
                        .client(asks("0604 0000 01 01 000000 A8 0200 000000 90 0100"))
                        .server(answers("0000 0100 0200 0300"))
                        .sees(
                                asked(0x0406, 0, PointRange.of("D", 0, 2), PointRange.of("M", 0, 16)),
                                answered(
                                        0x0406,
                                        0,
                                        Outcome.OK,
                                        PointRange.of("D", 0, words(1, 2)),
                                        PointRange.of("M", 0, bits("0300", 16)))),
                row("blocks are written, §5.2")
                        .client(asks("0614 0000 01 01 000000 A8 0100 0700 000000 90 0100 0300"))
                        .sees(asked(
                                0x1406, 0, PointRange.of("D", 0, words(7)), PointRange.of("M", 0, bits("0300", 16)))));
    }

    private static Stream<Row> asciiRows() {
        return Stream.of(
                row("words of D in ASCII code, §5.2")
                        .client(asciiAsks("04010000 D*000100 0002"))
                        .server(asciiAnswers("0000 1234 0002"))
                        .sees(
                                asked(0x0401, 0, PointRange.of("D", 100, 2)),
                                answered(0x0401, 0, Outcome.OK, PointRange.of("D", 100, words(0x1234, 2)))),
                row("numbers of X are hexadecimal in ASCII code, §5.2")
                        .client(asciiAsks("04010001 X*000040 0003"))
                        .server(asciiAnswers("0000 101"))
                        .sees(
                                asked(0x0401, 1, PointRange.of("X", 0x40, 3)),
                                answered(0x0401, 1, Outcome.OK, PointRange.of("X", 0x40, bits("05", 3)))),
                row("a double word in ASCII code has its higher word first, §5.2")
                        .client(asciiAsks("14020000 00 01 D*001500 00020001"))
                        .sees(asked(0x1402, 0, PointRange.of("D", 1500, words(1, 2)))),
                row("a double word in ASCII code is read with its higher word first, §5.2")
                        .client(asciiAsks("04030000 01 01 D*000100 D*001500"))
                        .server(asciiAnswers("0000 0007 00020001"))
                        .sees(
                                asked(0x0403, 0, PointRange.of("D", 100, 1), PointRange.of("D", 1500, 2)),
                                answered(
                                        0x0403,
                                        0,
                                        Outcome.OK,
                                        PointRange.of("D", 100, words(7)),
                                        PointRange.of("D", 1500, words(1, 2)))),
                row("the type name in ASCII code, §5.5")
                        .client(asciiAsks("01010000"))
                        .server(ascii("D00000FF03FF0000180000") + ascii("Q02UCPU") + "20".repeat(9) + ascii("0263"))
                        .sees(
                                asked(0x0101, 0),
                                new Seen.Claim(true, "", Attribute.MODEL, "Q02UCPU", Trust.DEVICE),
                                answered(0x0101, 0, Outcome.OK)));
    }

    private static Stream<Row> memoryRows() {
        return Stream.of(
                row("memory is read and written, §5.3")
                        .client(asks("1306 0000 78000000 0200"))
                        .server(answers("0000 0100 0200"))
                        .client(asks("1316 0000 78000000 0100 0700"))
                        .server(answers("0000"))
                        .sees(
                                asked(0x0613, 0, PointRange.of("memory", 0x78, 2)),
                                answered(0x0613, 0, Outcome.OK, PointRange.of("memory", 0x78, words(1, 2))),
                                asked(0x1613, 0, PointRange.of("memory", 0x78, words(7))),
                                answered(0x1613, 0, Outcome.OK)),
                row("an extend unit is read and written, §5.4")
                        .client(asks("0106 0000 78000000 0200 1C00"))
                        .server(answers("0000 0102"))
                        .client(asks("0116 0000 78000000 0200 1C00 0102"))
                        .sees(
                                asked(0x0601, 0, PointRange.of("module1c", 0x78, 2)),
                                answered(0x0601, 0, Outcome.OK),
                                asked(0x1601, 0, PointRange.of("module1c", 0x78, 2))));
    }

    private static Stream<Row> controlRows() {
        return Stream.of(
                row("remote run, §5.5")
                        .client(asks("0110 0000 0100 00 00"))
                        .server(answers("0000"))
                        .sees(asked(0x1001, 0), runState("run"), answered(0x1001, 0, Outcome.OK)),
                row("remote stop, §5.5")
                        .client(asks("0210 0000 0100"))
                        .server(answers("0000"))
                        .sees(asked(0x1002, 0), runState("stop"), answered(0x1002, 0, Outcome.OK)),
                row("remote pause, §5.5")
                        .client(asks("0310 0000 0100"))
                        .server(answers("0000"))
                        .sees(asked(0x1003, 0), runState("pause"), answered(0x1003, 0, Outcome.OK)),
                row("remote latch clear and reset, §5.5")
                        .client(asks("0510 0000 0100"))
                        .client(asks("0610 0000 0100"))
                        .sees(asked(0x1005, 0), asked(0x1006, 0)),
                row("read type name, §5.5")
                        .client(asks("0101 0000"))
                        .server(answers("0000 51303255435055 202020202020202020 6302"))
                        .sees(
                                asked(0x0101, 0),
                                new Seen.Claim(true, "", Attribute.MODEL, "Q02UCPU", Trust.DEVICE),
                                answered(0x0101, 0, Outcome.OK)),
                row("self test, §5.6")
                        .client(asks("1906 0000 0500 4142434445"))
                        .server(answers("0000 0500 4142434445"))
                        .sees(asked(0x0619, 0), answered(0x0619, 0, Outcome.OK)),
                row("clear error, §5.6").client(asks("1716 0000")).sees(asked(0x1617, 0)),
                row("a remote password is in no row, §5.7")
                        .client(asks("3016 0000 0400 31323334"))
                        .server(answers("00C2" + ROUTE + "3016 0000"))
                        .sees(
                                new Seen.Message(new SlmpEvent.Request(
                                        new SlmpFrame(false, false, -1, 0, 0xFF, 0x3FF, 0, 12, 9),
                                        16,
                                        0x1630,
                                        0,
                                        List.of(Element.number("remote_password_length", 4)))),
                                asked(0x1630, 0),
                                new Seen.Message(new SlmpEvent.Response(
                                        new SlmpFrame(false, true, -1, 0, 0xFF, 0x3FF, 0, 11, 9),
                                        0xC200,
                                        0x1630,
                                        List.of(
                                                Element.number("error_network_number", 0),
                                                Element.number("error_station_number", 255),
                                                Element.number("error_module_io_number", 0x3FF),
                                                Element.number("error_multidrop_station_number", 0),
                                                Element.number("error_command", 0x1630),
                                                Element.number("error_subcommand", 0)))),
                                answered(0x1630, 0, Outcome.error(0xC200, "remote_password_error"))));
    }

    private static Stream<Row> oddRows() {
        String first = asks("0101 0000");
        return Stream.of(
                row("the engineering tool's protocol is another")
                        .client("5700 0000 00 1111 0700 00FF FF03 00 00")
                        .sees(),
                row("a module that cannot be is another protocol's")
                        .client("5000 00 FF 3412 00 0600 1000 0101 0000")
                        .sees(),
                row("a command that nobody knows proves nothing")
                        .client(asks("FF7F 0000"))
                        .sees(),
                row("after a message that is SLMP an unknown command is one of it")
                        .client(first)
                        .client(asks("FF7F 0000"))
                        .sees(asked(0x0101, 0), new Seen.Unknown("command", 0x7FFF), asked(0x7FFF, 0)),
                row("request data that are too short")
                        .client(first)
                        .client(asks("0104 0000 6400"))
                        .sees(asked(0x0101, 0), malformed(SlmpAnomaly.REQUEST_DATA, 15), asked(0x0401, 0)),
                row("request data that are too long")
                        .client(first)
                        .client(asks("0101 0000 00"))
                        .sees(asked(0x0101, 0), malformed(SlmpAnomaly.REQUEST_DATA, 15), asked(0x0101, 0)),
                row("no points are asked for")
                        .client(first)
                        .client(asks("0104 0000 640000 A8 0000"))
                        .sees(asked(0x0101, 0), malformed(SlmpAnomaly.ITEMS, 15), asked(0x0401, 0)),
                row("a device that is not known")
                        .client(asks("0104 0000 640000 EE 0100"))
                        .sees(new Seen.Unknown("device_code", 0xEE), asked(0x0401, 0)),
                row("an answer with a word too few")
                        .client(asks("0104 0000 640000 A8 0200"))
                        .server(answers("0000 3412"))
                        .sees(
                                asked(0x0401, 0, PointRange.of("D", 100, 2)),
                                malformed(SlmpAnomaly.ANSWER_LENGTH, 11),
                                answered(0x0401, 0, Outcome.OK)),
                row("error information of another command")
                        .client(asks("0210 0000 0100"))
                        .server(answers("59C0" + ROUTE + "0110 0000"))
                        .sees(
                                asked(0x1002, 0),
                                malformed(SlmpAnomaly.ERROR_INFORMATION, 11),
                                answered(0x1002, 0, Outcome.error(0xC059, "command_or_subcommand_error"))),
                row("an answer whose request was not seen")
                        .server(answers("0000 3412"))
                        .sees(new Seen.Response(
                                new Response(TRANSACTION, SlmpCommand.UNSEEN, "", Outcome.OK, List.of()))));
    }
}
