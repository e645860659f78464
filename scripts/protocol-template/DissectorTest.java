package io.otus.dissect.@ID@;

import static io.otus.testkit.Row.row;

import io.otus.core.bytes.Octets;
import io.otus.core.spi.DissectorProvider;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.stream.Stream;

class @NAME@DissectorTest extends DissectorContract {
    @Override
    protected DissectorProvider provider() {
        return new @NAME@Provider();
    }

    @Override
    protected Stream<Row> rows() { //       magic fn ln body
        return Stream.of(
                row("set value, name the example of the specification")
                        .client("4F54 01 04 0003 04D2")
                        .sees(new Seen.Message(new @NAME@Event.SetValue(3, 1234))),
                row("a body that is too short for its function")
                        .client("4F54 01 02 0003")
                        .sees(new Seen.Malformed(@NAME@Anomaly.BODY_LENGTH, 4)),
                row("a function outside the specification")
                        .client("4F54 7F 01 AA")
                        .sees(
                                new Seen.Message(new @NAME@Event.Other(0x7F, Octets.ofHex("AA"))),
                                new Seen.Unknown("function", 0x7F)));
    }
}
