package io.otus.dissect.c1222;

import static io.otus.testkit.Row.row;

import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
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

/**
 * Rows that say captured have messages of captures of icsnpp-c1222 (BSD), or example 8 of the standard that is among
 * them; the others have services of the standard between the same two nodes.
 */
class C1222DissectorTest extends DissectorContract {
    private static final String METER = "1.3.6.1.4.1.33507.1919.12345678.0";
    private static final String HOST = "1.3.6.1.4.1.33507";
    private static final String TO_METER =
            "A211060F2B060104018285638E7F85F1C24E00 A60A06082B06010401828563 A806020413E81421";
    private static final String TO_HOST =
            "A20A06082B06010401828563 A611060F2B060104018285638E7F85F1C24E00 A806020413E81421";
    private static final long TRANSACTION = 333976609L << 8;

    /** "GE ", "kV2c", 2.1, 5.3 and the serial number, as table 1 has them. */
    private static final String TABLE_1 = "47452020 6B56326320202020 0201 0503 31323334353637382020202020202020";

    @Override
    protected DissectorProvider provider() {
        return new C1222Provider();
    }

    private static String hex(int value) {
        return String.format("%02X", value);
    }

    private static String hex16(int value) {
        return String.format("%04X", value);
    }

    /** A value behind its tag and length. */
    private static String tlv(String tag, String hex) {
        String value = hex.replace(" ", "");
        int length = value.length() / 2;
        String octets = length < 0x80 ? hex(length) : length < 0x100 ? "81" + hex(length) : "82" + hex16(length);
        return tag + octets + value;
    }

    private static String message(String elements, String epsem) {
        return tlv("60", elements + tlv("BE", tlv("28", tlv("81", epsem))));
    }

    /** One service that the host asks of the meter, of whose answer it wants to hear. */
    private static String ask(String service) {
        return message(TO_METER, "80" + tlv("", service));
    }

    private static String answer(String result) {
        return message(TO_HOST, "80" + tlv("", result));
    }

    /** Count, data, and the checksum that makes their sum 0. */
    private static String table(String hex) {
        String data = hex.replace(" ", "");
        int sum = 0;
        for (int i = 0; i < data.length(); i += 2) {
            sum += Integer.parseInt(data.substring(i, i + 2), 16);
        }
        return hex16(data.length() / 2) + data + hex(-sum & 0xFF);
    }

    private static Seen asked(Service service, PointRange... points) {
        return new Seen.Request(Request.confirmed(TRANSACTION, service, METER, List.of(points)));
    }

    private static Seen asked(int code, PointRange... points) {
        return asked(ServiceCode.service(code), points);
    }

    private static Seen answered(Service service, Outcome outcome) {
        return new Seen.Response(new Response(TRANSACTION, service, METER, outcome, List.of()));
    }

    private static Seen answered(int code) {
        return answered(ServiceCode.service(code), Outcome.OK);
    }

    private static Seen claim(Attribute attribute, String value) {
        return new Seen.Claim(true, METER, attribute, value, Trust.DEVICE);
    }

    private static PointRange written(String point, String data) {
        return PointRange.named(point, ValueList.text(data));
    }

    private static Service procedure(int number, String name, Action action) {
        return new Service(ServiceCode.WRITE, name, action).keyed("64/" + number);
    }

    private static Service makers(int number) {
        return new Service(ServiceCode.WRITE, "manufacturer_procedure", Action.OPERATE).keyed("64/mfg" + number);
    }

    /** What an order of octets decides. */
    private static Seen either(String key, String name, Action action, String data) {
        return asked(new Service(ServiceCode.WRITE, name, action).keyed(key), written("ST7", data));
    }

    private static Seen malformed(C1222Anomaly anomaly, int offset) {
        return new Seen.Malformed(anomaly, offset);
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                        captured(),
                        tables(),
                        writes(),
                        procedures(),
                        secrets(),
                        told(),
                        sessions(),
                        network(),
                        broken())
                .flatMap(rows -> rows);
    }

    private static Stream<Row> captured() {
        return Stream.of(
                row("identify, as captured")
                        .client("6030A211060F2B060104018285638E7F85F1C24E00A60A06082B06010401828563A806020413E81421BE07"
                                + "28058103800120")
                        .server("6059A20A06082B06010401828563A611060F2B060104018285638E7F85F1C24E00A806020413E81421BE30"
                                + "282E812C802A000301000406082B0601040182856305080606082B06010401828563070B0100010203"
                                + "0A040D05060700")
                        .sees(asked(ServiceCode.IDENTIFY), answered(ServiceCode.IDENTIFY)),
                row("encrypted with authentication, as captured: a called invocation is what is answered")
                        .client("6066A210060E2B060104018285638E7F81B27A00A60E060C2B060104018285638E7F5801A8060204768091"
                                + "F6AC0FA20DA00BA10980010081044E4A8753BE292827812588"
                                + "7EB7486FF3B0637A972925A07DBE16C0"
                                + "006EE5F0CFC336A46D6334BDDD61D833E04931F0")
                        .server("608198A20E060C2B060104018285638E7F5801A40602047680"
                                + "91F6A610060E2B060104018285638E7F"
                                + "81B27A00A80302010BAC0FA20DA00BA10980010081044E4A8753BE562854815288"
                                + "1A".repeat(81))
                        .sees(
                                new Seen.Encrypted(),
                                new Seen.Request(Request.confirmed(
                                        1988137462L << 8,
                                        ServiceCode.CIPHERTEXT,
                                        "1.3.6.1.4.1.33507.1919.22906.0",
                                        List.of())),
                                new Seen.Encrypted(),
                                new Seen.Response(new Response(
                                        1988137462L << 8,
                                        ServiceCode.CIPHERTEXT,
                                        "1.3.6.1.4.1.33507.1919.22906.0",
                                        Outcome.UNPAIRED,
                                        List.of()))),
                row("relative ApTitles of example 8, as captured; nothing but the called invocation tells who answers")
                        .someone(
                                "604FA20580037BC175A60480027B04A803020103AC0FA20DA00BA109800102810448F3D061BE2A28288126"
                                        + "8841D10CDA76206811B36F781489A11997773E117CB07AA3AA40374A7107C50DA7F799C5D4E8")
                        .sees(
                                new Seen.Encrypted(),
                                new Seen.Direction(Direction.FROM_CLIENT),
                                new Seen.Request(
                                        Request.confirmed(3L << 8, ServiceCode.CIPHERTEXT, ".123.8437", List.of()))),
                row("a refusal, as captured")
                        .client(ask("20"))
                        .server("6030A20A06082B06010401828563A611060F2B060104018285638E7F85F1C24E00A806020413E81421BE07"
                                + "2805810380010A")
                        .sees(
                                asked(ServiceCode.IDENTIFY),
                                answered(
                                        ServiceCode.service(ServiceCode.IDENTIFY),
                                        Outcome.error(0x0A, "invalid_service_sequence_state"))),
                row("a table whose checksum is wrong, as captured")
                        .client("6036A211060F2B060104018285638E7F85F1C24E00A60A06082B06010401828563A806020413E81421BE0D"
                                + "280B8109800731000000000001")
                        .server("603BA20A06082B06010401828563A611060F2B060104018285638E7F85F1C24E00A806020413E81421BE12"
                                + "2810810E800C0000087465737464617461" + "00")
                        .sees(
                                asked(0x31, PointRange.named("ST0.0")),
                                malformed(C1222Anomaly.CHECKSUM, 60),
                                answered(0x31)));
    }

    private static Stream<Row> tables() {
        return Stream.of(
                row("table 1 tells maker, model, versions and serial number")
                        .client(ask("300001"))
                        .server(answer("00" + table(TABLE_1)))
                        .sees(
                                asked(ServiceCode.READ, PointRange.named("ST1")),
                                claim(Attribute.VENDOR, "GE"),
                                claim(Attribute.MODEL, "kV2c"),
                                claim(Attribute.HARDWARE, "2.1"),
                                claim(Attribute.FIRMWARE, "5.3"),
                                claim(Attribute.SERIAL, "12345678"),
                                answered(ServiceCode.READ)),
                row("a serial number of sixteen digits, two an octet")
                        .client(ask("3F 0001 000000 0018"))
                        .server(answer("00" + table(TABLE_1.substring(0, 36) + "0000000012345678")))
                        .sees(
                                asked(ServiceCode.READ_OFFSET, PointRange.of("ST1", 0, 24)),
                                claim(Attribute.VENDOR, "GE"),
                                claim(Attribute.MODEL, "kV2c"),
                                claim(Attribute.HARDWARE, "2.1"),
                                claim(Attribute.FIRMWARE, "5.3"),
                                claim(Attribute.SERIAL, "0000000012345678"),
                                answered(ServiceCode.READ_OFFSET)),
                row("a part from within table 1 tells nothing")
                        .client(ask("3F 0001 000004 0018"))
                        .server(answer("00" + table("20".repeat(24))))
                        .sees(
                                asked(ServiceCode.READ_OFFSET, PointRange.of("ST1", 4, 24)),
                                answered(ServiceCode.READ_OFFSET)),
                row("table 5 tells the name, and table 6 name and place")
                        .client(ask("300005"))
                        .server(answer("00" + table("4D3031" + "20".repeat(17))))
                        .sees(
                                asked(ServiceCode.READ, PointRange.named("ST5")),
                                claim(Attribute.NAME, "M01"),
                                answered(ServiceCode.READ)),
                row("table 6 tells where the meter is")
                        .client(ask("300006"))
                        .server(answer(
                                "00" + table("20".repeat(40) + "5354" + "20".repeat(38) + "4D31" + "20".repeat(148))))
                        .sees(
                                asked(ServiceCode.READ, PointRange.named("ST6")),
                                claim(Attribute.LOCATION, "ST"),
                                claim(Attribute.NAME, "M1"),
                                answered(ServiceCode.READ)),
                row("the default tables, and one of the maker's that waits to become active")
                        .client(ask("3E") + ask("301805"))
                        .sees(
                                asked(ServiceCode.READ_DEFAULT),
                                asked(ServiceCode.READ, PointRange.named("pending_MT5"))),
                row("a result whose request was not heard")
                        .server(answer("00"))
                        .sees(new Seen.Response(
                                new Response(TRANSACTION, ServiceCode.UNHEARD, METER, Outcome.OK, List.of()))));
    }

    private static Stream<Row> writes() {
        Service secret = new Service(ServiceCode.WRITE, "write_secret", Action.CREDENTIAL_SET).keyed("64/secret");
        return Stream.of(
                row("a whole table, an element of one, and octets of one")
                        .client(ask("400803" + table("0102")))
                        .client(ask("42 000D 0001 0002" + table("FF")))
                        .client(ask("4F 0040 000010" + table("0102")))
                        .sees(
                                asked(ServiceCode.WRITE, written("MT3", "0102")),
                                asked(0x42, written("ST13.1.2", "ff")),
                                asked(ServiceCode.WRITE_OFFSET, PointRange.of("ST64", 16, 2))),
                row("procedures are what they do, with either order of octets")
                        .client(ask("400007" + table("000001")))
                        .client(ask("400007" + table("0A000107")))
                        .client(ask("400007" + table("000301")))
                        .client(ask("400007" + table("170801")))
                        .sees(
                                asked(procedure(0, "cold_start", Action.RESTART), written("ST7", "000001")),
                                asked(
                                        procedure(10, "set_date_and_or_time", Action.TIME_SET),
                                        written("ST7", "0a000107")),
                                asked(procedure(3, "clear_data", Action.DELETE), written("ST7", "000301")),
                                asked(makers(23), written("ST7", "170801"))),
                row("passwords and keys that are written or read are told to nobody")
                        .client(ask("40002A" + table("AABBCC")))
                        .server(answer("00"))
                        .client(ask("30002D"))
                        .server(answer("00" + table("0102")))
                        .sees(
                                new Seen.Secret(52, 6),
                                asked(secret, PointRange.named("ST42")),
                                answered(secret, Outcome.OK),
                                asked(ServiceCode.READ, PointRange.named("ST45")),
                                new Seen.Secret(50, 5),
                                answered(ServiceCode.READ)),
                row("what a node tells unasked is a notification, and what nobody answers is unconfirmed")
                        .client(message(
                                "A211060F2B060104018285638E7F85F1C24E00A60A06082B06010401828563A703020104A803020105",
                                "82" + tlv("", "400803" + table("01"))))
                        .client(message(TO_METER, "82" + tlv("", "400803" + table("01"))))
                        .sees(
                                new Seen.Request(Request.notification(
                                        ServiceCode.told(ServiceCode.WRITE), HOST, List.of(written("MT3", "01")))),
                                new Seen.Request(Request.unconfirmed(
                                        ServiceCode.service(ServiceCode.WRITE),
                                        METER,
                                        List.of(written("MT3", "01"))))));
    }

    private static Stream<Row> procedures() {
        Service warm = procedure(1, "warm_start", Action.RESTART);
        return Stream.of(
                row("a selector is no part of the number, whichever octet is ahead")
                        .client(ask("400007" + table("013001")))
                        .client(ask("400007" + table("100101")))
                        .client(ask("400007" + table("0A200107")))
                        .sees(
                                asked(warm, written("ST7", "013001")),
                                asked(warm, written("ST7", "100101")),
                                asked(
                                        procedure(10, "set_date_and_or_time", Action.TIME_SET),
                                        written("ST7", "0a200107"))),
                row("where both orders make a procedure, it does what the more dangerous one does")
                        .client(ask("400007" + table("001001")))
                        .client(ask("400007" + table("002001")))
                        .client(ask("400007" + table("100001")))
                        .client(ask("400007" + table("000801")))
                        .sees(
                                either("64/0_or_64/16", "cold_start_or_start_load_profile", Action.RESTART, "001001"),
                                either(
                                        "64/0_or_64/32",
                                        "cold_start_or_set_precision_date_and_or_time",
                                        Action.RESTART,
                                        "002001"),
                                either("64/16_or_64/0", "start_load_profile_or_cold_start", Action.RESTART, "100001"),
                                either(
                                        "64/mfg0_or_64/8",
                                        "manufacturer_procedure_or_clear_manufacturer_status_flags",
                                        Action.OPERATE,
                                        "000801")),
                row("and where none does, it is only a procedure")
                        .client(ask("400007" + table("FFFF01")))
                        .sees(asked(procedure(-1, "procedure", Action.OPERATE), written("ST7", "ffff01"))),
                row("a part of the table that has its beginning starts a procedure as well")
                        .client(ask("4F 0007 000000" + table("000101")))
                        .client(ask("41 0007 0000" + table("000101")))
                        .sees(asked(warm, PointRange.of("ST7", 0, 3)), asked(warm, written("ST7.0", "000101"))));
    }

    private static Stream<Row> secrets() {
        Service secret = new Service(ServiceCode.WRITE, "write_secret", Action.CREDENTIAL_SET).keyed("64/secret");
        Service login = procedure(18, "log_in", Action.AUTHENTICATE);
        return Stream.of(
                row("the extended keys are as secret, and a part of them is")
                        .client(ask("40002E" + table("AABBCC")))
                        .server(answer("00"))
                        .client(ask("4F 002E 000004" + table("AABB")))
                        .server(answer("00"))
                        .client(ask("30002E"))
                        .server(answer("00" + table("0102")))
                        .sees(
                                new Seen.Secret(52, 6),
                                asked(secret, PointRange.named("ST46")),
                                answered(secret, Outcome.OK),
                                new Seen.Secret(55, 5),
                                asked(secret, PointRange.of("ST46", 4, 2)),
                                answered(secret, Outcome.OK),
                                asked(ServiceCode.READ, PointRange.named("ST46")),
                                new Seen.Secret(50, 5),
                                answered(ServiceCode.READ)),
                row("keys that are read in pieces are overwritten in all of them")
                        .client(ask("30002A"))
                        .server(answer("00" + table("0102") + table("03")))
                        .sees(
                                asked(ServiceCode.READ, PointRange.named("ST42")),
                                new Seen.Secret(50, 9),
                                answered(ServiceCode.READ)),
                row("and so they are where their count is wrong")
                        .client(ask("40002A 00FF AABBCC"))
                        .sees(
                                new Seen.Secret(52, 5),
                                malformed(C1222Anomaly.SERVICE, 49),
                                asked(secret, PointRange.named("ST42"))),
                row("the password of the procedure that logs in, with a selector, by offset, and what may be one")
                        .client(ask("400007" + table("1210017061")))
                        .client(ask("4F 0007 000000" + table("12000141")))
                        .client(ask("4F 0007 000003" + table("41")))
                        .sees(
                                new Seen.Secret(52, 8),
                                asked(login, PointRange.named("ST7")),
                                new Seen.Secret(55, 7),
                                asked(login, PointRange.of("ST7", 0, 4)),
                                new Seen.Secret(55, 4),
                                asked(ServiceCode.WRITE_OFFSET, PointRange.of("ST7", 3, 1))),
                row("a password that is cut short")
                        .client(ask("51" + "70".repeat(9)))
                        .sees(
                                new Seen.Secret(50, 9),
                                malformed(C1222Anomaly.SERVICE, 49),
                                asked(ServiceCode.SECURITY)));
    }

    private static Stream<Row> told() {
        String toMeter = "A211060F2B060104018285638E7F85F1C24E00A60A06082B06010401828563A703020104A803020105";
        String toHost = "A20A06082B06010401828563A611060F2B060104018285638E7F85F1C24E00A803020105";
        return Stream.of(
                row("what answers a notification answers no request")
                        .server(message(
                                "A20A06082B06010401828563A611060F2B060104018285638E7F85F1C24E00A703020104A803020105",
                                "80" + tlv("", "400803" + table("01"))))
                        .client(message("A211060F2B060104018285638E7F85F1C24E00A803020105", "80" + tlv("", "00")))
                        .sees(new Seen.Request(Request.notification(
                                ServiceCode.told(ServiceCode.WRITE), METER, List.of(written("MT3", "01"))))),
                row("a procedure is never only told, nor is what is read")
                        .client(message(toMeter, "80" + tlv("", "400007" + table("000101"))))
                        .server(message(toHost, "80" + tlv("", "00")))
                        .client(message(toMeter, "82" + tlv("", "300001")))
                        .sees(
                                new Seen.Request(Request.confirmed(
                                        5 << 8,
                                        procedure(1, "warm_start", Action.RESTART),
                                        METER,
                                        List.of(written("ST7", "000101")))),
                                new Seen.Response(new Response(
                                        5 << 8,
                                        procedure(1, "warm_start", Action.RESTART),
                                        METER,
                                        Outcome.OK,
                                        List.of())),
                                new Seen.Request(Request.unconfirmed(
                                        ServiceCode.service(ServiceCode.READ),
                                        METER,
                                        List.of(PointRange.named("ST1"))))),
                row("a meter is who it was called, though it calls itself in full")
                        .client(message("A20580037BC175 A60A06082B06010401828563 A803020105", "80" + tlv("", "300005")))
                        .server(message(toHost, "80" + tlv("", "00" + table("4D3031" + "20".repeat(17)))))
                        .sees(
                                new Seen.Request(Request.confirmed(
                                        5 << 8,
                                        ServiceCode.service(ServiceCode.READ),
                                        ".123.8437",
                                        List.of(PointRange.named("ST5")))),
                                new Seen.Claim(true, ".123.8437", Attribute.NAME, "M01", Trust.DEVICE),
                                new Seen.Response(new Response(
                                        5 << 8,
                                        ServiceCode.service(ServiceCode.READ),
                                        ".123.8437",
                                        Outcome.OK,
                                        List.of()))));
    }

    private static Stream<Row> sessions() {
        String other = "A20580037BC175 A60A06082B06010401828563 A803020105";
        String password = "51" + "70".repeat(20);
        return Stream.of(
                row("of several meters on one flow each has its own user, until he logs off")
                        .client(ask("50 0002 61646D696E2020202020 003C"))
                        .client(message(other, "82" + tlv("", password)))
                        .client(ask("52"))
                        .client(ask(password))
                        .sees(
                                new Seen.Session(true, METER, SessionSeen.LOGIN, "admin"),
                                asked(ServiceCode.LOGON),
                                new Seen.Secret(35, 20),
                                new Seen.Session(true, ".123.8437", SessionSeen.CLEARTEXT_LOGIN, ""),
                                new Seen.Request(Request.unconfirmed(
                                        ServiceCode.service(ServiceCode.SECURITY), ".123.8437", List.of())),
                                asked(ServiceCode.LOGOFF),
                                new Seen.Secret(50, 20),
                                new Seen.Session(true, METER, SessionSeen.CLEARTEXT_LOGIN, ""),
                                asked(ServiceCode.SECURITY)),
                row("a user logs on, and proves it with a password in the clear")
                        .client(ask("50 0002 61646D696E2020202020 003C") + ask("51" + "70".repeat(20) + "0002"))
                        .server(answer("00003C"))
                        .sees(
                                new Seen.Session(true, METER, SessionSeen.LOGIN, "admin"),
                                asked(ServiceCode.LOGON),
                                new Seen.Secret(50, 20),
                                new Seen.Session(true, METER, SessionSeen.CLEARTEXT_LOGIN, "admin"),
                                asked(ServiceCode.SECURITY),
                                answered(ServiceCode.SECURITY)),
                row("several services of one message, each with its own answer")
                        .client(message(TO_METER, "80" + tlv("", "7070") + tlv("", "52") + tlv("", "21") + "00"))
                        .server(message(TO_HOST, "80 0100 0100 0106"))
                        .sees(
                                asked(ServiceCode.WAIT),
                                new Seen.Request(Request.confirmed(
                                        TRANSACTION | 1, ServiceCode.service(ServiceCode.LOGOFF), METER, List.of())),
                                new Seen.Request(Request.confirmed(
                                        TRANSACTION | 2, ServiceCode.service(ServiceCode.TERMINATE), METER, List.of())),
                                answered(ServiceCode.WAIT),
                                new Seen.Response(new Response(
                                        TRANSACTION | 1,
                                        ServiceCode.service(ServiceCode.LOGOFF),
                                        METER,
                                        Outcome.OK,
                                        List.of())),
                                new Seen.Response(new Response(
                                        TRANSACTION | 2,
                                        ServiceCode.service(ServiceCode.TERMINATE),
                                        METER,
                                        Outcome.error(6, "device_busy"),
                                        List.of()))));
    }

    private static Stream<Row> network() {
        String id = "06082B06010401828563";
        return Stream.of(
                row("a node registers with its serial number, and gets its title")
                        .client(ask("27 2C 77 01828563" + id + id + "0462656566 010203"))
                        .server(answer("00" + id + "0000 000E10 77"))
                        .sees(asked(ServiceCode.REGISTER), answered(ServiceCode.REGISTER)),
                row("deregister, disconnect, and an address that is asked for")
                        .client(ask("24" + id) + ask("22") + ask("25" + id))
                        .server(answer("000C6C6F63616C61646472657373"))
                        .sees(
                                asked(ServiceCode.DEREGISTER),
                                asked(ServiceCode.DISCONNECT),
                                asked(ServiceCode.RESOLVE),
                                answered(ServiceCode.RESOLVE)),
                row("the way to a node, as captured")
                        .client(ask("26" + id))
                        .server(answer("00" + id + "060F2B060104018285638E7F85F1C24E00"))
                        .sees(asked(ServiceCode.TRACE), answered(ServiceCode.TRACE)),
                row("a relay that reaches nobody")
                        .client(ask("20"))
                        .server(answer("0E"))
                        .sees(
                                asked(ServiceCode.IDENTIFY),
                                answered(
                                        ServiceCode.service(ServiceCode.IDENTIFY),
                                        Outcome.error(14, "gateway_network_not_reachable"))),
                row("more than fits, with what would")
                        .client(ask("300017"))
                        .server(answer("1000000200"))
                        .sees(
                                asked(ServiceCode.READ, PointRange.named("ST23")),
                                answered(
                                        ServiceCode.service(ServiceCode.READ),
                                        Outcome.error(16, "response_too_large"))));
    }

    private static Stream<Row> broken() {
        return Stream.of(
                row("elements out of order and services that pass the end, as somebody crafted them")
                        .client("6026A20706056000020001A60706056000020002A403020101A803020102BE08280681040030" + "0001")
                        .sees(malformed(C1222Anomaly.ELEMENTS, 20), malformed(C1222Anomaly.EPSEM, 36)),
                row("a service that ends within its parameters")
                        .client(ask("3F000100"))
                        .sees(
                                malformed(C1222Anomaly.SERVICE, 49),
                                asked(ServiceCode.READ_OFFSET, PointRange.of("ST1", 0, 1))),
                row("a service and a result outside the standard")
                        .client(ask("7F"))
                        .server(answer("1F"))
                        .sees(
                                new Seen.Unknown("service_code", 0x7F),
                                asked(0x7F),
                                new Seen.Unknown("service_code", 0x1F),
                                answered(ServiceCode.service(0x7F), Outcome.error(0x1F, "result_31"))),
                row("an element that is none of an ACSE PDU, once one was right")
                        .client(ask("20") + "6004A2020500")
                        .sees(asked(ServiceCode.IDENTIFY), malformed(C1222Anomaly.ELEMENTS, 2)),
                row("the association of DLMS is another protocol's")
                        .client("601DA109060760857405080101BE10040E01000000065F1F0400007E1F04B0")
                        .sees(),
                row("and so is a token of GSS-API")
                        .client("600D06092A864886F71201020201")
                        .sees());
    }
}
