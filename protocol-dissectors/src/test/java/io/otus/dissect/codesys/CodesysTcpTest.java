package io.otus.dissect.codesys;

import static io.otus.testkit.Row.row;

import io.otus.core.event.Action;
import io.otus.core.event.Element;
import io.otus.core.event.Service;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.List;
import java.util.stream.Stream;

/** The block driver of TCP, whose nodes have a port and an IP address as theirs. */
class CodesysTcpTest extends DissectorContract {
    private static final String DATAGRAM = "C5 73 40 40 00 33 2DDC0A000002 C3500A000001 0000";

    @Override
    protected DissectorProvider provider() {
        return new CodesysProvider();
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                row("a channel is opened over TCP")
                        .client("000117E8 2C000000" + DATAGRAM + "C3 00 0101 11223344 07000000 00400100")
                        .sees(new Seen.Request(Request.confirmed(
                                1L << 62 | 7, new Service(-1, "open_channel", Action.SESSION), "", List.of()))),
                row("a question of public scanners, whose sender has an address of its own behind its port and IP address")
                        .client("000117E8 24000000 C5 6B 40 03 00 43 2DDC00000000 2DDF7F0000018301 02C2 0004 00000000")
                        .sees(
                                new Seen.Message(new CodesysEvent.Datagram(
                                        "name_service_request",
                                        List.of(
                                                Element.number("hop_count", 13),
                                                Element.text("receiver", "2ddc00000000"),
                                                Element.text("sender", "2ddf7f0000018301"),
                                                Element.number("package_type", 0xC202),
                                                Element.number("version", 0x400),
                                                Element.number("request_id", 0)))),
                                new Seen.Request(Request.unconfirmed(
                                        new Service(-1, "name_service_request", Action.DISCOVER), "", List.of()))),
                row("a datagram whose addresses are longer than its block")
                        .client("000117E8 0E000000 C5 73 40 40 00 33")
                        .sees(new Seen.Malformed(CodesysAnomaly.ADDRESSES, 8)),
                row("another magic, length or datagram is another protocol's")
                        .client("000117E9 2C000000 C5")
                        .client("000117E8 04000000 C5")
                        .client("000117E8 2C000000 C4")
                        .sees());
    }
}
