package io.otus.dissect.fins;

import static io.otus.testkit.Row.row;

import io.otus.core.bytes.Octets;
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
import io.otus.core.value.ValueList;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.List;
import java.util.stream.Stream;

/** Rows in FINS/TCP frames; {@link FinsDatagramTest} has those of datagrams. */
class FinsDissectorTest extends DissectorContract {
    static final String COMMAND = "80 00 02 00 0A 00 00 0B 00 07";
    static final String RESPONSE = "C0 00 02 00 0B 00 00 0A 00 07";

    @Override
    protected DissectorProvider provider() {
        return new FinsProvider();
    }

    private static String tcp(int command, int error, String body) {
        int length = 8 + Octets.ofHex(body.replace(" ", "")).length();
        return "46494E53 %08X %08X %08X %s".formatted(length, command, error, body);
    }

    private static String asks(String text) {
        return tcp(2, 0, COMMAND + text);
    }

    private static String answers(String text) {
        return tcp(2, 0, RESPONSE + text);
    }

    private static FinsEvent.Tcp header(int length) {
        return new FinsEvent.Tcp(length, 2, 0);
    }

    private static FinsFrame frame(int icf, int code) {
        return icf < 0xC0
                ? new FinsFrame(16, icf, 0, 2, 0, 10, 0, 0, 11, 0, 7, code)
                : new FinsFrame(16, icf, 0, 2, 0, 11, 0, 0, 10, 0, 7, code);
    }

    static Seen asked(int code, PointRange... points) {
        return new Seen.Request(
                Request.confirmed((long) code << 8 | 7, FinsCommand.service(code), "", List.of(points)));
    }

    static Seen answered(int code, Outcome outcome, PointRange... points) {
        return new Seen.Response(
                new Response((long) code << 8 | 7, FinsCommand.service(code), "", outcome, List.of(points)));
    }

    private static Seen malformed(FinsAnomaly anomaly, int offset) {
        return new Seen.Malformed(anomaly, offset);
    }

    private static Seen claim(String unit, Attribute attribute, String value) {
        return new Seen.Claim(true, unit, attribute, value, Trust.DEVICE);
    }

    private static ValueList words(int... values) {
        StringBuilder hex = new StringBuilder();
        for (int value : values) {
            hex.append("%04X".formatted(value));
        }
        return ValueList.words(Octets.ofHex(hex.toString()).view(), 0, values.length);
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                        connectionRows(),
                        memoryRows(),
                        areaRows(),
                        controlRows(),
                        identityRows(),
                        fileRows(),
                        oddRows())
                .flatMap(rows -> rows);
    }

    private static Stream<Row> connectionRows() {
        Service exchange = FinsCommand.CONNECTION;
        return Stream.of(
                row("node addresses are exchanged, W421 §7-4")
                        .client(tcp(0, 0, "00000000"))
                        .server(tcp(1, 0, "000000FB 000000C8"))
                        .sees(
                                new Seen.Message(
                                        new FinsEvent.Connection(new FinsEvent.Tcp(12, 0, 0), 0, -1, Octets.EMPTY)),
                                new Seen.Request(Request.confirmed(1L << 32, exchange, "", List.of())),
                                new Seen.Message(
                                        new FinsEvent.Connection(new FinsEvent.Tcp(16, 1, 0), 251, 200, Octets.EMPTY)),
                                new Seen.Response(new Response(1L << 32, exchange, "", Outcome.OK, List.of()))),
                row("a client whose node address is taken is refused, W421 §7-4")
                        .client(tcp(0, 0, "0000000B"))
                        .server(tcp(1, 0x21, "0000000B 0000000A"))
                        .sees(new Seen.Response(new Response(
                                1L << 32,
                                exchange,
                                "",
                                Outcome.error(0x21, "specified_node_already_connected"),
                                List.of()))),
                row("an error of the header is told, W421 §7-4")
                        .server(tcp(3, 2, ""))
                        .sees(new Seen.Message(
                                new FinsEvent.Connection(new FinsEvent.Tcp(8, 3, 2), -1, -1, Octets.EMPTY))),
                row("a connection is confirmed, W421 §7-4")
                        .server(tcp(6, 0, ""))
                        .sees(new Seen.Message(
                                new FinsEvent.Connection(new FinsEvent.Tcp(8, 6, 0), -1, -1, Octets.EMPTY))),
                row("an exchange without its address")
                        .client(tcp(0, 0, "00"))
                        .sees(malformed(FinsAnomaly.TCP_LENGTH, 4)),
                row("a command that FINS/TCP does not have")
                        .client(tcp(9, 0, ""))
                        .sees(new Seen.Unknown("tcp_command", 9)),
                row("a frame that ends within its header")
                        .client(tcp(2, 0, "80 00 02"))
                        .sees(
                                new Seen.Message(new FinsEvent.Fragment(header(11), Octets.ofHex("800002"))),
                                malformed(FinsAnomaly.FRAME_LENGTH, 16)));
    }

    private static Stream<Row> memoryRows() {
        PointRange dm = PointRange.of("D", 100, 2);
        PointRange bits = PointRange.of("CIO.bit", 16 * 10 + 13, 3);
        return Stream.of(
                row("memory area read: words of DM, W342 §5-3-1")
                        .client(asks("0101 82 0064 00 0002"))
                        .server(answers("0101 0000 1234 FFFF"))
                        .sees(
                                new Seen.Message(new FinsEvent.Command(
                                        header(26),
                                        frame(0x80, 0x0101),
                                        List.of(
                                                Element.number("beginning_address_area_code", 0x82),
                                                Element.text("beginning_address_area", "D"),
                                                Element.number("beginning_address", 100),
                                                Element.number("beginning_address_bit", 0),
                                                Element.number("number_of_items", 2)))),
                                asked(0x0101, dm),
                                new Seen.Message(new FinsEvent.Response(
                                        header(26),
                                        frame(0xC0, 0x0101),
                                        0,
                                        List.of(new Element.Values("data", words(0x1234, 0xFFFF))))),
                                answered(0x0101, Outcome.OK, dm.with(words(0x1234, 0xFFFF)))),
                row("memory area read: bits from CIO 0010.13 on, an octet each, W342 §5-2-1")
                        .client(asks("0101 30 000A 0D 0003"))
                        .server(answers("0101 0000 01 00 01"))
                        .sees(
                                asked(0x0101, bits),
                                answered(
                                        0x0101,
                                        Outcome.OK,
                                        bits.with(ValueList.bits(
                                                Octets.ofHex("05").view(), 0, 3)))),
                row("a counter's present value shares its code with timers, W342 §5-2-2")
                        .client(asks("0101 89 8003 00 0001"))
                        .server(answers("0101 0000 0042"))
                        .sees(
                                asked(0x0101, PointRange.of("C", 3, 1)),
                                answered(0x0101, Outcome.OK, PointRange.of("C", 3, words(0x42)))),
                row("index registers have four octets, W342 §5-2-2")
                        .client(asks("0101 DC 0100 00 0001"))
                        .server(answers("0101 0000 00010203"))
                        .sees(
                                asked(0x0101, PointRange.of("IR", 0x100, 1)),
                                answered(0x0101, Outcome.OK, PointRange.of("IR", 0x100, ValueList.unsigned(0x10203)))),
                row("memory area read refused, W342 §5-1-3")
                        .client(asks("0101 82 7FFF 00 0002"))
                        .server(answers("0101 1104"))
                        .sees(
                                asked(0x0101, PointRange.of("D", 0x7FFF, 2)),
                                answered(0x0101, Outcome.error(0x1104, "address_range_exceeded"))),
                row("a relay error names network and node, W342 §5-1-3")
                        .client(asks("0101 82 0064 00 0002"))
                        .server(answers("0101 8201 03 05"))
                        .sees(answered(0x0101, Outcome.error(0x0201, "destination_node_not_in_network"))),
                row("an error of the CPU Unit that does not concern the command is no refusal, W342 §5-1-3")
                        .client(asks("0102 82 0064 00 0001 0007"))
                        .server(answers("0102 0040"))
                        .sees(asked(0x0102, PointRange.of("D", 100, words(7))), answered(0x0102, Outcome.OK)),
                row("an answer with one word too few")
                        .client(asks("0101 82 0064 00 0002"))
                        .server(answers("0101 0000 1234"))
                        .sees(malformed(FinsAnomaly.ANSWER_LENGTH, 30), answered(0x0101, Outcome.OK)),
                row("an answer whose command was not seen names no points")
                        .server(answers("0101 0000 1234"))
                        .sees(answered(0x0101, Outcome.OK)),
                row("memory area write: bits, W342 §5-3-2")
                        .client(asks("0102 31 0005 00 0002 01 01"))
                        .sees(asked(
                                0x0102,
                                PointRange.of(
                                        "W.bit",
                                        80,
                                        ValueList.bits(Octets.ofHex("03").view(), 0, 2)))),
                row("memory area write with fewer data than items")
                        .client(asks("0102 82 0064 00 0002 0007"))
                        .sees(malformed(FinsAnomaly.ITEMS, 32), asked(0x0102, dm)),
                row("memory area fill, W342 §5-3-3")
                        .client(asks("0103 82 0064 00 0002 0009"))
                        .server(answers("0103 0000"))
                        .sees(asked(0x0103, dm.with(words(9, 9))), answered(0x0103, Outcome.OK)),
                row("multiple memory area read, W342 §5-3-4")
                        .client(asks("0104 82 0064 00 30 000A 0D"))
                        .server(answers("0104 0000 82 0102 30 01"))
                        .sees(
                                asked(0x0104, PointRange.of("D", 100, 1), PointRange.of("CIO.bit", 173, 1)),
                                answered(
                                        0x0104,
                                        Outcome.OK,
                                        PointRange.of("D", 100, words(0x102)),
                                        PointRange.of("CIO.bit", 173, ValueList.bit(true)))),
                row("multiple memory area read with an answer of another area")
                        .client(asks("0104 82 0064 00"))
                        .server(answers("0104 0000 B0 0102"))
                        .sees(malformed(FinsAnomaly.ANSWER_LENGTH, 30), answered(0x0104, Outcome.OK)),
                row("memory area transfer writes its destination, W342 §5-3-5")
                        .client(asks("0105 82 0064 00 B2 0010 00 0002"))
                        .sees(asked(0x0105, PointRange.of("H", 16, 2))),
                row("an area that W342 does not have")
                        .client(asks("0101 1B 0000 00 0001"))
                        .sees(new Seen.Unknown("memory_area_code", 0x1B), asked(0x0101)),
                row("a bit above 15")
                        .client(asks("0101 30 0000 10 0001"))
                        .sees(malformed(FinsAnomaly.ADDRESS, 28), asked(0x0101)),
                row("a bit of a word")
                        .client(asks("0101 82 0000 01 0001"))
                        .sees(malformed(FinsAnomaly.ADDRESS, 28), asked(0x0101)),
                row("items beyond the last address")
                        .client(asks("0101 82 FFFF 00 0002"))
                        .sees(malformed(FinsAnomaly.ADDRESS, 28), asked(0x0101)),
                row("forced set and reset, W342 23 01")
                        .client(asks("2301 0002 0001 30 0000 03 0000 30 0000 04"))
                        .server(answers("2301 0000"))
                        .sees(
                                asked(
                                        0x2301,
                                        PointRange.of("CIO.bit", 3, ValueList.bit(true)),
                                        PointRange.of("CIO.bit", 4, ValueList.bit(false))),
                                answered(0x2301, Outcome.OK)),
                row("forced set and reset cancel, W342 23 02")
                        .client(asks("2302"))
                        .server(answers("2302 0000"))
                        .sees(asked(0x2302), answered(0x2302, Outcome.OK)));
    }

    private static Stream<Row> areaRows() {
        return Stream.of(
                row("parameter area read, W342 §5-3-6")
                        .client(asks("0201 8010 0000 0002"))
                        .server(answers("0201 0000 8010 0000 8002 01020304"))
                        .sees(
                                new Seen.Message(new FinsEvent.Command(
                                        header(26),
                                        frame(0x80, 0x0201),
                                        List.of(
                                                Element.number("parameter_area_code", 0x8010),
                                                Element.number("beginning_word", 0),
                                                Element.number("number_of_words", 2),
                                                Element.number("last", 0)))),
                                asked(0x0201, PointRange.of("parameter8010", 0, 2)),
                                new Seen.Message(new FinsEvent.Response(
                                        header(32),
                                        frame(0xC0, 0x0201),
                                        0,
                                        List.of(
                                                Element.number("parameter_area_code", 0x8010),
                                                Element.number("beginning_word", 0),
                                                Element.number("number_of_words", 2),
                                                Element.number("last", 1),
                                                Element.text("data", "01020304")))),
                                answered(0x0201, Outcome.OK)),
                row("parameter area write, W342 §5-3-7")
                        .client(asks("0202 8013 0000 8001 0102"))
                        .server(answers("0202 0000"))
                        .sees(asked(0x0202, PointRange.of("parameter8013", 0, 1)), answered(0x0202, Outcome.OK)),
                row("parameter area clear, W342 §5-3-8")
                        .client(asks("0203 8012 0000 0500 0000"))
                        .server(answers("0203 0000"))
                        .sees(asked(0x0203, PointRange.of("parameter8012", 0, 0x500)), answered(0x0203, Outcome.OK)),
                row("a program is written in two parts, W342 03 07")
                        .client(asks("0307 FFFF 00000000 0004 01020304"))
                        .server(answers("0307 0000 FFFF 00000000 0004"))
                        .client(asks("0307 FFFF 00000004 8002 0506"))
                        .server(answers("0307 0000 FFFF 00000004 8002"))
                        .sees(new Seen.Transfer(true, "", Action.DOWNLOAD, "program 65535", 6)),
                row("a program of which the first part was not seen has no fingerprint")
                        .client(asks("0307 FFFF 00000004 8002 0506"))
                        .sees(asked(0x0307)),
                row("a program is read, W342 03 06")
                        .client(asks("0306 FFFF 00000000 0400"))
                        .server(answers("0306 0000 FFFF 00000000 8004 01020304"))
                        .sees(
                                asked(0x0306),
                                new Seen.Transfer(true, "", Action.UPLOAD, "program 65535", 4),
                                answered(0x0306, Outcome.OK)),
                row("program area clear, W342 03 08")
                        .client(asks("0308 FFFF 00"))
                        .server(answers("0308 0000"))
                        .sees(asked(0x0308), answered(0x0308, Outcome.OK)),
                row("program area protect has a password, which is in no row")
                        .client(asks("0304 0000 00 00000000 FFFFFFFF 50415353"))
                        .sees(
                                new Seen.Message(new FinsEvent.Command(
                                        header(35),
                                        frame(0x80, 0x0304),
                                        List.of(
                                                Element.number("program_no", 0),
                                                Element.number("protect_code", 0),
                                                Element.number("beginning_word", 0),
                                                Element.number("last_word", 0xFFFFFFFFL)))),
                                asked(0x0304)));
    }

    private static Stream<Row> controlRows() {
        return Stream.of(
                row("run in RUN mode, W342 04 01")
                        .client(asks("0401 FFFF 04"))
                        .server(answers("0401 0000"))
                        .sees(asked(0x0401), claim("", Attribute.RUN_STATE, "run"), answered(0x0401, Outcome.OK)),
                row("run without a mode is MONITOR, W342 04 01")
                        .client(asks("0401"))
                        .server(answers("0401 0000"))
                        .sees(claim("", Attribute.RUN_STATE, "monitor"), answered(0x0401, Outcome.OK)),
                row("stop, W342 04 02")
                        .client(asks("0402 FFFF"))
                        .server(answers("0402 0000"))
                        .sees(asked(0x0402), claim("", Attribute.RUN_STATE, "program"), answered(0x0402, Outcome.OK)),
                row("stop that is refused says nothing of the mode")
                        .client(asks("0402"))
                        .server(answers("0402 3001"))
                        .sees(asked(0x0402), answered(0x0402, Outcome.error(0x3001, "no_access_right"))),
                row("status read, W342 §5-3-17")
                        .client(asks("0601"))
                        .server(answers("0601 0000 01 02 0000 0000 0000 0000" + " 20".repeat(16)))
                        .sees(asked(0x0601), claim("", Attribute.RUN_STATE, "monitor"), answered(0x0601, Outcome.OK)),
                row("cycle time read, W342 06 20")
                        .client(asks("0620 01"))
                        .server(answers("0620 0000 00000012 00000020 00000010"))
                        .sees(
                                new Seen.Message(new FinsEvent.Command(
                                        header(21), frame(0x80, 0x0620), List.of(Element.number("parameter", 1)))),
                                new Seen.Message(new FinsEvent.Response(
                                        header(34),
                                        frame(0xC0, 0x0620),
                                        0,
                                        List.of(
                                                Element.text("average_cycle_time", "00000012"),
                                                Element.text("maximum_cycle_time", "00000020"),
                                                Element.text("minimum_cycle_time", "00000010"))))),
                row("clock read, W342 07 01")
                        .client(asks("0701"))
                        .server(answers("0701 0000 26 03 02 06 30 59 01"))
                        .sees(asked(0x0701), answered(0x0701, Outcome.OK)),
                row("clock write, W342 07 02")
                        .client(asks("0702 26 03 02 06 30"))
                        .server(answers("0702 0000"))
                        .sees(asked(0x0702), answered(0x0702, Outcome.OK)),
                row("a month that is none")
                        .client(asks("0702 26 13 02 06 30"))
                        .sees(malformed(FinsAnomaly.CLOCK, 29), asked(0x0702)),
                row("digits that are none")
                        .client(asks("0702 26 0A 02 06 30"))
                        .sees(malformed(FinsAnomaly.CLOCK, 29), asked(0x0702)),
                row("access right acquire, W342 0C 01")
                        .client(asks("0C01 FFFF"))
                        .sees(new Seen.Session(true, "", "fins access right", ""), asked(0x0C01)),
                row("access right forced acquire, W342 0C 02")
                        .client(asks("0C02 FFFF"))
                        .sees(new Seen.Session(true, "", "fins access right", "forced"), asked(0x0C02)),
                row("access right release, W342 0C 03")
                        .client(asks("0C03 FFFF"))
                        .sees(new Seen.Session(true, "", "fins access right released", ""), asked(0x0C03)),
                row("loop-back test, W342 08 01")
                        .client(asks("0801 616263"))
                        .server(answers("0801 0000 616263"))
                        .sees(asked(0x0801), answered(0x0801, Outcome.OK)),
                row("error clear, W342 21 01").client(asks("2101 FFFF")).sees(asked(0x2101)),
                row("error log read, W342 21 02")
                        .client(asks("2102 0000 0001"))
                        .server(answers("2102 0000 0014 0001 0001 80E1 0000 01 02 03 04 05 06"))
                        .sees(
                                new Seen.Message(new FinsEvent.Command(
                                        header(24),
                                        frame(0x80, 0x2102),
                                        List.of(
                                                Element.number("beginning_record_no", 0),
                                                Element.number("number_of_records", 1)))),
                                new Seen.Message(new FinsEvent.Response(
                                        header(38),
                                        frame(0xC0, 0x2102),
                                        0,
                                        List.of(
                                                Element.number("maximum_no_of_records", 20),
                                                Element.number("number_of_stored_records", 1),
                                                Element.number("number_of_records", 1),
                                                new Element.Groups(
                                                        "records",
                                                        List.of(new Element.Group(
                                                                "records",
                                                                List.of(
                                                                        Element.number("error_code", 0x80E1),
                                                                        Element.number("detail", 0),
                                                                        Element.number("minute", 1),
                                                                        Element.number("second", 2),
                                                                        Element.number("date", 3),
                                                                        Element.number("hour", 4),
                                                                        Element.number("year", 5),
                                                                        Element.number("month", 6))))))))),
                row("the logs are cleared, W342 21 03, 21 41")
                        .client(asks("2103"))
                        .client(asks("2141"))
                        .sees(asked(0x2103), asked(0x2141)));
    }

    private static Stream<Row> identityRows() {
        String model = "4350314C2D454C323044522D4400000020202020";
        String version = "30312E3030" + "00".repeat(15);
        String rest = "00".repeat(40) + "000A 17 8000 08 01 0000 00 0000";
        return Stream.of(
                row("cpu unit data read, W342 §5-3-15")
                        .client(asks("0501 00"))
                        .server(answers("0501 0000" + model + version + rest))
                        .sees(
                                asked(0x0501),
                                claim("", Attribute.VENDOR, "Omron"),
                                claim("", Attribute.MODEL, "CP1L-EL20DR-D"),
                                claim("", Attribute.FIRMWARE, "01.00"),
                                claim("", Attribute.TYPE, "plc"),
                                answered(0x0501, Outcome.OK)),
                row("the units of the rack without the model, W342 §5-3-15")
                        .client(asks("0501 01"))
                        .server(answers("0501 0000" + "8001" + "00".repeat(62) + "0000 02"))
                        .sees(asked(0x0501), answered(0x0501, Outcome.OK)),
                row("connection data read: the units beside the CPU Unit, W342 §5-3-16")
                        .client(asks("0502 00 19"))
                        .server(answers("0502 0000 82 00" + model + "10 434A31572D45544E3231" + "20".repeat(10)))
                        .sees(
                                asked(0x0502),
                                claim("", Attribute.MODEL, "CP1L-EL20DR-D"),
                                claim("16", Attribute.MODEL, "CJ1W-ETN21"),
                                answered(0x0502, Outcome.OK)),
                row("data in a form that W342 does not have stay raw")
                        .client(asks("0501 00"))
                        .server(answers("0501 0000 010203"))
                        .sees(new Seen.Unknown("response_form", 0x0501), answered(0x0501, Outcome.OK)));
    }

    private static Stream<Row> fileRows() {
        String name = "46494C454E414D452E455845";
        PointRange file = PointRange.named("file/FILENAME.EXE");
        Service fromFile = FinsCommand.transfer(0x220C, 1);
        return Stream.of(
                row("single file read, W342 22 02")
                        .client(asks("2202 8000" + name + "00000000 0002 0000"))
                        .server(answers("2202 0000 00000002 00000000 0002 0102"))
                        .sees(asked(0x2202, file), answered(0x2202, Outcome.OK)),
                row("single file write, W342 22 03")
                        .client(asks("2203 8000 0000" + name + "00000000 0002 0102 0003 5C4142"))
                        .sees(asked(0x2203, file)),
                row("file delete, W342 22 05")
                        .client(asks("2205 8000 0001" + name + "0000"))
                        .server(answers("2205 0000 0001"))
                        .sees(asked(0x2205, file), answered(0x2205, Outcome.OK)),
                row("file name read, W342 22 01")
                        .client(asks("2201 8000 0000 0001 0000"))
                        .server(answers("2201 0000" + name + "00000000 00010000 00008000 0001 8001" + name
                                + "00000000 00000002 2000"))
                        .sees(asked(0x2201), answered(0x2201, Outcome.OK)),
                row("file memory format, W342 22 04").client(asks("2204 8000")).sees(asked(0x2204)),
                row("file copy and change of a name, W342 22 07, 22 08")
                        .client(asks("2207 8000" + name + "8001" + name))
                        .client(asks("2208 8000" + name + name + "0000"))
                        .sees(asked(0x2207, file, file), asked(0x2208, file)),
                row("a file of memory is put into it, W342 22 0A")
                        .client(asks("220A 0001 82 0000 00 0010 8000" + name))
                        .sees(new Seen.Request(Request.confirmed(
                                0x220A07, FinsCommand.transfer(0x220A, 1), "", List.of(PointRange.of("D", 0, 16))))),
                row("parameters go to a file, W342 22 0B")
                        .client(asks("220B 0000 8010 0000 0010 8000" + name))
                        .sees(asked(0x220B, file)),
                row("a program is taken from a file, which is a download, W342 22 0C")
                        .client(asks("220C 0001 FFFF 00000000 00000010 8000" + name))
                        .server(answers("220C 0000 00000010"))
                        .sees(
                                new Seen.Request(Request.confirmed(0x220C07, fromFile, "", List.of(file))),
                                new Seen.Response(new Response(0x220C07, fromFile, "", Outcome.OK, List.of()))),
                row("a directory is made, W342 22 15")
                        .client(asks("2215 8000 0000" + name + "0000"))
                        .sees(asked(0x2215)));
    }

    private static Stream<Row> oddRows() {
        return Stream.of(
                row("a command that is too short for its parameters")
                        .client(asks("0101 82 00"))
                        .sees(malformed(FinsAnomaly.COMMAND_LENGTH, 28), asked(0x0101)),
                row("a command that is too long for its parameters")
                        .client(asks("0601 01"))
                        .sees(malformed(FinsAnomaly.COMMAND_LENGTH, 28), asked(0x0601)),
                row("a response without an end code")
                        .server(tcp(2, 0, RESPONSE + "0101"))
                        .sees(malformed(FinsAnomaly.FRAME_LENGTH, 28)),
                row("reserved bits are set")
                        .client(tcp(2, 0, "82 00 02 00 0A 00 00 0B 00 07 0601"))
                        .sees(
                                malformed(FinsAnomaly.RESERVED, 16),
                                new Seen.Request(
                                        Request.confirmed(0x060107, FinsCommand.service(0x0601), "", List.of()))),
                row("a command code that nobody knows")
                        .client(asks("3F01 AA"))
                        .sees(new Seen.Unknown("command_code", 0x3F01), asked(0x3F01)),
                row("an end code that W342 does not have")
                        .client(asks("0601"))
                        .server(answers("0601 7F01"))
                        .sees(
                                new Seen.Unknown("end_code", 0x7F01),
                                answered(0x0601, Outcome.error(0x7F01, "end_code_32513"))),
                row("no answer is due to a command that wants none")
                        .client(tcp(2, 0, "81 00 02 00 0A 00 00 0B 00 07 0402"))
                        .sees(new Seen.Request(Request.unconfirmed(FinsCommand.service(0x0402), "", List.of()))),
                row("no answer is due to a broadcast")
                        .client(tcp(2, 0, "80 00 02 00 FF 00 00 0B 00 07 0803 61"))
                        .sees(new Seen.Request(Request.unconfirmed(FinsCommand.service(0x0803), "", List.of()))),
                row("a node behind a gateway is a unit of its own")
                        .client(tcp(2, 0, "80 00 02 03 0A 10 00 0B 00 07 0402"))
                        .sees(new Seen.Request(
                                Request.confirmed(0x040207, FinsCommand.service(0x0402), "3.10.16", List.of()))));
    }
}
