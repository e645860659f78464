package io.otus.dissect.ldap;

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

/**
 * Messages are laid out by hand as RFC 4511 §4 has them; the answer of a domain controller as [MS-ADTS] §6.3.1.9,
 * messages of NTLM as [MS-NLMP] §2.2.1.
 */
class LdapDissectorTest extends DissectorContract {
    private static final HexFormat HEX = HexFormat.of();
    private static final String DONE = "0A0100 0400 0400";
    private static final String CHALLENGE = "4E544C4D53535000 02000000 0000 0000 38000000 01000002 0102030405060708"
            + " 0000000000000000 0C00 0C00 38000000 0A00614A0000000F 0100 0400 48004D00 0000 0000";
    private static final String ANSWER =
            "4E544C4D53535000 03000000 0000 0000 40000000 0000 0000 40000000 0000 0000 40000000 0400 0400 40000000"
                    + " 0800 0800 44000000 0000 0000 4C000000 01020000 6F007000 45005700 53003100";

    @Override
    protected DissectorProvider provider() {
        return new LdapProvider();
    }

    private static String plain(String hex) {
        return hex.replace(" ", "");
    }

    /** An element: tag, length, contents. */
    private static String element(int tag, String content) {
        int length = plain(content).length() / 2;
        String size = length < 0x80 ? HEX.toHexDigits((byte) length) : "82" + HEX.toHexDigits((short) length);
        return HEX.toHexDigits((byte) tag) + size + plain(content);
    }

    private static String string(String text) {
        return element(0x04, HEX.formatHex(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String message(int id, String operation) {
        return element(0x30, element(0x02, HEX.toHexDigits((byte) id)) + operation);
    }

    private static String equal(String attribute, String value) {
        return element(0xA3, string(attribute) + string(value));
    }

    private static String search(String base, String filter) {
        return element(
                0x63, string(base) + "0A0100 0A0100 020100 020100 010100" + filter + element(0x30, string("Netlogon")));
    }

    private static String entry(String name, String... pairs) {
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i < pairs.length; i += 2) {
            attributes.append(element(0x30, string(pairs[i]) + element(0x31, pairs[i + 1])));
        }
        return element(0x64, string(name) + element(0x30, attributes.toString()));
    }

    private static Seen asks(long id, Service service) {
        return new Seen.Request(Request.confirmed(id, service, "", List.of()));
    }

    private static Seen answers(long id, Service service, Outcome outcome) {
        return new Seen.Response(new Response(id, service, "", outcome, List.of()));
    }

    private static Seen claim(Attribute attribute, String value, Trust trust) {
        return new Seen.Claim(true, "", attribute, value, trust);
    }

    @Override
    protected Stream<Row> rows() {
        // Opcode 23, flags, the domain's number; forest plant.example, the domain the same by a pointer, host dc1
        // before it, PLANT, DC1.
        String netlogon =
                "1700 0000 FD030000 00000000000000000000000000000000 05706C616E74076578616D706C6500 C018 03646331C018"
                        + " 05504C414E5400 0344433100 00 00 00 05000000FFFFFFFF";
        return Stream.of(
                row("a bind with a password in the clear, §4.2")
                        .client(message(1, element(0x60, "020103" + string("cn=op") + "8003616263")))
                        .server(message(1, element(0x61, "0A0131 0400 0400")))
                        .sees(
                                new Seen.Secret(19, 3),
                                new Seen.Session(true, "", SessionSeen.CLEARTEXT_LOGIN, "cn=op"),
                                new Seen.Message(new LdapEvent.Bind(1, "cn=op", "simple")),
                                asks(1, LdapDissector.BIND),
                                new Seen.Message(new LdapEvent.Result("bind_response", 1, 49, "")),
                                answers(1, LdapDissector.BIND, Outcome.error(49, "result_49"))),
                row("a bind without a name signs nobody in, RFC 4513 §5.1.1")
                        .client(message(1, element(0x60, "020103 0400 8000")))
                        .sees(new Seen.Message(new LdapEvent.Bind(1, "", "simple")), asks(1, LdapDissector.BIND)),
                row("NTLM the old way, [MS-ADTS] §5.1.1.1.3: who signs in, and to which host")
                        .client(message(1, element(0x60, "020103" + string("op") + element(0x8A, "00"))))
                        .server(message(1, element(0x61, "0A0100" + element(0x04, CHALLENGE) + "0400")))
                        .client(message(2, element(0x60, "020103" + string("op") + element(0x8B, ANSWER))))
                        .server(message(2, element(0x61, DONE)))
                        .client("00000003 AABBCC")
                        .sees(
                                new Seen.Message(new LdapEvent.Bind(1, "op", "sicily")),
                                new Seen.Message(new LdapEvent.Result("bind_response", 1, 0, "")),
                                claim(Attribute.NAME, "HM", Trust.SESSION),
                                claim(Attribute.OS, "Windows NT 10.0 build 19041", Trust.SESSION),
                                new Seen.Session(false, "", "ntlm_challenge", "domain= dns_domain="),
                                new Seen.Message(new LdapEvent.Bind(2, "op", "sicily")),
                                claim(Attribute.NAME, "EWS1", Trust.SESSION),
                                new Seen.Session(true, "", SessionSeen.LOGIN, "op"),
                                new Seen.Message(new LdapEvent.Result("bind_response", 2, 0, "")),
                                new Seen.Message(new LdapEvent.Wrapped("sasl_buffer", 7))),
                row("a mechanism whose token is no NTLM")
                        .client(message(
                                1,
                                element(0x60, "020103 0400" + element(0xA3, string("GSSAPI") + element(0x04, "6001")))))
                        .server(message(1, element(0x61, "0A010E 0400 0400")))
                        .sees(
                                new Seen.Session(true, "", SessionSeen.LOGIN, ""),
                                new Seen.Message(new LdapEvent.Bind(1, "", "GSSAPI")),
                                asks(1, LdapDissector.BIND),
                                new Seen.Message(new LdapEvent.Result("bind_response", 1, 14, "")),
                                answers(1, LdapDissector.BIND, Outcome.OK)),
                row("who looks for a domain controller, and the one that answers, [MS-ADTS] §6.3.3")
                        .client(message(
                                3,
                                search(
                                        "",
                                        element(
                                                0xA0,
                                                equal("DnsDomain", "plant.example")
                                                        + equal("Host", "HMI7")
                                                        + element(0xA3, string("NtVer") + "0404 06000000")))))
                        .server(message(3, entry("", "Netlogon", element(0x04, netlogon)))
                                + message(3, element(0x65, DONE)))
                        .sees(
                                new Seen.Message(
                                        new LdapEvent.Search(3, "", 0, "DnsDomain=plant.example Host=HMI7 NtVer=....")),
                                claim(Attribute.NAME, "HMI7", Trust.NAME_SERVICE),
                                asks(3, LdapDissector.SEARCH),
                                claim(Attribute.NAME, "DC1", Trust.NAME_SERVICE),
                                claim(Attribute.NAME, "dc1.plant.example", Trust.NAME_SERVICE),
                                claim(Attribute.SERVICE, "domain controller of plant.example", Trust.SESSION),
                                new Seen.Message(new LdapEvent.Entry(3, "", 1)),
                                new Seen.Message(new LdapEvent.Result("search_result_done", 3, 0, "")),
                                answers(3, LdapDissector.SEARCH, Outcome.OK)),
                row("the root names its server, RFC 4512 §5.1; another entry does not")
                        .server(message(
                                4,
                                entry(
                                        "",
                                        "dnsHostName",
                                        string("dc1.plant.example"),
                                        "vendorName",
                                        string("Example"),
                                        "vendorVersion",
                                        string("Example Directory 3.2"))))
                        .server(message(4, entry("cn=hmi7", "dnsHostName", string("hmi7.plant.example"))))
                        .sees(
                                claim(Attribute.NAME, "dc1.plant.example", Trust.NAME_SERVICE),
                                claim(Attribute.SERVICE, "Example Directory 3.2", Trust.SESSION),
                                new Seen.Message(new LdapEvent.Entry(4, "", 3)),
                                new Seen.Message(new LdapEvent.Entry(4, "cn=hmi7", 1))),
                row("from StartTLS on it is TLS, RFC 4511 §4.14")
                        .client(message(
                                1,
                                element(
                                        0x77,
                                        element(
                                                0x80,
                                                HEX.formatHex(
                                                        "1.3.6.1.4.1.1466.20037".getBytes(StandardCharsets.UTF_8))))))
                        .server(message(1, element(0x78, DONE)))
                        .client("16 0303 0002 0100")
                        .sees(
                                new Seen.Message(new LdapEvent.Other("extended_request", 1)),
                                asks(1, LdapDissector.EXTENDED),
                                new Seen.Message(new LdapEvent.Result("extended_response", 1, 0, "")),
                                answers(1, LdapDissector.EXTENDED, Outcome.OK),
                                new Seen.Message(new LdapEvent.Wrapped("tls", 7)),
                                new Seen.Child(Octets.ofHex("16 0303 0002 0100"))),
                row("a change, and the end")
                        .client(message(9, element(0x68, string("cn=x") + "3000")))
                        .server(message(9, element(0x69, "0A0132 0400 0402 6E6F")))
                        .client(message(10, "4200"))
                        .sees(
                                new Seen.Message(new LdapEvent.Other("add_request", 9)),
                                new Seen.Message(new LdapEvent.Result("add_response", 9, 50, "no")),
                                new Seen.Message(new LdapEvent.Other("unbind_request", 10))),
                row("a bind without its fields")
                        .client(message(1, "6003020103"))
                        .sees(malformed()),
                row("a search without its filter")
                        .client(message(1, "6302 0400"))
                        .sees(malformed()),
                row("an entry without attributes")
                        .server(message(1, "6402 0400"))
                        .sees(malformed()),
                row("an extended request without its name")
                        .client(message(1, "7700"))
                        .sees(malformed()),
                row("a result without its code").server(message(1, "6500")).sees(malformed()));
    }

    private static Seen malformed() {
        return new Seen.Malformed(LdapAnomaly.ENCODING, 0);
    }

    @Test
    void theTableOfFieldsIsComplete() {
        assertThat(FieldTable.of("ldap")).isEqualTo(fieldsWritten());
    }
}
