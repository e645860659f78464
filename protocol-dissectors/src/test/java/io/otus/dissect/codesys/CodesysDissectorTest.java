package io.otus.dissect.codesys;

import static io.otus.testkit.Row.row;

import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Danger;
import io.otus.core.event.Element;
import io.otus.core.event.Outcome;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.List;
import java.util.stream.Stream;

/** Datagrams laid out as the published descriptions have them; the controller has the address 10.0.0.2. */
class CodesysDissectorTest extends DissectorContract {
    /** From node 0064 to node 0002, which is the controller. */
    private static final String TO_PLC = "C5 7B 40 40 00 11 0002 0064 0000";

    private static final String FROM_PLC = "C5 7B 40 40 00 11 0064 0002 0000";
    /** A package by which a flow shows that it is CODESYS. */
    private static final String KEEPS = TO_PLC + "03 80 2C00";

    private static final String NODE = "0400 01 00 0000 0500 0F00 0400 00100000 34120000 140A0503 00000000"
            + "05 00 05 000000000000000000"
            + "5700410047004F0031000000"
            + "3700350030002D0038003200310032002000500046004300320030003000 0000"
            + "5700410047004F000000"
            + "534E31323300";

    @Override
    protected DissectorProvider provider() {
        return new CodesysProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.DATAGRAM;
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(names(), channels(), services(), repeated(), behind(), secrets(), broken(), others())
                .flatMap(rows -> rows);
    }

    private static String identification(String sender, String rest) {
        return "C5 7B 40 04 00 11 0064" + sender + "0000" + rest;
    }

    private static Seen claim(String unit, Attribute attribute, String value) {
        return new Seen.Claim(true, unit, attribute, value, Trust.DEVICE);
    }

    private static Seen told(String unit) {
        return new Seen.Request(
                Request.notification(new Service(-1, "identification", Action.IDENTIFY), unit, List.of()));
    }

    private static Stream<Row> names() {
        return Stream.of(
                row("who is there, asked of all")
                        .client("C5 7C 40 03 00 10 A5A5 0064 0000 02C2 0004 6969F004")
                        .sees(
                                new Seen.Message(new CodesysEvent.Datagram(
                                        "name_service_request",
                                        List.of(
                                                Element.number("hop_count", 15),
                                                Element.text("sender", "0064"),
                                                Element.number("package_type", 0xC202),
                                                Element.number("version", 0x400),
                                                Element.number("request_id", 0x04F06969)))),
                                new Seen.Request(Request.unconfirmed(
                                        new Service(-1, "name_service_request", Action.DISCOVER), "", List.of()))),
                row("a controller says what it is")
                        .server(identification("0002", "80C2 0004 6969F004" + NODE))
                        .sees(
                                new Seen.Message(new CodesysEvent.Datagram(
                                        "identification",
                                        List.of(
                                                Element.number("hop_count", 15),
                                                Element.text("receiver", "0064"),
                                                Element.text("sender", "0002"),
                                                Element.number("package_type", 0xC280),
                                                Element.number("version", 0x400),
                                                Element.number("request_id", 0x04F06969),
                                                Element.number("max_channels", 4),
                                                Element.number("target_type", 4096),
                                                Element.number("target_id", 0x1234),
                                                Element.text("target_version", "3.5.10.20"),
                                                Element.text("node_name", "WAGO1"),
                                                Element.text("device_name", "750-8212 PFC200"),
                                                Element.text("vendor_name", "WAGO"),
                                                Element.text("serial_number", "SN123")))),
                                claim("", Attribute.NAME, "WAGO1"),
                                claim("", Attribute.MODEL, "750-8212 PFC200"),
                                claim("", Attribute.VENDOR, "WAGO"),
                                claim("", Attribute.FIRMWARE, "3.5.10.20"),
                                claim("", Attribute.SERIAL, "SN123"),
                                claim("", Attribute.TYPE, "plc"),
                                told("")),
                row("a node behind a controller, in version 1.3, which has no serial number")
                        .server(identification(
                                "0105",
                                "80C2 0301 6969F004"
                                        + "0400 01 00 0000 0100 0100 0100 02100000 34120000 140A0503 00000000 000005"
                                        + "000000000000000000 41000000 42000000 43000000"))
                        .sees(
                                claim("0105", Attribute.NAME, "A"),
                                claim("0105", Attribute.MODEL, "B"),
                                claim("0105", Attribute.VENDOR, "C"),
                                claim("0105", Attribute.FIRMWARE, "3.5.10.20"),
                                told("0105")),
                row("a node with the other order of octets, and one of another version, are not read")
                        .server(identification("0002", "80C2 0004 6969F004" + NODE.replace("0400 01", "0400 00")))
                        .sees(new Seen.Unknown("identification_version", 0x400), told("")));
    }

    private static Stream<Row> channels() {
        Service open = new Service(-1, "open_channel", Action.SESSION);
        return Stream.of(
                row("a channel is opened, kept and closed")
                        .client(TO_PLC + "C3 00 0101 11223344 07000000 00400100")
                        .server(FROM_PLC + "83 00 0101 11223344 07000000 0000 2C00 00400100")
                        .client(TO_PLC + "02 80 2C00 01000000")
                        .client(TO_PLC + "03 80 2C00")
                        .client(TO_PLC + "C4 00 0101 11223344 2C00 0000")
                        .sees(
                                new Seen.Request(Request.confirmed(1L << 62 | 7, open, "", List.of())),
                                new Seen.Response(new Response(1L << 62 | 7, open, "", Outcome.OK, List.of())),
                                new Seen.Request(Request.unconfirmed(
                                        new Service(-1, "close_channel", Action.SESSION), "", List.of()))),
                row("a channel that is refused")
                        .client(TO_PLC + "C3 00 0101 11223344 07000000 00400100")
                        .server(FROM_PLC + "83 00 0101 11223344 07000000 0300 0000 00400100")
                        .sees(
                                new Seen.Request(Request.confirmed(1L << 62 | 7, open, "", List.of())),
                                new Seen.Response(
                                        new Response(1L << 62 | 7, open, "", Outcome.error(3, "reason_3"), List.of()))),
                row("a package of a type that nobody described")
                        .client(KEEPS)
                        .client(TO_PLC + "7F 00 0000")
                        .sees(new Seen.Unknown("channel_type", 0x7F)),
                row("addresses are told to parents")
                        .client("C5 73 40 01 00 00 0000")
                        .server("C5 73 40 02 00 00 0000")
                        .sees());
    }

    private static String block(boolean asks, String service) {
        String plain = service.replace(" ", "");
        return (asks ? TO_PLC + "01 81" : FROM_PLC + "01 01")
                + "2C00 05000000 04000000 %02X000000 11223344".formatted(plain.length() / 2)
                + service;
    }

    private static long transaction(int group, int service) {
        return 0x2CL << 40 | (long) group << 16 | service;
    }

    private static Seen asked(int group, int service) {
        return new Seen.Request(
                Request.confirmed(transaction(group, service), Services.of(group, service), "", List.of()));
    }

    private static Seen answered(int group, int service) {
        return new Seen.Response(new Response(
                transaction(group, service), Services.of(group, service), "", Outcome.UNPAIRED, List.of()));
    }

    private static Stream<Row> services() {
        return Stream.of(
                row("an application is stopped")
                        .client(block(true, "55CD 1000 0200 1100 11000000 04000000 00000000 01 02 2A00"))
                        .server(block(false, "55CD 1000 8200 1100 11000000 04000000 00000000 01 02 0000"))
                        .sees(
                                new Seen.Message(new CodesysEvent.Datagram(
                                        "request",
                                        List.of(
                                                Element.number("hop_count", 15),
                                                Element.text("receiver", "0002"),
                                                Element.text("sender", "0064"),
                                                Element.number("channel_id", 0x2C),
                                                Element.number("block_id", 5),
                                                Element.number("acknowledged_block_id", 4),
                                                Element.number("service_group", 2),
                                                Element.text("component", "CmpApp"),
                                                Element.number("service_code", 17),
                                                Element.text("service", "stop"),
                                                Element.number("session_id", 17),
                                                Element.number("service_length", 4)))),
                                asked(2, 17),
                                new Seen.Message(new CodesysEvent.Datagram(
                                        "response",
                                        List.of(
                                                Element.number("hop_count", 15),
                                                Element.text("receiver", "0064"),
                                                Element.text("sender", "0002"),
                                                Element.number("channel_id", 0x2C),
                                                Element.number("block_id", 5),
                                                Element.number("acknowledged_block_id", 4),
                                                Element.number("service_group", 2),
                                                Element.text("component", "CmpApp"),
                                                Element.number("service_code", 17),
                                                Element.text("service", "stop"),
                                                Element.number("session_id", 17),
                                                Element.number("service_length", 4)))),
                                answered(2, 17)),
                row("what a login carries is a secret")
                        .client(block(true, "55CD 0C00 0100 0200 11000000 04000000 01 02 2A00"))
                        .sees(new Seen.Secret(48, 4), asked(1, 2)),
                row("a service that is encrypted, and a block that goes on")
                        .client(block(true, "5775 1000 0200 1000 11000000 04000000 00000000 01 02 2A00"))
                        .client(TO_PLC + "01 80 2C00 06000000 04000000 AABB")
                        .sees(new Seen.Encrypted(), asked(2, 16)),
                row("a service that nobody described, of a component that is not known")
                        .client(block(true, "55CD 1000 4300 6300 11000000 00000000 00000000"))
                        .sees(new Seen.Unknown("service", 0x430063), asked(0x43, 0x63)),
                row("another tag is no service that is read")
                        .client(block(true, "CD55 0010 0002 0011 00000011 00000000 00000000"))
                        .sees(new Seen.Unknown("header_tag", 0x55CD)));
    }

    private static Stream<Row> repeated() {
        String stop = block(true, "55CD 1000 0200 1100 11000000 04000000 00000000 01 02 2A00");
        String opened = FROM_PLC + "83 00 0101 11223344 07000000 0000 2C00 00400100";
        return Stream.of(
                row("a block that is sent again is not a second stop, nor its answer a second one")
                        .client(stop)
                        .client(stop)
                        .server(block(false, "55CD 1000 8200 1100 11000000 04000000 00000000 01 02 0000"))
                        .server(block(false, "55CD 1000 8200 1100 11000000 04000000 00000000 01 02 0000"))
                        .sees(asked(2, 17), answered(2, 17)),
                row("the next block of the channel, and the same one of a channel that is new, are")
                        .client(stop)
                        .client(stop.replace("2C00 05000000", "2C00 06000000"))
                        .client(stop)
                        .server(opened)
                        .client(stop)
                        .sees(
                                asked(2, 17),
                                asked(2, 17),
                                asked(2, 17),
                                new Seen.Response(new Response(
                                        1L << 62 | 7,
                                        new Service(-1, "open_channel", Action.SESSION),
                                        "",
                                        Outcome.OK,
                                        List.of())),
                                asked(2, 17)));
    }

    private static Stream<Row> behind() {
        String service = "2C00 05000000 04000000 14000000 11223344 55CD 1000 %s 1000 11000000 00000000 00000000";
        return Stream.of(row("a controller behind a gateway is started")
                .client("C5 7B 40 40 00 11 0105 0064 0000 01 81" + service.formatted("0200"))
                .server("C5 7B 40 40 00 11 0064 0105 0000 01 01" + service.formatted("8200"))
                .sees(
                        new Seen.Request(Request.confirmed(transaction(2, 16), Services.of(2, 16), "0105", List.of())),
                        new Seen.Response(new Response(
                                transaction(2, 16), Services.of(2, 16), "0105", Outcome.UNPAIRED, List.of()))));
    }

    private static Stream<Row> secrets() {
        String login = block(true, "55CD 0C00 0100 0200 11000000 04000000 01 02 2A00");
        return Stream.of(
                row("a login that goes on in further blocks, until the next service begins")
                        .client(login)
                        .client(TO_PLC + "01 80 2C00 06000000 04000000 AABB")
                        .server(FROM_PLC + "01 00 2C00 06000000 04000000 AABB")
                        .client(block(true, "55CD 0C00 0100 0500 11000000 00000000")
                                .replace("2C00 05", "2C00 07"))
                        .client(TO_PLC + "01 80 2C00 08000000 04000000 AABB")
                        .sees(new Seen.Secret(48, 4), asked(1, 2), new Seen.Secret(24, 2), asked(1, 5)),
                row("what is sent again is a secret still")
                        .client(login)
                        .client(login)
                        .sees(new Seen.Secret(48, 4), asked(1, 2), new Seen.Secret(48, 4)),
                row("users and certificates")
                        .client(block(true, "55CD 0C00 0C00 0200 11000000 02000000 2A00"))
                        .client(block(true, "55CD 0C00 2200 0700 11000000 02000000 2A00")
                                .replace("2C00 05", "2C00 06"))
                        .sees(
                                new Seen.Unknown("service", 0xC0002),
                                new Seen.Secret(48, 2),
                                asked(12, 2),
                                new Seen.Secret(48, 2),
                                asked(34, 7)));
    }

    private static Stream<Row> others() {
        return Stream.of(
                row("what forces values operates, though nobody described how")
                        .client(block(true, "55CD 1000 1300 0100 11000000 00000000 00000000"))
                        .sees(
                                new Seen.Unknown("service", 0x130001),
                                new Seen.Request(Request.confirmed(
                                        transaction(19, 1),
                                        new Service(1, "service_19_1", Action.OPERATE).keyed("19/1"),
                                        "",
                                        List.of()))),
                row("commands of the shell may do anything")
                        .client(block(true, "55CD 1000 1100 0100 11000000 00000000 00000000"))
                        .sees(new Seen.Request(Request.confirmed(
                                transaction(17, 1),
                                new Service(1, "execute_shell_command", Action.CONFIGURE, Danger.MODE).keyed("17/1"),
                                "",
                                List.of()))),
                row("a node with a parent, where names are not found as words")
                        .server(identification(
                                "0002", "80C2 0004 6969F004" + NODE.replace("0400 01 00 0000", "0400 01 00 FF00")))
                        .sees(new Seen.Unknown("parent_address_size", 255), told("")),
                row("datagrams whose layers do not fit are another protocol's at first")
                        .client("C5 7B 40 40 00 FF 0002 0064")
                        .client(TO_PLC + "7F 00 0000")
                        .client(TO_PLC + "C3 00 0101")
                        .client("C5 7B 40 03 00 10 0064 02C2")
                        .sees());
    }

    private static Stream<Row> broken() {
        return Stream.of(
                row("a header of another size, or a service that there is not, are another protocol's")
                        .client("C5 7D 40 40 00 11 0002 0064 0000 03 80 2C00")
                        .client("C5 7B 40 50 00 11 0002 0064 0000 03 80 2C00")
                        .sees(),
                row("addresses that are longer than the datagram")
                        .client(KEEPS)
                        .client("C5 7B 40 40 00 FF 0002 0064")
                        .sees(new Seen.Malformed(CodesysAnomaly.ADDRESSES, 0)),
                row("a name that is longer than the datagram")
                        .server(identification("0002", "80C2 0004 6969F004" + NODE.replace("0500 0F00", "0500 FF00")))
                        .sees(new Seen.Malformed(CodesysAnomaly.NAME_SERVICE, 12), told("")),
                row("messages of the name service that are too short")
                        .client(KEEPS)
                        .client("C5 7B 40 03 00 10 0064 02C2")
                        .server("C5 7B 40 04 00 10 0064 02C2")
                        .sees(
                                new Seen.Malformed(CodesysAnomaly.NAME_SERVICE, 8),
                                new Seen.Malformed(CodesysAnomaly.NAME_SERVICE, 8)),
                row("packages that are too short")
                        .client(KEEPS)
                        .client(TO_PLC + "C3 00 0101")
                        .client(TO_PLC + "01 81 2C00 05000000 04000000 04000000 11223344 55CD")
                        .sees(
                                new Seen.Malformed(CodesysAnomaly.CHANNEL, 12),
                                new Seen.Malformed(CodesysAnomaly.CHANNEL, 12)),
                row("a service whose length passes what was announced")
                        .client(block(true, "55CD 1000 0200 1100 11000000 05000000 00000000 01 02 2A00"))
                        .sees(new Seen.Malformed(CodesysAnomaly.SERVICE, 32), asked(2, 17)));
    }
}
