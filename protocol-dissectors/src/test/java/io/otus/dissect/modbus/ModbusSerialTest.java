package io.otus.dissect.modbus;

import static io.otus.testkit.Row.row;

import io.otus.core.bytes.Octets;
import io.otus.core.event.Action;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.ProtocolEvent;
import io.otus.core.event.Service;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.core.value.ValueList;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.List;
import java.util.stream.Stream;

/** RTU and ASCII frames inside TCP, as terminal servers pass them on. */
class ModbusSerialTest extends DissectorContract {
    private static final PointRange HOLDING = PointRange.of("holding", 107, 3);
    private static final ValueList VALUES =
            ValueList.words(Octets.ofHex("AE4156524340").view(), 0, 3);

    private static final PointRange TEN = PointRange.of("holding", 0, 10);
    private static final ModbusEvent READ = new ModbusEvent.ReadRequest(rtu(1, 3, 0xCDC5), 0, 10);

    @Override
    protected DissectorProvider provider() {
        return new ModbusProvider();
    }

    private static long transaction(int unit, int function) {
        return 1L << 33 | (long) function << 8 | unit;
    }

    private static Seen message(ProtocolEvent event) {
        return new Seen.Message(event);
    }

    private static Seen asks(int unit, int function, PointRange... points) {
        return new Seen.Request(Request.confirmed(
                transaction(unit, function),
                ModbusFunction.service(function),
                Integer.toString(unit),
                List.of(points)));
    }

    private static Seen answers(int unit, int function, Outcome outcome, PointRange... points) {
        return new Seen.Response(new Response(
                transaction(unit, function),
                ModbusFunction.service(function),
                Integer.toString(unit),
                outcome,
                List.of(points)));
    }

    private static Adu rtu(int unit, int function, int crc) {
        return new Adu(Framing.RTU, 0, 0, unit, function, crc);
    }

    private static Adu ascii(int unit, int function, int lrc) {
        return new Adu(Framing.ASCII, 0, 0, unit, function, lrc);
    }

    private static String text(String frame) {
        StringBuilder hex = new StringBuilder();
        for (char c : (frame + "\r\n").toCharArray()) {
            hex.append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
        }
        return hex.toString();
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.concat(rtuRows(), asciiRows());
    }

    private static Stream<Row> rtuRows() {
        return Stream.of(
                row("RTU: read holding registers")
                        .client("11 03 006B 0003 7687")
                        .server("11 03 06 AE41 5652 4340 49AD")
                        .sees(
                                message(new ModbusEvent.ReadRequest(rtu(17, 3, 0x8776), 107, 3)),
                                asks(17, 3, HOLDING),
                                message(new ModbusEvent.ReadRegistersResponse(rtu(17, 3, 0xAD49), 6, VALUES)),
                                answers(17, 3, Outcome.OK, HOLDING.with(VALUES))),
                row("RTU: an exception")
                        .client("0A 01 04A1 0001 AC63")
                        .server("0A 81 02 B053")
                        .sees(
                                message(new ModbusEvent.ReadRequest(rtu(10, 1, 0x63AC), 1185, 1)),
                                message(new ModbusEvent.ExceptionResponse(rtu(10, 1, 0x53B0), 2)),
                                answers(10, 1, Outcome.error(2, "illegal_data_address"))),
                row("RTU: a request that begins like Modbus/TCP is told by its CRC")
                        .client("01 03 0000 000A C5CD")
                        .sees(message(new ModbusEvent.ReadRequest(rtu(1, 3, 0xCDC5), 0, 10))),
                row("RTU: a wrong CRC in a flow that speaks RTU breaks its rule, and asks nothing")
                        .client("11 03 006B 0003 7687")
                        .client("11 03 006B 0004 7687")
                        .sees(
                                message(new ModbusEvent.ReadRequest(rtu(17, 3, 0x8776), 107, 3)),
                                asks(17, 3, HOLDING),
                                message(new ModbusEvent.Plain(rtu(17, 3, 0x8776), "request", Octets.ofHex("006B0004"))),
                                new Seen.Malformed(ModbusAnomaly.CHECK, 6)),
                row("RTU: a frame with a wrong CRC has the length of its function, though a CRC agrees somewhere"
                                + " behind it")
                        .client("11 03 006B 0003 7687")
                        .server("11 83 02 0000 AA C743")
                        .client("11 03 006B 0003 7687")
                        .sees(
                                message(new ModbusEvent.ReadRequest(rtu(17, 3, 0x8776), 107, 3)),
                                asks(17, 3, HOLDING),
                                message(new ModbusEvent.Plain(rtu(17, 3, 0), "response", Octets.ofHex("02"))),
                                new Seen.Malformed(ModbusAnomaly.CHECK, 3),
                                message(new ModbusEvent.ReadRequest(rtu(17, 3, 0x8776), 107, 3)),
                                asks(17, 3, HOLDING)),
                row("RTU: so has one whose other length, by its content, is more than any frame has")
                        .client("11 03 006B 0003 7687")
                        .client("11 18 1818 0000 AA BF04")
                        .client("11 03 006B 0003 7687")
                        .sees(
                                message(new ModbusEvent.ReadRequest(rtu(17, 3, 0x8776), 107, 3)),
                                asks(17, 3, HOLDING),
                                message(new ModbusEvent.Plain(rtu(17, 24, 0), "request", Octets.ofHex("1818"))),
                                new Seen.Malformed(ModbusAnomaly.CHECK, 4),
                                message(new ModbusEvent.ReadRequest(rtu(17, 3, 0x8776), 107, 3)),
                                asks(17, 3, HOLDING)),
                row("RTU: a write to address 0 goes to all, and none answers")
                        .client("00 06 0001 0003 99DA")
                        .sees(new Seen.Request(Request.unconfirmed(
                                ModbusFunction.service(6),
                                "0",
                                List.of(PointRange.of(
                                        "holding",
                                        1,
                                        ValueList.words(Octets.ofHex("0003").view(), 0, 1)))))),
                row("RTU: a request that is shorter than an answer of its function is told before anything follows")
                        .client("11 2B 0E 01 00 B1B4")
                        .sees(new Seen.Request(Request.confirmed(
                                transaction(17, 43), ModbusFunction.READ_DEVICE_IDENTIFICATION, "17", List.of()))),
                row("RTU: a stray octet before a frame costs that frame and no other")
                        .client("01 03 0000 000A C5CD")
                        .client("FF 01 03 0000 000A C5CD")
                        .client("01 03 0000 000A C5CD")
                        .client("01 03 0000 000A C5CD")
                        .sees(
                                message(READ),
                                asks(1, 3, TEN),
                                message(new ModbusEvent.Plain(
                                        rtu(255, 1, 0xC50A), "request", Octets.ofHex("03000000"))),
                                new Seen.Malformed(ModbusAnomaly.CHECK, 6),
                                new Seen.Malformed(ModbusAnomaly.ADU_LENGTH, 0),
                                message(READ),
                                asks(1, 3, TEN),
                                message(READ),
                                asks(1, 3, TEN)),
                row("RTU: so does an octet too few")
                        .client("01 03 0000 000A C5CD")
                        .client("01 03 0000 000A C5" + "01 03 0000 000A C5CD")
                        .client("01 03 0000 000A C5CD")
                        .sees(
                                message(READ),
                                asks(1, 3, TEN),
                                message(new ModbusEvent.Plain(rtu(1, 3, 0x01C5), "request", Octets.ofHex("0000000A"))),
                                new Seen.Malformed(ModbusAnomaly.CHECK, 6),
                                message(new ModbusEvent.Plain(rtu(3, 0, 0xCDC5), "request", Octets.ofHex("00000A"))),
                                new Seen.Malformed(ModbusAnomaly.CHECK, 5),
                                message(READ),
                                asks(1, 3, TEN)),
                row("RTU: a query that is to be returned may have any number of words")
                        .client("11 03 006B 0003 7687")
                        .client("11 08 0000 A537 0001 7FFF 9B16")
                        .sees(
                                message(new ModbusEvent.ReadRequest(rtu(17, 3, 0x8776), 107, 3)),
                                asks(17, 3, HOLDING),
                                message(new ModbusEvent.Diagnostics(
                                        rtu(17, 8, 0x169B), "request", 0, Octets.ofHex("A53700017FFF"))),
                                new Seen.Request(Request.confirmed(
                                        transaction(17, 8),
                                        new Service(8, "return_query_data", Action.DIAGNOSE).keyed("8/0"),
                                        "17",
                                        List.of()))),
                row("RTU: such a query with a wrong CRC holds back nothing that follows")
                        .client("11 03 006B 0003 7687")
                        .client("11 08 0000 A537 0000" + "11 08 0000 A537 0001" + "11 03 006B 0003 7687")
                        .sees(
                                message(new ModbusEvent.ReadRequest(rtu(17, 3, 0x8776), 107, 3)),
                                asks(17, 3, HOLDING),
                                message(new ModbusEvent.Plain(rtu(17, 8, 0), "request", Octets.ofHex("0000A537"))),
                                new Seen.Malformed(ModbusAnomaly.CHECK, 6),
                                message(new ModbusEvent.Plain(rtu(17, 8, 0x0100), "request", Octets.ofHex("0000A537"))),
                                new Seen.Malformed(ModbusAnomaly.CHECK, 6),
                                message(new ModbusEvent.ReadRequest(rtu(17, 3, 0x8776), 107, 3)),
                                asks(17, 3, HOLDING)),
                row("RTU: nor does a reserved sub-function with a wrong CRC")
                        .client("11 03 006B 0003 7687")
                        .client("11 08 0015 0003 0000" + "11 03 006B 0003 7687")
                        .sees(
                                message(new ModbusEvent.ReadRequest(rtu(17, 3, 0x8776), 107, 3)),
                                asks(17, 3, HOLDING),
                                message(new ModbusEvent.Plain(rtu(17, 8, 0), "request", Octets.ofHex("00150003"))),
                                new Seen.Malformed(ModbusAnomaly.CHECK, 6),
                                message(new ModbusEvent.ReadRequest(rtu(17, 3, 0x8776), 107, 3)),
                                asks(17, 3, HOLDING)),
                row("RTU: a reserved sub-function ends where the CRC agrees")
                        .client("11 03 006B 0003 7687")
                        .client("11 08 0015 0003 B35E")
                        .server("11 08 0015 0003 0001 0002 0004 2E0D")
                        .sees(
                                message(new ModbusEvent.ReadRequest(rtu(17, 3, 0x8776), 107, 3)),
                                message(new ModbusEvent.Diagnostics(
                                        rtu(17, 8, 0x5EB3), "request", 21, Octets.ofHex("0003"))),
                                new Seen.Unknown("sub_function", 21),
                                message(new ModbusEvent.Diagnostics(
                                        rtu(17, 8, 0x0D2E), "response", 21, Octets.ofHex("0003000100020004")))),
                row("RTU: a user-defined function ends where the CRC agrees")
                        .client("11 03 006B 0003 7687")
                        .client("11 41 AABBCC 9EBA")
                        .sees(
                                message(new ModbusEvent.ReadRequest(rtu(17, 3, 0x8776), 107, 3)),
                                message(new ModbusEvent.Plain(rtu(17, 65, 0xBA9E), "request", Octets.ofHex("AABBCC"))),
                                new Seen.Unknown("function_code", 65)));
    }

    private static Stream<Row> asciiRows() {
        return Stream.of(
                row("ASCII: read holding registers")
                        .client(text(":1103006B00037E"))
                        .server(text(":110306AE4156524340CC"))
                        .sees(
                                message(new ModbusEvent.ReadRequest(ascii(17, 3, 0x7E), 107, 3)),
                                asks(17, 3, HOLDING),
                                message(new ModbusEvent.ReadRegistersResponse(ascii(17, 3, 0xCC), 6, VALUES)),
                                answers(17, 3, Outcome.OK, HOLDING.with(VALUES))),
                row("ASCII: a wrong LRC breaks its rule, and asks nothing")
                        .client(text(":1103006B00037E"))
                        .client(text(":1103006B00047E"))
                        .sees(
                                message(new ModbusEvent.ReadRequest(ascii(17, 3, 0x7E), 107, 3)),
                                message(new ModbusEvent.Plain(ascii(17, 3, 0x7E), "request", Octets.ofHex("006B0004"))),
                                new Seen.Malformed(ModbusAnomaly.CHECK, 13)),
                row("ASCII: where something is wrong is told in characters")
                        .client(text(":11050064000284"))
                        .sees(new Seen.Malformed(ModbusAnomaly.COIL_VALUE, 9)));
    }
}
