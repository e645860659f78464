package io.otus.dissect.cip;

import static io.otus.testkit.Row.row;

import io.otus.core.bytes.Octets;
import io.otus.core.event.Action;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.Units;
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

/** Connections from Forward Open to Forward Close, CIP Vol. 1 §3-5.5, and what goes over them. */
class ConnectionsTest extends DissectorContract {
    private static final String OPENER = "3412 4D00 78563412";
    /** O-T id 0x80000001, T-O id 0x00350301. */
    static final String OPENED =
            Frames.unconnected("D4 00 00 00 01000080 01033500" + OPENER + "80841E00 80841E00 00 00");
    /** Class 3 to the message router of slot 0. */
    private static final String EXPLICIT = open("F443", "F443", "A3", "03 0100 2002 2401");
    /** Class 1, exclusive owner of a configuration, an output and an input assembly. */
    static final String IMPLICIT = open("0C48", "0848", "01", "04 2004 2464 2C65 2C66");

    private static final String CLOSE =
            Frames.unconnected("4E 02 2006 2401 0A 0E" + OPENER + "04 00 2004 2464 2C65 2C66");
    private static final String CLOSED = Frames.unconnected("CE 00 00 00" + OPENER + "0000");

    @Override
    protected DissectorProvider provider() {
        return new CipProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.CHILD;
    }

    private static String open(String outParameters, String inParameters, String transport, String path) {
        return Frames.unconnected("54 02 2006 2401 0A 0E 00000000 01033500" + OPENER + "03 000000 80841E00"
                + outParameters + "80841E00" + inParameters + transport + path);
    }

    static String data(String id, String sequence, String data) {
        int length = Octets.ofHex(data).length();
        return "0200 0280 0800" + id + sequence + "B100" + Frames.le16(length) + data;
    }

    private static Service manager(int service) {
        return CipService.of(CipClass.CONNECTION_MANAGER, service);
    }

    private static Service io(String name, Action action) {
        return new Service(-1, name, action);
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(explicitRows(), implicitRows()).flatMap(rows -> rows);
    }

    private static Stream<Row> explicitRows() {
        long transaction = Frames.transaction(EXPLICIT);
        String request = Frames.connected("0E 03 2001 2401 3007");
        String reply = Frames.wrap("7000", "A100 0400 01033500 B100 0A00 0200 8E00 0000 03414243");
        return Stream.of(
                row("what goes over a connection is meant for the module that it was opened to")
                        .client(EXPLICIT)
                        .server(OPENED)
                        .client(request)
                        .server(reply)
                        .sees(
                                new Seen.Request(Request.confirmed(transaction, manager(0x54), "1/0", List.of())),
                                new Seen.Response(
                                        new Response(transaction, manager(0x54), "1/0", Outcome.OK, List.of())),
                                new Seen.Request(Request.confirmed(
                                        Frames.transaction(request),
                                        CipService.of(1, 14),
                                        "1/0",
                                        List.of(PointRange.of("identity/1", 7, 1)))),
                                new Seen.Response(new Response(
                                        Frames.transaction(request),
                                        CipService.of(1, 14),
                                        "1/0",
                                        Outcome.OK,
                                        List.of(PointRange.of("identity/1", 7, ValueList.text("ABC")))))),
                row("whose connections go to an assembly, and a path that passes the request")
                        .client(Frames.unconnected("5A 02 2006 2401 00 02 2004 2464"))
                        .client(Frames.unconnected("5A 02 2006 2401 00 03 2004 2464"))
                        .sees(new Seen.Malformed(CipAnomaly.BODY, Frames.UNCONNECTED_AT + 6)),
                row("a reply finds its request by the sequence count, where the opening was not seen")
                        .client(request)
                        .server(reply)
                        .sees(
                                new Seen.Request(Request.confirmed(
                                        Frames.transaction(request),
                                        CipService.of(1, 14),
                                        Units.UNKNOWN,
                                        List.of(PointRange.of("identity/1", 7, 1)))),
                                new Seen.Response(new Response(
                                        Frames.transaction(request),
                                        CipService.of(1, 14),
                                        Units.UNKNOWN,
                                        Outcome.OK,
                                        List.of(PointRange.of("identity/1", 7, ValueList.text("ABC")))))),
                row("an opening that the target refuses, with its extended status")
                        .client(EXPLICIT)
                        .server(Frames.unconnected("D4 00 01 01 0001" + OPENER + "0000"))
                        .sees(
                                new Seen.Request(Request.confirmed(transaction, manager(0x54), "1/0", List.of())),
                                new Seen.Response(new Response(
                                        transaction,
                                        manager(0x54),
                                        "1/0",
                                        Outcome.error(
                                                1, "connection_failure connection_in_use_or_duplicate_forward_open"),
                                        List.of()))),
                row("an opening that is cut")
                        .client(Frames.unconnected("54 02 2006 2401 0A0E 00000000"))
                        .sees(new Seen.Malformed(CipAnomaly.BODY, Frames.UNCONNECTED_AT + 6)),
                row("an Unconnected Send hands its message on with the route")
                        .client(Frames.unconnected("52 02 2006 2401 0A 0E 0600 0102 20AC 2401 01 00 0104"))
                        .sees(new Seen.Child(Octets.ofHex("0102 20AC 2401"), "route 1/4")),
                row("a router on the way refuses")
                        .server(Frames.unconnected("D2 00 01 01 1203 02 00"))
                        .sees(new Seen.Message(new CipEvent.Reply(
                                null,
                                0x52,
                                "service_0x52",
                                null,
                                1,
                                ValueList.unsigned(0x312),
                                new Content.RemainingPath(2)))),
                row("data of a connection that are no message stay raw")
                        .client(Frames.connected("0000"))
                        .sees(new Seen.Message(new CipEvent.ConnectedData(
                                new CipEvent.Transport(0x80000001L, 2), Octets.ofHex("0000")))));
    }

    private static Stream<Row> implicitRows() {
        String running = data("01000080", "01000000", "0100 01000000 AABBCCDD");
        String idle = data("01000080", "02000000", "0200 00000000 AABBCCDD");
        String input = data("01033500", "01000000", "0100 11223344");
        PointRange outputs = PointRange.of("assembly/101", 0, 4);
        PointRange inputs = PointRange.of("assembly/102", 0, 4);
        return Stream.of(
                row("implicit data: outputs, a number of which may look like an idle originator, inputs, and nothing"
                                + " after the closing")
                        .client(IMPLICIT)
                        .server(OPENED)
                        .client(running)
                        .server(input)
                        .client(idle)
                        .client(idle)
                        .client(CLOSE)
                        .server(CLOSED)
                        .client(running)
                        .sees(
                                new Seen.Request(
                                        Request.confirmed(Frames.transaction(IMPLICIT), manager(0x54), "", List.of())),
                                new Seen.Request(
                                        Request.unconfirmed(io("io_output", Action.WRITE), "", List.of(outputs))),
                                new Seen.Request(
                                        Request.notification(io("io_input", Action.NOTIFY), "", List.of(inputs))),
                                new Seen.Request(
                                        Request.unconfirmed(io("io_output", Action.WRITE), "", List.of(outputs))),
                                new Seen.Request(
                                        Request.unconfirmed(io("io_output", Action.WRITE), "", List.of(outputs))),
                                new Seen.Request(
                                        Request.confirmed(Frames.transaction(CLOSE), manager(0x4E), "", List.of())),
                                new Seen.Request(Request.notification(io("io_data", Action.NOTIFY), "", List.of()))),
                row("data that begin like an idle header, before one said that the originator runs")
                        .client(IMPLICIT)
                        .server(OPENED)
                        .client(idle)
                        .sees(
                                new Seen.Request(
                                        Request.confirmed(Frames.transaction(IMPLICIT), manager(0x54), "", List.of())),
                                new Seen.Request(
                                        Request.unconfirmed(io("io_output", Action.WRITE), "", List.of(outputs)))),
                row("a connection whose data once cannot have a header has none")
                        .client(IMPLICIT)
                        .server(OPENED)
                        .client(data("01000080", "01000000", "0100 01020304 AABBCCDD"))
                        .client(idle)
                        .sees(
                                new Seen.Request(
                                        Request.confirmed(Frames.transaction(IMPLICIT), manager(0x54), "", List.of())),
                                new Seen.Request(Request.unconfirmed(
                                        io("io_output", Action.WRITE),
                                        "",
                                        List.of(PointRange.of("assembly/101", 0, 8)))),
                                new Seen.Request(Request.unconfirmed(
                                        io("io_output", Action.WRITE),
                                        "",
                                        List.of(PointRange.of("assembly/101", 0, 8))))),
                row("a Large Forward Open has parameters of 32 bits")
                        .client(Frames.unconnected("5B 02 2006 2401 0A 0E 00000000 01033500" + OPENER
                                + "03 000000 80841E00 A00F0042 80841E00 A00F0042 A3 02 2002 2401"))
                        .sees(new Seen.Message(new CipEvent.Request(
                                null,
                                0x5B,
                                "large_forward_open",
                                EpathReader.read(Octets.ofHex("20062401").view()),
                                new ConnectionContent.Open(
                                        10,
                                        14,
                                        0x1234,
                                        0x4D,
                                        0x12345678L,
                                        3,
                                        new ConnectionContent.Network(0, 2_000_000, 0x42000FA0L, true),
                                        new ConnectionContent.Network(0x350301L, 2_000_000, 0x42000FA0L, true),
                                        0xA3,
                                        EpathReader.read(
                                                Octets.ofHex("20022401").view()))))),
                row("data of CIP Safety are recognised and stay raw")
                        .client(open("0C48", "0848", "00", "07 2004 2464 2C65 2C66 5002 AABBCCDD"))
                        .server(OPENED)
                        .client(data("01000080", "01000000", "00010203"))
                        .sees(
                                new Seen.Request(
                                        Request.confirmed(Frames.transaction(IMPLICIT), manager(0x54), "", List.of())),
                                new Seen.Request(
                                        Request.unconfirmed(io("io_output", Action.WRITE), "", List.of(outputs)))),
                row("more data than the connection allows")
                        .client(IMPLICIT)
                        .server(OPENED)
                        .server(data("01033500", "01000000", "0100 112233445566778899"))
                        .sees(new Seen.Malformed(CipAnomaly.IO_LENGTH, 18)));
    }
}
