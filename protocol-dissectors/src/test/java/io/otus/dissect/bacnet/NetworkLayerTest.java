package io.otus.dissect.bacnet;

import static io.otus.testkit.Row.row;

import io.otus.core.bytes.Octets;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Outcome;
import io.otus.core.event.Service;
import io.otus.core.event.Speaker;
import io.otus.core.event.Trust;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.core.value.ValueList;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Virtual links over IPv4 (Annex J) and IPv6 (Annex U), and network layer messages (clause 6.4). */
class NetworkLayerTest extends DissectorContract {
    private static final long BVLC = 1L << 62;
    private static final Service I_AM = Objects.requireNonNull(BacnetService.unconfirmed(0));
    private static final Service WHO_IS = Objects.requireNonNull(BacnetService.unconfirmed(8));

    @Override
    protected DissectorProvider provider() {
        return new BacnetProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.DATAGRAM;
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(virtualLinks(), virtualLinksOverIpv6(), networkMessages(), peers())
                .flatMap(rows -> rows);
    }

    private static Seen link(int type, int function, String name, int length, Element... content) {
        return new Seen.Message(new BacnetEvent.Message(
                null, new BacnetEvent.Bvlc(type, function, name, length, List.of(content)), null, null, null));
    }

    private static Seen v4(int function, String name, int length, Element... content) {
        return link(0x81, function, name, length, content);
    }

    private static Seen v6(int function, String name, int length, Element... content) {
        return link(0x82, function, name, length, content);
    }

    private static Service service(String name, Action action) {
        return new Service(-1, name, action);
    }

    private static Seen asks(int function, String name, Action action) {
        return new Seen.Request(Request.confirmed(BVLC | function, service(name, action), "", List.of()));
    }

    private static Seen answers(int function, String name, Action action, Outcome outcome) {
        return new Seen.Response(new Response(BVLC | function, service(name, action), "", outcome, List.of()));
    }

    private static Element entry(String address, String mask) {
        return new Element.Groups(
                "broadcast_distribution_table",
                List.of(new Element.Group(
                        "entry",
                        List.of(
                                Element.text("bbmd_address", address),
                                Element.text("broadcast_distribution_mask", mask)))));
    }

    private static Stream<Row> virtualLinks() {
        return Stream.of(
                row("a broadcast distribution table is written and acknowledged, J.2.2")
                        .client("81 01 000E C0A80101BAC0 FFFFFF00")
                        .server("81 00 0006 0000")
                        .sees(
                                v4(
                                        1,
                                        "write_broadcast_distribution_table",
                                        14,
                                        entry("192.168.1.1:47808", "255.255.255.0")),
                                asks(1, "write_broadcast_distribution_table", Action.CONFIGURE),
                                v4(0, "bvlc_result", 6, Element.number("result_code", 0)),
                                answers(1, "write_broadcast_distribution_table", Action.CONFIGURE, Outcome.OK)),
                row("a broadcast distribution table is read, J.2.3 and J.2.4")
                        .client("81 02 0004")
                        .server("81 03 000E C0A80101BAC0 FFFFFFFF")
                        .sees(
                                asks(2, "read_broadcast_distribution_table", Action.READ),
                                answers(2, "read_broadcast_distribution_table", Action.READ, Outcome.OK),
                                new Seen.Claim(true, "", Attribute.CAPABILITY, "bbmd", Trust.DEVICE)),
                row("a registration of a foreign device is refused, J.2.6")
                        .client("81 05 0006 003C")
                        .server("81 00 0006 0030")
                        .sees(
                                v4(5, "register_foreign_device", 6, Element.number("time_to_live", 60)),
                                asks(5, "register_foreign_device", Action.SESSION),
                                v4(0, "bvlc_result", 6, Element.number("result_code", 48)),
                                answers(
                                        5,
                                        "register_foreign_device",
                                        Action.SESSION,
                                        Outcome.error(48, "bvlc_result"))),
                row("a foreign device table is read, J.2.7 and J.2.8")
                        .client("81 06 0004")
                        .server("81 07 000E C0A80105BAC0 003C 0032")
                        .sees(
                                v4(6, "read_foreign_device_table", 4),
                                v4(
                                        7,
                                        "read_foreign_device_table_ack",
                                        14,
                                        new Element.Groups(
                                                "foreign_device_table",
                                                List.of(new Element.Group(
                                                        "entry",
                                                        List.of(
                                                                Element.text(
                                                                        "foreign_device_address", "192.168.1.5:47808"),
                                                                Element.number("time_to_live", 60),
                                                                Element.number("remaining_time", 50))))))),
                row("an entry of the foreign device table is deleted, J.2.9")
                        .client("81 08 000A C0A80105BAC0")
                        .sees(
                                v4(
                                        8,
                                        "delete_foreign_device_table_entry",
                                        10,
                                        Element.text("foreign_device", "192.168.1.5:47808")),
                                asks(8, "delete_foreign_device_table_entry", Action.CONFIGURE)),
                row("a secured message is not read, J.2.13 of 135-2016")
                        .client("81 0C 0006 ABCD")
                        .sees(v4(12, "secure_bvll", 6, Element.text("data", "abcd"))));
    }

    private static Stream<Row> virtualLinksOverIpv6() {
        return Stream.of(
                row("a result, U.2.1")
                        .server("82 00 0009 000001 0090")
                        .sees(v6(
                                0,
                                "bvlc_result",
                                9,
                                Element.number("source_virtual_address", 1),
                                Element.number("result_code", 0x90))),
                row("a unicast with its NPDU, U.2.2")
                        .client("82 01 000E 000001 000002 01 00 10 08")
                        .sees(new Seen.Request(Request.unconfirmed(WHO_IS, "", List.of()))),
                row("a broadcast with its NPDU, U.2.3")
                        .client("82 02 000B 000001 01 00 10 08")
                        .sees(new Seen.Request(Request.unconfirmed(WHO_IS, "", List.of()))),
                row("an address is looked for, U.2.4")
                        .client("82 03 000A 000001 000002")
                        .sees(v6(
                                3,
                                "address_resolution",
                                10,
                                Element.number("source_virtual_address", 1),
                                Element.number("target_virtual_address", 2))),
                row("and looked for by a BBMD, U.2.5")
                        .client("82 04 001C 000001 000002 20010DB8000000000000000000000005 BAC0")
                        .sees(v6(
                                4,
                                "forwarded_address_resolution",
                                28,
                                Element.number("original_source_virtual_address", 1),
                                Element.number("target_virtual_address", 2),
                                Element.text("originating_device", "[2001:db8::5]:47808"))),
                row("an address is told, U.2.6")
                        .server("82 05 000A 000002 000001")
                        .sees(v6(
                                5,
                                "address_resolution_ack",
                                10,
                                Element.number("source_virtual_address", 2),
                                Element.number("destination_virtual_address", 1))),
                row("a virtual address is asked for and told, U.2.7 and U.2.8")
                        .client("82 06 0007 000001")
                        .server("82 07 000A 000002 000001")
                        .sees(
                                v6(6, "virtual_address_resolution", 7, Element.number("source_virtual_address", 1)),
                                v6(
                                        7,
                                        "virtual_address_resolution_ack",
                                        10,
                                        Element.number("source_virtual_address", 2),
                                        Element.number("destination_virtual_address", 1))),
                row("a BBMD forwards an I-Am, U.2.9: the claim is the first sender's")
                        .server("82 08 0029 000001 20010DB8000000000000000000000005 BAC0"
                                + "01 00 10 00 C4 02000003 22 0400 91 03 21 24")
                        .sees(
                                new Seen.Claim(true, "", Attribute.CAPABILITY, "bbmd", Trust.DEVICE),
                                new Seen.Claim(false, "", Attribute.INSTANCE, "3", Trust.DEVICE),
                                new Seen.Claim(false, "", Attribute.VENDOR, "Tridium", Trust.SESSION)),
                row("a foreign device registers and is deleted, U.2.10 and U.2.11")
                        .client("82 09 0009 000001 003C")
                        .server("82 00 0009 000002 0000")
                        .client("82 0A 0019 000001 20010DB8000000000000000000000005 BAC0")
                        .sees(
                                asks(5, "register_foreign_device", Action.SESSION),
                                answers(5, "register_foreign_device", Action.SESSION, Outcome.OK),
                                asks(8, "delete_foreign_device_table_entry", Action.CONFIGURE)),
                row("a broadcast is to be distributed, U.2.13")
                        .client("82 0C 000B 000001 01 00 10 08")
                        .sees(new Seen.Request(Request.unconfirmed(WHO_IS, "", List.of()))));
    }

    private static Row network(String name, String octets, int type, String message, Element... content) {
        String npdu = "0180" + octets.replace(" ", "");
        String bvll = "810B" + String.format("%04X", 4 + npdu.length() / 2) + npdu;
        Seen read = new Seen.Message(new BacnetEvent.Message(
                null,
                new BacnetEvent.Bvlc(0x81, 11, "original_broadcast_npdu", 4 + npdu.length() / 2, List.of()),
                new Npdu(0x80, -1, Octets.EMPTY, -1, Octets.EMPTY, -1, type, 7),
                new BacnetEvent.NetworkMessage(type, message, type < 128 ? -1 : 260, List.of(content)),
                null));
        return type < 128
                ? row(name).client(bvll).sees(read)
                : row(name).client(bvll).sees(new Seen.Unknown("network_message_type", type), read);
    }

    private static Element net(int number) {
        return Element.number("destination_network_address", number);
    }

    private static Element nets(long... numbers) {
        return new Element.Values("destination_network_addresses", ValueList.unsigned(numbers));
    }

    private static Element ports() {
        return new Element.Groups(
                "ports",
                List.of(new Element.Group(
                        "port",
                        List.of(
                                Element.number("connected_dnet", 5),
                                Element.number("port_id", 1),
                                Element.text("port_info", "ab")))));
    }

    private static Stream<Row> networkMessages() {
        return Stream.of(
                network("who is router to a network, 6.4.1", "00 0002", 0, "who_is_router_to_network", net(2)),
                network("who is router to any network, 6.4.1", "00", 0, "who_is_router_to_network"),
                network("I am router, 6.4.2", "01 0002 0003", 1, "i_am_router_to_network", nets(2, 3)),
                network(
                        "I could be router, 6.4.3",
                        "02 0002 07",
                        2,
                        "i_could_be_router_to_network",
                        net(2),
                        Element.number("performance_index", 7)),
                network(
                        "reject message, 6.4.4",
                        "03 01 0002",
                        3,
                        "reject_message_to_network",
                        Element.text("reject_reason", "not-directly-connected"),
                        net(2)),
                network("router busy, 6.4.5", "04 0002", 4, "router_busy_to_network", nets(2)),
                network("router available, 6.4.6", "05 0002", 5, "router_available_to_network", nets(2)),
                network(
                        "initialize routing table, 6.4.7",
                        "06 01 0005 01 01 AB",
                        6,
                        "initialize_routing_table",
                        ports()),
                network(
                        "its acknowledgement, 6.4.8",
                        "07 01 0005 01 01 AB",
                        7,
                        "initialize_routing_table_ack",
                        ports()),
                network(
                        "establish connection, 6.4.9",
                        "08 0002 3C",
                        8,
                        "establish_connection_to_network",
                        net(2),
                        Element.number("termination_time_value", 60)),
                network("disconnect connection, 6.4.10", "09 0002", 9, "disconnect_connection_to_network", net(2)),
                network(
                        "a secured message is named, 6.4.11 of 135-2016",
                        "0B ABCD",
                        11,
                        "security_payload",
                        Element.text("data", "abcd")),
                network("what is the network's number, 6.4.19", "12", 0x12, "what_is_network_number"),
                network(
                        "the network's number, 6.4.20",
                        "13 0005 01",
                        0x13,
                        "network_number_is",
                        Element.number("network_number", 5),
                        new Element.Value("configured", ValueList.bit(true))),
                network(
                        "a proprietary message keeps its octets, 6.2.4",
                        "80 0104 ABCD",
                        0x80,
                        "network_message_128",
                        Element.text("data", "abcd")));
    }

    /** Who sent a message first that a BBMD forwards here. */
    private static Speaker first(String unit) {
        return new Speaker(new Endpoint(0, null, IpAddress.parse("192.168.1.5"), 47_808), unit);
    }

    private static Stream<Row> peers() {
        return Stream.of(
                row("an initialize routing table without a port asks for the table, 6.4.7")
                        .client("81 0B 0008 01 80 06 00")
                        .sees(new Seen.Request(Request.unconfirmed(
                                service("initialize_routing_table", Action.READ).keyed("initialize_routing_table/read"),
                                "",
                                List.of()))),
                row("a routing table is set, 6.4.7")
                        .client("81 0B 000C 01 80 06 01 0005 01 00")
                        .sees(new Seen.Request(Request.unconfirmed(
                                service("initialize_routing_table", Action.CONFIGURE), "", List.of()))),
                row("a router says which networks it reaches, 6.4.2")
                        .server("81 0B 000B 01 80 01 0002 0003")
                        .sees(new Seen.Claim(true, "", Attribute.CAPABILITY, "router", Trust.DEVICE)),
                row("a BBMD forwards an I-Am of a device behind a router, J.2.5 and 6.2.2")
                        .server("81 04 001E C0A80105BAC0 01 08 0005 01 0C 10 00 C4 02000003 22 0400 91 03 21 24")
                        .sees(
                                new Seen.Claim(true, "", Attribute.CAPABILITY, "bbmd", Trust.DEVICE),
                                new Seen.Claim(false, "", Attribute.CAPABILITY, "gateway", Trust.DEVICE),
                                new Seen.Claim(false, "5/0c", Attribute.INSTANCE, "5/0c", Trust.DEVICE),
                                new Seen.Request(Request.notification(I_AM, "5/0c", List.of())
                                        .spokenBy(first("5/0c"))),
                                new Seen.Claim(false, "5/0c", Attribute.INSTANCE, "3", Trust.DEVICE),
                                new Seen.Claim(false, "5/0c", Attribute.VENDOR, "Tridium", Trust.SESSION)),
                row("a device behind a BBMD is a unit of its own, J.2.5")
                        .server("81 04 001A C0A80105BAC0 01 00 10 00 C4 02000003 22 0400 91 03 21 63")
                        .sees(new Seen.Request(Request.notification(I_AM, "192.168.1.5:47808", List.of())
                                .spokenBy(first("")))),
                row("a network port tells its addresses, 12.56")
                        .server("81 0A 0018 01 00 30 01 0C 0C 0E000001 1A 0190 3E 64 C0A80107 3F")
                        .server("81 0A 001B 01 00 30 01 0C 0C 0E000001 1A 01A7 3E 65 06 001122334455 3F")
                        .sees(
                                new Seen.Claim(true, "", Attribute.IP, "192.168.1.7", Trust.DEVICE),
                                new Seen.Claim(true, "", Attribute.MAC, "00:11:22:33:44:55", Trust.DEVICE)),
                row("an unprovisioned device says what it is, 16.11")
                        .server("81 0A 0015 01 00 10 0D 22 0104 75 03 00 4D31 74 00 534E31")
                        .sees(
                                new Seen.Claim(true, "", Attribute.MODEL, "M1", Trust.DEVICE),
                                new Seen.Claim(true, "", Attribute.SERIAL, "SN1", Trust.DEVICE)));
    }
}
