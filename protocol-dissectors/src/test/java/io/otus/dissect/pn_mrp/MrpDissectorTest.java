package io.otus.dissect.pn_mrp;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.SessionSeen;
import io.otus.core.event.Trust;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.value.ValueList;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.FieldTable;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MrpDissectorTest extends DissectorContract {
    private static final String COMMON = "0112 0007 FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF 0000 0000";

    @Override
    protected DissectorProvider provider() {
        return new MrpProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.LINK;
    }

    private static String test(int state) {
        return "0001 0212 8000 020000000001 0000 %04X 0001 00000020".formatted(state) + COMMON;
    }

    private static Seen told(int code, String name, PointRange... points) {
        return new Seen.Request(Request.notification(new Service(code, name, Action.NOTIFY), "", List.of(points)));
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                row("a test names the manager, and a ring that opens is told")
                        .client(test(1))
                        .client(test(1))
                        .client(test(0))
                        .client(test(1))
                        .sees(
                                told(2, "mrp_test"),
                                new Seen.Session(true, "", SessionSeen.RING_TEST, "ff".repeat(16)),
                                new Seen.Claim(true, "", Attribute.CAPABILITY, "mrp_manager", Trust.DEVICE),
                                told(2, "mrp_test"),
                                told(2, "mrp_test"),
                                told(-1, "ring_is_open", PointRange.named("ring_state", ValueList.text("open"))),
                                told(2, "mrp_test"),
                                told(-1, "ring_is_closed", PointRange.named("ring_state", ValueList.text("closed")))),
                row("tests of another ring are told too, and its state is its own")
                        .client(test(1))
                        .client(test(0).replace("FF".repeat(16), "01".repeat(16)))
                        .client(test(1))
                        .sees(
                                told(2, "mrp_test"),
                                new Seen.Session(true, "", SessionSeen.RING_TEST, "ff".repeat(16)),
                                told(2, "mrp_test"),
                                new Seen.Session(true, "", SessionSeen.RING_TEST, "01".repeat(16)),
                                told(2, "mrp_test")),
                row("the topology changes")
                        .client("0001 030A 8000 020000000001 0014" + COMMON)
                        .sees(told(3, "mrp_topology_change")),
                row("a link goes down, and comes up")
                        .client("0001 040C 020000000003 0000 0014 0001 0000" + COMMON)
                        .client("0001 050C 020000000003 0000 0014 0001 0000" + COMMON)
                        .sees(told(4, "mrp_link_down"), told(5, "mrp_link_up")),
                row("interconnections of rings")
                        .client("0001 0612" + "00".repeat(18) + COMMON)
                        .client("0001 070A" + "00".repeat(10) + COMMON)
                        .client("0001 080C" + "00".repeat(14) + COMMON)
                        .client("0001 090C" + "00".repeat(14) + COMMON)
                        .client("0001 0A0A" + "00".repeat(10) + COMMON)
                        .sees(
                                told(6, "mrp_interconnection_test"),
                                told(7, "mrp_interconnection_topology_change"),
                                told(8, "mrp_interconnection_link_down"),
                                told(9, "mrp_interconnection_link_up"),
                                told(10, "mrp_interconnection_link_status_poll")),
                row("an option of a maker")
                        .client("0001 7F04 080006 00 0000" + COMMON)
                        .sees(),
                row("a type that the standard has not")
                        .client("0001" + COMMON.substring(0, COMMON.length() - 10) + "2002 0000 0000")
                        .sees(new Seen.Unknown("tlv_type", 0x20)),
                row("a TLV that passes the end").client("0001 0212 8000").sees(new Seen.Malformed(MrpAnomaly.TLV, 2)),
                row("a PDU without the common TLV")
                        .client("0001 030A 8000 020000000001 0014 0000")
                        .sees(new Seen.Malformed(MrpAnomaly.COMMON, 2)),
                row("another version is not this protocol")
                        .client("0002 0212 8000")
                        .sees());
    }

    @Test
    void thePageHasEveryFieldThatMessagesWrite() {
        assertThat(FieldTable.of("pn_mrp")).containsAll(fieldsWritten());
    }
}
