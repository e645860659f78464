package io.otus.dissect.smb;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Attribute;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.SessionFact;
import io.otus.core.event.SessionSeen;
import io.otus.core.event.Trust;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.dissect.smb.SmbEvent.Command;
import io.otus.dissect.smb.SmbEvent.Detail;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.FieldTable;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Messages are laid out as [MS-CIFS] §2.2 and [MS-SMB2] §2.2 have them; the challenge is that of [MS-NLMP] §4.2.4.3.
 */
class SmbDissectorTest extends DissectorContract {
    private static final HexFormat HEX = HexFormat.of();
    private static final String CHALLENGE =
            "4e544c4d53535000 02000000 0c000c0038000000 33828ae2 0123456789abcdef 0000000000000000"
                    + "2400240044000000 060070170000000f 530065007200760065007200"
                    + "02000c0044006f006d00610069006e00 01000c00530065007200760065007200 00000000";

    @Override
    protected DissectorProvider provider() {
        return new SmbProvider();
    }

    private static String session(String smb) {
        String plain = smb.replace(" ", "");
        return "00" + HEX.toHexDigits(plain.length() / 2, 6) + plain;
    }

    private static String le16(int value) {
        return HEX.toHexDigits((byte) value) + HEX.toHexDigits((byte) (value >> 8));
    }

    private static String utf16(String text) {
        return HEX.formatHex(text.getBytes(StandardCharsets.UTF_16LE));
    }

    private static String ascii(String text) {
        return HEX.formatHex(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Unicode, NT status; tree 0x0800, process 0xFEFF, user 0x0800. */
    private static String smb1(int command, String status, boolean reply, int mid, String words, String bytes) {
        String w = words.replace(" ", "");
        String b = bytes.replace(" ", "");
        return session("FF534D42" + HEX.toHexDigits((byte) command) + status + (reply ? "98" : "18") + "01C0" + "0000"
                + "0000000000000000" + "0000" + "0008 FFFE 0008" + le16(mid) + HEX.toHexDigits((byte) (w.length() / 4))
                + w
                + le16(b.length() / 2) + b);
    }

    private static String smb2(int command, String status, boolean response, int id, String body) {
        return session("FE534D42 4000 0000" + status + le16(command) + "0100" + (response ? "01000000" : "00000000")
                + "00000000" + le16(id) + "000000000000" + "FFFE0000 00000000 0000000000000000"
                + "00000000000000000000000000000000" + body);
    }

    private static Seen message(
            int version, boolean response, String status, long id, String command, Detail... details) {
        return new Seen.Message(
                new SmbEvent.Message(version, response, status, id, List.of(new Command(command, List.of(details)))));
    }

    private static Seen claim(Attribute attribute, String value) {
        return new Seen.Claim(true, "", attribute, value, Trust.SESSION);
    }

    private static Seen exploit(SmbAnomaly anomaly, int offset) {
        return new Seen.Malformed(anomaly, offset);
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.concat(Stream.concat(version1(), exploits()), Stream.concat(version2(), others()));
    }

    private static Stream<Row> version1() {
        String lanman = utf16("Samba 4\0");
        return Stream.of(
                row("dialects, and the one that the server takes")
                        .client(smb1(
                                0x72,
                                "00000000",
                                false,
                                1,
                                "",
                                "02" + ascii("LANMAN1.0\0") + "02" + ascii("NT LM 0.12\0")))
                        .server(smb1(0x72, "00000000", true, 1, "0100", ""))
                        .sees(
                                message(
                                        1,
                                        false,
                                        "success",
                                        1,
                                        "negotiate",
                                        new Detail("dialects", "LANMAN1.0,NT LM 0.12")),
                                new Seen.Session(false, "", "smb1_negotiated", "NT LM 0.12"),
                                message(1, true, "success", 1, "negotiate", new Detail("dialect", "NT LM 0.12"))),
                row("a login, refused; and a further command that is said to lie past the end")
                        .client(smb1(
                                0x73,
                                "00000000",
                                false,
                                2,
                                "75 00 7800 0411 0200 0100 00000000 0000 0200 00000000 00000000",
                                "AABB 00" + utf16("op\0") + utf16("PLANT\0") + utf16("Unix\0") + lanman))
                        .server(smb1(0x73, "6D0000C0", true, 2, "", ""))
                        .sees(
                                new Seen.Secret(65, 2),
                                claim(Attribute.OS, "Unix"),
                                claim(Attribute.SERVICE, "Samba 4"),
                                new Seen.Session(true, "", SessionSeen.LOGIN, "PLANT\\op"),
                                new Seen.Malformed(SmbAnomaly.HEADER, 124),
                                new Seen.Request(Request.confirmed(
                                        2L | 0xFEFFL << 16 | 1L << 40, SmbCommand.LOGIN, "", List.of())),
                                new Seen.Response(new Response(
                                        2L | 0xFEFFL << 16 | 1L << 40,
                                        SmbCommand.LOGIN,
                                        "",
                                        Outcome.error(0x6D, "logon_failure"),
                                        List.of()))),
                row("a share and a file")
                        .client(smb1(
                                0x75,
                                "00000000",
                                false,
                                3,
                                "FF 00 0000 0000 0100",
                                "00" + utf16("\\\\a\\IPC$\0") + ascii("?????\0")))
                        .client(smb1(
                                0xA2,
                                "00000000",
                                false,
                                4,
                                "FF 00 0000 00 0C00" + "00".repeat(41),
                                "00" + utf16("svcctl\0")))
                        .sees(
                                message(1, false, "success", 3, "tree_connect_andx", new Detail("path", "\\\\a\\IPC$")),
                                message(1, false, "success", 4, "nt_create_andx", new Detail("filename", "svcctl"))),
                row("a command outside [MS-CIFS]")
                        .client(smb1(0xD9, "00000000", false, 5, "", ""))
                        .sees(message(1, false, "success", 5, "command_217"), new Seen.Unknown("command", 0xD9)));
    }

    private static Stream<Row> exploits() {
        String setup = "0C00 0000 0100 0000 00 00 0000 00000000 0000 0C00 4200 0000 4E00 01 00 0E00";
        String peek = "0000 0000 FFFF FFFF 00 00 0000 00000000 0000 0000 4A00 0000 4A00 02 00 2300 0000";
        String large = "01 0000 1E000000 D0030100 1E000000 00000000 1E000000 4B000000 D0030000 68000000 01 0000 0000";
        String second = "0A00 0010 0000 0000 0000 0010 3500 0000 0000";
        return Stream.of(
                row("the reserved sub-command that asks for DoublePulsar, and its answer")
                        .client(smb1(0x32, "00000000", false, 0x41, setup, ""))
                        .server(smb1(0x32, "020000C0", true, 0x51, "", ""))
                        .sees(
                                exploit(SmbAnomaly.SESSION_SETUP_TRANSACTION, 65),
                                exploit(SmbAnomaly.IMPLANT_ANSWER, 34)),
                row("the same answered as by a healthy server")
                        .client(smb1(0x32, "00000000", false, 0x41, setup, ""))
                        .server(smb1(0x32, "020000C0", true, 0x41, "", ""))
                        .sees(exploit(SmbAnomaly.SESSION_SETUP_TRANSACTION, 65)),
                row("an NT transaction that goes on as a transaction 2, as EternalBlue does")
                        .client(smb1(0xA0, "00000000", false, 0x41, large, ""))
                        .client(smb1(0x33, "00000000", false, 0x41, second, ""))
                        .sees(exploit(SmbAnomaly.TRANSACTION_KIND, 8)),
                row("an NT transaction that goes on as one, and a part of another transaction 2")
                        .client(smb1(0xA0, "00000000", false, 0x41, large, ""))
                        .client(smb1(0xA1, "00000000", false, 0x41, "", ""))
                        .client(smb1(0x33, "00000000", false, 0x42, second, ""))
                        .sees(),
                row("a peek into no pipe, as probes for MS17-010 do")
                        .client(smb1(0x25, "00000000", false, 7, peek, ""))
                        .sees(exploit(SmbAnomaly.PEEK_NOTHING, 65)),
                row("a compressed message whose sizes overflow, as SMBGhost does")
                        .client(session("FC534D42 FFFFFFFF 0100 0000 FFFFFFFF" + "00".repeat(32)))
                        .sees(
                                new Seen.Message(new SmbEvent.Other("compressed", "", "", 48)),
                                exploit(SmbAnomaly.COMPRESSION_SIZE, 8)));
    }

    private static Stream<Row> version2() {
        String dialects = "2400 0200 0100 0000 7F000000" + "00".repeat(16) + "00".repeat(8) + "0202 1103";
        String chosen = "4100 0100 1103 0000" + "0102030405060708090A0B0C0D0E0F10" + "00".repeat(40);
        String token = CHALLENGE.replace(" ", "");
        String answer = "4e544c4d5353500003000000 0000000040000000 0000000040000000 0c000c0040000000 040004004c000000"
                        .replace(" ", "")
                + "0400040050000000 0000000054000000 01020000".replace(" ", "")
                + utf16("Domain")
                + utf16("op")
                + utf16("WS");
        String admin = utf16("\\\\hist\\ADMIN$");
        String path = utf16("\\\\hist\\recipes");
        String file = utf16("mix 1.csv");
        String share = utf16("\\\\hist\\Recipes");
        String hidden = utf16("\\\\hist\\print$");
        return Stream.of(
                row("dialects, and the one that the server takes")
                        .client(smb2(0, "00000000", false, 0, dialects))
                        .server(smb2(0, "00000000", true, 0, chosen))
                        .sees(
                                message(2, false, "success", 0, "negotiate", new Detail("dialects", "2.0.2,3.1.1")),
                                new Seen.Session(false, "", "smb2_negotiated", "3.1.1"),
                                message(
                                        2,
                                        true,
                                        "success",
                                        0,
                                        "negotiate",
                                        new Detail("dialect", "3.1.1"),
                                        new Detail("server_guid", "0102030405060708090a0b0c0d0e0f10"))),
                row("a challenge names the server, its domain and its build")
                        .server(smb2(1, "160000C0", true, 1, "0900 0000 4800" + le16(token.length() / 2) + token))
                        .sees(
                                claim(Attribute.NAME, "Server"),
                                claim(Attribute.OS, "Windows NT 6.0 build 6000"),
                                new Seen.Session(false, "", "ntlm_challenge", "domain=Domain dns_domain=")),
                row("an answer names user and workstation, and signs in")
                        .client(smb2(
                                1,
                                "00000000",
                                false,
                                2,
                                "1900 00 01 00000000 00000000 5800" + le16(answer.length() / 2) + "0000000000000000"
                                        + answer))
                        .server(smb2(1, "6D0000C0", true, 2, "0900 0000 0000 0000"))
                        .sees(
                                claim(Attribute.NAME, "WS"),
                                new Seen.Session(true, "", SessionSeen.LOGIN, "Domain\\op"),
                                new Seen.Request(Request.confirmed(2, SmbCommand.LOGIN, "", List.of())),
                                new Seen.Response(new Response(
                                        2, SmbCommand.LOGIN, "", Outcome.error(0x6D, "logon_failure"), List.of()))),
                row("a ticket of Kerberos signs in")
                        .client(smb2(
                                1,
                                "00000000",
                                false,
                                3,
                                "1900 00 01 00000000 00000000 5800 0F00 0000000000000000 6082 01"
                                        + " 2A864886F712010202 0100 6E"))
                        .sees(message(2, false, "success", 3, "session_setup", new Detail("mechanism", "kerberos"))),
                row("a share and a file are points, with what is to be done with it")
                        .client(smb2(3, "00000000", false, 4, "0900 0000 4800" + le16(path.length() / 2) + path))
                        .client(smb2(
                                5,
                                "00000000",
                                false,
                                5,
                                "3900 00 00 00000000" + "00".repeat(16)
                                        + "89011200 80000000 07000000 01000000 00000000 7800" + le16(file.length() / 2)
                                        + "00000000 00000000" + file))
                        .server(smb2(5, "220000C0", true, 5, "0900 0000 00000000 00"))
                        .sees(
                                new Seen.Request(Request.confirmed(
                                        4, SmbCommand.version2(3), "", List.of(PointRange.named("\\\\hist\\recipes")))),
                                new Seen.Request(Request.confirmed(
                                        5, SmbCommand.version2(5), "", List.of(PointRange.named("mix%201.csv")))),
                                new Seen.Response(new Response(
                                        5,
                                        SmbCommand.version2(5),
                                        "",
                                        Outcome.error(0x22, "access_denied"),
                                        List.of()))),
                row("a request is told behind its message, which makes it more than an answer without its question")
                        .client(smb2(13, "00000000", false, 6, "0400 0000"))
                        .sees(
                                message(2, false, "success", 6, "echo"),
                                new Seen.Request(Request.confirmed(6, SmbCommand.version2(13), "", List.of()))),
                row("an administrative share is told as that, and what is put there, [MS-SMB2] §2.2.13")
                        .client(smb2(3, "00000000", false, 4, "0900 0000 4800" + le16(admin.length() / 2) + admin))
                        .server(smb2(3, "00000000", true, 4, "1000 01 00 30080000 00000000 FF011F00"))
                        .client(smb2(
                                5,
                                "00000000",
                                false,
                                5,
                                "3900 00 00 00000000" + "00".repeat(16)
                                        + "9F011200 80000000 07000000 05000000 00000000 7800" + le16(file.length() / 2)
                                        + "00000000 00000000" + file))
                        .sees(
                                new Seen.Session(true, "", SessionSeen.ADMIN_SHARE, "ADMIN$"),
                                new Seen.Session(true, "", new SessionFact.FileStored("ADMIN$", "mix 1.csv"))),
                row("any other share is told too when it is opened, but for hidden ones, [MS-SMB2] §2.2.10")
                        .client(smb2(3, "00000000", false, 4, "0900 0000 4800" + le16(share.length() / 2) + share))
                        .client(smb2(3, "00000000", false, 5, "0900 0000 4800" + le16(hidden.length() / 2) + hidden))
                        .server(smb2(3, "00000000", true, 4, "1000 01 00 30080000 00000000 FF011F00"))
                        .server(smb2(3, "00000000", true, 5, "1000 02 00 30080000 00000000 FF011F00"))
                        .sees(new Seen.Session(false, "", SessionSeen.REPOSITORY_OPENED, "RECIPES")),
                row("a share that is refused is not opened")
                        .client(smb2(3, "00000000", false, 4, "0900 0000 4800" + le16(admin.length() / 2) + admin))
                        .client(smb2(3, "00000000", false, 5, "0900 0000 4800" + le16(share.length() / 2) + share))
                        .server(smb2(3, "220000C0", true, 5, "0900 0000 00000000 00"))
                        .sees(new Seen.Session(true, "", SessionSeen.ADMIN_SHARE, "ADMIN$")),
                row("a command outside [MS-SMB2]")
                        .client(smb2(0x20, "00000000", false, 6, ""))
                        .sees(new Seen.Unknown("command", 0x20), message(2, false, "success", 6, "command_32")),
                row("a long message: its head is read, and pieces of the rest")
                        .client(smb2(9, "00000000", false, 7, "31" + "00".repeat(17_000)))
                        .sees(
                                message(2, false, "success", 7, "write"),
                                new Seen.Message(new SmbEvent.Other("rest", "", "", 8_192)),
                                new Seen.Message(new SmbEvent.Other("rest", "", "", 7_853))));
    }

    private static Stream<Row> others() {
        String name = "20" + ascii("FEGIGFCAEOGFHEECEJEPFDCAGOGBGNGF") + "00";
        return Stream.of(
                row("a NetBIOS session, RFC 1001 §14.1: names of half octets; who answers has the name that was called")
                        .client("81 000044" + name + name)
                        .server("82 000000 85 000000")
                        .sees(
                                new Seen.Claim(true, "", Attribute.NAME, "The NetBIOS nam", Trust.NAME_SERVICE),
                                new Seen.Message(new SmbEvent.Other(
                                        "session_request", "The NetBIOS nam", "The NetBIOS nam", 68)),
                                new Seen.Claim(true, "", Attribute.NAME, "The NetBIOS nam", Trust.NAME_SERVICE),
                                new Seen.Message(new SmbEvent.Other("session_response", "", "", 0)),
                                new Seen.Message(new SmbEvent.Other("keep_alive", "", "", 0))),
                row("a NetBIOS session that is refused: nobody has the name")
                        .client("81 000044" + name + name)
                        .server("83 000001 82")
                        .sees(new Seen.Claim(true, "", Attribute.NAME, "The NetBIOS nam", Trust.NAME_SERVICE)),
                row("cancels of both versions, which nobody answers")
                        .client(smb1(0xA4, "00000000", false, 5, "", ""))
                        .client(smb2(12, "00000000", false, 6, "0400 0000"))
                        .sees(
                                new Seen.Request(Request.unconfirmed(SmbCommand.version1(0xA4), "", List.of())),
                                new Seen.Request(Request.unconfirmed(SmbCommand.version2(12), "", List.of()))),
                row("the password of a share is a secret, [MS-CIFS] §2.2.4.55")
                        .client(smb1(
                                0x75,
                                "00000000",
                                false,
                                3,
                                "FF 00 0000 0000 0300",
                                "616263" + utf16("\\\\a\\b\0") + ascii("?????\0")))
                        .sees(
                                new Seen.Secret(47, 3),
                                message(1, false, "success", 3, "tree_connect_andx", new Detail("path", "\\\\a\\b"))),
                row("encrypted messages are told as that")
                        .client(session("FD534D42" + "11".repeat(52)))
                        .sees(new Seen.Message(new SmbEvent.Other("encrypted", "", "", 56)), new Seen.Encrypted()),
                row("words that pass the end, [MS-CIFS] §2.2.3.2")
                        .client(session("FF534D42 2B 00000000 18 01C0" + "00".repeat(20) + "05 0000"))
                        .sees(new Seen.Malformed(SmbAnomaly.HEADER, 36)));
    }

    @Test
    void theTableOfFieldsIsComplete() {
        assertThat(FieldTable.of("smb")).isEqualTo(fieldsWritten());
    }
}
