package io.otus.dissect.sbus;

import static io.otus.testkit.Row.row;

import io.otus.core.bytes.Octets;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Danger;
import io.otus.core.event.Element;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.core.value.ValueList;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.List;
import java.util.stream.Stream;

/** Telegrams of SBus-Ethernet.pcap where a row says so; the others were made by hand and are read alike by tshark. */
class SbusDissectorTest extends DissectorContract {
    private static final String READ_FIRMWARE = "0000000d 01 00 0001 00 0a 20 5318";
    private static final String FIRMWARE = "00000014 00 00 0001 01 44324d3438 303230 00 fac9";
    private static final String READ_REGISTERS = "00000010 01 00 0056 00 0a 06 03 0014 1b18";

    @Override
    protected DissectorProvider provider() {
        return new SbusProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.DATAGRAM;
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(identity(), states(), media(), memory(), run(), blocks(), broken())
                .flatMap(rows -> rows);
    }

    private static Service service(int code) {
        return SbusCommand.of(code, -1);
    }

    private static Seen asked(int sequence, Service service, PointRange... points) {
        return new Seen.Request(Request.confirmed(sequence, service, "10", List.of(points)));
    }

    private static Seen answered(int sequence, Service service, PointRange... points) {
        return new Seen.Response(new Response(sequence, service, "10", Outcome.OK, List.of(points)));
    }

    private static Seen claim(Attribute attribute, String value) {
        return new Seen.Claim(true, "10", attribute, value, Trust.DEVICE);
    }

    private static ValueList bits(String hex, int count) {
        return ValueList.bits(Octets.ofHex(hex).view(), 0, count);
    }

    private static Stream<Row> identity() {
        return Stream.of(
                row("type and firmware of a PCD, captured")
                        .client(READ_FIRMWARE)
                        .server(FIRMWARE)
                        .sees(
                                new Seen.Message(new SbusEvent.Telegram(
                                        "request",
                                        1,
                                        List.of(
                                                Element.number("s_bus_address", 10),
                                                Element.number("command_code", 32),
                                                Element.text("command", "read_firmware_version")))),
                                asked(1, service(32)),
                                new Seen.Message(new SbusEvent.Telegram(
                                        "response",
                                        1,
                                        List.of(
                                                Element.text("command", "read_firmware_version"),
                                                Element.text("pcd_type", "D2M48"),
                                                Element.text("firmware_version", "020")))),
                                claim(Attribute.VENDOR, "Saia-Burgess Controls"),
                                claim(Attribute.TYPE, "plc"),
                                claim(Attribute.MODEL, "D2M48"),
                                claim(Attribute.FIRMWARE, "020"),
                                answered(1, service(32))),
                row("a type that is no PCD's tells no maker")
                        .client("0000000d 01 00 0019 00 0a 20 cd7c")
                        .server("00000014 00 00 0019 01 20204d3438 303134 00 4e36")
                        .sees(
                                asked(25, service(32)),
                                claim(Attribute.MODEL, "M48"),
                                claim(Attribute.FIRMWARE, "014"),
                                answered(25, service(32))),
                row("the number of the station")
                        .client("0000000d 01 00 0006 00 0a 1d e5cb")
                        .server("0000000c 00 00 0006 01 0a 72b0")
                        .sees(asked(6, service(29)), claim(Attribute.INSTANCE, "10"), answered(6, service(29))),
                row("a CPU runs, captured, and stops")
                        .client("0000000d 01 00 006a 00 0a 14 6202")
                        .server("0000000c 00 00 006a 01 53 5766")
                        .client("0000000d 01 00 001a 00 0a 1b d198")
                        .server("0000000c 00 00 001a 01 53 8f6e")
                        .sees(
                                asked(106, service(20)),
                                claim(Attribute.RUN_STATE, "stop"),
                                answered(106, service(20)),
                                asked(26, service(27)),
                                answered(26, service(27))),
                row("a status between two others, of another CPU")
                        .client("0000000d 01 00 0014 00 0a 15 920c")
                        .server("0000000c 00 00 0014 01 58 2504")
                        .sees(
                                new Seen.Message(new SbusEvent.Telegram(
                                        "request",
                                        20,
                                        List.of(
                                                Element.number("s_bus_address", 10),
                                                Element.number("command_code", 21),
                                                Element.text("command", "read_pcd_status_cpu_1")))),
                                asked(20, service(21)),
                                new Seen.Message(new SbusEvent.Telegram(
                                        "response",
                                        20,
                                        List.of(
                                                Element.text("command", "read_pcd_status_cpu_1"),
                                                Element.text("cpu_status", "X"),
                                                Element.text("cpu_status_name", "exceptional_intermediate")))),
                                answered(20, service(21))),
                row("a status that nobody described")
                        .client("0000000d01000021000a141281")
                        .server("0000000c0000002101519a78")
                        .sees(asked(33, service(20)), new Seen.Unknown("cpu_status", 'Q'), answered(33, service(20))));
    }

    private static Stream<Row> states() {
        Seen second = new Seen.Request(Request.confirmed(35, service(20), "11", List.of()));
        Seen secondAnswered = new Seen.Response(new Response(35, service(20), "11", Outcome.OK, List.of()));
        return Stream.of(
                row("two stations behind one address, each of which is told once")
                        .client("0000000d01000022000a14895d")
                        .server("0000000c000000220152f34b")
                        .client("0000000d01000023000b14ccd8")
                        .server("0000000c000000230153d45a")
                        .client("0000000d01000024000a14aec4")
                        .server("0000000c00000024015241eb")
                        .sees(
                                asked(34, service(20)),
                                claim(Attribute.RUN_STATE, "run"),
                                answered(34, service(20)),
                                second,
                                new Seen.Claim(true, "11", Attribute.RUN_STATE, "stop", Trust.DEVICE),
                                secondAnswered,
                                asked(36, service(20)),
                                answered(36, service(20))),
                row("a further CPU runs, and there is no other")
                        .client("0000000d01000025000a15c851")
                        .server("0000000c00000025015276db")
                        .client("0000000d01000026000a1663ee")
                        .server("0000000c0000002601445d7c")
                        .sees(
                                asked(37, service(21)),
                                new Seen.Claim(true, "10/cpu1", Attribute.RUN_STATE, "run", Trust.DEVICE),
                                answered(37, service(21)),
                                asked(38, service(22)),
                                answered(38, service(22))),
                row("a station whose number is not known is asked for it, and answers")
                        .client("0000000d0100002700ff1d4805")
                        .server("0000000c00000027010ac346")
                        .sees(
                                new Seen.Request(Request.confirmed(39, service(29), "255", List.of())),
                                new Seen.Claim(true, "", Attribute.INSTANCE, "10", Trust.DEVICE),
                                new Seen.Response(new Response(39, service(29), "255", Outcome.OK, List.of()))));
    }

    private static Stream<Row> media() {
        Service readRegisters = service(6);
        return Stream.of(
                row("registers are read, captured")
                        .client(READ_REGISTERS)
                        .server("0000001b 00 00 0056 01 00000000 00000009 0000c76c 03d105fe 52ed")
                        .sees(
                                new Seen.Message(new SbusEvent.Telegram(
                                        "request",
                                        0x56,
                                        List.of(
                                                Element.number("s_bus_address", 10),
                                                Element.number("command_code", 6),
                                                Element.text("command", "read_registers"),
                                                Element.number("r_count", 3),
                                                Element.number("address", 20)))),
                                asked(0x56, readRegisters, PointRange.of("register", 20, 4)),
                                new Seen.Message(new SbusEvent.Telegram(
                                        "response",
                                        0x56,
                                        List.of(
                                                Element.text("command", "read_registers"),
                                                new Element.Values(
                                                        "values", ValueList.signed(0, 9, 51052, 64030206))))),
                                answered(
                                        0x56,
                                        readRegisters,
                                        PointRange.of("register", 20, ValueList.signed(0, 9, 51052, 64030206)))),
                row("nine registers are written and acknowledged, captured")
                        .client("00000034 01 00 004a 00 0a 0e 25 0021" + "000004d2".repeat(9) + "badf")
                        .server("0000000d 00 00 004a 02 0000 3e33")
                        .sees(
                                asked(
                                        0x4a,
                                        service(14),
                                        PointRange.of(
                                                "register",
                                                33,
                                                ValueList.signed(
                                                        1234, 1234, 1234, 1234, 1234, 1234, 1234, 1234, 1234))),
                                answered(0x4a, service(14))),
                row("flags are read, the first of which is the lowest bit")
                        .client("00000010 01 00 0002 00 0a 02 09 0010 7dfd")
                        .server("0000000d 00 00 0002 01 ff01 9fe2")
                        .sees(
                                asked(2, service(2), PointRange.of("flag", 16, 10)),
                                answered(2, service(2), PointRange.of("flag", 16, bits("FF01", 10)))),
                row("flags and an output are written")
                        .client("00000013 01 00 0001 00 0a 0b 04 0010 09 ff01 2b68")
                        .client("00000012 01 00 0003 00 0a 0d 03 0010 00 01 b2de")
                        .server("0000000d 00 00 0001 02 0000 4eb0")
                        .sees(
                                asked(1, service(11), PointRange.of("flag", 16, bits("FF01", 10))),
                                asked(3, service(13), PointRange.of("output", 16, bits("01", 1))),
                                answered(1, service(11))),
                row("timers and counters, captured")
                        .client("00000010 01 00 0020 00 0a 07 03 0000 1a5d")
                        .server("0000001b 00 00 0020 01 0000000a 00000000 00000000 00000000 312c")
                        .client("00000010 01 00 0036 00 0a 00 03 0025 a9e9")
                        .sees(
                                asked(32, service(7), PointRange.of("timer", 0, 4)),
                                answered(32, service(7), PointRange.of("timer", 0, ValueList.signed(10, 0, 0, 0))),
                                asked(54, service(0), PointRange.of("counter", 37, 4))),
                row("inputs, captured")
                        .client("00000010 01 00 00c8 00 0a 03 0f 0000 2e83")
                        .server("0000000d 00 00 00c8 01 0000 5733")
                        .sees(
                                asked(200, service(3), PointRange.of("input", 0, 16)),
                                answered(200, service(3), PointRange.of("input", 0, bits("0000", 16)))),
                row("elements of a data block, which have a sign")
                        .client("00000012 01 00 0004 00 0a 96 01 0005 0002 d200")
                        .server("00000013 00 00 0004 01 00000001 fffffffe 2efd")
                        .sees(
                                asked(4, service(150), PointRange.of("DB5", 2, 2)),
                                answered(4, service(150), PointRange.of("DB5", 2, ValueList.signed(1, -2)))),
                row("the display register, captured")
                        .client("0000000d 01 00 014b 00 0a 01 cb3d")
                        .server("0000000f 00 00 014b 01 00000000 ed33")
                        .sees(asked(331, service(1)), answered(331, service(1))));
    }

    private static Stream<Row> memory() {
        Service bytes = service(71);
        return Stream.of(
                row("user memory in words of 32 bits, captured")
                        .client("00000011 01 00 0002 00 0a 1e 00 000000 2e3a")
                        .server("0000000f 00 00 0002 01 4d6f6465 6c0d")
                        .sees(
                                asked(2, service(30), PointRange.of("memory", 0, 1)),
                                answered(2, service(30), PointRange.of("memory", 0, ValueList.signed(0x4d6f6465)))),
                row("octets of memory are written, captured")
                        .client("00000019 01 00 0003 00 0a 51 0a 00c43c 23c60000c4444e75 7a0a")
                        .sees(asked(3, service(81), PointRange.of("byte", 0xc43c, ValueList.unsigned(new long[] {
                            0x23, 0xc6, 0, 0, 0xc4, 0x44, 0x4e, 0x75
                        })))),
                row("two octets of memory are read")
                        .client("00000011 01 00 0018 00 0a 47 01 100020 2e09")
                        .sees(asked(24, bytes, PointRange.of("byte", 0x100020, 2))),
                row("the clock is read, captured, and set")
                        .client("0000000d 01 00 00dd 00 0a 04 d0cf")
                        .server("00000013 00 00 00dd 01 0705 030214 100658 fd46")
                        .client("00000015 01 00 0005 00 0a 0c 0705 260302 135826 561d")
                        .sees(
                                new Seen.Message(new SbusEvent.Telegram(
                                        "request",
                                        221,
                                        List.of(
                                                Element.number("s_bus_address", 10),
                                                Element.number("command_code", 4),
                                                Element.text("command", "read_real_time_clock")))),
                                asked(221, service(4)),
                                new Seen.Message(new SbusEvent.Telegram(
                                        "response",
                                        221,
                                        List.of(
                                                Element.text("command", "read_real_time_clock"),
                                                Element.text("date_and_time", "2003-02-14T10:06:58")))),
                                answered(221, service(4)),
                                new Seen.Message(new SbusEvent.Telegram(
                                        "request",
                                        5,
                                        List.of(
                                                Element.number("s_bus_address", 10),
                                                Element.number("command_code", 12),
                                                Element.text("command", "write_real_time_clock"),
                                                Element.text("date_and_time", "2026-03-02T13:58:26")))),
                                asked(5, service(12), PointRange.clock("2026-03-02T13:58:26"))));
    }

    private static Stream<Row> run() {
        Service stop = new Service(67, "stop_procedure_own_cpu", Action.STOP);
        return Stream.of(
                row("a stop that is refused for its password")
                        .client("0000000d 01 00 0007 00 0a 43 2844")
                        .server("0000000d 00 00 0007 02 0002 496b")
                        .sees(
                                asked(7, stop),
                                new Seen.Response(
                                        new Response(7, stop, "10", Outcome.error(2, "nak_password"), List.of()))),
                row("a run, and a NAK that nobody described")
                        .client("0000000d 01 00 0008 00 0a 2f 5180")
                        .server("0000000d 00 00 0008 02 0009 2cee")
                        .sees(
                                asked(8, new Service(47, "run_procedure_own_cpu", Action.START)),
                                new Seen.Response(
                                        new Response(8, service(47), "10", Outcome.error(9, "nak_9"), List.of()))),
                row("cold restarts, captured, and warm ones")
                        .client("0000000d 01 00 0069 00 0a 39 0c11")
                        .client("0000000d 01 00 0009 00 0a 6b 2f74")
                        .sees(
                                asked(105, new Service(57, "restart_cold_all_cpus", Action.RESTART)),
                                asked(9, new Service(107, "restart_warm_all_cpus", Action.RESTART))),
                row("what goes to all stations is not answered")
                        .client("0000000d 01 00 000a 00 ff 44 8d11")
                        .sees(new Seen.Request(Request.unconfirmed(service(68), "255", List.of()))),
                row("the record of failures is cleared")
                        .client("0000000d 01 00 0013 00 0a 6f 1cfc")
                        .sees(asked(19, new Service(111, "clear_history_failure", Action.DELETE, Danger.TRACES))));
    }

    private static Stream<Row> blocks() {
        return Stream.of(
                row("a block goes into a controller, out of it, and is deleted; blocks are listed")
                        .client("00000013 01 00 000f 00 0a a9 05 08 21 000100 14de")
                        .client("00000013 01 00 0010 00 0a a9 05 10 21 000100 d08e")
                        .client("00000013 01 00 0011 00 0a a9 05 20 21 000100 b325")
                        .client("00000010 01 00 0012 00 0a a9 02 22 40 746f")
                        .sees(
                                asked(15, new Service(169, "write_block", Action.DOWNLOAD).keyed("169/8")),
                                asked(16, new Service(169, "read_block", Action.UPLOAD).keyed("169/16")),
                                asked(17, new Service(169, "delete_block", Action.DELETE).keyed("169/32")),
                                asked(18, new Service(169, "read_block_list", Action.DIAGNOSE).keyed("169/34"))),
                row("streams of blocks are broken off, a size is asked for, and a telegram that nobody described")
                        .client("0000001001000028000aa90207215b38")
                        .client("0000001001000029000aa9021721e02a")
                        .client("000000100100002a000aa9022121979b")
                        .client("000000100100002b000aa90203214f7e")
                        .sees(
                                asked(40, new Service(169, "abort_write_block", Action.SESSION).keyed("169/7")),
                                asked(41, new Service(169, "abort_read_block", Action.SESSION).keyed("169/23")),
                                asked(42, new Service(169, "read_block_size", Action.DIAGNOSE).keyed("169/33")),
                                new Seen.Unknown("block_telegram_type", 3),
                                asked(43, service(169))),
                row("a command that nobody described")
                        .client("0000000d 01 00 000b 00 0a c8 4795")
                        .sees(new Seen.Unknown("command_code", 200), asked(11, service(200))),
                row("an answer whose question was not seen is kept as it is")
                        .server("0000000d 00 00 0063 02 0000 fa0a")
                        .server("0000000c 00 00 006a 01 53 5766")
                        .sees(unseen(99), unseen(106)));
    }

    private static Seen unseen(int sequence) {
        return new Seen.Response(new Response(sequence, SbusCommand.UNSEEN, "", Outcome.OK, List.of()));
    }

    private static Stream<Row> broken() {
        return Stream.of(
                row("a checksum that is wrong is another protocol's at first, and broken later")
                        .client("0000000d 01 00 0001 00 0a 20 5319")
                        .client(READ_FIRMWARE)
                        .client("0000000d 01 00 0001 00 0a 20 5319")
                        .sees(asked(1, service(32)), new Seen.Malformed(SbusAnomaly.CRC, 11)),
                row("a length that is not the datagram's")
                        .client(READ_FIRMWARE + "00")
                        .sees(),
                row("a W-count that disagrees with what is written")
                        .client("00000014 01 00 000c 00 0a 0e 04 0021 000004d2 68c1")
                        .sees(new Seen.Malformed(SbusAnomaly.COUNT, 11), asked(12, service(14))),
                row("data that are too short, or too many")
                        .client("0000000f 01 00 000d 00 0a 06 03 00 7c89")
                        .client("0000000e 01 00 0016 00 0a 20 00 3c5c")
                        .sees(
                                new Seen.Malformed(SbusAnomaly.DATA_LENGTH, 11),
                                asked(13, service(6)),
                                new Seen.Malformed(SbusAnomaly.DATA_LENGTH, 11),
                                asked(22, service(32))),
                row("fewer registers than were asked for")
                        .client("00000010 01 00 000e 00 0a 06 01 0000 5ef7")
                        .server("0000000f 00 00 000e 01 00000001 6c62")
                        .sees(
                                asked(14, service(6), PointRange.of("register", 0, 2)),
                                new Seen.Malformed(SbusAnomaly.RESPONSE_LENGTH, 9),
                                answered(14, service(6))),
                row("a type that is cut, and a station number of two octets")
                        .client("0000000d 01 00 0015 00 0a 20 824e")
                        .server("0000000d 00 00 0015 01 4432 11af")
                        .client("0000000d 01 00 0006 00 0a 1d e5cb")
                        .server("0000000d 00 00 0006 01 0a0b 186d")
                        .sees(
                                asked(21, service(32)),
                                new Seen.Malformed(SbusAnomaly.RESPONSE_LENGTH, 9),
                                answered(21, service(32)),
                                asked(6, service(29)),
                                new Seen.Malformed(SbusAnomaly.RESPONSE_LENGTH, 9),
                                answered(6, service(29))),
                row("a time that no calendar has")
                        .client("00000015 01 00 0005 00 0a 0c 0705 260231 135826 4b79")
                        .client("0000000e 01 00 0005 00 0a 0c 07 e5b8")
                        .client("0000000d 01 00 0017 00 0a 04 0bc0")
                        .server("00000013 00 00 0017 01 0705 030231 100658 74a2")
                        .sees(
                                new Seen.Malformed(SbusAnomaly.CLOCK, 11),
                                asked(5, service(12)),
                                new Seen.Malformed(SbusAnomaly.DATA_LENGTH, 11),
                                asked(5, service(12)),
                                asked(23, service(4)),
                                new Seen.Malformed(SbusAnomaly.CLOCK, 9),
                                answered(23, service(4))));
    }
}
