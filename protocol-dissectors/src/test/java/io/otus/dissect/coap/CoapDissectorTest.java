package io.otus.dissect.coap;

import static io.otus.dissect.coap.Messages.hex;
import static io.otus.dissect.coap.Messages.message;
import static io.otus.dissect.coap.Messages.path;
import static io.otus.dissect.coap.Messages.text;
import static io.otus.dissect.coap.Messages.uint;
import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.SessionSeen;
import io.otus.core.event.Trust;
import io.otus.core.event.Way;
import io.otus.core.net.Endpoint;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Dissector;
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

class CoapDissectorTest extends DissectorContract {
    private static final Service GET = new Service(1, "get", Action.READ);
    private static final Service POST = new Service(2, "post", Action.WRITE);
    private static final Service PUT = new Service(3, "put", Action.WRITE);
    private static final Service DELETE = new Service(4, "delete", Action.DELETE);
    private static final Service OBSERVE = new Service(1, "observe", Action.SUBSCRIBE).keyed("1/observe");
    private static final Service DISCOVER = new Service(1, "discover", Action.DISCOVER).keyed("1/discover");
    private static final Service NOTIFICATION = new Service(-1, "notification", Action.NOTIFY);

    private static final String TEMPERATURE = "BB" + hex("temperature");
    private static final String WELL_KNOWN = "BB" + hex(".well-known") + "04" + hex("core");
    private static final String BLOCK = "5A".repeat(16);

    @Override
    protected DissectorProvider provider() {
        return new CoapProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.DATAGRAM;
    }

    private static Seen asks(long transaction, Service service, PointRange... points) {
        return new Seen.Request(Request.confirmed(transaction, service, "", List.of(points)));
    }

    private static Seen answers(long transaction, Service service, Outcome outcome, PointRange... points) {
        return new Seen.Response(new Response(transaction, service, "", outcome, List.of(points)));
    }

    private static Seen tells(PointRange... points) {
        return new Seen.Request(Request.notification(NOTIFICATION, "", List.of(points)));
    }

    private static PointRange point(String name) {
        return PointRange.named(name);
    }

    private static PointRange point(String name, String value) {
        return PointRange.named(name, ValueList.text(value));
    }

    private static Seen claim(Attribute attribute, String value, Trust trust) {
        return new Seen.Claim(true, "", attribute, value, trust);
    }

    private static Seen offers(String link) {
        return claim(Attribute.SERVICE, "CoAP " + link, Trust.SESSION);
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.concat(exchanges(), Stream.concat(devices(), broken()));
    }

    private static Stream<Row> exchanges() {
        return Stream.of(
                row("a resource is read, and what acknowledges the request answers it: RFC 7252 Figure 16")
                        .client("40 01 7D34" + TEMPERATURE)
                        .server("60 45 7D34 FF" + hex("22.3 C"))
                        .sees(
                                new Seen.Message(message(0, 1, 0x7D34, "", 0, path("temperature"))),
                                asks(0, GET, point("/temperature")),
                                new Seen.Message(message(2, 0x45, 0x7D34, "", 6)),
                                answers(0, GET, Outcome.OK, point("/temperature", "22.3 C"))),
                row("the request is sent again, and answered once: RFC 7252 Figure 18, with the token of Figure 17")
                        .client("41 01 7D36 31" + TEMPERATURE)
                        .client("41 01 7D36 31" + TEMPERATURE)
                        .server("61 45 7D36 31 FF" + hex("22.3"))
                        .server("61 45 7D36 31 FF" + hex("22.3"))
                        .sees(
                                asks(0, GET, point("/temperature")),
                                answers(0, GET, Outcome.OK, PointRange.named("/temperature", ValueList.reals(22.3)))),
                row("the answer comes apart from the acknowledgement: RFC 7252 Figure 22")
                        .client("41 01 7D38 53" + TEMPERATURE)
                        .server("60 00 7D38")
                        .server("41 45 AD7B 53 FF" + hex("22.3 C"))
                        .client("60 00 AD7B")
                        .sees(
                                new Seen.Message(message(0, 1, 0x7D38, "53", 0, path("temperature"))),
                                asks(0, GET, point("/temperature")),
                                new Seen.Message(message(2, 0, 0x7D38, "", 0)),
                                new Seen.Message(message(0, 0x45, 0xAD7B, "53", 6)),
                                answers(0, GET, Outcome.OK, point("/temperature", "22.3 C")),
                                new Seen.Message(message(2, 0, 0xAD7B, "", 0))),
                row("a value is written, a resource removed, and one that there is not asked for; a blank in a path")
                        .client("50 03 0001 B5" + hex("light") + "10 FF" + hex("1"))
                        .server("50 44 0002")
                        .client("41 04 0003 01 B3" + hex("a b"))
                        .server("61 42 0003 01")
                        .client("41 02 0004 02")
                        .server("61 84 0004 02")
                        .sees(
                                asks(0, PUT, PointRange.named("/light", ValueList.reals(1))),
                                answers(0, PUT, Outcome.OK),
                                asks(1, DELETE, point("/a%20b")),
                                answers(1, DELETE, Outcome.OK),
                                asks(2, POST, point("/")),
                                answers(2, POST, Outcome.error(404, "not_found"))),
                row("a resource is observed: RFC 7641 Figure 2")
                        .client("41 01 1633 4A 60 5B" + hex("temperature"))
                        .server("61 45 1633 4A 61 09 FF" + hex("22.9"))
                        .server("51 45 7B50 4A 61 10 FF" + hex("22.8"))
                        .sees(
                                new Seen.Message(
                                        message(0, 1, 0x1633, "4A", 0, uint(6, "observe", 0), path("temperature"))),
                                asks(0, OBSERVE, point("/temperature")),
                                new Seen.Message(message(2, 0x45, 0x1633, "4A", 4, uint(6, "observe", 9))),
                                answers(
                                        0,
                                        OBSERVE,
                                        Outcome.OK,
                                        PointRange.named("/temperature", ValueList.reals(22.9))),
                                new Seen.Message(message(1, 0x45, 0x7B50, "4A", 4, uint(6, "observe", 16))),
                                tells(PointRange.named("/temperature", ValueList.reals(22.8)))),
                row("one tells what was asked for before the sensor listened")
                        .server("51 45 7B50 4A 61 10 FF" + hex("22.8"))
                        .sees(tells()),
                row("a request that the other side cannot take: RFC 7252 §4.2")
                        .client("40 01 0007" + TEMPERATURE)
                        .server("70 00 0007")
                        .sees(asks(0, GET, point("/temperature")), answers(0, GET, Outcome.error(0, "reset"))),
                row("one that wants no answer, RFC 7967")
                        .client("50 03 0001 B1" + hex("a") + "D1 EA 1A")
                        .sees(new Seen.Request(Request.unconfirmed(PUT, "", List.of(point("/a"))))),
                row("those that want no success but errors, and that want any answer, RFC 7967 §2.1")
                        .client("50 03 0001 B1" + hex("a") + "D1 EA 02")
                        .client("50 03 0002 B1" + hex("b") + "D0 EA")
                        .sees(asks(0, PUT, point("/a")), asks(1, PUT, point("/b"))),
                row("what OSCORE protects is told as that, RFC 8613")
                        .client("41 02 5D1F 01 92 0914 FF 612F1092F1776F1C")
                        .server("61 44 5D1F 01 90 FF DBAAD1E9A7E7B2A813D3C31524378303CDAFAE119106")
                        .sees(
                                asks(0, new Service(-1, "oscore_protected", Action.OTHER)),
                                answers(0, new Service(-1, "oscore_protected", Action.OTHER), Outcome.OK)));
    }

    private static Stream<Row> devices() {
        return Stream.of(
                row("a device lists its resources: RFC 6690 §5, but for those of others")
                        .client("40 01 0001" + WELL_KNOWN)
                        .server("60 45 0001 C1 28 FF"
                                + hex("</sensors>;ct=40;title=\"Sensor, Index\",</sensors/temp>;rt=\"temperature-c\";"
                                        + "if=\"sensor\",<http://www.example.com/sensors/t123>;"
                                        + "anchor=\"/sensors/temp\",</t>;anchor=\"/sensors/temp\",</l>;rt=lux;x=1"))
                        .sees(
                                asks(0, DISCOVER, point("/.well-known/core")),
                                answers(0, DISCOVER, Outcome.OK, point("/.well-known/core")),
                                offers("/sensors"),
                                offers("/sensors/temp temperature-c"),
                                offers("/l lux")),
                row("the same in blocks, of which one is sent again: RFC 7959 §3.1")
                        .client("40 01 0001" + WELL_KNOWN)
                        .server("60 45 0001 C1 28 B1 08 FF" + hex("</sensors/temp>;"))
                        .server("60 45 0001 C1 28 B1 08 FF" + hex("</sensors/temp>;"))
                        .client("40 01 0002" + WELL_KNOWN + "C1 10")
                        .server("60 45 0002 C1 28 B1 10 FF" + hex("rt=\"t\""))
                        .sees(offers("/sensors/temp t")),
                row("a file is written in blocks, and read in blocks: RFC 7959 Figures 6 and 2")
                        .client("40 03 0001 B2" + hex("fw") + "D1 03 08 FF" + BLOCK)
                        .server("60 5F 0001 D1 0E 08")
                        .client("40 03 0002 B2" + hex("fw") + "D1 03 10 FF 5A")
                        .server("60 44 0002 D1 0E 10")
                        .client("40 01 0003 B2" + hex("lg"))
                        .server("60 45 0003 D1 0A 08 FF" + BLOCK)
                        .client("40 01 0004 B2" + hex("lg") + "C1 10")
                        .server("60 45 0004 D1 0A 10 FF 5A5A")
                        .sees(
                                new Seen.File(true, "", Way.TO_DEVICE, "/fw", 17),
                                new Seen.File(false, "", Way.FROM_DEVICE, "/lg", 18)),
                row("a device registers, and is read: OMA LwM2M 1.0.2 §5.3.1, and the example of §6.4.3.1")
                        .client("40 02 0001 B2" + hex("rd") + "48" + hex("ep=urn:7") + "06" + hex("lt=120"))
                        .server("60 41 0001 82" + hex("rd") + "03" + hex("a1b"))
                        .server("40 01 0002 B1 33 01 30")
                        .client("60 45 0002 C2 2D16 FF C80014" + hex("Open Mobile Alliance") + "C80116"
                                + hex("Lightweight M2M Client") + "C80209" + hex("345000123") + "C303" + hex("1.0")
                                + "860641000141010588070842000ED8420113880D0D")
                        .server("40 01 0003 B1 33 01 30 02 3138")
                        .client("60 45 0003 FF" + hex("B2"))
                        .sees(
                                asks(0, new Service(2, "register", Action.SESSION).keyed("2/register"), point("/rd")),
                                claim(Attribute.NAME, "urn:7", Trust.SESSION),
                                answers(0, new Service(2, "register", Action.SESSION).keyed("2/register"), Outcome.OK),
                                asks(1, GET, point("/3/0")),
                                answers(1, GET, Outcome.OK, point("/3/0")),
                                claim(Attribute.VENDOR, "Open Mobile Alliance", Trust.DEVICE),
                                claim(Attribute.MODEL, "Lightweight M2M Client", Trust.DEVICE),
                                claim(Attribute.FIRMWARE, "1.0", Trust.DEVICE),
                                claim(Attribute.SERIAL, "345000123", Trust.DEVICE),
                                asks(2, GET, point("/3/0/18")),
                                answers(2, GET, Outcome.OK, point("/3/0/18", "B2")),
                                claim(Attribute.HARDWARE, "B2", Trust.DEVICE)),
                row("a device is to boot, to forget its settings, to take firmware and to run it, and is given the time")
                        .client("40 02 0001 B1 33 01 30 01 34")
                        .client("40 02 0002 B1 33 01 30 01 35")
                        .client("40 03 0003 B1 35 01 30 01 31 FF" + hex("coap://a/b"))
                        .client("40 02 0004 B1 35 01 30 01 32")
                        .client("40 03 0005 B1 33 01 30 02 3133 FF 31")
                        .client("40 04 0006 B2" + hex("rd") + "01 31")
                        .sees(
                                asks(0, new Service(2, "reboot", Action.RESTART).keyed("2/reboot"), point("/3/0/4")),
                                asks(
                                        1,
                                        new Service(2, "factory_reset", Action.RESTART).keyed("2/factory_reset"),
                                        point("/3/0/5")),
                                asks(
                                        2,
                                        new Service(3, "firmware_package", Action.FIRMWARE).keyed("3/firmware"),
                                        point("/5/0/1", "coap://a/b")),
                                asks(
                                        3,
                                        new Service(2, "firmware_update", Action.FIRMWARE).keyed("2/firmware_update"),
                                        point("/5/0/2")),
                                asks(
                                        4,
                                        new Service(3, "set_time", Action.TIME_SET).keyed("3/set_time"),
                                        PointRange.named("/3/0/13", ValueList.reals(1))),
                                asks(
                                        5,
                                        new Service(4, "deregister", Action.SESSION).keyed("4/deregister"),
                                        point("/rd/1"))),
                row("firmware is given with the instance as a whole: OMA LwM2M 1.0.2 §6.4.3")
                        .client("40 03 0001 B1 35 01 30 12 2D16 FF C0 00")
                        .client("40 02 0002 B1 35 01 30 12 2D16 FF C0 00")
                        .sees(
                                asks(
                                        0,
                                        new Service(3, "firmware_package", Action.FIRMWARE).keyed("3/firmware"),
                                        point("/5/0")),
                                asks(
                                        1,
                                        new Service(2, "firmware_package", Action.FIRMWARE).keyed("2/firmware"),
                                        point("/5/0"))),
                row("what looks like DTLS hides nothing that is clear")
                        .client("16 FEFD 0000 000000000000 0002 0100")
                        .client("40 01 7D34" + TEMPERATURE)
                        .sees(new Seen.Session(true, "", "coap_dtls", ""), asks(0, GET, point("/temperature"))),
                row("a proxy is asked, RFC 7252 §5.10.2, and told once")
                        .client("40 01 0001 DD 16 02" + hex("coap://[::1]/a "))
                        .client("40 01 0002 DD 16 02" + hex("coap://[::1]/b "))
                        .sees(new Seen.Session(true, "", SessionSeen.PROXY_REQUEST, "[::1]")),
                row("what DTLS hides is told as that, once")
                        .client("16 FEFD 0000 000000000000 0002 0100")
                        .client("17 FEFD 0001 000000000001 0001 AA 17 FEFD 0001 000000000002 0001 AA")
                        .sees(
                                new Seen.Message(new CoapEvent.Secured(22, 0xFEFD, 0, 0, 2)),
                                new Seen.Session(true, "", "coap_dtls", ""),
                                new Seen.Message(new CoapEvent.Secured(23, 0xFEFD, 1, 1, 1)),
                                new Seen.Message(new CoapEvent.Secured(23, 0xFEFD, 1, 2, 1))));
    }

    private static Stream<Row> broken() {
        String good = "40 01 7D34" + TEMPERATURE;
        return Stream.of(
                row("what is no CoAP: another version, a token too long, a class that is not used, broken options")
                        .client("80 01 0001" + TEMPERATURE)
                        .client("49 01 0001" + "00".repeat(9))
                        .client("40 21 0001" + TEMPERATURE)
                        .client("40 08 0001" + TEMPERATURE)
                        .client("40 01 0001 BF 00")
                        .client("40 01 0001 BC 00")
                        .client("60 01 0001")
                        .client("50 00 0001")
                        .client("40")
                        .sees(),
                row("an option whose length is reserved, and one that goes beyond the end")
                        .client(good)
                        .client("40 01 0001 BF 00")
                        .client("40 01 0001 B2 00")
                        .sees(new Seen.Malformed(CoapAnomaly.OPTION, 4), new Seen.Malformed(CoapAnomaly.OPTION, 4)),
                row("a marker with no payload behind it")
                        .client(good)
                        .client("40 01 0001 FF")
                        .sees(new Seen.Malformed(CoapAnomaly.PAYLOAD, 4)),
                row("an empty message that is not")
                        .client(good)
                        .server("61 00 0001 01")
                        .sees(new Seen.Malformed(CoapAnomaly.EMPTY, 4)),
                row("a length that an option cannot have, and one that comes twice")
                        .client(good)
                        .client("40 01 0001 60 03 000001")
                        .client("40 01 0002 C0 00")
                        .client("40 01 0003 30")
                        .sees(
                                new Seen.Malformed(CoapAnomaly.REPEATED, 5),
                                new Seen.Malformed(CoapAnomaly.REPEATED, 5),
                                new Seen.Malformed(CoapAnomaly.OPTION_LENGTH, 4)),
                row("types that a code cannot have")
                        .client(good)
                        .client("60 01 0001")
                        .client("50 00 0001")
                        .client("70 45 0001")
                        .sees(
                                new Seen.Malformed(CoapAnomaly.TYPE, 0),
                                new Seen.Malformed(CoapAnomaly.TYPE, 0),
                                new Seen.Malformed(CoapAnomaly.TYPE, 0)),
                row("blocks whose size is none, and that do not fill theirs")
                        .client(good)
                        .client("40 03 0001 D1 0E 07")
                        .client("40 03 0002 D1 0E 08 FF 00")
                        .sees(new Seen.Malformed(CoapAnomaly.BLOCK_SIZE, 4), new Seen.Malformed(CoapAnomaly.BLOCK, 4)),
                row("a method and an option that are not known")
                        .client(good)
                        .client("40 1F 0001 D0 33")
                        .sees(
                                new Seen.Message(message(0, 1, 0x7D34, "", 0, path("temperature"))),
                                new Seen.Message(message(
                                        0,
                                        0x1F,
                                        1,
                                        "",
                                        0,
                                        new CoapEvent.Option(64, "option_64", CoapOption.Format.OPAQUE, "", 0))),
                                new Seen.Unknown("code", 0x1F),
                                new Seen.Unknown("option", 64)),
                row("options of each form")
                        .client("40 01 0001 31" + hex("h") + "12 ABCD" + "71" + hex("p") + "D1 07 16")
                        .sees(new Seen.Message(message(
                                0,
                                1,
                                1,
                                "",
                                0,
                                text(3, "uri_host", "h"),
                                new CoapEvent.Option(4, "etag", CoapOption.Format.OPAQUE, "abcd", 0),
                                path("p"),
                                new CoapEvent.Option(31, "q_block2", CoapOption.Format.BLOCK, "", 0x16)))));
    }

    @Test
    void theTableOfFieldsIsComplete() {
        assertThat(FieldTable.of("coap")).isEqualTo(fieldsWritten());
    }

    @Test
    void aMessageIdNamesAnotherMessageBehindTheLifetimeOfAnExchange() {
        Exchanges exchanges = new Exchanges();
        Endpoint client = DissectorHarness.CLIENT;
        assertThat(exchanges.ask(client, Octets.ofHex("01"), 7, GET, "/a", 0)).isNotNull();
        assertThat(exchanges.ask(client, Octets.ofHex("01"), 7, GET, "/a", Exchanges.LIFETIME - 1))
                .isNull();
        assertThat(exchanges.ask(client, Octets.ofHex("01"), 7, GET, "/a", Exchanges.LIFETIME))
                .isNotNull();
    }

    @Test
    void awayFromItsPortOnlyAPlainRequestIsTakenForIt() {
        DissectorHarness elsewhere = new DissectorHarness(provider().create(), Carrier.DATAGRAM) {
            @Override
            public boolean hinted() {
                return false;
            }
        };
        Dissector dissector = provider().create();
        for (String other : List.of(
                "60 45 7D34 FF" + hex("22.3 C"),
                "40 01 7D34",
                "40 01 7D34 B1 2F",
                "40 01 7D34 B2 0102",
                "40 01 7D34" + TEMPERATURE + "D0 33",
                "16 FEFD 0000 000000000000 0002 0100")) {
            byte[] bytes = HexFormat.of().parseHex(other.replace(" ", ""));
            assertThat(dissector.frameLength(ByteView.of(bytes), elsewhere))
                    .as(other)
                    .isEqualTo(Dissector.NOT_MINE);
        }
        byte[] request = HexFormat.of().parseHex("40017D34" + TEMPERATURE);
        assertThat(dissector.frameLength(ByteView.of(request), elsewhere)).isEqualTo(request.length);
        assertThat(dissector.isCertain(ByteView.of(request), elsewhere)).isTrue();
    }
}
