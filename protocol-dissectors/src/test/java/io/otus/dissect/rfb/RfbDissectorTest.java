package io.otus.dissect.rfb;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Outcome;
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

/** Messages are laid out as RFC 6143 §7.1 and §7.2.2 have them. */
class RfbDissectorTest extends DissectorContract {
    private static final String V3_3 = "524642203030332E3030330A";
    private static final String V3_7 = "524642203030332E3030370A";
    private static final String V3_8 = "524642203030332E3030380A";
    private static final String RANDOM = "00112233445566778899AABBCCDDEEFF";

    @Override
    protected DissectorProvider provider() {
        return new RfbProvider();
    }

    private static Seen version(String version) {
        return new Seen.Message(new RfbEvent.ProtocolVersion(version));
    }

    private static Seen other(String message, int length) {
        return new Seen.Message(new RfbEvent.Other(message, length));
    }

    private static Seen asks() {
        return new Seen.Request(Request.confirmed(1, RfbDissector.CONNECT, "", List.of()));
    }

    private static Seen signsIn() {
        return new Seen.Request(Request.confirmed(2, RfbDissector.LOGIN, "", List.of()));
    }

    private static Seen connected(Outcome outcome) {
        return new Seen.Response(new Response(1, RfbDissector.CONNECT, "", outcome, List.of()));
    }

    private static Seen signedIn(Outcome outcome) {
        return new Seen.Response(new Response(2, RfbDissector.LOGIN, "", outcome, List.of()));
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                row("a wrong password in version 3.8, with the reason, §7.1.3")
                        .server(V3_8)
                        .client(V3_8)
                        .server("02 02 10")
                        .client("02")
                        .server(RANDOM)
                        .client(RANDOM)
                        .server("00000001 00000006 6661696C6564")
                        .sees(
                                version("003.008"),
                                version("003.008"),
                                asks(),
                                new Seen.Message(new RfbEvent.Security("vnc_authentication,tight")),
                                connected(Outcome.OK),
                                new Seen.Message(new RfbEvent.SecurityChoice("vnc_authentication")),
                                new Seen.Session(true, "", "rfb_security", "vnc_authentication"),
                                other("challenge", 16),
                                other("response", 16),
                                new Seen.Secret(0, 16),
                                signsIn(),
                                new Seen.Message(new RfbEvent.SecurityResult(1)),
                                signedIn(Outcome.error(1, "failed")),
                                new Seen.Message(new RfbEvent.Reason("failed"))),
                row("a right one in version 3.3, where the server decides, §7.1.2")
                        .server(V3_8)
                        .client(V3_3)
                        .server("00000002" + RANDOM)
                        .client(RANDOM)
                        .server("00000000")
                        .sees(
                                asks(),
                                connected(Outcome.OK),
                                new Seen.Session(false, "", "rfb_security", "vnc_authentication"),
                                signsIn(),
                                signedIn(Outcome.OK)),
                row("a wrong one in version 3.7, which has no reasons")
                        .server(V3_7)
                        .client(V3_7)
                        .server("01 02")
                        .client("02")
                        .server(RANDOM)
                        .client(RANDOM)
                        .server("00000002")
                        .sees(asks(), connected(Outcome.OK), signsIn(), signedIn(Outcome.error(2, "failed"))),
                row("no password at all, whose result answers no login")
                        .server(V3_8)
                        .client(V3_8)
                        .server("01 01")
                        .client("01")
                        .server("00000000")
                        .sees(
                                version("003.008"),
                                version("003.008"),
                                new Seen.Message(new RfbEvent.Security("none")),
                                new Seen.Message(new RfbEvent.SecurityChoice("none")),
                                new Seen.Message(new RfbEvent.SecurityResult(0))),
                row("a server that is tired of failures, §7.1.2")
                        .server(V3_8)
                        .client(V3_8)
                        .server("00 00000004 62757379")
                        .sees(
                                version("003.008"),
                                version("003.008"),
                                asks(),
                                new Seen.Message(new RfbEvent.Security("")),
                                connected(Outcome.error(-1, "refused")),
                                new Seen.Message(new RfbEvent.Reason("busy"))),
                row("a reason beyond every text")
                        .server(V3_8)
                        .client(V3_3)
                        .server("00000000 7FFFFFFF")
                        .sees(new Seen.Malformed(RfbAnomaly.REASON_LENGTH, 0)),
                row("a security type with messages of its own is not read")
                        .server(V3_8)
                        .client(V3_8)
                        .server("01 13")
                        .client("13")
                        .server("55".repeat(1_024))
                        .sees(
                                version("003.008"),
                                version("003.008"),
                                new Seen.Message(new RfbEvent.Security("vencrypt")),
                                new Seen.Message(new RfbEvent.SecurityChoice("vencrypt")),
                                other("data", 1_024)),
                row("a client that is heard first is none whose server is known")
                        .client(V3_8)
                        .sees(version("003.008")));
    }

    @Test
    void theTableOfFieldsIsComplete() {
        assertThat(FieldTable.of("rfb")).isEqualTo(fieldsWritten());
    }
}
