package io.otus.dissect.nbns;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Outcome;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Response;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.FieldTable;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NbnsDissectorTest extends DissectorContract {
    private static final List<Element> QUERY = List.of(
            Element.number("transaction_id", 0x1234),
            Element.number("rcode", 0),
            Element.text("name", "HIST1"),
            Element.number("suffix", 0),
            Element.number("type", 0x20));
    private static final List<Element> REGISTERED = List.of(
            Element.number("transaction_id", 0x1234),
            Element.number("rcode", 0),
            Element.text("name", "PLANT"),
            Element.number("suffix", 0),
            new Element.Group("address", List.of(Element.number("group", 1), Element.text("nb_address", "10.1.1.5"))),
            Element.number("type", 0x20));

    @Override
    protected DissectorProvider provider() {
        return new NbnsProvider();
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
                row("a host registers the name it is known by, RFC 1002 section 4.2.2")
                        .client(
                                "123429100001000000000001204549454E454A4448434143414341434143414341434143414341434143414141"
                                        + "0000200001C00C00200001000493E0000600000A010105")
                        .sees(new Seen.Claim(false, "", Attribute.NAME, "HMI7", Trust.NAME_SERVICE)),
                row("a group belongs to nobody")
                        .client(
                                "123429100001000000000001204641454D4542454F464543414341434143414341434143414341434143414141"
                                        + "0000200001C00C00200001000493E0000680000A010105")
                        .sees(new Seen.Message(new NbnsEvent.Message("registration", REGISTERED))),
                row("domain controllers register a group of their own, [MS-NBTE] section 2.2")
                        .client(
                                "123441100001000000000001204641454D4542454F46454341434143414341434143414341434143414341424D"
                                        + "0000200001C00C00200001000493E0000680000A010105")
                        .sees(new Seen.Claim(false, "", Attribute.SERVICE, "domain_controller", Trust.NAME_SERVICE)),
                row("a query asks everybody for a name")
                        .client(
                                "123401100001000000000000204549454A46444645444243414341434143414341434143414341434143414141"
                                        + "0000200001")
                        .sees(new Seen.Message(new NbnsEvent.Message("query", QUERY))),
                row("an answer names the host at an address, RFC 1002 section 4.2.13")
                        .server(
                                "123485000000000100000000204549454A46444645444243414341434143414341434143414341434143414341"
                                        + "00002000010000003C000600000A01014D")
                        .sees(
                                new Seen.Claim(false, "", Attribute.NAME, "HIST1", Trust.NAME_SERVICE),
                                new Seen.Claim(false, "", Attribute.SERVICE, "file_server", Trust.NAME_SERVICE)),
                row("node status tells all names of a host and its MAC address, RFC 1002 section 4.2.18")
                        .client(
                                "12340000000100000000000020434B414141414141414141414141414141414141414141414141414141414141"
                                        + "0000210001")
                        .server(
                                "12348400000000010000000020434B414141414141414141414141414141414141414141414141414141414141"
                                        + "000021000100000000006503484D49372020202020202020202020000400504C414E5420202020202020202020"
                                        + "008400484D49372020202020202020202020200400001122334455000000000000000000000000000000000000"
                                        + "00000000000000000000000000000000000000000000")
                        .sees(
                                claim(Attribute.NAME, "HMI7"),
                                claim(Attribute.NAME, "HMI7"),
                                claim(Attribute.SERVICE, "file_server"),
                                claim(Attribute.MAC, "00:11:22:33:44:55"),
                                new Seen.Response(new Response(
                                        0x1234,
                                        new Service(0x21, "node_status", Action.IDENTIFY),
                                        "",
                                        Outcome.OK,
                                        List.of()))),
                row("an entry that passes the message")
                        .client(
                                "123429100001000000000001204549454E454A4448434143414341434143414341434143414341434143414141"
                                        + "0000200001C00C00200001000493")
                        .sees(new Seen.Malformed(NbnsAnomaly.SECTION, 52)),
                row("node status with fewer names than it says")
                        .server(
                                "12348400000000010000000020434B414141414141414141414141414141414141414141414141414141414141"
                                        + "00002100010000000000020900")
                        .sees(new Seen.Malformed(NbnsAnomaly.STATUS, 56)));
    }

    @Test
    void thePageNamesEveryField() {
        assertThat(FieldTable.of("nbns")).containsAll(fieldsWritten());
    }
}
