package io.otus.dissect.cip;

import static io.otus.testkit.Row.row;

import io.otus.core.event.Action;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
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

/** PCCC commands of 1770-6.5.16 inside CIP. */
class PcccTest extends DissectorContract {
    /** For a number: behind the links of DH+, whose commands are told apart by the context alone. */
    private static final int DH = -1;

    private static final String REQUESTOR = "07 4D00 78563412";

    @Override
    protected DissectorProvider provider() {
        return new CipProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.CHILD;
    }

    private static String command(String pccc) {
        return Frames.unconnected("4B 02 2067 2401" + REQUESTOR + pccc);
    }

    private static String reply(String pccc) {
        return Frames.unconnected("CB 00 00 00" + REQUESTOR + pccc);
    }

    private static Service service(int code, String name, Action action, String key) {
        return new Service(code, name, action).keyed(key);
    }

    /** What pairs a command of this number with its reply. */
    private static long transaction(int number) {
        Exchange exchange = Exchange.unconnected(0);
        if (number != DH) {
            exchange.numbered(number);
        }
        return exchange.transaction();
    }

    private static Seen asks(int number, Service service, PointRange... points) {
        return new Seen.Request(Request.confirmed(transaction(number), service, "", List.of(points)));
    }

    private static Seen answers(int number, Service service, Outcome outcome, PointRange... points) {
        return new Seen.Response(new Response(transaction(number), service, "", outcome, List.of(points)));
    }

    private static Seen unpaired(int number, int service, Outcome outcome) {
        return new Seen.Response(
                new Response(transaction(number), CipService.of(Epath.NONE, service), "", outcome, List.of()));
    }

    @Override
    protected Stream<Row> rows() {
        Service read =
                service(0xFA2, "protected_typed_logical_read_with_three_address_fields", Action.READ, "pccc/15/162");
        Service write =
                service(0xFAA, "protected_typed_logical_write_with_three_address_fields", Action.WRITE, "pccc/15/170");
        return Stream.of(
                row("two integers from N7:0 on")
                        .client(command("0F 00 3412 A2 04 07 89 00 00"))
                        .server(reply("4F 00 3412 0500 FFFF"))
                        .sees(
                                asks(0x1234, read, PointRange.of("N7", 0, 2)),
                                answers(0x1234, read, Outcome.OK, PointRange.of("N7", 0, ValueList.signed(5, -1)))),
                row("a real is written to F8:300")
                        .client(command("0F 00 3512 AA 04 08 8A FF2C01 00 0000803F"))
                        .sees(asks(0x1235, write, PointRange.of("F8", 300, ValueList.reals(1)))),
                row("the accumulator of a timer is refused")
                        .client(command("0F 00 3612 A2 02 04 86 05 02"))
                        .server(reply("4F 10 3612"))
                        .sees(
                                asks(0x1236, read, PointRange.of("T4.2", 5, 1)),
                                answers(0x1236, read, Outcome.error(0x10, "pccc_status_0x10"))),
                row("change of mode: to program, to run, to test")
                        .client(command("0F 00 0100 80 01"))
                        .client(command("0F 00 0200 80 06"))
                        .client(command("0F 00 0300 80 07"))
                        .client(command("0F 00 0400 3A 02"))
                        .sees(
                                asks(1, service(0xF80, "change_mode_program", Action.STOP, "pccc/15/128/program")),
                                asks(2, service(0xF80, "change_mode_run", Action.START, "pccc/15/128/run")),
                                asks(3, service(0xF80, "change_mode_test", Action.MODE, "pccc/15/128/test")),
                                asks(4, service(0xF3A, "set_cpu_mode_run", Action.START, "pccc/15/58/run"))),
                row("an address in ASCII, as PLC-5 has them")
                        .client(command("0F 00 0500 01 0000 0100 00 24 4E373A30 00 02"))
                        .sees(asks(
                                5,
                                service(0xF01, "word_range_read", Action.READ, "pccc/15/1"),
                                PointRange.named("N7:0"))),
                row("addresses of PLC-5 in levels: file 7 element 2, file 300 element 5 sub-element 1")
                        .client(command("0F 00 0500 01 0000 0100 06 07 02 04"))
                        .client(command("0F 00 0500 00 0000 0200 0E FF2C01 05 01 0500 FFFF"))
                        .client(command("0F 00 0500 68 0000 0300 07 00 0A 00 0300"))
                        .sees(
                                asks(
                                        5,
                                        service(0xF01, "word_range_read", Action.READ, "pccc/15/1"),
                                        PointRange.of("file7", 2, 2)),
                                asks(
                                        5,
                                        service(0xF00, "word_range_write", Action.WRITE, "pccc/15/0"),
                                        PointRange.of("file300.1", 5, ValueList.signed(5, -1))),
                                asks(
                                        5,
                                        service(0xF68, "typed_read", Action.READ, "pccc/15/104"),
                                        PointRange.of("file10", 0, 3))),
                row("replies find their commands by the number where all have one context")
                        .client(command("0F 00 3412 A2 02 07 89 00 00"))
                        .client(command("0F 00 3512 A2 02 07 89 05 00"))
                        .server(reply("4F 00 3412 0500"))
                        .server(reply("4F 00 3512 0600"))
                        .sees(
                                asks(0x1234, read, PointRange.of("N7", 0, 1)),
                                asks(0x1235, read, PointRange.of("N7", 5, 1)),
                                answers(0x1234, read, Outcome.OK, PointRange.of("N7", 0, ValueList.signed(5))),
                                answers(0x1235, read, Outcome.OK, PointRange.of("N7", 5, ValueList.signed(6)))),
                row("what a router refuses repeats no number")
                        .client(command("0F 00 3412 A2 02 07 89 00 00"))
                        .server(Frames.unconnected("CB 00 05 00"))
                        .sees(answers(0x1234, read, Outcome.error(5, "path_destination_unknown"))),
                row("what is done without its number, or refused by another service, takes no command")
                        .client(command("0F 00 3412 A2 02 07 89 00 00"))
                        .server(Frames.unconnected("8E 00 00 00 0100"))
                        .server(Frames.unconnected("8E 00 05 00"))
                        .server(Frames.unconnected("CB 00 00 00"))
                        .server(reply("4F 00 3412 0500"))
                        .sees(
                                unpaired(DH, CipService.GET_ATTRIBUTE_SINGLE, Outcome.OK),
                                unpaired(
                                        DH,
                                        CipService.GET_ATTRIBUTE_SINGLE,
                                        Outcome.error(5, "path_destination_unknown")),
                                unpaired(DH, CipService.EXECUTE_PCCC, Outcome.OK),
                                answers(0x1234, read, Outcome.OK, PointRange.of("N7", 0, ValueList.signed(5)))),
                row("a reply with a number leaves the request without one that waits under the same context")
                        .client(Frames.unconnected("0E 03 2001 2401 3007"))
                        .client(command("0F 00 3412 A2 02 07 89 00 00"))
                        .server(reply("4F 00 3412 0500"))
                        .server(Frames.unconnected("8E 00 08 00"))
                        .sees(
                                answers(0x1234, read, Outcome.OK, PointRange.of("N7", 0, ValueList.signed(5))),
                                new Seen.Response(new Response(
                                        transaction(DH),
                                        CipService.of(CipClass.IDENTITY, CipService.GET_ATTRIBUTE_SINGLE),
                                        "",
                                        Outcome.error(8, "service_not_supported"),
                                        List.of()))),
                row("words that are modified, and levels that pass the command or name no file")
                        .client(command("0F 00 0500 26 06 07 02 FF00 0001"))
                        .client(command("0F 00 0500 26 06 07"))
                        .client(command("0F 00 0500 26 01 07 02"))
                        .sees(
                                asks(
                                        5,
                                        service(0xF26, "read_modify_write", Action.WRITE, "pccc/15/38"),
                                        PointRange.of("file7", 2, 1)),
                                asks(5, service(0xF26, "read_modify_write", Action.WRITE, "pccc/15/38")),
                                asks(5, service(0xF26, "read_modify_write", Action.WRITE, "pccc/15/38"))),
                row("behind links and stations of DH+")
                        .client(Frames.unconnected("4C 02 2067 2401 0100 0200 0300 0400 0F 00 3412 A2 04 07 89 00 00"))
                        .server(Frames.unconnected("CC 00 00 00 0300 0400 0100 0200 4F 00 3412 0500 FFFF"))
                        .sees(
                                asks(DH, read, PointRange.of("N7", 0, 2)),
                                answers(DH, read, Outcome.OK, PointRange.of("N7", 0, ValueList.signed(5, -1)))),
                row("memory of PLC-2, by bytes and by bits")
                        .client(command("01 00 0500 1000 06"))
                        .client(command("08 00 0500 1000 0102"))
                        .client(command("05 00 0500 1000 01 00 1200 00 80"))
                        .sees(
                                asks(
                                        5,
                                        service(0x100, "unprotected_read", Action.READ, "pccc/1/0"),
                                        PointRange.of("memory", 16, 6)),
                                asks(
                                        5,
                                        service(0x800, "unprotected_write", Action.WRITE, "pccc/8/0"),
                                        PointRange.of("memory", 16, 2)),
                                asks(
                                        5,
                                        service(0x500, "unprotected_bit_write", Action.WRITE, "pccc/5/0"),
                                        PointRange.of("memory", 16, 1),
                                        PointRange.of("memory", 18, 1))),
                row("physical memory is loaded")
                        .client(command("0F 00 0500 18 00010000 AABBCC"))
                        .client(command("0F 00 0500 17 00010000 40"))
                        .sees(
                                asks(
                                        5,
                                        service(0xF18, "write_bytes_physical", Action.DOWNLOAD, "pccc/15/24"),
                                        PointRange.of("physical", 256, 3)),
                                asks(
                                        5,
                                        service(0xF17, "read_bytes_physical", Action.UPLOAD, "pccc/15/23"),
                                        PointRange.of("physical", 256, 64))),
                row("diagnostic status, download and upload of all memory")
                        .client(command("06 00 0600 03"))
                        .client(command("0F 00 0700 50"))
                        .client(command("0F 00 0800 53"))
                        .sees(
                                asks(6, service(0x603, "diagnostic_status", Action.DIAGNOSE, "pccc/6/3")),
                                asks(7, service(0xF50, "download_all_request", Action.DOWNLOAD, "pccc/15/80")),
                                asks(8, service(0xF53, "upload_all_request", Action.UPLOAD, "pccc/15/83"))),
                row("a function that the manual does not have")
                        .client(command("0F 00 0900 EE"))
                        .sees(asks(9, service(0xFEE, "pccc_0xfee", Action.OTHER, "pccc/15/238"))),
                row("a command that is cut")
                        .client(command("0F 00 01"))
                        .sees(new Seen.Malformed(CipAnomaly.PCCC, Frames.UNCONNECTED_AT + 6)),
                row("a reply with an extended status")
                        .client(command("0F 00 0900 A2 02 07 89 00 00"))
                        .server(reply("4F F0 0900 0B"))
                        .sees(
                                asks(9, read, PointRange.of("N7", 0, 1)),
                                answers(9, read, Outcome.error(0xF0, "pccc_status_0xf0"))));
    }
}
