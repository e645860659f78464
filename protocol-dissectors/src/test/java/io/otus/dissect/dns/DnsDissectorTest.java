package io.otus.dissect.dns;

import static io.otus.testkit.Row.row;

import io.otus.core.event.Attribute;
import io.otus.core.event.SessionFact;
import io.otus.core.event.SessionSeen;
import io.otus.core.event.Trust;
import io.otus.core.net.IpAddress;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.DissectorProvider;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class DnsDissectorTest extends DissectorContract {
    private static final String QUESTION = "03 706C63 04 73697465 00 0001 0001";

    @Override
    protected DissectorProvider provider() {
        return new DnsProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.DATAGRAM;
    }

    private static Seen updates(String name, String... addresses) {
        List<IpAddress> ips = Stream.of(addresses).map(IpAddress::parse).toList();
        return new Seen.Session(true, "", new SessionFact.NameUpdate(name, ips));
    }

    private static Seen message(String kind, List<DnsEvent.ResourceRecord> answers) {
        return new Seen.Message(
                new DnsEvent.Message(kind, 0x1234, 0, 0, List.of(new DnsEvent.Question("plc.site", 1)), answers));
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                row("a question")
                        .client("1234 0100 0001 0000 0000 0000" + QUESTION)
                        .sees(message("query", List.of())),
                row("an answer with a compressed name, RFC 1035 section 4.1.4")
                        .server("1234 8180 0001 0001 0000 0000" + QUESTION + "C00C 0001 0001 0000003C 0004 0A000002")
                        .sees(
                                message(
                                        "response",
                                        List.of(new DnsEvent.ResourceRecord("plc.site", 1, 60, "10.0.0.2"))),
                                new Seen.Claim(true, "", Attribute.NAME, "plc.site", Trust.NAME_SERVICE)),
                row("a pointer to itself ends")
                        .server("1234 8180 0001 0001 0000 0000" + QUESTION + "C01A 0001 0001 0000003C 0004 0A000002")
                        .sees(message("response", List.of(new DnsEvent.ResourceRecord("", 1, 60, "10.0.0.2")))),
                row("service and text records, RFC 2782, RFC 1035 section 3.3.14")
                        .server("1234 8400 0001 0002 0000 0000" + QUESTION
                                + "C00C 0021 0001 00000078 0008 0000 0000 01F6 C00C"
                                + "C00C 0010 0001 00000078 0004 03 763D31")
                        .sees(message(
                                "response",
                                List.of(
                                        new DnsEvent.ResourceRecord("plc.site", 33, 120, "plc.site:502"),
                                        new DnsEvent.ResourceRecord("plc.site", 16, 120, "v=1")))),
                row("a server says that a name does not exist, RFC 1035 section 4.1.1")
                        .server("1234 8183 0001 0000 0000 0000" + QUESTION)
                        .sees(new Seen.Session(false, "", SessionSeen.NAME_MISSING, "plc.site")),
                row("a server that cannot tell does not say so")
                        .server("1234 8182 0001 0000 0000 0000" + QUESTION)
                        .sees(),
                row("fewer answers than the header counts")
                        .server("1234 8180 0001 0002 0000 0000" + QUESTION + "C00C 0001 0001 0000003C 0004 0A000002")
                        .sees(new Seen.Malformed(DnsAnomaly.SECTION, 42)),
                row("an address of the wrong length")
                        .server("1234 8180 0001 0001 0000 0000" + QUESTION + "C00C 0001 0001 0000003C 0003 0A0000")
                        .sees(new Seen.Malformed(DnsAnomaly.RDATA, 38)),
                row("a client gives a name another address, RFC 2136 section 2.5")
                        .client("1234 2800 0001 0000 0002 0000 04 73697465 00 0006 0001"
                                + "03 706C63 C00C 00FF 00FF 00000000 0000"
                                + "03 706C63 C00C 0001 0001 0000003C 0004 0A000009")
                        .sees(
                                new Seen.Session(true, "", SessionSeen.NAME_QUERY, "site"),
                                updates("plc.site", "10.0.0.9")),
                row("a client takes one address from a name, and gives it text")
                        .client("1234 2800 0001 0001 0002 0000 04 73697465 00 0006 0001"
                                + "03 686D69 C00C 0001 00FF 00000000 0000"
                                + "03 706C63 C00C 0001 00FE 00000000 0004 0A000002"
                                + "03 686D69 C00C 0010 0001 0000003C 0002 0131")
                        .sees(new Seen.Session(true, "", SessionSeen.NAME_QUERY, "site"), updates("plc.site")),
                row("changes are made in their order, RFC 2136 section 3.4.2")
                        .client("1234 2800 0001 0000 0004 0000 04 73697465 00 0006 0001"
                                + "03 706C63 C00C 0001 0001 0000003C 0004 0A000002"
                                + "03 504C43 C00C 0001 00FE 00000000 0004 0A000002"
                                + "03 706C63 C00C 001C 0001 0000003C 0010 20010DB8000000000000000000000009"
                                + "03 706C63 C00C 0001 0001 0000003C 0004 0A000009")
                        .sees(
                                new Seen.Session(true, "", SessionSeen.NAME_QUERY, "site"),
                                updates("plc.site", "2001:db8::9", "10.0.0.9")),
                row("all addresses of a type are taken from a name")
                        .client("1234 2800 0001 0000 0003 0000 04 73697465 00 0006 0001"
                                + "03 706C63 C00C 0001 0001 0000003C 0004 0A000002"
                                + "03 706C63 C00C 001C 0001 0000003C 0010 20010DB8000000000000000000000009"
                                + "03 706C63 C00C 0001 00FF 00000000 0000")
                        .sees(
                                new Seen.Session(true, "", SessionSeen.NAME_QUERY, "site"),
                                updates("plc.site", "2001:db8::9")),
                row("an address that is added again and again is told once")
                        .client("1234 2800 0001 0000 001F 0000 04 73697465 00 0006 0001"
                                + "03 706C63 C00C 0001 0001 0000003C 0004 0A000002".repeat(30)
                                + "03 706C63 C00C 0001 0001 0000003C 0004 0A000009")
                        .sees(
                                new Seen.Session(true, "", SessionSeen.NAME_QUERY, "site"),
                                updates("plc.site", "10.0.0.2", "10.0.0.9")),
                row("of too many addresses the last are told, each of them whole")
                        .client("1234 2800 0001 0000 0028 0000 04 73697465 00 0006 0001" + additions(40))
                        .sees(
                                new Seen.Session(true, "", SessionSeen.NAME_QUERY, "site"),
                                updates("plc.site", addresses(17, 40))),
                row("what has to hold already takes no room from the changes")
                        .client("1234 2800 0001 0100 0001 0000 04 73697465 00 0006 0001"
                                + "C00C 00FF 00FF 00000000 0000".repeat(256)
                                + "03 706C63 C00C 0001 0001 0000003C 0004 0A000009")
                        .sees(
                                new Seen.Malformed(DnsAnomaly.RECORD_LIMIT, 6),
                                new Seen.Session(true, "", SessionSeen.NAME_QUERY, "site"),
                                updates("plc.site", "10.0.0.9")),
                row("the name of an address is no name of a device, RFC 1035 section 3.5")
                        .client("1234 2800 0001 0000 0001 0000 07 696E2D61646472 04 61727061 00 0006 0001"
                                + "01 32 C00C 00FF 00FF 00000000 0000")
                        .sees(new Seen.Session(true, "", SessionSeen.NAME_QUERY, "in-addr.arpa")),
                row("a client asks for a whole zone, RFC 5936 section 2.1")
                        .client("1234 0000 0001 0000 0000 0000 04 73697465 00 00FC 0001")
                        .sees(
                                new Seen.Session(true, "", SessionSeen.NAME_QUERY, "site"),
                                new Seen.Session(true, "", SessionSeen.ZONE_TRANSFER, "site")),
                row("other traffic on the port is not DNS")
                        .client("4E 54 50 FF FF FF 00 00 00 00 00 00 00")
                        .sees());
    }

    /** Gives {@code plc.site} the addresses 10.0.0.1 and on. */
    private static String additions(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj("03 706C63 C00C 0001 0001 0000003C 0004 0A0000%02X"::formatted)
                .collect(Collectors.joining());
    }

    private static String[] addresses(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj("10.0.0.%d"::formatted)
                .toArray(String[]::new);
    }
}
