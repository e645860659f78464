package io.otus.dissect.hsms;

import static io.otus.dissect.hsms.Secs.ALARM;
import static io.otus.dissect.hsms.Secs.answered;
import static io.otus.dissect.hsms.Secs.ascii;
import static io.otus.dissect.hsms.Secs.asked;
import static io.otus.dissect.hsms.Secs.binary;
import static io.otus.dissect.hsms.Secs.blind;
import static io.otus.dissect.hsms.Secs.bool;
import static io.otus.dissect.hsms.Secs.claimed;
import static io.otus.dissect.hsms.Secs.command;
import static io.otus.dissect.hsms.Secs.enable;
import static io.otus.dissect.hsms.Secs.items;
import static io.otus.dissect.hsms.Secs.list;
import static io.otus.dissect.hsms.Secs.message;
import static io.otus.dissect.hsms.Secs.named;
import static io.otus.dissect.hsms.Secs.number;
import static io.otus.dissect.hsms.Secs.service;
import static io.otus.dissect.hsms.Secs.told;
import static io.otus.dissect.hsms.Secs.u1;
import static io.otus.dissect.hsms.Secs.u4;
import static io.otus.dissect.hsms.Secs.unconfirmed;
import static io.otus.testkit.Row.row;

import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Danger;
import io.otus.core.event.Element;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
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

/** Messages are laid out as SEMI E37 §8 and E5 §9 say; tshark reads each of them alike. */
class HsmsDissectorTest extends DissectorContract {
    @Override
    protected DissectorProvider provider() {
        return new HsmsProvider();
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(identity(), points(), commands(), reports(), programs(), refusals())
                .flatMap(rows -> rows);
    }

    private static Stream<Row> identity() {
        return Stream.of(
                row("are you there, and the machine says what it is, S1F1 and S1F2")
                        .client(message(1, 1, true, 1, ""))
                        .server(message(1, 2, false, 1, list(ascii("ETCH-9"), ascii("4.2.1"))))
                        .sees(
                                new Seen.Message(new HsmsEvent.Data(0, 1, 1, true, 1, "are_you_there", List.of())),
                                asked(1, service(1, 1)),
                                new Seen.Message(new HsmsEvent.Data(
                                        0,
                                        1,
                                        2,
                                        false,
                                        1,
                                        "are_you_there",
                                        List.of(
                                                Element.text("format", "list"),
                                                Element.number("length", 2),
                                                new Element.Groups(
                                                        "items",
                                                        List.of(
                                                                new Element.Group("item", asciiFields("ETCH-9")),
                                                                new Element.Group("item", asciiFields("4.2.1"))))))),
                                answered(1, service(1, 1), Outcome.OK),
                                claimed(Attribute.MODEL, "ETCH-9"),
                                claimed(Attribute.FIRMWARE, "4.2.1")),
                row("communications are established, S1F13 and S1F14")
                        .client(message(1, 13, true, 1, list()))
                        .server(message(1, 14, false, 1, list(binary(0), list(ascii("ETCH-9"), ascii("4.2.1")))))
                        .sees(
                                asked(1, service(1, 13)),
                                answered(1, service(1, 13), Outcome.OK),
                                claimed(Attribute.MODEL, "ETCH-9"),
                                claimed(Attribute.FIRMWARE, "4.2.1")),
                row("a machine that asks says who it is, and the host answers with an empty list")
                        .server(message(1, 13, true, 1, list(ascii("ETCH-9"), ascii("4.2.1"))))
                        .client(message(1, 14, false, 1, list(binary(1), list())))
                        .sees(
                                new Seen.Request(Request.confirmed(1, service(1, 13), "", List.of())
                                        .withClientUnit("0")),
                                claimed(Attribute.MODEL, "ETCH-9"),
                                claimed(Attribute.FIRMWARE, "4.2.1"),
                                new Seen.Response(new Response(
                                        1, service(1, 13), "", Outcome.error(1, "denied_try_again"), List.of(), "0"))),
                row("what a host says of itself is none of a machine")
                        .server(ALARM)
                        .client(message(1, 13, true, 1, list(ascii("MES"), ascii("1"))))
                        .sees(told(5, 1, number("alarm", 1001, ValueList.bit(true))), asked(1, service(1, 13))));
    }

    private static List<Element> asciiFields(String text) {
        return List.of(
                Element.text("format", "ascii"), Element.number("length", text.length()), Element.text("value", text));
    }

    private static Stream<Row> points() {
        return Stream.of(
                row("status variables with their values, S1F3 and S1F4")
                        .client(message(1, 3, true, 1, list(u4(7), ascii("GAS FLOW"), u4(9))))
                        .server(message(1, 4, false, 1, list("91044291999A", "6902FFFE", list())))
                        .sees(
                                asked(
                                        1,
                                        service(1, 3),
                                        PointRange.of("sv", 7, 1),
                                        named("sv/GAS%20FLOW"),
                                        PointRange.of("sv", 9, 1)),
                                answered(
                                        1,
                                        service(1, 3),
                                        Outcome.OK,
                                        number("sv", 7, ValueList.reals(72.8)),
                                        PointRange.named("sv/GAS%20FLOW", ValueList.signed(-2)))),
                row("equipment constants, whose numbers are one array, S2F13 and S2F14")
                        .client(message(2, 13, true, 1, "A90400640065"))
                        .server(message(2, 14, false, 1, list(u1(5), bool(true))))
                        .sees(
                                asked(1, service(2, 13), PointRange.of("ec", 100, 1), PointRange.of("ec", 101, 1)),
                                answered(
                                        1,
                                        service(2, 13),
                                        Outcome.OK,
                                        number("ec", 100, ValueList.unsigned(5)),
                                        number("ec", 101, ValueList.bit(true)))),
                row("new equipment constants, S2F15, and one is out of range")
                        .client(message(2, 15, true, 1, list(list(u4(100), u4(350)), list(u4(101), ascii("AUTO")))))
                        .server(message(2, 16, false, 1, binary(3)))
                        .sees(
                                asked(
                                        1,
                                        service(2, 15),
                                        number("ec", 100, ValueList.unsigned(350)),
                                        number("ec", 101, ValueList.text("AUTO"))),
                                answered(1, service(2, 15), Outcome.error(3, "constant_out_of_range"))),
                row("the clock is set, S2F31, in either form")
                        .client(message(2, 31, true, 1, ascii("2026030213582600")))
                        .server(message(2, 32, false, 1, binary(0)))
                        .client(message(2, 31, false, 2, ascii("260302135826")))
                        .sees(
                                asked(1, service(2, 31), PointRange.clock("2026-03-02T13:58:26.00")),
                                answered(1, service(2, 31), Outcome.OK),
                                new Seen.Request(Request.unconfirmed(
                                        service(2, 31), "0", List.of(PointRange.clock("2026-03-02T13:58:26"))))),
                row("a clock that is no time is told as it is")
                        .client(message(2, 31, false, 1, ascii("999999999999")))
                        .sees(new Seen.Request(
                                Request.unconfirmed(service(2, 31), "0", List.of(PointRange.clock("999999999999"))))),
                row("as many points of one array as a message has at most")
                        .client(message(2, 13, false, 1, "A60800" + "01".repeat(2_048)))
                        .sees(unconfirmed(
                                service(2, 13),
                                Stream.generate(() -> PointRange.of("ec", 1, 1))
                                        .limit(Primary.MAX_POINTS)
                                        .toArray(PointRange[]::new))),
                row("a machine is taken off line, which silences it, S1F15, and on line again, S1F17")
                        .client(message(1, 15, true, 1, ""))
                        .server(message(1, 16, false, 1, binary(0)))
                        .client(message(1, 17, true, 2, ""))
                        .server(message(1, 18, false, 2, binary(2)))
                        .sees(
                                asked(1, new Service(0x10F, "request_off_line", Action.MODE, Danger.BLIND, "1/15")),
                                answered(
                                        1,
                                        new Service(0x10F, "request_off_line", Action.MODE, Danger.BLIND, "1/15"),
                                        Outcome.OK),
                                asked(2, service(1, 17)),
                                answered(2, service(1, 17), Outcome.error(2, "equipment_already_on_line"))));
    }

    private static Stream<Row> commands() {
        Service stop = command(2, 41, "host_command_send", "stop", Action.STOP);
        Service start = new Service(0x229, "host_command_send_start", Action.START, Danger.NONE, "2/41/start");
        Service abort = command(16, 27, "control_job_command", "abort", Action.STOP);
        return Stream.of(
                row("a stop, which is carried out, S2F41")
                        .client(message(2, 41, true, 1, list(ascii("STOP"), list())))
                        .server(message(2, 42, false, 1, list(binary(4), list())))
                        .sees(asked(1, stop, named("command/STOP")), answered(1, stop, Outcome.OK)),
                row("a start with its parameters, which cannot be done now")
                        .client(message(2, 41, true, 1, list(ascii("START"), list(list(ascii("LOTID"), ascii("L 7"))))))
                        .server(message(2, 42, false, 1, list(binary(2), list())))
                        .sees(
                                asked(
                                        1,
                                        start,
                                        named("command/START"),
                                        PointRange.named("command/START/LOTID", ValueList.text("L 7"))),
                                answered(1, start, Outcome.error(2, "cannot_perform_now"))),
                row("the value of a password is in no row and no point")
                        .client(message(
                                2, 41, false, 1, list(ascii("LOGIN"), list(list(ascii("Password"), ascii("secret"))))))
                        .sees(
                                new Seen.Message(new HsmsEvent.Data(
                                        0,
                                        2,
                                        41,
                                        false,
                                        1,
                                        "host_command_send",
                                        List.of(
                                                Element.text("format", "list"),
                                                Element.number("length", 2),
                                                items(
                                                        asciiFields("LOGIN"),
                                                        List.of(
                                                                Element.text("format", "list"),
                                                                Element.number("length", 1),
                                                                items(List.of(
                                                                        Element.text("format", "list"),
                                                                        Element.number("length", 2),
                                                                        items(
                                                                                asciiFields("Password"),
                                                                                List.of(
                                                                                        Element.text("format", "ascii"),
                                                                                        Element.number(
                                                                                                "length", 6)))))))))),
                                new Seen.Secret(14 + 2 + 7 + 2 + 2 + 10 + 2, 6),
                                unconfirmed(service(2, 41), named("command/LOGIN"), named("command/LOGIN/Password"))),
                row("a command of the maker's own, and one of S2F21 and S2F49")
                        .client(message(2, 41, false, 1, list(ascii("PP-SELECT"), list()))
                                + message(2, 21, false, 2, ascii("abort"))
                                + message(2, 49, false, 3, list(u4(0), ascii("CHAMBER:1>"), ascii("REBOOT"), list())))
                        .sees(
                                unconfirmed(service(2, 41), named("command/PP-SELECT")),
                                unconfirmed(
                                        command(2, 21, "remote_command_send", "abort", Action.STOP),
                                        named("command/abort")),
                                unconfirmed(
                                        command(2, 49, "enhanced_remote_command", "reboot", Action.RESTART),
                                        named("command/REBOOT"))),
                row("a control job is aborted, S16F27, CTLJOBCMD 7")
                        .client(message(16, 27, true, 1, list(ascii("CJ1"), u1(7), list(ascii("Action"), u1(1)))))
                        .server(message(16, 28, false, 1, list(bool(true), list())))
                        .sees(asked(1, abort, named("command/ABORT")), answered(1, abort, Outcome.OK)),
                row("a process job is paused, S16F5, which is not done")
                        .client(message(16, 5, true, 1, list(u4(0), ascii("PJ1"), ascii("PAUSE"), list())))
                        .server(message(16, 6, false, 1, list(ascii("PJ1"), list(bool(false), list()))))
                        .sees(
                                asked(
                                        1,
                                        command(16, 5, "process_job_command", "pause", Action.STOP),
                                        named("command/PAUSE")),
                                answered(
                                        1,
                                        command(16, 5, "process_job_command", "pause", Action.STOP),
                                        Outcome.error(1, "not_done"))),
                row("a carrier, an attribute of an object, a limit, and the start of processing")
                        .client(message(3, 17, false, 1, list(u4(0), ascii("Bind"), ascii("C7"), u1(1), list()))
                                + message(
                                        14,
                                        3,
                                        false,
                                        2,
                                        list(
                                                ascii(""),
                                                ascii("Substrate"),
                                                list(ascii("W1")),
                                                list(list(ascii("LotID"), ascii("L7")))))
                                + message(2, 45, false, 3, list(u4(0), list(list(u4(12), list()))))
                                + message(2, 27, false, 4, list(binary(1), ascii("RCP 1"), list())))
                        .sees(
                                unconfirmed(service(3, 17), PointRange.named("carrier/Bind", ValueList.text("C7"))),
                                unconfirmed(
                                        service(14, 3),
                                        PointRange.named("object/Substrate/LotID", ValueList.text("L7"))),
                                unconfirmed(service(2, 45), PointRange.of("limit", 12, 1)),
                                unconfirmed(service(2, 27), named("program/RCP%201"))));
    }

    private static Stream<Row> reports() {
        return Stream.of(
                row("an alarm that is set, and the host's answer to it, which nobody waits for, S5F1")
                        .server(message(5, 1, true, 9, list(binary(0x86), u4(1001), ascii("HEATER OVER"))))
                        .client(message(5, 2, false, 9, binary(0)))
                        .sees(told(5, 1, number("alarm", 1001, ValueList.bit(true)))),
                row("an event with its reports, S6F11")
                        .server(message(
                                6,
                                11,
                                true,
                                3,
                                list(u4(1), u4(300), list(list(u4(5), list(u4(17), ascii("RUN"), list()))))))
                        .client(message(6, 12, false, 3, binary(0)))
                        .sees(told(
                                6,
                                11,
                                PointRange.of("event", 300, 1),
                                number("report/5", 0, ValueList.unsigned(17)),
                                number("report/5", 1, ValueList.text("RUN")))),
                row("reports are defined, linked and enabled, S2F33, S2F35 and S2F37")
                        .client(message(2, 33, false, 1, list(u4(0), list(list(u4(5), list(u4(7))))))
                                + message(2, 35, false, 2, list(u4(0), list(list(u4(300), list(u4(5))))))
                                + message(2, 37, false, 3, list(bool(true), list(u4(300)))))
                        .sees(
                                unconfirmed(service(2, 33), PointRange.of("report", 5, 1)),
                                unconfirmed(service(2, 35), PointRange.of("event", 300, 1)),
                                unconfirmed(
                                        enable(2, 37, "enable_disable_event_report"), PointRange.of("event", 300, 1))),
                row("who deletes all reports, disables events or an alarm blinds the host")
                        .client(message(2, 33, false, 1, list(u4(0), list()))
                                + message(2, 37, false, 2, list(bool(false), list()))
                                + message(5, 3, false, 3, list(binary(0), u4(1001)))
                                + message(5, 3, false, 4, list(binary(0x80), u4(1001))))
                        .sees(
                                unconfirmed(blind(2, 33, "define_report", Action.CONFIGURE, "delete")),
                                unconfirmed(blind(2, 37, "enable_disable_event_report", Action.CONFIGURE, "disable")),
                                unconfirmed(
                                        blind(5, 3, "enable_disable_alarm_send", Action.ALARM_SET, "disable"),
                                        PointRange.of("alarm", 1001, 1)),
                                unconfirmed(
                                        enable(5, 3, "enable_disable_alarm_send"), PointRange.of("alarm", 1001, 1))),
                row("an alarm whose code cannot be read is neither set nor cleared")
                        .server(message(5, 1, false, 9, list(list(), u4(1001), ascii("HEATER OVER"))))
                        .sees(told(5, 1, PointRange.of("alarm", 1001, 1))),
                row("spooled data are thrown away, S6F23 with RSDC 1, and asked for with 0")
                        .client(message(6, 23, false, 1, u1(1)) + message(6, 23, false, 2, u1(0)))
                        .sees(
                                unconfirmed(new Service(
                                        0x617, "purge_spooled_data", Action.DELETE, Danger.TRACES, "6/23/purge")),
                                unconfirmed(service(6, 23))));
    }

    private static Stream<Row> programs() {
        Service upload = new Service(0x703, "process_program_send", Action.UPLOAD).keyed("7/3/equipment");
        Service wanted = new Service(0x705, "process_program", Action.OTHER).keyed("7/5/equipment");
        Service given = new Service(0x706, "process_program_data", Action.DOWNLOAD).keyed("7/6");
        return Stream.of(
                row("a process program is sent to a machine, S7F3")
                        .client(message(7, 3, true, 1, list(ascii("ETCH01"), "2104DEADBEEF")))
                        .server(message(7, 4, false, 1, binary(0)))
                        .sees(
                                asked(1, service(7, 3), named("program/ETCH01")),
                                new Seen.Transfer(true, "0", Action.DOWNLOAD, "ETCH01", 4),
                                answered(1, service(7, 3), Outcome.OK)),
                row("one is taken out of it, S7F5 and S7F6; a name may be octets")
                        .client(message(7, 5, true, 1, "2103525031"))
                        .server(message(7, 6, false, 1, list("2103525031", ascii("STEP 1"))))
                        .sees(
                                asked(1, service(7, 5), named("program/RP1")),
                                answered(1, service(7, 5), Outcome.OK),
                                new Seen.Transfer(false, "0", Action.UPLOAD, "RP1", 6)),
                row("an empty list denies it")
                        .client(message(7, 5, true, 1, ascii("X")))
                        .server(message(7, 6, false, 1, list()))
                        .sees(
                                asked(1, service(7, 5), named("program/X")),
                                answered(1, service(7, 5), Outcome.error(0, "process_program_denied"))),
                row("programs are deleted, S7F17, of which one is not there; formatted ones are put in and taken out")
                        .client(message(7, 17, true, 1, list(ascii("A"), ascii("B"))))
                        .server(message(7, 18, false, 1, binary(4)))
                        .client(message(7, 23, false, 2, list(ascii("A"), ascii("M"), ascii("1"), list()))
                                + message(7, 25, false, 3, ascii("A")))
                        .sees(
                                asked(1, service(7, 17), named("program/A"), named("program/B")),
                                answered(1, service(7, 17), Outcome.error(4, "ppid_not_found")),
                                unconfirmed(service(7, 23), named("program/A")),
                                unconfirmed(service(7, 25), named("program/A"))),
                row("larger programs go in and out, and service programs, which are run")
                        .client(message(7, 37, true, 1, ascii("BIG")))
                        .server(message(7, 38, false, 1, binary(1)))
                        .client(message(7, 39, false, 2, ascii("F"))
                                + message(7, 41, false, 3, ascii("BIG"))
                                + message(7, 43, false, 4, ascii("F"))
                                + message(2, 3, false, 5, "2102AB00")
                                + message(2, 5, false, 6, ascii("S"))
                                + message(2, 7, false, 7, ascii("S"))
                                + message(16, 3, false, 8, list())
                                + message(16, 13, false, 9, list()))
                        .sees(
                                asked(
                                        1,
                                        new Service(
                                                0x725,
                                                "large_process_program_send",
                                                Action.DOWNLOAD,
                                                Danger.DOWNLOAD,
                                                "7/37"),
                                        named("program/BIG")),
                                answered(1, service(7, 37), Outcome.error(1, "permission_not_granted")),
                                unconfirmed(service(7, 39), named("program/F")),
                                unconfirmed(service(7, 41), named("program/BIG")),
                                unconfirmed(service(7, 43), named("program/F")),
                                unconfirmed(service(2, 3)),
                                unconfirmed(service(2, 5), named("program/S")),
                                unconfirmed(service(2, 7), named("program/S")),
                                unconfirmed(service(16, 3)),
                                unconfirmed(service(16, 13))),
                row("a program without a name, and one whose body is a list, which is none that is moved whole")
                        .server(ALARM + message(7, 5, true, 2, ascii("")))
                        .client(message(7, 6, false, 2, list(ascii(""), ascii("345")))
                                + message(7, 3, false, 3, list(ascii("A"), list())))
                        .sees(
                                told(5, 1, number("alarm", 1001, ValueList.bit(true))),
                                new Seen.Request(Request.notification(wanted, "0", List.of())),
                                unconfirmed(given),
                                new Seen.Transfer(true, "0", Action.DOWNLOAD, "", 3),
                                unconfirmed(service(7, 3), named("program/A"))),
                row("a machine that sends a service program hands it out")
                        .server(ALARM + message(2, 3, true, 1, "2102AB00"))
                        .sees(
                                told(5, 1, number("alarm", 1001, ValueList.bit(true))),
                                new Seen.Request(Request.notification(
                                        new Service(0x203, "service_program_send", Action.UPLOAD)
                                                .keyed("2/3/equipment"),
                                        "0",
                                        List.of()))),
                row("a machine sends its program, and asks for one, which the host puts in")
                        .server(ALARM + message(7, 3, true, 1, list(ascii("A"), ascii("12"))))
                        .client(message(7, 4, false, 1, binary(0)))
                        .server(message(7, 5, true, 2, ascii("B")))
                        .client(message(7, 6, false, 2, list(ascii("B"), ascii("345"))))
                        .sees(
                                told(5, 1, number("alarm", 1001, ValueList.bit(true))),
                                new Seen.Request(Request.notification(upload, "0", List.of(named("program/A")))),
                                new Seen.Transfer(false, "0", Action.UPLOAD, "A", 2),
                                new Seen.Request(Request.notification(wanted, "0", List.of(named("program/B")))),
                                unconfirmed(given, named("program/B")),
                                new Seen.Transfer(true, "0", Action.DOWNLOAD, "B", 3)));
    }

    private static Stream<Row> refusals() {
        return Stream.of(
                row("a machine does not know a function, S9F5, and gives up another, S1F0")
                        .client(message(2, 13, true, 0x11, list()))
                        .server(message(9, 5, false, 0x12, "210A 0000820D0000 00000011"))
                        .client(message(1, 3, true, 0x13, list()))
                        .server(message(1, 0, false, 0x13, ""))
                        .sees(
                                asked(0x11, service(2, 13)),
                                told(9, 5),
                                answered(0x11, service(2, 13), Outcome.error(5, "unrecognized_function_type")),
                                asked(0x13, service(1, 3)),
                                answered(0x13, service(1, 3), Outcome.error(0, "transaction_aborted"))),
                row("what does not say how it went, and an answer to what was not heard")
                        .client(message(14, 9, true, 1, list(ascii("S"), ascii("T"), list())))
                        .server(message(14, 10, false, 1, list()) + message(2, 42, false, 5, list(binary(1), list())))
                        .sees(
                                asked(1, service(14, 9)),
                                answered(1, service(14, 9), Outcome.UNPAIRED),
                                answered(5, service(2, 41), Outcome.error(1, "command_does_not_exist"))),
                row("objects, carriers, exceptions and jobs say how it went")
                        .client(message(14, 9, true, 1, list(ascii("S"), ascii("T"), list())))
                        .server(message(14, 10, false, 1, list(ascii("S"), list(), list(u1(1), list()))))
                        .client(message(14, 3, true, 2, list()))
                        .server(message(14, 4, false, 2, list(list(), list(u1(0), list()))))
                        .client(message(3, 27, true, 3, list()))
                        .server(message(3, 28, false, 3, list(u1(2), list())))
                        .client(message(5, 13, true, 4, list()))
                        .server(message(5, 14, false, 4, list(ascii("E"), list(bool(false), list()))))
                        .sees(
                                asked(1, service(14, 9)),
                                answered(1, service(14, 9), Outcome.error(1, "object_error")),
                                asked(2, service(14, 3)),
                                answered(2, service(14, 3), Outcome.OK),
                                asked(3, service(3, 27)),
                                answered(3, service(3, 27), Outcome.error(2, "cannot_perform_now")),
                                asked(4, service(5, 13)),
                                answered(4, service(5, 13), Outcome.error(1, "not_done"))),
                row("functions that E5 does not have")
                        .client(message(64, 1, true, 1, list()))
                        .server(message(64, 2, false, 1, binary(0)))
                        .sees(
                                new Seen.Unknown("function", 64_001),
                                asked(1, service(64, 1)),
                                answered(1, service(64, 1), Outcome.OK)),
                row("who connects is no host where it reports: the machine did")
                        .client(ALARM)
                        .server(message(2, 41, true, 1, list(ascii("STOP"), list())))
                        .sees(
                                new Seen.Direction(Direction.FROM_SERVER),
                                told(5, 1, number("alarm", 1001, ValueList.bit(true))),
                                asked(
                                        1,
                                        command(2, 41, "host_command_send", "stop", Action.STOP),
                                        named("command/STOP"))));
    }
}
