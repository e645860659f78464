package io.otus.dissect.s7commplus;

import static io.otus.dissect.s7commplus.Frames.QUALIFIER;
import static io.otus.dissect.s7commplus.Frames.frame;
import static io.otus.dissect.s7commplus.Frames.part;
import static io.otus.dissect.s7commplus.Frames.request;
import static io.otus.dissect.s7commplus.Frames.requestWith;
import static io.otus.dissect.s7commplus.Frames.response;
import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.Octets;
import io.otus.core.event.Action;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.core.value.ValueList;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.DissectorHarness;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Frames, heads and every function. */
class S7commplusDissectorTest extends DissectorContract {
    private static final int SEQUENCE = 5;
    private static final String STOP = "00000034 01 9077 00 08 01" + QUALIFIER + "00";

    @Override
    protected DissectorProvider provider() {
        return new S7commplusProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.CHILD;
    }

    static Seen asks(int function, String name, Action action, PointRange... points) {
        return new Seen.Request(Request.confirmed(SEQUENCE, service(function, name, action), "", List.of(points)));
    }

    static Seen answers(int function, String name, Action action, Outcome outcome, PointRange... points) {
        return new Seen.Response(new Response(SEQUENCE, service(function, name, action), "", outcome, List.of(points)));
    }

    /** A service that its number tells, or one of several under a number. */
    static Service service(int function, String name, Action action) {
        Service service = new Service(function, name, action);
        return name.equals(S7commplusFunction.name(function)) ? service : service.keyed(function + "/" + name);
    }

    static PointRange point(String name) {
        return PointRange.named(name);
    }

    static PointRange point(String name, long value) {
        return PointRange.named(name, ValueList.signed(value));
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(frames(), functions(), unknown(), malformed()).flatMap(List::stream);
    }

    private static List<Row> frames() {
        Pdu event = new Pdu(254, 16, true, Octets.EMPTY);
        Octets zeros = Octets.ofHex("000000000000000000000000");
        return List.of(
                row("a system event counts what was received")
                        .server("72 FE 0010 00000000 0006A4B2 0000000000000000")
                        .sees(new Seen.Message(new S7commplusEvent.SystemEvent(event, 435_378, zeros, ""))),
                row("a system event ends a session")
                        .server("72 FE 0016 00000000 00000518 0000000000000000 4C4F474F5554")
                        .sees(new Seen.Message(new S7commplusEvent.SystemEvent(
                                new Pdu(254, 22, true, Octets.EMPTY), 1_304, zeros, "LOGOUT"))),
                row("a PDU of version 2 in two frames")
                        .client(part(2, "31 0000 04F2 0000 0005 0000038C 34 00000034 01"))
                        .client(frame(2, "9077 00 08 01" + QUALIFIER + "00 00000000"))
                        .sees(new Seen.Continues(), asks(0x04F2, "stop", Action.STOP, point("object52/2167", 1))),
                row("a PDU of version 3 in two frames, each with a digest")
                        .client(part(3, "31 0000 04F2 0000 0005 0000038C 34 00000034 01"))
                        .client(frame(3, "9077 00 08 01" + QUALIFIER + "00 0C 00000000"))
                        .sees(new Seen.Continues(), asks(0x04F2, "stop", Action.STOP, point("object52/2167", 1))),
                row("two PDUs in one message of the transport")
                        .server("72 FE 0010 00000000 00000001 0000000000000000" + response(2, 0x04F2, "00 00000000"))
                        .sees(answers(0x04F2, "set_variable", Action.CONFIGURE, Outcome.OK)));
    }

    private static List<Row> functions() {
        return List.of(
                row("stop is a value of the execution unit")
                        .client(request(3, 0x04F2, STOP + "0C 00000000"))
                        .server(response(3, 0x04F2, "00 65 00000000"))
                        .sees(
                                asks(0x04F2, "stop", Action.STOP, point("object52/2167", 1)),
                                answers(0x04F2, "stop", Action.STOP, Outcome.OK)),
                row("start is another")
                        .client(request(2, 0x04F2, STOP.replace("08 01", "08 03") + "00000000"))
                        .sees(asks(0x04F2, "start", Action.START, point("object52/2167", 3))),
                row("any other operating state is a change of mode")
                        .client(request(2, 0x04F2, STOP.replace("08 01", "08 02") + "00000000"))
                        .sees(asks(0x04F2, "set_operating_state", Action.MODE, point("object52/2167", 2))),
                row("stop as one of several variables")
                        .client(request(
                                2, 0x0542, "00000000 01 04 00 34 01 9077 01 00 08 01 00" + QUALIFIER + "00000000"))
                        .sees(asks(0x0542, "stop", Action.STOP, point("object52/2167", 1))),
                row("an attribute of the session; no answer is sent")
                        .client(requestWith(
                                3, 0x04F2, 0x74, "0000038C 01 8243 00 04 05" + QUALIFIER + "00 1D 00000000"))
                        .sees(new Seen.Request(Request.unconfirmed(
                                service(0x04F2, "set_session", Action.SESSION),
                                "",
                                List.of(PointRange.named("session/323", ValueList.unsigned(5)))))),
                row("version 2 answers such a request in short")
                        .client(requestWith(2, 0x04F2, 0x74, "1000006A 01 881D 00 07 0006" + QUALIFIER + "00 00000000"))
                        .server(frame(2, "02 0000 04F2 0000 0005 74 00 00000000000000 00000000"))
                        .sees(
                                asks(0x04F2, "set_variable", Action.CONFIGURE, point("object268435562/1053", 6)),
                                answers(0x04F2, "set_variable", Action.CONFIGURE, Outcome.OK)),
                row("an attribute of a subscription")
                        .client(request(3, 0x04F2, "70000CA0 01 881D 00 07 0013" + QUALIFIER + "00 1D 00000000"))
                        .sees(asks(0x04F2, "set_dynamic_object", Action.OTHER, point("dynamic/1053", 19))),
                row("an attribute of the program, refused")
                        .client(request(3, 0x04F2, "00000003 01 9C33 00 01 00" + QUALIFIER + "00 0C 00000000"))
                        .server(response(3, 0x04F2, "D381B2C080A5DBFF95 06 00000000"))
                        .sees(
                                asks(
                                        0x04F2,
                                        "set_variable",
                                        Action.CONFIGURE,
                                        PointRange.named("object3/3635", ValueList.bit(false))),
                                answers(
                                        0x04F2,
                                        "set_variable",
                                        Action.CONFIGURE,
                                        Outcome.error(0xFF95, "return_value"))),
                row("variables are read by symbol, and answered by item")
                        .client(request(
                                2,
                                0x054C,
                                "00000000 02 0A 8BAA93F26A 52 02 9D18 18 8698E4A539 51 02 9D18 12" + QUALIFIER + "03 20"
                                        + Frames.DIGEST))
                        .server(response(2, 0x054C, "00 01 00 01 00 02 00 01 01 00 00 03 20" + Frames.DIGEST))
                        .sees(
                                asks(0x054C, "get_multi_variables", Action.READ, point("M/24"), point("Q/18")),
                                answers(
                                        0x054C,
                                        "get_multi_variables",
                                        Action.READ,
                                        Outcome.OK,
                                        PointRange.named("M/24", ValueList.bit(false)),
                                        PointRange.named("Q/18", ValueList.bit(true)))),
                row("a variable of a data block and one that is no more")
                        .client(request(
                                2,
                                0x054C,
                                "00000000 02 09 00 88D0B88005 02 9376 71 00 34 01 9221" + QUALIFIER + "00000000"))
                        .server(response(2, 0x054C, "00 01 00 01 01 00 02 8780809920 00 00000000"))
                        .sees(
                                asks(
                                        0x054C,
                                        "get_multi_variables",
                                        Action.READ,
                                        point("DB5/113"),
                                        point("object52/2337")),
                                answers(
                                        0x054C,
                                        "get_multi_variables",
                                        Action.READ,
                                        Outcome.OK,
                                        PointRange.named("DB5/113", ValueList.bit(true)),
                                        point("object52/2337"))),
                row("a bit of the flags is written")
                        .client(request(
                                3,
                                0x0542,
                                "00000000 01 08 00 52 05 9D18 03 20 01 01 01 00 01 01 00" + QUALIFIER + "21 00000000"))
                        .server(response(3, 0x0542, "00 00 42 00000000"))
                        .sees(
                                asks(
                                        0x0542,
                                        "write_variables",
                                        Action.WRITE,
                                        PointRange.named("M/3.32.1.1", ValueList.bit(true))),
                                answers(0x0542, "write_variables", Action.WRITE, Outcome.OK)),
                row("a write of which nothing was done")
                        .client(request(
                                2,
                                0x0542,
                                "00000000 01 05 A484DC60 52 02 9D18 15 01 00 01 01 00" + QUALIFIER + "00000000"))
                        .server(response(2, 0x0542, "00 01 C08895B080EF91FFF4 00 00 00000000"))
                        .sees(
                                asks(
                                        0x0542,
                                        "write_variables",
                                        Action.WRITE,
                                        PointRange.named("M/21", ValueList.bit(true))),
                                answers(
                                        0x0542,
                                        "write_variables",
                                        Action.WRITE,
                                        Outcome.error(0xFFF4, "return_value"))),
                row("a write of which one of two items was done")
                        .client(request(
                                2,
                                0x0542,
                                "00000000 02 0A A484DC60 52 02 9D18 15 A484DC60 52 02 9D18 16"
                                        + "01 00 01 01 02 00 01 01 00" + QUALIFIER + "00000000"))
                        .server(response(2, 0x0542, "00 01 C08895B080EF91FFF4 00 00 00000000"))
                        .sees(
                                asks(
                                        0x0542,
                                        "write_variables",
                                        Action.WRITE,
                                        PointRange.named("M/21", ValueList.bit(true)),
                                        PointRange.named("M/22", ValueList.bit(true))),
                                answers(0x0542, "write_variables", Action.WRITE, Outcome.OK)),
                row("the session is told which controller its project is for")
                        .client(request(
                                2,
                                0x0542,
                                "0000038C 01 01 8232 01 00 17 0000013A 823B 00 04 8200 823F 00 15 00 00 00" + QUALIFIER
                                        + "00000000"))
                        .sees(asks(0x0542, "set_session_variables", Action.SESSION, point("session/306"))),
                row("a trigger among the dynamic objects")
                        .client(request(
                                3,
                                0x0542,
                                "00000000 01 04 00 8783818008 01 9517 01 00 04 01 00" + QUALIFIER + "06 00000000"))
                        .sees(asks(
                                0x0542,
                                "set_dynamic_objects",
                                Action.OTHER,
                                PointRange.named("dynamic/2711", ValueList.unsigned(1)))),
                row("links of an object")
                        .client(request(2, 0x0524, "00000031 915E 0000 00000000"))
                        .server(response(2, 0x0524, "00 02 88E10101 00000034 00000000"))
                        .sees(
                                asks(0x0524, "get_link", Action.READ, point("object49/2270")),
                                answers(0x0524, "get_link", Action.READ, Outcome.OK)),
                row("a streamed variable that the controller does not have")
                        .client(request(2, 0x0586, "00000032 20 04 01 9A7B" + QUALIFIER + "0001 00000000"))
                        .server(response(2, 0x0586, "C08895B080EF91FFF4 00 00 00 00000000"))
                        .sees(
                                asks(0x0586, "get_var_sub_streamed", Action.READ, point("object50/3451")),
                                answers(
                                        0x0586,
                                        "get_var_sub_streamed",
                                        Action.READ,
                                        Outcome.error(0xFFF4, "return_value"))),
                row("an end of a session")
                        .client(request(3, 0x04D4, "0000038C 00" + QUALIFIER + "05 00000000"))
                        .server(response(3, 0x04D4, "00 0000038C 00000000"))
                        .sees(
                                asks(0x04D4, "delete_session", Action.SESSION),
                                answers(0x04D4, "delete_session", Action.SESSION, Outcome.OK)),
                row("the end of a subscription")
                        .client(request(2, 0x04D4, "70000CA0 00" + QUALIFIER + "03 20" + Frames.DIGEST))
                        .sees(asks(0x04D4, "delete_dynamic_object", Action.OTHER)),
                row("a block is deleted")
                        .client(request(2, 0x04D4, "8A320001 00" + QUALIFIER + "00000000"))
                        .sees(asks(0x04D4, "delete_object", Action.DELETE, point("OB1"))),
                row("a sequence begins with an object, and ends")
                        .client(request(2, 0x0556, "04 00 12 00000003 00000000"))
                        .server(response(2, 0x0556, "00 00 12 00000003 00000000"))
                        .client(request(3, 0x0560, "0001 0B 00000000"))
                        .server(response(3, 0x0560, "00 2F 00000000"))
                        .sees(
                                asks(0x0556, "begin_sequence", Action.OTHER),
                                answers(0x0556, "begin_sequence", Action.OTHER, Outcome.OK),
                                asks(0x0560, "end_sequence", Action.OTHER),
                                answers(0x0560, "end_sequence", Action.OTHER, Outcome.OK)),
                row("an answer whose request was not seen")
                        .server(response(2, 0x054C, "00 01 00 08 01 00 00 00000000"))
                        .sees(answers(0x054C, "get_multi_variables", Action.READ, Outcome.OK)));
    }

    private static List<Row> unknown() {
        List<Row> rows = new ArrayList<>();
        // Functions that no capture shows: named, and kept raw.
        Object[][] named = {
            {0x04FC, "get_variable", Action.READ},
            {0x0506, "add_link", Action.CONFIGURE},
            {0x051A, "remove_link", Action.CONFIGURE},
            {0x056B, "invoke", Action.OPERATE},
            {0x057C, "set_var_sub_streamed", Action.CONFIGURE},
            {0x0590, "get_variables_address", Action.READ},
            {0x059A, "abort", Action.OTHER},
            {0x05A9, "error", Action.OTHER},
            {0x05B3, "init_ssl", Action.SESSION}
        };
        for (Object[] one : named) {
            int function = (int) one[0];
            rows.add(row("the body of " + one[1] + " is kept raw")
                    .client(request(1, function, "0102 00000000"))
                    .server(response(1, function, "00 00000000"))
                    .sees(
                            new Seen.Unknown("function_body", function),
                            asks(function, (String) one[1], (Action) one[2]),
                            new Seen.Unknown("function_body", function),
                            answers(function, (String) one[1], (Action) one[2], Outcome.OK)));
        }
        rows.add(row("a function without a name")
                .client(request(2, 0x1234, "0102 00000000"))
                .sees(new Seen.Unknown("function", 0x1234)));
        rows.add(row("an opcode without a name")
                .client(frame(2, "35 0000"))
                .sees(
                        new Seen.Message(
                                new S7commplusEvent.Unread(new Pdu(2, 3, true, Octets.EMPTY), Octets.ofHex("350000"))),
                        new Seen.Unknown("opcode", 0x35)));
        rows.add(row("the end of a PDU whose beginning was not seen")
                .server(frame(2, "32 A39F 0500 0301 F6A2 A200 0000 00"))
                .sees(new Seen.Unknown("opcode", 0x32)));
        rows.add(row("a body that ends otherwise than captures do")
                .server(response(2, 0x04F2, "00 DEADBEEF"))
                .sees(new Seen.Unknown("body", -1)));
        rows.add(row("a qualifier that captures do not show")
                .client(request(2, 0x054C, "00000000 00 00 000004E9 00 00000000"))
                .sees(new Seen.Unknown("qualifier", 0x4E9)));
        rows.add(row("a kind of notified item that captures do not show")
                .server(frame(2, "33 1000006A 0400 0000 0000 02 01 55 00000001 00 00000000"))
                .sees(new Seen.Unknown("item_kind", 0x55)));
        return rows;
    }

    private static List<Row> malformed() {
        return List.of(
                row("data that pass the end of the transport's message")
                        .client("72 02 0010 31 0000 04BB")
                        .sees(
                                new Seen.Message(new S7commplusEvent.Unread(
                                        new Pdu(2, 16, false, Octets.EMPTY), Octets.ofHex("31000004BB"))),
                                new Seen.Malformed(S7commplusAnomaly.FRAME_LENGTH, 9)),
                row("a digest that passes the data")
                        .client("72 03 0003 20 1111 7203 0000")
                        .sees(new Seen.Malformed(S7commplusAnomaly.DIGEST_LENGTH, 4)),
                row("a head that is too short")
                        .client(frame(2, "31 0000 04BB 0000 0005"))
                        .sees(new Seen.Malformed(S7commplusAnomaly.HEAD, 13)),
                row("a system event that is too short")
                        .server("72 FE 0004 00000000")
                        .sees(new Seen.Malformed(S7commplusAnomaly.SYSTEM_EVENT, 4)),
                row("a number with more than 32 bits")
                        .client(request(2, 0x0524, "00000031 FFFFFFFF7F 0000 00000000"))
                        .sees(new Seen.Malformed(S7commplusAnomaly.NUMBER, 4)),
                row("a number that does not end")
                        .client(request(2, 0x0524, "00000031 8080808080 0000 00000000"))
                        .sees(new Seen.Malformed(S7commplusAnomaly.NUMBER, 4)),
                row("structs nested without end")
                        .server(response(2, 0x054C, "00" + "01 00 17 0000013A".repeat(40) + "00000000"))
                        .sees(new Seen.Malformed(S7commplusAnomaly.NESTING, 4)),
                row("objects nested without end")
                        .server(response(2, 0x04BB, "00 00000001" + "A1 00000003 01 00 00".repeat(40) + "00000000"))
                        .sees(new Seen.Malformed(S7commplusAnomaly.NESTING, 4)));
    }

    @Test
    void aPduThatOutgrowsEveryControllersIsDroppedAndTheNextIsRead() {
        DissectorHarness harness = new DissectorHarness(provider().create(), carrier());
        byte[] part = Octets.ofHex(part(2, "31" + "00".repeat(65_000))).toArray();
        for (int i = 0; i < 17; i++) {
            harness.feed(Direction.FROM_CLIENT, part, Integer.MAX_VALUE);
        }
        harness.feed(Direction.FROM_CLIENT, Octets.ofHex(frame(2, "00")).toArray(), Integer.MAX_VALUE);
        harness.feed(
                Direction.FROM_CLIENT,
                Octets.ofHex(request(2, 0x0560, "0000 00000000")).toArray(),
                Integer.MAX_VALUE);
        assertThat(harness.seen())
                .contains(
                        new Seen.Malformed(S7commplusAnomaly.PDU_LENGTH, 4),
                        asks(0x0560, "end_sequence", Action.OTHER));
    }

    @Test
    void moreValuesThanAnyControllerSendsAreNotKept() {
        String many = "01 00 01 01".repeat(Cursor.MAX_ELEMENTS + 1);
        String body = "32 0000 054C 0000 0005 34 00" + many + "00 00 00000000";
        DissectorHarness harness = new DissectorHarness(provider().create(), carrier());
        byte[] all = Octets.ofHex(body).toArray();
        for (int at = 0; at < all.length; at += 1_000) {
            int length = Math.min(1_000, all.length - at);
            String data = Octets.copyOf(all, at, length).toString();
            boolean last = at + length == all.length;
            harness.feed(
                    Direction.FROM_SERVER,
                    Octets.ofHex(last ? frame(2, data) : part(2, data)).toArray(),
                    Integer.MAX_VALUE);
        }
        assertThat(harness.seen()).contains(new Seen.Malformed(S7commplusAnomaly.ELEMENTS, 4));
    }

    @Test
    void afterAGapTheRestOfAPduIsNotTakenForAWholeOne() {
        Dissector dissector = provider().create();
        DissectorHarness harness = new DissectorHarness(dissector, carrier());
        harness.feed(
                Direction.FROM_CLIENT, Octets.ofHex(part(2, "31 0000 04F2")).toArray(), Integer.MAX_VALUE);
        dissector.gap(Direction.FROM_CLIENT);
        String whole = request(2, 0x0560, "0000 00000000");
        harness.feed(Direction.FROM_CLIENT, Octets.ofHex(whole).toArray(), Integer.MAX_VALUE);
        assertThat(harness.seen()).noneMatch(seen -> seen instanceof Seen.Request);
        harness.feed(Direction.FROM_CLIENT, Octets.ofHex(whole).toArray(), Integer.MAX_VALUE);
        assertThat(harness.seen()).contains(asks(0x0560, "end_sequence", Action.OTHER));
    }
}
