package io.otus.dissect.kerberos;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.event.Attribute;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.SessionSeen;
import io.otus.core.event.Trust;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.DissectorHarness;
import io.otus.testkit.FieldTable;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Messages are laid out as RFC 4120 Appendix A has them. */
class KerberosDissectorTest extends DissectorContract {
    private static final HexFormat HEX = HexFormat.of();
    private static final String REALM = der(0x1B, ascii("PLANT"));
    private static final String KRBTGT = name("krbtgt", "PLANT");

    @Override
    protected DissectorProvider provider() {
        return new KerberosProvider();
    }

    private static String ascii(String text) {
        return HEX.formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String der(int tag, String... contents) {
        String content = String.join("", contents).replace(" ", "");
        int length = content.length() / 2;
        return HEX.toHexDigits((byte) tag) + (length < 0x80 ? "" : "81") + HEX.toHexDigits((byte) length) + content;
    }

    private static String integer(int value) {
        return der(0x02, HEX.toHexDigits((byte) value));
    }

    private static String name(String... parts) {
        StringBuilder all = new StringBuilder();
        for (String part : parts) {
            all.append(der(0x1B, ascii(part)));
        }
        return der(0x30, der(0xA0, integer(1)), der(0xA1, der(0x30, all.toString())));
    }

    private static String request(int type, String preauthentication, String... bodyFields) {
        String data = preauthentication.isEmpty() ? "" : der(0xA3, der(0x30, preauthentication));
        return message(der(
                0x60 + type,
                der(
                        0x30,
                        der(0xA1, integer(5)),
                        der(0xA2, integer(type)),
                        data,
                        der(0xA4, der(0x30, der(0xA0, der(0x03, "0040810010")) + String.join("", bodyFields))))));
    }

    private static String answer(int type, String... fields) {
        return message(
                der(0x60 + type, der(0x30, der(0xA0, integer(5)), der(0xA1, integer(type)), String.join("", fields))));
    }

    private static String message(String der) {
        return HEX.toHexDigits(der.length() / 2) + der;
    }

    private static String error(int code) {
        return answer(30, der(0xA6, integer(code)), der(0xA9, REALM), der(0xAA, KRBTGT));
    }

    private static Seen login() {
        return new Seen.Request(Request.confirmed(10, KerberosDissector.LOGIN, "", List.of()));
    }

    private static Seen answered(int type, Service service, Outcome outcome) {
        return new Seen.Response(new Response(type, service, "", outcome, List.of()));
    }

    private static Seen message(String kind, String cname, String sname, boolean proof, String host, int error) {
        return new Seen.Message(new KerberosEvent.Message(kind, cname, "PLANT", sname, proof, host, error));
    }

    @Override
    protected Stream<Row> rows() {
        String operator = der(0xA1, name("operator"));
        String realm = der(0xA2, REALM);
        String addresses =
                der(0xA9, der(0x30, der(0x30, der(0xA0, integer(20)), der(0xA1, der(0x04, ascii("HMI1           "))))));
        String proof = der(0x30, der(0xA1, integer(2)), der(0xA2, der(0x04, "00")));
        return Stream.of(
                row("a login begins without a proof, which is wanted, §3.1.3")
                        .client(request(10, "", operator, realm, der(0xA3, KRBTGT), addresses))
                        .server(error(25))
                        .sees(
                                message("as_req", "operator", "krbtgt/PLANT", false, "HMI1", -1),
                                new Seen.Request(Request.confirmed(10, KerberosDissector.AS_REQ, "", List.of())),
                                new Seen.Claim(true, "", Attribute.NAME, "HMI1", Trust.NAME_SERVICE),
                                message("krb_error", "", "krbtgt/PLANT", false, "", 25),
                                answered(10, KerberosDissector.AS_REQ, Outcome.OK)),
                row("a login with a proof, refused")
                        .client(request(10, proof, operator, realm))
                        .server(error(24))
                        .sees(
                                login(),
                                new Seen.Session(true, "", SessionSeen.LOGIN, "operator@PLANT"),
                                answered(10, KerberosDissector.LOGIN, Outcome.error(24, "kdc_err_preauth_failed"))),
                row("a login of a host, whose account names it, accepted")
                        .client(request(10, proof, der(0xA1, name("HIST1$")), realm))
                        .server(answer(11, der(0xA3, REALM), der(0xA4, name("HIST1$"))))
                        .sees(
                                message("as_req", "HIST1$", "", true, "", -1),
                                login(),
                                new Seen.Claim(true, "", Attribute.NAME, "HIST1", Trust.NAME_SERVICE),
                                message("as_rep", "HIST1$", "", false, "", -1),
                                answered(10, KerberosDissector.LOGIN, Outcome.OK)),
                row("a ticket for a service, which is a point")
                        .client(request(12, "", realm, der(0xA3, name("cifs", "hist1"))))
                        .server(answer(13, der(0xA3, REALM), der(0xA4, name("operator"))))
                        .sees(
                                new Seen.Request(Request.confirmed(
                                        12, KerberosDissector.TGS_REQ, "", List.of(PointRange.named("cifs/hist1")))),
                                answered(12, KerberosDissector.TGS_REQ, Outcome.OK)),
                row("a request to an application is told to be there")
                        .client(answer(14))
                        .sees(new Seen.Message(new KerberosEvent.Other("ap_req", 18))),
                row("lengths of four octets, as some encoders write them")
                        .client(message(
                                "6E 84 00000014 30 84 0000000E A003020105 A10302010E A2020500".replace(" ", "")))
                        .sees(new Seen.Message(new KerberosEvent.Other("ap_req", 30))),
                row("an element that passes the end of its message")
                        .client(message("6A 11 30 0F A103020105 A20302010A A409 30".replace(" ", "")))
                        .sees(new Seen.Malformed(KerberosAnomaly.ENCODING, 4)));
    }

    @Test
    void otherBytesAreNot() {
        DissectorHarness harness = new DissectorHarness(new KerberosDissector(), Carrier.STREAM);
        for (String other :
                List.of("01", "00000010 30 0E 02 01 05 00 00 00 00 00", "00000010 6A 0E 30 0C A1 03 02 01 04 00")) {
            ByteView bytes = Octets.ofHex(other).view();
            assertThat(new KerberosDissector().frameLength(bytes, harness))
                    .as(other)
                    .isEqualTo(Dissector.NOT_MINE);
        }
    }

    /** A length of 127 octets leaves no room for the version, however much of the message has come. */
    @Test
    void whatAMessageIsDoesNotHangOnHowMuchOfItHasCome() {
        DissectorHarness harness = new DissectorHarness(new KerberosDissector(), Carrier.STREAM);
        Octets message = Octets.ofHex("0000009D 6A" + "FF".repeat(128) + "30 1A A0 03 02 01 05" + "00".repeat(32));
        for (int length = 4; length <= message.length(); length++) {
            assertThat(new KerberosDissector().frameLength(message.view().slice(0, length), harness))
                    .as("%d octets", length)
                    .isEqualTo(length < 14 ? Dissector.NEED_MORE : Dissector.NOT_MINE);
        }
    }

    @Test
    void theTableOfFieldsIsComplete() {
        assertThat(FieldTable.of("kerberos")).isEqualTo(fieldsWritten());
    }
}
