package io.otus.dissect.cip;

import static io.otus.testkit.Row.row;

import io.otus.core.bytes.Octets;
import io.otus.core.event.Attribute;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Trust;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Response;
import io.otus.core.value.ValueList;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.List;
import java.util.stream.Stream;

/**
 * Answers to Get_Attributes_All, and attributes of classes themselves: CIP Vol. 1 §4-4.1 and chapter 5A, Vol. 2 chapter
 * 5.
 */
class AttributesTest extends DissectorContract {
    private static final String OK_ALL = "81 00 00 00 ";
    private static final Epath ROUTER =
            EpathReader.read(Octets.ofHex("2002 2401").view());

    @Override
    protected DissectorProvider provider() {
        return new CipProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.CHILD;
    }

    private static Seen answer(String asked, long classId, int service, PointRange... points) {
        return new Seen.Response(new Response(
                Frames.transaction(asked), CipService.of(classId, service), "", Outcome.OK, List.of(points)));
    }

    private static Seen claim(Attribute attribute, String value) {
        return new Seen.Claim(true, "", attribute, value, Trust.DEVICE);
    }

    private static PointRange is(String object, int attribute, long value) {
        return PointRange.of(object, attribute, ValueList.unsigned(value));
    }

    private static PointRange is(String object, int attribute, String value) {
        return PointRange.of(object, attribute, ValueList.text(value));
    }

    private static PointRange list(String object, int attribute) {
        return PointRange.of(object, attribute, 1);
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.concat(classRows(), objectRows());
    }

    private static Stream<Row> classRows() {
        String all = Frames.unconnected("01 02 2001 2400");
        String one = Frames.unconnected("0E 03 20F6 2400 3001");
        String list = Frames.unconnected("03 02 2001 2400 0200 0100 0300");
        return Stream.of(
                row("a class tells of itself, and nothing of the device")
                        .client(all)
                        .server(Frames.unconnected(OK_ALL + "0100 0100 0700 0A00"))
                        .sees(answer(
                                all,
                                1,
                                1,
                                is("identity/0", 1, 1),
                                is("identity/0", 2, 1),
                                is("identity/0", 6, 7),
                                is("identity/0", 7, 10))),
                row("the revision of a class")
                        .client(one)
                        .server(Frames.unconnected("8E 00 00 00 0400"))
                        .sees(answer(one, 0xF6, 14, is("ethernet_link/0", 1, 4))),
                row("a list of attributes of a class, whose numbers mean something else in its objects")
                        .client(list)
                        .server(Frames.unconnected("83 00 00 00 0200 0100 0000 0100 0300 0000 0100"))
                        .sees(answer(list, 1, 3, is("identity/0", 1, 1), is("identity/0", 3, 1))));
    }

    private static Stream<Row> objectRows() {
        String tcp = Frames.unconnected("01 02 20F5 2401");
        String link = Frames.unconnected("01 02 20F6 2401");
        String some = Frames.unconnected("03 02 20F6 2401 0200 0B00 0700");
        String port = Frames.unconnected("01 02 20F4 2401");
        String router = Frames.unconnected("01 02 2002 2401");
        String used = Frames.unconnected("03 02 2002 2401 0200 0300 0400");
        String turned = Frames.unconnected("03 02 2002 2401 0200 0400 0300");
        return Stream.of(
                row("all of the TCP/IP interface, where names of odd length have a pad behind them")
                        .client(tcp)
                        .server(Frames.unconnected(OK_ALL
                                + "01000000 14000000 02000000 0200 20F62401"
                                + "0A01A8C0 00FFFFFF 0101A8C0 00000000 00000000 0300 706C63 00"
                                + "0300 706C31 00 000000000000 01 0000 0100 00000000 01 "
                                + "00".repeat(35)
                                + "00 7800"))
                        .sees(
                                claim(Attribute.IP, "192.168.1.10"),
                                claim(Attribute.NAME, "pl1"),
                                answer(
                                        tcp,
                                        0xF5,
                                        1,
                                        is("tcp_ip_interface/1", 1, 1),
                                        is("tcp_ip_interface/1", 2, 0x14),
                                        is("tcp_ip_interface/1", 3, 2),
                                        is("tcp_ip_interface/1", 4, "20f62401"),
                                        list("tcp_ip_interface/1", 5),
                                        is("tcp_ip_interface/1", 6, "pl1"),
                                        is("tcp_ip_interface/1", 7, "000000000000"),
                                        is("tcp_ip_interface/1", 8, 1),
                                        list("tcp_ip_interface/1", 9),
                                        PointRange.of("tcp_ip_interface/1", 10, ValueList.bit(true)),
                                        is("tcp_ip_interface/1", 11, "00".repeat(35)),
                                        PointRange.of("tcp_ip_interface/1", 12, ValueList.bit(false)),
                                        is("tcp_ip_interface/1", 13, 120))),
                row("all of the Ethernet link, with its counters")
                        .client(link)
                        .server(Frames.unconnected(OK_ALL
                                + "64000000 0F000000 0000BC3EEBE4"
                                + "01000000".repeat(23)
                                + "0100 0000 02 01 01 02 7031 00000000 00"))
                        .sees(
                                claim(Attribute.MAC, "00:00:bc:3e:eb:e4"),
                                answer(
                                        link,
                                        0xF6,
                                        1,
                                        is("ethernet_link/1", 1, 100),
                                        is("ethernet_link/1", 2, 15),
                                        is("ethernet_link/1", 3, "00:00:bc:3e:eb:e4"),
                                        list("ethernet_link/1", 4),
                                        list("ethernet_link/1", 5),
                                        list("ethernet_link/1", 6),
                                        is("ethernet_link/1", 7, 2),
                                        is("ethernet_link/1", 8, 1),
                                        is("ethernet_link/1", 9, 1),
                                        is("ethernet_link/1", 10, "p1"),
                                        is("ethernet_link/1", 11, "0000000000"))),
                row("speeds that a link can have tell how many they are")
                        .client(some)
                        .server(Frames.unconnected("83 00 00 00 0200 0B00 0000 00000000 01 6400 01 0700 0000 02"))
                        .sees(answer(
                                some,
                                0xF6,
                                3,
                                is("ethernet_link/1", 11, "0000000001640001"),
                                is("ethernet_link/1", 7, 2))),
                row("all of a port: its type, number, link, name and the node's address there")
                        .client(port)
                        .server(Frames.unconnected(
                                OK_ALL + "0400 0200 0200 20F52401 01 45 120B 3139322E3136382E312E32 00"))
                        .sees(answer(
                                port,
                                0xF4,
                                1,
                                is("port/1", 1, 4),
                                is("port/1", 2, 2),
                                is("port/1", 3, "20f52401"),
                                is("port/1", 4, "E"),
                                is("port/1", 7, "120b3139322e3136382e312e3200"))),
                row("a value that only the end of the data ends is read at the end of a list")
                        .client(used)
                        .server(Frames.unconnected("83 00 00 00 0200 0300 0000 0200 0400 0000 0500 0600"))
                        .sees(answer(used, 2, 3, is("message_router/1", 3, 2), list("message_router/1", 4))),
                row("and amid a list neither it nor what follows can be read")
                        .client(turned)
                        .server(Frames.unconnected("83 00 00 00 0200 0400 0000 0500 0600 0300 0000 0200"))
                        .sees(
                                new Seen.Message(new CipEvent.Request(
                                        null,
                                        3,
                                        "get_attribute_list",
                                        ROUTER,
                                        new Content.AttributeIds(List.of(4, 3)))),
                                new Seen.Message(new CipEvent.Reply(
                                        null,
                                        3,
                                        "get_attribute_list",
                                        ROUTER,
                                        0,
                                        ValueList.NONE,
                                        new Content.Attributes(
                                                2,
                                                List.of(new Content.AttributeValue(
                                                        4, 0, "active_connections", ValueList.NONE)),
                                                Octets.ofHex("0500 0600 0300 0000 0200")))),
                                answer(turned, 2, 3, list("message_router/1", 4))),
                row("the classes that a node has")
                        .client(router)
                        .server(Frames.unconnected(OK_ALL + "0200 0100 F500 1000 0100 0700"))
                        .sees(answer(
                                router,
                                2,
                                1,
                                list("message_router/1", 1),
                                is("message_router/1", 2, 16),
                                is("message_router/1", 3, 1),
                                is("message_router/1", 4, 7))));
    }
}
