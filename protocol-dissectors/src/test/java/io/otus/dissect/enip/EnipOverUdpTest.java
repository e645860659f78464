package io.otus.dissect.enip;

import static io.otus.testkit.Row.row;

import io.otus.core.bytes.Octets;
import io.otus.core.event.Service;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Datagrams: discovery, and implicit I/O without encapsulation header. */
class EnipOverUdpTest extends DissectorContract {
    private static final String IO = "0200 0280 0800 787B3A00 28CA5E04 B100 0C00 0300FDFFFFFFFFFFFFFF0000";

    @Override
    protected DissectorProvider provider() {
        return new EnipProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.DATAGRAM;
    }

    @Override
    protected Stream<Row> rows() {
        Service discover = Objects.requireNonNull(EnipCommand.service(EnipCommand.LIST_IDENTITY));
        return Stream.of(
                row("implicit data: a sequenced address and the data")
                        .client(IO)
                        .sees(
                                new Seen.Message(new EnipEvent.Implicit(List.of(
                                        new Item.SequencedAddress(0x8002, 8, 0x3A7B78L, 73_321_000L),
                                        new Item.Plain(0xB1, 12)))),
                                new Seen.Child(Octets.ofHex(IO))),
                row("a search by broadcast is answered by whoever hears it")
                        .client("6300 0000 00000000 00000000 0000000000000000 00000000")
                        .server("6300 0200 00000000 00000000 0000000000000000 00000000 0000")
                        .sees(
                                new Seen.Request(Request.unconfirmed(discover, "", List.of())),
                                new Seen.Request(Request.notification(EnipCommand.IDENTITY, "", List.of()))),
                row("a length that passes the datagram")
                        .client("0400 0400 00000000 00000000 0000000000000000 00000000 0000")
                        .sees(new Seen.Malformed(EnipAnomaly.LENGTH, 2)),
                row("a datagram shorter than a header").client("6300 0000").sees());
    }
}
