package io.otus.dissect.hsms;

import static io.otus.dissect.hsms.Secs.SELECT_REQ;
import static io.otus.dissect.hsms.Secs.SELECT_RSP;
import static io.otus.dissect.hsms.Secs.answered;
import static io.otus.dissect.hsms.Secs.asked;
import static io.otus.dissect.hsms.Secs.list;
import static io.otus.dissect.hsms.Secs.message;
import static io.otus.dissect.hsms.Secs.service;
import static io.otus.dissect.hsms.Secs.u4;
import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.DissectorHarness;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Control messages, and what is a message at all. */
class HsmsFramingTest extends DissectorContract {
    @Override
    protected DissectorProvider provider() {
        return new HsmsProvider();
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(control(), broken(), strict()).flatMap(rows -> rows);
    }

    private static Stream<Row> control() {
        return Stream.of(
                row("select, linktest of either side, deselect and separate, E37 §7")
                        .client(SELECT_REQ)
                        .server(SELECT_RSP)
                        .server("0000000A FFFF 0000 0005 00000007")
                        .client("0000000A FFFF 0000 0006 00000007")
                        .client("0000000A 0000 0000 0003 00000002")
                        .server("0000000A 0000 0002 0004 00000002")
                        .client("0000000A FFFF 0000 0009 00000003")
                        .sees(
                                new Seen.Message(new HsmsEvent.Control(0xFFFF, 1, 0, 0, 1)),
                                session(1, "select"),
                                new Seen.Message(new HsmsEvent.Control(0xFFFF, 2, 0, 0, 1)),
                                ended(1, "select", Outcome.OK),
                                new Seen.Message(new HsmsEvent.Control(0xFFFF, 5, 0, 0, 7)),
                                session(7, "linktest"),
                                new Seen.Message(new HsmsEvent.Control(0xFFFF, 6, 0, 0, 7)),
                                ended(7, "linktest", Outcome.OK),
                                new Seen.Message(new HsmsEvent.Control(0, 3, 0, 0, 2)),
                                session(2, "deselect"),
                                new Seen.Message(new HsmsEvent.Control(0, 4, 0, 2, 2)),
                                ended(2, "deselect", Outcome.error(2, "communication_busy")),
                                new Seen.Message(new HsmsEvent.Control(0xFFFF, 9, 0, 0, 3)),
                                new Seen.Request(Request.unconfirmed(
                                        new Service(-1, "separate", Action.SESSION), "", List.of()))),
                row("a second host is not selected, E37 §7.4.3")
                        .client(SELECT_REQ)
                        .server("0000000A FFFF 0001 0002 00000001")
                        .sees(
                                session(1, "select"),
                                ended(1, "select", Outcome.error(1, "communication_already_active"))),
                row("a message before the selection is rejected, E37 §7.10")
                        .client(message(1, 3, true, 4, list(u4(7))))
                        .server("0000000A 0000 0004 0007 00000004")
                        .sees(
                                asked(4, service(1, 3), PointRange.of("sv", 7, 1)),
                                answered(4, service(1, 3), Outcome.error(4, "entity_not_selected"))),
                row("of two requests with the same system bytes the one is rejected that has the type, E37 §7.10")
                        .client(SELECT_REQ + message(1, 3, true, 1, list(u4(7))))
                        .server("0000000A FFFF 0204 0007 00000001 0000000A FFFF 0104 0007 00000001")
                        .sees(
                                session(1, "select"),
                                asked(1, service(1, 3), PointRange.of("sv", 7, 1)),
                                ended(1, "select", Outcome.error(4, "entity_not_selected"))));
    }

    private static Seen session(int systemBytes, String name) {
        return new Seen.Request(
                Request.confirmed(1L << 32 | systemBytes, new Service(-1, name, Action.SESSION), "", List.of()));
    }

    private static Seen ended(int systemBytes, String name, Outcome outcome) {
        return new Seen.Response(
                new Response(1L << 32 | systemBytes, new Service(-1, name, Action.SESSION), "", outcome, List.of()));
    }

    private static Stream<Row> broken() {
        return Stream.of(
                row("a control message with something behind it")
                        .client(SELECT_REQ + "0000000C FFFF 0000 0005 00000002 0100")
                        .sees(
                                session(1, "select"),
                                new Seen.Malformed(HsmsAnomaly.CONTROL_LENGTH, 0),
                                session(2, "linktest")),
                row("an item that passes the message")
                        .client(SELECT_REQ + message(2, 21, false, 1, "4105 41"))
                        .sees(new Seen.Malformed(HsmsAnomaly.ITEM_LENGTH, 14)),
                row("a list of more than can be")
                        .client(SELECT_REQ + message(2, 21, false, 1, "03FFFFFF 4100"))
                        .sees(new Seen.Malformed(HsmsAnomaly.ITEM_LENGTH, 14)),
                row("three octets are no U4")
                        .client(SELECT_REQ + message(1, 3, false, 1, "B103000001"))
                        .sees(new Seen.Malformed(HsmsAnomaly.ITEM_SIZE, 14)),
                row("an item without a length")
                        .client(SELECT_REQ + message(1, 3, false, 1, "0100 40"))
                        .sees(new Seen.Malformed(HsmsAnomaly.TRAILING, 16)),
                row("an item whose length has no bytes")
                        .client(SELECT_REQ + message(1, 3, false, 1, "0101 4000"))
                        .sees(new Seen.Malformed(HsmsAnomaly.LENGTH_BYTES, 16)),
                row("lists within lists without end")
                        .client(SELECT_REQ + message(1, 3, false, 1, "0101".repeat(40) + "0100"))
                        .sees(new Seen.Malformed(HsmsAnomaly.NESTING, 14 + 64)),
                row("a format that E5 does not have")
                        .client(SELECT_REQ + message(1, 3, false, 1, "0101 FD02ABCD"))
                        .sees(new Seen.Unknown("format_code", 63)),
                row("all formats in one list")
                        .client(SELECT_REQ
                                + message(
                                        64,
                                        1,
                                        false,
                                        1,
                                        list(
                                                "2102AB00",
                                                "25020001",
                                                "410141",
                                                "4501B1",
                                                "4903000141",
                                                "6108FFFFFFFFFFFFFFFE",
                                                "6501FF",
                                                "6902FFFE",
                                                "7104FFFFFFFD",
                                                "81083FF8000000000000",
                                                "91043FC00000",
                                                "A108FFFFFFFFFFFFFFFF",
                                                "A501FF",
                                                "A902FFFF",
                                                "B104FFFFFFFF")))
                        .sees(new Seen.Unknown("function", 64_001)));
    }

    private static Stream<Row> strict() {
        return Stream.of(
                row("another PType is another protocol")
                        .client("0000000A FFFF 0000 0101 00000001")
                        .sees(),
                row("a type that E37 does not have")
                        .client("0000000A FFFF 0000 0008 00000001")
                        .sees(),
                row("a length that no header has")
                        .client("00000009 FFFF 0000 0001 00000001")
                        .sees(),
                row("a linktest of a session")
                        .client("0000000A 0001 0000 0005 00000001")
                        .sees(),
                row("a first message whose item is broken")
                        .client(message(1, 3, true, 1, "4105 41"))
                        .sees(),
                row("an answer that wants one")
                        .client(message(1, 2, true, 1, list()))
                        .sees(),
                row("fourteen octets of a function that E5 does not have")
                        .client(message(64, 1, false, 1, ""))
                        .sees(),
                row("fourteen octets of function 0")
                        .client(message(1, 0, false, 1, ""))
                        .sees());
    }

    @Test
    void behindAGapNoLongerMessageBeginsThanAtTheBeginning() {
        Dissector dissector = provider().create();
        DissectorHarness harness = new DissectorHarness(dissector, Carrier.STREAM);
        harness.feed(Direction.FROM_CLIENT, HexFormat.of().parseHex(SELECT_REQ.replace(" ", "")), Integer.MAX_VALUE);
        ByteView header = ByteView.of(HexFormat.of().parseHex("00100000000082290000000000010300FFFF"));
        assertThat(dissector.frameLength(header, harness)).isEqualTo(0x100004);
        dissector.gap(Direction.FROM_SERVER);
        assertThat(dissector.frameLength(header, harness)).isEqualTo(Dissector.NOT_MINE);
    }

    /** Headers that claim what stands behind all of them, and end in a fault: each octet is asked for behind a gap. */
    @Test
    void aFaultBehindManyItemsCostsNoMoreThanSome() {
        Dissector dissector = provider().create();
        DissectorHarness harness = new DissectorHarness(dissector, Carrier.STREAM);
        assertTimeout(Duration.ofSeconds(10), () -> {
            for (byte[] bytes : List.of(headersBefore(8_000, 250_000), headersBefore(1_000, 20_000))) {
                for (int at = 0; at < bytes.length; at++) {
                    dissector.frameLength(ByteView.of(bytes, at, bytes.length - at), harness);
                }
            }
        });
    }

    private static byte[] headersBefore(int headers, int items) {
        int each = 22;
        ByteBuffer all = ByteBuffer.allocate(headers * each + 2 * items);
        for (int i = 0; i < headers; i++) {
            int behind = (headers - i - 1) * each;
            all.putInt(10 + 8 + behind + 2 * items)
                    .putInt(0x00008229)
                    .putShort((short) 0)
                    .putInt(i);
            all.putInt(0x03000000 | items).putInt(0x23000000 | behind);
        }
        while (all.hasRemaining()) {
            all.putShort((short) 0x2100);
        }
        return all.array();
    }

    @Test
    void noMoreThanSomeItemsProveAMessage() {
        String many = "0203E9" + "2100".repeat(1_000) + "0000";
        ByteView message = ByteView.of(HexFormat.of().parseHex(message(1, 3, true, 1, many)));
        DissectorHarness harness = new DissectorHarness(provider().create(), Carrier.STREAM);
        assertThat(provider().create().frameLength(message, harness)).isEqualTo(message.length());
    }
}
