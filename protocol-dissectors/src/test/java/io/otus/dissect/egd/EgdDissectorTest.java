package io.otus.dissect.egd;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.DeviceState;
import io.otus.core.event.Element;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.SessionFact;
import io.otus.core.event.Trust;
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

class EgdDissectorTest extends DissectorContract {
    private static final Service PRODUCTION = new Service(13, "data_production", Action.NOTIFY);
    private static final Service CONFIGURATION = new Service(3, "retrieve_configuration", Action.IDENTIFY);
    private static final Service SUMMARY = new Service(7, "summary", Action.DISCOVER);
    private static final Service CAPABILITIES = new Service(9, "capabilities", Action.IDENTIFY);
    private static final Service STATISTICS = new Service(15, "statistics", Action.DIAGNOSE);
    private static final Service READ = new Service(32, "read", Action.READ);
    private static final Service WRITE = new Service(34, "write", Action.WRITE);
    private static final Service MASKED_WRITE = new Service(36, "masked_write", Action.WRITE);

    private static final String EXCHANGE = "0A000001 05000000";
    private static final String ADDRESSED = "0000 00 01" + EXCHANGE + "00000000 00000000 00000000";

    @Override
    protected DissectorProvider provider() {
        return new EgdProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.DATAGRAM;
    }

    /** A sample of exchange 5 of producer 10.0.0.1, of 14 November 2023, 22:13:20.005 UTC. */
    private static String sample(String id, String status, String signature, String data) {
        return "0D 01" + id + EXCHANGE + "00F15365 404B4C00" + status + "0000" + signature + "0000 00000000" + data;
    }

    private static Seen.Message sampled(int id, int status, long signature, String data) {
        Octets octets = Octets.ofHex(data);
        return new Seen.Message(new EgdEvent.Data(
                id, "10.0.0.1", 5, 1_700_000_000L, 5_000_000, status, signature, octets.length(), octets));
    }

    private static String command(int type, int status, String body) {
        int length = 8 + body.replace(" ", "").length() / 2;
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits((byte) type) + "00 1111 01" + hex.toHexDigits((byte) status)
                + hex.toHexDigits((byte) length) + hex.toHexDigits((byte) (length >> 8)) + body;
    }

    private static Seen produces(int octets) {
        return new Seen.Request(
                Request.notification(PRODUCTION, "10.0.0.1", List.of(PointRange.of("exchange/5", 0, octets))));
    }

    private static Seen publishes(String settings) {
        return new Seen.Session(false, "10.0.0.1/5", new SessionFact.Publication(false, 0, settings));
    }

    private static Seen asks(Service service, String producer, PointRange... points) {
        return new Seen.Request(Request.confirmed(0x1111, service, producer, List.of(points)));
    }

    private static Seen answers(Service service, String producer, Outcome outcome, PointRange... points) {
        return new Seen.Response(new Response(0x1111, service, producer, outcome, List.of(points)));
    }

    @Override
    protected Stream<Row> rows() {
        PointRange exchange = PointRange.named("exchange/5");
        return Stream.of(
                row("an exchange is produced, changes its layout, and says that its time is not right")
                        .client(sample("0700", "0100", "0201", "0001020304050607"))
                        .client(sample("0800", "0100", "0201", "0001020304050607"))
                        .client(sample("0900", "0300", "0301", "00010203"))
                        .sees(
                                sampled(7, 1, 0x102, "0001020304050607"),
                                new Seen.Claim(true, "", Attribute.INSTANCE, "EGD producer 10.0.0.1", Trust.DEVICE),
                                publishes("configuration_signature=258 length=8"),
                                produces(8),
                                sampled(8, 1, 0x102, "0001020304050607"),
                                produces(8),
                                sampled(9, 3, 0x103, "00010203"),
                                publishes("configuration_signature=259 length=4"),
                                produces(4)),
                row("a status that is not known")
                        .client(sample("0700", "6300", "0000", "00"))
                        .sees(sampled(7, 99, 0, "00"), new Seen.Unknown("status", 99)),
                row("a sample of nothing, and one with something where nothing is to be")
                        .client(sample("0700", "0100", "0000", "00"))
                        .client(sample("0800", "0100", "0000", ""))
                        .client("0D 01 0900" + EXCHANGE + "00F15365 404B4C00 01000000 00000000 01000000 00")
                        .sees(
                                new Seen.Malformed(EgdAnomaly.DATA_LENGTH, 32),
                                new Seen.Malformed(EgdAnomaly.RESERVED, 28)),
                row("a configuration is retrieved: the example of MVI69-EGD §5.2.2")
                        .client("03 00 1111 01 00 1000 696600C8 E02E0000")
                        .server("04 00 1111 01 00 4C00 696600C8 E12E0000 40060000 0000 0100"
                                + "696600C8 00000000 00000000 00000000 00000000 00000000 00000000 00000000"
                                + "0200 7805 00000000 4647 0000 0000 0200 0000 0000")
                        .sees(
                                new Seen.Message(new EgdEvent.Command(
                                        3,
                                        0,
                                        0x1111,
                                        0,
                                        16,
                                        List.of(
                                                Element.text("producer_id", "105.102.0.200"),
                                                Element.number("exchange_id", 0x2EE0)))),
                                asks(CONFIGURATION, "105.102.0.200", PointRange.named("exchange/12000")),
                                new Seen.Message(new EgdEvent.Command(
                                        4,
                                        0,
                                        0x1111,
                                        0,
                                        76,
                                        List.of(
                                                Element.text("producer_id", "105.102.0.200"),
                                                Element.number("exchange_id", 0x2EE1),
                                                Element.number("production_period", 1_600),
                                                Element.number("destination_type", 1),
                                                Element.text("destination_address", "105.102.0.200"),
                                                Element.number("configuration_state", 2),
                                                Element.number("exchange_length", 1_400),
                                                Element.number("udp_port", 18_246),
                                                Element.number("configuration_type", 0),
                                                Element.number("configuration_signature", 0),
                                                Element.number("mode", 2)))),
                                answers(CONFIGURATION, "105.102.0.200", Outcome.OK)),
                row("one that is not there")
                        .client(command(3, 0, EXCHANGE))
                        .server(command(4, 2, EXCHANGE + "00".repeat(60)))
                        .sees(
                                asks(CONFIGURATION, "10.0.0.1", exchange),
                                answers(CONFIGURATION, "10.0.0.1", Outcome.error(2, "status_2"))),
                row("a device says what it is")
                        .client(command(9, 0, ""))
                        .server(command(10, 0, "0A000001 00000000 40000000 03000000 0000 0100 474520525833690000"))
                        .sees(
                                new Seen.Message(new EgdEvent.Command(9, 0, 0x1111, 0, 8, List.of())),
                                asks(CAPABILITIES, ""),
                                new Seen.Message(new EgdEvent.Command(
                                        10,
                                        0,
                                        0x1111,
                                        0,
                                        37,
                                        List.of(
                                                Element.text("producer_id", "10.0.0.1"),
                                                Element.number("maximum_exchanges", 64),
                                                Element.number("capabilities", 3),
                                                Element.number("configuration_type", 1),
                                                Element.text("identification", "GE RX3i")))),
                                answers(CAPABILITIES, "", Outcome.OK),
                                new Seen.Claim(true, "", Attribute.DESCRIPTION, "GE RX3i", Trust.DEVICE)),
                row("its exchanges and what became of one are asked for")
                        .client(command(7, 0, "00 000000"))
                        .server(command(8, 0, "00 0A000001 0100 0100" + EXCHANGE + "00"))
                        .client(command(15, 0, EXCHANGE))
                        .server(command(
                                16,
                                0,
                                EXCHANGE + "01000000 02000000 03000000 04000000 05000000 06000000 07000000"
                                        + "00000000"))
                        .sees(
                                asks(SUMMARY, ""),
                                answers(SUMMARY, "", Outcome.OK),
                                asks(STATISTICS, "10.0.0.1", exchange),
                                answers(STATISTICS, "10.0.0.1", Outcome.OK)),
                row("two parts of an exchange are read")
                        .client(command(32, 0, "0000 00 02" + EXCHANGE + "00".repeat(12) + "0400 0200 0800 0100"))
                        .server(command(
                                33, 0, "0000 00 02" + EXCHANGE + "00".repeat(12) + "0400 0200 ABCD0000 0800 0100 7F"))
                        .sees(
                                asks(
                                        READ,
                                        "10.0.0.1",
                                        PointRange.of("exchange/5", 4, 2),
                                        PointRange.of("exchange/5", 8, 1)),
                                answers(
                                        READ,
                                        "10.0.0.1",
                                        Outcome.OK,
                                        PointRange.of("exchange/5", 4, ValueList.unsigned(new long[] {0xAB, 0xCD})),
                                        PointRange.of("exchange/5", 8, ValueList.unsigned(0x7F)))),
                row("an exchange is written, and a place that only the device knows")
                        .client(command(34, 0, ADDRESSED + "0000 0100 01000000"))
                        .server(command(35, 0, ADDRESSED))
                        .client(command(34, 0, "0000 02 01 0102030405060708" + "00".repeat(12) + "0000 0100 01"))
                        .client(command(36, 0, ADDRESSED + "0000 01 01"))
                        .server(command(37, 1, ADDRESSED))
                        .sees(
                                asks(WRITE, "10.0.0.1", PointRange.of("exchange/5", 0, ValueList.unsigned(1))),
                                answers(WRITE, "10.0.0.1", Outcome.OK),
                                asks(WRITE, "", PointRange.of("address:2/0102030405060708", 0, ValueList.unsigned(1))),
                                asks(MASKED_WRITE, "10.0.0.1", exchange),
                                answers(MASKED_WRITE, "10.0.0.1", Outcome.error(1, "status_1"))),
                row("a command that is refused")
                        .client(command(32, 0, ADDRESSED + "0400 0200"))
                        .server(command(18, 0, EXCHANGE + "0700 0000" + "00".repeat(16) + "6E6F"))
                        .sees(
                                asks(READ, "10.0.0.1", PointRange.of("exchange/5", 4, 2)),
                                answers(READ, "10.0.0.1", Outcome.error(7, "command_nak"))),
                row("a command of another length than it says, and one whose cells are not there")
                        .client(command(9, 0, ""))
                        .client(command(9, 0, "") + "00")
                        .client(command(32, 0, "0000 00 02" + EXCHANGE + "00".repeat(12) + "0400 0200"))
                        .sees(
                                new Seen.Malformed(EgdAnomaly.MESSAGE_LENGTH, 6),
                                new Seen.Malformed(EgdAnomaly.BODY, 36)),
                row("what is none of it: another version, type or length, and nanoseconds of more than a second")
                        .client("0D 02 0700" + EXCHANGE + "00".repeat(24) + "00")
                        .client("0D 01 0700" + EXCHANGE + "00000000 00CA9A3B 01000000 00000000 00000000 00")
                        .client("0D 01 0700" + EXCHANGE)
                        .client("05 00 1111 01 00 0800")
                        .client("09 00 1111 02 00 0800")
                        .client("09 00 1111 01 00 0900")
                        .sees());
    }

    @Test
    void theTableOfFieldsIsComplete() {
        assertThat(FieldTable.of("egd")).isEqualTo(fieldsWritten());
    }

    @Test
    void aStatusTellsHowTheProducerIs() {
        assertThat(ProducerStatus.conditions(1)).isEmpty();
        assertThat(ProducerStatus.conditions(2)).isEmpty();
        assertThat(ProducerStatus.conditions(3))
                .containsExactly(new DeviceState.Condition("sntp_error", DeviceState.Meaning.LIMITED));
        assertThat(ProducerStatus.conditions(4))
                .containsExactly(new DeviceState.Condition("specification_error", DeviceState.Meaning.MISCONFIGURED));
        assertThat(ProducerStatus.conditions(5))
                .containsExactly(new DeviceState.Condition("stale_or_invalid_data", DeviceState.Meaning.FAULTY));
    }

    @Test
    void awayFromItsPortsOnlyDataIsReadWhoseProducerSendsIt() {
        DissectorHarness elsewhere = new DissectorHarness(provider().create(), Carrier.DATAGRAM) {
            @Override
            public boolean hinted() {
                return false;
            }
        };
        Dissector dissector = provider().create();
        for (String other :
                List.of(sample("0700", "0100", "0000", "00").replace("0A000001", "0A000009"), command(9, 0, ""))) {
            byte[] bytes = HexFormat.of().parseHex(other.replace(" ", ""));
            assertThat(dissector.frameLength(ByteView.of(bytes), elsewhere)).isEqualTo(Dissector.NOT_MINE);
        }
        byte[] own =
                HexFormat.of().parseHex(sample("0700", "0100", "0000", "00").replace(" ", ""));
        assertThat(dissector.frameLength(ByteView.of(own), elsewhere)).isEqualTo(own.length);
        assertThat(dissector.isCertain(ByteView.of(own), elsewhere)).isTrue();
    }
}
