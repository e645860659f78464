package io.otus.dissect.opcua_pubsub;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.Octets;
import io.otus.core.event.Action;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Direction;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.value.ValueList;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.DissectorHarness;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PubSubDissectorTest extends DissectorContract {
    private static final Service DATA = new Service(0, "data_set_message", Action.NOTIFY);

    @Override
    protected DissectorProvider provider() {
        return new PubSubProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.DATAGRAM;
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                row("§7.2.4.4.2: two data sets of a publisher with a UInt16 id")
                        .client("F1 01 2E00 09 6400 0700 02 0100 0200 0200 0300 01AA 0103BB")
                        .sees(
                                new Seen.Message(new PubSubEvent(
                                        "data_set_message",
                                        "46",
                                        100,
                                        -1,
                                        7,
                                        ValueList.unsigned(new long[] {1, 2}),
                                        "none",
                                        -1,
                                        Octets.ofHex("02000300" + "01AA0103BB"),
                                        9)),
                                new Seen.Request(Request.notification(
                                        DATA,
                                        "46",
                                        List.of(PointRange.of("writer", 1, 1), PointRange.of("writer", 2, 1))))),
                row("§7.2.4.4.3: what is encrypted is told as that")
                        .client("F1 11 2E00 01 6400 01 0100 03 05000000 04 01020304 AABBCCDD")
                        .sees(
                                new Seen.Message(new PubSubEvent(
                                        "data_set_message",
                                        "46",
                                        100,
                                        -1,
                                        -1,
                                        ValueList.unsigned(new long[] {1}),
                                        "encrypted",
                                        5,
                                        Octets.ofHex("AABBCCDD"),
                                        4)),
                                new Seen.Request(
                                        Request.notification(DATA, "46", List.of(PointRange.of("writer", 1, 1))))),
                row("§7.2.4.5.4: one data set whose flags go on")
                        .client("71 07 01 6400 01 0100 8103AA")
                        .sees(new Seen.Request(
                                Request.notification(DATA, "7", List.of(PointRange.of("writer", 1, 1))))),
                row("§7.2.4.4.4: a chunk of a data set")
                        .client("D1 80 01 07 0100 0500 00000000 00010000 AABB")
                        .sees(new Seen.Request(
                                Request.notification(DATA, "7", List.of(PointRange.of("writer", 1, 1))))),
                row("§7.2.4.6.12: a probe of somebody with a name")
                        .client("91 84 04 03000000 505542 01 00")
                        .sees(
                                new Seen.Message(new PubSubEvent(
                                        "discovery_probe",
                                        "PUB",
                                        -1,
                                        -1,
                                        -1,
                                        ValueList.unsigned(new long[0]),
                                        "none",
                                        -1,
                                        Octets.ofHex("0100"),
                                        2)),
                                new Seen.Request(Request.unconfirmed(
                                        new Service(1, "discovery_probe", Action.DISCOVER), "PUB", List.of()))),
                row("§7.2.4.6.4: an announcement with time and picoseconds")
                        .client("91 E3 08 0100000000000000 0102030405060708 0A00 0100")
                        .sees(new Seen.Request(Request.notification(
                                new Service(2, "discovery_announcement", Action.NOTIFY), "1", List.of()))));
    }

    /** What is of no group and no writer, or whose data begins as no DataSetMessage, may be anything. */
    @Test
    void aHeaderThatSaysTooLittleIsAnotherProtocol() {
        for (String little : List.of(
                "01",
                "01 02030405",
                "11 07 00000000",
                "51 07 00 01AA",
                "71 07 01 6400 02 0100 0200 0300 0300 01AA 0103BB",
                "71 07 01 6400 01 0100 07AA",
                "71 07 01 6400 01 0100 81C0AA")) {
            DissectorHarness harness = new DissectorHarness(provider().create(), Carrier.DATAGRAM);
            harness.feed(Direction.FROM_CLIENT, Octets.ofHex(little).toArray(), Integer.MAX_VALUE);
            assertThat(harness.seen()).as(little).noneMatch(Seen.Message.class::isInstance);
        }
    }

    @Test
    void aShortFrameIsFilledUp() {
        String message = "F1 01 2E00 09 6400 0700 02 0100 0200 0200 0300 01AA 0103BB" + "00".repeat(23);
        DissectorHarness frame = new DissectorHarness(provider().create(), Carrier.LINK);
        frame.feed(Direction.FROM_CLIENT, Octets.ofHex(message).toArray(), Integer.MAX_VALUE);
        assertThat(frame.seen()).anyMatch(Seen.Message.class::isInstance);

        DissectorHarness datagram = new DissectorHarness(provider().create(), Carrier.DATAGRAM);
        datagram.feed(Direction.FROM_CLIENT, Octets.ofHex(message).toArray(), Integer.MAX_VALUE);
        assertThat(datagram.seen()).noneMatch(Seen.Message.class::isInstance);
    }

    @Test
    void anotherVersionAndReservedBitsAreAnotherProtocol() {
        for (String foreign : List.of("F2012E00", "91862E00", "91818007000000", "3010", "91901002")) {
            DissectorHarness harness = new DissectorHarness(provider().create(), Carrier.DATAGRAM);
            harness.feed(
                    Direction.FROM_CLIENT, Octets.ofHex(foreign + "0000000000").toArray(), Integer.MAX_VALUE);
            assertThat(harness.seen()).as(foreign).noneMatch(Seen.Message.class::isInstance);
        }
    }
}
