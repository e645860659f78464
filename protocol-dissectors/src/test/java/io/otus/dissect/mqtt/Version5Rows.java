package io.otus.dissect.mqtt;

import static io.otus.dissect.mqtt.MqttDissectorTest.packet;
import static io.otus.dissect.mqtt.MqttDissectorTest.text;
import static io.otus.testkit.Row.row;

import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Trust;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.core.value.ValueList;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.List;
import java.util.stream.Stream;

/** Properties and reason codes, laid out as MQTT 5.0 §2.2.2 and §2.4 have them. */
final class Version5Rows {
    private static final String OPENS = packet(0x10, text("MQTT"), "05 02 003C 00", text("c"));
    private static final Seen OPENED =
            new Seen.Message(new MqttEvent.Connect(5, 60, "c", "", "", Properties.NONE, Properties.NONE));

    private static final Seen CONNECTS = new Seen.Request(Request.confirmed(0, MqttDissector.CONNECT, "", List.of()));

    /** As many as are kept, and one more: 455 octets. */
    private static final String MANY_USERS = ("26" + text("k") + text("v")).repeat(65);

    private Version5Rows() {}

    private static String properties(String... parts) {
        String all = String.join("", parts).replace(" ", "");
        return "%02X".formatted(all.length() / 2) + all;
    }

    private static Properties of(Element... elements) {
        return new Properties(List.of(elements));
    }

    private static Element user(String name, String value) {
        return new Element.Groups(
                "user_properties",
                List.of(new Element.Group(
                        "user_properties", List.of(Element.text("name", name), Element.text("value", value)))));
    }

    private static Seen answer(String message, int identifier, List<Integer> codes, String name, Element... elements) {
        return new Seen.Message(new MqttEvent.Acknowledgement(message, identifier, codes, name, of(elements)));
    }

    private static Seen published(String topic, double value) {
        return new Seen.Request(Request.unconfirmed(
                MqttDissector.PUBLISH, "", List.of(PointRange.named(topic, ValueList.reals(value)))));
    }

    static Stream<Row> rows() {
        return Stream.of(connections(), publications(), answers(), broken()).flatMap(rows -> rows);
    }

    private static Stream<Row> connections() {
        String will =
                properties("18 00000005 01 01 02 0000003C 03", text("text/plain"), "08", text("r"), "09 0002 ABCD");
        String asks = properties(
                "11 0000012C 21 0014 27 00010000 22 000A 19 01 17 01",
                "15",
                text("K"),
                "16 0003 010203",
                "26",
                text("k"),
                text("v"));
        String gives = properties(
                "11 00000000 21 0064 24 01 25 00 27 00000400 12",
                text("auto-7"),
                "22 0005 1F",
                text("hello"),
                "28 01 29 00 2A 01 13 001E 1A",
                text("i"),
                "1C",
                text("b2"));
        return Stream.of(
                row("a Connect with all its properties, and those of its will")
                        .client(packet(
                                0x10, text("MQTT"), "05 06 003C", asks, text("c"), will, text("gone"), text("bye")))
                        .sees(
                                new Seen.Secret(40, 3),
                                new Seen.Message(new MqttEvent.Connect(
                                        5,
                                        60,
                                        "c",
                                        "gone",
                                        "",
                                        of(
                                                Element.number("session_expiry_interval", 300),
                                                Element.number("receive_maximum", 20),
                                                Element.number("maximum_packet_size", 65_536),
                                                Element.number("topic_alias_maximum", 10),
                                                Element.number("request_response_information", 1),
                                                Element.number("request_problem_information", 1),
                                                Element.text("authentication_method", "K"),
                                                Element.text("authentication_data", "masked"),
                                                user("k", "v")),
                                        of(
                                                Element.number("will_delay_interval", 5),
                                                Element.number("payload_format_indicator", 1),
                                                Element.number("message_expiry_interval", 60),
                                                Element.text("content_type", "text/plain"),
                                                Element.text("response_topic", "r"),
                                                Element.text("correlation_data", "abcd"))))),
                row("a Connack that gives the client its name and its bounds")
                        .client(OPENS)
                        .server(packet(0x20, "00 00", gives))
                        .sees(
                                OPENED,
                                new Seen.Claim(true, "", Attribute.SERVICE, "MQTT client c", Trust.SESSION),
                                answer(
                                        "connack",
                                        -1,
                                        List.of(0),
                                        "success",
                                        Element.number("session_expiry_interval", 0),
                                        Element.number("receive_maximum", 100),
                                        Element.number("maximum_qos", 1),
                                        Element.number("retain_available", 0),
                                        Element.number("maximum_packet_size", 1024),
                                        Element.text("assigned_client_identifier", "auto-7"),
                                        Element.number("topic_alias_maximum", 5),
                                        Element.text("reason_string", "hello"),
                                        Element.number("wildcard_subscription_available", 1),
                                        Element.number("subscription_identifier_available", 0),
                                        Element.number("shared_subscription_available", 1),
                                        Element.number("server_keep_alive", 30),
                                        Element.text("response_information", "i"),
                                        Element.text("server_reference", "b2")),
                                new Seen.Claim(false, "", Attribute.SERVICE, "MQTT client auto-7", Trust.SESSION)));
    }

    private static Stream<Row> publications() {
        return Stream.of(
                row("an alias stands for the topic that was written with it, §3.3.2.3.4")
                        .client(OPENS
                                + packet(0x30, text("t/1"), properties("23 0001"), "31")
                                + packet(0x30, text(""), properties("23 0001"), "32"))
                        .sees(CONNECTS, published("t/1", 1), published("t/1", 2)),
                row("an alias of the other side is another one")
                        .client(OPENS + packet(0x30, text("t/1"), properties("23 0001"), "31"))
                        .server(packet(0x30, text(""), properties("23 0001"), "32"))
                        .sees(
                                OPENED,
                                new Seen.Message(new MqttEvent.Publish(
                                        false, 0, false, "t/1", 0, 1, of(Element.number("topic_alias", 1)))),
                                new Seen.Message(new MqttEvent.Publish(
                                        false, 0, false, "", 0, 1, of(Element.number("topic_alias", 1))))),
                row("an alias behind more properties of a user than are kept")
                        .client(OPENS
                                + packet(0x30, text("t/1"), properties("23 0001"), "31")
                                + packet(0x30, text(""), "CA 03", MANY_USERS, "23 0001", "32"))
                        .sees(CONNECTS, published("t/1", 1), published("t/1", 2)),
                row("a bridge of version 5")
                        .client(packet(0x10, text("MQTT"), "85 02 003C 00", text("c"))
                                + packet(0x30, text("t"), properties("01 01"), "31"))
                        .sees(
                                new Seen.Message(
                                        new MqttEvent.Connect(0x85, 60, "c", "", "", Properties.NONE, Properties.NONE)),
                                CONNECTS,
                                new Seen.Message(new MqttEvent.Publish(
                                        false, 0, false, "t", 0, 1, of(Element.number("payload_format_indicator", 1)))),
                                published("t", 1)),
                row("a message that several subscriptions get")
                        .client(OPENS)
                        .server(packet(0x30, text("t"), properties("0B 01 0B 8001"), "32"))
                        .sees(
                                OPENED,
                                new Seen.Message(new MqttEvent.Publish(
                                        false,
                                        0,
                                        false,
                                        "t",
                                        0,
                                        1,
                                        of(new Element.Values(
                                                "subscription_identifiers",
                                                ValueList.unsigned(new long[] {1, 128})))))));
    }

    private static Stream<Row> answers() {
        return Stream.of(
                row("each filter has a code: one was granted, §3.9.3")
                        .client(OPENS + packet(0x82, "0007", properties("0B 05"), text("a"), "01", text("b"), "02"))
                        .server("90 05 0007 00 01 87 B0 05 0008 00 00 11")
                        .sees(
                                OPENED,
                                new Seen.Message(new MqttEvent.Subscription(
                                        "subscribe",
                                        7,
                                        List.of("a", "b"),
                                        of(new Element.Values(
                                                "subscription_identifiers", ValueList.unsigned(new long[] {5}))))),
                                answer("suback", 7, List.of(1, 0x87), "not_authorized"),
                                new Seen.Response(
                                        new Response(8L << 16 | 7, MqttDissector.SUBSCRIBE, "", Outcome.OK, List.of())),
                                answer("unsuback", 8, List.of(0, 0x11), "success")),
                row("no filter was granted, and the first reason counts")
                        .client(OPENS + packet(0x82, "0007", properties(), text("a"), "01", text("b"), "02"))
                        .server("90 05 0007 00 87 8F")
                        .sees(new Seen.Response(new Response(
                                8L << 16 | 7,
                                MqttDissector.SUBSCRIBE,
                                "",
                                Outcome.error(0x87, "not_authorized"),
                                List.of()))),
                row("a Puback with a reason, and one that ends before it, §3.4.2.1")
                        .client(OPENS)
                        .server("40 03 0001 10 40 02 0002")
                        .sees(
                                OPENED,
                                answer("puback", 1, List.of(0x10), "no_matching_subscribers"),
                                answer("puback", 2, List.of(), "")),
                row("a Disconnect says why, §3.14, and Auth goes on, §3.15")
                        .client(OPENS
                                + packet(0xF0, "18", properties("15", text("K")))
                                + packet(0xE0, "04", properties("11 00000005")))
                        .server("E0 01 8B E0 00")
                        .sees(
                                OPENED,
                                answer(
                                        "auth",
                                        -1,
                                        List.of(0x18),
                                        "continue_authentication",
                                        Element.text("authentication_method", "K")),
                                answer(
                                        "disconnect",
                                        -1,
                                        List.of(4),
                                        "disconnect_with_will_message",
                                        Element.number("session_expiry_interval", 5)),
                                answer("disconnect", -1, List.of(0x8B), "server_shutting_down"),
                                answer("disconnect", -1, List.of(), "")));
    }

    private static Stream<Row> broken() {
        return Stream.of(
                row("a property that is not known ends what is read of them, and the payload is found behind")
                        .client(OPENS + packet(0x30, text("t"), properties("7E 01 02"), "31"))
                        .sees(CONNECTS, new Seen.Unknown("property", 0x7E), published("t", 1)),
                row("an identifier that passes the properties is none that is not known")
                        .client(OPENS + packet(0x30, text("t"), "01 80", "31"))
                        .sees(new Seen.Malformed(MqttAnomaly.FIELDS, 8)),
                row("a property that passes the properties")
                        .client(OPENS + packet(0x30, text("t"), "02 23 00", "31"))
                        .sees(new Seen.Malformed(MqttAnomaly.FIELDS, 9)),
                row("properties that pass the packet")
                        .client(OPENS + packet(0x30, text("t"), "09 23 00"))
                        .sees(new Seen.Malformed(MqttAnomaly.FIELDS, 6)));
    }
}
