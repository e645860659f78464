package io.otus.dissect.modbus;

import static io.otus.testkit.Row.row;

import io.otus.core.bytes.Octets;
import io.otus.core.event.Attribute;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.ProtocolEvent;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.event.Way;
import io.otus.core.spi.Direction;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.core.value.ValueList;
import io.otus.dissect.modbus.ModbusEvent.DeviceIdObject;
import io.otus.dissect.modbus.ModbusEvent.FileRecord;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.List;
import java.util.stream.Stream;

class ModbusDissectorTest extends DissectorContract {
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

    static ValueList words(long... values) {
        byte[] bytes = new byte[2 * values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[2 * i] = (byte) (values[i] >> 8);
            bytes[2 * i + 1] = (byte) values[i];
        }
        return ValueList.words(Octets.copyOf(bytes).view(), 0, values.length);
    }

    private static ValueList bits(String hex, int count) {
        return ValueList.bits(Octets.ofHex(hex).view(), 0, count);
    }

    /** What pairs a request of transaction 1 to unit 17 with its answer. */
    static long transaction(int function) {
        return (long) function << 40 | 1 << 8 | 17;
    }

    private static Seen asks(int function, PointRange... points) {
        return asks(function, ModbusFunction.service(function), points);
    }

    private static Seen asks(int function, Service service, PointRange... points) {
        return new Seen.Request(Request.confirmed(transaction(function), service, "17", List.of(points)));
    }

    private static Seen answers(int function, PointRange... points) {
        return new Seen.Response(new Response(
                transaction(function), ModbusFunction.service(function), "17", Outcome.OK, List.of(points)));
    }

    @Override
    protected Stream<Row> rows() { //              trans proto len unit  function and data
        return Stream.of(readRows(), writeRows(), otherRows(), malformedRows()).flatMap(rows -> rows);
    }

    private static Stream<Row> readRows() {
        return Stream.of(
                row("read coils 20 to 38, §6.1")
                        .client("0001 0000 0006 11  01 0013 0013")
                        .server("0001 0000 0006 11  01 03 CD6B05")
                        .sees(
                                message(new ModbusEvent.ReadRequest(adu(6, 1), 19, 19)),
                                asks(1, PointRange.of("coil", 19, 19)),
                                message(new ModbusEvent.ReadBitsResponse(adu(6, 1), 3, bits("CD6B05", 19))),
                                answers(1, PointRange.of("coil", 19, bits("CD6B05", 19)))),
                row("read discrete inputs 197 to 218, §6.2")
                        .client("0001 0000 0006 11  02 00C4 0016")
                        .server("0001 0000 0006 11  02 03 ACDB35")
                        .sees(
                                message(new ModbusEvent.ReadRequest(adu(6, 2), 196, 22)),
                                asks(2, PointRange.of("discrete", 196, 22)),
                                message(new ModbusEvent.ReadBitsResponse(adu(6, 2), 3, bits("ACDB35", 22))),
                                answers(2, PointRange.of("discrete", 196, bits("ACDB35", 22)))),
                row("read holding registers 108 to 110, §6.3")
                        .client("0001 0000 0006 11  03 006B 0003")
                        .server("0001 0000 0009 11  03 06 022B 0000 0064")
                        .sees(
                                message(new ModbusEvent.ReadRequest(adu(6, 3), 107, 3)),
                                asks(3, PointRange.of("holding", 107, 3)),
                                message(new ModbusEvent.ReadRegistersResponse(adu(9, 3), 6, words(555, 0, 100))),
                                answers(3, PointRange.of("holding", 107, words(555, 0, 100)))),
                row("read input register 9, §6.4")
                        .client("0001 0000 0006 11  04 0008 0001")
                        .server("0001 0000 0005 11  04 02 000A")
                        .sees(
                                message(new ModbusEvent.ReadRequest(adu(6, 4), 8, 1)),
                                asks(4, PointRange.of("input", 8, 1)),
                                message(new ModbusEvent.ReadRegistersResponse(adu(5, 4), 2, words(10))),
                                answers(4, PointRange.of("input", 8, words(10)))),
                row("an answer whose request was not seen invents no points")
                        .server("0001 0000 0005 11  03 02 FFFF")
                        .sees(message(new ModbusEvent.ReadRegistersResponse(adu(5, 3), 2, words(65_535))), answers(3)),
                row("content tells the direction when nothing else does")
                        .someone("0001 0000 0005 11  03 02 000A")
                        .sees(new Seen.Direction(Direction.FROM_SERVER)),
                row("read and write registers in one, §6.17")
                        .client("0001 0000 0011 11  17 0003 0006 000E 0003 06 00FF 00FF 00FF")
                        .server("0001 0000 000F 11  17 0C 00FE 0ACD 0001 0003 000D 00FF")
                        .sees(
                                asks(23, PointRange.of("holding", 14, words(255, 255, 255))),
                                new Seen.Request(Request.confirmed(
                                        1L << 32 | transaction(23),
                                        ModbusFunction.READ_HALF,
                                        "17",
                                        List.of(PointRange.of("holding", 3, 6)))),
                                answers(23),
                                new Seen.Response(new Response(
                                        1L << 32 | transaction(23),
                                        ModbusFunction.READ_HALF,
                                        "17",
                                        Outcome.OK,
                                        List.of(PointRange.of("holding", 3, words(254, 2765, 1, 3, 13, 255)))))),
                row("read FIFO queue 1246, §6.18")
                        .client("0001 0000 0004 11  18 04DE")
                        .server("0001 0000 000A 11  18 0006 0002 01B8 1284")
                        .sees(
                                message(new ModbusEvent.FifoRequest(adu(4, 24), 1246)),
                                message(new ModbusEvent.FifoResponse(adu(10, 24), 6, 2, words(440, 4740)))));
    }

    private static Stream<Row> writeRows() {
        return Stream.of(
                row("write single coil 173 on, §6.5")
                        .client("0001 0000 0006 11  05 00AC FF00")
                        .server("0001 0000 0006 11  05 00AC FF00")
                        .sees(
                                message(new ModbusEvent.WriteSingle(adu(6, 5), "request", 172, 0xFF00)),
                                asks(5, PointRange.of("coil", 172, ValueList.bit(true))),
                                message(new ModbusEvent.WriteSingle(adu(6, 5), "response", 172, 0xFF00)),
                                answers(5)),
                row("write single register 2, §6.6")
                        .client("0001 0000 0006 11  06 0001 0003")
                        .server("0001 0000 0006 11  06 0001 0003")
                        .sees(asks(6, PointRange.of("holding", 1, words(3))), answers(6)),
                row("write ten coils from 20, §6.11")
                        .client("0001 0000 0009 11  0F 0013 000A 02 CD01")
                        .server("0001 0000 0006 11  0F 0013 000A")
                        .sees(
                                message(new ModbusEvent.WriteMultipleRequest(adu(9, 15), 19, 10, 2, bits("CD01", 10))),
                                asks(15, PointRange.of("coil", 19, bits("CD01", 10))),
                                message(new ModbusEvent.WriteMultipleResponse(adu(6, 15), 19, 10)),
                                answers(15)),
                row("write two registers from 2, §6.12")
                        .client("0001 0000 000B 11  10 0001 0002 04 000A 0102")
                        .server("0001 0000 0006 11  10 0001 0002")
                        .sees(asks(16, PointRange.of("holding", 1, words(10, 258))), answers(16)),
                row("mask write register 5, §6.16: the value is not on the wire")
                        .client("0001 0000 0008 11  16 0004 00F2 0025")
                        .server("0001 0000 0008 11  16 0004 00F2 0025")
                        .sees(
                                message(new ModbusEvent.MaskWriteRegister(adu(8, 22), "request", 4, 0xF2, 0x25)),
                                asks(22, PointRange.of("holding", 4, 1)),
                                message(new ModbusEvent.MaskWriteRegister(adu(8, 22), "response", 4, 0xF2, 0x25)),
                                answers(22)),
                row("read two file records, §6.14")
                        .client("0001 0000 0011 11  14 0E 06 0004 0001 0002 06 0003 0009 0002")
                        .server("0001 0000 000F 11  14 0C 05 06 0DFE 0020 05 06 33CD 0040")
                        .sees(
                                message(new ModbusEvent.FileRecords(
                                        adu(17, 20),
                                        "request",
                                        14,
                                        List.of(
                                                new FileRecord(6, 4, 1, 2, ValueList.NONE),
                                                new FileRecord(6, 3, 9, 2, ValueList.NONE)))),
                                message(new ModbusEvent.FileRecords(
                                        adu(15, 20),
                                        "response",
                                        12,
                                        List.of(
                                                new FileRecord(6, 0, 0, 2, words(0x0DFE, 0x20)),
                                                new FileRecord(6, 0, 0, 2, words(0x33CD, 0x40)))))),
                row("write a file record, §6.15")
                        .client("0001 0000 0010 11  15 0D 06 0004 0007 0003 06AF 04BE 100D")
                        .server("0001 0000 0010 11  15 0D 06 0004 0007 0003 06AF 04BE 100D")
                        .sees(
                                asks(21, PointRange.of("file4", 7, words(0x06AF, 0x04BE, 0x100D))),
                                new Seen.File(false, "17", Way.TO_DEVICE, "file4 7..9", 6),
                                answers(21)),
                row("what is read of files are their records, with values and as what was moved, §6.14")
                        .client("0001 0000 0011 11  14 0E 06 0004 0001 0002 06 0003 0009 0002")
                        .server("0001 0000 000F 11  14 0C 05 06 0DFE 0020 05 06 33CD 0040")
                        .sees(
                                asks(20, PointRange.of("file4", 1, 2), PointRange.of("file3", 9, 2)),
                                new Seen.File(false, "17", Way.FROM_DEVICE, "file4 1..2", 4),
                                new Seen.File(false, "17", Way.FROM_DEVICE, "file3 9..10", 4),
                                answers(
                                        20,
                                        PointRange.of("file4", 1, words(0x0DFE, 0x20)),
                                        PointRange.of("file3", 9, words(0x33CD, 0x40)))),
                row("records of other lengths than were asked for are not those, §6.14")
                        .client("0001 0000 000A 11  14 07 06 0004 0001 0003")
                        .server("0001 0000 0009 11  14 06 05 06 0DFE 0020")
                        .sees(asks(20, PointRange.of("file4", 1, 3)), answers(20)),
                row("a write of records that the answer repeats otherwise moved nothing that is known, §6.15")
                        .client("0001 0000 000C 11  15 09 06 0004 0007 0001 06AF")
                        .server("0001 0000 000C 11  15 09 06 0004 0007 0001 06AE")
                        .sees(new Seen.Malformed(ModbusAnomaly.ECHO, 8)));
    }

    private static Stream<Row> otherRows() {
        return Stream.of(
                row("exception: illegal data address, §7")
                        .client("0001 0000 0006 11  01 04A1 0001")
                        .server("0001 0000 0003 11  81 02")
                        .sees(
                                message(new ModbusEvent.ReadRequest(adu(6, 1), 1185, 1)),
                                message(new ModbusEvent.ExceptionResponse(adu(3, 1), 2)),
                                new Seen.Response(new Response(
                                        transaction(1),
                                        ModbusFunction.service(1),
                                        "17",
                                        Outcome.error(2, "illegal_data_address"),
                                        List.of()))),
                row("an answer repeats the function: of two requests of one transaction it answers its own, §4.2")
                        .client("0001 0000 0002 11  0B")
                        .client("0001 0000 0002 11  0C")
                        .server("0001 0000 0003 11  8B 01")
                        .sees(new Seen.Response(new Response(
                                transaction(11),
                                ModbusFunction.service(11),
                                "17",
                                Outcome.error(1, "illegal_function"),
                                List.of()))),
                row("exceptions 0A and 0B are those of a gateway, which is told once, §7")
                        .client("0001 0000 0006 11  01 04A1 0001")
                        .server("0001 0000 0003 11  81 0B")
                        .client("0002 0000 0006 12  01 04A1 0001")
                        .server("0002 0000 0003 12  81 0A")
                        .sees(new Seen.Claim(true, "", Attribute.CAPABILITY, "gateway", Trust.DEVICE)),
                row("what unit 255 tells is about the device that is reached over TCP, Messaging on TCP/IP V1.0b"
                                + " §4.4.2.1")
                        .client("0001 0000 0005 FF  2B 0E 01 00")
                        .server("0001 0000 000E FF  2B 0E 01 01 00 00 01 00 04 4F747573")
                        .sees(new Seen.Claim(true, "", Attribute.VENDOR, "Otus", Trust.DEVICE)),
                row("read exception status, §6.7")
                        .client("0001 0000 0002 11  07")
                        .server("0001 0000 0003 11  07 6D")
                        .sees(
                                message(new ModbusEvent.Plain(adu(2, 7), "request", Octets.EMPTY)),
                                message(new ModbusEvent.ExceptionStatus(adu(3, 7), 0x6D))),
                row("force listen only mode silences a device, §6.8")
                        .client("0001 0000 0006 11  08 0004 0000")
                        .sees(
                                message(new ModbusEvent.Diagnostics(adu(6, 8), "request", 4, Octets.ofHex("0000"))),
                                new Seen.Request(Request.unconfirmed(ModbusFunction.diagnostic(4), "17", List.of()))),
                row("get comm event counter, §6.9")
                        .client("0001 0000 0002 11  0B")
                        .server("0001 0000 0006 11  0B FFFF 0108")
                        .sees(
                                message(new ModbusEvent.Plain(adu(2, 11), "request", Octets.EMPTY)),
                                message(new ModbusEvent.CommEvents(adu(6, 11), 0xFFFF, 264, 0, Octets.EMPTY))),
                row("get comm event log, §6.10")
                        .client("0001 0000 0002 11  0C")
                        .server("0001 0000 000B 11  0C 08 0000 0108 0121 2000")
                        .sees(
                                message(new ModbusEvent.Plain(adu(2, 12), "request", Octets.EMPTY)),
                                message(new ModbusEvent.CommEvents(adu(11, 12), 0, 264, 289, Octets.ofHex("2000")))),
                row("report server id, §6.13")
                        .client("0001 0000 0002 11  11")
                        .server("0001 0000 0005 11  11 02 41FF")
                        .sees(
                                message(new ModbusEvent.Plain(adu(2, 17), "request", Octets.EMPTY)),
                                message(new ModbusEvent.ServerId(adu(5, 17), 2, Octets.ofHex("41FF")))),
                row("a server id that begins with the product's name, as many do; behind it the run indicator, §6.13")
                        .client("0001 0000 0002 11  11")
                        .server("0001 0000 000E 11  11 0B 504C432D333135 20 4100FF")
                        .sees(new Seen.Claim(true, "17", Attribute.MODEL, "PLC-315 A", Trust.SESSION)),
                row("read device identification, §6.21")
                        .client("0001 0000 0005 11  2B 0E 01 00")
                        .server("0001 0000 0017 11  2B 0E 01 01 00 00 02 00 05 4F7475732E 02 06 56322E313120")
                        .sees(
                                message(new ModbusEvent.DeviceIdentificationRequest(adu(5, 43), 1, 0)),
                                message(new ModbusEvent.DeviceIdentificationResponse(
                                        adu(23, 43),
                                        1,
                                        1,
                                        false,
                                        0,
                                        2,
                                        List.of(new DeviceIdObject(0, "Otus."), new DeviceIdObject(2, "V2.11 ")))),
                                new Seen.Claim(true, "17", Attribute.VENDOR, "Otus.", Trust.DEVICE),
                                new Seen.Claim(true, "17", Attribute.FIRMWARE, "V2.11 ", Trust.DEVICE)),
                row("CANopen general reference, §6.20, is framed and not read")
                        .client("0001 0000 0004 11  2B 0D 51")
                        .sees(message(
                                new ModbusEvent.EncapsulatedTransport(adu(4, 43), "request", 13, Octets.ofHex("51")))),
                row("a user-defined function is unknown and kept raw, §5")
                        .client("0001 0000 0004 11  41 0002")
                        .sees(
                                message(new ModbusEvent.Plain(adu(4, 65), "request", Octets.ofHex("0002"))),
                                new Seen.Unknown("function_code", 65),
                                asks(65)),
                row("function code 0, which is not valid, §4.1, is unknown and asked all the same")
                        .client("0001 0000 0003 11  00 02")
                        .sees(
                                message(new ModbusEvent.Plain(adu(3, 0), "request", Octets.ofHex("02"))),
                                new Seen.Unknown("function_code", 0),
                                asks(0)),
                row("UMAS, in function 90, is handed on with the header that pairs it")
                        .client("0001 0000 0004 11  5A 0002")
                        .sees(
                                message(new ModbusEvent.Plain(adu(4, 90), "request", Octets.ofHex("0002"))),
                                new Seen.Child(Octets.ofHex("000100000004115A0002"))),
                row("function 90 is refused, and what was asked was not seen")
                        .server("0001 0000 0003 11  DA 01")
                        .sees(
                                new Seen.Response(new Response(
                                        transaction(90),
                                        ModbusFunction.service(90),
                                        "17",
                                        Outcome.error(1, "illegal_function"),
                                        List.of())),
                                new Seen.Child(Octets.ofHex("000100000003 11DA01"))),
                row("function 90 with what is no UMAS is unknown, as any user-defined function")
                        .client("0001 0000 0004 11  5A 00A0")
                        .sees(
                                message(new ModbusEvent.Plain(adu(4, 90), "request", Octets.ofHex("00A0"))),
                                new Seen.Unknown("function_code", 90),
                                asks(90)));
    }

    private static Stream<Row> malformedRows() {
        return Stream.of(
                row("a read request of the wrong length, §6.3")
                        .client("0001 0000 0005 11  03 006B 00")
                        .sees(new Seen.Malformed(ModbusAnomaly.PDU_LENGTH, 8)),
                row("126 registers are one too many, §6.3")
                        .client("0001 0000 0006 11  03 0000 007E")
                        .sees(new Seen.Malformed(ModbusAnomaly.QUANTITY, 10), asks(3)),
                row("the last registers pass the end of the data model, §4.4")
                        .client("0001 0000 0006 11  03 FFFF 0002")
                        .sees(new Seen.Malformed(ModbusAnomaly.ADDRESS_RANGE, 8), asks(3)),
                row("byte count disagrees with quantity, §6.12")
                        .client("0001 0000 000B 11  10 0001 0003 04 000A 0102")
                        .sees(
                                new Seen.Malformed(ModbusAnomaly.BYTE_COUNT, 12),
                                asks(16, PointRange.of("holding", 1, 3))),
                row("a coil is neither on nor off, §6.5")
                        .client("0001 0000 0006 11  05 00AC 1234")
                        .sees(new Seen.Malformed(ModbusAnomaly.COIL_VALUE, 10)),
                row("exception code outside §7")
                        .server("0001 0000 0003 11  83 63")
                        .sees(new Seen.Malformed(ModbusAnomaly.EXCEPTION_CODE, 8)),
                row("the answer holds fewer registers than were asked for")
                        .client("0001 0000 0006 11  03 006B 0003")
                        .server("0001 0000 0005 11  03 02 022B")
                        .sees(new Seen.Malformed(ModbusAnomaly.ANSWER_LENGTH, 8)),
                row("the echo names another register")
                        .client("0001 0000 0006 11  06 0001 0003")
                        .server("0001 0000 0006 11  06 0002 0003")
                        .sees(new Seen.Malformed(ModbusAnomaly.ECHO, 8)),
                row("a file sub-request of another reference type")
                        .client("0001 0000 000A 11  14 07 05 0004 0001 0002")
                        .sees(new Seen.Malformed(ModbusAnomaly.SUB_REQUEST, 8)),
                row("an object of the device identification passes the PDU")
                        .server("0001 0000 000C 11  2B 0E 01 01 00 00 01 00 16 4F74")
                        .sees(new Seen.Malformed(ModbusAnomaly.DEVICE_ID_OBJECT, 14)),
                row("reserved sub-function of diagnostics, §6.8")
                        .client("0001 0000 0006 11  08 0063 0000")
                        .sees(new Seen.Unknown("sub_function", 99)),
                row("HTTP on the Modbus port is not Modbus")
                        .client("474554202F20485454502F312E310D0A")
                        .sees());
    }
}
