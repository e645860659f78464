package io.otus.dissect.lldp;

import static io.otus.testkit.Row.row;

import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.DissectorProvider;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.List;
import java.util.stream.Stream;

class LldpDissectorTest extends DissectorContract {
    private static final String CHASSIS = "0207 04 001B1B010203 ";
    private static final String PORT = "0405 05 70312E31 ";
    private static final String TTL = "0602 0014 ";

    @Override
    protected DissectorProvider provider() {
        return new LldpProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.LINK;
    }

    private static Seen claim(Attribute attribute, String value) {
        return new Seen.Claim(true, "", attribute, value, Trust.MANAGEMENT);
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                row("a switch tells its name, capabilities and management address")
                        .client(CHASSIS + PORT + TTL + "0A03 737731 0C03 6F7331 0E04 0014 0014"
                                + "100C 05 01 0A010101 02 00000001 00 0000")
                        .sees(
                                new Seen.Message(new LldpEvent.Lldpdu(
                                        4,
                                        "00:1b:1b:01:02:03",
                                        5,
                                        "p1.1",
                                        20,
                                        "",
                                        "sw1",
                                        "os1",
                                        List.of("bridge", "router"),
                                        List.of("10.1.1.1"))),
                                claim(Attribute.NAME, "sw1"),
                                claim(Attribute.DESCRIPTION, "os1"),
                                claim(Attribute.CAPABILITY, "bridge"),
                                claim(Attribute.CAPABILITY, "router"),
                                claim(Attribute.IP, "10.1.1.1"),
                                claim(Attribute.MAC, "00:1b:1b:01:02:03"),
                                new Seen.Topology("port", "p1.1")),
                row("LLDP-MED inventory, ANSI/TIA-1057 section 10.2.6")
                        .client(CHASSIS + PORT + TTL + "FE06 0012BB 08 5331 FE06 0012BB 0A 4D31 0000")
                        .sees(
                                claim(Attribute.SERIAL, "S1"),
                                claim(Attribute.MODEL, "M1"),
                                claim(Attribute.NAME, ""),
                                claim(Attribute.DESCRIPTION, ""),
                                claim(Attribute.MAC, "00:1b:1b:01:02:03")),
                row("a TLV that passes the frame")
                        .client(CHASSIS + PORT + TTL + "0AFF 737731")
                        .sees(new Seen.Malformed(LldpAnomaly.TLV_LENGTH, 20)),
                row("port id before chassis id, section 8.2")
                        .client(PORT + CHASSIS + TTL + "0000")
                        .sees(
                                new Seen.Malformed(LldpAnomaly.MANDATORY_TLV, 0),
                                new Seen.Malformed(LldpAnomaly.MANDATORY_TLV, 7)),
                row("a management address shorter than it says")
                        .client(CHASSIS + PORT + TTL + "1009 09 01 0A010101 020000 0000")
                        .sees(new Seen.Malformed(LldpAnomaly.TLV_CONTENT, 20)),
                row("a reserved TLV type")
                        .client(CHASSIS + PORT + TTL + "1801 00 0000")
                        .sees(new Seen.Unknown("tlv_type", 12)));
    }
}
