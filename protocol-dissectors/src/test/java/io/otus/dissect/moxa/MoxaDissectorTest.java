package io.otus.dissect.moxa;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Outcome;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.net.Endpoint;
import io.otus.core.net.MacAddress;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Direction;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
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
 * Question and answer of the discovery are a published example with its address and hardware; the report begins as the
 * example of the manuals does.
 */
class MoxaDissectorTest extends DissectorContract {
    private static final String ASKS = "01000008 00000000";
    private static final String ID = "55555500 1A51 0090E8AAAAAA";
    private static final String ANSWERS = "81000018 00000000" + ID + "C0A87FFE";

    @Override
    protected DissectorProvider provider() {
        return new MoxaProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.DATAGRAM;
    }

    private static Seen claim(Attribute attribute, String value) {
        return new Seen.Claim(true, "", attribute, value, Trust.MANAGEMENT);
    }

    private static Seen asks(Service service, long transaction) {
        return new Seen.Request(Request.confirmed(key(service, transaction), service, "", List.of()));
    }

    private static Seen answers(Service service, long transaction, Outcome outcome) {
        return new Seen.Response(new Response(key(service, transaction), service, "", outcome, List.of()));
    }

    private static long key(Service service, long transaction) {
        return (long) service.code() << 32 | transaction;
    }

    @Override
    protected Stream<Row> rows() {
        Service discovery = Function.DISCOVERY.service();
        Service name = Function.DEVICE_NAME.service();
        Service version = Function.VERSION.service();
        Service other = new Service(0x29, "function_29", Action.OTHER);
        Service report = new Service(-1, "ip_report", Action.NOTIFY);
        return Stream.of(
                row("somebody asks who is there, and a serial server answers")
                        .client(ASKS)
                        .server(ANSWERS)
                        .sees(
                                new Seen.Message(new MoxaEvent.Message(
                                        "discovery_request",
                                        List.of(Element.number("function", 1), Element.number("transaction", 0)))),
                                asks(discovery, 0),
                                new Seen.Message(new MoxaEvent.Message(
                                        "discovery_response",
                                        List.of(
                                                Element.number("function", 1),
                                                Element.number("transaction", 0),
                                                Element.number("status", 0),
                                                Element.text("ap_id", "00555555"),
                                                Element.text("hardware_id", "511a"),
                                                Element.text("model", "NPort 5110A"),
                                                Element.text("mac_address", "00:90:e8:aa:aa:aa"),
                                                Element.text("ip_address", "192.168.127.254")))),
                                claim(Attribute.VENDOR, "Moxa"),
                                claim(Attribute.MODEL, "NPort 5110A"),
                                claim(Attribute.MAC, "00:90:e8:aa:aa:aa"),
                                claim(Attribute.IP, "192.168.127.254"),
                                answers(discovery, 0, Outcome.OK)),
                row("its name, its version and what is set of its addresses")
                        .client("10000014 00000001" + ID)
                        .server("9000003C 00000001" + ID + "4E50353131304131323334" + "00".repeat(29))
                        .client("16000014 00000002" + ID)
                        .server("96000024 00000002" + ID + "00000601 00000000 D2040000 00000000")
                        .server("A2000018 00000003" + ID + "FFFF0000")
                        .server("A3000018 00000004" + ID + "C0A80001")
                        .sees(
                                asks(name, 1),
                                claim(Attribute.VENDOR, "Moxa"),
                                claim(Attribute.MODEL, "NPort 5110A"),
                                claim(Attribute.MAC, "00:90:e8:aa:aa:aa"),
                                claim(Attribute.NAME, "NP5110A1234"),
                                answers(name, 1, Outcome.OK),
                                asks(version, 2),
                                claim(Attribute.VENDOR, "Moxa"),
                                claim(Attribute.MODEL, "NPort 5110A"),
                                claim(Attribute.MAC, "00:90:e8:aa:aa:aa"),
                                claim(Attribute.FIRMWARE, "1.6"),
                                claim(Attribute.SERIAL, "1234"),
                                answers(version, 2, Outcome.OK),
                                claim(Attribute.VENDOR, "Moxa"),
                                claim(Attribute.MODEL, "NPort 5110A"),
                                claim(Attribute.MAC, "00:90:e8:aa:aa:aa"),
                                claim(Attribute.VENDOR, "Moxa"),
                                claim(Attribute.MODEL, "NPort 5110A"),
                                claim(Attribute.MAC, "00:90:e8:aa:aa:aa")),
                row("a device reports itself; no table has its hardware, and its addresses are not read")
                        .client("4D4F5841 0104 54455354 0202 1605 0306 0090E8010203 0404 D2040000 0504 FE7FA8C0"
                                + "0604 00FFFFFF 0704 00000000 0804 00040301 0904 10560080")
                        .sees(
                                new Seen.Message(new MoxaEvent.Message(
                                        "ip_report",
                                        List.of(
                                                Element.text("name", "TEST"),
                                                Element.text("hardware_id", "0516"),
                                                Element.text("mac_address", "00:90:e8:01:02:03"),
                                                Element.number("serial_number", 1234),
                                                Element.text("firmware", "1.3.4"),
                                                Element.text("ap_id", "80005610")))),
                                claim(Attribute.VENDOR, "Moxa"),
                                claim(Attribute.NAME, "TEST"),
                                claim(Attribute.MAC, "00:90:e8:01:02:03"),
                                claim(Attribute.SERIAL, "1234"),
                                claim(Attribute.FIRMWARE, "1.3.4"),
                                new Seen.Request(Request.notification(report, "", List.of()))),
                row("a function that is not known may tell a password: it is hidden")
                        .client("29000014 00000005" + ID)
                        .server("A9000018 00000005" + ID + "6D6F7861")
                        .sees(
                                asks(other, 5),
                                new Seen.Unknown("function", 0x29),
                                answers(other, 5, Outcome.OK),
                                new Seen.Unknown("function", 0x29),
                                new Seen.Secret(20, 4)),
                row("a function that is refused")
                        .client("10000014 00000006" + ID)
                        .server("90040014 00000006" + ID)
                        .sees(asks(name, 6), answers(name, 6, Outcome.error(4, "status_4"))),
                row("an answer without what its function tells")
                        .server("90000014 00000007" + ID)
                        .sees(new Seen.Malformed(MoxaAnomaly.ANSWER_LENGTH, 2)),
                row("other lengths, other makers and other beginnings are another protocol's")
                        .client("01000009 00000000")
                        .client("01010008 00000000")
                        .client("02000008 00000000")
                        .server("81000018 00000000 55555500 1A51 00AAE8AAAAAA C0A87FFE")
                        .server("4D4F5841 0104 54455354")
                        .server("4D4F5841 0306 00AA00010203")
                        .server("4D4F5841 0306 0090E8010203 0A01 00")
                        .server("4D4F5841 0306 0090E8010203 0404 0000")
                        .sees());
    }

    /** Each device answers from its own address: nobody owes an answer. */
    @Test
    void whatIsAskedOfEverybodyIsUnconfirmed() {
        DissectorHarness harness = new DissectorHarness(new MoxaDissector(), Carrier.DATAGRAM) {
            @Override
            public Endpoint destination() {
                return new Endpoint(0, MacAddress.BROADCAST, null, 4800);
            }
        };
        harness.feed(Direction.FROM_CLIENT, HexFormat.of().parseHex(ASKS.replace(" ", "")), Integer.MAX_VALUE);
        assertThat(harness.seen())
                .contains(new Seen.Request(Request.unconfirmed(Function.DISCOVERY.service(), "", List.of())));
    }

    @Test
    void thePageNamesEveryField() {
        assertThat(FieldTable.of("moxa")).containsAll(fieldsWritten());
    }
}
