package io.otus.dissect.s7commplus;

import static io.otus.dissect.s7commplus.Frames.request;
import static io.otus.dissect.s7commplus.Frames.response;
import static io.otus.dissect.s7commplus.S7commplusDissectorTest.answers;
import static io.otus.dissect.s7commplus.S7commplusDissectorTest.asks;
import static io.otus.dissect.s7commplus.S7commplusDissectorTest.point;
import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Outcome;
import io.otus.core.event.Trust;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Objects in creations, answers and notifications, and what they say of both sides. */
class ObjectReaderTest extends DissectorContract {
    private static final int CREATE = 0x04CA;
    private static final String CREATE_HEAD = "00 04 00 00000000";

    /** Names: ServerSession_1, HMI RT, EWS-7_12345678. */
    private static final String SESSION = "A1 000000D3 821F 00 00 A3 8169 00 15 0F 53657276657253657373696F6E5F31"
            + "A3 8229 00 15 06 484D49205254 A3 822A 00 15 0E 4557532D375F3132333435363738 A3 822C 00 12 10000000"
            + "A1 000000D3 817F 00 00 A3 8169 00 15 00 A2 A2";

    private static final String CONTROLLER = "A1 00000120 821F 00 00 A3 8169 00 15 00 A3 8232 00 17 0000013A823B 00 04"
            + " 8400 823F 00 15 1B 313B 36455337203231352D31414734302D30584230203B56342E32 8240 00 15 05 323B383236 00A2";

    /** I&M0 of a controller with the serial number S V-X0000001. */
    private static final String IM0 = "0020 0038 0100 002A 36455337203231352D31414734302D3058423020"
            + "5320562D5830303030303031 20202020 000A 56040301 0000 0000 0001 0101 000E";

    private static final String MAIN =
            "A1 8A320001 9457 20 00" + "A3 8169 00 15 04 4D61696E A3 9414 00 14 00 02 AABB A2";

    @Override
    protected DissectorProvider provider() {
        return new S7commplusProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.CHILD;
    }

    private static Seen claim(Attribute attribute, String value, Trust trust) {
        return new Seen.Claim(true, "", attribute, value, trust);
    }

    private static Seen transfer(String block, int size) {
        return new Seen.Transfer(true, "", Action.DOWNLOAD, block, size);
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                row("a session is opened and tells both sides")
                        .client(request(1, CREATE, "0000011D" + CREATE_HEAD + SESSION + "00000000"))
                        .server(response(1, CREATE, "00 02 870C 870D" + CONTROLLER + "00000000"))
                        .sees(
                                asks(CREATE, "create_session", Action.SESSION),
                                new Seen.Session(true, "", "create_session", "application=HMI RT host=EWS-7_12345678"),
                                claim(Attribute.SERVICE, "HMI RT", Trust.SESSION),
                                claim(Attribute.NAME, "EWS-7", Trust.SESSION),
                                answers(CREATE, "create_session", Action.SESSION, Outcome.OK),
                                new Seen.Session(false, "", "session_version", "1;6ES7 215-1AG40-0XB0 ;V4.2"),
                                claim(Attribute.ORDER_NUMBER, "6ES7 215-1AG40-0XB0 ", Trust.SESSION),
                                claim(Attribute.FIRMWARE, "V4.2", Trust.SESSION)),
                row("a session of a client that gives no host name, opened with a remark")
                        .client(request(
                                1,
                                CREATE,
                                "0000011D" + CREATE_HEAD + "A1 000000D3 821F 00 00 A3 822A 00 15 08 484D4920484F5354 A2"
                                        + "00000000"))
                        .server(response(1, CREATE, "11 02 8740 8707 A1 00000120 821F 00 00 A2 00000000"))
                        .sees(
                                new Seen.Session(true, "", "create_session", "application= host=HMI HOST"),
                                new Seen.Claim(true, "", Attribute.SERVICE, "", Trust.SESSION)),
                row("an identification record")
                        .client(request(2, 0x0586, "00000031 20 04 01 9D29" + Frames.QUALIFIER + "0001 00000000"))
                        .server(response(2, 0x0586, "00 00 00 14 00 3C" + IM0 + "00000000"))
                        .sees(
                                claim(Attribute.VENDOR, "Siemens", Trust.DEVICE),
                                claim(Attribute.ORDER_NUMBER, "6ES7 215-1AG40-0XB0 ", Trust.DEVICE),
                                claim(Attribute.SERIAL, "S V-X0000001    ", Trust.DEVICE),
                                claim(Attribute.HARDWARE, "10", Trust.DEVICE),
                                claim(Attribute.FIRMWARE, "V4.3.1", Trust.DEVICE)),
                row("a blob of another length is no identification record")
                        .server(response(2, 0x0586, "00 00 00 14 00 04 00200038 00000000"))
                        .sees(answers(0x0586, "get_var_sub_streamed", Action.READ, Outcome.OK)),
                row("a subscription")
                        .client(request(
                                3,
                                CREATE,
                                "00000385" + CREATE_HEAD + "1C A1 7FFFC001 8769 00 00 A3 883A 00 02 00"
                                        + "A3 8818 20 04 02 04 03 A2 00000000"))
                        .server(response(3, CREATE, "00 01 8780809920 9F05 00000000"))
                        .sees(
                                asks(CREATE, "create_subscription", Action.SUBSCRIBE),
                                answers(CREATE, "create_subscription", Action.SUBSCRIBE, Outcome.OK)),
                row("a job that lives as long as the session")
                        .client(request(3, CREATE, "00000385" + CREATE_HEAD + "1C A1 7FFFC001 9515 00 00 A2 00000000"))
                        .sees(asks(CREATE, "create_dynamic_object", Action.OTHER)),
                row("a block is downloaded")
                        .client(request(2, CREATE, "00000003" + CREATE_HEAD + MAIN + "00000000"))
                        .sees(transfer("OB1", 29), asks(CREATE, "download", Action.DOWNLOAD, point("OB1"))),
                row("a program is downloaded with its blocks")
                        .client(request(
                                3,
                                CREATE,
                                "00000001" + CREATE_HEAD + "0C A1 00000003 9358 00 00" + MAIN
                                        + "A1 8A0E014D 940E 00 00 A2 A1 8A240001 9E5C 00 00 A2 A1 8A200002 9412 00 00"
                                        + " A2A2 00000000"))
                        .sees(
                                transfer("OB1", 29),
                                transfer("DB333", 10),
                                transfer("FC1", 10),
                                transfer("FB2", 10),
                                asks(
                                        CREATE,
                                        "download",
                                        Action.DOWNLOAD,
                                        point("OB1"),
                                        point("DB333"),
                                        point("FC1"),
                                        point("FB2"))),
                row("types of variables are a part of the program too")
                        .client(request(
                                3,
                                CREATE,
                                "000000C9" + CREATE_HEAD + "0A A1 00000219 8416 30 00 A1 90010000 837F 20 00"
                                        + "AB 0004 02000080 0000 AC 000C 03 4D5730 00 05 4C6576656C 00 0000"
                                        + "A2 A2 00000000"))
                        .sees(asks(CREATE, "download", Action.DOWNLOAD, point("object537"))),
                row("another object is a setting")
                        .client(request(3, CREATE, "00000001" + CREATE_HEAD + "0A A1 00000038 BE68 00 00 A2 00000000"))
                        .sees(asks(CREATE, "create_object", Action.CONFIGURE, point("object56"))),
                row("a creation without an object")
                        .client(request(2, CREATE, "00000001" + CREATE_HEAD + "00000000"))
                        .sees(asks(CREATE, "create_object", Action.CONFIGURE)),
                row("a download begins as a sequence")
                        .client(request(
                                3,
                                0x0556,
                                "02 00 01 00 05 A1 7FFFC001 8D24 00 00 A3 8169 00 15 0D 444C5472616E73616374696F6E"
                                        + "A3 8D26 40 16 02 00 04 21 00 A2 00000000"))
                        .server(response(3, 0x0556, "00 00 12 70004040 21 00000000"))
                        .sees(
                                asks(0x0556, "begin_download", Action.DOWNLOAD),
                                answers(0x0556, "begin_download", Action.DOWNLOAD, Outcome.OK)),
                row("the tree is explored")
                        .client(request(3, 0x04BB, "00000072 00 000001 00 02 9315 931B 19 00 00000000"))
                        .server(response(
                                3,
                                0x04BB,
                                "00 00000001 36 A1 00000001 932E 30 00 A3 9315 00 05 00 A4 8149 00000034"
                                        + "A1 00000072 A440 30 9F01 01 A2 A2 00000000"))
                        .sees(
                                asks(0x04BB, "explore", Action.READ, point("object114")),
                                answers(0x04BB, "explore", Action.READ, Outcome.OK)),
                row("a block is explored, with a filter")
                        .client(request(
                                3,
                                0x04BB,
                                "8A0E0001 00 000100 01 00 17 000004DE 895F 00 08 08 00 00 02 A444 A447 15 00 00000000"))
                        .sees(asks(0x04BB, "explore_block", Action.UPLOAD, point("DB1"))),
                row("a tag that captures do not explain")
                        .server(response(
                                2, 0x04BB, "00 00000001 A1 00000219 8416 30 00 A7 04 03 4D5730 A8 A2 00000000"))
                        .sees(new Seen.Unknown("object_tag", 0xA7)),
                row("a download whose block cannot be read to its end is a download all the same")
                        .client(request(
                                2,
                                CREATE,
                                "00000003" + CREATE_HEAD + "A1 8A320001 9457 20 00 A3 9414 00 19 00 A2 00000000"))
                        .sees(
                                new Seen.Unknown("datatype", 0x19),
                                asks(CREATE, "download", Action.DOWNLOAD, point("OB1"))),
                row("a notification with values, one of them missing")
                        .server(Frames.frame(
                                2, "33 1000006A 0400 0000 0000 01 01 92 FFFFFFFF 00 07 03E9 13 FFFFFFFE 00 00000000"))
                        .sees(new Seen.Request(Request.notification(S7commplusFunction.NOTIFICATION, "", List.of()))),
                row("a notification with a time")
                        .server(Frames.frame(
                                3,
                                "33 70000C89 0400 0000 0000 96 43 0005CB7C02DCFFCC 03 92 0000000B 00 01 01 00"
                                        + " 00000000"))
                        .sees(new Seen.Request(Request.notification(S7commplusFunction.NOTIFICATION, "", List.of()))),
                row("a notification with an object")
                        .server(Frames.frame(
                                3,
                                "33 70400020 0400 0000 0000 01 00 01 00 70400030 0000 81"
                                        + "A1 70100406 9479 10 00 A3 8169 00 15 00 A2 00000000"))
                        .sees(),
                row("a notification with something else behind its values")
                        .server(Frames.frame(
                                3, "33 70400020 0400 0000 0000 01 00 01 00 70400030 0000 82 A1A2 00000000"))
                        .sees(new Seen.Unknown("item_kind", 0x82)));
    }

    @Test
    void theFingerprintOfABlockDoesNotDependOnTheSession() {
        String one = request(2, CREATE, "00000003" + CREATE_HEAD + MAIN + "00000000");
        String other = request(3, CREATE, "00000003" + CREATE_HEAD + "0C" + MAIN + "00000000");
        String fingerprint = Frames.fromClient(one).stream()
                .filter(line -> line.startsWith("objects.*.sha256="))
                .findFirst()
                .orElseThrow();
        assertThat(fingerprint).hasSize("objects.*.sha256=".length() + 64);
        assertThat(Frames.fromClient(other)).contains(fingerprint);
        assertThat(Frames.fromClient(one.replace("AABB", "AABC"))).doesNotContain(fingerprint);
    }

    @Test
    void namesOfVariablesAreKept() {
        String body = "000000C9" + CREATE_HEAD
                + "0A A1 90010000 837F 20 00 AC 000C 03 4D5730 00 05 4C6576656C 00 0000 A2" + "00000000";
        assertThat(Frames.fromClient(request(3, CREATE, body))).contains("objects.*.variables=[MW0, Level]");
    }

    @Test
    void aNotificationTellsItsTimeAndItsValues() {
        String frame = Frames.frame(
                3, "33 70000C89 0400 0000 0000 96 43 0005CB7C02DCFFCC 03 92 0000000B 00 01 01 13 0000000C 00 00000000");
        assertThat(Frames.fromServer(frame))
                .contains(
                        "credit_tick=150",
                        "sequence_number=67",
                        "timestamp=1631108367974348",
                        "values.*.id=11",
                        "values.*.value=[1]",
                        "errors.*.item=12");
    }
}
