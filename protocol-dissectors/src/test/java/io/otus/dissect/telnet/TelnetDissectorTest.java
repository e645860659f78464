package io.otus.dissect.telnet;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

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
 * Options are those of RFC 854 and RFC 1091; dialogues are as switches, controllers and protection relays hold them.
 */
class TelnetDissectorTest extends DissectorContract {
    @Override
    protected DissectorProvider provider() {
        return new TelnetProvider();
    }

    private static Seen attempt(long transaction) {
        return new Seen.Request(Request.confirmed(transaction, LoginDialogue.LOGIN, "", List.of()));
    }

    private static Seen outcome(long transaction, Outcome outcome) {
        return new Seen.Response(new Response(transaction, LoginDialogue.LOGIN, "", outcome, List.of()));
    }

    private static Seen login(String kind, String user) {
        return new Seen.Session(true, "", kind, user);
    }

    private static Seen identity(Attribute attribute, String value) {
        return new Seen.Claim(true, "", attribute, value, Trust.DEVICE);
    }

    private static Seen[] relay() {
        return new Seen[] {
            identity(Attribute.VENDOR, "Schweitzer Engineering Laboratories (SEL)"),
            identity(Attribute.MODEL, "SEL-351A"),
            identity(Attribute.FIRMWARE, "R110-V0-Z002002-D20000101")
        };
    }

    private static Seen command(String command, String option, String value) {
        return new Seen.Message(new TelnetEvent.Command(command, option, value));
    }

    private static Seen text(String text) {
        return new Seen.Message(new TelnetEvent.Text(text));
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                row("options, and the terminal's type, RFC 1091")
                        .server("FFFD18 FFFB01 FFFA1801FFF0 FFFF FFF1")
                        .client("FFFA1800 7674313030 FFF0")
                        .sees(
                                command("do", "terminal_type", ""),
                                command("will", "echo", ""),
                                command("subnegotiation", "terminal_type", ""),
                                command("escape", "", ""),
                                command("no_operation", "", ""),
                                command("subnegotiation", "terminal_type", "vt100")),
                row("a refused and a good login; the banner before it")
                        .server("FFFB01")
                        .serverSays("Cell 4\nlogin: ")
                        .clientSays("op\n")
                        .serverSays("Password: ")
                        .clientSays("ab\n")
                        .serverSays("""

                            Login incorrect
                            login: \
                            """)
                        .clientSays("root\n")
                        .serverSays("Password: ")
                        .clientSays("root\n")
                        .serverSays("""

                            Last login: Mon
                            #\
                            """)
                        .sees(
                                new Seen.Claim(true, "", Attribute.DESCRIPTION, "Cell 4", Trust.SESSION),
                                attempt(1),
                                login(SessionSeen.CLEARTEXT_LOGIN, "op"),
                                outcome(1, Outcome.error(-1, "Login incorrect")),
                                attempt(2),
                                login(SessionSeen.DEFAULT_LOGIN, "root"),
                                outcome(2, Outcome.OK)),
                row("a password is hidden octet by octet, and is in no row")
                        .serverSays("Password:")
                        .clientSays("a:\n")
                        .sees(
                                text("Password:"),
                                text(""),
                                new Seen.Secret(0, 1),
                                text(""),
                                new Seen.Secret(0, 1),
                                text(""),
                                text("")),
                row("a relay that asks for a password alone, gets that of delivery, and asks again")
                        .serverSays("Password: ? ")
                        .client("4F54544552 0D00")
                        .serverSays("\nPassword: ?")
                        .sees(
                                attempt(1),
                                login(SessionSeen.DEFAULT_LOGIN, ""),
                                outcome(1, Outcome.error(-1, "asked_again"))),
                row("a relay answers ID; only lines with their sum count, and that of CONFIG is the SEL-387E manual's")
                        .clientSays("ID\n")
                        .serverSays("""
                            "FID=SEL-487E-R110-V0-Z002002-D20000101","0000"
                            "DEVID=STATION B"
                            FID=SEL-487E-R110-V0-Z002002-D20000101
                            "No Data Available","0668"
                            \u0002\
                            "FID=SEL-351A-R110-V0-Z002002-D20000101","08CF"
                            "BFID=SELBOOT-311-R100","05AC"
                            "CID=9A3F","0270"
                            "DEVID=STATION A","049C"
                            "DEVCODE=51","030D"
                            "PARTNO=0351A00H14554X1","05BF"
                            "SERIALNO=2001234567","0508"
                            "CONFIG=111100","0387"
                            =>\
                            """)
                        .sees(
                                identity(Attribute.VENDOR, "Schweitzer Engineering Laboratories (SEL)"),
                                identity(Attribute.MODEL, "SEL-351A"),
                                identity(Attribute.FIRMWARE, "R110-V0-Z002002-D20000101"),
                                identity(Attribute.NAME, "STATION A"),
                                identity(Attribute.ORDER_NUMBER, "0351A00H14554X1"),
                                identity(Attribute.SERIAL, "2001234567")),
                row("a communications processor passes on what it is asked, SEL-2020 manual: that is not who it is")
                        .serverSays("""
                            "FID=SEL-351A-R110-V0-Z002002-D20000101","08CF"
                            """)
                        .clientSays("por 9\n")
                        .serverSays("""
                            "SERIALNO=2001234568","0509"
                            """)
                        .sees(relay()),
                row("the same where only the device was heard").serverSays("""
                            "FID=SEL-351A-R110-V0-Z002002-D20000101","08CF"
                            *>>PORT 9
                            "SERIALNO=2001234568","0509"
                            """).sees(relay()),
                row("a transparent session that was opened by another word")
                        .serverSays("""
                            "FID=SEL-351A-R110-V0-Z002002-D20000101","08CF"
                            Transparent Communications to Port 9 established
                            "SERIALNO=2001234568","0509"
                            """)
                        .sees(relay()),
                row("a second relay on one connection: whose address it is, is not known any more")
                        .serverSays("""
                            "FID=SEL-351A-R110-V0-Z002002-D20000101","08CF"
                            "FID=SEL-487E-R110-V0-Z002002-D20000101","08DD"
                            "DEVID=STATION A","049C"
                            "SERIALNO=2001234568","0509"
                            """)
                        .sees(relay()),
                row("what is typed and taken back")
                        .serverSays("User Name:")
                        .client("6F71 08 70 0D00")
                        .serverSays("Password:")
                        .client("78 7F 79 0D00")
                        .serverSays("\nplc>")
                        .sees(attempt(1), login(SessionSeen.CLEARTEXT_LOGIN, "op"), outcome(1, Outcome.OK)));
    }

    @Test
    void wordsOfDevicesHaveTheirMeaning() {
        assertThat(Prompts.of("switch login: ")).isEqualTo(Prompts.Meaning.ASKS_USER);
        assertThat(Prompts.of("Username:")).isEqualTo(Prompts.Meaning.ASKS_USER);
        assertThat(Prompts.of("Enter password?")).isEqualTo(Prompts.Meaning.ASKS_PASSWORD);
        assertThat(Prompts.of("Last login: Mon Jan 1 10:")).isEqualTo(Prompts.Meaning.LETS_IN);
        assertThat(Prompts.of("% Login invalid")).isEqualTo(Prompts.Meaning.REFUSES);
        assertThat(Prompts.of("Login unsuccessful")).isEqualTo(Prompts.Meaning.REFUSES);
        assertThat(Prompts.of("Last unsuccessful login: Mon Jan 1")).isEqualTo(Prompts.Meaning.LETS_IN);
        assertThat(Prompts.of("Serial number:")).isEqualTo(Prompts.Meaning.NOTHING);
        assertThat(Prompts.of("Router#")).isEqualTo(Prompts.Meaning.LETS_IN);
        assertThat(Prompts.of("Password: ?")).isEqualTo(Prompts.Meaning.ASKS_PASSWORD);
    }

    /** Found by fuzzing: each colon cost a copy of the line, for each list of words. */
    @Test
    void aLineOfColonsIsReadAtTheCostOfItsLength() {
        assertThat(Prompts.of("login" + ":".repeat(1_000_000))).isEqualTo(Prompts.Meaning.ASKS_USER);
    }

    @Test
    void theTableOfFieldsIsComplete() {
        assertThat(FieldTable.of("telnet")).isEqualTo(fieldsWritten());
    }
}
