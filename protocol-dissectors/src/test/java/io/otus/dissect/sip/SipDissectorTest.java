package io.otus.dissect.sip;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Attribute;
import io.otus.core.event.SessionSeen;
import io.otus.core.event.Trust;
import io.otus.core.spi.DissectorProvider;
import io.otus.layer.text.HeadEvent;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.FieldTable;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Messages are those of RFC 3261 §24.1, with products as telephones name themselves. */
class SipDissectorTest extends DissectorContract {
    @Override
    protected DissectorProvider provider() {
        return new SipProvider();
    }

    private static Seen claim(String value) {
        return new Seen.Claim(true, "", Attribute.SERVICE, value, Trust.SESSION);
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                row("a telephone registers, §24.1")
                        .clientSays("""
                            REGISTER sip:registrar.biloxi.com SIP/2.0
                            CSeq: 1826 REGISTER
                            User-Agent: Phone/1.2
                            Content-Length: 0

                            """)
                        .serverSays("""
                            SIP/2.0 200 OK
                            CSeq: 1826 REGISTER
                            Server: Exchange/7
                            Content-Length: 0

                            """)
                        .sees(
                                new Seen.Message(new HeadEvent.Request(
                                        "REGISTER", "sip:registrar.biloxi.com", 1826, "Phone/1.2")),
                                claim("Phone/1.2"),
                                new Seen.Message(new HeadEvent.Response(200, "OK", 1826, "Exchange/7")),
                                claim("Exchange/7")),
                row("an answer that names what asked tells nothing of who answers")
                        .clientSays("REGISTER sip:a SIP/2.0\nUser-Agent: Phone/1.2\n\n")
                        .serverSays("SIP/2.0 200 OK\nServer: Phone/1.2\n\n")
                        .sees(
                                new Seen.Message(new HeadEvent.Request("REGISTER", "sip:a", -1, "Phone/1.2")),
                                claim("Phone/1.2"),
                                new Seen.Message(new HeadEvent.Response(200, "OK", -1, "Phone/1.2"))),
                row("empty lines keep the way open, RFC 5626 §3.5.1; what a proxy passes on says nothing of the proxy")
                        .clientSays("\n\nOPTIONS sip:a SIP/2.0\nVia: b\nVia: c\nUser-Agent: P/1\n\n")
                        .serverSays("SIP/2.0 200 OK\nRecord-Route: <sip:p>\nServer: X/1\n\n")
                        .clientSays("OPTIONS sip:a SIP/2.0\nVia: SIP/2.0/UDP b\nUser-Agent: P/2\n\n")
                        .sees(
                                new Seen.Message(new HeadEvent.KeepAlive(2)),
                                new Seen.Message(new HeadEvent.KeepAlive(2)),
                                new Seen.Message(new HeadEvent.Request("OPTIONS", "sip:a", -1, "P/1")),
                                new Seen.Message(new HeadEvent.Response(200, "OK", -1, "X/1")),
                                new Seen.Message(new HeadEvent.Request("OPTIONS", "sip:a", -1, "P/2")),
                                claim("P/2")),
                row("a registration that proves who asks; its body belongs to it")
                        .clientSays("""
                            REGISTER sip:a SIP/2.0
                            Authorization: Digest username="bob", realm="biloxi.com"
                            Content-Length: 2

                            abACK sip:a SIP/2.0

                            """)
                        .sees(
                                new Seen.Message(new HeadEvent.Request("REGISTER", "sip:a", -1, "")),
                                new Seen.Session(true, "", SessionSeen.LOGIN, "bob"),
                                new Seen.Message(new HeadEvent.Request("ACK", "sip:a", -1, ""))));
    }

    @Test
    void theTableOfFieldsIsComplete() {
        assertThat(FieldTable.of("sip")).isEqualTo(fieldsWritten());
    }
}
