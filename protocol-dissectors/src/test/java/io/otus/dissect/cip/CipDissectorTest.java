package io.otus.dissect.cip;

import static io.otus.testkit.Row.row;

import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Units;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.List;
import java.util.stream.Stream;

/** Message router requests and replies, in messages of EtherNet/IP. */
class CipDissectorTest extends DissectorContract {
    @Override
    protected DissectorProvider provider() {
        return new CipProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.CHILD;
    }

    private static Seen asks(String bytes, String unit, long classId, int service, PointRange... points) {
        return new Seen.Request(
                Request.confirmed(Frames.transaction(bytes), CipService.of(classId, service), unit, List.of(points)));
    }

    private static Seen answers(String bytes, String unit, long classId, int service, Outcome outcome) {
        return new Seen.Response(
                new Response(Frames.transaction(bytes), CipService.of(classId, service), unit, outcome, List.of()));
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(messageRows(), brokenRows()).flatMap(rows -> rows);
    }

    private static Stream<Row> messageRows() {
        String start = Frames.connected("06 02 208E 2401");
        String reset = Frames.unconnected("05 02 2001 2401");
        return Stream.of(
                row("start of a controller, refused by its keyswitch; which one behind the device, the opening would tell")
                        .client(start)
                        .server(Frames.connected("86 00 10 00"))
                        .sees(
                                asks(start, Units.UNKNOWN, 0x8E, 6, PointRange.named("controller/1")),
                                answers(start, Units.UNKNOWN, 0x8E, 6, Outcome.error(0x10, "device_state_conflict"))),
                row("reset of the identity object")
                        .client(reset)
                        .server(Frames.unconnected("85 00 00 00"))
                        .sees(
                                asks(reset, Units.NONE, 1, 5, PointRange.named("identity/1")),
                                answers(reset, Units.NONE, 1, 5, Outcome.OK)),
                row("a class that no document describes")
                        .client(Frames.unconnected("4C 02 2072 2400 00CE04000100"))
                        .sees(new Seen.Unknown("service", 0x4C)));
    }

    private static Stream<Row> brokenRows() {
        int at = Frames.UNCONNECTED_AT;
        return Stream.of(
                row("a path that passes the request")
                        .client(Frames.unconnected("0E 09 2001"))
                        .sees(new Seen.Malformed(CipAnomaly.REQUEST, at)),
                row("a segment that passes its path")
                        .client(Frames.unconnected("0E 02 2001 2500"))
                        .sees(new Seen.Malformed(CipAnomaly.PATH, at + 2)),
                row("a reply without its additional status")
                        .server(Frames.unconnected("8E 00 01 02 0001"))
                        .sees(new Seen.Malformed(CipAnomaly.REPLY, at)),
                row("a list of attributes that is shorter than its count")
                        .client(Frames.unconnected("03 02 2001 2401 0300 0100"))
                        .sees(new Seen.Malformed(CipAnomaly.BODY, at + 6)),
                row("offsets that lie outside of the packet")
                        .client(Frames.unconnected("0A 02 2002 2401 0200 0600 FF00 0E022001"))
                        .sees(new Seen.Malformed(CipAnomaly.EMBEDDED, at + 8)),
                row("an Unconnected Send whose message passes it")
                        .client(Frames.unconnected("52 02 2006 2401 0A 05 0900 0E02 2001"))
                        .sees(new Seen.Malformed(CipAnomaly.ROUTE, at + 6)),
                row("connected data of one byte")
                        .client(Frames.wrap("7000", "A100 0400 01000080 B100 0100 00"))
                        .sees(new Seen.Malformed(CipAnomaly.SEQUENCE, Frames.CONNECTED_AT - 2)),
                row("a reply whose reserved byte is used")
                        .server(Frames.unconnected("8E 01 00 00"))
                        .sees(new Seen.Malformed(CipAnomaly.RESERVED, at + 1)));
    }
}
