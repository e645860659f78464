package io.otus.dissect.s7comm;

import static io.otus.testkit.Row.row;

import io.otus.core.bytes.Octets;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.Units;
import io.otus.core.spi.Carrier;
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
 * Jobs on variables, session and control. Bytes are laid out by hand from the structure that
 * {@code docs/protocols/s7comm.md} states.
 */
class S7commDissectorTest extends DissectorContract {
    /** A read of two bytes of DB1 at byte 10. */
    private static final String READ_TWO_BYTES = "32 01 0000 0005 000E 0000  04 01 12 0A 10 02 0002 0001 84 000050";

    @Override
    protected DissectorProvider provider() {
        return new S7commProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.CHILD;
    }

    static Seen asks(Service service, PointRange... points) {
        return new Seen.Request(Request.confirmed(5, service, Units.UNKNOWN, List.of(points)));
    }

    static Seen asks(int function, PointRange... points) {
        return asks(S7Function.service(function), points);
    }

    static Seen answers(Service service, Outcome outcome, PointRange... points) {
        return new Seen.Response(new Response(5, service, Units.UNKNOWN, outcome, List.of(points)));
    }

    static Seen answers(int function, PointRange... points) {
        return answers(S7Function.service(function), Outcome.OK, points);
    }

    private static Pdu pdu(int rosctr, int parameters, int data) {
        return new Pdu(rosctr, 0, 5, parameters, data, 0, 0);
    }

    private static ValueList unsigned(long... values) {
        return ValueList.unsigned(values);
    }

    private static VariableItem item(int type, int count, int db, int area, int address) {
        return new AnyItem(type, count, db, area, address);
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(sessionRows(), readRows(), typeRows(), writeRows(), controlRows(), oddRows())
                .flatMap(rows -> rows);
    }

    private static Stream<Row> sessionRows() {
        return Stream.of(
                row("setup communication, both ways")
                        .client("32 01 0000 0005 0008 0000  F0 00 0001 0001 01E0")
                        .server("32 03 0000 0005 0008 0000 00 00  F0 00 0001 0001 00F0")
                        .sees(
                                new Seen.Message(new S7commEvent.SetupCommunication(pdu(1, 8, 0), 1, 1, 480, null)),
                                asks(0xF0),
                                new Seen.Message(new S7commEvent.SetupCommunication(pdu(3, 8, 0), 1, 1, 240, null)),
                                answers(0xF0)),
                row("a job tells who the client is")
                        .someone("32 01 0000 0005 0008 0000  F0 00 0001 0001 01E0")
                        .sees(new Seen.Direction(Direction.FROM_CLIENT)),
                row("an acknowledgement with data tells who the server is")
                        .someone("32 03 0000 0005 0008 0000 00 00  F0 00 0001 0001 01E0")
                        .sees(new Seen.Direction(Direction.FROM_SERVER)));
    }

    private static Stream<Row> readRows() {
        return Stream.of(
                row("read of two bytes of a data block, values byte by byte")
                        .client(READ_TWO_BYTES)
                        .server("32 03 0000 0005 0002 0006 00 00  04 01  FF 04 0010 01FF")
                        .sees(
                                new Seen.Message(new S7commEvent.Variables(
                                        pdu(1, 14, 0), 4, 1, List.of(item(2, 2, 1, 0x84, 80)), List.of())),
                                asks(4, PointRange.of("DB1", 10, 2)),
                                new Seen.Message(new S7commEvent.Variables(
                                        pdu(3, 2, 6),
                                        4,
                                        1,
                                        List.of(),
                                        List.of(new DataItem(0xFF, 4, 16, unsigned(1, 255))))),
                                answers(4, PointRange.of("DB1", 10, unsigned(1, 255)))),
                row("read of two items, the first with a fill byte, the second refused")
                        .client("32 01 0000 0005 001A 0000  04 02"
                                + "12 0A 10 02 0001 0000 83 000008  12 0A 10 02 0001 0009 84 000000")
                        .server("32 03 0000 0005 0002 000A 00 00  04 02  FF 04 0008 2A 00  0A 00 0000")
                        .sees(
                                asks(4, PointRange.of("M", 1, 1), PointRange.of("DB9", 0, 1)),
                                answers(4, PointRange.of("M", 1, unsigned(42)))),
                row("read of one item, refused")
                        .client("32 01 0000 0005 000E 0000  04 01 12 0A 10 02 0001 0009 84 000000")
                        .server("32 03 0000 0005 0002 0004 00 00  04 01  0A 00 0000")
                        .sees(
                                asks(4, PointRange.of("DB9", 0, 1)),
                                answers(S7Function.service(4), Outcome.error(10, "object_does_not_exist"))),
                row("an answer whose request was not seen invents no points")
                        .server("32 03 0000 0005 0002 0006 00 00  04 01  FF 05 0010 FFFE")
                        .sees(
                                new Seen.Message(new S7commEvent.Variables(
                                        pdu(3, 2, 6),
                                        4,
                                        1,
                                        List.of(),
                                        List.of(new DataItem(0xFF, 5, 16, ValueList.signed(-2))))),
                                answers(4)),
                row("an acknowledgement without parameters refuses the job by class and code")
                        .client(READ_TWO_BYTES)
                        .server("32 02 0000 0005 0000 0000 81 04")
                        .sees(
                                asks(4, PointRange.of("DB1", 10, 2)),
                                answers(S7Function.service(4), Outcome.error(0x8104, "service_not_implemented"))),
                row("an answer with another number of items contradicts the request")
                        .client(READ_TWO_BYTES)
                        .server("32 03 0000 0005 0002 0008 00 00  04 02  0A 00 0000 0A 00 0000")
                        .sees(new Seen.Malformed(S7commAnomaly.ITEM_COUNT, 13)));
    }

    private static Row typed(String name, String item, String data, PointRange asked, PointRange answered) {
        Octets bytes = Octets.ofHex(data);
        String length = Integer.toHexString(0x1_0000 + bytes.length()).substring(1);
        return row("read of " + name)
                .client("32 01 0000 0005 000E 0000  04 01 12 0A 10" + item)
                .server("32 03 0000 0005 0002" + length + "00 00  04 01" + data)
                .sees(asks(4, asked), answers(4, answered));
    }

    private static Stream<Row> typeRows() {
        return Stream.of(
                typed(
                        "a bit by byte times 8 plus bit",
                        "01 0001 0001 84 000053",
                        "FF 03 0001 01",
                        PointRange.of("DB1.X", 83, 1),
                        PointRange.of("DB1.X", 83, ValueList.bit(true))),
                typed(
                        "a word",
                        "04 0001 0000 81 000010",
                        "FF 04 0010 FFFF",
                        PointRange.of("I.W", 2, 1),
                        PointRange.of("I.W", 2, unsigned(65_535)).with(words("FFFF"))),
                typed(
                        "an integer",
                        "05 0001 0001 84 000010",
                        "FF 05 0010 FFFE",
                        PointRange.of("DB1.W", 2, 1),
                        PointRange.of("DB1.W", 2, ValueList.signed(-2))),
                typed(
                        "a double word",
                        "06 0001 0000 82 000020",
                        "FF 04 0020 FFFFFFFF",
                        PointRange.of("Q.D", 4, 1),
                        PointRange.of("Q.D", 4, unsigned(4_294_967_295L))),
                typed(
                        "a double integer",
                        "07 0001 0000 83 000020",
                        "FF 06 0004 FFFFFFFF",
                        PointRange.of("M.D", 4, 1),
                        PointRange.of("M.D", 4, ValueList.signed(-1))),
                typed(
                        "a real",
                        "08 0001 012C 84 000000",
                        "FF 07 0004 3FC00000",
                        PointRange.of("DB300.D", 0, 1),
                        PointRange.of("DB300.D", 0, ValueList.reals(1.5))),
                typed(
                        "several words, told as bytes",
                        "04 0002 0001 84 000000",
                        "FF 04 0020 00010002",
                        PointRange.of("DB1", 0, 4),
                        PointRange.of("DB1", 0, unsigned(0, 1, 0, 2))),
                typed(
                        "counters by number",
                        "1C 0002 0000 1C 000003",
                        "FF 09 0004 00010002",
                        PointRange.of("C", 3, 2),
                        PointRange.of("C", 3, 2).with(words("00010002"))),
                typed(
                        "a timer by number",
                        "1D 0001 0000 1D 000001",
                        "FF 09 0002 2050",
                        PointRange.of("T", 1, 1),
                        PointRange.of("T", 1, 1).with(words("2050"))));
    }

    private static ValueList words(String hex) {
        Octets octets = Octets.ofHex(hex);
        return ValueList.words(octets.view(), 0, octets.length() / 2);
    }

    private static Stream<Row> writeRows() {
        return Stream.of(
                row("write of a bit and of a byte, with its results")
                        .client("32 01 0000 0005 001A 000B  05 02"
                                + "12 0A 10 01 0001 0000 82 000003  12 0A 10 02 0001 0000 83 000050"
                                + "00 03 0001 01 00  00 04 0008 07")
                        .server("32 03 0000 0005 0002 0002 00 00  05 02 FF FF")
                        .sees(
                                asks(
                                        5,
                                        PointRange.of("Q.X", 3, ValueList.bit(true)),
                                        PointRange.of("M", 10, unsigned(7))),
                                answers(5)),
                row("a write of two items of which one is refused, and the other done")
                        .client("32 01 0000 0005 001A 000B  05 02"
                                + "12 0A 10 01 0001 0000 82 000003  12 0A 10 02 0001 0000 83 000050"
                                + "00 03 0001 01 00  00 04 0008 07")
                        .server("32 03 0000 0005 0002 0002 00 00  05 02 0A FF")
                        .sees(
                                asks(
                                        5,
                                        PointRange.of("Q.X", 3, ValueList.bit(true)),
                                        PointRange.of("M", 10, unsigned(7))),
                                answers(5)),
                row("a write that is refused")
                        .client("32 01 0000 0005 000E 0005  05 01 12 0A 10 02 0001 0001 84 000000  00 04 0008 07")
                        .server("32 03 0000 0005 0002 0001 00 00  05 01 03")
                        .sees(
                                asks(5, PointRange.of("DB1", 0, unsigned(7))),
                                answers(S7Function.service(5), Outcome.error(3, "accessing_the_object_not_allowed"))));
    }

    private static Row invocation(String name, String block, String service, Service expected, PointRange... points) {
        Octets blockOctets = Octets.ofHex(block);
        Octets serviceOctets = Octets.ofHex(service);
        String parameters = "28 000000000000FD "
                + Integer.toHexString(0x1_0000 + blockOctets.length()).substring(1) + block
                + Integer.toHexString(0x100 + serviceOctets.length()).substring(1) + service;
        int length = 8 + 2 + blockOctets.length() + 1 + serviceOctets.length();
        return row(name)
                .client("32 01 0000 0005 "
                        + Integer.toHexString(0x1_0000 + length).substring(1) + "0000" + parameters)
                .server("32 03 0000 0005 0001 0000 00 00  28")
                .sees(asks(expected, points), answers(expected, Outcome.OK));
    }

    private static Stream<Row> controlRows() {
        return Stream.of(
                invocation(
                        "P_PROGRAM starts the controller",
                        "",
                        "505F50524F4752414D",
                        ProgramServices.service("P_PROGRAM", "")),
                invocation(
                        "P_PROGRAM with C is a cold start",
                        "4320",
                        "505F50524F4752414D",
                        ProgramServices.service("P_PROGRAM", "C ")),
                invocation(
                        "_INSE links a block that was downloaded",
                        "0100 3041303030303150",
                        "5F494E5345",
                        ProgramServices.service("_INSE", ""),
                        PointRange.named("DB1")),
                invocation(
                        "_DELE deletes a block",
                        "0100 3038303030303142",
                        "5F44454C45",
                        ProgramServices.service("_DELE", ""),
                        PointRange.named("OB1")),
                invocation("_MODU copies RAM to ROM", "4550", "5F4D4F4455", ProgramServices.service("_MODU", "EP")),
                invocation("_GARB compresses the memory", "", "5F47415242", ProgramServices.service("_GARB", "")),
                row("stop")
                        .client("32 01 0000 0005 0010 0000  29 0000000000 09 505F50524F4752414D")
                        .server("32 03 0000 0005 0001 0000 00 00  29")
                        .sees(
                                new Seen.Message(new S7commEvent.ProgramInvocation(
                                        pdu(1, 16, 0), 0x29, "", List.of(), "P_PROGRAM")),
                                asks(0x29),
                                new Seen.Message(new S7commEvent.Plain(pdu(3, 1, 0), 0x29, Octets.EMPTY, Octets.EMPTY)),
                                answers(0x29)));
    }

    private static Stream<Row> oddRows() {
        return Stream.of(
                row("a function that is not known is unknown")
                        .client("32 01 0000 0005 0001 0000  77")
                        .server("32 03 0000 0005 0001 0000 00 00  77")
                        .sees(
                                new Seen.Unknown("function", 0x77),
                                asks(0x77),
                                new Seen.Unknown("function", 0x77),
                                answers(0x77)),
                row("a syntax that is not known is kept raw and is a point of its own")
                        .client("32 01 0000 0005 000C 0000  04 01 12 08 A2 41 00 01 00 01 7F 01")
                        .sees(
                                new Seen.Unknown("syntax_id", 0xA2),
                                asks(4, PointRange.named("syntax162:41000100017f01"))),
                row("an area that is not known is unknown")
                        .client("32 01 0000 0005 000E 0000  04 01 12 0A 10 02 0001 0000 99 000000")
                        .sees(new Seen.Unknown("area", 0x99), asks(4, PointRange.of("area153", 0, 1))),
                row("parameters that pass the message are malformed")
                        .client("32 01 0000 0005 0008 0000  F0 00")
                        .sees(new Seen.Malformed(S7commAnomaly.PDU_LENGTH, 12)),
                row("parameters shorter than their function are malformed")
                        .client("32 01 0000 0005 0002 0000  F0 00")
                        .sees(new Seen.Malformed(S7commAnomaly.PARAMETER_LENGTH, 12)),
                row("an item that passes the parameters is malformed")
                        .client("32 01 0000 0005 0006 0000  04 01 12 0A 10 02")
                        .sees(new Seen.Malformed(S7commAnomaly.ITEM, 12), asks(4)),
                row("data that pass the data part are malformed")
                        .client(READ_TWO_BYTES)
                        .server("32 03 0000 0005 0002 0005 00 00  04 01  FF 04 0010 01")
                        .sees(
                                asks(4, PointRange.of("DB1", 10, 2)),
                                new Seen.Malformed(S7commAnomaly.DATA_ITEM, 14),
                                answers(4)));
    }
}
