package io.otus.dissect.slmp;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.net.Endpoint;
import io.otus.core.net.MacAddress;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Direction;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.core.value.ValueList;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.DissectorHarness;
import io.otus.testkit.FieldTable;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Frames with which a published stack of CC-Link IE Field Basic is tested, which passes the tests of the association.
 */
class NodeSearchTest extends DissectorContract {
    private static final String HEAD = "5400 0123 0000 00 FF FF03 00";
    private static final String ANSWER = "D400 0123 0000 00 FF FF03 00";
    private static final String MASTER = "262524232221 04 04030201";
    private static final String SLAVE = "565554535251 04";
    private static final String SEARCHES = HEAD + "1100 0000 300E 0000" + MASTER;
    private static final String FOUND = ANSWER + "3500 0000" + MASTER + SLAVE
            + "06030201 0000FFFF FFFFFFFF 00 5634 DEBC9A78 12F0 04 FFFFFFFF FFFF 0000 0BF0 01";
    private static final String SETS =
            HEAD + "2D00 0000 310E 0000" + MASTER + SLAVE + "09030201 00FFFFFF FFFFFFFF 00 04 FFFFFFFF FFFF 01";
    private static final Service SEARCH = new Service(0x0E30, "node_search", Action.DISCOVER);
    private static final Service SET = new Service(0x0E31, "ip_address_set", Action.CONFIGURE);
    private static final long TRANSACTION = 0x2302L << 40 | 0x03FFL << 24 | 0xFF00;

    @Override
    protected DissectorProvider provider() {
        return new SlmpProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.DATAGRAM;
    }

    private static Seen claim(Attribute attribute, String value) {
        return new Seen.Claim(true, "", attribute, value, Trust.DEVICE);
    }

    private static Seen answers(Service service, Outcome outcome) {
        return new Seen.Response(new Response(TRANSACTION, service, "", outcome, List.of()));
    }

    private static Seen sets() {
        return new Seen.Request(Request.confirmed(
                TRANSACTION,
                SET,
                "",
                List.of(
                        PointRange.named("ip_address", ValueList.text("1.2.3.9")),
                        PointRange.named("subnet_mask", ValueList.text("255.255.255.0")),
                        PointRange.named("gateway", ValueList.text("255.255.255.255")))));
    }

    private static SlmpFrame frame(boolean isResponse, int length) {
        return new SlmpFrame(false, isResponse, 0x2301, 0, 0xFF, 0x03FF, 0, length, 13);
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                row("a master searches, and a slave says where it is; the MAC address of the example is a group's")
                        .client(SEARCHES)
                        .server(FOUND)
                        .sees(
                                new Seen.Message(new SlmpEvent.Request(
                                        frame(false, 17),
                                        0,
                                        0x0E30,
                                        0,
                                        List.of(
                                                Element.text("master_mac_address", "21:22:23:24:25:26"),
                                                Element.text("master_ip_address", "1.2.3.4")))),
                                new Seen.Request(Request.confirmed(TRANSACTION, SEARCH, "", List.of())),
                                claim(Attribute.IP, "1.2.3.6"),
                                new Seen.Message(new SlmpEvent.Response(
                                        frame(true, 53),
                                        0,
                                        0x0E30,
                                        List.of(
                                                Element.text("master_mac_address", "21:22:23:24:25:26"),
                                                Element.text("master_ip_address", "1.2.3.4"),
                                                Element.text("mac_address", "51:52:53:54:55:56"),
                                                Element.text("ip_address", "1.2.3.6"),
                                                Element.text("subnet_mask", "255.255.0.0"),
                                                Element.text("gateway", "255.255.255.255"),
                                                Element.number("vendor_code", 0x3456),
                                                Element.number("model_code", 0x789ABCDE),
                                                Element.number("equipment_version", 0xF012),
                                                Element.text("target_ip_address", "255.255.255.255"),
                                                Element.number("target_port", 0xFFFF),
                                                Element.number("slave_status", 0),
                                                Element.number("slave_port", 61451),
                                                Element.number("slave_protocol", 1)))),
                                answers(SEARCH, Outcome.OK)),
                row("an answer whose question went to everybody")
                        .server(FOUND.replace("535251", "535250"))
                        .sees(
                                claim(Attribute.MAC, "50:52:53:54:55:56"),
                                claim(Attribute.IP, "1.2.3.6"),
                                answers(SEARCH, Outcome.OK)),
                row("an address is set, and it was")
                        .client(SETS)
                        .server(ANSWER + "0800 0000 262524232221")
                        .sees(sets(), answers(SET, Outcome.OK)),
                row("an address is set, and the slave refuses")
                        .client(SETS)
                        .server(ANSWER + "0B00 5CC0 00 FF FF03 00 310E 0000")
                        .sees(sets(), answers(SET, Outcome.error(0xC05C, SlmpCommand.endCode(0xC05C)))),
                row("other forms of these commands are kept raw")
                        .client(HEAD + "0800 0000 300E 0000 0102")
                        .server(ANSWER + "0400 0000 0102")
                        .sees(
                                new Seen.Request(Request.confirmed(TRANSACTION, SEARCH, "", List.of())),
                                answers(SEARCH, Outcome.OK)));
    }

    /** Each slave answers on a flow of its own: nobody owes an answer. */
    @Test
    void whatIsAskedOfEverybodyIsUnconfirmed() {
        DissectorHarness harness = new DissectorHarness(new SlmpDissector(), Carrier.DATAGRAM) {
            @Override
            public Endpoint destination() {
                return new Endpoint(0, MacAddress.BROADCAST, null, 61_451);
            }
        };
        harness.feed(Direction.FROM_CLIENT, HexFormat.of().parseHex(SEARCHES.replace(" ", "")), Integer.MAX_VALUE);
        assertThat(harness.seen()).contains(new Seen.Request(Request.unconfirmed(SEARCH, "", List.of())));
    }

    @Test
    void thePageNamesEveryField() {
        assertThat(FieldTable.of("slmp")).containsAll(fieldsWritten());
    }
}
