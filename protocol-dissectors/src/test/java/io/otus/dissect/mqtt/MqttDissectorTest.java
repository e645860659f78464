package io.otus.dissect.mqtt;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.event.Attribute;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.SessionSeen;
import io.otus.core.event.Trust;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.core.value.ValueList;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.DissectorHarness;
import io.otus.testkit.FieldTable;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Packets are laid out as MQTT 3.1.1 §3 and MQTT 5.0 §3 have them. */
class MqttDissectorTest extends DissectorContract {
    private static final HexFormat HEX = HexFormat.of();

    @Override
    protected DissectorProvider provider() {
        return new MqttProvider();
    }

    static String text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return HEX.toHexDigits((short) bytes.length) + HEX.formatHex(bytes);
    }

    private static String raw(String text) {
        return HEX.formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A counted field of Protocol Buffers. */
    private static String counted(int key, String hex) {
        return HEX.toHexDigits((byte) key) + HEX.toHexDigits((byte) (hex.length() / 2)) + hex;
    }

    /** A metric of Sparkplug with its name and what follows. */
    private static String metric(String name, String rest) {
        return counted(0x12, counted(0x0A, raw(name)) + rest);
    }

    static String packet(int first, String... parts) {
        String body = String.join("", parts).replace(" ", "");
        int length = body.length() / 2;
        String remaining = length < 128
                ? HEX.toHexDigits((byte) length)
                : HEX.toHexDigits((byte) ((length & 0x7F) | 0x80)) + HEX.toHexDigits((byte) (length >> 7));
        return HEX.toHexDigits((byte) first) + remaining + body;
    }

    /** A Connect of version 3.1.1 whose will is the death certificate of the edge node, Sparkplug 3.0.0 §5.4. */
    private static final String EDGE_1_CONNECTS =
            packet(0x10, text("MQTT"), "04 04 003C", text("c"), text("spBv1.0/G/NDEATH/edge1"), text(""));

    private static Seen asks(long transaction, Service service, PointRange... points) {
        return new Seen.Request(Request.confirmed(transaction, service, "", List.of(points)));
    }

    private static Seen answers(long transaction, Service service, Outcome outcome) {
        return new Seen.Response(new Response(transaction, service, "", outcome, List.of()));
    }

    private static Seen claim(Attribute attribute, String value) {
        return new Seen.Claim(true, "", attribute, value, Trust.SESSION);
    }

    private static MqttEvent answer(String message, int identifier, String codeName, Integer... codes) {
        return new MqttEvent.Acknowledgement(message, identifier, List.of(codes), codeName, Properties.NONE);
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(sessions(), messages(), Version5Rows.rows()).flatMap(rows -> rows);
    }

    private static Stream<Row> sessions() {
        String named = text("MQTT") + "04 C2 003C" + text("gw-1") + text("admin") + text("admin");
        String will = text("MQTT") + "05 04 003C 00" + text("c") + "00" + text("gone/c") + text("bye");
        return Stream.of(
                row("a login with the user and password of delivery, refused")
                        .client(packet(0x10, named))
                        .server("20 02 00 04")
                        .sees(
                                new Seen.Message(new MqttEvent.Connect(
                                        4, 60, "gw-1", "", "admin", Properties.NONE, Properties.NONE)),
                                asks(0, MqttDissector.LOGIN),
                                new Seen.Secret(27, 5),
                                new Seen.Session(true, "", SessionSeen.DEFAULT_LOGIN, "admin"),
                                new Seen.Session(true, "", "mqtt_connect", "client_identifier=gw-1 user_name=admin"),
                                claim(Attribute.SERVICE, "MQTT client gw-1"),
                                new Seen.Message(answer("connack", -1, "bad_user_name_or_password", 4)),
                                answers(0, MqttDissector.LOGIN, Outcome.error(4, "bad_user_name_or_password"))),
                row("version 5 with a will")
                        .client(packet(0x10, will))
                        .server("20 03 00 00 00")
                        .sees(
                                new Seen.Message(new MqttEvent.Connect(
                                        5, 60, "c", "gone/c", "", Properties.NONE, Properties.NONE)),
                                new Seen.Message(answer("connack", -1, "success", 0))),
                row("a bridge of version 3.1.1, which has no properties")
                        .client("10 13 0004 4D515454 84 02 003C 0007 6272312D707831"
                                + packet(0x30, text("t"), raw("12.5")))
                        .sees(
                                new Seen.Message(new MqttEvent.Connect(
                                        0x84, 60, "br1-px1", "", "", Properties.NONE, Properties.NONE)),
                                asks(0, MqttDissector.CONNECT),
                                new Seen.Session(true, "", "mqtt_connect", "client_identifier=br1-px1 user_name="),
                                claim(Attribute.SERVICE, "MQTT client br1-px1"),
                                new Seen.Message(new MqttEvent.Publish(false, 0, false, "t", 0, 4, Properties.NONE)),
                                new Seen.Request(Request.unconfirmed(
                                        MqttDissector.PUBLISH,
                                        "",
                                        List.of(PointRange.named("t", ValueList.reals(12.5)))))),
                row("a subscription that is granted, and one that is not, §3.9.3")
                        .client(packet(0x82, "0007", text("plant/#"), "01") + packet(0xA2, "0008", text("a b")))
                        .server("90 03 0007 80 B0 02 0008")
                        .sees(
                                asks(8L << 16 | 7, MqttDissector.SUBSCRIBE, PointRange.named("plant/#")),
                                asks(10L << 16 | 8, MqttDissector.UNSUBSCRIBE, PointRange.named("a%20b")),
                                answers(8L << 16 | 7, MqttDissector.SUBSCRIBE, Outcome.error(0x80, "failure")),
                                answers(10L << 16 | 8, MqttDissector.UNSUBSCRIBE, Outcome.OK)));
    }

    private static Stream<Row> messages() {
        return Stream.of(
                row("a number that is published, and passed on by the broker")
                        .client(packet(0x32, text("pump1/speed"), "0001", raw("12.5")))
                        .server("40 02 0001" + packet(0x30, text("pump1/state"), raw("RUN")))
                        .sees(
                                new Seen.Message(
                                        new MqttEvent.Publish(false, 1, false, "pump1/speed", 1, 4, Properties.NONE)),
                                new Seen.Request(Request.unconfirmed(
                                        MqttDissector.PUBLISH,
                                        "",
                                        List.of(PointRange.named("pump1/speed", ValueList.reals(12.5))))),
                                new Seen.Message(answer("puback", 1, "")),
                                new Seen.Message(
                                        new MqttEvent.Publish(false, 0, false, "pump1/state", 0, 3, Properties.NONE)),
                                new Seen.Request(Request.notification(
                                        MqttDissector.PUBLISH,
                                        "",
                                        List.of(PointRange.named("pump1/state", ValueList.text("RUN")))))),
                row("an edge node of Sparkplug B and its device, Sparkplug 3.0.0 §4.1")
                        .client(packet(0x30, text("spBv1.0/G/DBIRTH/edge1/pump"), "0801"))
                        .sees(
                                claim(Attribute.NAME, "edge1"),
                                new Seen.Claim(true, "pump", Attribute.NAME, "pump", Trust.SESSION)),
                row("what an edge node says of its equipment as it begins, Sparkplug 3.0.0 §6.4")
                        .client(EDGE_1_CONNECTS
                                + packet(
                                        0x30,
                                        text("spBv1.0/G/NBIRTH/edge1"),
                                        "0801",
                                        metric("bdSeq", "5001"),
                                        metric("Properties/Hardware Make", "200C" + counted(0x7A, raw("Maker"))),
                                        metric("Properties/OS Version", counted(0x7A, raw("12"))),
                                        metric("Properties/OS", counted(0x7A, raw("Linux"))),
                                        "1800"))
                        .sees(
                                claim(Attribute.SERVICE, "MQTT client c"),
                                claim(Attribute.NAME, "edge1"),
                                claim(Attribute.VENDOR, "Maker"),
                                claim(Attribute.OS, "Linux 12")),
                row("a broker that passes on what an edge node says is not that node")
                        .client(packet(
                                0x30,
                                text("spBv1.0/G/NBIRTH/edge1"),
                                metric("Properties/Hardware Make", "200C" + counted(0x7A, raw("Maker")))))
                        .sees(claim(Attribute.NAME, "edge1")),
                row("what it says of a device is the device's; a metric that is cut is not read")
                        .client(EDGE_1_CONNECTS
                                + packet(
                                        0x30,
                                        text("spBv1.0/G/DBIRTH/edge1/pump"),
                                        metric("Properties/Hardware Model", "6500000000" + counted(0x7A, raw("P1"))),
                                        "1230" + counted(0x0A, raw("Properties/Hardware Make"))))
                        .sees(
                                claim(Attribute.SERVICE, "MQTT client c"),
                                claim(Attribute.NAME, "edge1"),
                                new Seen.Claim(true, "pump", Attribute.NAME, "pump", Trust.SESSION),
                                new Seen.Claim(true, "pump", Attribute.MODEL, "P1", Trust.SESSION)),
                row("packets without fields")
                        .client("C0 00")
                        .server("D0 00")
                        .sees(
                                new Seen.Message(new MqttEvent.Other("pingreq", 2)),
                                new Seen.Message(new MqttEvent.Other("pingresp", 2))),
                row("a long payload: its topic is read, and a row for the rest")
                        .client("30 85 80 01 0001 61" + "00".repeat(16_386))
                        .sees(
                                new Seen.Message(
                                        new MqttEvent.Publish(false, 0, false, "a", 0, 16_377, Properties.NONE)),
                                new Seen.Message(new MqttEvent.Other("rest", 9))),
                row("a topic that passes the end of its packet")
                        .client("30 03 0009 61")
                        .sees(new Seen.Malformed(MqttAnomaly.FIELDS, 4)));
    }

    @Test
    void otherPacketsProveNothing() {
        DissectorHarness harness = new DissectorHarness(new MqttDissector(), Carrier.STREAM);
        for (String other : List.of(
                "00",
                "36 02 0000",
                "10 10 0004 4D515458",
                "10 00",
                "10 00 34324D5154540402003C",
                "10 05 0004 4D5154",
                "C0 80808080 01",
                "80 02 0001")) {
            ByteView bytes = Octets.ofHex(other).view();
            int length = new MqttDissector().frameLength(bytes, harness);
            assertThat(length).as(other).isEqualTo(Dissector.NOT_MINE);
        }
    }

    @Test
    void aConnectThatIsNotReadToItsEndIsNotMalformed() {
        DissectorHarness harness = new DissectorHarness(new MqttDissector(), Carrier.STREAM);
        String head = "10 B29C01 0004 4D515454 04 04 003C 0001 61 0001 62 4E20";
        byte[] bytes = Octets.ofHex(head + "00".repeat(20_000)).toArray();
        harness.feed(Direction.FROM_CLIENT, bytes, bytes.length);
        assertThat(harness.seen())
                .contains(
                        new Seen.Message(new MqttEvent.Connect(4, 60, "a", "b", "", Properties.NONE, Properties.NONE)));
        assertThat(harness.seen()).noneMatch(Seen.Malformed.class::isInstance);
    }

    @Test
    void theTableOfFieldsIsComplete() {
        assertThat(FieldTable.of("mqtt")).isEqualTo(fieldsWritten());
    }
}
