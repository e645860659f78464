package io.otus.dissect.ssh;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Attribute;
import io.otus.core.event.SessionSeen;
import io.otus.core.event.Trust;
import io.otus.core.spi.DissectorProvider;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.FieldTable;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Packets are laid out as RFC 4253 §6 and §7.1 have them, with names of RFC 4253 §6.3 to §6.6. */
class SshDissectorTest extends DissectorContract {
    private static final HexFormat HEX = HexFormat.of();

    @Override
    protected DissectorProvider provider() {
        return new SshProvider();
    }

    private static String packet(int code, String payload) {
        String plain = payload.replace(" ", "");
        int least = 8 - (6 + plain.length() / 2) % 8;
        int padding = least < 4 ? least + 8 : least;
        return HEX.toHexDigits(1 + 1 + plain.length() / 2 + padding)
                + HEX.toHexDigits((byte) padding)
                + HEX.toHexDigits((byte) code)
                + plain
                + "00".repeat(padding);
    }

    private static String offer(String... lists) {
        StringBuilder offer = new StringBuilder("00".repeat(16));
        for (String list : lists) {
            offer.append(HEX.toHexDigits(list.length()))
                    .append(HEX.formatHex(list.getBytes(StandardCharsets.US_ASCII)));
        }
        return packet(20, offer + "00 00000000");
    }

    private static Seen claim(Attribute attribute, String value) {
        return new Seen.Claim(true, "", attribute, value, Trust.SESSION);
    }

    @Override
    protected Stream<Row> rows() {
        // echo -n 'dh;aes-c;mac-c;none' | md5sum, and the same with the server's lists
        String offer = offer("dh", "rsa", "aes-c", "aes-s", "mac-c", "mac-s", "none", "zlib", "", "");
        return Stream.of(
                row("identification strings, §4.2; the server's build names its system")
                        .clientSays("SSH-2.0-PuTTY_Release_0.78\n")
                        .serverSays("SSH-2.0-OpenSSH_8.9p1 Ubuntu-3ubuntu0.1\n")
                        .sees(
                                new Seen.Message(new SshEvent.Line("identification", "SSH-2.0-PuTTY_Release_0.78")),
                                claim(Attribute.SERVICE, "SSH-2.0-PuTTY_Release_0.78"),
                                new Seen.Message(
                                        new SshEvent.Line("identification", "SSH-2.0-OpenSSH_8.9p1 Ubuntu-3ubuntu0.1")),
                                claim(Attribute.SERVICE, "SSH-2.0-OpenSSH_8.9p1 Ubuntu-3ubuntu0.1"),
                                claim(Attribute.OS, "Ubuntu")),
                row("lines before the identification string, §4.2")
                        .serverSays("""
                            Authorised staff only
                            SSH-2.0-x
                            """)
                        .sees(
                                new Seen.Message(new SshEvent.Line("line", "Authorised staff only")),
                                new Seen.Message(new SshEvent.Line("identification", "SSH-2.0-x"))),
                row("offers of both sides")
                        .clientSays("SSH-2.0-a\n")
                        .serverSays("SSH-2.0-b\n")
                        .client(offer)
                        .server(offer)
                        .sees(
                                new Seen.Session(
                                        true, "", "ssh_key_exchange", "hassh=6aa59db481c0afb0a7324d4f608394b7"),
                                new Seen.Session(
                                        false,
                                        "",
                                        "ssh_key_exchange",
                                        "hassh_server=4fd8358c64e51c63357ed65f4656e981")),
                row("packets in the clear up to New Keys")
                        .clientSays("SSH-2.0-a\n")
                        .client(packet(30, "00000000") + packet(21, "") + "55".repeat(1_024))
                        .sees(
                                new Seen.Message(new SshEvent.Line("identification", "SSH-2.0-a")),
                                new Seen.Message(new SshEvent.Packet("packet", 30, 16)),
                                new Seen.Message(new SshEvent.Packet("packet", 21, 16)),
                                new Seen.Session(true, "", SessionSeen.HIDDEN_LOGIN, ""),
                                new Seen.Message(new SshEvent.Packet("encrypted", -1, 1_024)),
                                new Seen.Encrypted()),
                row("a server that says more than refusals take, told once")
                        .serverSays("SSH-2.0-b\n")
                        .server(packet(21, "") + "55".repeat(9 * 1_024))
                        .sees(new Seen.Session(false, "", SessionSeen.HIDDEN_SESSION, "")),
                row("a banner and requests for passwords before refusals are not more than those take")
                        .serverSays("SSH-2.0-b\n")
                        .server(packet(21, "") + "55".repeat(3 * 1_024))
                        .sees(
                                new Seen.Message(new SshEvent.Line("identification", "SSH-2.0-b")),
                                new Seen.Message(new SshEvent.Packet("packet", 21, 16)),
                                new Seen.Message(new SshEvent.Packet("encrypted", -1, 1_024)),
                                new Seen.Message(new SshEvent.Packet("encrypted", -1, 1_024)),
                                new Seen.Message(new SshEvent.Packet("encrypted", -1, 1_024))),
                row("a list that passes the end of its packet")
                        .clientSays("SSH-2.0-a\n")
                        .client(packet(20, "00".repeat(16) + "000000FF"))
                        .sees(new Seen.Malformed(SshAnomaly.LISTS, 22)));
    }

    @Test
    void theTableOfFieldsIsComplete() {
        assertThat(FieldTable.of("ssh")).isEqualTo(fieldsWritten());
    }
}
