package io.otus.dissect.lldp;

import static io.otus.testkit.Row.row;

import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Trust;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.DissectorProvider;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.ArrayList;
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

    private static Element.Group tlv(int subtype, String name, Element... fields) {
        List<Element> all = new ArrayList<>(List.of(Element.number("subtype", subtype), Element.text("name", name)));
        all.addAll(List.of(fields));
        return new Element.Group("", all);
    }

    private static final List<Element.Group> PROFINET = List.of(
            tlv(
                    1,
                    "measured_delay",
                    Element.number("port_rx_delay_local", 300),
                    Element.number("port_rx_delay_remote", 0),
                    Element.number("port_tx_delay_local", 140),
                    Element.number("port_tx_delay_remote", 0),
                    Element.number("line_propagation_delay", 100)),
            tlv(
                    2,
                    "port_status",
                    Element.number("rt_class_2_port_status", 0),
                    Element.number("rt_class_3_port_status", 1)),
            tlv(3, "alias", Element.text("alias", "port1")),
            tlv(
                    4,
                    "mrp_port_status",
                    Element.text("mrp_domain_uuid", "ff".repeat(16)),
                    Element.number("mrrt_port_status", 1)),
            tlv(5, "chassis_mac", Element.text("chassis_mac_address", "02:00:00:00:00:09")),
            tlv(
                    6,
                    "ptcp_status",
                    Element.text("master_source_address", "02:00:00:00:00:01"),
                    Element.text("subdomain_uuid", "a1a2a3a4a5a647a889aaabacadaeafb0"),
                    Element.text("ir_data_uuid", "b1b2a3a4a5a647a889aaabacadaeafb0"),
                    Element.number("length_of_period", 1),
                    Element.number("red_period_begin", 2),
                    Element.number("orange_period_begin", 3),
                    Element.number("green_period_begin", 4)),
            tlv(7, "mau_type_extension", Element.number("mau_type_extension", 1)),
            tlv(0x20, "unknown", Element.text("octets", "aa")));

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
                                        List.of("10.1.1.1"),
                                        List.of())),
                                claim(Attribute.NAME, "sw1"),
                                claim(Attribute.DESCRIPTION, "os1"),
                                claim(Attribute.CAPABILITY, "bridge"),
                                claim(Attribute.CAPABILITY, "router"),
                                claim(Attribute.IP, "10.1.1.1"),
                                claim(Attribute.MAC, "00:1b:1b:01:02:03")),
                row("of management addresses those that name one host in IP are its own, and no unspecified, loopback or 802 address")
                        .client(CHASSIS + PORT + TTL
                                + "100C 05 01 00000000 02 00000001 00 100C 05 01 7F000001 02 00000001 00"
                                + "100E 07 06 0E8C01010100 02 00000001 00 100C 05 01 0A010107 02 00000001 00 0000")
                        .sees(
                                new Seen.Message(new LldpEvent.Lldpdu(
                                        4,
                                        "00:1b:1b:01:02:03",
                                        5,
                                        "p1.1",
                                        20,
                                        "",
                                        "",
                                        "",
                                        List.of(),
                                        List.of("0.0.0.0", "127.0.0.1", "060e8c01010100", "10.1.1.7"),
                                        List.of())),
                                claim(Attribute.NAME, ""),
                                claim(Attribute.DESCRIPTION, ""),
                                claim(Attribute.IP, "10.1.1.7"),
                                claim(Attribute.MAC, "00:1b:1b:01:02:03")),
                row("LLDP-MED inventory, ANSI/TIA-1057 section 10.2.6")
                        .client(CHASSIS + PORT + TTL + "FE06 0012BB 08 5331 FE06 0012BB 0A 4D31 0000")
                        .sees(
                                claim(Attribute.SERIAL, "S1"),
                                claim(Attribute.MODEL, "M1"),
                                claim(Attribute.NAME, ""),
                                claim(Attribute.DESCRIPTION, ""),
                                claim(Attribute.MAC, "00:1b:1b:01:02:03")),
                row("a port of PROFINET, IEC 61158-6-10 section 4.6")
                        .client(CHASSIS + PORT + TTL + "FE18 000ECF 01 0000012C 00000000 0000008C 00000000 00000064"
                                + "FE08 000ECF 02 0000 0001 FE09 000ECF 03 706F727431"
                                + "FE16 000ECF 04 FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF 0001"
                                + "FE0A 000ECF 05 020000000009"
                                + "FE3A 000ECF 06 020000000001 A1A2A3A4A5A647A889AAABACADAEAFB0"
                                + " B1B2A3A4A5A647A889AAABACADAEAFB0 00000001 00000002 00000003 00000004"
                                + "FE06 000ECF 07 0001 FE05 000ECF 20 AA 0000")
                        .sees(
                                new Seen.Message(new LldpEvent.Lldpdu(
                                        4,
                                        "00:1b:1b:01:02:03",
                                        5,
                                        "p1.1",
                                        20,
                                        "",
                                        "",
                                        "",
                                        List.of(),
                                        List.of(),
                                        PROFINET)),
                                claim(Attribute.NAME, ""),
                                claim(Attribute.DESCRIPTION, ""),
                                claim(Attribute.MAC, "00:1b:1b:01:02:03"),
                                claim(Attribute.MAC, "02:00:00:00:00:09")),
                row("a TLV of PROFINET that is too short for its subtype")
                        .client(CHASSIS + PORT + TTL + "FE06 000ECF 05 0200 0000")
                        .sees(new Seen.Malformed(LldpAnomaly.TLV_CONTENT, 20)),
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
                row("a chassis whose MAC address is none is no address, section 8.5.2.2")
                        .server("0206 04 0200000000 0402 0731 0602 0078 0000")
                        .sees(new Seen.Malformed(LldpAnomaly.TLV_CONTENT, 0)),
                row("a reserved TLV type")
                        .client(CHASSIS + PORT + TTL + "1801 00 0000")
                        .sees(new Seen.Unknown("tlv_type", 12)));
    }
}
