package io.otus.dissect.addp;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Trust;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.core.value.ValueList;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.FieldTable;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Question and answer of the discovery are a published example; the answer's address is made up. */
class AddpDissectorTest extends DissectorContract {
    private static final String ASKS = "44494749 0001 0006 FFFFFFFFFFFF";
    private static final String ANSWERS =
            "44494749 0002 0060 0106 00409D33D294 0204 0A010108 0304 FFFF0000 0B04 00000000"
                    + "0D0F 4469676920436F6E6E656374204D45 1001 01 0701 00"
                    + "081E 56657273696F6E2038323030303835365F46362030372F32312F32303036"
                    + "0E04 00000303 1304 00000403 1201 01";
    private static final List<PointRange> ADDRESSES = List.of(
            PointRange.named("ip_address", ValueList.text("10.1.1.9")),
            PointRange.named("subnet_mask", ValueList.text("255.255.255.0")),
            PointRange.named("gateway", ValueList.text("10.1.1.1")));

    @Override
    protected DissectorProvider provider() {
        return new AddpProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.DATAGRAM;
    }

    private static Seen claim(Attribute attribute, String value) {
        return new Seen.Claim(true, "", attribute, value, Trust.MANAGEMENT);
    }

    private static Seen asks(Command command, List<PointRange> points) {
        return new Seen.Request(Request.confirmed(command.service().code(), command.service(), "", points));
    }

    private static Seen answers(Command command, Outcome outcome, List<PointRange> points) {
        return new Seen.Response(new Response(command.service().code(), command.service(), "", outcome, points));
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                row("somebody asks who is there, and a serial server answers")
                        .client(ASKS)
                        .server(ANSWERS)
                        .sees(
                                asks(Command.DISCOVERY, List.of()),
                                claim(Attribute.MAC, "00:40:9d:33:d2:94"),
                                claim(Attribute.IP, "10.1.1.8"),
                                claim(Attribute.VENDOR, "Digi International"),
                                claim(Attribute.MODEL, "Digi Connect ME"),
                                claim(Attribute.FIRMWARE, "Version 82000856_F6 07/21/2006"),
                                answers(Command.DISCOVERY, Outcome.OK, List.of())),
                row("addresses are set; the password behind them is a secret")
                        .client("44494749 0003 0017 0A010109 FFFFFF00 0A010101 00409D33D294 0464627073")
                        .server("44494749 0004 000B 0106 00409D33D294 0A01 00")
                        .sees(
                                new Seen.Secret(26, 5),
                                asks(Command.STATIC_NETWORK_CONFIGURATION, ADDRESSES),
                                claim(Attribute.MAC, "00:40:9d:33:d2:94"),
                                answers(Command.STATIC_NETWORK_CONFIGURATION, Outcome.OK, ADDRESSES)),
                row("a restart is refused")
                        .client("44494749 0005 000B 00409D33D294 0464627073")
                        .server("44494749 0006 0012 0106 00409D33D294 0A01 FF 1101 01 0902 6E6F")
                        .sees(
                                new Seen.Secret(14, 5),
                                asks(Command.REBOOT, List.of()),
                                claim(Attribute.MAC, "00:40:9d:33:d2:94"),
                                answers(Command.REBOOT, Outcome.error(1, "error_1"), List.of())),
                row("DHCP is switched on; the password behind it is a secret")
                        .client("44494749 0007 000C 01 00409D33D294 0464627073")
                        .sees(
                                new Seen.Message(new AddpEvent.Message(
                                        "dhcp_network_configuration_request",
                                        List.of(
                                                Element.number("dhcp", 1),
                                                Element.text("mac_address", "00:40:9d:33:d2:94")))),
                                new Seen.Secret(15, 5),
                                asks(
                                        Command.DHCP_NETWORK_CONFIGURATION,
                                        List.of(PointRange.named("dhcp", ValueList.unsigned(1))))),
                row("what asks for remote management is named, and hidden")
                        .client("44494749 000B 0004 01026162")
                        .sees(new Seen.Secret(8, 4), asks(Command.REMOTE_MANAGEMENT_CONFIGURATION, List.of())),
                row("name, server of names and key of a wireless network")
                        .server("44494749 0002 001A 00 0403 676174 0F04 0A010101 0506 646570726563 E504 31323334")
                        .sees(new Seen.Secret(30, 4), claim(Attribute.NAME, "gat")),
                row("a field that passes the message")
                        .server("44494749 0002 0005 0106 00409D")
                        .sees(new Seen.Malformed(AddpAnomaly.FIELD_LENGTH, 8)),
                row("a request without an address")
                        .client("44494749 0003 0004 0A010109")
                        .sees(new Seen.Malformed(AddpAnomaly.REQUEST_LENGTH, 6)),
                row("a command that is not known may set a key: all of it is hidden")
                        .client("44494749 0021 0002 0000")
                        .sees(new Seen.Unknown("command", 0x21), new Seen.Secret(8, 2)),
                row("a command that is not known and empty")
                        .client("44494749 0021 0000")
                        .sees(new Seen.Unknown("command", 0x21)),
                row("a length that is not the datagram's is another protocol's")
                        .client("44494749 0001 0008 FFFFFFFFFFFF")
                        .sees());
    }

    @Test
    void thePageNamesEveryField() {
        assertThat(FieldTable.of("addp")).containsAll(fieldsWritten());
    }
}
