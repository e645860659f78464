package io.otus.dissect.hart_ip;

import static io.otus.dissect.hart_ip.Messages.FIELD;
import static io.otus.dissect.hart_ip.Messages.answers;
import static io.otus.dissect.hart_ip.Messages.asks;
import static io.otus.testkit.Row.row;

import io.otus.core.spi.Carrier;
import io.otus.core.spi.DissectorProvider;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.stream.Stream;

/** Messages in datagrams. */
class HartIpOverUdpTest extends DissectorContract {
    @Override
    protected DissectorProvider provider() {
        return new HartIpProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.DATAGRAM;
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                row("a primary variable")
                        .client(asks(FIELD, 1, ""))
                        .server(answers(FIELD, 1, "20 41C80000"))
                        .sees(),
                row("a datagram that is shorter than its byte count")
                        .client("01 00 04 00 0005 0010 00 00")
                        .sees(new Seen.Malformed(HartIpAnomaly.BYTE_COUNT, 6)));
    }
}
