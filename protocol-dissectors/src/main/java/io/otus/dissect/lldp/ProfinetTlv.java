package io.otus.dissect.lldp;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Element;
import io.otus.core.net.MacAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * TLVs of PROFIBUS and PROFINET International, OUI 00-0E-CF, IEC 61158-6-10 §4.6: how ports of PROFINET stand, and who
 * owns the chassis.
 */
final class ProfinetTlv {
    static final int OUI = 0x000ECF;

    private static final String[] NAMES = {
        "",
        "measured_delay",
        "port_status",
        "alias",
        "mrp_port_status",
        "chassis_mac",
        "ptcp_status",
        "mau_type_extension",
        "mrp_interconnection_port_status"
    };
    /** Least octets of the content, by subtype. */
    private static final int[] LEAST = {0, 20, 4, 0, 18, 6, 42, 2, 0};

    private static final String[] DELAYS = {
        "port_rx_delay_local",
        "port_rx_delay_remote",
        "port_tx_delay_local",
        "port_tx_delay_remote",
        "line_propagation_delay"
    };
    private static final String[] PERIODS = {
        "length_of_period", "red_period_begin", "orange_period_begin", "green_period_begin"
    };

    private ProfinetTlv() {}

    /** Reads the content behind the subtype; null where it is too short. */
    static Element.@Nullable Group read(int subtype, ByteView b) {
        boolean known = subtype > 0 && subtype < NAMES.length;
        if (known && b.length() < LEAST[subtype]) {
            return null;
        }
        List<Element> out = new ArrayList<>();
        out.add(Element.number("subtype", subtype));
        out.add(Element.text("name", known ? NAMES[subtype] : "unknown"));
        switch (subtype) {
            case 1 -> {
                for (int i = 0; i < DELAYS.length; i++) {
                    out.add(Element.number(DELAYS[i], b.u32(4 * i)));
                }
            }
            case 2 -> {
                out.add(Element.number("rt_class_2_port_status", b.u16(0)));
                out.add(Element.number("rt_class_3_port_status", b.u16(2)));
            }
            case 3 -> out.add(Element.text("alias", b.text(0, b.length(), StandardCharsets.ISO_8859_1)));
            case 4 -> {
                out.add(Element.text("mrp_domain_uuid", b.octets(0, 16).toString()));
                out.add(Element.number("mrrt_port_status", b.u16(16)));
            }
            case 5 -> out.add(Element.text("chassis_mac_address", new MacAddress(b.u48(0)).toString()));
            case 6 -> {
                out.add(Element.text("master_source_address", new MacAddress(b.u48(0)).toString()));
                out.add(Element.text("subdomain_uuid", b.octets(6, 16).toString()));
                out.add(Element.text("ir_data_uuid", b.octets(22, 16).toString()));
                for (int i = 0; i < PERIODS.length && b.has(38 + 4 * i, 4); i++) {
                    out.add(Element.number(PERIODS[i], b.u32(38 + 4 * i)));
                }
            }
            case 7 -> out.add(Element.number("mau_type_extension", b.u16(0)));
            default -> {
                if (b.length() > 0) {
                    out.add(Element.text("octets", b.octets().toString()));
                }
            }
        }
        return new Element.Group("", out);
    }
}
