package io.otus.dissect.dhcpv6;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Trust;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.value.ValueList;
import io.otus.testkit.DissectorContract;
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
                                claim(Attribute.VENDOR, "")),
                row("an identifier that the maker assigned, section 11.3")
                        .client("03ABCDEF000100080002000021F30102")
                        .sees(
                                claim(Attribute.INSTANCE, "0002000021f30102"),
                                claim(Attribute.NAME, ""),
                                claim(Attribute.DESCRIPTION, ""),
                                claim(Attribute.VENDOR, "Moxa")),
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
                row("an option that passes the message")
                        .client("01ABCDEF000100FF0003")
                        .sees(new Seen.Malformed(Dhcpv6Anomaly.OPTION_LENGTH, 4)));
    }

    @Test
    void thePageNamesEveryField() {
        assertThat(FieldTable.of("dhcpv6")).containsAll(fieldsWritten());
    }
}
