package io.otus.dissect.lon;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.FieldTable;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Packets are laid out as tshark reads them. */
class LonDissectorTest extends DissectorContract {
    private static final String HEADER = "00000000 00001234 00000007 000003E8";
    private static final String KEY = "A1A2A3A4A5A6";
    private static final String NEURON = "00A145B20600";
    private static final String PROGRAM = "90000E0A85040304";
    private static final List<PointRange> VARIABLE = List.of(PointRange.of("nv", 0x102, 1));

    @Override
    protected DissectorProvider provider() {
        return new LonProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.DATAGRAM;
    }

    private static String packet(int type, String data) {
        String plain = (HEADER + data).replace(" ", "");
        return HexFormat.of().toHexDigits((short) (4 + plain.length() / 2)) + "01"
                + HexFormat.of().toHexDigits((byte) type) + plain;
    }

    private static long transaction(int format, int number, String device) {
        long server = device.equals("1/17") ? 1 << 8 | 17 : Npdu.NOBODY;
        return ((long) format << 40) | server << 24 | ((5 << 8 | 9) << 4) | number;
    }

    private static Seen asks(int format, int number, Service service, String device, List<PointRange> points) {
        return new Seen.Request(Request.confirmed(transaction(format, number, device), service, unit(device), points)
                .withClientUnit("49:5/9"));
    }

    private static Seen answers(
            int format, int number, Service service, String device, Outcome outcome, List<PointRange> points) {
        return new Seen.Response(
                new Response(transaction(format, number, device), service, unit(device), outcome, points, "49:5/9"));
    }

    /** A node of the domain of most rows; a neuron id is that of a neuron anywhere. */
    private static String unit(String device) {
        return device.contains("/") ? "49:" + device : device;
    }

    private static Seen claim(String unit, Attribute attribute, String value) {
        return new Seen.Claim(true, unit, attribute, value, Trust.DEVICE);
    }

    private static Seen message(String name, Element... fields) {
        return new Seen.Message(new LonEvent.Message(name, List.of(fields)));
    }

    @Override
    protected Stream<Row> rows() {
        Service queryId = NetworkManagement.service(0x61, -1);
        Service stop = NetworkManagement.service(0x6C, 0);
        return Stream.of(
                row("somebody pushes the service pin of a neuron that was not set up yet")
                        .someone(packet(1, "01 30 0080 00 7F" + NEURON + PROGRAM))
                        .sees(
                                claim("00a145b20600", Attribute.INSTANCE, "00a145b20600"),
                                claim("00a145b20600", Attribute.DESCRIPTION, "program id 90000e0a85040304"),
                                new Seen.Request(Request.notification(
                                        NetworkManagement.service(0x7F, 0), "00a145b20600", List.of()))),
                row("a network variable is updated, and that is acknowledged")
                        .client(packet(1, "01 09 0589 0191 49 03 8102 0FA0"))
                        .server(packet(1, "01 09 0191 8589 49 23".replace("8589", "0589")))
                        .sees(
                                asks(0, 3, NetworkManagement.UPDATE, "1/17", VARIABLE),
                                answers(0, 3, NetworkManagement.UPDATE, "1/17", Outcome.OK, VARIABLE)),
                row("a network variable is polled")
                        .client(packet(1, "01 19 0589 0191 49 04 C102"))
                        .server(packet(1, "01 19 0191 0589 49 24 8102 0FA0"))
                        .sees(
                                asks(1, 4, NetworkManagement.POLL, "1/17", VARIABLE),
                                answers(1, 4, NetworkManagement.POLL, "1/17", Outcome.OK, VARIABLE)),
                row("a neuron is asked who it is, by its id")
                        .client(packet(1, "01 1D 0589 01" + NEURON + "49 05 61 00"))
                        .server(packet(1, "01 19 0191 0589 49 25 21" + NEURON + PROGRAM))
                        .sees(
                                asks(1, 5, queryId, "00a145b20600", List.of()),
                                claim("49:1/17", Attribute.INSTANCE, "00a145b20600"),
                                claim("49:1/17", Attribute.DESCRIPTION, "program id 90000e0a85040304"),
                                answers(1, 5, queryId, "00a145b20600", Outcome.OK, List.of())),
                row("a node refuses to go off line")
                        .client(packet(1, "01 19 0589 0191 49 06 6C 00"))
                        .server(packet(1, "01 19 0191 0589 49 26 0C"))
                        .sees(
                                asks(1, 6, stop, "1/17", List.of()),
                                answers(1, 6, stop, "1/17", Outcome.error(12, "failed"), List.of())),
                row("two nodes are asked under one number, and the second answers first")
                        .client(packet(1, "01 19 0589 0192 49 05 61 00"))
                        .client(packet(1, "01 19 0589 0191 49 05 61 00"))
                        .server(packet(1, "01 19 0191 0589 49 25 01"))
                        .sees(
                                new Seen.Request(Request.confirmed(
                                                transaction(1, 5, "1/17") + (1 << 24), queryId, "49:1/18", List.of())
                                        .withClientUnit("49:5/9")),
                                asks(1, 5, queryId, "1/17", List.of()),
                                answers(1, 5, queryId, "1/17", Outcome.error(1, "failed"), List.of())),
                row("a response of another code, of another variable, or of an application says nothing of how it went")
                        .client(packet(1, "01 19 0589 0191 49 05 61 00"))
                        .server(packet(1, "01 19 0191 0589 49 25 22"))
                        .client(packet(1, "01 19 0589 0191 49 04 C102"))
                        .server(packet(1, "01 19 0191 0589 49 24 8103 0FA0"))
                        .client(packet(1, "01 19 0589 0191 49 06 01 AA"))
                        .server(packet(1, "01 19 0191 0589 49 26 01"))
                        .sees(
                                asks(1, 5, queryId, "1/17", List.of()),
                                answers(1, 5, queryId, "1/17", Outcome.UNPAIRED, List.of()),
                                asks(1, 4, NetworkManagement.POLL, "1/17", VARIABLE),
                                answers(1, 4, NetworkManagement.POLL, "1/17", Outcome.UNPAIRED, VARIABLE),
                                asks(1, 6, NetworkManagement.APPLICATION, "1/17", List.of()),
                                answers(1, 6, NetworkManagement.APPLICATION, "1/17", Outcome.UNPAIRED, List.of())),
                row("what ends an acknowledgment is no code that refuses")
                        .client(packet(1, "01 09 0589 0191 49 05 61 00"))
                        .server(packet(1, "01 09 0191 0589 49 25 01"))
                        .sees(
                                asks(0, 5, queryId, "1/17", List.of()),
                                answers(0, 5, queryId, "1/17", Outcome.OK, List.of())),
                row("a member of a group does not acknowledge what its node alone was told")
                        .client(packet(1, "01 09 0589 0191 49 03 8102 0FA0"))
                        .server(packet(1, "01 09 0111 0589 0302 49 23"))
                        .sees(asks(0, 3, NetworkManagement.UPDATE, "1/17", VARIABLE)),
                row("a message to an output is no update")
                        .client(packet(1, "01 09 0589 0191 49 03 C102 0FA0"))
                        .sees(asks(0, 3, NetworkManagement.VARIABLE, "1/17", VARIABLE)),
                row("a group is told, and nobody answers; a domain of 3 octets; a header that is extended")
                        .someone(("002901010300 0000 00001234 00000007 000003E8" + "00".repeat(12)
                                        + "01 06 0589 03 494A4B 16 8102 0FA0")
                                .replace("002901", "002D01"))
                        .sees(
                                message(
                                        "data",
                                        Element.text("source", "5/9"),
                                        Element.text("destination", "group-3"),
                                        Element.text("domain", "494a4b"),
                                        Element.number("transaction_number", 6),
                                        Element.number("selector", 258),
                                        Element.text("service", "network_variable_update")),
                                new Seen.Request(
                                        Request.unconfirmed(NetworkManagement.UPDATE, "494a4b:group-3", VARIABLE)
                                                .withClientUnit("494a4b:5/9"))),
                row("an acknowledgment within a group, a reminder, a challenge, and two messages in one datagram")
                        .someone(packet(1, "01 09 0509 0191 0302 49 23")
                                + packet(1, "01 09 0589 0191 49 43")
                                + packet(1, "01 29 0589 0191 49 03"))
                        .sees(
                                message(
                                        "data",
                                        Element.text("source", "5/9"),
                                        Element.text("destination", "1/17"),
                                        Element.text("domain", "49"),
                                        Element.number("transaction_number", 3),
                                        Element.text("service", "response")),
                                message(
                                        "data",
                                        Element.text("source", "5/9"),
                                        Element.text("destination", "1/17"),
                                        Element.text("domain", "49"),
                                        Element.number("transaction_number", 3),
                                        Element.text("service", "reminder")),
                                message(
                                        "data",
                                        Element.text("source", "5/9"),
                                        Element.text("destination", "1/17"),
                                        Element.text("domain", "49"),
                                        Element.text("service", "authentication"))),
                row("the key of a domain is set, raised, passed on and told, and is a secret each time")
                        .client(packet(1, "01 19 0589 0191 49 06 63 00 49" + KEY))
                        .client(packet(1, "01 19 0589 0191 49 07 65 00" + KEY))
                        .client(packet(1, "01 19 0589 0191 49 08 52 00 63 00 49" + KEY))
                        .server(packet(1, "01 19 0191 0589 49 29 2A 49" + KEY))
                        .sees(
                                new Seen.Secret(29, 8),
                                asks(1, 6, NetworkManagement.service(0x63, 0), "1/17", List.of()),
                                new Seen.Secret(29, 7),
                                asks(1, 7, NetworkManagement.service(0x65, 0), "1/17", List.of()),
                                new Seen.Secret(29, 10),
                                asks(1, 8, NetworkManagement.service(0x52, 0), "1/17", List.of()),
                                new Seen.Secret(29, 7)),
                row("nodes of two domains that have one number are two")
                        .someone(packet(1, "01 30 0589 00 7F" + NEURON + PROGRAM))
                        .someone(packet(1, "01 31 0589 00 49 7F" + NEURON + PROGRAM))
                        .sees(
                                claim("5/9", Attribute.INSTANCE, "00a145b20600"),
                                claim("5/9", Attribute.DESCRIPTION, "program id 90000e0a85040304"),
                                claim("49:5/9", Attribute.INSTANCE, "00a145b20600"),
                                claim("49:5/9", Attribute.DESCRIPTION, "program id 90000e0a85040304")),
                row("a router registers")
                        .client(packet(3, "0000"))
                        .sees(message("device_registration", Element.number("length", 22))),
                row("applications and foreign frames are named")
                        .someone(packet(1, "01 31 0589 00 49 01 AA") + packet(1, "01 31 0589 02 49 4E AA"))
                        .sees(
                                new Seen.Request(Request.unconfirmed(NetworkManagement.APPLICATION, "49:*", List.of())
                                        .withClientUnit("49:5/9")),
                                new Seen.Request(Request.unconfirmed(NetworkManagement.FOREIGN, "49:2/*", List.of())
                                        .withClientUnit("49:5/9"))),
                row("a code that is not known")
                        .client(packet(1, "01 19 0589 0191 49 06 7C"))
                        .sees(new Seen.Unknown("code", 0x7C)),
                row("a datagram that is not packets to its end, with their addresses, is at first another protocol's")
                        .client(packet(3, "0000").replaceFirst("0016", "0020"))
                        .client(packet(3, "0000") + "00")
                        .client(packet(3, "0000") + packet(1, "01 1D 0589 01"))
                        .client(packet(1, "01 05 0509 03 49 03 8102"))
                        .sees(),
                row("a packet that passes its datagram")
                        .client(packet(3, "0000"))
                        .client(packet(3, "0000").replaceFirst("0016", "0020"))
                        .sees(new Seen.Malformed(LonAnomaly.PACKET_LENGTH, 0)),
                row("a packet without its addresses")
                        .client(packet(3, "0000"))
                        .client(packet(1, "01 1D 0589 01"))
                        .sees(new Seen.Malformed(LonAnomaly.ADDRESS, 20)),
                row("a type that there is not is another protocol's")
                        .client(packet(2, "0000"))
                        .sees());
    }

    @Test
    void whatANodeIsSetToSaysWhatItDoes() {
        assertThat(NetworkManagement.service(0x6C, 0).action()).isEqualTo(Action.STOP);
        assertThat(NetworkManagement.service(0x6C, 2).action()).isEqualTo(Action.RESTART);
        assertThat(NetworkManagement.service(0x6C, 9).action()).isEqualTo(Action.MODE);
        assertThat(NetworkManagement.service(0x6E, 0).action()).isEqualTo(Action.WRITE);
        assertThat(NetworkManagement.service(0x53, 0).action()).isEqualTo(Action.CONFIGURE);
        assertThat(NetworkManagement.service(0x65, 0).action()).isEqualTo(Action.CREDENTIAL_SET);
    }

    @Test
    void thePageNamesEveryField() {
        assertThat(FieldTable.of("lon")).containsAll(fieldsWritten());
    }
}
