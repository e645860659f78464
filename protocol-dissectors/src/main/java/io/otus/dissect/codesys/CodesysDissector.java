package io.otus.dissect.codesys;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.net.IpAddress;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Blocks and datagrams of CODESYS V3, and the name service. */
final class CodesysDissector implements Dissector {
    private static final Service RESOLVE = new Service(-1, "name_service_request", Action.DISCOVER);
    private static final Service IDENTIFICATION = new Service(-1, "identification", Action.IDENTIFY);
    private static final int IDENTIFICATION_CODE = 0xC280;
    private static final int NAME_SERVICE_SIZE = 8;
    private static final int VERSION_1_3 = 0x0103;
    private static final int VERSION_4_0 = 0x0400;

    private final Channel channel = new Channel();
    /** Whether a datagram was seen whose layers all fit: from then on one that does not is a broken one. */
    private boolean isProven;

    @Override
    public int frameLength(ByteView bytes, Context context) {
        if (context.carrier() == Carrier.STREAM) {
            if (!CodesysHeader.beginsTcp(bytes)) {
                return NOT_MINE;
            }
            return bytes.length() < CodesysHeader.TCP_SIZE ? NEED_MORE : (int) bytes.le32(4);
        }
        if (bytes.length() < CodesysHeader.SIZE || !CodesysHeader.isDatagram(bytes)) {
            return NOT_MINE;
        }
        boolean isExpected = context.hinted() && (isProven || fits(bytes));
        return isExpected || isNameService(bytes) ? bytes.length() : NOT_MINE;
    }

    /** Whether addresses, and what the datagram carries, are as its service has them. */
    private static boolean fits(ByteView datagram) {
        int at = CodesysHeader.payloadAt(datagram);
        if (at > datagram.length()) {
            return false;
        }
        return switch (CodesysHeader.service(datagram)) {
            case CodesysHeader.NAME_SERVICE_REQUEST, CodesysHeader.NAME_SERVICE_RESPONSE -> isNameService(datagram);
            case CodesysHeader.CHANNEL -> Channel.isAllowed(datagram.from(at));
            default -> true;
        };
    }

    /** Whether it is a message of the name service in a known version. */
    private static boolean isNameService(ByteView datagram) {
        int service = CodesysHeader.service(datagram);
        int at = CodesysHeader.payloadAt(datagram);
        if (service != CodesysHeader.NAME_SERVICE_REQUEST && service != CodesysHeader.NAME_SERVICE_RESPONSE) {
            return false;
        }
        return datagram.has(at, NAME_SERVICE_SIZE) && datagram.u8(at + 1) == 0xC2 && isVersion(datagram.le16(at + 2));
    }

    private static boolean isVersion(int version) {
        return version == VERSION_1_3 || version == VERSION_4_0;
    }

    @Override
    public boolean isCertain(ByteView message, Context context) {
        return context.carrier() == Carrier.STREAM || isNameService(message);
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        int start = context.carrier() == Carrier.STREAM ? CodesysHeader.TCP_SIZE : 0;
        ByteView datagram = message.length() < start ? ByteView.EMPTY : message.from(start);
        if (datagram.length() < CodesysHeader.SIZE || datagram.length() < CodesysHeader.payloadAt(datagram)) {
            out.malformed(CodesysAnomaly.ADDRESSES, Math.min(message.length(), start));
            return;
        }
        isProven |= fits(datagram);
        List<Element> fields = new ArrayList<>();
        fields.add(Element.number("hop_count", CodesysHeader.hopCount(datagram)));
        address("receiver", CodesysHeader.receiver(datagram), fields);
        address("sender", CodesysHeader.sender(datagram), fields);
        int at = CodesysHeader.payloadAt(datagram);
        ByteView payload = datagram.from(at);
        switch (CodesysHeader.service(datagram)) {
            case CodesysHeader.NAME_SERVICE_REQUEST -> resolve(payload, start + at, fields, context, out);
            case CodesysHeader.NAME_SERVICE_RESPONSE ->
                identification(datagram, payload, start + at, fields, context, out);
            case CodesysHeader.CHANNEL ->
                channel.read(payload, start + at, node(datagram, payload, context), fields, context, out);
            case CodesysHeader.ADDRESS_NOTIFICATION_REQUEST ->
                out.message(new CodesysEvent.Datagram("address_notification_request", fields));
            default -> out.message(new CodesysEvent.Datagram("address_notification_response", fields));
        }
    }

    private static void address(String name, ByteView address, List<Element> fields) {
        if (address.length() > 0) {
            fields.add(Element.text(name, address.octets().toString()));
        }
    }

    private static void nameService(ByteView payload, List<Element> fields) {
        fields.add(Element.number("package_type", payload.le16(0)));
        fields.add(Element.number("version", payload.le16(2)));
        fields.add(Element.number("request_id", payload.le32(4)));
    }

    private static void resolve(ByteView payload, int at, List<Element> fields, Context context, Output out) {
        Direction.FROM_CLIENT.tell(context, out);
        if (payload.length() < NAME_SERVICE_SIZE) {
            out.message(new CodesysEvent.Datagram("name_service_request", fields));
            out.malformed(CodesysAnomaly.NAME_SERVICE, at);
            return;
        }
        nameService(payload, fields);
        out.message(new CodesysEvent.Datagram("name_service_request", fields));
        out.request(Request.unconfirmed(RESOLVE, "", List.of()));
    }

    private static void identification(
            ByteView datagram, ByteView payload, int at, List<Element> fields, Context context, Output out) {
        Direction.FROM_SERVER.tell(context, out);
        if (payload.length() < NAME_SERVICE_SIZE) {
            out.message(new CodesysEvent.Datagram("identification", fields));
            out.malformed(CodesysAnomaly.NAME_SERVICE, at);
            return;
        }
        nameService(payload, fields);
        int version = payload.le16(2);
        ByteView info = payload.from(NAME_SERVICE_SIZE);
        List<Element> node = List.of();
        boolean isRead = payload.le16(0) == IDENTIFICATION_CODE && isVersion(version) && NodeInfo.isRead(info);
        if (isRead) {
            node = NodeInfo.read(info, version);
            fields.addAll(node);
        }
        String unit = unit(CodesysHeader.sender(datagram), context.source().ip());
        out.message(new CodesysEvent.Datagram("identification", fields));
        if (!isRead) {
            out.unknown("identification_version", version);
        } else if (node.isEmpty() && NodeInfo.hasParent(info)) {
            out.unknown("parent_address_size", NodeInfo.parentSize(info)); // descriptions disagree on what it counts
        } else if (node.isEmpty()) {
            out.malformed(CodesysAnomaly.NAME_SERVICE, at);
        } else {
            claims(node, NodeInfo.isPlc(info), unit, context, out);
        }
        out.request(Request.notification(IDENTIFICATION, unit, List.of()));
    }

    /** The unit of the node that is asked, or that answers. */
    private static String node(ByteView datagram, ByteView payload, Context context) {
        return Channel.isOfServer(payload)
                ? unit(CodesysHeader.sender(datagram), context.source().ip())
                : unit(CodesysHeader.receiver(datagram), context.destination().ip());
    }

    /**
     * Empty where a node's address is that of whoever sent or gets the packet: its last octets are those of the IP
     * address. Others are nodes behind it, to which it passes on what is for them, and whose answers it passes on.
     */
    private static String unit(ByteView node, @Nullable IpAddress ip) {
        if (node.length() == 0 || ip == null || ip.v6()) {
            return "";
        }
        int alike = Math.max(1, node.length() - 2);
        for (int i = 0; i < alike; i++) {
            if (i >= 4 || node.u8(node.length() - 1 - i) != ((ip.low() >> (8 * i)) & 0xFF)) {
                return node.octets().toString();
            }
        }
        return "";
    }

    private static void claims(List<Element> node, boolean isPlc, String unit, Context context, Output out) {
        claim(node, "node_name", Attribute.NAME, unit, context, out);
        claim(node, "device_name", Attribute.MODEL, unit, context, out);
        claim(node, "vendor_name", Attribute.VENDOR, unit, context, out);
        claim(node, "target_version", Attribute.FIRMWARE, unit, context, out);
        claim(node, "serial_number", Attribute.SERIAL, unit, context, out);
        if (isPlc) {
            out.claim(context.source(), unit, Attribute.TYPE, "plc", "codesys identification", Trust.DEVICE);
        }
    }

    private static void claim(
            List<Element> node, String field, Attribute attribute, String unit, Context context, Output out) {
        String value = Elements.text(node, field);
        if (!value.isEmpty()) {
            out.claim(context.source(), unit, attribute, value, "codesys identification", Trust.DEVICE);
        }
    }

    @Override
    public void gap(Direction direction) {
        channel.forget();
    }
}
