package io.otus.dissect.msrpc;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Action;
import io.otus.core.event.Danger;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.SessionSeen;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Direction;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.DissectorHarness;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Calls through a pipe of SMB; arguments are laid out by hand as the interfaces' specifications have them. */
class MsrpcPipeTest extends DissectorContract {
    private static final HexFormat HEX = HexFormat.of();
    private static final String NDR = "045D888A EB1C C911 9FE8 08002B104860 02000000";
    private static final String SVCCTL = "81BB7A36 4498 F135 AD32 98F038001003 02000000";
    private static final String SRVSVC = "C84F324B 7016 D301 1278 5A47BF6EE188 03000000";
    private static final String SAMR = "78573412 3412 CDAB EF00 0123456789AC 01000000";
    private static final String WBEM = "99DC5695 8C82 CF11 A37E 00AA003240C7 00000000";
    private static final String UNKNOWN = "AABBCCDD 0011 2233 4455 66778899AABB 01000000";
    private static final String UNKNOWN_ID = "ddccbbaa-1100-3322-4455-66778899aabb";
    private static final String HANDLE = "00000000 11223344 55667788 99AABBCC DDEEFF00";
    private static final int PRIVACY = 6;

    @Override
    protected DissectorProvider provider() {
        return new MsrpcProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.CHILD;
    }

    @Override
    protected String parentAddress() {
        return "svcctl#1";
    }

    private static String le16(int value) {
        return HEX.toHexDigits((byte) value) + HEX.toHexDigits((byte) (value >> 8));
    }

    private static String pdu(int type, int callId, String body) {
        return pdu(type, 3, callId, body, 0);
    }

    private static String pdu(int type, int flags, int callId, String body, int level) {
        String trailer = level == 0 ? "" : "0A" + HEX.toHexDigits((byte) level) + "0000 00000000 AABBCCDD";
        String all = (body + trailer).replace(" ", "");
        return "0500" + HEX.toHexDigits((byte) type) + HEX.toHexDigits((byte) flags) + "10000000"
                + le16(16 + all.length() / 2) + le16(level == 0 ? 0 : 4) + le16(callId) + "0000" + all;
    }

    private static String bind(String syntax) {
        return pdu(11, 1, "D016 D016 00000000 01000000 0000 01 00" + syntax + NDR);
    }

    /** An alter context for many interfaces that nobody has. */
    private static String junk(int first, int count) {
        StringBuilder elements = new StringBuilder();
        for (int i = first; i < first + count; i++) {
            elements.append(le16(i))
                    .append("01 00")
                    .append(le16(i))
                    .append(UNKNOWN.substring(4))
                    .append(NDR);
        }
        return pdu(14, 1, "D016 D016 00000000" + HEX.toHexDigits((byte) count) + "000000" + elements);
    }

    private static Seen asksUnknown() {
        Service service = new Service(-1, UNKNOWN_ID + ".request", Action.OTHER, Danger.NONE, UNKNOWN_ID);
        return new Seen.Request(Request.confirmed(2, service, "", List.of()));
    }

    private static String call(int opnum, String arguments) {
        return pdu(0, 2, "00000000 0000" + le16(opnum) + arguments);
    }

    /** A conformant and varying string, C706 §14.3.4.2. */
    private static String string(String text) {
        String zeroed = text + '\0';
        String count = le16(zeroed.length()) + "0000";
        String octets = HEX.formatHex(zeroed.getBytes(StandardCharsets.UTF_16LE));
        return count + "00000000" + count + octets + "0000".repeat(zeroed.length() % 2);
    }

    private static Seen asks(int opnum, String name, Action action, Danger danger, String key) {
        return new Seen.Request(Request.confirmed(2, new Service(opnum, name, action, danger, key), "", List.of()));
    }

    private static Seen asks(int opnum, String name, Action action, String key) {
        return asks(opnum, name, action, Danger.NONE, key);
    }

    private static Row.Builder bound(String name, String syntax) {
        return row(name).client(bind(syntax));
    }

    private static Seen bindOf(String name) {
        return new Seen.Request(
                Request.confirmed(1L << 32 | 1, MsrpcDissector.BIND, "", List.of(PointRange.named(name))));
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.concat(services(), Stream.concat(others(), Stream.concat(methods(), paths())));
    }

    private static Stream<Row> services() {
        return Stream.of(
                bound("a service is made, [MS-SCMR] §3.1.4.12: the machine will run a program", SVCCTL)
                        .client(call(12, HANDLE))
                        .server(pdu(2, 2, "18000000 0000 00 00 00000000"))
                        .sees(
                                new Seen.Message(new MsrpcEvent.Bind("bind", 1, List.of("svcctl"))),
                                bindOf("svcctl"),
                                new Seen.Message(new MsrpcEvent.Call(2, "svcctl", 12, "RCreateServiceW", false)),
                                new Seen.Session(true, "", SessionSeen.REMOTE_PROGRAM, "svcctl.RCreateServiceW"),
                                asks(12, "svcctl.RCreateServiceW", Action.CONFIGURE, "svcctl/12"),
                                new Seen.Message(new MsrpcEvent.Other("response", 2, 28)),
                                new Seen.Response(new Response(
                                        2,
                                        new Service(
                                                12,
                                                "svcctl.RCreateServiceW",
                                                Action.CONFIGURE,
                                                Danger.NONE,
                                                "svcctl/12"),
                                        "",
                                        Outcome.OK,
                                        List.of()))),
                bound("a service is stopped, §3.1.4.2: the argument behind the handle says so", SVCCTL)
                        .client(call(1, HANDLE + "01000000"))
                        .sees(
                                bindOf("svcctl"),
                                asks(1, "svcctl.RControlService:STOP", Action.STOP, Danger.HALT, "svcctl/1/1")),
                bound("one that pauses goes on", SVCCTL)
                        .client(call(1, HANDLE + "02000000"))
                        .sees(bindOf("svcctl"), asks(1, "svcctl.RControlService:PAUSE", Action.STOP, "svcctl/1/2")),
                bound("one is only asked how it is", SVCCTL)
                        .client(call(1, HANDLE + "04000000"))
                        .sees(
                                bindOf("svcctl"),
                                asks(1, "svcctl.RControlService:INTERROGATE", Action.DIAGNOSE, "svcctl/1/4")),
                bound("what is sealed is not guessed: [MS-RPCE] §2.2.1.1.8", SVCCTL)
                        .client(pdu(0, 3, 2, "00000000 0000 0100" + HANDLE + "01000000", PRIVACY))
                        .sees(
                                new Seen.Message(new MsrpcEvent.Bind("bind", 1, List.of("svcctl"))),
                                bindOf("svcctl"),
                                new Seen.Message(new MsrpcEvent.Call(2, "svcctl", 1, "RControlService", true)),
                                asks(1, "svcctl.RControlService", Action.OTHER, "svcctl/1")),
                bound("what is signed alone is read", SVCCTL)
                        .client(pdu(0, 3, 2, "00000000 0000 0100" + HANDLE + "01000000", 5))
                        .sees(
                                bindOf("svcctl"),
                                asks(1, "svcctl.RControlService:STOP", Action.STOP, Danger.HALT, "svcctl/1/1")));
    }

    private static Stream<Row> others() {
        return Stream.of(
                bound("a password is set, [MS-SAMR] §3.1.5.6.4: the class of information says so", SAMR)
                        .client(call(58, HANDLE + "1A00"))
                        .sees(
                                bindOf("samr"),
                                asks(
                                        58,
                                        "samr.SamrSetInformationUser2:UserInternal5InformationNew",
                                        Action.CREDENTIAL_SET,
                                        "samr/58/26")),
                bound("other information of a user is", SAMR)
                        .client(call(58, HANDLE + "1000"))
                        .sees(bindOf("samr"), asks(58, "samr.SamrSetInformationUser2", Action.CONFIGURE, "samr/58")),
                bound("behind the identifier of an object, C706 §12.6.4.9", SVCCTL)
                        .client(pdu(0, 0x83, 2, "00000000 0000 0100" + "EE".repeat(16) + HANDLE + "03000000", 0))
                        .sees(bindOf("svcctl"), asks(1, "svcctl.RControlService:CONTINUE", Action.START, "svcctl/1/3")),
                bound("a procedure that the table does not have", SVCCTL)
                        .client(call(77, ""))
                        .sees(bindOf("svcctl"), asks(77, "svcctl.opnum_77", Action.OTHER, "svcctl/77")),
                bound("an interface that is not known: its calls are one service", UNKNOWN)
                        .client(call(7, ""))
                        .client(call(8, ""))
                        .sees(bindOf(UNKNOWN_ID), asksUnknown(), asksUnknown()),
                bound("the beginning of a call and of an answer that are moved in pieces", SVCCTL)
                        .client("05000003 10000000 0010 0000 02000000 00000000 0000 0C00 AABBCCDD")
                        .server("05000203 10000000 0010 0000 02000000 00000000 0000 0000 AABBCCDD")
                        .sees(
                                new Seen.Message(new MsrpcEvent.Bind("bind", 1, List.of("svcctl"))),
                                new Seen.Message(new MsrpcEvent.Call(2, "svcctl", 12, "RCreateServiceW", false)),
                                new Seen.Message(new MsrpcEvent.Other("response", 2, 4_096)),
                                new Seen.Response(new Response(
                                        2,
                                        new Service(
                                                12,
                                                "svcctl.RCreateServiceW",
                                                Action.CONFIGURE,
                                                Danger.NONE,
                                                "svcctl/12"),
                                        "",
                                        Outcome.OK,
                                        List.of()))),
                row("the beginning of a bind that is moved in pieces")
                        .client("05000B03 10000000 0010 0000 02000000 D016D016 00000000 02000000")
                        .sees(new Seen.Message(new MsrpcEvent.Other("bind", 2, 4_096))));
    }

    private static Stream<Row> methods() {
        String begin = "05000700 00000000 00000000" + "EE".repeat(16) + "00000000 55736572";
        Seen method = asks(24, "IWbemServices.ExecMethod", Action.OTHER, "IWbemServices/24");
        Seen session =
                new Seen.Session(true, "", SessionSeen.REMOTE_PROGRAM, "IWbemServices.ExecMethod:Win32_Process.Create");
        return Stream.of(
                bound("a method that runs a program, [MS-WMI] §3.1.4.3.22", WBEM)
                        .client(call(24, begin + string("root:win32_process") + string("Create")))
                        .sees(
                                bindOf("IWbemServices"),
                                session,
                                asks(
                                        24,
                                        "IWbemServices.ExecMethod:Win32_Process.Create",
                                        Action.START,
                                        "IWbemServices/24/Win32_Process.Create")),
                bound("one of another class", WBEM)
                        .client(call(24, begin + string("Win32_ProcessStartup") + string("Create")))
                        .sees(bindOf("IWbemServices"), method),
                bound("one that asks", WBEM)
                        .client(call(24, begin + string("Win32_Process.Handle=4") + string("GetOwner")))
                        .sees(bindOf("IWbemServices"), method),
                bound("what is sealed is not guessed", WBEM)
                        .client(pdu(0, 3, 2, "00000000 0000 1800 AABBCCDD", PRIVACY))
                        .sees(bindOf("IWbemServices"), method));
    }

    private static Stream<Row> paths() {
        String server = "00000200" + string("\\\\HMI1");
        Seen canonicalize = asks(31, "srvsvc.NetprPathCanonicalize", Action.OTHER, "srvsvc/31");
        return Stream.of(
                bound("a path that leads above its beginning, as Conficker sends it", SRVSVC)
                        .client(call(31, server + string("\\a\\..\\..\\bb") + "00000000"))
                        .sees(bindOf("srvsvc"), malformed(56), canonicalize),
                bound("a path that comes back to where it begins", SRVSVC)
                        .client(call(31, server + string("\\a\\..\\b\\...\\.\\c") + "00000000"))
                        .sees(bindOf("srvsvc"), canonicalize),
                bound("without a server, and with the second of two paths, [MS-SRVS] §3.1.4.31", SRVSVC)
                        .client(call(32, "00000000" + string("a") + string("../x")))
                        .sees(
                                bindOf("srvsvc"),
                                malformed(44),
                                asks(32, "srvsvc.NetprPathCompare", Action.OTHER, "srvsvc/32")),
                bound("a count beyond the end says nothing", SRVSVC)
                        .client(call(31, "00000000 FF000000 00000000 FF000000 2E002E00"))
                        .sees(bindOf("srvsvc"), canonicalize));
    }

    @Test
    void interfacesThatNobodyHasHideNoneThatIsBoundBehindThem() {
        DissectorHarness harness = new DissectorHarness(new MsrpcDissector(), Carrier.CHILD, "svcctl#1");
        feed(harness, junk(1, Contexts.MAX_CONTEXTS));
        feed(harness, pdu(14, 1, "D016 D016 00000000 01000000 A000 01 00" + SVCCTL + NDR));
        feed(harness, pdu(0, 2, "00000000 A000 0F00"));
        assertThat(harness.seen())
                .contains(
                        new Seen.Malformed(MsrpcAnomaly.MANY_CONTEXTS, MsrpcHeader.SIZE),
                        asks(15, "svcctl.ROpenSCManagerW", Action.SESSION, "svcctl/15"));
    }

    @Test
    void aPipeInUseKeepsItsInterfaces() {
        MsrpcDissector dissector = new MsrpcDissector();
        DissectorHarness used = new DissectorHarness(dissector, Carrier.CHILD, "svcctl#1");
        feed(used, bind(SVCCTL));
        for (int i = 0; i < 2 * MsrpcDissector.MAX_PIPES; i++) {
            feed(new DissectorHarness(dissector, Carrier.CHILD, "srvsvc#" + i), bind(SRVSVC));
            feed(used, call(6, HANDLE));
        }
        assertThat(used.seen())
                .contains(asks(6, "svcctl.RQueryServiceStatus", Action.READ, "svcctl/6"))
                .doesNotContain(new Seen.Request(Request.confirmed(2, MsrpcDissector.CALL, "", List.of())));
    }

    private static void feed(DissectorHarness harness, String hex) {
        harness.feed(Direction.FROM_CLIENT, HEX.parseHex(hex.replace(" ", "")), Integer.MAX_VALUE);
    }

    private static Seen malformed(int offset) {
        return new Seen.Malformed(MsrpcAnomaly.RAISED_PATH, offset);
    }
}
