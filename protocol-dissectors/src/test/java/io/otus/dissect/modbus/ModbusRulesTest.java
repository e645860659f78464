package io.otus.dissect.modbus;

import static io.otus.testkit.Row.row;

import io.otus.core.bytes.Octets;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.ProtocolEvent;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Exceptions, diagnostics, echoes, and lengths that do not fit: V1.1b3 §6 and §7 rule by rule. */
class ModbusRulesTest extends DissectorContract {
    private static final Map<Integer, String> EXCEPTIONS = new TreeMap<>(Map.of(
            1, "illegal_function",
            2, "illegal_data_address",
            3, "illegal_data_value",
            4, "server_device_failure",
            5, "acknowledge",
            6, "server_device_busy",
            8, "memory_parity_error",
            10, "gateway_path_unavailable",
            11, "gateway_target_device_failed_to_respond"));

    @Override
    protected DissectorProvider provider() {
        return new ModbusProvider();
    }

    private static Adu adu(int length, int function) {
        return new Adu(1, length, 17, function);
    }

    private static Seen message(ProtocolEvent event) {
        return new Seen.Message(event);
    }

    private static Seen wrongLength(int at) {
        return new Seen.Malformed(ModbusAnomaly.PDU_LENGTH, at);
    }

    /** Requests 2 to 5 for one register, each answered. */
    private static Row.Builder afterFour(String name) {
        Row.Builder row = row(name);
        for (int i = 2; i < 6; i++) {
            row = row.client("000" + i + " 0000 0006 11  03 006B 0001").server("000" + i + " 0000 0005 11  03 02 022B");
        }
        return row;
    }

    private static Stream<Row> secondAnswerRows() {
        Seen second = new Seen.Malformed(ModbusAnomaly.SECOND_ANSWER, 0);
        return Stream.of(
                afterFour("a second answer with another value, Messaging §3.1.3")
                        .server("0005 0000 0005 11  03 02 022C")
                        .sees(second),
                afterFour("a second answer of another function")
                        .server("0005 0000 0005 11  04 02 012C")
                        .sees(second));
    }

    private static Stream<Row> clientExceptionRows() {
        return Stream.of(
                afterFour("an exception of who was answered, §4.1")
                        .client("0006 0000 0003 11  83 02")
                        .sees(new Seen.Malformed(ModbusAnomaly.CLIENT_EXCEPTION, 7)),
                row("a late exception of a device behind a modem, which calls who asks it")
                        .server("0001 0000 0006 11  03 006B 0001")
                        .client("0001 0000 0005 11  03 02 022B")
                        .client("0006 0000 0003 11  83 02")
                        .sees());
    }

    private static final Seen ECHO = new Seen.Malformed(ModbusAnomaly.ECHO, 8);

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                        exceptionRows(),
                        diagnosticRows(),
                        echoRows(),
                        secondAnswerRows(),
                        clientExceptionRows(),
                        requestsTooLong(),
                        responsesTooLong(),
                        shortRows())
                .flatMap(rows -> rows);
    }

    private static Stream<Row> exceptionRows() {
        return EXCEPTIONS.entrySet().stream()
                .map(exception -> row("exception " + exception.getValue() + ", §7")
                        .client("0001 0000 0006 11  03 006B 0003")
                        .server(String.format(Locale.ROOT, "0001 0000 0003 11  83 %02X", exception.getKey()))
                        .sees(new Seen.Response(new Response(
                                ModbusDissectorTest.transaction(3),
                                ModbusFunction.service(3),
                                "17",
                                Outcome.error(exception.getKey(), exception.getValue()),
                                List.of()))));
    }

    /** Every sub-function of §6.8.1; 4 has no answer. */
    private static Stream<Row> diagnosticRows() {
        return Stream.of(0, 1, 2, 3, 10, 11, 12, 13, 14, 15, 16, 17, 18, 20).map(subFunction -> {
            String request = String.format(Locale.ROOT, "0001 0000 0006 11  08 %04X 0000", subFunction);
            String response = ModbusFunction.isEcho(subFunction)
                    ? request
                    : String.format(Locale.ROOT, "0001 0000 0006 11  08 %04X 0105", subFunction);
            Octets answer = Octets.ofHex(ModbusFunction.isEcho(subFunction) ? "0000" : "0105");
            return row("diagnostics " + ModbusFunction.diagnostic(subFunction).name() + " of sub-function "
                            + subFunction)
                    .client(request)
                    .server(response)
                    .sees(
                            message(new ModbusEvent.Diagnostics(
                                    adu(6, 8), "request", subFunction, Octets.ofHex("0000"))),
                            new Seen.Request(Request.confirmed(
                                    ModbusDissectorTest.transaction(8),
                                    ModbusFunction.diagnostic(subFunction),
                                    "17",
                                    List.of())),
                            message(new ModbusEvent.Diagnostics(adu(6, 8), "response", subFunction, answer)),
                            new Seen.Response(new Response(
                                    ModbusDissectorTest.transaction(8),
                                    ModbusFunction.diagnostic(subFunction),
                                    "17",
                                    Outcome.OK,
                                    List.of())));
        });
    }

    private static Stream<Row> echoRows() {
        return Stream.of(
                row("the echo of a mask write has another mask, §6.16")
                        .client("0001 0000 0008 11  16 0004 00F2 0025")
                        .server("0001 0000 0008 11  16 0004 00F2 0026")
                        .sees(ECHO),
                row("query data comes back changed, §6.8.1")
                        .client("0001 0000 0006 11  08 0000 A537")
                        .server("0001 0000 0006 11  08 0000 A538")
                        .sees(ECHO),
                row("the echo of a file write has another record, §6.15")
                        .client("0001 0000 000C 11  15 09 06 0004 0007 0001 06AF")
                        .server("0001 0000 000C 11  15 09 06 0004 0007 0001 06B0")
                        .sees(ECHO),
                row("the echo of a write of registers has another quantity, §6.12")
                        .client("0001 0000 000B 11  10 0001 0002 04 000A 0102")
                        .server("0001 0000 0006 11  10 0001 0001")
                        .sees(ECHO),
                row("answers that repeat their requests in another order")
                        .client("0001 0000 0008 11  16 0004 00F2 0025")
                        .client("0002 0000 0008 11  16 0005 00F2 0025")
                        .server("0002 0000 0008 11  16 0005 00F2 0025")
                        .server("0001 0000 0008 11  16 0004 00F2 0025")
                        .sees());
    }

    private static Stream<Row> requestsTooLong() {
        return Stream.of(
                row("read coils with bytes behind it")
                        .client("0001 0000 0008 11  01 0013 0013 AABB")
                        .sees(message(new ModbusEvent.ReadRequest(adu(8, 1), 19, 19)), wrongLength(12)),
                row("write single register with bytes behind it")
                        .client("0001 0000 0008 11  06 0001 0003 0000")
                        .sees(message(new ModbusEvent.WriteSingle(adu(8, 6), "request", 1, 3)), wrongLength(12)),
                row("get comm event counter with bytes behind it stays a request of the client")
                        .client("0001 0000 0006 11  0B 0000 0000")
                        .sees(
                                message(new ModbusEvent.Plain(adu(6, 11), "request", Octets.ofHex("00000000"))),
                                wrongLength(8)),
                row("write multiple coils without its values, which looks like an answer, stays a request of the"
                                + " client")
                        .client("0001 0000 0006 11  0F 0013 000A")
                        .sees(
                                message(new ModbusEvent.Plain(adu(6, 15), "request", Octets.ofHex("0013000A"))),
                                wrongLength(8)),
                row("an answer that is cut short and looks like a request stays an answer of the server")
                        .client("0001 0000 0006 11  03 006B 0003")
                        .server("0001 0000 0006 11  03 06 022B 00")
                        .sees(
                                message(new ModbusEvent.ReadRequest(adu(6, 3), 107, 3)),
                                message(new ModbusEvent.Plain(adu(6, 3), "response", Octets.ofHex("06022B00"))),
                                wrongLength(8)),
                row("mask write register with bytes behind it")
                        .client("0001 0000 0009 11  16 0004 00F2 0025 00")
                        .sees(
                                message(new ModbusEvent.MaskWriteRegister(adu(9, 22), "request", 4, 0xF2, 0x25)),
                                wrongLength(14)),
                row("read FIFO queue with bytes behind it")
                        .client("0001 0000 0006 11  18 04DE 0000")
                        .sees(message(new ModbusEvent.FifoRequest(adu(6, 24), 1246)), wrongLength(10)),
                row("read device identification with bytes behind it")
                        .client("0001 0000 0006 11  2B 0E 03 01 00")
                        .sees(message(new ModbusEvent.DeviceIdentificationRequest(adu(6, 43), 3, 1)), wrongLength(11)),
                row("an MEI type that is reserved, §6.19")
                        .client("0001 0000 0004 11  2B 0F 00")
                        .sees(new Seen.Unknown("mei_type", 15)),
                row("a kind of device identification outside 1 to 4, §6.21")
                        .client("0001 0000 0005 11  2B 0E 07 00")
                        .sees(new Seen.Unknown("read_device_id_code", 7)));
    }

    private static Stream<Row> responsesTooLong() {
        return Stream.of(
                row("an answer to write single coil with bytes behind it")
                        .server("0001 0000 0007 11  05 00AC FF00 00")
                        .sees(
                                message(new ModbusEvent.WriteSingle(adu(7, 5), "response", 172, 0xFF00)),
                                wrongLength(12)),
                row("an answer to read exception status with bytes behind it")
                        .server("0001 0000 0004 11  07 6D 00")
                        .sees(message(new ModbusEvent.ExceptionStatus(adu(4, 7), 0x6D)), wrongLength(9)),
                row("an exception with bytes behind it, §7")
                        .server("0001 0000 0004 11  81 06 00")
                        .sees(message(new ModbusEvent.ExceptionResponse(adu(4, 1), 6)), wrongLength(8)),
                row("CANopen answers as well, §6.20")
                        .server("0001 0000 0004 11  2B 0D 51")
                        .sees(message(
                                new ModbusEvent.EncapsulatedTransport(adu(4, 43), "response", 13, Octets.ofHex("51")))),
                row("a list of objects that goes on is paged, §6.21")
                        .client("0001 0000 0005 11  2B 0E 01 00")
                        .server("0001 0000 000B 11  2B 0E 01 81 FF 02 01 00 01 41")
                        .client("0002 0000 0005 11  2B 0E 01 02")
                        .sees(
                                message(new ModbusEvent.DeviceIdentificationRequest(adu(5, 43), 1, 0)),
                                message(new ModbusEvent.DeviceIdentificationResponse(
                                        adu(11, 43),
                                        1,
                                        0x81,
                                        true,
                                        2,
                                        1,
                                        List.of(new ModbusEvent.DeviceIdObject(0, "A")))),
                                message(new ModbusEvent.DeviceIdentificationRequest(new Adu(2, 5, 17, 43), 1, 2))));
    }

    /** Each function with one byte, which is too short for all but those that have a length of their own. */
    private static Stream<Row> shortRows() {
        return Stream.concat(
                Stream.of(1, 2, 3, 4, 5, 6, 8, 15, 16, 22, 23, 24, 43)
                        .map(function -> row("too short: function " + function)
                                .client(String.format(Locale.ROOT, "0001 0000 0003 11  %02X 0E", function))
                                .sees(wrongLength(8))),
                Stream.of(
                        row("2001 coils are one too many, §6.1")
                                .client("0001 0000 0006 11  01 0000 07D1")
                                .sees(
                                        new Seen.Malformed(ModbusAnomaly.QUANTITY, 10),
                                        new Seen.Request(Request.confirmed(
                                                ModbusDissectorTest.transaction(1),
                                                ModbusFunction.service(1),
                                                "17",
                                                List.of()))),
                        row("2000 coils are the most, §6.1")
                                .client("0001 0000 0006 11  01 0000 07D0")
                                .sees(new Seen.Request(Request.confirmed(
                                        ModbusDissectorTest.transaction(1),
                                        ModbusFunction.service(1),
                                        "17",
                                        List.of(PointRange.of("coil", 0, 2000)))))));
    }
}
