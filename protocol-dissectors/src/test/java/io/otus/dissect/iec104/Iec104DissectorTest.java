package io.otus.dissect.iec104;

import static io.otus.dissect.iec104.Frames.STARTDT_ACT;
import static io.otus.dissect.iec104.Frames.STARTDT_CON;
import static io.otus.dissect.iec104.Frames.STOPDT_ACT;
import static io.otus.dissect.iec104.Frames.STOPDT_CON;
import static io.otus.dissect.iec104.Frames.TESTFR_ACT;
import static io.otus.dissect.iec104.Frames.TESTFR_CON;
import static io.otus.dissect.iec104.Frames.asdu;
import static io.otus.dissect.iec104.Frames.identifier;
import static io.otus.dissect.iec104.Frames.information;
import static io.otus.dissect.iec104.Frames.supervisory;
import static io.otus.testkit.Row.row;

import io.otus.core.bytes.Octets;
import io.otus.core.event.Action;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.core.value.ValueList;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.List;
import java.util.stream.Stream;

/** Formats, sequence numbers, state of data transfer, and what is wrong with APDUs. */
class Iec104DissectorTest extends DissectorContract {
    private static final String SPONTANEOUS = asdu(1, 3, 100, "01");
    private static final long FUNCTION = 1L << 53;

    @Override
    protected DissectorProvider provider() {
        return new Iec104Provider();
    }

    private static Seen.Malformed malformed(Iec104Anomaly anomaly, int offset) {
        return new Seen.Malformed(anomaly, offset);
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(formats(), sequences(), states(), framing(), content()).flatMap(rows -> rows);
    }

    private static Stream<Row> formats() {
        Service startdt = new Service(4, "startdt", Action.SESSION).keyed("startdt");
        Service stopdt = new Service(16, "stopdt", Action.OTHER).keyed("stopdt");
        return Stream.of(
                row("data transfer is started and stopped")
                        .client(STARTDT_ACT)
                        .server(STARTDT_CON)
                        .client(STOPDT_ACT)
                        .server(STOPDT_CON)
                        .sees(
                                new Seen.Message(new Iec104Event.Unnumbered(4, 0x04, "pending_start", 1)),
                                new Seen.Request(Request.confirmed(FUNCTION, startdt, "", List.of())),
                                new Seen.Message(new Iec104Event.Unnumbered(4, 0x08, "started", 1)),
                                new Seen.Response(new Response(FUNCTION, startdt, "", Outcome.OK, List.of())),
                                new Seen.Message(new Iec104Event.Unnumbered(4, 0x10, "pending_stop", 1)),
                                new Seen.Request(Request.confirmed(FUNCTION + 1, stopdt, "", List.of())),
                                new Seen.Session(true, "", "link_reset", "stopdt"),
                                new Seen.Message(new Iec104Event.Unnumbered(4, 0x20, "stopped", 1)),
                                new Seen.Response(new Response(FUNCTION + 1, stopdt, "", Outcome.OK, List.of()))),
                row("a stop of which only the confirmation is heard, which comes again")
                        .server(STOPDT_CON)
                        .server(STOPDT_CON)
                        .sees(
                                new Seen.Message(new Iec104Event.Unnumbered(4, 0x20, "stopped", 1)),
                                new Seen.Response(new Response(FUNCTION + 1, stopdt, "", Outcome.OK, List.of())),
                                new Seen.Session(false, "", "link_reset", "stopdt"),
                                new Seen.Message(new Iec104Event.Unnumbered(4, 0x20, "stopped", 1)),
                                new Seen.Response(new Response(FUNCTION + 1, stopdt, "", Outcome.OK, List.of()))),
                row("either side tests the connection, which asks nothing")
                        .server(TESTFR_ACT)
                        .client(TESTFR_CON)
                        .sees(
                                new Seen.Message(new Iec104Event.Unnumbered(4, 0x40, "", 1)),
                                new Seen.Message(new Iec104Event.Unnumbered(4, 0x80, "", 1))),
                row("an acknowledgement alone")
                        .client(supervisory(32767))
                        .sees(new Seen.Message(new Iec104Event.Supervisory(4, 32767))),
                row("start tells which way is which")
                        .someone(STARTDT_ACT)
                        .sees(new Seen.Direction(io.otus.core.spi.Direction.FROM_CLIENT)),
                row("so does its confirmation")
                        .someone(STARTDT_CON)
                        .sees(new Seen.Direction(io.otus.core.spi.Direction.FROM_SERVER)),
                row("so does a command")
                        .someone(information(0, 0, asdu(45, 6, 100, "01")))
                        .sees(new Seen.Direction(io.otus.core.spi.Direction.FROM_CLIENT)),
                row("and what is monitored, where nothing else does")
                        .someone(information(0, 0, SPONTANEOUS))
                        .sees(new Seen.Direction(io.otus.core.spi.Direction.FROM_SERVER)),
                row("two APDUs in one segment")
                        .server(information(0, 0, SPONTANEOUS) + information(1, 0, SPONTANEOUS))
                        .sees(new Seen.Request(single(1)), new Seen.Request(single(1))));
    }

    private static Request single(int value) {
        return Request.notification(
                new Service(1, "single_point_information", Action.NOTIFY),
                "3",
                List.of(PointRange.of("ioa", 100, ValueList.bit(value != 0))));
    }

    private static Stream<Row> sequences() {
        return Stream.of(
                row("a number that is left out")
                        .server(information(7, 0, SPONTANEOUS))
                        .server(information(9, 0, SPONTANEOUS))
                        .sees(malformed(Iec104Anomaly.SEND_SEQUENCE, 2)),
                row("numbers begin anew after 32767")
                        .server(information(32767, 0, SPONTANEOUS))
                        .server(information(0, 0, SPONTANEOUS))
                        .client(supervisory(1))
                        .sees(),
                row("an acknowledgement of what was not sent")
                        .server(information(7, 0, SPONTANEOUS))
                        .client(supervisory(12))
                        .server(information(8, 0, SPONTANEOUS))
                        .client(supervisory(12))
                        .sees(malformed(Iec104Anomaly.RECEIVE_SEQUENCE, 4)),
                row("an acknowledgement that is heard before what it acknowledges")
                        .server(information(7, 0, SPONTANEOUS))
                        .client(supervisory(10))
                        .client(supervisory(10))
                        .server(information(8, 0, SPONTANEOUS) + information(9, 0, SPONTANEOUS))
                        .client(supervisory(10))
                        .sees(),
                row("an acknowledgement that takes another back")
                        .server(information(7, 0, SPONTANEOUS))
                        .client(supervisory(8))
                        .client(supervisory(7))
                        .sees(malformed(Iec104Anomaly.RECEIVE_SEQUENCE, 4)),
                row("more than k APDUs are unacknowledged, told once")
                        .client(supervisory(0))
                        .server(many(27))
                        .sees(malformed(Iec104Anomaly.WINDOW, 2)),
                row("k APDUs are unacknowledged, or twice as many where one acknowledgement was missed")
                        .client(supervisory(0))
                        .server(many(24))
                        .sees());
    }

    private static String many(int count) {
        StringBuilder apdus = new StringBuilder();
        for (int i = 0; i < count; i++) {
            apdus.append(information(i, 0, SPONTANEOUS));
        }
        return apdus.toString();
    }

    private static Stream<Row> states() {
        return Stream.of(
                row("data after stop")
                        .client(STOPDT_ACT)
                        .server(STOPDT_CON)
                        .server(information(0, 0, SPONTANEOUS))
                        .sees(malformed(Iec104Anomaly.STOPPED, 2)),
                row("what was outstanding comes before the confirmation of stop")
                        .client(STOPDT_ACT)
                        .server(information(0, 0, SPONTANEOUS))
                        .server(STOPDT_CON)
                        .sees());
    }

    private static Stream<Row> framing() {
        return Stream.of(
                row("text that begins with the start octet is not taken for an APDU")
                        .client("68 65 6C 70 20 6D 65 20 6F 75 74 20 6F 66 20 68 65 72 65")
                        .sees(),
                row("two functions in one U format")
                        .client(STARTDT_ACT + "68 04 17 00 00 00")
                        .sees(malformed(Iec104Anomaly.CONTROL_FIELD, 2)),
                row("octets in an S format that are not 0")
                        .client(STARTDT_ACT + "68 04 01 01 00 00")
                        .sees(malformed(Iec104Anomaly.CONTROL_FIELD, 2)),
                row("an S format with more than its control field")
                        .client(STARTDT_ACT + "68 06 01 00 00 00 00 00")
                        .sees(malformed(Iec104Anomaly.LENGTH, 1)),
                row("an I format without ASDU")
                        .client(STARTDT_ACT + "68 04 00 00 00 00")
                        .sees(malformed(Iec104Anomaly.LENGTH, 1)),
                row("an I format whose ASDU ends before an object")
                        .client(STARTDT_ACT + "68 0A 00 00 00 00 01 00 03 00 03 00")
                        .sees(malformed(Iec104Anomaly.LENGTH, 1), malformed(Iec104Anomaly.OBJECTS, 7)));
    }

    private static Stream<Row> content() {
        return Stream.of(
                row("fewer objects than announced")
                        .client(STARTDT_ACT)
                        .server(information(0, 0, identifier(1, 2, 3) + "640000 01"))
                        .sees(malformed(Iec104Anomaly.OBJECTS, 7)),
                row("more octets than announced")
                        .client(STARTDT_ACT)
                        .server(information(0, 0, asdu(1, 3, 100, "01 02")))
                        .sees(malformed(Iec104Anomaly.OBJECTS, 7)),
                row("a segment that is shorter than it says")
                        .client(STARTDT_ACT)
                        .server(information(0, 0, asdu(125, 13, 100, "0100 01 04 AABB")))
                        .sees(malformed(Iec104Anomaly.OBJECTS, 7)),
                row("a sequence of elements in a type with time tag")
                        .client(STARTDT_ACT)
                        .server(information(0, 0, "02 81 03 00 0300 640000 01 0000 00"))
                        .sees(malformed(Iec104Anomaly.SEQUENCE_OF_ELEMENTS, 7)),
                row("two commands in one ASDU")
                        .client(STARTDT_ACT)
                        .client(information(0, 0, identifier(45, 2, 6) + "640000 01 650000 01"))
                        .sees(malformed(Iec104Anomaly.SINGLE_OBJECT, 7)),
                row("a command that is spontaneous")
                        .client(STARTDT_ACT)
                        .client(information(0, 0, asdu(45, 3, 100, "01")))
                        .sees(malformed(Iec104Anomaly.CAUSE, 8)),
                row("a cause that the standard reserves")
                        .client(STARTDT_ACT)
                        .client(information(0, 0, asdu(45, 42, 100, "01")))
                        .sees(new Seen.Unknown("cause_of_transmission", 42)),
                row("a private type")
                        .client(STARTDT_ACT)
                        .client(information(0, 0, asdu(200, 6, 100, "01")))
                        .sees(
                                new Seen.Message(new Iec104Event.Unnumbered(4, 4, "pending_start", 1)),
                                new Seen.Unknown("type_identification", 200),
                                new Seen.Message(new Iec104Event.Information(
                                        14,
                                        0,
                                        0,
                                        -1,
                                        "pending_start",
                                        new Asdu(200, false, 1, 6, false, false, 0, 3, Octets.ofHex("64000001"), "")))),
                row("station 0")
                        .client(STARTDT_ACT)
                        .server(information(0, 0, "01 01 03 00 0000 640000 01"))
                        .sees(malformed(Iec104Anomaly.COMMON_ADDRESS, 10)),
                row("an interrogation of an object")
                        .client(STARTDT_ACT)
                        .client(information(0, 0, asdu(100, 6, 1, "14")))
                        .sees(malformed(Iec104Anomaly.OBJECT_ADDRESS, 12)),
                row("the 31st of April")
                        .client(STARTDT_ACT)
                        .server(information(0, 0, asdu(30, 3, 100, "01 0000 00 00 1F 04 13")))
                        .sees(malformed(Iec104Anomaly.TIME, 16)),
                row("a time that says of itself that it is not valid may be anything")
                        .client(STARTDT_ACT)
                        .server(information(0, 0, asdu(30, 3, 100, "01 0000 80 00 1F 04 13")))
                        .sees(),
                row("a minute of 61 seconds")
                        .client(STARTDT_ACT)
                        .server(information(0, 0, asdu(2, 3, 100, "01 60EA 00")))
                        .sees(malformed(Iec104Anomaly.TIME, 16)),
                row("a double command that is neither on nor off")
                        .client(STARTDT_ACT)
                        .client(information(0, 0, asdu(46, 6, 100, "03")))
                        .sees(malformed(Iec104Anomaly.RESERVED, 15)),
                row("another test bit pattern")
                        .client(STARTDT_ACT)
                        .client(information(0, 0, asdu(104, 6, 0, "0000")))
                        .sees(malformed(Iec104Anomaly.TEST_PATTERN, 15)));
    }
}
