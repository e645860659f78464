package io.otus.dissect.knxnet_ip;

import static io.otus.dissect.knxnet_ip.Frames.HPAI;
import static io.otus.dissect.knxnet_ip.Frames.frame;
import static io.otus.dissect.knxnet_ip.Frames.group;
import static io.otus.dissect.knxnet_ip.Frames.tunnel;
import static io.otus.testkit.Row.row;

import io.otus.core.event.Action;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.value.ValueList;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.List;
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

    private static Seen written(long value) {
        Service write = new Service(0x080, "group_value_write", Action.WRITE).keyed("group_value_write");
        PointRange group = PointRange.named("1/2/3", ValueList.unsigned(value));
        return new Seen.Request(
                Request.confirmed(2L << 56 | 0x080L << 32 | 1L << 16 | 0x0A03, write, "", List.of(group)));
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                row("a group is written")
                        .client(frame(0x0530, group(0x29, "1107", "0A03", "0081")))
                        .sees(),
                row("what is sent again is told once")
                        .client(tunnel(5, group(0x11, "0000", "0A03", "0081")))
                        .client(tunnel(5, group(0x11, "0000", "0A03", "0081")))
                        .client(tunnel(6, group(0x11, "0000", "0A03", "0081")))
                        .sees(written(1), written(1)),
                row("another frame under the sequence counter of the one before")
                        .client(tunnel(7, group(0x11, "0000", "0A03", "0081")))
                        .client(tunnel(7, group(0x11, "0000", "0A03", "0080")))
                        .sees(written(1), new Seen.Malformed(KnxnetIpAnomaly.REPETITION, 8), written(0)),
                row("a datagram that is shorter than its total length")
                        .client(frame(0x0201, HPAI).replaceFirst("000e", "0012"))
                        .sees(new Seen.Malformed(KnxnetIpAnomaly.TOTAL_LENGTH, 4)));
    }
}
