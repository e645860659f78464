package io.otus.dissect.dlms;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.SessionSeen;
import io.otus.core.event.Trust;
import io.otus.core.spi.Carrier;
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

/** Client 16 and the management logical device of a meter, 1. */
class DlmsDissectorTest extends DissectorContract {
    private static final Service GET = new Service(0xC0, "get", Action.READ);
    private static final Service SET = new Service(0xC1, "set", Action.WRITE);
    private static final Service EXECUTE = new Service(0xC3, "action", Action.OPERATE);
    private static final Service ASSOCIATE = new Service(0x60, "associate", Action.SESSION);
    private static final Service LOGIN = new Service(0x60, "login", Action.AUTHENTICATE).keyed("login");

    /** The examples of IEC 62056-5-3 annex D: logical names, no ciphering, no secret. */
    private static final String AARQ = "601D A109060760857405080101 BE10040E01000000065F1F040000301DFFFF";

    private static final String AARE =
            "6129 A109060760857405080101 A203020100 A305A103020100 BE10040E0800065F1F040000501F01F40007";

    private static final String ENERGY = "0003 0100010800FF 02";
    private static final String CLOCK = "0008 0000010000FF 02";

    @Override
    protected DissectorProvider provider() {
        return new DlmsProvider();
    }

    static String ask(String apdu) {
        return wrapped("0010 0001", apdu);
    }

    static String answer(String apdu) {
        return wrapped("0001 0010", apdu);
    }

    private static String wrapped(String ports, String apdu) {
        int length = apdu.replace(" ", "").length() / 2;
        return "0001" + ports + HexFormat.of().toHexDigits((short) length) + apdu;
    }

    static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static long transaction(int kind, int invoke) {
        return (long) kind << 40 | 16L << 24 | 1 << 8 | invoke;
    }

    static Seen asks(int kind, int invoke, Service service, PointRange... points) {
        return new Seen.Request(Request.confirmed(transaction(kind, invoke), service, "1", List.of(points)));
    }

    static Seen answers(int kind, int invoke, Service service, Outcome outcome, PointRange... points) {
        return new Seen.Response(new Response(transaction(kind, invoke), service, "1", outcome, List.of(points)));
    }

    private static Seen message(int source, int destination, int length, int tag, Element... body) {
        return new Seen.Message(new DlmsEvent(source, destination, length, tag, List.of(body)));
    }

    private static Element confirmed(boolean value) {
        return new Element.Value("confirmed", ValueList.bit(value));
    }

    private static PointRange energy() {
        return PointRange.named("3/1-0:1.8.0.255:2");
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.concat(associations(), Stream.concat(objects(), Stream.concat(told(), broken())));
    }

    private static Stream<Row> associations() {
        return Stream.of(
                row("an association without a secret, IEC 62056-5-3 annex D, and its end")
                        .client(ask(AARQ))
                        .server(answer(AARE))
                        .client(ask("6200"))
                        .server(answer("6300"))
                        .sees(
                                asks(2, 0, ASSOCIATE),
                                message(16, 1, 31, 0x60, Element.text("application_context_name", "2.16.756.5.8.1.1")),
                                answers(2, 0, ASSOCIATE, Outcome.OK),
                                message(
                                        1,
                                        16,
                                        43,
                                        0x61,
                                        Element.text("application_context_name", "2.16.756.5.8.1.1"),
                                        Element.number("result", 0),
                                        Element.number("result_source_diagnostic", 0)),
                                asks(3, 0, new Service(0x62, "release", Action.SESSION)),
                                message(16, 1, 2, 0x62),
                                answers(3, 0, new Service(0x62, "release", Action.SESSION), Outcome.OK),
                                message(1, 16, 2, 0x63)),
                row("one with a password in the clear, which is refused")
                        .client(ask("6036 A109060760857405080101 8A020780 8B0760857405080201 AC0A8008" + hex("12345678")
                                + "BE10040E01000000065F1F040000301DFFFF"))
                        .server(answer("6117 A109060760857405080101 A203020101 A305A10302010D"))
                        .sees(
                                asks(2, 0, LOGIN),
                                new Seen.Secret(38, 8),
                                new Seen.Session(true, "", SessionSeen.CLEARTEXT_LOGIN, ""),
                                answers(2, 0, LOGIN, Outcome.error(13, "authentication_failure"))),
                row("one with titles and a challenge, which goes on with an action that proves the secret")
                        .client(ask("6030 A109060760857405080103 A60A04084D4D4D0000000001 8A020780 8B0760857405080205"
                                + "AC0A80081122334455667788"))
                        .server(answer(
                                "6123 A109060760857405080103 A203020100 A305A10302010E" + "A40A04084D4D4D0000BC614E"))
                        .client(ask("C301 C1 000F 0000280000FF 01 01 0902ABCD"))
                        .sees(
                                asks(2, 0, LOGIN),
                                message(
                                        16,
                                        1,
                                        50,
                                        0x60,
                                        Element.text("application_context_name", "2.16.756.5.8.1.3"),
                                        Element.text("system_title", "4d4d4d0000000001"),
                                        Element.number("mechanism_name", 5)),
                                answers(2, 0, LOGIN, Outcome.OK),
                                new Seen.Claim(
                                        true,
                                        "",
                                        Attribute.INSTANCE,
                                        "DLMS system title 4d4d4d0000bc614e",
                                        Trust.DEVICE),
                                message(
                                        1,
                                        16,
                                        37,
                                        0x61,
                                        Element.text("application_context_name", "2.16.756.5.8.1.3"),
                                        Element.number("result", 0),
                                        Element.number("result_source_diagnostic", 14),
                                        Element.text("system_title", "4d4d4d0000bc614e")),
                                new Seen.Secret(21, 4),
                                asks(
                                        0,
                                        1,
                                        new Service(0xC3, "reply_to_hls_authentication", Action.AUTHENTICATE)
                                                .keyed("195/hls"),
                                        PointRange.named("15/0-0:40.0.0.255:1")),
                                message(
                                        16,
                                        1,
                                        17,
                                        0xC3,
                                        Element.number("invoke_id", 1),
                                        confirmed(true),
                                        Element.number("class_id", 15),
                                        Element.text("instance_id", "0-0:40.0.0.255"),
                                        Element.number("method_id", 1))));
    }

    private static Stream<Row> objects() {
        return Stream.of(
                row("energy is read, and what there is not")
                        .client(ask("C001 C1" + ENERGY + "00"))
                        .server(answer("C401 C1 00 06 0001E240"))
                        .client(ask("C001 82" + ENERGY + "00"))
                        .server(answer("C401 82 01 04"))
                        .sees(
                                asks(0, 1, GET, energy()),
                                message(
                                        16,
                                        1,
                                        13,
                                        0xC0,
                                        Element.number("invoke_id", 1),
                                        confirmed(true),
                                        Element.number("class_id", 3),
                                        Element.text("instance_id", "1-0:1.8.0.255"),
                                        Element.number("attribute_id", 2)),
                                answers(0, 1, GET, Outcome.OK, energy().with(ValueList.unsigned(123_456))),
                                message(
                                        1,
                                        16,
                                        9,
                                        0xC4,
                                        Element.number("invoke_id", 1),
                                        confirmed(true),
                                        Element.text("data", "060001e240")),
                                asks(0, 2, GET, energy()),
                                message(
                                        16,
                                        1,
                                        13,
                                        0xC0,
                                        Element.number("invoke_id", 2),
                                        confirmed(false),
                                        Element.number("class_id", 3),
                                        Element.text("instance_id", "1-0:1.8.0.255"),
                                        Element.number("attribute_id", 2)),
                                answers(0, 2, GET, Outcome.error(4, "object_undefined")),
                                message(
                                        1,
                                        16,
                                        5,
                                        0xC4,
                                        Element.number("invoke_id", 2),
                                        confirmed(false),
                                        Element.number("data_access_result", 4))),
                row("a meter says what it is: serial number, name and firmware")
                        .client(ask("C001 C1 0001 0000600100FF 02 00"))
                        .server(answer("C401 C1 00 0908" + hex("12345678")))
                        .client(ask("C001 C2 0001 00002A0000FF 02 00"))
                        .server(answer("C401 C2 00 0905" + hex("MMM17")))
                        .client(ask("C001 C3 0001 0100000200FF 02 00"))
                        .server(answer("C401 C3 00 0A03" + hex("1.2")))
                        .sees(
                                new Seen.Claim(true, "", Attribute.SERIAL, "12345678", Trust.DEVICE),
                                new Seen.Claim(true, "", Attribute.NAME, "MMM17", Trust.DEVICE),
                                new Seen.Claim(true, "", Attribute.FIRMWARE, "1.2", Trust.DEVICE)),
                row("two decimal digits in an octet, and a delta, IEC 62056-5-3 §9.5")
                        .client(ask("C001 C1 0001 0000600B00FF 02 00"))
                        .server(answer("C401 C1 00 0D25"))
                        .client(ask("C001 C2 0001 0000600B00FF 02 00"))
                        .server(answer("C401 C2 00 1DFFFE"))
                        .sees(
                                asks(0, 1, GET, PointRange.named("1/0-0:96.11.0.255:2")),
                                answers(
                                        0,
                                        1,
                                        GET,
                                        Outcome.OK,
                                        PointRange.named("1/0-0:96.11.0.255:2", ValueList.unsigned(25))),
                                asks(0, 2, GET, PointRange.named("1/0-0:96.11.0.255:2")),
                                answers(
                                        0,
                                        2,
                                        GET,
                                        Outcome.OK,
                                        PointRange.named("1/0-0:96.11.0.255:2", ValueList.signed(-2)))),
                row("a profile is read in blocks, from an entry on")
                        .client(ask("C001 C1 0007 0100630100FF 02 01 02 0204 060000000106000000021200001200 00"))
                        .server(answer("C402 C1 00 00000001 00 03 010203"))
                        .client(ask("C002 C1 00000001"))
                        .server(answer("C402 C1 01 00000002 00 01 04"))
                        .sees(
                                asks(0, 1, GET, PointRange.named("7/1-0:99.1.0.255:2")),
                                answers(0, 1, GET, Outcome.OK),
                                asks(0, 1, new Service(0xC0, "get_next", Action.READ).keyed("192/next")),
                                answers(
                                        0,
                                        1,
                                        new Service(0xC0, "get_next", Action.READ).keyed("192/next"),
                                        Outcome.OK)),
                row("several are read, of which one there is not")
                        .client(ask("C003 C1 02" + ENERGY + "00" + CLOCK + "00"))
                        .server(answer("C403 C1 02 00 1107 01 04"))
                        .sees(
                                asks(0, 1, GET, energy(), PointRange.named("8/0-0:1.0.0.255:2")),
                                answers(
                                        0,
                                        1,
                                        GET,
                                        Outcome.error(4, "object_undefined"),
                                        energy().with(ValueList.unsigned(7)))),
                row("a value, the clock and a secret are set; in blocks, and several at once")
                        .client(ask("C101 C1 0001 0000600B00FF 02 00 1105"))
                        .server(answer("C501 C1 00"))
                        .client(ask("C101 C2" + CLOCK + "00 090C 07E90101010C000000FFC400"))
                        .server(answer("C501 C2 03"))
                        .client(ask("C101 C3 000F 0000280000FF 07 00 0904" + hex("pass")))
                        .client(ask("C102 C4 0001 0000600B00FF 02 00 00 00000001 02 0911"))
                        .server(answer("C502 C4 00000001"))
                        .client(ask("C103 C4 01 00000002 01 05"))
                        .server(answer("C503 C4 00 00000002"))
                        .client(ask("C104 85 01 0001 0000600B00FF 02 00 01 1106"))
                        .server(answer("C505 85 01 00"))
                        .sees(
                                asks(0, 1, SET, PointRange.named("1/0-0:96.11.0.255:2", ValueList.unsigned(5))),
                                answers(0, 1, SET, Outcome.OK),
                                asks(
                                        0,
                                        2,
                                        new Service(0xC1, "set_clock", Action.TIME_SET).keyed("193/clock"),
                                        PointRange.named(
                                                "8/0-0:1.0.0.255:2", ValueList.text("07e90101010c000000ffc400"))),
                                answers(
                                        0,
                                        2,
                                        new Service(0xC1, "set_clock", Action.TIME_SET).keyed("193/clock"),
                                        Outcome.error(3, "read_write_denied")),
                                new Seen.Secret(21, 6),
                                asks(
                                        0,
                                        3,
                                        new Service(0xC1, "set_secret", Action.CREDENTIAL_SET).keyed("193/secret"),
                                        PointRange.named("15/0-0:40.0.0.255:7")),
                                asks(0, 4, SET, PointRange.named("1/0-0:96.11.0.255:2")),
                                answers(0, 4, SET, Outcome.OK),
                                asks(0, 4, new Service(0xC1, "set_block", Action.WRITE).keyed("193/block")),
                                answers(
                                        0,
                                        4,
                                        new Service(0xC1, "set_block", Action.WRITE).keyed("193/block"),
                                        Outcome.OK),
                                new Seen.Request(Request.unconfirmed(
                                        SET,
                                        "1",
                                        List.of(PointRange.named("1/0-0:96.11.0.255:2", ValueList.unsigned(6)))))),
                row("security is activated, and a certificate is put in")
                        .client(ask("C301 C1 0040 00002B0000FF 01 01 1601"))
                        .client(ask("C301 C2 0040 00002B0000FF 06 01 0900"))
                        .sees(
                                asks(
                                        0,
                                        1,
                                        new Service(0xC3, "activate_security", Action.CONFIGURE).keyed("195/security"),
                                        PointRange.named("64/0-0:43.0.0.255:1", ValueList.unsigned(1))),
                                asks(
                                        0,
                                        2,
                                        new Service(0xC3, "change_secret", Action.CREDENTIAL_SET).keyed("195/secret"),
                                        PointRange.named("64/0-0:43.0.0.255:6"))),
                row("a meter makes a new key of its own")
                        .client(ask("C301 C1 0040 00002B0000FF 04 01 1600"))
                        .sees(asks(
                                0,
                                1,
                                new Service(0xC3, "change_secret", Action.CREDENTIAL_SET).keyed("195/secret"),
                                PointRange.named("64/0-0:43.0.0.255:4"))),
                row("the supply is cut, an image is sent, a script is run")
                        .client(ask("C301 C1 0046 0000600A03FF 01 01 0F00"))
                        .server(answer("C701 C1 00 00"))
                        .client(ask("C301 C2 0012 00002C0000FF 04 01 0F00"))
                        .server(answer("C701 C2 0C 00"))
                        .client(ask("C301 C3 0009 00000A0064FF 01 01 120001"))
                        .sees(
                                asks(
                                        0,
                                        1,
                                        new Service(0xC3, "remote_disconnect", Action.OPERATE).keyed("195/disconnect"),
                                        PointRange.named("70/0-0:96.10.3.255:1", ValueList.signed(0))),
                                answers(
                                        0,
                                        1,
                                        new Service(0xC3, "remote_disconnect", Action.OPERATE).keyed("195/disconnect"),
                                        Outcome.OK),
                                asks(
                                        0,
                                        2,
                                        new Service(0xC3, "image_transfer", Action.FIRMWARE).keyed("195/image"),
                                        PointRange.named("18/0-0:44.0.0.255:4", ValueList.signed(0))),
                                answers(
                                        0,
                                        2,
                                        new Service(0xC3, "image_transfer", Action.FIRMWARE).keyed("195/image"),
                                        Outcome.error(12, "type_unmatched")),
                                asks(0, 3, EXECUTE, PointRange.named("9/0-0:10.0.100.255:1", ValueList.unsigned(1)))));
    }

    private static Stream<Row> told() {
        return Stream.of(
                row("a meter tells an event, and pushes data")
                        .server(answer("C200 0003 0100010800FF 02 1101"))
                        .server(answer("0F 00000001 00 0202 1101 1202BC"))
                        .sees(
                                new Seen.Request(Request.notification(
                                        new Service(0xC2, "event_notification", Action.NOTIFY),
                                        "1",
                                        List.of(energy().with(ValueList.unsigned(1))))),
                                message(
                                        1,
                                        16,
                                        13,
                                        0xC2,
                                        Element.number("class_id", 3),
                                        Element.text("instance_id", "1-0:1.8.0.255"),
                                        Element.number("attribute_id", 2),
                                        Element.text("data", "1101")),
                                new Seen.Request(Request.notification(
                                        new Service(0x0F, "data_notification", Action.NOTIFY), "1", List.of())),
                                message(
                                        1,
                                        16,
                                        13,
                                        0x0F,
                                        Element.number("long_invoke_id", 1),
                                        Element.text("data", "020211011202bc"))),
                row("variables are read and written by short names, and one is refused as a whole")
                        .client(ask("05 01 02 FA00"))
                        .server(answer("0C 01 00 1107"))
                        .client(ask("06 01 02 FA08 01 1108"))
                        .server(answer("0D 01 01 03"))
                        .client(ask("05 01 02 FA00"))
                        .server(answer("0E 05 03 02"))
                        .sees(
                                asks(1, 0, new Service(0x05, "read", Action.READ), PointRange.of("sn", 0xFA00, 1)),
                                answers(
                                        1,
                                        0,
                                        new Service(0x05, "read", Action.READ),
                                        Outcome.OK,
                                        PointRange.of("sn", 0xFA00, ValueList.unsigned(7))),
                                asks(
                                        1,
                                        0,
                                        new Service(0x06, "write", Action.WRITE),
                                        PointRange.of("sn", 0xFA08, ValueList.unsigned(8))),
                                answers(
                                        1,
                                        0,
                                        new Service(0x06, "write", Action.WRITE),
                                        Outcome.error(3, "read_write_denied")),
                                asks(1, 0, new Service(0x05, "read", Action.READ), PointRange.of("sn", 0xFA00, 1)),
                                answers(
                                        1,
                                        0,
                                        new Service(0x05, "read", Action.READ),
                                        Outcome.error(2, "confirmed_service_error"))),
                row("what is ciphered is told as that, with its service, and refused with an exception")
                        .client(ask("C8 0B 30 00000007 AABBCCDDEEFF"))
                        .server(answer("CC 0B 30 00000008 AABBCCDDEEFF"))
                        .client(ask("D1 0B 30 00000009 AABBCCDDEEFF"))
                        .server(answer("D8 01 02"))
                        .client(ask("DB 08 4D4D4D0000000001 0B 30 0000000A AABBCCDDEEFF"))
                        .server(answer("DB 08 4D4D4D0000BC614E 0B 30 0000000B AABBCCDDEEFF"))
                        .sees(
                                asks(4, 0, new Service(0xC8, "glo_get_request", Action.READ)),
                                message(
                                        16,
                                        1,
                                        13,
                                        0xC8,
                                        Element.number("security_control", 0x30),
                                        Element.number("invocation_counter", 7)),
                                answers(4, 0, new Service(0xC8, "glo_get_request", Action.READ), Outcome.OK),
                                message(
                                        1,
                                        16,
                                        13,
                                        0xCC,
                                        Element.number("security_control", 0x30),
                                        Element.number("invocation_counter", 8)),
                                asks(4, 0, new Service(0xD1, "ded_set_request", Action.WRITE)),
                                message(
                                        16,
                                        1,
                                        13,
                                        0xD1,
                                        Element.number("security_control", 0x30),
                                        Element.number("invocation_counter", 9)),
                                answers(
                                        4,
                                        0,
                                        new Service(0xD1, "ded_set_request", Action.WRITE),
                                        Outcome.error(2, "service_not_supported")),
                                message(
                                        1,
                                        16,
                                        3,
                                        0xD8,
                                        Element.number("state_error", 1),
                                        Element.number("service_error", 2)),
                                asks(4, 0, new Service(-1, "general_ciphered", Action.OTHER)),
                                message(
                                        16,
                                        1,
                                        22,
                                        0xDB,
                                        Element.text("system_title", "4d4d4d0000000001"),
                                        Element.number("security_control", 0x30),
                                        Element.number("invocation_counter", 10)),
                                answers(4, 0, new Service(-1, "general_ciphered", Action.OTHER), Outcome.OK),
                                message(
                                        1,
                                        16,
                                        22,
                                        0xDB,
                                        Element.text("system_title", "4d4d4d0000bc614e"),
                                        Element.number("security_control", 0x30),
                                        Element.number("invocation_counter", 11))));
    }

    private static Stream<Row> broken() {
        return Stream.of(
                row("associations without a context, and whose lengths are wrong")
                        .client(ask("6002 8000"))
                        .client(ask("60FF A109060760857405080101"))
                        .sees(
                                new Seen.Malformed(DlmsAnomaly.ASSOCIATION, 8),
                                new Seen.Malformed(DlmsAnomaly.ASSOCIATION, 8)),
                row("bodies that end too early, a type that there is not, and more parts than there are")
                        .client(ask("C001 C1 0003 0100"))
                        .client(ask("C101 C1 0001 0000600B00FF 02 00 63"))
                        .client(ask("C101 C1 0001 0000600B00FF 02 00 0105 1101"))
                        .client(ask("C101 C1 0001 0000600B00FF 02 00" + "0101".repeat(20) + "00"))
                        .sees(
                                new Seen.Malformed(DlmsAnomaly.BODY, 13),
                                new Seen.Malformed(DlmsAnomaly.BODY, 22),
                                new Seen.Malformed(DlmsAnomaly.BODY, 25),
                                new Seen.Malformed(DlmsAnomaly.BODY, 55)),
                row("choices that there are not")
                        .client(ask("C009 C1"))
                        .client(ask("C109 C1"))
                        .client(ask("C309 C1"))
                        .server(answer("C409 C1"))
                        .server(answer("C509 C1"))
                        .server(answer("C709 C1"))
                        .client(ask("05 01 09"))
                        .sees(
                                new Seen.Unknown("choice", 9),
                                new Seen.Unknown("choice", 9),
                                new Seen.Unknown("choice", 9),
                                new Seen.Unknown("choice", 9),
                                new Seen.Unknown("choice", 9),
                                new Seen.Unknown("choice", 9),
                                new Seen.Unknown("choice", 9)),
                row("what is no DLMS: another version, an APDU that there is not, and one of nothing")
                        .client("0002 0010 0001 0002 6200")
                        .client("0001 0010 0001 0002 7000")
                        .client("0001 0010 0001 0000 62")
                        .sees());
    }

    @Test
    void theTableOfFieldsIsComplete() {
        assertThat(FieldTable.of("dlms")).isEqualTo(fieldsWritten());
    }

    @Test
    void awayFromItsPortOnlyARequestForAnAssociationIsTakenForIt() {
        DissectorHarness elsewhere = new DissectorHarness(provider().create(), Carrier.STREAM) {
            @Override
            public boolean hinted() {
                return false;
            }
        };
        Dissector dissector = provider().create();
        ByteView get = ByteView.of(
                HexFormat.of().parseHex(ask("C001C1" + ENERGY + "00").replace(" ", "")));
        assertThat(dissector.frameLength(get, elsewhere)).isEqualTo(Dissector.NOT_MINE);
        ByteView other =
                ByteView.of(HexFormat.of().parseHex(ask(AARQ).replace(" ", "").replace("60857405", "60857406")));
        assertThat(dissector.frameLength(other, elsewhere)).isEqualTo(Dissector.NOT_MINE);
        ByteView own = ByteView.of(HexFormat.of().parseHex(ask(AARQ).replace(" ", "")));
        assertThat(dissector.frameLength(own, elsewhere)).isEqualTo(own.length());
        assertThat(dissector.frameLength(own.slice(0, 20), elsewhere)).isEqualTo(Dissector.NEED_MORE);
        assertThat(dissector.isCertain(own, elsewhere)).isTrue();
    }
}
