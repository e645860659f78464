package io.otus.dissect.fins;

import static io.otus.testkit.Row.row;

import io.otus.core.bytes.Octets;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Direction;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.value.ValueList;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.stream.Stream;

/** FINS in datagrams, where nothing but the header tells it from other traffic. */
class FinsDatagramTest extends DissectorContract {
    @Override
    protected DissectorProvider provider() {
        return new FinsProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.DATAGRAM;
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                row("a command and its response are FINS by their content, whoever sends them first")
                        .someone(FinsDissectorTest.COMMAND + "0101 82 0064 00 0001")
                        .someone(FinsDissectorTest.RESPONSE + "0101 0000 0007")
                        .sees(
                                new Seen.Direction(Direction.FROM_CLIENT),
                                FinsDissectorTest.asked(0x0101, PointRange.of("D", 100, 1)),
                                new Seen.Direction(Direction.FROM_SERVER),
                                FinsDissectorTest.answered(
                                        0x0101,
                                        Outcome.OK,
                                        PointRange.of(
                                                "D",
                                                100,
                                                ValueList.words(
                                                        Octets.ofHex("0007").view(), 0, 1)))),
                row("a frame of RTP is another protocol's")
                        .client("80 00 04 D2 00 00 01 40 12 34 56 78 D5 D5")
                        .sees(),
                row("a gateway count that cannot be is another protocol's")
                        .client("80 00 08 00 0A 00 00 0B 00 07 0601")
                        .sees(),
                row("a reserved octet that is not 0 is another protocol's")
                        .client("80 01 02 00 0A 00 00 0B 00 07 0601")
                        .sees(),
                row("a command code that nobody knows proves nothing")
                        .client("80 00 02 00 0A 00 00 0B 00 07 5001")
                        .sees(),
                row("after a frame that is FINS an unknown command is one of FINS")
                        .client(FinsDissectorTest.COMMAND + "0601")
                        .client(FinsDissectorTest.COMMAND + "5001")
                        .sees(new Seen.Unknown("command_code", 0x5001)));
    }
}
