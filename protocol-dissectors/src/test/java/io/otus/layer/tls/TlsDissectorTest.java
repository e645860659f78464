package io.otus.layer.tls;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.event.AnomalyCode;
import io.otus.core.event.Attribute;
import io.otus.core.event.SessionFact;
import io.otus.core.event.Trust;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.value.ValueList;
import io.otus.layer.tls.TlsEvent.Header;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.DissectorHarness;
import io.otus.testkit.RecordingFields;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TlsDissectorTest extends DissectorContract {
    /** RFC 8448 §3. */
    static final String CLIENT_HELLO = "16 0301 00C4 01 0000C0"
            + " 0303CB34ECB1E78163BA1C38C6DACB196A6DFFA21A8D9912EC18A2EF6283024DECE7 00 0006 1301 1303 1302 01 00 00910000"
            + " 000B 0009 00 0006 736572766572 FF01 0001 00 000A 0014 0012 001D 0017 0018 0019 0100 0101 0102 0103"
            + " 01040023 0000 0033 0026 0024 001D 0020"
            + " 99381DE560E4BD43D23D8E435A7DBAFEB3C06E51C13CAE4D5413691E529AAF2C002B 0003 02 0304 000D 0020 001E 0403 0503"
            + " 0603 0203 0804 0805 0806 0401 0501 0601 0201 0402 0502 0602 0202002D 0002 01 01 001C 0002 4001";

    /** RFC 8448 §3. */
    static final String SERVER_HELLO = "16 0303 005A 02 000056 0303"
            + "A6AF06A4121860DC5E6E60249CD34C95930C8AC5CB1434DAC155772ED3E26928 00 1301 00 002E"
            + "0033 0024 001D 0020 C9828876112095FE66762BDBF7C672E156D6CC253B833DF1DD69B1B04E751F0F 002B 0002 0304";

    private static final String RANDOM = "22".repeat(32);
    private static final String NAME = der(
            0x30,
            der(0x31, der(0x30, "06 03 550403" + der(0x0C, "706C6331")))
                    + der(0x31, der(0x30, "06 03 55040A" + der(0x13, "506C616E74"))));
    private static final String VALIDITY =
            der(0x30, der(0x17, "3234303130313030303030305A") + der(0x17, "3334303130313030303030305A"));
    /** A name and an address, RFC 5280 §4.2.1.6. */
    private static final String ALTERNATIVES = der(0x30, "82 04 706C6331 87 04 0A000001");

    private static final String CERTIFICATE = der(
            0x30,
            der(
                    0x30,
                    der(0xA0, "02 01 02") + "02 02 1A2B" + der(0x30, "06 03 2A0304") + NAME + VALIDITY + NAME
                            + der(0x30, "")
                            + der(0xA3, der(0x30, der(0x30, "06 03 551D11" + der(0x04, ALTERNATIVES))))));

    private static String der(int tag, String content) {
        int length = Octets.ofHex(content).length();
        return HexFormat.of().toHexDigits(tag, 2)
                + (length < 0x80 ? "" : "81")
                + HexFormat.of().toHexDigits(length, 2)
                + content;
    }

    private static String record(int type, String fragment) {
        int length = Octets.ofHex(fragment).length();
        return HexFormat.of().toHexDigits(type, 2) + "0303" + HexFormat.of().toHexDigits(length, 4) + fragment;
    }

    private static String handshake(int type, String body) {
        int length = Octets.ofHex(body).length();
        return HexFormat.of().toHexDigits(type, 2) + HexFormat.of().toHexDigits(length, 6) + body;
    }

    private static String certificates(String... certificates) {
        StringBuilder all = new StringBuilder();
        for (String one : certificates) {
            int length = Octets.ofHex(one).length();
            all.append(HexFormat.of().toHexDigits(length, 6)).append(one);
        }
        int length = Octets.ofHex(all.toString()).length();
        return handshake(11, HexFormat.of().toHexDigits(length, 6) + all);
    }

    private static final String SERVER_HELLO_12 =
            handshake(2, "0303" + RANDOM + "00 C02F 00 000B 0010 0007 0005 04 6F706375");

    @Override
    protected DissectorProvider provider() {
        return new TlsProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.CHILD;
    }

    private static String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(Octets.ofHex(CERTIFICATE).toArray());
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static ValueList codes(String hex) {
        ByteView bytes = Octets.ofHex(hex).view();
        return ValueList.words(bytes, 0, bytes.length() / 2);
    }

    private static Seen malformed(AnomalyCode code) {
        return new Seen.Malformed(code, RecordHeader.SIZE);
    }

    private static Seen plain(int type, int version, int length, String message) {
        return new Seen.Message(new TlsEvent.Plain(new Header(type, version, length), message));
    }

    private static Seen handshakes(int version, int length, Handshake... handshakes) {
        return new Seen.Message(new TlsEvent.HandshakeRecord(new Header(22, version, length), List.of(handshakes)));
    }

    /** Fingerprints as another program makes them of the hellos of RFC 8448. */
    private static final String JA3 = "da4dea34fe6d4ce5f0725df3f2682fa0";

    private static final String JA4 = "t13d030900_55b375c5d22e_59cd3dafc54d";
    /** RFC 8446 §4.1.3: its random is fixed; version 1.3, group 0x0017. */
    private static final String RETRY = "02 000034 0303"
            + "CF21AD74E59A6111BE1D8C021E65B891C2A211167ABB8C5E079E09E2C8A8339C 00 1301 00 000C"
            + "002B 0002 0304 0033 0002 0017";

    /** MD5 of {@code 771,4865,43-51}. */
    private static final String RETRY_JA3S = "f4febc55ea12b31ae17cfb7e614afda8";

    private static final String JA3S = "eb1d94daa7e0344597e756a1fb6e7054";

    private static final Handshake HELLO =
            new Handshake.ClientHello(0x0303, codes("0304"), codes("130113031302"), "server", List.of(), JA3, JA4);

    @Override
    protected Stream<Row> rows() {
        String cut = CLIENT_HELLO.replace(" ", "");
        return Stream.of(
                row("a session of TLS 1.3, RFC 8448 section 3; what follows the server's hello is encrypted")
                        .client(CLIENT_HELLO)
                        .server(SERVER_HELLO + record(23, "AABB") + record(20, "01"))
                        .sees(
                                new Seen.Session(true, "", new SessionFact.EncryptionHello("server", List.of())),
                                new Seen.Session(true, "", new SessionFact.ClientFingerprint(JA3, JA4)),
                                handshakes(0x0301, 196, HELLO),
                                new Seen.Session(
                                        false,
                                        "",
                                        "tls_server_hello",
                                        "version=772 cipher_suite=4865 application_protocol="),
                                new Seen.Session(false, "", new SessionFact.ServerFingerprint(JA3S)),
                                handshakes(
                                        0x0303, 90, new Handshake.ServerHello(0x0303, 0x0304, 0x1301, "", JA3S, false)),
                                plain(23, 0x0303, 2, "encrypted"),
                                plain(20, 0x0303, 1, "change_cipher_spec")),
                row("hellos tell who sends them by their manner")
                        .client(CLIENT_HELLO)
                        .server(SERVER_HELLO)
                        .sees(
                                new Seen.Claim(true, "", Attribute.FINGERPRINT, JA3, Trust.SESSION),
                                new Seen.Claim(true, "", Attribute.FINGERPRINT, JA4, Trust.SESSION),
                                new Seen.Claim(true, "", Attribute.FINGERPRINT, JA3S, Trust.SESSION)),
                row("a server asks for another hello, RFC 8446 §4.1.4; what old middleboxes want between them hides nothing")
                        .client(CLIENT_HELLO)
                        .server(record(22, RETRY) + record(20, "01"))
                        .client(record(20, "01") + CLIENT_HELLO)
                        .server(SERVER_HELLO)
                        .client(record(22, "AABB"))
                        .sees(
                                handshakes(0x0301, 196, HELLO),
                                handshakes(
                                        0x0303,
                                        56,
                                        new Handshake.ServerHello(0x0303, 0x0304, 0x1301, "", RETRY_JA3S, true)),
                                plain(20, 0x0303, 1, "change_cipher_spec"),
                                plain(20, 0x0303, 1, "change_cipher_spec"),
                                handshakes(0x0301, 196, HELLO),
                                handshakes(
                                        0x0303, 90, new Handshake.ServerHello(0x0303, 0x0304, 0x1301, "", JA3S, false)),
                                plain(22, 0x0303, 2, "encrypted")),
                row("a record that two messages of the carrier bring")
                        .client(cut.substring(0, 100))
                        .client(cut.substring(100))
                        .sees(plain(22, 0x0301, 196, "fragment"), new Seen.Continues(), handshakes(0x0301, 196, HELLO)),
                row("a hello in two records")
                        .client("16 0301 0064" + cut.substring(10, 210) + "16 0301 0060" + cut.substring(210))
                        .sees(handshakes(0x0301, 100), new Seen.Continues(), handshakes(0x0301, 96, HELLO)),
                row("a server of TLS 1.2 shows its certificate; then it is encrypted")
                        .server(record(22, SERVER_HELLO_12 + certificates(CERTIFICATE) + handshake(14, "")))
                        .server(record(20, "01") + record(22, "AABBCCDD"))
                        .sees(
                                new Seen.Session(
                                        false,
                                        "",
                                        "tls_server_hello",
                                        "version=771 cipher_suite=49199 application_protocol=opcu"),
                                new Seen.Session(
                                        false,
                                        "",
                                        new SessionFact.ServerFingerprint("896415616b22361262d7a961b6325cfd")),
                                new Seen.Claim(
                                        true,
                                        "",
                                        Attribute.FINGERPRINT,
                                        "896415616b22361262d7a961b6325cfd",
                                        Trust.SESSION),
                                new Seen.Session(
                                        false,
                                        "",
                                        new SessionFact.Certificate(
                                                "tls_certificate",
                                                "CN=plc1,O=Plant",
                                                "CN=plc1,O=Plant",
                                                fingerprint())),
                                new Seen.Session(
                                        false,
                                        "",
                                        "tls_certificate_detail",
                                        "serial_number=1a2b self_signed=true alternative_names=plc1,10.0.0.1"),
                                new Seen.Claim(true, "", Attribute.DESCRIPTION, "CN=plc1,O=Plant", Trust.SESSION),
                                new Seen.Claim(true, "", Attribute.NAME, "plc1", Trust.NAME_SERVICE)),
                row("an application protocol that the client wants")
                        .client(record(
                                22,
                                handshake(
                                        1,
                                        "0303" + RANDOM
                                                + "00 0002 C02F 01 00 000F 0010 000B 0009 08 687474702F312E31")))
                        .sees(
                                new Seen.Session(true, "", new SessionFact.EncryptionHello("", List.of("http/1.1"))),
                                new Seen.Session(
                                        true,
                                        "",
                                        new SessionFact.ClientFingerprint(
                                                "38aeeaa970bcdc0ef4899099378813fe",
                                                "t12i0101h1_f06271c2b022_000000000000"))),
                row("an alert")
                        .server(record(21, "02 28"))
                        .sees(new Seen.Message(new TlsEvent.Alert(new Header(21, 0x0303, 2), 2, 40))),
                row("an encrypted alert")
                        .server(record(21, "AABBCCDDEEFF"))
                        .sees(plain(21, 0x0303, 6, "encrypted"), new Seen.Encrypted()),
                row("a hello that does not fill its message")
                        .client(record(22, handshake(1, "0303" + RANDOM + "40 00")))
                        .server(record(22, handshake(2, "0303" + RANDOM + "00 13")))
                        .sees(
                                malformed(TlsAnomaly.HELLO),
                                handshakes(0x0303, 40, new Handshake.Other(1, 36)),
                                malformed(TlsAnomaly.HELLO),
                                handshakes(0x0303, 40, new Handshake.Other(2, 36))),
                row("extensions that do not fill theirs")
                        .server(record(22, handshake(2, "0303" + RANDOM + "00 1301 00 0003 002B 00")))
                        .sees(malformed(TlsAnomaly.HELLO)),
                row("a handshake message longer than any device's")
                        .server(record(22, "0B 020000 00"))
                        .sees(malformed(TlsAnomaly.HANDSHAKE_LENGTH)),
                row("certificates that do not fill their message")
                        .server(record(22, handshake(11, "000005 000001")))
                        .sees(malformed(TlsAnomaly.CERTIFICATE)),
                row("what stands for a certificate is none")
                        .server(record(22, certificates("AABB")))
                        .sees(malformed(TlsAnomaly.CERTIFICATE)));
    }

    @Test
    void theDaysOfACertificateAreComparedWithEventTime() {
        Handshake.Certificate certificate =
                new Handshake.Certificate(1, "CN=a", "CN=b", "01", "240101000000Z", "20251231235959Z", "", List.of());
        long day = 86_400_000_000_000L;
        assertThat(Certificates.details(certificate, 19_722 * day)).isEqualTo("serial_number=01 not_yet_valid=true");
        assertThat(Certificates.details(certificate, 19_724 * day)).isEqualTo("serial_number=01");
        assertThat(Certificates.details(certificate, 20_454 * day)).isEqualTo("serial_number=01 expired=true");
    }

    @Test
    void otherProtocolsInsideTheCarrierAreNotTaken() {
        Dissector dissector = provider().create();
        DissectorHarness context = new DissectorHarness(dissector, carrier());
        for (String other : List.of(
                "32 01 0000 0005",
                "72 01 0010 3100",
                "0D 06 0000",
                "16 05 01 0010",
                "17 03 03 7000",
                "18 03 03 0003")) {
            assertThat(dissector.frameLength(Octets.ofHex(other).view(), context))
                    .as(other)
                    .isEqualTo(Dissector.NOT_MINE);
        }
    }

    @Test
    void afterAGapTheNextRecordIsReadAsOne() {
        Dissector dissector = provider().create();
        DissectorHarness harness = new DissectorHarness(dissector, carrier());
        harness.feed(Direction.FROM_CLIENT, Octets.ofHex("16 0301 00C4 01").toArray(), Integer.MAX_VALUE);
        dissector.gap(Direction.FROM_CLIENT);
        harness.feed(Direction.FROM_CLIENT, Octets.ofHex(CLIENT_HELLO).toArray(), Integer.MAX_VALUE);
        assertThat(harness.seen()).contains(handshakes(0x0301, 196, HELLO));
    }

    @Test
    void thePageNamesEveryFieldThatIsWrittenAndEveryAnomaly() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "protocols", "tls.md"));
        Set<String> documented = new TreeSet<>();
        Matcher name = Pattern.compile("(?m)^\\| `([a-z0-9_]+)` \\|").matcher(page);
        while (name.find()) {
            documented.add(name.group(1));
        }
        Set<String> written = new TreeSet<>();
        for (Row row : rows().toList()) {
            DissectorHarness harness = new DissectorHarness(provider().create(), carrier());
            for (Row.Step step : row.steps()) {
                harness.feed(step.direction(), step.bytes().toArray(), Integer.MAX_VALUE);
            }
            for (Seen seen : harness.seen()) {
                if (seen instanceof Seen.Message message) {
                    RecordingFields fields = new RecordingFields();
                    message.event().fields(fields);
                    fields.lines()
                            .forEach(line -> written.add(
                                    line.substring(0, line.indexOf('=')).replaceAll(".*\\.", "")));
                }
            }
        }
        assertThat(documented).isEqualTo(written);
        for (TlsAnomaly anomaly : TlsAnomaly.values()) {
            assertThat(page).contains(anomaly.id());
        }
    }
}
