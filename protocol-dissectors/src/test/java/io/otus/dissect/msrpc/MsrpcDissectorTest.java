package io.otus.dissect.msrpc;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Danger;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.SessionSeen;
import io.otus.core.event.Trust;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.FieldTable;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** PDUs are laid out by hand as C706 §12.6.4 has them, messages of NTLM as [MS-NLMP] §2.2.1. */
class MsrpcDissectorTest extends DissectorContract {
    private static final HexFormat HEX = HexFormat.of();
    private static final long BIND = 1L << 32;
    private static final String NDR = "045D888A EB1C C911 9FE8 08002B104860 02000000";
    private static final String SVCCTL = "81BB7A36 4498 F135 AD32 98F038001003 02000000";
    private static final String BIND_SVCCTL = "D016 D016 00000000 01000000 0000 01 00" + SVCCTL + NDR;
    private static final String ACK = "D016 D016 01000000 0400 31333500 0000 01000000 0000 0000" + NDR;
    private static final Service OPEN =
            new Service(15, "svcctl.ROpenSCManagerW", Action.SESSION, Danger.NONE, "svcctl/15");
    private static final String CHALLENGE = "4E544C4D53535000 02000000 0000 0000 38000000 01000002 0102030405060708"
            + " 0000000000000000 0C00 0C00 38000000 0A00614A0000000F 0100 0400 48004D00 0000 0000";
    private static final String ANSWER =
            "4E544C4D53535000 03000000 0000 0000 40000000 0000 0000 40000000 0000 0000 40000000 0400 0400 40000000"
                    + " 0800 0800 44000000 0000 0000 4C000000 01020000 6F007000 45005700 53003100";

    @Override
    protected DissectorProvider provider() {
        return new MsrpcProvider();
    }

    /** A little-endian PDU in one part. */
    private static String pdu(int type, int callId, String body) {
        return pdu(type, 3, callId, body, "");
    }

    private static String pdu(int type, int flags, int callId, String body, String authentication) {
        int value = authentication.replace(" ", "").length() / 2;
        String all = (body + (value == 0 ? "" : "0A020000 00000000" + authentication)).replace(" ", "");
        return "0500" + HEX.toHexDigits((byte) type) + HEX.toHexDigits((byte) flags) + "10000000"
                + little(16 + all.length() / 2) + little(value) + little(callId) + "0000" + all;
    }

    private static String little(int value) {
        return HEX.toHexDigits((byte) value) + HEX.toHexDigits((byte) (value >> 8));
    }

    private static Seen asks(long transaction, Service service, String point) {
        return new Seen.Request(Request.confirmed(transaction, service, "", List.of(PointRange.named(point))));
    }

    private static Seen answers(long transaction, Service service, Outcome outcome) {
        return new Seen.Response(new Response(transaction, service, "", outcome, List.of()));
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.concat(calls(), opc());
    }

    private static Seen serves(String service) {
        return new Seen.Claim(true, "", Attribute.SERVICE, service, Trust.SESSION);
    }

    private static String bindOpc(String identifier) {
        return pdu(11, 1, "D016 D016 00000000 01000000 0000 01 00" + identifier + "00000000" + NDR);
    }

    private static String status(String state, String vendor, String result) {
        return pdu(
                2,
                2,
                "00000000 0000 0000" + "00000000 00000000 00000200" + "00".repeat(24) + state
                        + "0000 02000000 FFFFFFFF 0300 0200 0500 0000" + vendor + result);
    }

    /** Arguments and answers are laid out by hand as NDR has those of the interfaces' IDL. */
    private static Stream<Row> opc() {
        String server = bindOpc("4D3AC139 1E01 D011 9675 0020AFD8ADB3");
        String list = bindOpc("506D4813 2148 D211 A494 3CB306C10000");
        String acme = "04000200 05000000 00000000 05000000 4100 4300 4D00 4500 0000 0000";
        String call = pdu(0, 2, "00000000 0000 0600 AABB");
        Service asking = new Service(6, "IOPCServer.GetStatus", Action.DIAGNOSE, Danger.NONE, "IOPCServer/6");
        return Stream.of(
                row("an OPC server says who made it, its version and its state, OPC Data Access 2.05 §4.4.1")
                        .client(server)
                        .client(call)
                        .server(status("0100", acme, "00000000"))
                        .sees(
                                new Seen.Message(new MsrpcEvent.Bind("bind", 1, List.of("IOPCServer"))),
                                new Seen.Message(new MsrpcEvent.Call(2, "IOPCServer", 6, "GetStatus", false)),
                                new Seen.Message(new MsrpcEvent.OpcStatus(2, 112, "running", "3.2.5", "ACME")),
                                serves("OPC DA server ACME 3.2.5")),
                row("one that says nothing of who made it")
                        .client(server)
                        .client(call)
                        .server(status("0400", "00000000", "00000000"))
                        .sees(
                                asks(BIND | 1, MsrpcDissector.BIND, "IOPCServer"),
                                new Seen.Request(Request.confirmed(2, asking, "", List.of())),
                                serves("OPC DA server 3.2.5"),
                                answers(2, asking, Outcome.OK)),
                row("its text is one line")
                        .client(server)
                        .client(call)
                        .server(status("0100", acme.replace("4300 4D00", "0A00 0900"), "00000000"))
                        .sees(serves("OPC DA server A  E 3.2.5")),
                row("half a character beyond the first plane is no text")
                        .client(server)
                        .client(call)
                        .server(status("0100", acme.replace("4300 4D00", "00DC 00D8"), "00000000"))
                        .sees(new Seen.Claim[0]),
                row("a call that fails tells nothing")
                        .client(server)
                        .client(call)
                        .server(pdu(2, 2, "00000000 0000 0000 00000000 00000000 00000000 05400080"))
                        .sees(new Seen.Claim[0]),
                row("a state that there is not, and what is no text, tell nothing")
                        .client(server)
                        .client(call)
                        .server(status("0900", acme, "00000000"))
                        .client(call)
                        .server(status("0100", "04000200 05000000 01000000 05000000", "00000000"))
                        .sees(new Seen.Claim[0]),
                row("the enumerator of servers says by which name one is found, OPC Common 1.0 §7")
                        .client(list)
                        .client(pdu(0, 2, "00000000 0000 0400 AABB"))
                        .server(pdu(
                                2,
                                2,
                                "00000000 0000 0000" + "00000000 00000000"
                                        + "00000200 07000000 00000000 07000000 4100 4300 4D00 4500 2E00 3100 0000 0000"
                                        + acme + "00000000"))
                        .sees(
                                new Seen.Message(new MsrpcEvent.Bind("bind", 1, List.of("IOPCServerList"))),
                                new Seen.Message(new MsrpcEvent.Call(2, "IOPCServerList", 4, "GetClassDetails", false)),
                                new Seen.Message(new MsrpcEvent.OpcClass(2, 96, "ACME.1", "ACME")),
                                serves("OPC server installed: ACME.1 (ACME)")));
    }

    private static Stream<Row> calls() {
        return Stream.of(
                row("an interface is bound and called, §12.6.4.3, §12.6.4.9")
                        .client(pdu(11, 1, BIND_SVCCTL))
                        .server(pdu(12, 1, ACK))
                        .client(pdu(0, 2, "00000000 0000 0F00 AABB"))
                        .server(pdu(2, 2, "00000000 0000 00 00 CCDD"))
                        .sees(
                                new Seen.Message(new MsrpcEvent.Bind("bind", 1, List.of("svcctl"))),
                                asks(BIND | 1, MsrpcDissector.BIND, "svcctl"),
                                new Seen.Message(new MsrpcEvent.Other("bind_ack", 1, 60)),
                                answers(BIND | 1, MsrpcDissector.BIND, Outcome.OK),
                                new Seen.Message(new MsrpcEvent.Call(2, "svcctl", 15, "ROpenSCManagerW", false)),
                                new Seen.Request(Request.confirmed(2, OPEN, "", List.of())),
                                new Seen.Message(new MsrpcEvent.Other("response", 2, 26)),
                                answers(2, OPEN, Outcome.OK)),
                row("who signs in by NTLM, and to which host: bind_ack and auth3, [MS-RPCE] §2.2.2.11")
                        .client(pdu(11, 3, 1, BIND_SVCCTL, ""))
                        .server(pdu(12, 3, 1, ACK, CHALLENGE))
                        .client(pdu(16, 3, 1, "D016D016", ANSWER))
                        .sees(
                                new Seen.Claim(true, "", Attribute.NAME, "HM", Trust.SESSION),
                                new Seen.Claim(true, "", Attribute.OS, "Windows NT 10.0 build 19041", Trust.SESSION),
                                new Seen.Session(false, "", "ntlm_challenge", "domain= dns_domain="),
                                new Seen.Claim(true, "", Attribute.NAME, "EWS1", Trust.SESSION),
                                new Seen.Session(true, "", SessionSeen.LOGIN, "op")),
                row("the most significant octet first, and an interface without a name")
                        .client("05000B03 00000000 0048 0000 00000007 16D0 16D0 00000000 01000000 0001 01 00"
                                + "AABBCCDD 0011 2233 4455 66778899AABB 00010000"
                                + "8A885D04 1CEB 11C9 9FE8 08002B104860 00000002")
                        .sees(
                                new Seen.Message(new MsrpcEvent.Bind(
                                        "bind", 7, List.of("aabbccdd-0011-2233-4455-66778899aabb"))),
                                asks(BIND | 7, MsrpcDissector.BIND, "aabbccdd-0011-2233-4455-66778899aabb")),
                row("a call whose arguments are sealed, [MS-RPCE] §2.2.1.1.8")
                        .client(pdu(11, 1, BIND_SVCCTL))
                        .client("05000003 10000000 2400 0400 02000000 00000000 0000 0F00 0A060000 00000000 AABBCCDD")
                        .sees(
                                new Seen.Message(new MsrpcEvent.Bind("bind", 1, List.of("svcctl"))),
                                new Seen.Message(new MsrpcEvent.Call(2, "svcctl", 15, "ROpenSCManagerW", true))),
                row("a call in two parts is one, and so is its answer, §12.6.2")
                        .client(pdu(0, 1, 5, "10000000 0000 0100 AABB", ""))
                        .client(pdu(0, 2, 5, "10000000 0000 0100 CCDD", ""))
                        .server(pdu(2, 1, 5, "10000000 0000 00 00 AABB", ""))
                        .server(pdu(2, 2, 5, "10000000 0000 00 00 CCDD", ""))
                        .sees(
                                new Seen.Request(Request.confirmed(5, MsrpcDissector.CALL, "", List.of())),
                                answers(5, MsrpcDissector.CALL, Outcome.OK)),
                row("a call that wants no answer, and one that fails, §12.6.4.7")
                        .client(pdu(0, 0x43, 6, "00000000 0000 0200", ""))
                        .client(pdu(0, 7, "00000000 0000 0200"))
                        .server(pdu(3, 7, "20000000 0000 00 00 05000000"))
                        .sees(
                                new Seen.Message(new MsrpcEvent.Call(6, "", 2, "", false)),
                                new Seen.Request(Request.unconfirmed(MsrpcDissector.CALL, "", List.of())),
                                new Seen.Message(new MsrpcEvent.Call(7, "", 2, "", false)),
                                new Seen.Request(Request.confirmed(7, MsrpcDissector.CALL, "", List.of())),
                                new Seen.Message(new MsrpcEvent.Refusal("fault", 7, 5)),
                                answers(7, MsrpcDissector.CALL, Outcome.error(5, "fault"))),
                row("a bind that is refused, §12.6.4.5")
                        .client(pdu(11, 1, BIND_SVCCTL))
                        .server(pdu(13, 1, "0300"))
                        .sees(answers(BIND | 1, MsrpcDissector.BIND, Outcome.error(3, "bind_nak"))),
                row("a refusal without its reason").server(pdu(13, 1, "")).sees(malformed(MsrpcAnomaly.BODY)),
                row("a fault without its status")
                        .server(pdu(3, 1, "20000000 00000000"))
                        .sees(malformed(MsrpcAnomaly.BODY)),
                row("a request without its procedure")
                        .client(pdu(0, 1, "00000000"))
                        .sees(malformed(MsrpcAnomaly.BODY)),
                row("an answer without its fields")
                        .server(pdu(2, 1, "00000000"))
                        .sees(malformed(MsrpcAnomaly.BODY)),
                row("contexts beyond the end")
                        .client(pdu(14, 1, "D016D016 00000000 02000000 0000 01 00" + SVCCTL + NDR))
                        .sees(
                                new Seen.Message(new MsrpcEvent.Bind("alter_context", 1, List.of("svcctl"))),
                                malformed(MsrpcAnomaly.CONTEXTS)),
                row("a call that is given up")
                        .client(pdu(18, 1, ""))
                        .sees(new Seen.Message(new MsrpcEvent.Other("co_cancel", 1, 16))));
    }

    private static Seen malformed(MsrpcAnomaly code) {
        return new Seen.Malformed(code, MsrpcHeader.SIZE);
    }

    @Test
    void theTableOfFieldsIsComplete() {
        assertThat(FieldTable.of("msrpc")).isEqualTo(fieldsWritten());
    }
}
