package io.otus.dissect.bacnet;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.Octets;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Direction;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.DissectorHarness;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** BACnet/SC messages in the clear, Annex AB.2; their bytes are laid out as its figures say. */
class BacnetScTest extends DissectorContract {
    static final String SUBPROTOCOL = "hub.bsc.bacnet.org";

    private static final String NODE = "02:00:00:00:0a:01";
    private static final String UUID = "00112233445566778899aabbccddeeff";
    private static final String CONNECT = "06 00 0001 020000000A01" + UUID + "05D1 05B9";
    private static final Service CONNECTS = new Service(-1, "connect", Action.SESSION);
    private static final long CONNECT_ID = 1L << 61 | 1;
    private static final String READ = "0104 0000010C0C000000051955";
    private static final PointRange POINT = PointRange.named("analog-input:5/present-value");

    @Override
    protected DissectorProvider provider() {
        return new BacnetProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.CHILD;
    }

    @Override
    protected String parentAddress() {
        return SUBPROTOCOL;
    }

    private static Seen connects() {
        return new Seen.Request(Request.confirmed(CONNECT_ID, CONNECTS, "", List.of()));
    }

    private static Seen connected(Outcome outcome) {
        return new Seen.Response(new Response(CONNECT_ID, CONNECTS, "", outcome, List.of()));
    }

    private static Seen claim(Attribute attribute, String value) {
        return new Seen.Claim(true, "", attribute, value, Trust.DEVICE);
    }

    private static Seen node(String address) {
        return claim(Attribute.DESCRIPTION, "BACnet/SC node " + address + ", device UUID " + UUID);
    }

    private static Service read() {
        return Objects.requireNonNull(BacnetService.confirmed(12));
    }

    private static Seen content(int offset) {
        return new Seen.Malformed(BacnetAnomaly.SC_CONTENT, offset);
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                row("a node connects to a hub, AB.2.10 and AB.2.11")
                        .client(CONNECT)
                        .server("07 00 0001 020000000A02" + UUID + "05D1 05B9")
                        .sees(
                                connects(),
                                node(NODE),
                                connected(Outcome.OK),
                                node("02:00:00:00:0a:02"),
                                claim(Attribute.CAPABILITY, "bacnet_sc_hub")),
                row("a connection is refused with its error, AB.2.4")
                        .client(CONNECT)
                        .server("00 00 0001 06 01 00 0007 0051" + "6E6F")
                        .sees(connects(), connected(Outcome.error(0x51, "bvlc_result"))),
                row("an NPDU is what it is over UDP, AB.2.5")
                        .client("01 00 0002" + READ)
                        .sees(new Seen.Request(Request.confirmed(
                                Operations.transaction(-1, Octets.EMPTY, 1), read(), "", List.of(POINT)))),
                row("a hub passes on what a node sent, with a secure path option, AB.2.3")
                        .server("01 09 0003 020000000A03 41" + READ)
                        .sees(),
                row("nodes look each other up, AB.2.6 and AB.2.7")
                        .client("02 04 0004 020000000A03")
                        .server("03 08 0004 020000000A03 7773733A2F2F61")
                        .sees(
                                new Seen.Request(Request.confirmed(
                                        1L << 61 | 4,
                                        new Service(-1, "address_resolution", Action.DISCOVER),
                                        "02:00:00:00:0a:03",
                                        List.of())),
                                new Seen.Response(new Response(
                                        1L << 61 | 4,
                                        new Service(-1, "address_resolution", Action.DISCOVER),
                                        "02:00:00:00:0a:03",
                                        Outcome.OK,
                                        List.of()))),
                row("an advertisement, and who asks for it, AB.2.8 and AB.2.9")
                        .client("05 00 0005")
                        .server("04 00 0005 01 01 05D1 05B9")
                        .sees(),
                row("a node leaves, AB.2.12 and AB.2.13")
                        .client("08 00 0006")
                        .server("09 00 0006")
                        .sees(
                                new Seen.Request(Request.confirmed(
                                        1L << 61 | 6, new Service(-1, "disconnect", Action.SESSION), "", List.of())),
                                new Seen.Response(new Response(
                                        1L << 61 | 6,
                                        new Service(-1, "disconnect", Action.SESSION),
                                        "",
                                        Outcome.OK,
                                        List.of()))),
                row("heartbeats are rows alone, AB.2.14 and AB.2.15")
                        .client("0A 00 0007")
                        .server("0B 00 0007")
                        .sees(),
                row("a proprietary message with a destination option of a vendor, AB.2.16")
                        .client("0C 02 0008 3F 0003 000507 0005 01 AABB")
                        .sees(),
                row("a function outside AB.2").client("20 00 0009").sees(new Seen.Unknown("bvlc_function", 32)),
                row("a connect request that ends early")
                        .client("06 00 0001 020000000A01 0011")
                        .sees(content(10), connects()),
                row("a heartbeat with more behind it").client("0A 00 0007 00").sees(content(4)),
                row("reserved control flags").client("0A 10 0007").sees(content(1)),
                row("options without an end").client("01 01 0003 C1 C1").sees(content(6)),
                row("an option that passes the end")
                        .client("01 01 0003 21 0100 00")
                        .sees(content(7)));
    }

    /** Two nodes ask a third with one invoke id: the hub tells whom each answer is for. */
    @Test
    void exchangesThroughAHubArePairedByNode() {
        DissectorHarness harness = new DissectorHarness(new BacnetProvider().create(), Carrier.CHILD, SUBPROTOCOL);
        for (String node : List.of("020000000A01", "020000000A02")) {
            feed(harness, Direction.FROM_SERVER, "01 08 0001" + node + READ);
        }
        for (String node : List.of("020000000A02", "020000000A01")) {
            feed(harness, Direction.FROM_CLIENT, "01 04 0001" + node + "0100 50010C 910281 20");
        }
        List<Long> asked = harness.seen().stream()
                .flatMap(seen -> seen instanceof Seen.Request one ? Stream.of(one.request()) : Stream.empty())
                .map(Request::transaction)
                .toList();
        List<Response> answers = harness.seen().stream()
                .flatMap(seen -> seen instanceof Seen.Response one ? Stream.of(one.response()) : Stream.empty())
                .toList();
        assertThat(answers).extracting(Response::transaction).containsExactly(asked.get(1), asked.get(0));
        assertThat(answers).extracting(Response::service).containsOnly(read());
    }

    private static void feed(DissectorHarness harness, Direction direction, String hex) {
        harness.feed(direction, HexFormat.of().parseHex(hex.replace(" ", "")), Integer.MAX_VALUE);
    }

    @Test
    void anotherSubprotocolIsNotBacnet() {
        DissectorHarness harness = new DissectorHarness(new BacnetProvider().create(), Carrier.CHILD, "mqtt");
        feed(harness, Direction.FROM_CLIENT, CONNECT);
        assertThat(harness.seen()).isEmpty();
    }
}
