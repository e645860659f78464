package io.otus.dissect.bacnet;

import static io.otus.testkit.Row.row;

import io.otus.core.bytes.Octets;
import io.otus.core.event.PointRange;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** BACnet without UDP: on LLC (clause 7) and on MS/TP (clause 9). */
class BacnetOverLinkTest extends DissectorContract {
    @Override
    protected DissectorProvider provider() {
        return new BacnetProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.LINK;
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                row("an NPDU without a virtual link header, clause 7")
                        .client("01 00 10 08")
                        .sees(new Seen.Request(Request.unconfirmed(
                                Objects.requireNonNull(BacnetService.unconfirmed(8)), "", List.of()))),
                row("an MS/TP token, Annex G.1")
                        .client("55 FF 00 10 05 0000 8C")
                        .sees(frame(new MstpHeader(0, 0x10, 5, 0))),
                row("MS/TP data that expect a reply, 9.3.6: read property of F.3.5")
                        .client("55 FF 05 10 05 000D EE 0104 0000010C0C000000051955 2976")
                        .sees(new Seen.Request(Request.confirmed(
                                Operations.transaction(-1, Octets.EMPTY, 1),
                                Objects.requireNonNull(BacnetService.confirmed(12)),
                                "",
                                List.of(PointRange.named("analog-input:5/present-value"))))),
                row("an MS/TP header that fails its check, Annex G.1")
                        .client("55 FF 00 10 05 0000 8D")
                        .sees(new Seen.Malformed(BacnetAnomaly.MSTP_HEADER, 7)),
                row("MS/TP data that fail their check, Annex G.2")
                        .client("55 FF 05 10 05 000D EE 0104 0000010C0C000000051956 2976")
                        .sees(frame(new MstpHeader(5, 0x10, 5, 13)), new Seen.Malformed(BacnetAnomaly.MSTP_DATA, 8)));
    }

    private static Seen frame(MstpHeader header) {
        return new Seen.Message(new BacnetEvent.Message(header, null, null, null, null));
    }
}
