package io.otus.dissect.bacnet;

import static io.otus.testkit.Row.row;

import io.otus.core.spi.Carrier;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

class BacnetOverLlcTest extends DissectorContract {
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
        return Stream.of(row("an NPDU without a virtual link header, clause 7")
                .client("01 00 10 08")
                .sees(new Seen.Request(Request.unconfirmed(
                        Objects.requireNonNull(BacnetService.unconfirmed(BacnetService.WHO_IS)), "", List.of()))));
    }
}
