package io.otus.dissect.c37118;

import static io.otus.dissect.c37118.Frames.frame;
import static io.otus.testkit.Row.row;

import io.otus.core.spi.Carrier;
import io.otus.core.spi.DissectorProvider;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.stream.Stream;

/** Frames in datagrams, IEEE Std C37.118.2-2011 Annex E.2.2. */
class C37118OverUdpTest extends DissectorContract {
    @Override
    protected DissectorProvider provider() {
        return new C37118Provider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.DATAGRAM;
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                row("configuration and data of Annex D")
                        .server(Frames.CFG_2)
                        .server(Frames.DATA)
                        .sees(),
                row("a datagram that is shorter than its frame")
                        .client("AA41 0012 0007 000003E8 00000000")
                        .sees(new Seen.Malformed(C37118Anomaly.FRAMESIZE, 2)),
                row("a datagram with a header alone")
                        .client("AA41 0012 0007")
                        .sees(new Seen.Malformed(C37118Anomaly.FRAMESIZE, 0)),
                row("a part of configuration 3 that overtook another accuses nobody")
                        .server(frame("AA52", "0002 00"))
                        .sees());
    }
}
