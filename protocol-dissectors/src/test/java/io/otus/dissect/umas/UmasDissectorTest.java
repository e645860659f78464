package io.otus.dissect.umas;

import static io.otus.testkit.Row.row;

import io.otus.core.bytes.Octets;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.ProtocolEvent;
import io.otus.core.event.Trust;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Direction;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.core.value.ValueList;
import io.otus.dissect.umas.UmasEvent.MemoryBank;
import io.otus.dissect.umas.UmasEvent.Variable;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.List;
import java.util.stream.Stream;

class UmasDissectorTest extends DissectorContract {
    private static final long TRANSACTION = 1L << 34 | 7 << 8;

    @Override
    protected DissectorProvider provider() {
        return new UmasProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.CHILD;
    }

    private static UmasPdu pdu(int sessionKey, int function) {
        return new UmasPdu(7, 0, sessionKey, function);
    }

    /** A header of Modbus/TCP around it; the length is not looked at here. */
    private static String adu(String pdu) {
        return "0007 0000 0000 00 5A" + pdu;
    }

    private static Seen message(ProtocolEvent event) {
        return new Seen.Message(event);
    }

    private static Seen asks(int function, PointRange... points) {
        return new Seen.Request(Request.confirmed(TRANSACTION, UmasFunction.service(function), "0", List.of(points)));
    }

    private static Seen answers(int function, Outcome outcome) {
        return new Seen.Response(new Response(TRANSACTION, UmasFunction.service(function), "0", outcome, List.of()));
    }

    private static Seen runState(String value) {
        return claim(Attribute.RUN_STATE, value);
    }

    private static Seen claim(Attribute attribute, String value) {
        return new Seen.Claim(true, "", attribute, value, Trust.DEVICE);
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(identityRows(), sessionRows(), memoryRows(), programRows(), oddRows())
                .flatMap(rows -> rows);
    }

    private static Stream<Row> identityRows() {
        return Stream.of(
                row("read id")
                        .client(adu("00 02"))
                        .server(adu("00 FE 10FF 5A010100 0000 7002 0000 2700 0900 0800 00000000"
                                + " 0E 313430204350552033313120 3130 01 01 01 0000 00001100"))
                        .sees(
                                message(new UmasEvent.Plain(pdu(0, 2), "request", Octets.EMPTY)),
                                asks(2),
                                message(new UmasEvent.Identity(
                                        pdu(0, 2),
                                        0xFF10,
                                        0x1015A,
                                        0,
                                        0x0270,
                                        0,
                                        39,
                                        9,
                                        8,
                                        0,
                                        "140 CPU 311 10",
                                        List.of(new MemoryBank(1, 1, 0, 0x110000)))),
                                claim(Attribute.VENDOR, "Schneider Electric"),
                                claim(Attribute.ORDER_NUMBER, "140 CPU 311 10"),
                                claim(Attribute.FIRMWARE, "2.70"),
                                claim(Attribute.HARDWARE, "9"),
                                claim(Attribute.TYPE, "plc"),
                                answers(2, Outcome.OK)),
                row("read project info")
                        .client(adu("00 03 00"))
                        .server(adu("00 FE 020500009888010000020500009888010000 020C3B0C0E01DE07 020C3B0C0E01DE07"
                                + " 08000000 08 50726F6A65637400"))
                        .sees(
                                message(new UmasEvent.Plain(pdu(0, 3), "request", Octets.ofHex("00"))),
                                message(new UmasEvent.ProjectInfo(
                                        pdu(0, 3),
                                        Octets.ofHex("020500009888010000020500009888010000"),
                                        "2014-01-14T12:59:12",
                                        "2014-01-14T12:59:12",
                                        8,
                                        "Project")),
                                claim(Attribute.DESCRIPTION, "project Project of 2014-01-14T12:59:12")),
                row("project info of a sub-function with another form stays raw")
                        .client(adu("00 03 04"))
                        .server(adu("00 FE 0980"))
                        .sees(
                                message(new UmasEvent.Plain(pdu(0, 3), "request", Octets.ofHex("04"))),
                                message(new UmasEvent.Plain(pdu(0, 3), "response", Octets.ofHex("0980")))),
                row("read plc info: signatures, and whether it is reserved")
                        .client(adu("01 04"))
                        .server(adu("01 FE 02 8A80 02 B0D56F1B 37583D11 0003"))
                        .sees(
                                message(new UmasEvent.Plain(pdu(1, 4), "request", Octets.EMPTY)),
                                message(new UmasEvent.PlcInfo(
                                        pdu(1, 4),
                                        2,
                                        0x808A,
                                        true,
                                        ValueList.unsigned(new long[] {0x1B6FD5B0L, 0x113D5837L}),
                                        Octets.ofHex("0003")))));
    }

    private static Stream<Row> sessionRows() {
        return Stream.of(
                row("init comm tells the longest message")
                        .client(adu("00 01 00"))
                        .server(adu("00 FE FD00 0104"))
                        .sees(
                                message(new UmasEvent.Plain(pdu(0, 1), "request", Octets.ofHex("00"))),
                                message(new UmasEvent.InitComm(pdu(0, 1), 253, Octets.ofHex("0104")))),
                row("a reservation names its holder")
                        .client(adu("00 10 01020000 05 4F54555331"))
                        .server(adu("00 FE 01"))
                        .sees(
                                message(new UmasEvent.TakeReservation(pdu(0, 16), 0x201, "OTUS1")),
                                asks(16),
                                message(new UmasEvent.ReservationTaken(pdu(0, 16), 1)),
                                answers(16, Outcome.OK)),
                row("release, refused")
                        .client(adu("01 11"))
                        .server(adu("01 FD 81"))
                        .sees(
                                message(new UmasEvent.Plain(pdu(1, 17), "request", Octets.EMPTY)),
                                asks(17),
                                message(new UmasEvent.Refusal(pdu(1, 17), Octets.ofHex("81"))),
                                answers(17, Outcome.error(0x81, "error_129"))),
                row("keep alive").client(adu("01 12")).server(adu("01 FE")).sees(asks(18), answers(18, Outcome.OK)),
                row("start").client(adu("01 40 FF00")).server(adu("01 FE")).sees(asks(64), answers(64, Outcome.OK)),
                row("whoever acknowledges a start runs, and a stop stands")
                        .client(adu("01 40 FF00"))
                        .server(adu("01 FE"))
                        .client(adu("01 41 FF00"))
                        .server(adu("01 FE"))
                        .sees(runState("run"), runState("stop")),
                row("stop").client(adu("01 41 FF00")).server(adu("01 FE")).sees(asks(65), answers(65, Outcome.OK)),
                row("content tells the direction")
                        .someone(adu("01 FE"))
                        .sees(new Seen.Direction(Direction.FROM_SERVER)));
    }

    private static Stream<Row> memoryRows() {
        return Stream.of(
                row("read memory block")
                        .client(adu("00 20 00 1300 64000000 0200"))
                        .server(adu("00 FE 00 0200 AABB"))
                        .sees(
                                message(new UmasEvent.MemoryBlockRequest(pdu(0, 32), 0, 19, 100, 2, Octets.EMPTY)),
                                asks(32, PointRange.of("block19", 100, 2)),
                                message(new UmasEvent.MemoryBlockResponse(pdu(0, 32), 0, 2, Octets.ofHex("AABB"))),
                                answers(32, Outcome.OK)),
                row("write memory block")
                        .client(adu("00 21 00 1300 64000000 0200 AABB"))
                        .sees(
                                message(new UmasEvent.MemoryBlockRequest(
                                        pdu(0, 33), 0, 19, 100, 2, Octets.ofHex("AABB"))),
                                asks(33, PointRange.of("block19", 100, 2))),
                row("read two variables, one of them an array")
                        .client(adu("00 22 B0D56F1B 02 02 3600 01 1000 04 13 3600 01 2000 00 0300"))
                        .sees(
                                message(new UmasEvent.Variables(
                                        pdu(0, 34),
                                        0x1B6FD5B0L,
                                        List.of(
                                                new Variable(2, 54, 16, 4, 1, Octets.EMPTY),
                                                new Variable(3, 54, 32, 0, 3, Octets.EMPTY)))),
                                asks(34, PointRange.of("block54", 20, 2), PointRange.of("block54", 32, 12))),
                row("write a variable")
                        .client(adu("00 23 B0D56F1B 01 02 3600 01 1000 04 1234"))
                        .sees(
                                message(new UmasEvent.Variables(
                                        pdu(0, 35),
                                        0x1B6FD5B0L,
                                        List.of(new Variable(2, 54, 16, 4, 1, Octets.ofHex("1234"))))),
                                asks(35, PointRange.of("block54", 20, 2))),
                row("variables of another form stay raw")
                        .client(adu("00 22 B0D56F1B 01 09 3600"))
                        .sees(
                                message(new UmasEvent.Plain(pdu(0, 34), "request", Octets.ofHex("B0D56F1B01093600"))),
                                asks(34)));
    }

    private static Stream<Row> programRows() {
        return Stream.of(
                row("a program read out of the controller has a fingerprint")
                        .client(adu("01 33 0001 FB00"))
                        .server(adu("01 FE 0001"))
                        .client(adu("01 34 0001 0100"))
                        .server(adu("01 FE 0000 0200 4142"))
                        .client(adu("01 34 0001 0200"))
                        .server(adu("01 FE 0100 0100 43"))
                        .client(adu("01 35 0001 0200"))
                        .sees(
                                message(new UmasEvent.Plain(pdu(1, 51), "request", Octets.ofHex("0001FB00"))),
                                message(new UmasEvent.Plain(pdu(1, 51), "response", Octets.ofHex("0001"))),
                                message(new UmasEvent.ProgramBlockRequest(pdu(1, 52), 1, Octets.EMPTY)),
                                message(new UmasEvent.ProgramBlockResponse(pdu(1, 52), false, Octets.ofHex("4142"))),
                                message(new UmasEvent.ProgramBlockRequest(pdu(1, 52), 2, Octets.EMPTY)),
                                message(new UmasEvent.ProgramBlockResponse(pdu(1, 52), true, Octets.ofHex("43"))),
                                message(new UmasEvent.ProgramBlockRequest(pdu(1, 53), 2, Octets.EMPTY)),
                                new Seen.Transfer(true, "0", Action.UPLOAD, "strategy", 3)),
                row("a program put into the controller has a fingerprint")
                        .client(adu("01 30 0001"))
                        .client(adu("01 31 0001 0100 0300 414243"))
                        .client(adu("01 32 0001 0100"))
                        .sees(new Seen.Transfer(true, "0", Action.DOWNLOAD, "strategy", 3)));
    }

    private static Stream<Row> oddRows() {
        return Stream.of(
                row("who does not speak it refuses the function of Modbus")
                        .client(adu("00 02"))
                        .server("0007 0000 0003 00 DA 01")
                        .sees(asks(2), answers(2, Outcome.error(1, "modbus_exception_1"))),
                row("a response whose request was not seen says only that it was done")
                        .server(adu("01 FE AA"))
                        .sees(
                                message(new UmasEvent.Plain(
                                        new UmasPdu(7, 0, 1, UmasPdu.UNSEEN), "response", Octets.ofHex("AA"))),
                                new Seen.Response(
                                        new Response(TRANSACTION, UmasFunction.UNSEEN, "0", Outcome.OK, List.of()))),
                row("an unknown function is kept raw")
                        .client(adu("00 6D 0102"))
                        .sees(
                                message(new UmasEvent.Plain(pdu(0, 0x6D), "request", Octets.ofHex("0102"))),
                                new Seen.Unknown("function_code", 0x6D),
                                asks(0x6D)),
                row("a length that passes the message")
                        .client(adu("00 10 01020000 09 4F54"))
                        .sees(new Seen.Malformed(UmasAnomaly.BODY, 10)));
    }
}
