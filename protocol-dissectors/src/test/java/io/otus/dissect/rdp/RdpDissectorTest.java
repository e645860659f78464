package io.otus.dissect.rdp;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.Octets;
import io.otus.core.event.Attribute;
import io.otus.core.event.Outcome;
import io.otus.core.event.SessionSeen;
import io.otus.core.event.Trust;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.FieldTable;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The opening is the example of [MS-RDPBCGR] §4.1.1 and §4.1.2; the client's core data are laid out as §2.2.1.3.2 has
 * them.
 */
class RdpDissectorTest extends DissectorContract {
    private static final String REQUEST =
            "0300002c27e00000000000436f6f6b69653a206d737473686173683d656c746f6e730d0a0100080000000000";
    private static final String CONFIRM = "030000130ed000001234000200080000000000";

    @Override
    protected DissectorProvider provider() {
        return new RdpProvider();
    }

    private static Seen confirmed(String protocol, String failure) {
        return new Seen.Message(new RdpEvent.ConnectionConfirm(protocol, failure));
    }

    private static Seen answered(Outcome outcome) {
        return new Seen.Response(new Response(1, RdpDissector.CONNECT, "", outcome, List.of()));
    }

    @Override
    protected Stream<Row> rows() {
        String core = "01C0 3800 0400 0800 0004 0003 01CA 03AA 07040000 614A0000"
                + "45004C0054004F004E0053002D00440045005600320000000000000000000000";
        return Stream.of(
                row("a connection request with a user's name, and its confirmation, §4.1.1 and §4.1.2")
                        .client(REQUEST)
                        .server(CONFIRM)
                        .sees(
                                new Seen.Message(new RdpEvent.ConnectionRequest("mstshash=eltons", "rdp")),
                                new Seen.Request(Request.confirmed(1, RdpDissector.CONNECT, "", List.of())),
                                new Seen.Session(
                                        true, "", "rdp_connect", "cookie=mstshash=eltons requested_protocols=rdp"),
                                new Seen.Session(true, "", SessionSeen.LOGIN, "eltons"),
                                confirmed("rdp", ""),
                                answered(Outcome.OK)),
                row("TLS from the confirmation on")
                        .client("0300 0013 0E E0 0000 0000 00 01 00 0800 03000000")
                        .server("0300 0013 0E D0 0000 1234 00 02 1F 0800 02000000")
                        .client("15 0303 0002 0100")
                        .sees(
                                new Seen.Message(new RdpEvent.ConnectionRequest("", "tls,credssp")),
                                confirmed("credssp", ""),
                                new Seen.Message(new RdpEvent.Other("tls", 7)),
                                new Seen.Child(Octets.ofHex("15 0303 0002 0100"))),
                row("TLS that the client begins, behind a confirmation that the mirror does not show")
                        .client("0300 0013 0E E0 0000 0000 00 01 00 0800 03000000")
                        .client("16 0301 0002 0100")
                        .sees(
                                new Seen.Message(new RdpEvent.ConnectionRequest("", "tls,credssp")),
                                new Seen.Message(new RdpEvent.Other("tls", 7)),
                                new Seen.Child(Octets.ofHex("16 0301 0002 0100"))),
                row("a user who signs in within TLS, which is told once")
                        .client(
                                "0300 0028 23 E0 0000 0000 00 436F6F6B69653A206D737473686173683D6F700D0A 01 00 0800 03000000")
                        .server("0300 0013 0E D0 0000 1234 00 02 1F 0800 02000000")
                        .client("15 0303 0002 0100 15 0303 0002 0100")
                        .sees(
                                new Seen.Session(
                                        true, "", "rdp_connect", "cookie=mstshash=op requested_protocols=tls,credssp"),
                                new Seen.Session(true, "", SessionSeen.LOGIN, "op"),
                                new Seen.Session(true, "", SessionSeen.HIDDEN_LOGIN, "op")),
                row("a server that wants more security, §2.2.1.2.2")
                        .client(REQUEST)
                        .server("0300 0013 0E D0 0000 1234 00 03 00 0800 05000000")
                        .sees(
                                new Seen.Request(Request.confirmed(1, RdpDissector.CONNECT, "", List.of())),
                                answered(Outcome.error(5, "hybrid_required_by_server"))),
                row("what the client says of itself, §2.2.1.3.2; and a fast-path message behind it")
                        .client(REQUEST)
                        .client("0300 0047 02F080 7F65 00 44756361 38" + core + "04 05 AABBCC")
                        .sees(
                                new Seen.Message(new RdpEvent.ConnectionRequest("mstshash=eltons", "rdp")),
                                new Seen.Message(new RdpEvent.ClientCore("ELTONS-DEV2", 19041, 0x407)),
                                new Seen.Claim(true, "", Attribute.NAME, "ELTONS-DEV2", Trust.SESSION),
                                new Seen.Claim(
                                        true,
                                        "",
                                        Attribute.SERVICE,
                                        "Remote Desktop client build 19041",
                                        Trust.SESSION),
                                new Seen.Message(new RdpEvent.Other("fast_path", 5))),
                row("core data that are cut short")
                        .client(REQUEST)
                        .client("0300 0012 02F080 7F65 00 44756361 38 01C0 38")
                        .sees(new Seen.Malformed(RdpAnomaly.CORE_DATA, 15)));
    }

    @Test
    void theTableOfFieldsIsComplete() {
        assertThat(FieldTable.of("rdp")).isEqualTo(fieldsWritten());
    }
}
