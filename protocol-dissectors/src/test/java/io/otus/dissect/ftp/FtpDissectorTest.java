package io.otus.dissect.ftp;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.SessionFact;
import io.otus.core.event.SessionSeen;
import io.otus.core.event.Trust;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.layer.text.DialogueEvent;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.DissectorHarness;
import io.otus.testkit.FieldTable;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Dialogues are those of RFC 959 §7 and RFC 1635, with greetings as devices give them. */
class FtpDissectorTest extends DissectorContract {
    @Override
    protected DissectorProvider provider() {
        return new FtpProvider();
    }

    private static Seen asks(long transaction, String verb, PointRange... points) {
        return new Seen.Request(Request.confirmed(transaction, FtpCommand.of(verb, ""), "", List.of(points)));
    }

    private static Seen answers(long transaction, String verb, Outcome outcome) {
        return new Seen.Response(new Response(transaction, FtpCommand.of(verb, ""), "", outcome, List.of()));
    }

    private static Seen claim(Attribute attribute, String value) {
        return new Seen.Claim(true, "", attribute, value, Trust.SESSION);
    }

    private static Seen login(String kind, String user) {
        return new Seen.Session(true, "", kind, user);
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                row("a login that works")
                        .serverSays("220 750-881 FTP server ready\n")
                        .clientSays("USER op\n")
                        .serverSays("331 Password required\n")
                        .clientSays("PASS s3cret:x\n")
                        .serverSays("230 User logged in\n")
                        .sees(
                                claim(Attribute.SERVICE, "750-881 FTP server ready"),
                                asks(1, "USER"),
                                answers(1, "USER", Outcome.OK),
                                asks(2, "PASS"),
                                new Seen.Secret(5, 10),
                                login(SessionSeen.CLEARTEXT_LOGIN, "op"),
                                answers(2, "PASS", Outcome.OK)),
                row("the user and password of delivery, refused")
                        .clientSays("""
                            user admin
                            pass admin
                            """)
                        .serverSays("""
                            331 Password?
                            530 Login incorrect
                            """)
                        .sees(
                                asks(1, "USER"),
                                asks(2, "PASS"),
                                login(SessionSeen.DEFAULT_LOGIN, "admin"),
                                answers(1, "USER", Outcome.OK),
                                answers(2, "PASS", Outcome.error(530, "Login incorrect"))),
                row("a password is in no row; anonymous is no account, RFC 1635")
                        .clientSays("""
                            USER anonymous
                            PASS guest@example.com
                            """)
                        .sees(
                                new Seen.Message(new DialogueEvent.Command("USER", "anonymous")),
                                asks(1, "USER"),
                                new Seen.Message(new DialogueEvent.Command("PASS", "")),
                                asks(2, "PASS"),
                                login(SessionSeen.LOGIN, "anonymous")),
                row("a file that moves is a point, and a preliminary reply ends nothing")
                        .clientSays("""
                            STOR /fw/new image.bin
                            DELE a.txt
                            """)
                        .serverSays("""
                            150 Opening data connection
                            226 Done
                            250 Deleted
                            """)
                        .sees(
                                asks(1, "STOR", PointRange.named("/fw/new%20image.bin")),
                                new Seen.Session(true, "", new SessionFact.FileStored("", "/fw/new image.bin")),
                                asks(2, "DELE", PointRange.named("a.txt")),
                                answers(1, "STOR", Outcome.OK),
                                answers(2, "DELE", Outcome.OK)),
                row("a device that is told to boot")
                        .clientSays("SITE REBOOT\nSITE HELP\n")
                        .sees(
                                new Seen.Request(Request.confirmed(
                                        1, new Service(-1, "site_reboot", Action.RESTART), "", List.of())),
                                asks(2, "SITE")),
                row("a program is fetched, as its name and the reply say, told once")
                        .clientSays("RETR /tools/nc.exe\nRETR recipe.csv\nRETR b.exe\n")
                        .serverSays("150 Opening\n226 Done\n150 Opening\n226 Done\n226 Done\n")
                        .sees(
                                new Seen.Session(false, "", SessionSeen.PROGRAM_FETCHED, "/tools/nc.exe"),
                                new Seen.Session(false, "", SessionSeen.PROGRAM_FETCHED, "b.exe")),
                row("a program that is refused is not fetched")
                        .clientSays("RETR /tools/nc.exe\nRETR b.exe\n")
                        .serverSays("550 No such file\n125 Already open\n226 Done\n")
                        .sees(new Seen.Session(false, "", SessionSeen.PROGRAM_FETCHED, "b.exe")),
                row("a transfer is broken off behind an interrupt and the synch signal of Telnet, §4.1.3")
                        .clientSays("RETR big.bin\n")
                        .serverSays("150 Opening data connection\n")
                        .client("FFF4FFF2 41424F520D0A")
                        .serverSays("426 Closed\n226 Aborted\n")
                        .sees(
                                asks(1, "RETR", PointRange.named("big.bin")),
                                asks(2, "ABOR"),
                                answers(1, "RETR", Outcome.error(426, "Closed")),
                                answers(2, "ABOR", Outcome.OK)),
                row("a greeting of several lines, RFC 959 §4.2")
                        .serverSays("""
                            220-Welcome
                             123 any text
                            220-to
                            220 plant FTP
                            """)
                        .sees(
                                new Seen.Message(new DialogueEvent.Reply(220, "Welcome 123 any text to plant FTP")),
                                claim(Attribute.SERVICE, "Welcome 123 any text to plant FTP")),
                row("the system, §4.1.3")
                        .clientSays("SYST\n")
                        .serverSays("215 VxWorks\n")
                        .sees(asks(1, "SYST"), answers(1, "SYST", Outcome.OK), claim(Attribute.OS, "VxWorks")),
                row("a listing like that of Unix is no system")
                        .clientSays("SYST\n")
                        .serverSays("215 UNIX Type: L8\n")
                        .sees(
                                asks(1, "SYST"),
                                answers(1, "SYST", Outcome.OK),
                                claim(Attribute.DESCRIPTION, "UNIX Type: L8")),
                row("TLS from the reply to AUTH on, RFC 4217 §4")
                        .clientSays("AUTH TLS\n")
                        .serverSays("234 Proceed\n")
                        .client("15 0303 0002 0100")
                        .sees(
                                new Seen.Message(new DialogueEvent.Command("AUTH", "TLS")),
                                new Seen.Message(new DialogueEvent.Reply(234, "Proceed")),
                                new Seen.Message(new DialogueEvent.Other("tls", 7)),
                                new Seen.Child(Octets.ofHex("15 0303 0002 0100"))),
                row("commands outside RFC 959 and its extensions")
                        .clientSays("XYZA\n")
                        .clientSays("XSHA256 a.bin\n")
                        .sees(
                                new Seen.Message(new DialogueEvent.Command("XYZA", "")),
                                new Seen.Unknown("command", 0x58595A41),
                                new Seen.Message(new DialogueEvent.Command("XSHA256", "a.bin")),
                                new Seen.Unknown("command", 0x5853484132_3536L)));
    }

    @Test
    void otherDialoguesAreNot() {
        DissectorHarness harness = new DissectorHarness(new FtpDissector(), Carrier.STREAM);
        for (String other :
                List.of("EHLOX\r\n", "+OK POP3\r\n", "220x\r\n", "99 a\r\n", "USER\u0001\u0002\r\n", "abcdefg")) {
            ByteView bytes = ByteView.of(other.getBytes(StandardCharsets.ISO_8859_1));
            assertThat(new FtpDissector().frameLength(bytes, harness)).as(other).isEqualTo(Dissector.NOT_MINE);
        }
    }

    @Test
    void theTableOfFieldsIsComplete() {
        assertThat(FieldTable.of("ftp")).isEqualTo(fieldsWritten());
    }
}
