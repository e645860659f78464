package io.otus.layer.websocket;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.DissectorHarness;
import io.otus.testkit.FieldTable;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Frames are the examples of RFC 6455 §5.7, and the handshake is that of its §1.2 with the subprotocol of BACnet/SC.
 */
class WebsocketDissectorTest extends DissectorContract {
    private static final String SUBPROTOCOL = "hub.bsc.bacnet.org";
    private static final String REQUEST = text("""
        GET /chat HTTP/1.1
        Host: server.example.com
        Upgrade: websocket
        Connection: keep-alive, Upgrade
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
        Sec-WebSocket-Protocol: hub.bsc.bacnet.org
        Sec-WebSocket-Version: 13

        """);
    private static final String RESPONSE = response("Sec-WebSocket-Protocol: hub.bsc.bacnet.org");
    private static final Octets HELLO = Octets.ofHex("48656c6c6f");

    private static String text(String lines) {
        return HexFormat.of().formatHex(lines.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String response(String field) {
        return text("""
            HTTP/1.1 101 Switching Protocols
            Upgrade: websocket
            Connection: Upgrade
            Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=
            """ + field + "\n\n");
    }

    @Override
    protected DissectorProvider provider() {
        return new WebsocketProvider();
    }

    private static Row.Builder open(String name) {
        return row(name).client(REQUEST).server(RESPONSE);
    }

    private static Seen opening() {
        return new Seen.Message(new WebsocketEvent.Opening("/chat", "server.example.com", SUBPROTOCOL));
    }

    private static Seen accepted() {
        return new Seen.Message(new WebsocketEvent.Accepted(SUBPROTOCOL, ""));
    }

    private static Seen frame(boolean fin, int opcode, boolean mask, long length) {
        return new Seen.Message(new WebsocketEvent.Frame(fin, opcode, mask, length, -1));
    }

    private static Seen malformed(WebsocketAnomaly code, int offset) {
        return new Seen.Malformed(code, offset);
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                row("the client names its program")
                        .client(text("""
                            GET / HTTP/1.1
                            Host: plc1
                            User-Agent: Python/3.5 websockets/3.3
                            Upgrade: websocket
                            Connection: Upgrade
                            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
                            Sec-WebSocket-Version: 13

                            """))
                        .sees(
                                new Seen.Message(new WebsocketEvent.Opening("/", "plc1", "")),
                                new Seen.Claim(
                                        true, "", Attribute.SERVICE, "Python/3.5 websockets/3.3", Trust.SESSION)),
                open("a masked message of the client, told with the subprotocol, §5.7")
                        .client("82 85 37fa213d 7f9f4d5158")
                        .sees(opening(), accepted(), frame(true, 2, true, 5), new Seen.Child(HELLO, SUBPROTOCOL)),
                open("a message of the server over two frames, §5.7")
                        .server("02 03 48656c")
                        .server("80 02 6c6f")
                        .sees(new Seen.Continues(), new Seen.Child(HELLO, SUBPROTOCOL)),
                open("a ping between the frames of a message, and its answer, §5.7")
                        .server("02 03 48656c")
                        .server("89 05 48656c6c6f")
                        .client("8a 85 37fa213d 7f9f4d5158")
                        .server("80 02 6c6f")
                        .sees(new Seen.Child(HELLO, SUBPROTOCOL)),
                open("a length of 16 bits, §5.2")
                        .server("82 7e 0100" + "00".repeat(256))
                        .sees(new Seen.Child(Octets.copyOf(new byte[256]), SUBPROTOCOL)),
                open("a close with its status, §5.5.1")
                        .server("88 02 03e8")
                        .sees(
                                opening(),
                                accepted(),
                                new Seen.Message(new WebsocketEvent.Frame(true, 8, false, 2, 1000))),
                row("behind an extension nothing is read")
                        .client(REQUEST)
                        .server(response("Sec-WebSocket-Extensions: permessage-deflate"))
                        .server("c1 07 f248cdc9c90700")
                        .sees(
                                opening(),
                                new Seen.Message(new WebsocketEvent.Accepted("", "permessage-deflate")),
                                frame(true, 1, false, 7)),
                row("without a subprotocol its frames are nobody's")
                        .client(REQUEST)
                        .server(response("Server: x"))
                        .server("82 01 00")
                        .sees(new Seen.Child(Octets.ofHex("00"), "")),
                open("a client that does not mask, §5.1").client("82 01 00").sees(malformed(WebsocketAnomaly.MASK, 1)),
                open("a reserved bit, §5.2").server("c2 01 00").sees(malformed(WebsocketAnomaly.RESERVED, 0)),
                open("a continuation of nothing, §5.4").server("80 01 00").sees(malformed(WebsocketAnomaly.OPCODE, 0)),
                open("a message within another, §5.4")
                        .server("02 01 00")
                        .server("82 01 01")
                        .sees(malformed(WebsocketAnomaly.OPCODE, 0), new Seen.Child(Octets.ofHex("01"), SUBPROTOCOL)),
                open("a ping in parts, §5.5").server("09 01 00").sees(malformed(WebsocketAnomaly.CONTROL, 0)),
                open("a length in more bytes than it needs, §5.2")
                        .server("82 7e 0001 00")
                        .sees(malformed(WebsocketAnomaly.LENGTH, 1)));
    }

    private static int length(String lines) {
        byte[] bytes = HexFormat.of().parseHex(text(lines));
        Dissector dissector = new WebsocketProvider().create();
        return dissector.frameLength(ByteView.of(bytes), new DissectorHarness(dissector, Carrier.STREAM));
    }

    @Test
    void ordinaryHttpIsNotWebsocket() {
        assertThat(length("GET / HTTP/1.1\nHost: a\n\n")).isEqualTo(Dissector.NOT_MINE);
        assertThat(length("GET / HTTP/1.1\nHost: a\nUpgrade: h2c\nConnection: Upgrade\n\n"))
                .isEqualTo(Dissector.NOT_MINE);
        assertThat(length("HTTP/1.1 200 OK\n\n")).isEqualTo(Dissector.NOT_MINE);
        assertThat(length("GET /" + "a".repeat(WebsocketDissector.MAX_HEAD))).isEqualTo(Dissector.NOT_MINE);
    }

    @Test
    void thePageNamesEveryField() {
        assertThat(FieldTable.of("websocket")).containsExactlyInAnyOrderElementsOf(fieldsWritten());
    }
}
