package io.otus.dissect.pn_dcp;

import static io.otus.testkit.Row.row;

import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
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

class DcpDissectorTest extends DissectorContract {
    private static final Service NAME = DcpServices.set(List.of("name_of_station"));
    private static final Service RESET = DcpServices.set(List.of("reset_to_factory"));

    @Override
    protected DissectorProvider provider() {
        return new DcpProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.LINK;
    }

    private static Seen claim(Attribute attribute, String value) {
        return new Seen.Claim(true, "", attribute, value, Trust.DEVICE);
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(services(), damage()).flatMap(s -> s);
    }

    private static Stream<Row> services() {
        return Stream.of(
                row("Identify for all asks every device")
                        .someone("FEFE 05 00 00000007 0001 0004 FFFF 0000")
                        .sees(
                                new Seen.Message(new DcpEvent(
                                        0xFEFE,
                                        5,
                                        0,
                                        7,
                                        1,
                                        4,
                                        List.of(new Element.Group(
                                                "",
                                                List.of(
                                                        Element.number("option", 255),
                                                        Element.number("suboption", 255),
                                                        Element.text("name", "all")))))),
                                new Seen.Direction(Direction.FROM_CLIENT),
                                new Seen.Request(Request.unconfirmed(DcpServices.IDENTIFY, "", List.of()))),
                row("a device answers with name, type, role and address; blocks begin at even octets")
                        .someone("FEFF 05 01 00000007 0000 0036 0202 0005 0000 706331 00 0201 0004 0000 45430203 0006"
                                + " 0000 002A 0A01 0204 0004 0000 0100 0102 000E 0001 0A000005 FFFFFF00 0A000001")
                        .sees(
                                new Seen.Direction(Direction.FROM_SERVER),
                                new Seen.Request(Request.notification(DcpServices.IDENTIFIED, "", List.of())),
                                claim(Attribute.NAME, "pc1"),
                                claim(Attribute.MODEL, "EC"),
                                claim(Attribute.VENDOR, "Siemens"),
                                claim(Attribute.CAPABILITY, "io_device"),
                                claim(Attribute.IP, "10.0.0.5")),
                row("Get names options without lengths, and is answered with blocks")
                        .client("FEFD 03 00 00000008 0000 0004 0202 0102")
                        .server("FEFD 03 01 00000008 0000 000A 0202 0005 0000 706331 00")
                        .sees(
                                new Seen.Request(Request.confirmed(8, DcpServices.GET, "", List.of())),
                                new Seen.Response(new Response(8, DcpServices.GET, "", Outcome.OK, List.of())),
                                claim(Attribute.NAME, "pc1")),
                row("Set of a name is a change of configuration, and the device says what it did")
                        .client("FEFD 04 00 00000009 0000 0010 0202 0005 0001 706332 00 0502 0002 0000")
                        .server("FEFD 04 01 00000009 0000 0008 0504 0003 0202 05 00")
                        .sees(
                                new Seen.Request(Request.confirmed(
                                        9,
                                        NAME,
                                        "",
                                        List.of(PointRange.named("name_of_station", ValueList.text("pc2"))))),
                                new Seen.Response(new Response(
                                        9,
                                        NAME,
                                        "",
                                        Outcome.error(5, "set_not_possible_by_local_reasons"),
                                        List.of()))),
                row("Set of addresses tells all three")
                        .client("FEFD 04 00 0000000A 0000 0012 0102 000E 0001 0A000006 FFFFFF00 0A000001")
                        .sees(new Seen.Request(Request.confirmed(
                                10,
                                DcpServices.set(List.of("ip_parameter")),
                                "",
                                List.of(PointRange.named(
                                        "ip_parameter", ValueList.text("10.0.0.6/255.255.255.0/10.0.0.1")))))),
                row("a reset to factory settings is dangerous, and refused where not supported")
                        .client("FEFD 04 00 0000000B 0000 0006 0506 0002 0002")
                        .server("FEFD 04 05 0000000B 0000 0000")
                        .sees(
                                new Seen.Request(Request.confirmed(
                                        11, RESET, "", List.of(PointRange.named("reset_to_factory")))),
                                new Seen.Response(new Response(
                                        11,
                                        DcpServices.set(List.of()),
                                        "",
                                        Outcome.error(5, "service_not_supported"),
                                        List.of()))),
                row("Hello tells of a device that has started")
                        .someone("FEFC 06 00 00000001 0000 000A 0202 0005 0000 706331 00")
                        .sees(
                                new Seen.Direction(Direction.FROM_SERVER),
                                new Seen.Request(Request.notification(DcpServices.HELLO, "", List.of())),
                                claim(Attribute.NAME, "pc1")),
                row("a device that is two things at once, and has a host name as DHCP writes it")
                        .someone("FEFF 05 01 00000007 0000 0012 0204 0004 0000 0300 030C 0005 0000 0C0161 00")
                        .sees(
                                new Seen.Message(new DcpEvent(
                                        0xFEFF,
                                        5,
                                        1,
                                        7,
                                        0,
                                        18,
                                        List.of(
                                                new Element.Group(
                                                        "",
                                                        List.of(
                                                                Element.number("option", 2),
                                                                Element.number("suboption", 4),
                                                                Element.text("name", "device_role"),
                                                                Element.number("block_info", 0),
                                                                Element.number("device_role", 3),
                                                                new Element.Value(
                                                                        "role",
                                                                        ValueList.texts(List.of(
                                                                                "io_device", "io_controller"))))),
                                                new Element.Group(
                                                        "",
                                                        List.of(
                                                                Element.number("option", 3),
                                                                Element.number("suboption", 12),
                                                                Element.text("name", "host_name"),
                                                                Element.number("block_info", 0),
                                                                Element.text("value", "a")))))),
                                new Seen.Direction(Direction.FROM_SERVER),
                                new Seen.Request(Request.notification(DcpServices.IDENTIFIED, "", List.of())),
                                claim(Attribute.CAPABILITY, "io_device"),
                                claim(Attribute.CAPABILITY, "io_controller")),
                row("Set of the whole suite tells four name servers")
                        .client("FEFD 04 00 0000000A 0000 0022 0103 001E 0001 0A000006 FFFFFF00 0A000001"
                                + " 08080808 08080404 00000000 00000000")
                        .sees(new Seen.Message(new DcpEvent(
                                0xFEFD,
                                4,
                                0,
                                10,
                                0,
                                34,
                                List.of(new Element.Group(
                                        "",
                                        List.of(
                                                Element.number("option", 1),
                                                Element.number("suboption", 3),
                                                Element.text("name", "full_ip_suite"),
                                                Element.number("block_qualifier", 1),
                                                Element.text("ip_address", "10.0.0.6"),
                                                Element.text("subnet_mask", "255.255.255.0"),
                                                Element.text("standard_gateway", "10.0.0.1"),
                                                new Element.Value(
                                                        "dns_server",
                                                        ValueList.texts(List.of(
                                                                "8.8.8.8", "8.8.4.4", "0.0.0.0", "0.0.0.0"))))))))),
                row("options of makers are kept as they are")
                        .server("FEFF 05 01 00000007 0000 0008 8001 0004 0000 CAFE")
                        .sees(new Seen.Request(Request.notification(DcpServices.IDENTIFIED, "", List.of()))),
                row("a service outside the standard")
                        .someone("FEFD 09 00 00000001 0000 0000")
                        .sees(new Seen.Direction(Direction.FROM_CLIENT), new Seen.Unknown("service_id", 9)));
    }

    private static Stream<Row> damage() {
        return Stream.of(
                row("§4.3.1.3: data that is shorter than its length")
                        .client("FEFE 05 00 00000007 0001 0040 FFFF 0000")
                        .sees(
                                new Seen.Malformed(DcpAnomaly.DATA_LENGTH, 16),
                                new Seen.Request(Request.unconfirmed(DcpServices.IDENTIFY, "", List.of()))),
                row("§4.3.1.3: a frame without a whole header")
                        .client("FEFE 05 00 0000")
                        .sees(new Seen.Malformed(DcpAnomaly.DATA_LENGTH, 6)),
                row("§4.3.1.4: a block that passes the end of the data")
                        .client("FEFE 05 00 00000007 0001 0006 0202 0009 7063")
                        .sees(
                                new Seen.Malformed(DcpAnomaly.BLOCK_LENGTH, 12),
                                new Seen.Request(Request.unconfirmed(DcpServices.IDENTIFY, "", List.of()))),
                row("§4.3.1.4: a block that is too short for its content")
                        .server("FEFF 05 01 00000007 0000 0008 0102 0004 0001 0A00")
                        .sees(new Seen.Malformed(DcpAnomaly.BLOCK_LENGTH, 20)),
                row("§4.3.1.1: an Identify under the frame id of Get and Set")
                        .client("FEFD 05 00 00000007 0001 0004 FFFF 0000")
                        .sees(
                                new Seen.Malformed(DcpAnomaly.FRAME_ID, 0),
                                new Seen.Request(Request.unconfirmed(DcpServices.IDENTIFY, "", List.of()))));
    }
}
