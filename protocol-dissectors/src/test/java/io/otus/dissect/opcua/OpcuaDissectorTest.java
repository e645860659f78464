package io.otus.dissect.opcua;

import static io.otus.dissect.opcua.UaBytes.bytes;
import static io.otus.dissect.opcua.UaBytes.chunk;
import static io.otus.dissect.opcua.UaBytes.message;
import static io.otus.dissect.opcua.UaBytes.open;
import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.Octets;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Danger;
import io.otus.core.event.Element;
import io.otus.core.event.Flaw;
import io.otus.core.event.Flaws;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.SessionSeen;
import io.otus.core.event.Trust;
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
import org.junit.jupiter.api.Test;

class OpcuaDissectorTest extends DissectorContract {
    private static final long TRANSACTION = 7L << 32;
    private static final UaBytes OPEN_BODY =
            bytes().node(446).request(1).u32(0).u32(0).u32(1).none().u32(60_000);
    private static final UaBytes CLOSE_BODY = bytes().node(452).request(9);

    @Override
    protected DissectorProvider provider() {
        return new OpcuaProvider();
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(connection(), services(), chunks(), damage()).flatMap(s -> s);
    }

    /** Details of an update of history that does this with the structures of a node. */
    private static UaBytes structures(int performed) {
        UaBytes details = bytes().node(2, "Level").u32(performed).none();
        return bytes().node(11300).u8(1).u32(details.size()).put(details);
    }

    private static Stream<Row> connection() {
        UaBytes limits = bytes().u32(0).u32(65_535).u32(65_535).u32(0).u32(0);
        return Stream.of(
                row("10000-6 §7.1.2.3: Hello tells its endpoint")
                        .someone(message("HELF", bytes().put(limits).string("opc.tcp://plc:4840"))
                                .hex())
                        .sees(
                                new Seen.Direction(Direction.FROM_CLIENT),
                                new Seen.Session(true, "", "opcua", "endpoint opc.tcp://plc:4840")),
                row("10000-6 §7.1.2.4: Acknowledge")
                        .someone(message("ACKF", limits).hex())
                        .sees(
                                new Seen.Direction(Direction.FROM_SERVER),
                                new Seen.Message(new OpcuaEvent.Connection(
                                        "ACK",
                                        28,
                                        List.of(
                                                Element.number("protocol_version", 0),
                                                Element.number("receive_buffer_size", 65_535),
                                                Element.number("send_buffer_size", 65_535),
                                                Element.number("max_message_size", 0),
                                                Element.number("max_chunk_count", 0))))),
                row("10000-6 §7.1.2.5: Error with its status code by name")
                        .server(message("ERRF", bytes().u32(0x807D_0000L).string("busy"))
                                .hex())
                        .sees(new Seen.Message(new OpcuaEvent.Connection(
                                "ERR",
                                20,
                                List.of(
                                        Element.text("error", "BadTcpServerTooBusy(0x807d0000)"),
                                        Element.text("reason", "busy"))))),
                row("10000-6 §7.1.2.6: ReverseHello comes from the server")
                        .someone(message("RHEF", bytes().string("urn:plc").string("opc.tcp://plc"))
                                .hex())
                        .sees(
                                new Seen.Direction(Direction.FROM_SERVER),
                                new Seen.Claim(true, "", Attribute.INSTANCE, "urn:plc", Trust.SESSION)),
                row("10000-6 §6.7.2: a channel that is opened has its number in the answer only")
                        .client(open(0, OPEN_BODY).hex())
                        .server(open(
                                        7,
                                        bytes().node(449)
                                                .response(1, 0)
                                                .u32(0)
                                                .u32(7)
                                                .u32(1)
                                                .u64(0)
                                                .u32(60_000)
                                                .none())
                                .hex())
                        .sees(
                                new Seen.Request(Request.confirmed(
                                        (1L << 63) | 1,
                                        new Service(446, "open_secure_channel", Action.SESSION),
                                        "",
                                        List.of())),
                                new Seen.Response(new Response(
                                        (1L << 63) | 1,
                                        new Service(446, "open_secure_channel", Action.SESSION),
                                        "",
                                        Outcome.OK,
                                        List.of()))),
                row("a body that shows no service is encrypted, and not guessed at")
                        .client(chunk("MSGF", 0x1234_5678, 0x7FFF_FFFF, bytes().u64(0x1122_3344_5566_7788L))
                                .hex())
                        .sees(new Seen.Message(
                                new OpcuaEvent.Encrypted(new Chunk("MSG", "F", 32, 7, 1, "", -1, -1), 16))));
    }

    private static Stream<Row> services() {
        Service read = new Service(631, "read", Action.READ);
        Service write = new Service(673, "write", Action.WRITE);
        UaBytes readBody = bytes().node(631).request(3).real(0).u32(1).u32(2);
        readBody.node(2, "Tank 1").u32(13).none().u16(0).none();
        readBody.node(2263).u32(4).none().u16(0).none();
        UaBytes readAnswer = bytes().node(634).response(3, 0).u32(2);
        readAnswer.u8(1, 11).real(21.5);
        readAnswer.u8(2).u32(0x8034_0000L).none();
        UaBytes overridden = bytes().node(634).response(3, 0).u32(2);
        overridden.u8(3, 11).real(21.5).u32(0x0096_0000L);
        overridden.u8(2).u32(0x8034_0000L).none();
        UaBytes writeBody = bytes().node(673).request(4).u32(1);
        writeBody.node(2, "Level").u32(13).none().u8(1, 6).u32(985);
        UaBytes limitBody = bytes().node(673).request(5).u32(1);
        limitBody.node(2, "Tank1.HighLimit").u32(13).none().u8(1, 6).u32(985);
        Service writeLimit = new Service(673, "write", Action.ALARM_SET).keyed("673/alarm");
        UaBytes range = bytes().node(2, "Level").u8(0).u64(1).u64(2);
        UaBytes deletion = bytes().node(700).request(6).u32(1);
        deletion.node(688).u8(1).u32(range.size()).put(range);
        Service delete = new Service(700, "history_update", Action.DELETE, Danger.TRACES, "700/delete");
        UaBytes removal = bytes().node(700).request(6).u32(2);
        removal.put(structures(2)).put(structures(4));
        UaBytes update = bytes().node(700).request(6).u32(1).put(structures(2));
        UaBytes create = bytes().node(751).request(5).u32(44).u32(2).u32(1);
        create.node(2, "Level")
                .u32(13)
                .none()
                .u16(0)
                .none()
                .u32(2)
                .u32(9)
                .real(100)
                .u8(0, 0, 0)
                .u32(1)
                .u8(1);
        UaBytes publish = bytes().node(829)
                .response(6, 0)
                .u32(44)
                .none()
                .u8(0)
                .u32(1)
                .u64(0)
                .u32(1);
        UaBytes change = bytes().u32(1).u32(9).u8(1, 6).u32(990).none();
        publish.node(811).u8(1).u32(change.size()).put(change).none().none();
        UaBytes alarm = bytes().node(829)
                .response(6, 0)
                .u32(44)
                .none()
                .u8(0)
                .u32(2)
                .u64(0)
                .u32(1);
        UaBytes events = bytes().u32(1).u32(9).u32(1).u8(6).u32(700);
        alarm.node(916).u8(1).u32(events.size()).put(events).none().none();
        UaBytes call = bytes().node(712)
                .request(7)
                .u32(1)
                .node(1, "Pump")
                .node(1, "Start")
                .u32(1)
                .u8(6)
                .u32(3);
        UaBytes activate = bytes().node(467).request(8).none().none().none().none();
        UaBytes token = bytes().string("user").string("bob").string("secret").none();
        activate.node(324).u8(1).u32(token.size()).put(token).none().none();
        return Stream.of(
                row("10000-4 §5.11.2: Read is answered point by point; a point with a bad status has no value")
                        .client(chunk("MSGF", 2, 2, readBody).hex())
                        .server(chunk("MSGF", 2, 2, readAnswer).hex())
                        .sees(
                                new Seen.Request(Request.confirmed(
                                        TRANSACTION | 2,
                                        read,
                                        "",
                                        List.of(
                                                PointRange.named("ns=2;s=Tank%201"),
                                                PointRange.named("i=2263/DisplayName")))),
                                new Seen.Response(new Response(
                                        TRANSACTION | 2,
                                        read,
                                        "",
                                        Outcome.OK,
                                        List.of(
                                                PointRange.named("ns=2;s=Tank%201", ValueList.reals(21.5)),
                                                PointRange.named("i=2263/DisplayName"))))),
                row("10000-8 §6.3.2: a good value that is overridden locally")
                        .client(chunk("MSGF", 2, 2, readBody).hex())
                        .server(chunk("MSGF", 2, 2, overridden).hex())
                        .sees(
                                new Seen.Request(Request.confirmed(
                                        TRANSACTION | 2,
                                        read,
                                        "",
                                        List.of(
                                                PointRange.named("ns=2;s=Tank%201"),
                                                PointRange.named("i=2263/DisplayName")))),
                                new Seen.Response(new Response(
                                        TRANSACTION | 2,
                                        read,
                                        "",
                                        Outcome.OK,
                                        List.of(
                                                PointRange.named("ns=2;s=Tank%201", ValueList.reals(21.5))
                                                        .with(Flaws.of(Flaw.FORCED)),
                                                PointRange.named("i=2263/DisplayName"))))),
                row("10000-11 §6.9.5: an update of history that deletes what was recorded")
                        .client(chunk("MSGF", 4, 4, deletion).hex())
                        .sees(new Seen.Request(Request.confirmed(
                                TRANSACTION | 4, delete, "", List.of(PointRange.named("ns=2;s=Level"))))),
                row("10000-11 §6.9.3: one that removes structures, beside one that replaces some")
                        .client(chunk("MSGF", 4, 4, removal).hex())
                        .sees(new Seen.Request(Request.confirmed(
                                TRANSACTION | 4,
                                delete,
                                "",
                                List.of(PointRange.named("ns=2;s=Level"), PointRange.named("ns=2;s=Level"))))),
                row("10000-11 §6.9.3: one that replaces structures deletes nothing")
                        .client(chunk("MSGF", 4, 4, update).hex())
                        .sees(new Seen.Request(Request.confirmed(
                                TRANSACTION | 4,
                                new Service(700, "history_update", Action.CONFIGURE),
                                "",
                                List.of(PointRange.named("ns=2;s=Level"))))),
                row("10000-9 §5.8.18: a node that has the name of a limit is one")
                        .client(chunk("MSGF", 3, 3, limitBody).hex())
                        .sees(new Seen.Request(Request.confirmed(
                                TRANSACTION | 3,
                                writeLimit,
                                "",
                                List.of(PointRange.named("ns=2;s=Tank1.HighLimit", ValueList.signed(985)))))),
                row("10000-4 §5.11.4: Write carries the value; all results bad is an error")
                        .client(chunk("MSGF", 3, 3, writeBody).hex())
                        .server(chunk(
                                        "MSGF",
                                        3,
                                        3,
                                        bytes().node(676)
                                                .response(4, 0)
                                                .u32(1)
                                                .u32(0x803B_0000L)
                                                .none())
                                .hex())
                        .sees(
                                new Seen.Request(Request.confirmed(
                                        TRANSACTION | 3,
                                        write,
                                        "",
                                        List.of(PointRange.named("ns=2;s=Level", ValueList.signed(985))))),
                                new Seen.Response(new Response(
                                        TRANSACTION | 3,
                                        write,
                                        "",
                                        Outcome.error(0x803B, "BadNotWritable"),
                                        List.of()))),
                row("10000-4 §5.13.2 and §5.14.5: what a subscription tells has the names of its items")
                        .client(chunk("MSGF", 4, 4, create).hex())
                        .server(chunk("MSGF", 4, 5, publish).hex())
                        .sees(
                                new Seen.Request(Request.confirmed(
                                        TRANSACTION | 4,
                                        new Service(751, "create_monitored_items", Action.SUBSCRIBE),
                                        "",
                                        List.of(PointRange.named("ns=2;s=Level")))),
                                new Seen.Request(Request.notification(
                                        UaService.NOTIFICATION,
                                        "",
                                        List.of(PointRange.named("ns=2;s=Level", ValueList.signed(990)))))),
                row("10000-4 §7.25.3: events are told by a service of their own")
                        .server(chunk("MSGF", 4, 5, alarm).hex())
                        .sees(
                                new Seen.Request(Request.notification(UaService.NOTIFICATION, "", List.of())),
                                new Seen.Request(Request.notification(UaService.EVENT_NOTIFICATION, "", List.of()))),
                row("10000-4 §5.12.2: Call names object, method and each argument")
                        .client(chunk("MSGF", 5, 6, call).hex())
                        .sees(new Seen.Request(Request.confirmed(
                                TRANSACTION | 6,
                                new Service(712, "call", Action.OPERATE),
                                "",
                                List.of(
                                        PointRange.named("ns=1;s=Pump/ns=1;s=Start"),
                                        PointRange.named("ns=1;s=Pump/ns=1;s=Start#1", ValueList.signed(3)))))),
                row("10000-4 §5.7.3: a password in the clear is a secret")
                        .client(chunk("MSGF", 6, 7, activate).hex())
                        .sees(
                                new Seen.Secret(24 + activate.size() - 12 - 6, 6),
                                new Seen.Session(true, "", SessionSeen.CLEARTEXT_LOGIN, "bob")),
                row("10000-4 §7.34: ServiceFault answers the request that it repeats")
                        .client(chunk("MSGF", 7, 8, writeBody).hex())
                        .server(chunk("MSGF", 7, 8, bytes().node(397).response(4, 0x800B_0000L))
                                .hex())
                        .sees(
                                new Seen.Request(Request.confirmed(
                                        TRANSACTION | 8,
                                        write,
                                        "",
                                        List.of(PointRange.named("ns=2;s=Level", ValueList.signed(985))))),
                                new Seen.Response(new Response(
                                        TRANSACTION | 8,
                                        write,
                                        "",
                                        Outcome.error(0x800B, "BadServiceUnsupported"),
                                        List.of()))));
    }

    @Test
    void aChunkMayBeAsLongAsTheBuffersThatWereAgreedOn() {
        assertThat(new OpcuaDissector().longestMessage()).isGreaterThanOrEqualTo(1 << 19);
    }

    private static Stream<Row> chunks() {
        UaBytes first = bytes().node(452);
        UaBytes rest = bytes().request(9);
        UaBytes activate = bytes().node(467).request(8).none().none().none().none();
        UaBytes token = bytes().string("user").string("bob").string("secret").none();
        UaBytes user =
                bytes().node(324).u8(1).u32(token.size()).put(token).none().none();
        UaBytes lastChunk = chunk("MSGF", 3, 2, user);
        return Stream.of(
                row("10000-6 §6.7.2: a password in the last chunk makes that chunk a secret, and those before it")
                        .client(open(7, OPEN_BODY).hex())
                        .client(chunk("MSGC", 2, 2, activate).hex())
                        .client(lastChunk.hex())
                        .sees(
                                new Seen.Request(Request.confirmed(
                                        (1L << 63) | 1,
                                        new Service(446, "open_secure_channel", Action.SESSION),
                                        "",
                                        List.of())),
                                new Seen.Continues(),
                                new Seen.Secret(0, lastChunk.size()),
                                new Seen.Session(true, "", SessionSeen.CLEARTEXT_LOGIN, "bob"),
                                new Seen.Request(Request.confirmed(
                                        TRANSACTION | 2,
                                        new Service(467, "activate_session", Action.AUTHENTICATE),
                                        "",
                                        List.of()))),
                row("10000-6 §6.7.2: a message in two chunks is read at its last")
                        .client(open(7, OPEN_BODY).hex())
                        .client(chunk("MSGC", 2, 2, first).hex())
                        .client(chunk("MSGF", 3, 2, rest).hex())
                        .sees(
                                new Seen.Request(Request.confirmed(
                                        (1L << 63) | 1,
                                        new Service(446, "open_secure_channel", Action.SESSION),
                                        "",
                                        List.of())),
                                new Seen.Continues(),
                                new Seen.Request(Request.confirmed(
                                        TRANSACTION | 2,
                                        new Service(452, "close_secure_channel", Action.SESSION),
                                        "",
                                        List.of()))),
                row("10000-6 §6.7.3: an abort ends what was begun, and says why")
                        .client(open(7, OPEN_BODY).hex())
                        .client(chunk("MSGC", 2, 2, first).hex())
                        .client(chunk("MSGA", 3, 2, bytes().u32(0x80B8_0000L).string("too large"))
                                .hex())
                        .client(chunk("CLOF", 4, 3, CLOSE_BODY).hex())
                        .sees(new Seen.Continues()),
                row("a type outside the standard is kept as it is, with the headers of its chunk")
                        .client(open(7, OPEN_BODY).hex())
                        .client(chunk("MSGF", 2, 2, bytes().node(30_000).u8(1, 2, 3))
                                .hex())
                        .sees(
                                new Seen.Message(new OpcuaEvent.ServiceMessage(
                                        new Chunk(
                                                "OPN",
                                                "F",
                                                132,
                                                7,
                                                -1,
                                                "http://opcfoundation.org/UA/SecurityPolicy#None",
                                                1,
                                                1),
                                        446,
                                        "OpenSecureChannelRequest",
                                        List.of(
                                                new Element.Group(
                                                        "request_header",
                                                        List.of(
                                                                Element.number("request_handle", 1),
                                                                Element.number("return_diagnostics", 0),
                                                                Element.number("timeout_hint", 0))),
                                                Element.number("client_protocol_version", 0),
                                                Element.text("request_type", "Issue"),
                                                Element.text("security_mode", "None"),
                                                Element.number("requested_lifetime", 60_000)))),
                                new Seen.Message(new OpcuaEvent.Unknown(
                                        new Chunk("MSG", "F", 31, 7, 1, "", 2, 2),
                                        30_000,
                                        Octets.ofHex("01003075010203"))),
                                new Seen.Unknown("type_id", 30_000)));
    }

    private static Stream<Row> damage() {
        UaBytes nested =
                bytes().node(673).request(4).u32(1).node(1).u32(13).none().u8(1);
        for (int i = 0; i < Cursor.MAX_DEPTH; i++) {
            nested.u8(24);
        }
        return Stream.of(
                row("10000-6 §5.2: an array longer than its message")
                        .client(chunk("MSGF", 2, 2, bytes().node(673).request(4).u32(1_000))
                                .hex())
                        .sees(new Seen.Malformed(OpcuaAnomaly.VALUE_LENGTH, 8)),
                row("10000-6 §5.1.10: variants in variants without end")
                        .client(chunk("MSGF", 2, 2, nested).hex())
                        .sees(new Seen.Malformed(OpcuaAnomaly.NESTING, 8)),
                row("10000-6 §5.2.2.16: a variant of a type that does not exist")
                        .client(chunk(
                                        "MSGF",
                                        2,
                                        2,
                                        bytes().node(673)
                                                .request(4)
                                                .u32(1)
                                                .node(1)
                                                .u32(13)
                                                .none()
                                                .u8(1, 63))
                                .hex())
                        .sees(new Seen.Malformed(OpcuaAnomaly.ENCODING_MASK, 8)),
                row("10000-6 §5.2.2.9: the node id of a service in seven bytes")
                        .client(chunk(
                                        "MSGF",
                                        2,
                                        2,
                                        bytes().u8(2).u16(0).u32(452).request(9))
                                .hex())
                        .sees(),
                row("10000-6 §5.2.6: bytes behind the structure of a message without security")
                        .client(open(7, bytes().put(OPEN_BODY).u8(1)).hex())
                        .sees(new Seen.Malformed(OpcuaAnomaly.BODY_REST, 8)),
                row("10000-6 §6.7.2.4: a sequence number that does not follow")
                        .client(chunk("MSGF", 2, 2, CLOSE_BODY).hex())
                        .client(chunk("MSGF", 9, 3, CLOSE_BODY).hex())
                        .sees(new Seen.Malformed(OpcuaAnomaly.SEQUENCE_NUMBER, 16)),
                row("10000-6 §6.7.2.4: after 4294966271 the numbers may begin anew below 1024")
                        .client(chunk("MSGF", -1_000, 2, CLOSE_BODY).hex())
                        .client(chunk("MSGF", 1, 3, CLOSE_BODY).hex())
                        .sees(),
                row("10000-6 §6.7.2: a security policy longer than its message")
                        .client(message("OPNF", bytes().u32(0).u32(500).u64(0).u64(0))
                                .hex())
                        .sees(
                                new Seen.Message(new OpcuaEvent.Unread(
                                        "OPN",
                                        32,
                                        Octets.ofHex("4F504E4620000000 00000000 F4010000" + "00".repeat(16)))),
                                new Seen.Malformed(OpcuaAnomaly.VALUE_LENGTH, 12)));
    }
}
