package io.otus.dissect.powerlink;

import static io.otus.testkit.Row.row;

import io.otus.core.event.Action;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.core.value.ValueList;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.List;
import java.util.stream.Stream;

/** SDO in datagrams, EPSG DS 301 §6.3.2.2: without nodes, since addresses tell them. */
class PowerlinkDatagramTest extends DissectorContract {
    private static final Service READ = new Service(0x02, "read_by_index", Action.READ);

    @Override
    protected DissectorProvider provider() {
        return new PowerlinkProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.DATAGRAM;
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                row("an object is read")
                        .client("06 00 00 05 0001 0000")
                        .server("06 00 00 05 0101 0000")
                        .client("06 00 00 05 0206 0000 00 00 00 02 0400 0000 0010 00 00")
                        .server("06 00 00 05 0606 0000 00 00 80 02 0400 0000 91010F00")
                        .sees(
                                new Seen.Request(
                                        Request.confirmed(0, READ, "", List.of(PointRange.named("sdo/1000:00")))),
                                new Seen.Response(new Response(
                                        0,
                                        READ,
                                        "",
                                        Outcome.OK,
                                        List.of(PointRange.named("sdo/1000:00", ValueList.unsigned(0x000F_0191)))))),
                row("what is none: another message or service, and something where nothing is to be")
                        .client("01 00 00 05 0001 0000")
                        .client("06 00 00 04 0001 0000")
                        .client("06 00 00 05 0001 0100")
                        .client("06 00 00 05 0001")
                        .sees());
    }
}
