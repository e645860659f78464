package io.otus.dissect.knxnet_ip;

import static io.otus.dissect.knxnet_ip.Frames.HPAI;
import static io.otus.dissect.knxnet_ip.Frames.frame;
import static io.otus.dissect.knxnet_ip.Frames.group;
import static io.otus.testkit.Row.row;

import io.otus.core.spi.Carrier;
import io.otus.core.spi.DissectorProvider;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.stream.Stream;

/** Frames in datagrams. */
class KnxnetIpOverUdpTest extends DissectorContract {
    @Override
    protected DissectorProvider provider() {
        return new KnxnetIpProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.DATAGRAM;
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                row("a group is written")
                        .client(frame(0x0530, group(0x29, "1107", "0A03", "0081")))
                        .sees(),
                row("a datagram that is shorter than its total length")
                        .client(frame(0x0201, HPAI).replaceFirst("000e", "0012"))
                        .sees(new Seen.Malformed(KnxnetIpAnomaly.TOTAL_LENGTH, 4)));
    }
}
