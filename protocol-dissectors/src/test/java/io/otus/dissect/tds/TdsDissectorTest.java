package io.otus.dissect.tds;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.Octets;
import io.otus.core.event.Attribute;
import io.otus.core.event.Outcome;
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
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Pre-login and login are the examples of [MS-TDS] §4.1 and §4.2; results are laid out as §2.2.7 has them. */
class TdsDissectorTest extends DissectorContract {
    private static final HexFormat HEX = HexFormat.of();
    private static final String PRE_LOGIN = "1201002F00000100 00001A0006 0100200001 0200210001 0300220004 0400260001 FF"
            + "090000000000 01 00 B80D0000 01";
    private static final String ANSWER = "0401002F00000100 00001A0006 0100200001 0200210001 0300220004 0400260001 FF"
            + "0F0007D00000 02 00 00000000 00";
    private static final String FIXED =
            "88000000 02000972 00100000 00000007 00010000 00000000 E0030000 00000000 00000000"
                    + "5E000800 6E000200 72000000 72000700 80000000 80000000 80000400 88000000 88000000 00508BE2B78F"
                    + "88000000 88000000 88000000 00000000";
    private static final String LOGIN =
            "1001009000000100" + FIXED + utf16("skostov1") + utf16("sa") + utf16("OSQL-32") + utf16("ODBC");

    /** The same for the database ODBC. */
    private static final String OF_DATABASE =
            LOGIN.replace("88000000 88000000 00508BE2B78F", "88000000 80000400 00508BE2B78F");

    @Override
    protected DissectorProvider provider() {
        return new TdsProvider();
    }

    private static String utf16(String text) {
        return HEX.formatHex(text.getBytes(StandardCharsets.UTF_16LE));
    }

    private static String packet(int type, String data) {
        String plain = data.replace(" ", "");
        return HEX.toHexDigits((byte) type) + "01" + HEX.toHexDigits((short) (8 + plain.length() / 2)) + "00000100"
                + plain;
    }

    private static String token(int type, String content) {
        String plain = content.replace(" ", "");
        int length = plain.length() / 2;
        return HEX.toHexDigits((byte) type)
                + HEX.toHexDigits((byte) length)
                + HEX.toHexDigits((byte) (length >> 8))
                + plain;
    }

    private static Seen asks(long transaction, Service service) {
        return new Seen.Request(Request.confirmed(transaction, service, "", List.of()));
    }

    private static Seen answers(long transaction, Service service, Outcome outcome) {
        return new Seen.Response(new Response(transaction, service, "", outcome, List.of()));
    }

    private static Seen claim(Attribute attribute, String value) {
        return new Seen.Claim(true, "", attribute, value, Trust.SESSION);
    }

    @Override
    protected Stream<Row> rows() {
        String refused = token(0xAA, "18480000 01 0E 0300" + utf16("No.") + "04" + utf16("HIST") + "00 01000000");
        String accepted = token(0xE3, "00") + token(0xAD, "01 74000004 03" + utf16("SQL") + "0F0007D0");
        return Stream.of(
                row("versions of both sides, §4.1")
                        .client(PRE_LOGIN)
                        .server(ANSWER)
                        .sees(
                                new Seen.Message(new TdsEvent.PreLogin("9.0.0", 1)),
                                asks(1, TdsDissector.PRE_LOGIN),
                                new Seen.Message(new TdsEvent.PreLogin("15.0.2000", 2)),
                                claim(Attribute.SERVICE, "Microsoft SQL Server 15.0.2000"),
                                answers(1, TdsDissector.PRE_LOGIN, Outcome.OK)),
                row("a login with the user and password of delivery, refused, §4.2")
                        .client(LOGIN)
                        .server(packet(4, refused))
                        .sees(
                                asks(2, TdsDissector.LOGIN),
                                new Seen.Message(new TdsEvent.Login7("skostov1", "sa", "OSQL-32", "", "")),
                                new Seen.Session(true, "", SessionSeen.DEFAULT_LOGIN, "sa"),
                                new Seen.Session(
                                        true, "", "tds_login", "host_name=skostov1 user_name=sa app_name=OSQL-32"),
                                claim(Attribute.NAME, "skostov1"),
                                claim(Attribute.SERVICE, "OSQL-32"),
                                new Seen.Message(new TdsEvent.Result("", 18_456, "No.")),
                                claim(Attribute.NAME, "HIST"),
                                answers(2, TdsDissector.LOGIN, Outcome.error(18_456, "No."))),
                row("a password, whose octets are hidden as §2.2.6.4 says: it is masked and in no row")
                        .client(LOGIN.replace("72000000 72000700", "6E000200 72000700"))
                        .server(packet(4, accepted))
                        .sees(
                                new Seen.Secret(118, 4),
                                new Seen.Session(true, "", SessionSeen.CLEARTEXT_LOGIN, "sa"),
                                new Seen.Session(
                                        true, "", "tds_login", "host_name=skostov1 user_name=sa app_name=OSQL-32"),
                                answers(2, TdsDissector.LOGIN, Outcome.OK)),
                row("a login that names a database opens it when it is accepted, §2.2.7.14")
                        .client(OF_DATABASE)
                        .server(packet(4, accepted))
                        .sees(
                                new Seen.Session(true, "", SessionSeen.DEFAULT_LOGIN, "sa"),
                                new Seen.Session(
                                        true, "", "tds_login", "host_name=skostov1 user_name=sa app_name=OSQL-32"),
                                new Seen.Session(false, "", SessionSeen.REPOSITORY_OPENED, "ODBC")),
                row("a login that is refused opens nothing")
                        .client(OF_DATABASE)
                        .server(packet(4, refused))
                        .sees(
                                new Seen.Session(true, "", SessionSeen.DEFAULT_LOGIN, "sa"),
                                new Seen.Session(
                                        true, "", "tds_login", "host_name=skostov1 user_name=sa app_name=OSQL-32")),
                row("a new password in a login is masked too")
                        .client(LOGIN.replace(
                                "88000000 88000000 88000000 00000000", "88000000 88000000 5E000400 00000000"))
                        .sees(
                                new Seen.Session(true, "", SessionSeen.DEFAULT_LOGIN, "sa"),
                                new Seen.Secret(102, 8),
                                new Seen.Session(true, "", "password_change", "sa"),
                                new Seen.Session(
                                        true, "", "tds_login", "host_name=skostov1 user_name=sa app_name=OSQL-32")),
                row("a batch and its result; a call")
                        .client(packet(1, utf16("select 1")))
                        .server(packet(4, "81 0000"))
                        .client(packet(3, "0000"))
                        .sees(
                                new Seen.Message(new TdsEvent.Other("sql_batch", 24)),
                                asks(3, TdsDissector.BATCH),
                                new Seen.Message(new TdsEvent.Result("", 0, "")),
                                answers(3, TdsDissector.BATCH, Outcome.OK),
                                new Seen.Message(new TdsEvent.Other("rpc", 10)),
                                asks(3, TdsDissector.CALL)),
                row("TLS within pre-login packets, and behind them, §2.2.6.5")
                        .client(packet(0x12, "16 0303 0002 0100"))
                        .client("17 0303 0002 AABB")
                        .sees(
                                new Seen.Message(new TdsEvent.Other("tls", 15)),
                                new Seen.Child(Octets.ofHex("16 0303 0002 0100")),
                                new Seen.Message(new TdsEvent.Other("tls", 7)),
                                new Seen.Child(Octets.ofHex("17 0303 0002 AABB"))),
                row("what goes on in further packets begins nothing, §2.2.3.1.2")
                        .client(LOGIN.replaceFirst("1001", "1000"))
                        .client(packet(0x10, FIXED))
                        .server("0400 0009 00000100 81")
                        .server(packet(4, refused))
                        .sees(
                                new Seen.Message(new TdsEvent.Login7("skostov1", "sa", "OSQL-32", "", "")),
                                new Seen.Message(new TdsEvent.Other("login7", 102)),
                                new Seen.Message(new TdsEvent.Result("", 0, "")),
                                new Seen.Message(new TdsEvent.Other("result", 39))),
                row("a server that names its instance too")
                        .server(packet(4, token(0xAB, "01000000 01 00 0000 08" + utf16("HIST\\SQL") + "00 01000000")))
                        .sees(claim(Attribute.NAME, "HIST")),
                row("another packet").client(packet(6, "")).sees(new Seen.Message(new TdsEvent.Other("attention", 8))),
                row("a login that is cut short")
                        .client(packet(0x10, "00"))
                        .sees(new Seen.Malformed(TdsAnomaly.LOGIN, 8)));
    }

    @Test
    void theTableOfFieldsIsComplete() {
        assertThat(FieldTable.of("tds")).isEqualTo(fieldsWritten());
    }
}
