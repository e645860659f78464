package io.otus.dissect.tristation;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Danger;
import io.otus.core.event.Element;
import io.otus.core.event.Outcome;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.DissectorHarness;
import io.otus.testkit.FieldTable;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The ping, and the codes of a download of a change with their responses, are those that Midnight Blue's analysis
 * prints; the connection request, and a program that is run, are those of the BSI's rules. Other messages are laid out
 * as package-info says; their octets that nobody describes are made up.
 */
class TriStationDissectorTest extends DissectorContract {
    private static final String PING = "06 00 00 00 00 88";
    private static final String CONNECTS = "01 00 00 00 01 FC";

    @Override
    protected DissectorProvider provider() {
        return new TriStationProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.DATAGRAM;
    }

    /** A message with its CRC, computed bit by bit. */
    private static String message(String hex) {
        byte[] message = HexFormat.of().parseHex(hex.replace(" ", ""));
        int crc = 0;
        for (byte octet : message) {
            crc ^= octet & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ 0xA001;
            }
        }
        return HexFormat.of().formatHex(message) + String.format("%02X%02X", crc & 0xFF, crc >> 8);
    }

    private static String executes(int code) {
        return message("0500 0A00 0000 %02X 01 0A00 0000 0000".formatted(code));
    }

    private static Seen asked(Service service) {
        return new Seen.Request(Request.confirmed(TriStationDissector.EXECUTING, service, "", List.of()));
    }

    private static Seen answered(Service service, Outcome outcome) {
        return new Seen.Response(new Response(TriStationDissector.EXECUTING, service, "", outcome, List.of()));
    }

    private static Seen connected(Outcome outcome) {
        return new Seen.Response(
                new Response(TriStationDissector.CONNECTING, TriStationDissector.CONNECT, "", outcome, List.of()));
    }

    private static Seen claim(Attribute attribute, String value) {
        return new Seen.Claim(true, "", attribute, value, Trust.DEVICE);
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(sessions(), programs(), codes(), broken()).flatMap(rows -> rows);
    }

    private static Stream<Row> sessions() {
        return Stream.of(
                row("the ping of the published analysis looks for controllers")
                        .client(PING)
                        .sees(
                                new Seen.Message(new TriStationEvent.Message("ping", 6, List.of())),
                                new Seen.Request(Request.unconfirmed(TriStationDissector.PING, "", List.of()))),
                row("a ping by a controller answers one")
                        .server(PING)
                        .sees(new Seen.Response(new Response(6, TriStationDissector.PING, "", Outcome.OK, List.of()))),
                row("a connection is asked for, as the published rule has it, and given")
                        .client(CONNECTS)
                        .server(message("0200 0000"))
                        .sees(
                                new Seen.Message(new TriStationEvent.Message("connection_request", 1, List.of())),
                                new Seen.Request(Request.confirmed(
                                        TriStationDissector.CONNECTING, TriStationDissector.CONNECT, "", List.of())),
                                new Seen.Message(new TriStationEvent.Message("connection_response", 2, List.of())),
                                claim(Attribute.VENDOR, "Triconex"),
                                claim(Attribute.TYPE, "plc"),
                                connected(Outcome.OK)),
                row("what a request to connect carries may be a password")
                        .client(message("0100 0200 4142"))
                        .sees(
                                new Seen.Message(new TriStationEvent.Message("connection_request", 1, List.of())),
                                new Seen.Secret(4, 2)),
                row("a connection is refused")
                        .client(CONNECTS)
                        .server(message("0700 0000"))
                        .sees(connected(Outcome.error(7, "connection_limit_reached"))),
                row("who asks and who answers is known by the type")
                        .someone(CONNECTS)
                        .someone(message("0200 0000"))
                        .sees(new Seen.Direction(Direction.FROM_CLIENT), new Seen.Direction(Direction.FROM_SERVER)),
                row("a client disconnects, whichever of the two types that is")
                        .client(message("0300 0000"))
                        .server(message("0400 0000"))
                        .sees(
                                new Seen.Message(new TriStationEvent.Message("disconnection", 3, List.of())),
                                new Seen.Request(Request.unconfirmed(TriStationDissector.DISCONNECT, "", List.of())),
                                new Seen.Message(new TriStationEvent.Message("disconnection", 4, List.of()))));
    }

    private static Stream<Row> programs() {
        Service start = Function.of(0x01);
        Service allocate = Function.of(0x37);
        Service end = Function.of(0x0B);
        Service mp = Function.of(0x1D);
        return Stream.of(
                row("a change is downloaded, as in the attack")
                        .client(executes(0x01))
                        .server(executes(0x66))
                        .client(executes(0x37))
                        .server(executes(0x99))
                        .client(executes(0x0B))
                        .server(executes(0x67))
                        .sees(
                                asked(start),
                                answered(start, Outcome.OK),
                                asked(allocate),
                                answered(allocate, Outcome.OK),
                                asked(end),
                                answered(end, Outcome.OK)),
                row("the implant was spoken to by a question for the status of a main processor")
                        .client(executes(0x1D))
                        .server(executes(0x96))
                        .sees(
                                new Seen.Message(new TriStationEvent.Message(
                                        "request",
                                        5,
                                        List.of(
                                                Element.number("function_code", 29),
                                                Element.text("function", "get_mp_status"),
                                                Element.text("data", "00001d010a0000000000")))),
                                asked(mp),
                                new Seen.Message(new TriStationEvent.Message(
                                        "response",
                                        5,
                                        List.of(
                                                Element.number("response_code", 150),
                                                Element.text("response", "get_system_variables_response"),
                                                Element.text("function", "get_mp_status"),
                                                Element.text("data", "000096010a0000000000")))),
                                answered(mp, Outcome.OK)),
                row("a program is halted, and run again")
                        .client(executes(21))
                        .server(executes(110))
                        .client(executes(20))
                        .server(executes(109))
                        .sees(
                                claim(Attribute.VENDOR, "Triconex"),
                                claim(Attribute.TYPE, "plc"),
                                claim(Attribute.RUN_STATE, "halted"),
                                claim(Attribute.RUN_STATE, "running")),
                row("what was not asked claims nothing")
                        .server(executes(110))
                        .sees(answered(Function.UNSEEN, Outcome.OK)));
    }

    private static Stream<Row> codes() {
        Service halt = Function.of(21);
        return Stream.of(
                row("a command is rejected")
                        .client(executes(21))
                        .server(executes(100))
                        .sees(asked(halt), answered(halt, Outcome.error(100, "command_rejected"))),
                row("a command is refused by another type of message")
                        .client(executes(21))
                        .server(message("0A00 0000"))
                        .sees(asked(halt), answered(halt, Outcome.error(10, "access_denied"))),
                row("a controller tells that events wait")
                        .server(executes(53))
                        .sees(new Seen.Request(Request.notification(Function.of(53), "", List.of()))),
                row("a function that nobody described")
                        .client(executes(90))
                        .sees(
                                new Seen.Unknown("function_code", 90),
                                asked(new Service(90, "function_90", Action.OTHER))),
                row("a response that nobody described tells not how it went")
                        .client(executes(21))
                        .server(executes(200))
                        .sees(asked(halt), new Seen.Unknown("response_code", 200), answered(halt, Outcome.UNPAIRED)),
                row("a type that nobody described, behind one that is known")
                        .client(PING)
                        .client(message("2000 0000 AA"))
                        .sees(
                                new Seen.Message(new TriStationEvent.Message("ping", 6, List.of())),
                                new Seen.Message(new TriStationEvent.Message(
                                        "unknown", 32, List.of(Element.text("data", "aa")))),
                                new Seen.Unknown("message_type", 32)));
    }

    private static Stream<Row> broken() {
        return Stream.of(
                row("a CRC that is wrong is another protocol's")
                        .client("06 00 00 00 00 89")
                        .sees(),
                row("behind a message it is a broken one")
                        .client(PING)
                        .client("06 00 00 00 00 89")
                        .sees(new Seen.Malformed(TriStationAnomaly.CRC, 4)),
                row("and so is one that is too short for it")
                        .client(PING)
                        .client("06")
                        .sees(new Seen.Malformed(TriStationAnomaly.CRC, 0)),
                row("an execution command without a code")
                        .client(message("0500 0200 0000"))
                        .sees(
                                new Seen.Message(new TriStationEvent.Message(
                                        "unknown", 5, List.of(Element.text("data", "0000")))),
                                new Seen.Malformed(TriStationAnomaly.FUNCTION, 4)),
                row("zeros, whose CRC is right, are another protocol's")
                        .client("00".repeat(8))
                        .sees(),
                row("another type with a right CRC is another protocol's")
                        .client(message("0C00 0000"))
                        .sees());
    }

    @Test
    void whatChangesTheProgramOrStopsItIsDangerous() {
        assertThat(Stream.of(0, 1, 6, 48, 55, 56, 59, 68, 72).map(Function::of))
                .allMatch(service -> service.dangerous() == Danger.DOWNLOAD);
        assertThat(Stream.of(3, 18, 42, 65, 66).map(Function::of))
                .allMatch(service -> service.dangerous() == Danger.UPLOAD);
        assertThat(Stream.of(21, 22).map(Function::of)).allMatch(service -> service.dangerous() == Danger.HALT);
        assertThat(Stream.of(20, 23).map(Function::of)).allMatch(service -> service.dangerous() == Danger.MODE);
        assertThat(Stream.of(38, 40).map(Function::of)).allMatch(service -> service.dangerous() == Danger.BLIND);
        assertThat(Stream.of(7, 31).map(Function::of)).allMatch(service -> service.dangerous() == Danger.TIME);
    }

    /** The core takes a message that is longer than its datagram for cut where the capture cut it, else for broken. */
    @Test
    void aMessageWithoutItsCrcIsLongerThanWhatIsThere() {
        Dissector dissector = provider().create();
        DissectorHarness harness = new DissectorHarness(dissector, Carrier.DATAGRAM);
        harness.feed(Direction.FROM_CLIENT, HexFormat.of().parseHex(PING.replace(" ", "")), Integer.MAX_VALUE);
        byte[] whole = HexFormat.of().parseHex(executes(1));
        assertThat(dissector.frameLength(ByteView.of(whole), harness)).isEqualTo(whole.length);
        for (int cut = 1; cut < whole.length; cut++) {
            assertThat(dissector.frameLength(ByteView.of(whole, 0, cut), harness))
                    .isGreaterThan(cut);
        }
    }

    @Test
    void everyFunctionHasItsNumberAndNoOtherAName() {
        for (int code = 0; code < ResponseCode.FIRST; code++) {
            assertThat(Function.of(code).code()).isEqualTo(code);
            assertThat(Function.isKnown(code)).isEqualTo(code < 75);
        }
    }

    @Test
    void everyFieldOfALineIsInTheTableOfFields() {
        assertThat(FieldTable.of("tristation")).containsAll(fieldsWritten());
    }
}
