package io.otus.dissect.powerlink;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.DeviceState.Condition;
import io.otus.core.event.DeviceState.Meaning;
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
import io.otus.testkit.FieldTable;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Frames of the cycle; all were read by an oracle too, with the same meaning. */
class PowerlinkDissectorTest extends DissectorContract {
    private static final String PAD = "00".repeat(24);
    private static final Service READ = new Service(0x02, "read_by_index", Action.READ);
    private static final Service WRITE = new Service(0x01, "write_by_index", Action.WRITE);

    @Override
    protected DissectorProvider provider() {
        return new PowerlinkProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.LINK;
    }

    private static String hex(String text, int length) {
        StringBuilder hex = new StringBuilder(HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII)));
        while (hex.length() < 2 * length) {
            hex.append("00");
        }
        return hex.toString();
    }

    private static Element flag(String name, boolean value) {
        return new Element.Value(name, ValueList.bit(value));
    }

    private static Seen message(int type, int destination, int source, String name, Element... body) {
        return new Seen.Message(new PowerlinkEvent(type, destination, source, name, List.of(body), false, List.of()));
    }

    private static Seen claim(Attribute attribute, String value) {
        return new Seen.Claim(true, "", attribute, value, Trust.DEVICE);
    }

    private static Seen unconfirmed(Service service, String unit, PointRange... points) {
        return new Seen.Request(Request.unconfirmed(service, unit, List.of(points)));
    }

    private static Seen commands(int id, String name, Action action, String unit, PointRange... points) {
        return unconfirmed(new Service(id, name, action).keyed("nmt/" + id), unit, points);
    }

    /** SDO from the managing node to node 32: the numbers of messages, then a command. */
    private static String asks(String numbers, String command) {
        return "06 20 F0 05" + numbers + "0000" + command;
    }

    private static String answers(String numbers, String command) {
        return "06 F0 20 05" + numbers + "0000" + command;
    }

    /** Two objects of these indexes are written. */
    private static String several(String first, String second) {
        return "00 01 00 31 1800 0000 14000000" + first + "01 03 05 000000 00000000" + second + "01 00 06000000";
    }

    private static Seen request(int transaction, Service service, PointRange... points) {
        return new Seen.Request(Request.confirmed(0xF0_2000L | transaction, service, "32", List.of(points)));
    }

    private static Seen response(int transaction, Service service, Outcome outcome, PointRange... points) {
        return new Seen.Response(new Response(0xF0_2000L | transaction, service, "32", outcome, List.of(points)));
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.concat(cycle(), Stream.concat(asynchronous(), Stream.concat(sdo(), broken())));
    }

    private static Stream<Row> cycle() {
        return Stream.of(
                row("a cycle begins")
                        .client("01 FF F0 00 80 00 00F15365 404B4C00 0102030405060708" + PAD)
                        .sees(message(
                                1,
                                255,
                                240,
                                "soc",
                                flag("multiplexed_cycle_completed", true),
                                flag("prescaled_slot", false),
                                Element.number("net_time_seconds", 1_700_000_000L),
                                Element.number("net_time_nanoseconds", 5_000_000),
                                Element.number("relative_time", 0x0807060504030201L))),
                row("a node is polled and answers; what goes on so is told once, and a change of state again")
                        .client("03 20 F0 00 21 00 10 00 0400 01020304" + PAD)
                        .client("03 20 F0 00 21 00 10 00 0400 01020305" + PAD)
                        .server("04 FF 20 FD 21 0B 10 00 0200 0506" + PAD)
                        .server("04 FF 20 4D 20 0B 10 00 0200 0507" + PAD)
                        .sees(
                                unconfirmed(
                                        new Service(3, "poll_request", Action.WRITE).keyed("preq"),
                                        "32",
                                        PointRange.of("pdo_out", 0, 4)),
                                message(
                                        3,
                                        32,
                                        240,
                                        "preq",
                                        flag("multiplexed_slot", true),
                                        flag("exception_acknowledge", false),
                                        flag("ready", true),
                                        Element.number("pdo_version", 16),
                                        Element.number("size", 4),
                                        Element.text("data", "01020304")),
                                message(
                                        3,
                                        32,
                                        240,
                                        "preq",
                                        flag("multiplexed_slot", true),
                                        flag("exception_acknowledge", false),
                                        flag("ready", true),
                                        Element.number("pdo_version", 16),
                                        Element.number("size", 4),
                                        Element.text("data", "01020305")),
                                claim(Attribute.INSTANCE, "POWERLINK node 32"),
                                claim(Attribute.RUN_STATE, "operational"),
                                new Seen.Request(Request.notification(
                                        new Service(4, "poll_response", Action.NOTIFY).keyed("pres"),
                                        "32",
                                        List.of(PointRange.of("pdo_in", 0, 2)))),
                                message(
                                        4,
                                        255,
                                        32,
                                        "pres",
                                        Element.number("nmt_status", 0xFD),
                                        Element.text("nmt_state", "operational"),
                                        flag("multiplexed_slot", true),
                                        flag("exception_new", false),
                                        flag("ready", true),
                                        Element.number("priority", 1),
                                        Element.number("request_to_send", 3),
                                        Element.number("pdo_version", 16),
                                        Element.number("size", 2),
                                        Element.text("data", "0506")),
                                claim(Attribute.RUN_STATE, "stopped"),
                                message(
                                        4,
                                        255,
                                        32,
                                        "pres",
                                        Element.number("nmt_status", 0x4D),
                                        Element.text("nmt_state", "stopped"),
                                        flag("multiplexed_slot", true),
                                        flag("exception_new", false),
                                        flag("ready", false),
                                        Element.number("priority", 1),
                                        Element.number("request_to_send", 3),
                                        Element.number("pdo_version", 16),
                                        Element.number("size", 2),
                                        Element.text("data", "0507"))),
                row("a node is asked who it is, in each cycle and told once, and how it is; another one may send")
                        .client("05 FF F0 FD 04 00 01 20 20" + PAD)
                        .client("05 FF F0 FD 04 00 01 20 20" + PAD)
                        .client("05 FF F0 FD 00 00 02 20 20" + PAD)
                        .client("05 FF F0 FD 00 00 FF 21 20" + PAD)
                        .client("07 FF F0" + PAD)
                        .sees(
                                claim(Attribute.INSTANCE, "POWERLINK node 240"),
                                claim(Attribute.RUN_STATE, "operational"),
                                unconfirmed(new Service(1, "ident_request", Action.IDENTIFY).keyed("soa/1"), "32"),
                                unconfirmed(new Service(2, "status_request", Action.DIAGNOSE).keyed("soa/2"), "32")));
    }

    private static Stream<Row> asynchronous() {
        return Stream.of(
                row("a node says who it is, EPSG DS 301 §7.3.3.2.1")
                        .server("06 FF 20 01 18 0B 1D 00 20 00 45000000 DC05 2400 2800 10270000 0000 91010F00"
                                + "9A000000 11220000 02000100 39300000 0000000000000000 01000000 02000000 03000000"
                                + "04000000 2064A8C0 00FFFFFF FE64A8C0" + hex("drive-32", 32) + "00".repeat(48))
                        .sees(
                                claim(Attribute.INSTANCE, "POWERLINK node 32"),
                                claim(Attribute.RUN_STATE, "pre_operational_1"),
                                claim(Attribute.VENDOR, "POWERLINK vendor 0x0000009a"),
                                claim(Attribute.ORDER_NUMBER, "product code 0x00002211"),
                                claim(Attribute.HARDWARE, "revision 0x00010002"),
                                claim(Attribute.SERIAL, "12345"),
                                claim(Attribute.NAME, "drive-32"),
                                claim(Attribute.IP, "192.168.100.32"),
                                message(
                                        6,
                                        255,
                                        32,
                                        "ident_response",
                                        Element.number("service_id", 1),
                                        flag("exception_new", true),
                                        flag("exception_clear", true),
                                        Element.number("priority", 1),
                                        Element.number("request_to_send", 3),
                                        Element.number("nmt_status", 0x1D),
                                        Element.text("nmt_state", "pre_operational_1"),
                                        Element.number("epl_version", 0x20),
                                        Element.number("feature_flags", 0x45),
                                        Element.number("mtu", 1_500),
                                        Element.number("poll_in_size", 36),
                                        Element.number("poll_out_size", 40),
                                        Element.number("response_time", 10_000),
                                        Element.number("device_type", 0x000F_0191),
                                        Element.number("vendor_id", 0x9A),
                                        Element.number("product_code", 0x2211),
                                        Element.number("revision_number", 0x0001_0002),
                                        Element.number("serial_number", 12_345),
                                        Element.number("verify_configuration_date", 1),
                                        Element.number("verify_configuration_time", 2),
                                        Element.number("application_sw_date", 3),
                                        Element.number("application_sw_time", 4),
                                        Element.text("ip_address", "192.168.100.32"),
                                        Element.text("subnet_mask", "255.255.255.0"),
                                        Element.text("default_gateway", "192.168.100.254"),
                                        Element.text("host_name", "drive-32"))),
                row("a node says how it is, EPSG DS 301 §7.3.3.3.1")
                        .server("06 FF 20 02 18 00 FD 000000 0500000000000000"
                                + "0310 4181 00F15365 05000000 0102030405060708" + "00".repeat(20))
                        .sees(new Seen.Message(new PowerlinkEvent(
                                6,
                                255,
                                32,
                                "status_response",
                                List.of(
                                        Element.number("service_id", 2),
                                        flag("exception_new", true),
                                        flag("exception_clear", true),
                                        Element.number("priority", 0),
                                        Element.number("request_to_send", 0),
                                        Element.number("nmt_status", 0xFD),
                                        Element.text("nmt_state", "operational"),
                                        Element.text("static_error_bit_field", "0500000000000000"),
                                        new Element.Groups(
                                                "entries",
                                                List.of(new Element.Group(
                                                        "entry",
                                                        List.of(
                                                                Element.number("entry_type", 0x1003),
                                                                Element.number("error_code", 0x8141),
                                                                Element.number("seconds", 1_700_000_000L),
                                                                Element.number("nanoseconds", 5),
                                                                Element.text(
                                                                        "additional_information",
                                                                        "0102030405060708")))))),
                                true,
                                List.of(
                                        new Condition("generic_error", Meaning.FAULTY),
                                        new Condition("voltage", Meaning.FAULTY))))),
                row("a node is started, stopped and reset; nodes of a list are; all are told who is active")
                        .client("06 20 F0 04 21 00" + PAD + PAD)
                        .client("06 20 F0 04 22 00" + PAD + PAD)
                        .client("06 FF F0 04 28 00" + PAD + PAD)
                        .client("06 FF F0 04 48 00 0200000001" + PAD + PAD)
                        .client("06 FF F0 04 90 00 02" + PAD + PAD)
                        .sees(
                                commands(0x21, "start_node", Action.START, "32"),
                                commands(0x22, "stop_node", Action.STOP, "32"),
                                commands(0x28, "reset_node", Action.RESTART, ""),
                                commands(0x48, "reset_node", Action.RESTART, "1"),
                                commands(0x48, "reset_node", Action.RESTART, "32"),
                                commands(0x90, "publish_active_nodes", Action.NOTIFY, "")),
                row("other commands: states, a name, and what there is not")
                        .client("06 20 F0 04 23 00" + PAD)
                        .client("06 20 F0 04 62 00" + hex("axis", 32))
                        .client("06 FF F0 04 B0 00" + PAD)
                        .client("06 FF F0 04 FF 00" + PAD)
                        .client("06 20 F0 04 30 00" + PAD)
                        .sees(
                                commands(0x23, "enter_pre_operational_2", Action.MODE, "32"),
                                commands(
                                        0x62,
                                        "net_host_name_set",
                                        Action.CONFIGURE,
                                        "32",
                                        PointRange.named("host_name", ValueList.text("axis"))),
                                commands(0xB0, "publish_time", Action.TIME_SET, ""),
                                new Seen.Unknown("nmt_command", 0x30),
                                commands(0x30, "command_48", Action.OTHER, "32")),
                row("a node asks the managing one to reset another")
                        .server("06 F0 20 03 28 21" + PAD)
                        .server("06 F0 20 03 FF 00" + PAD)
                        .sees(unconfirmed(
                                new Service(0x28, "request_reset_node", Action.RESTART).keyed("nmt_request/40"), "33")),
                row("a node says when it answers in a chain, EPSG DS 302-C")
                        .server("06 F0 20 06 0000 03000000 01000000 02000000 04000000 05000000 06000000")
                        .sees(message(
                                6,
                                240,
                                32,
                                "sync_response",
                                Element.number("service_id", 6),
                                Element.number("sync_status", 3),
                                Element.number("latency", 1),
                                Element.number("sync_node_number", 2),
                                Element.number("sync_delay", 4),
                                Element.number("pres_time_first", 5),
                                Element.number("pres_time_second", 6))));
    }

    private static Stream<Row> sdo() {
        return Stream.of(
                row("an object is read, and the request comes twice: EPSG DS 301 §6.3.2")
                        .client(asks("0001", PAD))
                        .client(asks("0206", "00 07 00 02 0400 0000 0810 00 00" + PAD))
                        .client(asks("0206", "00 07 00 02 0400 0000 0810 00 00" + PAD))
                        .server(answers("0606", "00 07 80 02 0800 0000" + hex("Drive X", 8) + PAD))
                        .sees(
                                message(
                                        6,
                                        32,
                                        240,
                                        "sdo",
                                        Element.number("service_id", 5),
                                        Element.number("receive_sequence_number", 0),
                                        Element.number("receive_con", 0),
                                        Element.number("send_sequence_number", 0),
                                        Element.number("send_con", 1)),
                                request(7, READ, PointRange.named("sdo/1008:00")),
                                read(),
                                read(),
                                response(
                                        7,
                                        READ,
                                        Outcome.OK,
                                        PointRange.named("sdo/1008:00", ValueList.unsigned(0x0058_2065_7669_7244L))),
                                claim(Attribute.MODEL, "Drive X"),
                                message(
                                        6,
                                        240,
                                        32,
                                        "sdo",
                                        Element.number("service_id", 5),
                                        Element.number("receive_sequence_number", 1),
                                        Element.number("receive_con", 2),
                                        Element.number("send_sequence_number", 1),
                                        Element.number("send_con", 2),
                                        Element.number("transaction_id", 7),
                                        Element.number("sdo_flags", 0x80),
                                        Element.number("command_id", 2),
                                        Element.number("segment_size", 8),
                                        Element.text("data", hex("Drive X", 8)))),
                row("the identity of a device is read")
                        .client(asks("0206", "00 01 00 02 0400 0000 1810 04 00"))
                        .server(answers("0606", "00 01 80 02 0400 0000 39300000"))
                        .client(asks("060A", "00 02 00 02 0400 0000 0A10 00 00"))
                        .server(answers("0A0A", "00 02 80 02 0500 0000" + hex("1.2.3", 5)))
                        .sees(claim(Attribute.SERIAL, "12345"), claim(Attribute.FIRMWARE, "1.2.3")),
                row("objects are written: of the application, of a setting, of the program, and one that resets")
                        .client(asks("0206", "00 01 00 01 0600 0000 0064 01 00 0500"))
                        .server(answers("0606", "00 01 80 01 0000 0000"))
                        .client(asks("060A", "00 02 00 01 0800 0000 0610 00 00 10270000"))
                        .server(answers("0A0A", "00 02 C0 01 0400 0000 02000106"))
                        .client(asks("0A0E", "00 03 00 01 0500 0000 511F 01 00 01"))
                        .client(asks("0A12", "00 04 00 01 0500 0000 9E1F 00 00 28"))
                        .sees(
                                request(1, WRITE, PointRange.named("sdo/6400:01", ValueList.unsigned(5))),
                                response(1, WRITE, Outcome.OK),
                                request(
                                        2,
                                        new Service(1, "write_setting_by_index", Action.CONFIGURE).keyed("1/setting"),
                                        PointRange.named("sdo/1006:00", ValueList.unsigned(10_000))),
                                response(
                                        2,
                                        new Service(1, "write_setting_by_index", Action.CONFIGURE).keyed("1/setting"),
                                        Outcome.error(0x0601_0002, "abort_06010002")),
                                request(
                                        3,
                                        new Service(1, "write_program_by_index", Action.DOWNLOAD).keyed("1/program"),
                                        PointRange.named("sdo/1F51:01", ValueList.unsigned(1))),
                                request(
                                        4,
                                        new Service(1, "write_reset_command", Action.RESTART).keyed("1/reset"),
                                        PointRange.named("sdo/1F9E:00", ValueList.unsigned(0x28)))),
                row("a long value is written in segments")
                        .client(asks("0206", "00 01 10 01 0C00 0000 0A000000 0064 01 00 01020304"))
                        .client(asks("020A", "00 01 20 01 0400 0000 05060708"))
                        .client(asks("020E", "00 01 30 01 0200 0000 090A"))
                        .server(answers("0E06", "00 01 80 01 0000 0000"))
                        .sees(request(1, WRITE, PointRange.named("sdo/6400:01")), response(1, WRITE, Outcome.OK)),
                row("several objects are written, of which one weighs most: settings, a reset, a program")
                        .client(asks("0206", several("06 10", "00 64")))
                        .client(asks("020A", several("9E 1F", "06 10")))
                        .client(asks("020E", several("9E 1F", "51 1F")))
                        .sees(
                                request(
                                        1,
                                        new Service(0x31, "write_multiple_setting_by_index", Action.CONFIGURE)
                                                .keyed("49/setting"),
                                        PointRange.named("sdo/1006:01", ValueList.unsigned(5)),
                                        PointRange.named("sdo/6400:01", ValueList.unsigned(6))),
                                request(
                                        1,
                                        new Service(0x31, "write_multiple_reset_command", Action.RESTART)
                                                .keyed("49/reset"),
                                        PointRange.named("sdo/1F9E:01", ValueList.unsigned(5)),
                                        PointRange.named("sdo/1006:01", ValueList.unsigned(6))),
                                request(
                                        1,
                                        new Service(0x31, "write_multiple_program_by_index", Action.DOWNLOAD)
                                                .keyed("49/program"),
                                        PointRange.named("sdo/1F9E:01", ValueList.unsigned(5)),
                                        PointRange.named("sdo/1F51:01", ValueList.unsigned(6)))),
                row("several objects are written in segments: those of the first are told, and nothing is wrong")
                        .client(asks("0206", "00 01 10 31 0E00 0000 64000000 64000000 501F 01 00 0102"))
                        .server(answers("0E06", "00 01 80 31 0000 0000"))
                        .client(asks("020A", "00 02 10 31 0800 0000 64000000 64000000"))
                        .sees(
                                request(
                                        1,
                                        new Service(0x31, "write_multiple_program_by_index", Action.DOWNLOAD)
                                                .keyed("49/program"),
                                        PointRange.named("sdo/1F50:01")),
                                response(
                                        1,
                                        new Service(0x31, "write_multiple_program_by_index", Action.DOWNLOAD)
                                                .keyed("49/program"),
                                        Outcome.OK),
                                request(2, new Service(0x31, "write_multiple_parameter_by_index", Action.WRITE))),
                row("several objects are written and read, EPSG DS 301 §6.3.2.4.2.3, and all of one")
                        .client(asks(
                                "0206",
                                "00 01 00 31 1800 0000 14000000 0064 01 03 05 000000 00000000 0164 01 00 06000000"))
                        .client(asks("020A", "00 02 00 32 0800 0000 0064 01 00 0164 02 00"))
                        .client(asks("020E", "00 03 00 04 0400 0000 0064 00 00"))
                        .client(asks("0212", "00 04 00 20 0100 0000 41"))
                        .client(asks("0216", "00 05 00 40 0000 0000"))
                        .sees(
                                request(
                                        1,
                                        new Service(0x31, "write_multiple_parameter_by_index", Action.WRITE),
                                        PointRange.named("sdo/6400:01", ValueList.unsigned(5)),
                                        PointRange.named("sdo/6401:01", ValueList.unsigned(6))),
                                request(
                                        2,
                                        new Service(0x32, "read_multiple_parameter_by_index", Action.READ),
                                        PointRange.named("sdo/6400:01"),
                                        PointRange.named("sdo/6401:02")),
                                request(
                                        3,
                                        new Service(4, "read_all_by_index", Action.READ),
                                        PointRange.named("sdo/6400")),
                                request(4, new Service(0x20, "file_write", Action.FILE)),
                                new Seen.Unknown("command_id", 0x40),
                                request(5, new Service(-1, "sdo_command", Action.OTHER))));
    }

    private static Seen read() {
        return message(
                6,
                32,
                240,
                "sdo",
                Element.number("service_id", 5),
                Element.number("receive_sequence_number", 0),
                Element.number("receive_con", 2),
                Element.number("send_sequence_number", 1),
                Element.number("send_con", 2),
                Element.number("transaction_id", 7),
                Element.number("sdo_flags", 0),
                Element.number("command_id", 2),
                Element.number("segment_size", 4),
                Element.number("index", 0x1008),
                Element.number("sub_index", 0));
    }

    private static Stream<Row> broken() {
        return Stream.of(
                row("messages that end too early")
                        .client("01 FF F0 00 80")
                        .server("06 FF 20 01 18 0B 1D 00 20")
                        .server("06 FF 20")
                        .sees(
                                new Seen.Malformed(PowerlinkAnomaly.LENGTH, 5),
                                new Seen.Malformed(PowerlinkAnomaly.LENGTH, 9),
                                new Seen.Malformed(PowerlinkAnomaly.LENGTH, 3)),
                row("more process data than there are")
                        .client("03 20 F0 00 21 00 10 00 0800 01020304")
                        .sees(new Seen.Malformed(PowerlinkAnomaly.SIZE, 10)),
                row("a node that is not the managing one begins a cycle; one that may take its place accuses nobody")
                        .server("01 FF F1 00 80 00 00F15365 404B4C00 0102030405060708")
                        .server("01 FF 20 00 80 00 00F15365 404B4C00 0102030405060708")
                        .sees(new Seen.Malformed(PowerlinkAnomaly.SOURCE, 2)),
                row("commands of SDO that are not all there")
                        .client("06 20 F0 05 02")
                        .client(asks("0206", "00 07 00 02 0800 0000 0810 00 00"))
                        .client(asks("020A", "00 07 00 02 0200 0000 0810"))
                        .client(asks("020E", "00 07 40 02 0000 0000"))
                        .client(asks("0212", "00 07 10 01 0200 0000 0000"))
                        .client(asks("0216", "00 07 00 31 0900 0000 FF000000 0064 01 00 05"))
                        .sees(
                                new Seen.Malformed(PowerlinkAnomaly.SDO, 4),
                                new Seen.Malformed(PowerlinkAnomaly.SDO, 4),
                                new Seen.Malformed(PowerlinkAnomaly.SDO, 4),
                                new Seen.Malformed(PowerlinkAnomaly.SDO, 4),
                                new Seen.Malformed(PowerlinkAnomaly.SDO, 4),
                                new Seen.Malformed(PowerlinkAnomaly.SDO, 4)),
                row("a message, a service and a state that are not known; a service of a maker's own")
                        .client("02 FF F0 00")
                        .client("06 FF F0 07 00")
                        .client("06 FF F0 A0 00")
                        .server("04 FF 20 33 21 0B 10 00 0000")
                        .sees(
                                new Seen.Unknown("message_type", 2),
                                new Seen.Unknown("service_id", 7),
                                new Seen.Unknown("nmt_status", 0x33)));
    }

    @Test
    void theTableOfFieldsIsComplete() {
        assertThat(FieldTable.of("powerlink")).isEqualTo(fieldsWritten());
    }
}
