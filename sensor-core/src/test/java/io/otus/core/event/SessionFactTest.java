package io.otus.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.net.BridgeId;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SessionFactTest {
    private static final MacAddress CARD = MacAddress.parse("02:00:00:00:00:0a");
    private static final IpAddress ADDRESS = IpAddress.parse("10.0.0.5");

    /** As the operation log had each before it was a record: whoever reads the log knows these texts. */
    static List<Arguments> lines() {
        FileDigest file = new FileDigest("ab12", 4, "a plan.pdf");
        return List.of(
                Arguments.of(new SessionFact.Text("login", "op"), "login|op"),
                Arguments.of(new SessionFact.AddressQuery(ADDRESS), "address_query|10.0.0.5"),
                Arguments.of(new SessionFact.Publication(false, 0, "confRev=1"), "publication|confRev=1"),
                Arguments.of(
                        new SessionFact.Publication(true, 9_000, "confRev=1"),
                        "publication|simulation=1 timeAllowedToLive=9000 confRev=1"),
                Arguments.of(
                        new SessionFact.NameUpdate("hmi1", List.of(ADDRESS, IpAddress.parse("10.0.0.6"))),
                        "name_update|hmi1 10.0.0.5 10.0.0.6"),
                Arguments.of(new SessionFact.NameUpdate("hmi1", List.of()), "name_update|hmi1"),
                Arguments.of(new SessionFact.FileStored("", "app.prg"), "file_stored|app.prg"),
                Arguments.of(new SessionFact.FileStored("C$", "app.exe"), "file_stored|C$\\app.exe"),
                Arguments.of(new SessionFact.Attachment(file), "attachment|sha256=ab12 size=4 filename=a plan.pdf"),
                Arguments.of(new SessionFact.Content(file), "content|sha256=ab12 size=4 filename=a plan.pdf"),
                Arguments.of(
                        new SessionFact.SpanningTree(new BridgeId(0x8000, CARD), 4, new BridgeId(0xF001, CARD)),
                        "spanning_tree|8000.02:00:00:00:00:0a 4 f001.02:00:00:00:00:0a"),
                Arguments.of(new SessionFact.Lease(LeaseStep.REQUEST, CARD), "lease_request|02:00:00:00:00:0a"),
                Arguments.of(new SessionFact.Lease(LeaseStep.REFUSED, CARD), "lease_refused|02:00:00:00:00:0a"),
                Arguments.of(new SessionFact.Lease(LeaseStep.DECLINED, CARD), "lease_declined|02:00:00:00:00:0a"),
                Arguments.of(new SessionFact.UtcOffset(37, true), "utc_offset|37 valid"),
                Arguments.of(new SessionFact.UtcOffset(-1, false), "utc_offset|-1"),
                Arguments.of(new SessionFact.TimeTold(1_700_000_000_123L), "time_told|1700000000123"),
                Arguments.of(
                        new SessionFact.EncryptionHello("a.example", List.of("h2", "http/1.1")),
                        "tls_hello|server_name=a.example application_protocols=h2,http/1.1"),
                Arguments.of(new SessionFact.ClientFingerprint("12", "t13d"), "tls_fingerprint|ja3=12 ja4=t13d"),
                Arguments.of(new SessionFact.ServerFingerprint("34"), "tls_fingerprint|ja3s=34"),
                Arguments.of(
                        new SessionFact.Certificate("tls_certificate", "CN=a", "CN=b", "cd34"),
                        "tls_certificate|subject=CN=a issuer=CN=b sha256=cd34"));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void theLogHasItAsAKindAndADetail(SessionFact fact, String line) {
        assertThat(fact.kind() + '|' + fact.detail()).isEqualTo(line);
    }
}
