package io.otus.dissect.smtp;

import static io.otus.testkit.Row.row;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.Octets;
import io.otus.core.event.Attribute;
import io.otus.core.event.FileDigest;
import io.otus.core.event.Outcome;
import io.otus.core.event.SessionFact;
import io.otus.core.event.SessionSeen;
import io.otus.core.event.Trust;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.layer.mime.MimeEvent;
import io.otus.layer.mime.MimeReader;
import io.otus.layer.text.DialogueEvent;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.DissectorHarness;
import io.otus.testkit.FieldTable;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Dialogues are those of RFC 5321 Annex D and RFC 4954 §4.1. */
class SmtpDissectorTest extends DissectorContract {
    /** Of {@code hello}. */
    private static final String HELLO_SHA256 = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
    /** Of {@code one} and {@code .two}, each with its line end, but for that of the boundary. */
    private static final String DOT_SHA256 = "ee9f1abb7c12d68bdefb6152259a53d10968b20c1506535ff43c8d89689bc675";
    /** Of {@code he}, {@code .} and {@code ll}, with line ends between, and {@code o}. */
    private static final String CHUNKS_SHA256 = "98c93230f838141d597cfe40375d7dcfdcc8094f30b998fff501d674a9b7acae";

    /** Parts in parts. */
    private static final String DEEP = "Content-Type: multipart/a; boundary=b\n\n--b\n".repeat(17);

    @Override
    protected DissectorProvider provider() {
        return new SmtpProvider();
    }

    private static Seen asks(long transaction, String verb) {
        return new Seen.Request(Request.confirmed(transaction, SmtpCommand.of(verb), "", List.of()));
    }

    private static Seen answers(long transaction, String verb, Outcome outcome) {
        return new Seen.Response(new Response(transaction, SmtpCommand.of(verb), "", outcome, List.of()));
    }

    private static Seen login(String user) {
        return new Seen.Session(true, "", SessionSeen.CLEARTEXT_LOGIN, user);
    }

    private static Seen attached(String sha256, int size, String name) {
        return new Seen.Session(true, "", new SessionFact.Attachment(new FileDigest(sha256, size, name)));
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                row("greetings of both sides")
                        .serverSays("220 foo.com ESMTP\n")
                        .clientSays("EHLO bar.com\n")
                        .serverSays("250-foo.com greets bar.com\n250 HELP\n")
                        .sees(
                                new Seen.Message(new DialogueEvent.Reply(220, "foo.com ESMTP")),
                                new Seen.Claim(true, "", Attribute.SERVICE, "foo.com ESMTP", Trust.SESSION),
                                new Seen.Message(new DialogueEvent.Command("EHLO", "bar.com")),
                                new Seen.Claim(true, "", Attribute.NAME, "bar.com", Trust.NAME_SERVICE),
                                new Seen.Message(new DialogueEvent.Reply(250, "foo.com greets bar.com HELP"))),
                row("a message, which a dot ends")
                        .clientSays("DATA\n")
                        .serverSays("354 Start mail input\n")
                        .clientSays("Quit it\n.\n")
                        .serverSays("250 OK\n")
                        .clientSays("QUIT\n")
                        .sees(
                                asks(1, "DATA"),
                                answers(1, "DATA", Outcome.OK),
                                answers(2, "DATA", Outcome.OK),
                                asks(3, "QUIT")),
                row("a message in chunks, which end by their size, RFC 3030 §2")
                        .clientSays("BDAT 6\nQUIT\nBDAT 0 LAST\n")
                        .serverSays("250 OK\n250 OK\n")
                        .clientSays("QUIT\n")
                        .sees(
                                asks(1, "BDAT"),
                                asks(2, "BDAT"),
                                answers(1, "BDAT", Outcome.OK),
                                answers(2, "BDAT", Outcome.OK),
                                asks(3, "QUIT")),
                row("a file in a message, RFC 2046 §5.1.1, with a dot that hides one, RFC 5321 §4.5.2")
                        .clientSays("DATA\n")
                        .serverSays("354 Start mail input\n")
                        .clientSays("""
                                Content-Type: multipart/mixed; boundary=b

                                --b

                                text
                                --b
                                Content-Type: application/pdf
                                Content-Disposition: attachment; filename="a b.pdf"
                                Content-Transfer-Encoding: base64

                                aGVsbG8=
                                --b
                                Content-Disposition: attachment; filename=c

                                one
                                ..two

                                --b--
                                .
                                """)
                        .serverSays("250 OK\n")
                        .sees(
                                asks(1, "DATA"),
                                answers(1, "DATA", Outcome.OK),
                                attached(HELLO_SHA256, 5, "a b.pdf"),
                                attached(DOT_SHA256, 11, "c"),
                                answers(2, "DATA", Outcome.OK)),
                row("a file in chunks, RFC 3030 §2")
                        .clientSays("BDAT 42\nContent-Type: application/zip\n\nhe\n.\nllBDAT 1 LAST\noBDAT 0 LAST\n")
                        .sees(
                                new Seen.Message(new DialogueEvent.Command("BDAT", "42")),
                                asks(1, "BDAT"),
                                new Seen.Message(new DialogueEvent.Other("chunk", 42)),
                                new Seen.Message(new DialogueEvent.Command("BDAT", "1 LAST")),
                                asks(2, "BDAT"),
                                new Seen.Message(new DialogueEvent.Other("chunk", 1)),
                                new Seen.Message(new MimeEvent.Attachment("", "application/zip", 10, CHUNKS_SHA256)),
                                attached(CHUNKS_SHA256, 10, ""),
                                new Seen.Message(new DialogueEvent.Command("BDAT", "0 LAST")),
                                asks(3, "BDAT")),
                row("parts that lie deeper than is read")
                        .clientSays("BDAT " + DEEP.replace("\n", "\r\n").length() + " LAST\n" + DEEP)
                        .sees(
                                new Seen.Message(new DialogueEvent.Command("BDAT", "782 LAST")),
                                asks(1, "BDAT"),
                                new Seen.Message(new DialogueEvent.Other("chunk", 782)),
                                new Seen.Message(new MimeEvent.Unread(17))),
                row("a file of a message that was given up is none")
                        .clientSays("BDAT 38\nContent-Type: application/zip\n\nhelloRSET\nBDAT 0 LAST\n")
                        .sees(asks(1, "BDAT"), asks(2, "RSET"), asks(3, "BDAT")),
                row("a greeting gives a message up, RFC 5321 §4.1.4")
                        .clientSays("BDAT 38\nContent-Type: application/zip\n\nhelloEHLO bar\nBDAT 0 LAST\n")
                        .sees(
                                new Seen.Message(new DialogueEvent.Command("BDAT", "38")),
                                new Seen.Message(new DialogueEvent.Other("chunk", 38)),
                                new Seen.Message(new DialogueEvent.Command("EHLO", "bar")),
                                new Seen.Message(new DialogueEvent.Command("BDAT", "0 LAST"))),
                row("a dot behind a long piece ends no message")
                        .clientSays("DATA\n")
                        .serverSays("354 Start mail input\n")
                        .clientSays("a".repeat(2 * SmtpDissector.MAX_LINE) + ".\nQUIT\n.\nQUIT\n")
                        .sees(asks(1, "DATA"), answers(1, "DATA", Outcome.OK), asks(3, "QUIT")),
                row("a chunk of a size that is no number holds nothing")
                        .clientSays("BDAT 99999999999999999999 LAST\nQUIT\n")
                        .sees(asks(1, "BDAT"), asks(2, "QUIT")),
                row("a login by PLAIN, refused")
                        .clientSays("AUTH PLAIN AG9wAHMzY3JldA==\n")
                        .serverSays("535 5.7.8 Authentication credentials invalid\n")
                        .sees(
                                new Seen.Message(new DialogueEvent.Command("AUTH", "PLAIN")),
                                asks(1, "AUTH"),
                                new Seen.Secret(11, 16),
                                login("op"),
                                new Seen.Message(
                                        new DialogueEvent.Reply(535, "5.7.8 Authentication credentials invalid")),
                                answers(1, "AUTH", Outcome.error(535, "5.7.8 Authentication credentials invalid"))),
                row("a login by LOGIN, line by line")
                        .clientSays("AUTH LOGIN\n")
                        .serverSays("334 VXNlcm5hbWU6\n")
                        .clientSays("b3A=\n")
                        .serverSays("334 UGFzc3dvcmQ6\n")
                        .clientSays("czNjcmV0\n")
                        .serverSays("235 2.7.0 Authentication successful\n")
                        .sees(asks(1, "AUTH"), new Seen.Secret(0, 8), login("op"), answers(1, "AUTH", Outcome.OK)),
                row("a login by PLAIN whose answer comes alone, and one by a mechanism that hides it")
                        .clientSays("AUTH PLAIN\n")
                        .serverSays("334 \n")
                        .clientSays("AG9wAHMzY3JldA==\n")
                        .serverSays("235 ok\n")
                        .clientSays("AUTH CRAM-MD5\n")
                        .sees(new Seen.Secret(0, 16), login("op"), new Seen.Session(true, "", SessionSeen.LOGIN, "")),
                row("what answers a challenge is a secret and no command, RFC 4954 §4")
                        .clientSays("AUTH CRAM-MD5\n")
                        .serverSays("334 PDEyMz4=\n")
                        .clientSays("b3AgYWJj\n")
                        .serverSays("235 ok\n")
                        .clientSays("AUTH XOAUTH2 dG9rZW4=\n")
                        .sees(
                                asks(1, "AUTH"),
                                new Seen.Session(true, "", SessionSeen.LOGIN, ""),
                                new Seen.Secret(0, 8),
                                answers(1, "AUTH", Outcome.OK),
                                asks(2, "AUTH"),
                                new Seen.Session(true, "", SessionSeen.LOGIN, ""),
                                new Seen.Secret(13, 8)),
                row("TLS from the reply to STARTTLS on, RFC 3207 §4")
                        .clientSays("STARTTLS\n")
                        .serverSays("220 Go ahead\n")
                        .client("15 0303 0002 0100")
                        .sees(
                                new Seen.Message(new DialogueEvent.Command("STARTTLS", "")),
                                new Seen.Message(new DialogueEvent.Reply(220, "Go ahead")),
                                new Seen.Message(new DialogueEvent.Other("tls", 7)),
                                new Seen.Child(Octets.ofHex("15 0303 0002 0100"))));
    }

    @Test
    void whatIsKeptOfAMessageUnderWayIsTold() {
        Dissector dissector = provider().create();
        DissectorHarness harness = new DissectorHarness(dissector, carrier());
        assertThat(dissector.unfinished()).isZero();
        byte[] message = ("BDAT 90000\r\nContent-Type: a/b;" + "x".repeat(1_000) + "\r\n").getBytes(US_ASCII);
        harness.feed(Direction.FROM_CLIENT, message, message.length);
        byte[] more = ("Content-Disposition: " + "y".repeat(80_000)).getBytes(US_ASCII);
        harness.feed(Direction.FROM_CLIENT, more, more.length);
        assertThat(dissector.unfinished()).isBetween(MimeReader.MAX_LINE + 1_000, 60_000);
        dissector.gap(Direction.FROM_CLIENT);
        assertThat(dissector.unfinished()).isZero();
    }

    @Test
    void theTableOfFieldsIsComplete() {
        assertThat(FieldTable.of("smtp")).isEqualTo(fieldsWritten());
    }
}
