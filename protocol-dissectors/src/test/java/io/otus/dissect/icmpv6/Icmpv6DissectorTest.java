package io.otus.dissect.icmpv6;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Action;
import io.otus.core.event.AddressBinding;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.value.ValueList;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.FieldTable;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class Icmpv6DissectorTest extends DissectorContract {
    private static final List<Element> ASKED = List.of(
            Element.number("type", 135),
            Element.number("code", 0),
            Element.text("target_address", "fe80::21b:1bff:fe01:203"),
            Element.text("source_link_layer_address", "00:1b:1b:01:02:09"));
    private static final List<Element> ECHO = List.of(
            Element.number("type", 128),
            Element.number("code", 0),
            Element.number("identifier", 1),
            Element.number("sequence", 7));

    @Override
    protected DissectorProvider provider() {
        return new Icmpv6Provider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.DATAGRAM;
    }

    private static Seen claim(Attribute attribute, String value) {
        return new Seen.Claim(true, "", attribute, value, Trust.MANAGEMENT);
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                row("a neighbour tells its MAC address, RFC 4861 section 4.4")
                        .someone("8800000060000000FE80000000000000021B1BFFFE0102030201001B1B010203")
                        .sees(new Seen.Binding(
                                MacAddress.parse("00:1b:1b:01:02:03"),
                                IpAddress.parse("fe80::21b:1bff:fe01:203"),
                                AddressBinding.Source.NEIGHBOUR_DISCOVERY,
                                0)),
                row("a router tells its prefix, RFC 4861 section 4.2")
                        .someone(
                                "860000004000070800000000000000000101001B1B010201030440C000278D0000093A800000000020010DB800"
                                        + "0000000000000000000000")
                        .sees(claim(Attribute.CAPABILITY, "router")),
                row("a solicitation asks for an address")
                        .someone("8700000000000000FE80000000000000021B1BFFFE0102030101001B1B010209")
                        .sees(new Seen.Message(new Icmpv6Event.Message("neighbor_solicitation", ASKED))),
                row("a redirect tells a host where to send, RFC 4861 section 4.5")
                        .someone("8900000000000000FE80000000000000021B1BFFFE01020320010DB8000000000000000000000009")
                        .sees(new Seen.Request(Request.unconfirmed(
                                new Service(137, "redirect", Action.CONFIGURE),
                                "",
                                List.of(PointRange.named(
                                        "route:2001:db8::9", ValueList.text("fe80::21b:1bff:fe01:203")))))),
                row("a router finds that a packet lived too long, RFC 4443 section 3.3")
                        .someone("0300000000000000")
                        .sees(claim(Attribute.CAPABILITY, "router")),
                row("an echo")
                        .client("8000000000010007")
                        .sees(new Seen.Message(new Icmpv6Event.Message("echo_request", ECHO))),
                row("an advertisement without its target")
                        .someone("8800000060000000FE800000")
                        .sees(new Seen.Malformed(Icmpv6Anomaly.LENGTH, 12)),
                row("an option of length 0, RFC 4861 section 4.6")
                        .someone("8700000000000000FE80000000000000021B1BFFFE0102030100001B1B010209")
                        .sees(new Seen.Malformed(Icmpv6Anomaly.OPTION, 24)));
    }

    @Test
    void thePageNamesEveryField() {
        assertThat(FieldTable.of("icmpv6")).containsAll(fieldsWritten());
    }
}
