package io.otus.dissect.tns;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Outcome;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.FieldTable;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Packets are laid out as tshark reads them; 0x0B200400 is 11.2.0.4.0 in Oracle's documentation. */
class TnsDissectorTest extends DissectorContract {
    private static final HexFormat HEX = HexFormat.of();
    private static final String ASKS = "(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=10.1.0.20)(PORT=1521))"
            + "(CONNECT_DATA=(SERVICE_NAME=hist)(CID=(PROGRAM=D:\\mes\\Collector.exe)(HOST=MES-07)(USER=svc_mes))))";
    private static final String REFUSES =
            "(DESCRIPTION=(TMP=)(VSNNUM=186647552)(ERR=12514)(ERROR_STACK=(ERROR=(CODE=12514)(EMFI=4))))";
    private static final String ACCEPT = "0018000002000000 013A 0C41 2000 7FFF 0100 0000 0018 4141";
    private static final Seen SESSION = new Seen.Session(
            true, "", "tns_connect", "host=MES-07 user=svc_mes program=D:\\mes\\Collector.exe service_name=hist");

    @Override
    protected DissectorProvider provider() {
        return new TnsProvider();
    }

    private static String text(String text) {
        return HEX.formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String packet(int type, String body) {
        String plain = body.replace(" ", "");
        return HEX.toHexDigits((short) (8 + plain.length() / 2)) + "0000" + HEX.toHexDigits((byte) type) + "000000"
                + plain;
    }

    /** A connect packet whose descriptor has this length, and stands in it or not. */
    private static String connect(String descriptor, boolean inside) {
        return packet(
                1,
                "013A 012C 0C41 2000 7FFF 4F98 0000 0001" + HEX.toHexDigits((short) descriptor.length())
                        + "003A 00000800 4141" + "00".repeat(24)
                        + (inside ? text(descriptor) : ""));
    }

    private static String described(int type, String before, String descriptor) {
        return packet(type, before + HEX.toHexDigits((short) descriptor.length()) + text(descriptor));
    }

    private static Seen asks(Service service) {
        return new Seen.Request(Request.confirmed(1, service, "", List.of()));
    }

    private static Seen answers(Service service, Outcome outcome) {
        return new Seen.Response(new Response(1, service, "", outcome, List.of()));
    }

    private static Seen claim(Attribute attribute, String value) {
        return new Seen.Claim(true, "", attribute, value, Trust.SESSION);
    }

    private static Seen message(String name, Element... fields) {
        return new Seen.Message(new TnsEvent.Message(name, List.of(fields)));
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(connections(), others(), data()).flatMap(rows -> rows);
    }

    private static Stream<Row> connections() {
        Service stop = Listener.service("stop");
        return Stream.of(
                row("a client says what it is and is let through")
                        .client(connect(ASKS, true))
                        .server(ACCEPT)
                        .sees(
                                asks(Listener.CONNECT),
                                SESSION,
                                claim(Attribute.NAME, "MES-07"),
                                claim(Attribute.SERVICE, "D:\\mes\\Collector.exe"),
                                answers(Listener.CONNECT, Outcome.OK)),
                row("a listener refuses, and tells its version")
                        .client(connect(ASKS, true))
                        .server(described(4, "2200", REFUSES))
                        .sees(
                                claim(Attribute.NAME, "MES-07"),
                                claim(Attribute.SERVICE, "D:\\mes\\Collector.exe"),
                                claim(Attribute.SERVICE, "Oracle Net listener 11.2.0.4.0"),
                                answers(Listener.CONNECT, Outcome.error(12514, "service_not_known"))),
                row("a listener has it sent again, and sends the client elsewhere")
                        .client(connect(ASKS, true))
                        .server(packet(11, ""))
                        .client(connect(ASKS, true))
                        .server(described(5, "", "(ADDRESS=(PROTOCOL=TCP)(HOST=10.1.0.21)(PORT=1522))"))
                        .sees(
                                message(
                                        "connect",
                                        Element.number("version", 314),
                                        Element.number("compatible_version", 300),
                                        Element.text("service_name", "hist"),
                                        Element.text("program", "D:\\mes\\Collector.exe"),
                                        Element.text("host", "MES-07"),
                                        Element.text("user", "svc_mes")),
                                asks(Listener.CONNECT),
                                message("resend", Element.number("length", 8)),
                                message(
                                        "connect",
                                        Element.number("version", 314),
                                        Element.number("compatible_version", 300),
                                        Element.text("service_name", "hist"),
                                        Element.text("program", "D:\\mes\\Collector.exe"),
                                        Element.text("host", "MES-07"),
                                        Element.text("user", "svc_mes")),
                                message(
                                        "redirect",
                                        Element.text("redirect_host", "10.1.0.21"),
                                        Element.text("redirect_port", "1522")),
                                answers(Listener.CONNECT, Outcome.OK)),
                row("a long descriptor comes behind the connect packet")
                        .client(connect(ASKS, false))
                        .client(packet(6, "0000" + text(ASKS)))
                        .sees(
                                asks(Listener.CONNECT),
                                SESSION,
                                claim(Attribute.NAME, "MES-07"),
                                claim(Attribute.SERVICE, "D:\\mes\\Collector.exe")),
                row("a listener is stopped by whom it trusts")
                        .client(connect("(CONNECT_DATA=(COMMAND=stop)(SERVICE=LISTENER)(SID=x))", true))
                        .server(ACCEPT)
                        .sees(
                                message(
                                        "connect",
                                        Element.number("version", 314),
                                        Element.number("compatible_version", 300),
                                        Element.text("sid", "x"),
                                        Element.text("command", "stop")),
                                asks(stop),
                                message("accept", Element.number("version", 314)),
                                answers(stop, Outcome.OK)));
    }

    private static Stream<Row> others() {
        String java = ASKS.replace("MES-07", "__jdbc__");
        return Stream.of(
                row("both sides tell their versions, the server its platform; lengths are long since version 315")
                        .client(connect(java, true))
                        .server(ACCEPT.replace("013A", "013F"))
                        .client("0000001806000000 0000 DEADBEEF 0010 13000000 0004 0000")
                        .server("0000001806000000 0000 DEADBEEF 0010 0B200400 0004 0000")
                        .client("0000001B06000000 0000 01 0605 00 4C696E75782D7838362D3634 00")
                        .server("0000001706000000 0000 01 06 00 7838365F3634 2F4C 00 00")
                        .server("0000000C06000000 0000 0601")
                        .sees(
                                claim(Attribute.SERVICE, "D:\\mes\\Collector.exe"),
                                claim(Attribute.SERVICE, "Oracle client 19.0.0.0.0"),
                                claim(Attribute.SERVICE, "Oracle Database 11.2.0.4.0"),
                                claim(Attribute.SERVICE, "Oracle Database on x86_64/L")),
                row("an acceptance and a refusal without what they need")
                        .client(connect(ASKS, true))
                        .server(packet(2, ""))
                        .server(packet(4, "2200"))
                        .sees(
                                new Seen.Malformed(TnsAnomaly.PACKET_LENGTH, 8),
                                new Seen.Malformed(TnsAnomaly.PACKET_LENGTH, 8)),
                row("without a connect packet before it, data is anybody's")
                        .client("000C000006000000 0000 0601")
                        .sees(),
                row("a connect packet whose descriptor does not fill it is another protocol's")
                        .client(connect(ASKS, true).replace("003A00000800", "003B00000800"))
                        .sees());
    }

    private static Stream<Row> data() {
        String asks = connect(ASKS, true);
        String request = packet(6, "0000 01 0605 00 4C696E75782D7838362D3634 00");
        Seen program = claim(Attribute.SERVICE, "D:\\mes\\Collector.exe");
        Seen name = claim(Attribute.NAME, "MES-07");
        return Stream.of(
                row("Windows says its domain before the host")
                        .client(connect(ASKS.replace("MES-07", "PLANT\\MES-07"), true))
                        .sees(name, program),
                row("data that begins as a platform does is nobody's platform, but for the first of each side")
                        .client(asks)
                        .client(request)
                        .server(packet(6, "0000 0601"))
                        .server(packet(6, "0000 01 06 00 7365637265742064617461 00"))
                        .client(packet(6, "0000 01 0605 00 7365637265742064617461 00"))
                        .sees(name, program),
                row("a server that was not asked tells no platform")
                        .client(asks)
                        .server(packet(6, "0000 01 06 00 7365637265742064617461 00"))
                        .sees(name, program),
                row("versions that do not fall, and octets that no platform has, are data")
                        .client(asks)
                        .client(request)
                        .server(packet(6, "0000 01 0606 00 7365637265742064617461 00"))
                        .sees(name, program),
                row("a request goes on behind its platform: data")
                        .client(asks)
                        .client(packet(6, "0000 01 0605 00 4C696E75782D7838362D3634 00 41"))
                        .server(packet(6, "0000 01 06 00 7365637265742064617461 00"))
                        .sees(name, program),
                row("octets that no platform has")
                        .client(asks)
                        .client(request)
                        .server(packet(6, "0000 01 06 00 736563C3A465 00"))
                        .sees(name, program),
                row("the password of a listener is a secret, however its key is written")
                        .client(connect(
                                "(CONNECT_DATA=(COMMAND=status)(PassWord = a(b)c)(VERSION=1)(PASSWORD=))", true))
                        .sees(new Seen.Secret(99, 6)));
    }

    @Test
    void lengthsAreLongOnceThatIsAgreedOn() {
        ByteView data = ByteView.of(HEX.parseHex("00120000060000000000"));
        assertThat(Packet.length(data, true, false)).isEqualTo(0x12);
        assertThat(Packet.length(data, true, true)).isEqualTo(Dissector.NOT_MINE);
        ByteView connect = ByteView.of(HEX.parseHex(connect(ASKS, true).replace(" ", "")));
        assertThat(Packet.length(connect, true, true)).isEqualTo(connect.length());
    }

    @Test
    void versionsAreReadByTheirAge() {
        assertThat(OracleVersion.text(0x0B200200L)).isEqualTo("11.2.0.2.0");
        assertThat(OracleVersion.text(0x0A200100L)).isEqualTo("10.2.0.1.0");
        assertThat(OracleVersion.text(0x13000000L)).isEqualTo("19.0.0.0.0");
        assertThat(OracleVersion.text(0)).isEmpty();
    }

    @Test
    void commandsOfTheListenerSayWhatTheyDo() {
        assertThat(Listener.service("STOP").action()).isEqualTo(Action.STOP);
        assertThat(Listener.service("reload").action()).isEqualTo(Action.CONFIGURE);
        assertThat(Listener.service("service_register_NSGR").action()).isEqualTo(Action.CONFIGURE);
        assertThat(Listener.service("status").action()).isEqualTo(Action.DIAGNOSE);
        assertThat(Listener.refusal(12505)).isEqualTo("sid_not_known");
        assertThat(Listener.refusal(12541)).isEqualTo("tns_12541");
    }

    @Test
    void thePageNamesEveryField() {
        assertThat(FieldTable.of("tns")).containsAll(fieldsWritten());
    }
}
