package io.otus.layer.dcerpc;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.DissectorHarness;
import io.otus.testkit.FieldTable;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Headers are made by hand after the picture of C706 §12.5.1. */
class DcerpcDissectorTest extends DissectorContract {
    private static final Uuid OBJECT = new Uuid(0xDEA00000_6C97_11D1L, 0x8271_00010A01002AL);
    private static final Uuid DEVICE = new Uuid(0xDEA00001_6C97_11D1L, 0x8271_00A02442DF7DL);
    private static final Uuid ACTIVITY = new Uuid(0x01020304_0506_1708L, 0x8910_111213141516L);

    @Override
    protected DissectorProvider provider() {
        return new DcerpcProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.DATAGRAM;
    }

    /** A PDU in big-endian order. */
    private static String pdu(int type, int flags1, int fragment, String body) {
        return "04 %02X %02X 00 000000 12".formatted(type, flags1)
                + "DEA00000 6C97 11D1 827100010A01002A DEA00001 6C97 11D1 827100A02442DF7D"
                + "01020304 0506 1708 8910111213141516 00000000 00000001 00000007 0005 FFFF FFFF"
                + "%04X %04X 00 34".formatted(Octets.ofHex(body).length(), fragment)
                + body;
    }

    private static DcerpcEvent event(int type, int flags1, int fragment, int length, long status) {
        return new DcerpcEvent(
                type, flags1, 0, 0, 0x1234, OBJECT, DEVICE, ACTIVITY, 0, 1, 7, 5, 0xFFFF, 0xFFFF, length, fragment, 0,
                status);
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                row("a request is handed to the protocol above, header and all")
                        .someone(pdu(0, 0x20, 0, "AABB"))
                        .sees(
                                new Seen.Message(event(0, 0x20, 0, 2, -1)),
                                new Seen.Direction(Direction.FROM_CLIENT),
                                new Seen.Child(Octets.ofHex(pdu(0, 0x20, 0, "AABB")))),
                row("little-endian: integers and the first fields of identifiers are turned, octets are not")
                        .someone("04 02 0A 00 100000 00 0000A0DE 976C D111 827100010A01002A"
                                + "0100A0DE 976C D111 827100A02442DF7D 04030201 0605 0817 8910111213141516"
                                + "78563412 01000000 07000000 0500 FFFF FFFF 0000 0000 00 00")
                        .sees(
                                new Seen.Message(new DcerpcEvent(
                                        2,
                                        0x0A,
                                        0,
                                        0x100000,
                                        0,
                                        OBJECT,
                                        DEVICE,
                                        ACTIVITY,
                                        0x12345678,
                                        1,
                                        7,
                                        5,
                                        0xFFFF,
                                        0xFFFF,
                                        0,
                                        0,
                                        0,
                                        -1)),
                                new Seen.Direction(Direction.FROM_SERVER)),
                row("fragments are joined; one that comes twice is left out")
                        .client(pdu(0, 0x04, 0, "AABB"))
                        .client(pdu(0, 0x04, 0, "AABB"))
                        .server(pdu(9, 0x00, 0, ""))
                        .client(pdu(0, 0x06, 1, "CC"))
                        .sees(
                                new Seen.Continues(),
                                new Seen.Child(
                                        Octets.ofHex(pdu(0, 0x06, 1, "CC").replace("CC", "") + "AABBCC"))),
                row("fragments that overtake each other are joined in their order")
                        .client(pdu(0, 0x06, 2, "DD"))
                        .client(pdu(0, 0x04, 1, "CC"))
                        .client(pdu(0, 0x04, 1, "CC"))
                        .client(pdu(0, 0x04, 0, "AABB"))
                        .client(pdu(0, 0x04, 1, "CC"))
                        .sees(
                                new Seen.Continues(),
                                new Seen.Continues(),
                                new Seen.Child(
                                        Octets.ofHex(pdu(0, 0x04, 0, "").replace("0000 0000 00 34", "0002 0000 00 34")
                                                + "AABBCCDD"))),
                row("a call whose first fragment is missing is not handed on")
                        .client(pdu(0, 0x06, 1, "CC"))
                        .sees(new Seen.Message(event(0, 0x06, 1, 1, -1)), new Seen.Continues()),
                row("a fault tells its status, and the protocol above too")
                        .server(pdu(3, 0, 0, "1C010003"))
                        .sees(
                                new Seen.Message(event(3, 0, 0, 4, 0x1C010003L)),
                                new Seen.Child(Octets.ofHex(pdu(3, 0, 0, "1C010003")))),
                row("a rejection without status is malformed")
                        .server(pdu(6, 0, 0, "1C01"))
                        .sees(new Seen.Malformed(DcerpcAnomaly.STATUS, 80)),
                row("a body that is shorter than told is malformed")
                        .client(pdu(0, 0x20, 0, "AABB").replaceFirst("0002 0000", "0003 0000"))
                        .sees(new Seen.Malformed(DcerpcAnomaly.LENGTH, 74)),
                quiet("ping", 1, Direction.FROM_CLIENT),
                quiet("working", 4, Direction.FROM_SERVER),
                quiet("nocall", 5, Direction.FROM_SERVER),
                quiet("ack", 7, Direction.FROM_CLIENT),
                quiet("cl_cancel", 8, Direction.FROM_CLIENT),
                quiet("cancel_ack", 10, Direction.FROM_SERVER),
                row("a protected body is not handed on")
                        .client(pdu(0, 0x20, 0, "AABB").replaceFirst("0000 00 34", "0000 0A 34"))
                        .sees(new Seen.Message(new DcerpcEvent(
                                0, 0x20, 0, 0, 0x1234, OBJECT, DEVICE, ACTIVITY, 0, 1, 7, 5, 0xFFFF, 0xFFFF, 2, 0, 10,
                                -1))));
    }

    private static Row quiet(String name, int type, Direction direction) {
        return row(name + " has a row, and nothing above it")
                .someone(pdu(type, 0, 0, ""))
                .sees(new Seen.Message(event(type, 0, 0, 0, -1)), new Seen.Direction(direction));
    }

    @Test
    void fragmentsAreJoinedUpToABound() {
        DissectorHarness harness = new DissectorHarness(provider().create(), Carrier.DATAGRAM);
        String body = "00".repeat(1_400);
        int most = CallAssembler.MAX_BODY / 1_400 + 1;
        for (int i = 0; i < most; i++) {
            feed(harness, pdu(0, 0x04, i, body));
        }
        assertThat(harness.seen()).contains(new Seen.Malformed(DcerpcAnomaly.TOO_LONG, 76));
    }

    @Test
    void callsThatAreTooLongAreToldOnceEachWhereTheyGoOn() {
        DissectorHarness harness = new DissectorHarness(provider().create(), Carrier.DATAGRAM);
        String body = "00".repeat(1_400);
        int most = CallAssembler.MAX_BODY / 1_400 + 1;
        for (int i = 0; i < 2 * most; i++) {
            feed(harness, pdu(0, 0x04, i, body));
            feed(harness, ofCall(1, pdu(0, 0x04, i, body)));
        }
        assertThat(harness.seen())
                .filteredOn(Seen.Malformed.class::isInstance)
                .containsExactly(
                        new Seen.Malformed(DcerpcAnomaly.TOO_LONG, 76), new Seen.Malformed(DcerpcAnomaly.TOO_LONG, 76));
    }

    @Test
    void lateFragmentsOfSeveralCallsBeginNoOther() {
        Dissector dissector = provider().create();
        DissectorHarness harness = new DissectorHarness(dissector, Carrier.DATAGRAM);
        for (int call = 0; call < CallAssembler.MAX_CALLS; call++) {
            feed(harness, ofCall(call, pdu(0, 0x04, 0, "AABB")));
        }
        for (int call = 0; call < CallAssembler.MAX_CALLS; call++) {
            feed(harness, ofCall(call, pdu(0, 0x06, 1, "CC")));
        }
        assertThat(harness.seen()).filteredOn(Seen.Child.class::isInstance).hasSize(CallAssembler.MAX_CALLS);
        int heard = continued(harness);
        for (int call = 0; call < CallAssembler.MAX_CALLS; call++) {
            feed(harness, ofCall(call, pdu(0, 0x06, 1, "CC")));
        }
        assertThat(continued(harness)).isEqualTo(heard);
        assertThat(dissector.unfinished()).isZero();
    }

    @Test
    void callsThatAreOverAreKnownUpToABound() {
        DissectorHarness harness = new DissectorHarness(provider().create(), Carrier.DATAGRAM);
        for (int call = 0; call <= CallAssembler.MAX_OVER; call++) {
            feed(harness, ofCall(call, pdu(0, 0x06, 0, "AABB")));
        }
        feed(harness, ofCall(1, pdu(0, 0x06, 0, "AABB")));
        feed(harness, ofCall(0, pdu(0, 0x06, 0, "AABB")));
        assertThat(harness.seen()).filteredOn(Seen.Child.class::isInstance).hasSize(CallAssembler.MAX_OVER + 2);
    }

    @Test
    void aCallWithTheSameNumbersIsAnotherWhenItsActivityBeganAnew() {
        AtomicLong now = new AtomicLong();
        DissectorHarness harness = new DissectorHarness(provider().create(), Carrier.DATAGRAM) {
            @Override
            public long time() {
                return now.get();
            }
        };
        feed(harness, pdu(0, 0x06, 0, "AABB"));
        now.set(PduHeader.REPEATED - 1);
        feed(harness, pdu(0, 0x06, 0, "AABB"));
        assertThat(harness.seen()).filteredOn(Seen.Child.class::isInstance).hasSize(1);
        now.set(PduHeader.REPEATED);
        feed(harness, pdu(0, 0x04, 0, "AABB"));
        feed(harness, pdu(0, 0x06, 1, "CC"));
        feed(harness, pdu(0, 0x06, 1, "CC"));
        assertThat(harness.seen()).filteredOn(Seen.Child.class::isInstance).hasSize(2);
    }

    private static int continued(DissectorHarness harness) {
        return (int)
                harness.seen().stream().filter(Seen.Continues.class::isInstance).count();
    }

    /** The message with another sequence number. */
    private static String ofCall(int call, String pdu) {
        return pdu.replaceFirst("00000007", "%08X".formatted(0x20 + call));
    }

    private static void feed(DissectorHarness harness, String pdu) {
        harness.feed(Direction.FROM_CLIENT, Octets.ofHex(pdu).toArray(), Integer.MAX_VALUE);
    }

    @Test
    void onlyAKnownInterfaceIsProofOnAnyPort() {
        Dissector dissector = provider().create();
        DissectorHarness context = new DissectorHarness(dissector, Carrier.DATAGRAM);
        ByteView known = Octets.ofHex(pdu(0, 0x20, 0, "")).view();
        assertThat(dissector.isCertain(known, context)).isTrue();
        ByteView other = Octets.ofHex(pdu(0, 0x20, 0, "").replace("DEA00001", "DEA00009"))
                .view();
        assertThat(dissector.frameLength(other, context)).isEqualTo(80);
        assertThat(dissector.isCertain(other, context)).isFalse();
    }

    @Test
    void whatIsNoHeaderIsNotMine() {
        Dissector dissector = provider().create();
        DissectorHarness context = new DissectorHarness(dissector, Carrier.DATAGRAM);
        for (String[] change : new String[][] {
            {"04 00 20", "05 00 20"},
            {"04 00 20", "04 0B 20"},
            {"04 00 20", "04 00 21"},
            {"000000 12", "220000 12"},
            {"000000 12", "000400 12"},
            {"000000 12", "000001 12"}
        }) {
            ByteView bytes = Octets.ofHex(pdu(0, 0x20, 0, "").replaceFirst(change[0], change[1]))
                    .view();
            assertThat(dissector.frameLength(bytes, context)).isEqualTo(Dissector.NOT_MINE);
        }
    }

    @Test
    void thePageHasEveryFieldThatMessagesWrite() {
        assertThat(FieldTable.of("dcerpc")).containsAll(fieldsWritten());
    }
}
