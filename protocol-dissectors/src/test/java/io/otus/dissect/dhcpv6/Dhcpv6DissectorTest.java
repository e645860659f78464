package io.otus.dissect.dhcpv6;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.Octets;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Trust;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Direction;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.value.ValueList;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.DissectorHarness;
import io.otus.testkit.FieldTable;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class Dhcpv6DissectorTest extends DissectorContract {
    private static final List<Element> RELAYED = List.of(
            Element.text("link_address", "::"),
            Element.text("peer_address", "fe80::7"),
            new Element.Values("relayed", ValueList.texts(List.of("solicit"))),
            Element.text("client_id", "000100011a2b3c4d001b1b010203"),
            Element.text("client_fqdn", "hmi.plant"),
            Element.number("vendor_enterprise", 311),
            Element.text("vendor_class", "MSFT 5.0"),
            Element.text("interface_id", "706f727437"));

    @Override
    protected DissectorProvider provider() {
        return new Dhcpv6Provider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.DATAGRAM;
    }

    private static Seen claim(Attribute attribute, String value) {
        return new Seen.Claim(true, "", attribute, value, Trust.NAME_SERVICE);
    }

    /** Link and peer address of a relay. */
    private static final String ADDRESSES = "00".repeat(32);

    private static Seen ofOther(Attribute attribute, String value) {
        return new Seen.Claim(false, "", attribute, value, Trust.NAME_SERVICE);
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                row("a client tells its name and system, RFC 8415 section 21.16, RFC 4704")
                        .client(
                                "01ABCDEF0001000E000100011A2B3C4D001B1B0102030027000C0003686D6905706C616E74000010000E000001"
                                        + "3700084D53465420352E30")
                        .sees(
                                claim(Attribute.INSTANCE, "000100011a2b3c4d001b1b010203"),
                                claim(Attribute.NAME, "hmi.plant"),
                                claim(Attribute.DESCRIPTION, "MSFT 5.0"),
                                claim(Attribute.VENDOR, ""),
                                claim(Attribute.FINGERPRINT, "")),
                row("an identifier that the maker assigned, section 11.3")
                        .client("03ABCDEF000100080002000021F30102")
                        .sees(
                                claim(Attribute.INSTANCE, "0002000021f30102"),
                                claim(Attribute.NAME, ""),
                                claim(Attribute.DESCRIPTION, ""),
                                claim(Attribute.VENDOR, "Moxa"),
                                claim(Attribute.FINGERPRINT, "")),
                row("a server tells that it is one")
                        .server(
                                "07ABCDEF0001000A00030001001B1B0102030002000A00030001001B1B01029900030028000000000000000000"
                                        + "0000000005001820010DB80000000000000000000000090000012C00000258")
                        .sees(
                                claim(Attribute.SERVICE, "dhcpv6_server"),
                                claim(Attribute.INSTANCE, "00030001001b1b010299")),
                row("what a relay carries is claimed of nobody, section 9")
                        .someone(
                                "0C0000000000000000000000000000000000FE8000000000000000000000000000070009003801ABCDEF000100"
                                        + "0E000100011A2B3C4D001B1B0102030027000C0003686D6905706C616E74000010000E0000013700084D534654"
                                        + "20352E3000120005706F727437")
                        .sees(new Seen.Message(new Dhcpv6Event.Message("relay_forward", RELAYED))),
                row("what the relay beside a client says of it, RFC 6939 section 4, RFC 4649 section 3; which options it asks for")
                        .someone("0C01" + ADDRESSES + "00120001FF" + "00090061" + "0C00" + ADDRESSES
                                + "004F00080001001B1B010203" + "0025000800000009AABBCCDD" + "00120005706F727437"
                                + "0009001A01ABCDEF0001000A00030001001B1B010203" + "0006000400170018")
                        .sees(
                                ofOther(Attribute.INSTANCE, "00030001001b1b010203"),
                                ofOther(Attribute.NAME, ""),
                                ofOther(Attribute.DESCRIPTION, ""),
                                ofOther(Attribute.VENDOR, ""),
                                ofOther(Attribute.FINGERPRINT, "23,24"),
                                ofOther(Attribute.ATTACHED, "interface_id 706f727437, remote_id aabbccdd")),
                row("a client that writes options of relays speaks of itself alone")
                        .client("01ABCDEF" + "004F00080001001B1B010299" + "0009003C" + "0C00" + ADDRESSES
                                + "004F00080001001B1B010299" + "0009000A01ABCDEF000600020017")
                        .sees(
                                claim(Attribute.INSTANCE, ""),
                                claim(Attribute.NAME, ""),
                                claim(Attribute.DESCRIPTION, ""),
                                claim(Attribute.VENDOR, ""),
                                claim(Attribute.FINGERPRINT, "23")),
                row("an option that passes the message")
                        .client("01ABCDEF000100FF0003")
                        .sees(new Seen.Malformed(Dhcpv6Anomaly.OPTION_LENGTH, 4)));
    }

    @Test
    void aRelayFurtherOutDoesNotSpeakOfTheClientForTheOneBesideIt() {
        String relayed = "0C01" + ADDRESSES + "004F00080001001B1B010203" + "00090030" + "0C00" + ADDRESSES
                + "0009000A01ABCDEF000600020017" + "004F00080001001B1B010203";
        DissectorHarness harness = new DissectorHarness(provider().create(), carrier(), "");
        harness.feed(Direction.UNKNOWN, Octets.ofHex(relayed).toArray(), Integer.MAX_VALUE);
        assertThat(harness.seen()).singleElement().isInstanceOf(Seen.Message.class);
    }

    @Test
    void thePageNamesEveryField() {
        assertThat(FieldTable.of("dhcpv6")).containsAll(fieldsWritten());
    }
}
