package io.otus.dissect.pn_mrp;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.SessionSeen;
import io.otus.core.event.Trust;
import io.otus.core.net.MacAddress;
import io.otus.core.spi.Bounded;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.LastAnnouncement;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Reads one MRP PDU, IEC 62439-2 §8.1; big-endian.
 *
 * <pre>
 *  0         2      3        4
 *  +---------+------+--------+-----------+----
 *  | version | type | length | value ... | ...
 *  +---------+------+--------+-----------+----
 * </pre>
 */
final class MrpDissector implements Dissector {
    private static final int VERSION = 1;
    private static final int TLV_HEADER = 2;
    private static final int MAX_TLVS = 64;

    private static final int END = 0;
    private static final int COMMON = 1;
    private static final int TEST = 2;
    private static final int OPTION = 0x7F;

    private static final String[] NAMES = {
        "end",
        "common",
        "test",
        "topology_change",
        "link_down",
        "link_up",
        "interconnection_test",
        "interconnection_topology_change",
        "interconnection_link_down",
        "interconnection_link_up",
        "interconnection_link_status_poll"
    };
    /** Least octets of a value, by type. */
    private static final int[] LEAST = {0, 18, 18, 10, 12, 12, 18, 10, 12, 12, 10};

    private static final Service[] SERVICES = new Service[NAMES.length];

    static {
        for (int type = TEST; type < NAMES.length; type++) {
            SERVICES[type] = new Service(type, "mrp_" + NAMES[type], Action.NOTIFY);
        }
    }

    private static final Service OPENED = new Service(-1, "ring_is_open", Action.NOTIFY);
    private static final Service CLOSED = new Service(-1, "ring_is_closed", Action.NOTIFY);

    /** Most rings followed in one flow; beyond, the one not heard for longest is forgotten. */
    private static final int MAX_RINGS = 16;

    private final SequencedMap<String, Ring> rings = new LinkedHashMap<>();

    /** The latest state that the manager of a ring reported. */
    private static final class Ring {
        private long state = -1;
        private final LastAnnouncement<String> test = new LastAnnouncement<>();
    }

    @Override
    public int frameLength(ByteView bytes, Context context) {
        if (bytes.length() < 2 + TLV_HEADER) {
            return NEED_MORE;
        }
        int type = bytes.u8(2);
        return bytes.u16(0) == VERSION && (type < NAMES.length || type == OPTION) ? bytes.length() : NOT_MINE;
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        List<Element.Group> tlvs = new ArrayList<>();
        int at = 2;
        int broken = -1;
        for (int i = 0; i < MAX_TLVS && message.has(at, TLV_HEADER) && message.u8(at) != END; i++) {
            int type = message.u8(at);
            int length = message.u8(at + 1);
            boolean known = type < LEAST.length;
            if (!message.has(at + TLV_HEADER, length) || (known && length < LEAST[type])) {
                broken = at;
                break;
            }
            if (!known && type != OPTION) {
                out.unknown("tlv_type", type);
            }
            tlvs.add(tlv(type, message.slice(at + TLV_HEADER, length)));
            // Values end at multiples of four octets.
            at += TLV_HEADER + length;
            at += -(at - 2) & 3;
        }
        int first = message.length() > 2 ? message.u8(2) : END;
        String name = first < NAMES.length ? NAMES[first] : "option";
        out.message(new MrpEvent(name, message.length() < 2 ? 0 : message.u16(0), tlvs));
        if (broken >= 0) {
            out.malformed(MrpAnomaly.TLV, broken);
        } else if (tlvs.stream().noneMatch(tlv -> Elements.number(tlv.elements(), "type") == COMMON)) {
            out.malformed(MrpAnomaly.COMMON, 2);
        }
        for (Element.Group tlv : tlvs) {
            tell(tlv.elements(), domain(tlvs), context, out);
        }
    }

    private static Element.Group tlv(int type, ByteView b) {
        List<Element> fields = new ArrayList<>();
        fields.add(Element.number("type", type));
        fields.add(Element.text("name", type < NAMES.length ? NAMES[type] : type == OPTION ? "option" : "unknown"));
        switch (type) {
            case COMMON -> {
                fields.add(Element.number("sequence_id", b.u16(0)));
                fields.add(Element.text("domain_uuid", b.octets(2, 16).toString()));
            }
            case TEST -> {
                fields.add(Element.number("priority", b.u16(0)));
                fields.add(Element.text("source_address", new MacAddress(b.u48(2)).toString()));
                fields.add(Element.number("port_role", b.u16(8)));
                fields.add(Element.number("ring_state", b.u16(10)));
                fields.add(Element.number("transition", b.u16(12)));
                fields.add(Element.number("time_stamp", b.u32(14)));
            }
            case 3 -> {
                fields.add(Element.number("priority", b.u16(0)));
                fields.add(Element.text("source_address", new MacAddress(b.u48(2)).toString()));
                fields.add(Element.number("interval", b.u16(8)));
            }
            case 4, 5 -> {
                fields.add(Element.text("source_address", new MacAddress(b.u48(0)).toString()));
                fields.add(Element.number("port_role", b.u16(6)));
                fields.add(Element.number("interval", b.u16(8)));
                fields.add(Element.number("blocked", b.u16(10)));
            }
            default -> fields.add(Element.text("octets", b.octets().toString()));
        }
        return new Element.Group("", fields);
    }

    /** The domain that a PDU is of; empty where it does not say so. */
    private static String domain(List<Element.Group> tlvs) {
        for (Element.Group tlv : tlvs) {
            if (Elements.number(tlv.elements(), "type") == COMMON) {
                return Elements.text(tlv.elements(), "domain_uuid");
            }
        }
        return "";
    }

    private Ring ring(String key) {
        Ring known = rings.get(key);
        Ring ring = known == null ? new Ring() : known;
        Bounded.putLast(rings, key, ring, MAX_RINGS);
        return ring;
    }

    private void tell(List<Element> tlv, String domain, Context context, Output out) {
        int type = (int) Elements.number(tlv, "type");
        if (type >= TEST && type < SERVICES.length) {
            out.request(Request.notification(SERVICES[type], "", List.of()));
        }
        if (type != TEST) {
            return;
        }
        Ring ring = ring(domain);
        if (ring.test.take(domain, context.time())) {
            out.session(Direction.FROM_CLIENT, "", SessionSeen.RING_TEST, domain);
        }
        long state = Elements.number(tlv, "ring_state");
        if (ring.state < 0) {
            out.claim(context.source(), "", Attribute.CAPABILITY, "mrp_manager", "mrp test", Trust.DEVICE);
        } else if (state != ring.state) {
            boolean open = state == 0;
            PointRange point = PointRange.named("ring_state", ValueList.text(open ? "open" : "closed"));
            out.request(Request.notification(open ? OPENED : CLOSED, "", List.of(point)));
        }
        ring.state = state;
    }
}
