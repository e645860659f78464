package io.otus.dissect.slmp;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Element;
import io.otus.core.event.PointRange;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * Data of node search and IP address set, with which a master of CC-Link IE Field Basic finds and addresses its slaves:
 * in binary code, numbers, MAC and IP addresses with their lowest octet first. Each address has its size before it.
 *
 * <pre>
 *             0            6   7           11          17  18         22     26        30
 *  request    | master MAC | 4 | master IP |
 *  set        | master MAC | 4 | master IP | slave MAC | 4 | slave IP | mask | gateway | 0 | 4 | target IP | port | 1 |
 *  response   | master MAC | 4 | master IP | slave MAC | 4 | slave IP | mask | gateway | 0 | vendor code | model code | ...
 * </pre>
 */
final class NodeSearch {
    private static final int REQUEST_SIZE = 11;
    private static final int SET_SIZE = 39;
    private static final int RESPONSE_SIZE = 51;
    private static final int SET_RESPONSE_SIZE = 6;

    private static final int IPV4_SIZE = 4;
    private static final int MASTER_SIZE_AT = 6;
    private static final int SLAVE_SIZE_AT = 17;
    private static final int HOST_NAME_SIZE_AT = 30;
    private static final int SET_TARGET_AT = 31;
    private static final int TARGET_AT = 39;
    private static final int UDP = 1;

    private NodeSearch() {}

    /** Whether request data are those of a node search. */
    static boolean isSearch(SlmpReader in) {
        return in.remaining() == REQUEST_SIZE && in.view().u8(in.at() + MASTER_SIZE_AT) == IPV4_SIZE && !in.isAscii();
    }

    /** Whether request data set an address, and no host name, of which nothing is described. */
    static boolean isSet(SlmpReader in) {
        return in.remaining() == SET_SIZE && hasSlave(in) && in.view().u8(in.at() + SET_TARGET_AT) == IPV4_SIZE;
    }

    /** Whether the data of a normal response are those of a slave that was found. */
    static boolean isFound(SlmpReader in) {
        return in.remaining() == RESPONSE_SIZE
                && hasSlave(in)
                && in.view().u8(in.at() + TARGET_AT) == IPV4_SIZE
                && in.view().u8(in.at() + RESPONSE_SIZE - 1) == UDP;
    }

    /** Whether the data of a normal response are those of a slave whose address was set. */
    static boolean isSetDone(SlmpReader in) {
        return in.remaining() == SET_RESPONSE_SIZE && !in.isAscii();
    }

    private static boolean hasSlave(SlmpReader in) {
        ByteView b = in.view();
        return b.u8(in.at() + MASTER_SIZE_AT) == IPV4_SIZE
                && b.u8(in.at() + SLAVE_SIZE_AT) == IPV4_SIZE
                && b.u8(in.at() + HOST_NAME_SIZE_AT) == 0
                && !in.isAscii();
    }

    /** Reads the searching node. */
    static List<Element> search(SlmpReader in) {
        List<Element> elements = new ArrayList<>();
        elements.add(mac("master_mac_address", in));
        in.octet();
        elements.add(Element.text("master_ip_address", ip(in)));
        return elements;
    }

    /** Reads the new address of a node; the addresses are points. */
    static List<Element> set(SlmpReader in, List<PointRange> points) {
        List<Element> elements = search(in);
        slave(in, elements);
        for (Element element : elements.subList(elements.size() - 3, elements.size())) {
            if (element instanceof Element.Value value) {
                points.add(PointRange.named(value.name(), value.value()));
            }
        }
        in.octet();
        elements.add(Element.text("target_ip_address", ip(in)));
        elements.add(Element.number("target_port", in.word()));
        elements.add(Element.number("slave_protocol", in.octet()));
        return elements;
    }

    /** Reads what a slave states of itself. */
    static List<Element> found(SlmpReader in) {
        List<Element> elements = search(in);
        slave(in, elements);
        elements.add(Element.number("vendor_code", in.word()));
        elements.add(Element.number("model_code", in.dword()));
        elements.add(Element.number("equipment_version", in.word()));
        in.octet();
        elements.add(Element.text("target_ip_address", ip(in)));
        elements.add(Element.number("target_port", in.word()));
        elements.add(Element.number("slave_status", in.word()));
        elements.add(Element.number("slave_port", in.word()));
        elements.add(Element.number("slave_protocol", in.octet()));
        return elements;
    }

    /** Reads the node whose address was set. */
    static List<Element> setDone(SlmpReader in) {
        return List.of(mac("master_mac_address", in));
    }

    private static void slave(SlmpReader in, List<Element> elements) {
        elements.add(mac("mac_address", in));
        in.octet();
        elements.add(Element.text("ip_address", ip(in)));
        elements.add(Element.text("subnet_mask", ip(in)));
        elements.add(Element.text("gateway", ip(in)));
        in.octet();
    }

    private static Element mac(String name, SlmpReader in) {
        ByteView octets = in.bytes(6);
        return Element.text(name, octets.length() < 6 ? "" : new MacAddress(octets.le48(0)).toString());
    }

    private static String ip(SlmpReader in) {
        return IpAddress.v4(in.dword()).toString();
    }
}
