package io.otus.dissect.enip;

import static io.otus.testkit.Row.row;

import io.otus.core.bytes.Octets;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Outcome;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.net.IpAddress;
import io.otus.core.spi.Direction;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Explicit messages over TCP; the bytes of identity and services come from captures of devices. */
class EnipDissectorTest extends DissectorContract {
    private static final String CONTEXT = "00000000C1DEBED1";
    private static final String NO_CONTEXT = "0000000000000000";

    @Override
    protected DissectorProvider provider() {
        return new EnipProvider();
    }

    /** Command, length, session, status 0, context, options. */
    private static String header(String command, String length, String session, String context) {
        return command + length + session + "00000000" + context + "00000000";
    }

    private static EnipEvent.Header seen(String message, int command, int length, long session, String context) {
        return new EnipEvent.Header(message, command, length, session, 0, Octets.ofHex(context), 0);
    }

    private static Seen message(EnipEvent event) {
        return new Seen.Message(event);
    }

    private static long transaction(int command, String context) {
        long hash = Integer.toUnsignedLong(Octets.ofHex(context).toString().hashCode());
        return 1L << 63 | (long) command << 32 | hash;
    }

    private static Service service(int command) {
        return Objects.requireNonNull(EnipCommand.service(command));
    }

    private static Seen asks(int command, String context) {
        return new Seen.Request(Request.confirmed(transaction(command, context), service(command), "", List.of()));
    }

    private static Seen answers(int command, String context) {
        return new Seen.Response(
                new Response(transaction(command, context), service(command), "", Outcome.OK, List.of()));
    }

    private static Seen claim(Attribute attribute, String value) {
        return new Seen.Claim(true, "", attribute, value, Trust.DEVICE);
    }

    private static final String IDENTITY = "0100 0C00 2D00 0100 0002AF12 0A0101A4 0000000000000000"
            + "0100 0C00 3A00 0403 3000 8E4D5200 0B 313735362D454E42542F41 03";

    @Override
    protected Stream<Row> rows() {
        return Stream.of(sessionRows(), listRows(), carryingRows(), brokenRows())
                .flatMap(rows -> rows);
    }

    private static Stream<Row> sessionRows() {
        return Stream.of(
                row("register session, answered with a handle")
                        .client(header("6500", "0400", "00000000", NO_CONTEXT) + "01000000")
                        .server(header("6500", "0400", "78563412", NO_CONTEXT) + "01000000")
                        .sees(
                                message(new EnipEvent.RegisterSession(seen("request", 0x65, 4, 0, NO_CONTEXT), 1, 0)),
                                asks(0x65, NO_CONTEXT),
                                message(new EnipEvent.RegisterSession(
                                        seen("response", 0x65, 4, 0x12345678L, NO_CONTEXT), 1, 0)),
                                answers(0x65, NO_CONTEXT)),
                row("register session, refused: its revision is not supported")
                        .server("6500 0000 00000000 69000000" + NO_CONTEXT + "00000000")
                        .sees(new Seen.Response(new Response(
                                transaction(0x65, NO_CONTEXT),
                                service(0x65),
                                "",
                                Outcome.error(0x69, "unsupported_protocol_revision"),
                                List.of()))),
                row("unregister session is not answered")
                        .client(header("6600", "0000", "78563412", NO_CONTEXT))
                        .sees(new Seen.Request(Request.unconfirmed(service(0x66), "", List.of()))),
                row("a NOP goes either way and asks nothing")
                        .client(header("0000", "0000", "00000000", NO_CONTEXT))
                        .sees(message(new EnipEvent.Plain(seen("request", 0, 0, 0, NO_CONTEXT), Octets.EMPTY))),
                row("what a client sends in a NOP is an act of its own")
                        .client(header("0000", "0200", "00000000", NO_CONTEXT) + "ABCD")
                        .sees(
                                message(new EnipEvent.Plain(
                                        seen("request", 0, 2, 0, NO_CONTEXT), Octets.ofHex("ABCD"))),
                                new Seen.Request(Request.unconfirmed(
                                        new Service(0, "nop_with_data", Action.OTHER).keyed("0/data"), "", List.of()))),
                row("indicate status, cancel and start DTLS are told by name")
                        .client(header("7200", "0000", "78563412", NO_CONTEXT))
                        .client(header("7300", "0000", "78563412", NO_CONTEXT))
                        .client(header("C800", "0000", "00000000", NO_CONTEXT))
                        .sees(
                                message(new EnipEvent.Plain(
                                        seen("request", 0x72, 0, 0x12345678L, NO_CONTEXT), Octets.EMPTY)),
                                message(new EnipEvent.Plain(
                                        seen("request", 0x73, 0, 0x12345678L, NO_CONTEXT), Octets.EMPTY)),
                                message(new EnipEvent.Plain(seen("request", 0xC8, 0, 0, NO_CONTEXT), Octets.EMPTY))));
    }

    private static Stream<Row> listRows() {
        return Stream.of(
                row("list identity of a 1756-ENBT/A")
                        .client(header("6300", "0000", "00000000", CONTEXT))
                        .server(header("6300", "3300", "00000000", CONTEXT) + IDENTITY)
                        .sees(
                                message(new EnipEvent.Plain(seen("request", 0x63, 0, 0, CONTEXT), Octets.EMPTY)),
                                asks(0x63, CONTEXT),
                                message(new EnipEvent.Listed(
                                        seen("response", 0x63, 51, 0, CONTEXT),
                                        List.of(new Item.Identity(
                                                0x0C,
                                                45,
                                                1,
                                                2,
                                                44818,
                                                IpAddress.parse("10.1.1.164"),
                                                1,
                                                12,
                                                58,
                                                4,
                                                3,
                                                0x30,
                                                0x524D8EL,
                                                "1756-ENBT/A",
                                                3)))),
                                claim(Attribute.VENDOR, "Rockwell Automation/Allen-Bradley"),
                                claim(Attribute.MODEL, "1756-ENBT/A"),
                                claim(Attribute.FIRMWARE, "4.003"),
                                claim(Attribute.SERIAL, "00524d8e"),
                                claim(Attribute.TYPE, "communication_module"),
                                answers(0x63, CONTEXT)),
                row("list identity of a controller whose keyswitch stands at remote, and which runs")
                        .server(header("6300", "3300", "00000000", CONTEXT)
                                + IDENTITY.replace("0403 3000", "140B 6030").replace("0C00 3A00", "0E00 3600"))
                        .sees(
                                claim(Attribute.VENDOR, "Rockwell Automation/Allen-Bradley"),
                                claim(Attribute.MODEL, "1756-ENBT/A"),
                                claim(Attribute.FIRMWARE, "20.011"),
                                claim(Attribute.SERIAL, "00524d8e"),
                                claim(Attribute.TYPE, "plc"),
                                claim(Attribute.KEY_POSITION, "remote"),
                                claim(Attribute.RUN_STATE, "run")),
                row("list services")
                        .server(header("0400", "1A00", "00000000", NO_CONTEXT)
                                + "0100 0001 1400 0100 2001 436F6D6D756E69636174696F6E730000")
                        .sees(message(new EnipEvent.Listed(
                                seen("response", 4, 26, 0, NO_CONTEXT),
                                List.of(new Item.CommunicationService(0x100, 20, 1, 0x120, "Communications"))))),
                row("list interfaces: none")
                        .client(header("6400", "0000", "00000000", NO_CONTEXT))
                        .server(header("6400", "0200", "00000000", NO_CONTEXT) + "0000")
                        .sees(asks(0x64, NO_CONTEXT), answers(0x64, NO_CONTEXT)));
    }

    private static Stream<Row> carryingRows() {
        String unconnected = header("6F00", "1600", "78563412", NO_CONTEXT)
                + "00000000 0A00 0200 0000 0000 B200 0600 0E02 2001 2401";
        String connected = header("7000", "1C00", "78563412", NO_CONTEXT)
                + "00000000 0000 0200 A100 0400 01000080 B100 0800 0200 8E00 0000 0100";
        String sockets = header("6F00", "3C00", "78563412", NO_CONTEXT)
                + "00000000 0A00 0400 0000 0000 B200 0400 D4000000"
                + "0080 1000 0002 08AE EFC00102 0000000000000000 0180 1000 0002 08AE EFC00103 0000000000000000";
        return Stream.of(
                row("a request outside of a connection goes on to CIP")
                        .client(unconnected)
                        .sees(
                                message(new EnipEvent.Carrying(
                                        seen("request", 0x6F, 22, 0x12345678L, NO_CONTEXT),
                                        0,
                                        10,
                                        List.of(new Item.Plain(0, 0), new Item.Plain(0xB2, 6)))),
                                new Seen.Child(Octets.ofHex(unconnected))),
                row("an answer on a connection goes on to CIP")
                        .server(connected)
                        .sees(
                                message(new EnipEvent.Carrying(
                                        seen("response", 0x70, 28, 0x12345678L, NO_CONTEXT),
                                        0,
                                        0,
                                        List.of(
                                                new Item.ConnectedAddress(0xA1, 4, 0x80000001L),
                                                new Item.Plain(0xB1, 8)))),
                                new Seen.Child(Octets.ofHex(connected))),
                row("socket addresses of the data that a connection will carry")
                        .server(sockets)
                        .sees(
                                message(new EnipEvent.Carrying(
                                        seen("response", 0x6F, 60, 0x12345678L, NO_CONTEXT),
                                        0,
                                        10,
                                        List.of(
                                                new Item.Plain(0, 0),
                                                new Item.Plain(0xB2, 4),
                                                new Item.SocketAddress(
                                                        0x8000, 16, 2, 2222, IpAddress.parse("239.192.1.2")),
                                                new Item.SocketAddress(
                                                        0x8001, 16, 2, 2222, IpAddress.parse("239.192.1.3"))))),
                                new Seen.Child(Octets.ofHex(sockets))));
    }

    private static Stream<Row> brokenRows() {
        return Stream.of(
                row("a session handle of 0, where a session is needed")
                        .client(header("6F00", "1600", "00000000", NO_CONTEXT)
                                + "00000000 0A00 0200 0000 0000 B200 0600 0E02 2001 2401")
                        .sees(new Seen.Malformed(EnipAnomaly.SESSION, 4)),
                row("an interface that is not CIP's")
                        .client(header("6F00", "1600", "78563412", NO_CONTEXT)
                                + "01000000 0A00 0200 0000 0000 B200 0600 0E02 2001 2401")
                        .sees(new Seen.Malformed(EnipAnomaly.INTERFACE, 24)),
                row("an item that passes the message")
                        .client(header("6F00", "1600", "78563412", NO_CONTEXT)
                                + "00000000 0A00 0200 0000 0000 B200 0700 0E02 2001 2401")
                        .sees(
                                new Seen.Malformed(EnipAnomaly.ITEMS, 36),
                                new Seen.Malformed(EnipAnomaly.ITEM_ORDER, 30)),
                row("an address whose length does not fit it")
                        .client(header("7000", "1C00", "78563412", NO_CONTEXT)
                                + "00000000 0000 0200 A100 0300 010000 B100 0900 0200 0E00 0000 0100 00")
                        .sees(
                                new Seen.Malformed(EnipAnomaly.ITEM_LENGTH, 36),
                                new Seen.Child(Octets.ofHex(header("7000", "1C00", "78563412", NO_CONTEXT)
                                        + "00000000 0000 0200 A100 0300 010000 B100 0900 0200 0E00 0000 0100 00"))),
                row("no data, where there must be some")
                        .client(header("6F00", "0000", "78563412", NO_CONTEXT))
                        .client(header("6500", "0000", "00000000", NO_CONTEXT))
                        .sees(
                                new Seen.Malformed(EnipAnomaly.DATA_LENGTH, 24),
                                new Seen.Malformed(EnipAnomaly.DATA_LENGTH, 24)),
                row("an item of a type that is not defined stays raw")
                        .server(header("0400", "0800", "00000000", NO_CONTEXT) + "0100 3412 0200 ABCD")
                        .sees(message(new EnipEvent.Listed(
                                seen("response", 4, 8, 0, NO_CONTEXT),
                                List.of(new Item.Other(0x1234, Octets.ofHex("ABCD")))))),
                row("content tells the direction")
                        .someone(header("6300", "3300", "00000000", CONTEXT) + IDENTITY)
                        .sees(new Seen.Direction(Direction.FROM_SERVER)),
                row("options are told, and the message is read")
                        .client("6600 0000 78563412 00000000 0000000000000000 01000000")
                        .sees(new Seen.Malformed(EnipAnomaly.OPTIONS, 20)),
                row("zeros with options, and a status beyond 16 bits are not EtherNet/IP")
                        .client("0000 0000 78563412 00000000 0000000000000000 01000000")
                        .client("0000 0002 FDD3D38A BE351516 0000000000000000 00000000")
                        .client("1234")
                        .sees());
    }
}
