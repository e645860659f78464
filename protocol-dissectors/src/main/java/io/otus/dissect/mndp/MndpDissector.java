package io.otus.dissect.mndp;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Trust;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import io.otus.core.spi.Context;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one message per datagram; big-endian but for the uptime. A request is a header alone.
 *
 * <pre>
 *  0        2          4      6        8
 *  +--------+----------+------+--------+-----------
 *  | header | sequence | type | length | value ...
 *  +--------+----------+------+--------+-----------
 * </pre>
 */
final class MndpDissector implements Dissector {
    private static final int HEADER = 4;
    private static final int MAC = 1;
    private static final int IDENTITY = 5;
    private static final int VERSION = 7;
    private static final int PLATFORM = 8;
    private static final int UPTIME = 10;
    private static final int SOFTWARE_ID = 11;
    private static final int BOARD = 12;
    private static final int IPV6 = 15;
    private static final int INTERFACE = 16;
    private static final int IPV4 = 17;
    private static final int LAST = 17;

    @Override
    public int frameLength(ByteView bytes, Context context) {
        if (bytes.length() < HEADER) {
            return NEED_MORE;
        }
        boolean request = bytes.length() == HEADER && bytes.u32(0) == 0;
        boolean advertisement = bytes.has(HEADER, 4 + 6) && bytes.u16(HEADER) == MAC && bytes.u16(HEADER + 2) == 6;
        return request || advertisement ? bytes.length() : NOT_MINE;
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        List<Element> fields = new ArrayList<>();
        fields.add(Element.number("sequence", message.u16(2)));
        int at = HEADER;
        int broken = -1;
        while (message.has(at, 4)) {
            int length = message.u16(at + 2);
            if (!message.has(at + 4, length)) {
                broken = at;
                break;
            }
            tlv(message.u16(at), message.slice(at + 4, length), fields, context, out);
            at += 4 + length;
        }
        out.message(new MndpEvent.Message(message.length() == HEADER ? "request" : "advertisement", fields));
        if (broken >= 0) {
            out.malformed(MndpAnomaly.TLV_LENGTH, broken);
        } else if (at > HEADER) {
            claim(Attribute.VENDOR, "MikroTik", context, out);
        }
    }

    private static void tlv(int type, ByteView value, List<Element> fields, Context context, Output out) {
        if (type > LAST) {
            return;
        }
        String text = value.text(0, value.length(), StandardCharsets.UTF_8);
        switch (type) {
            case MAC -> {
                if (value.length() == 6) {
                    MacAddress mac = new MacAddress(value.u48(0));
                    fields.add(Element.text("mac_address", mac.toString()));
                    if (mac.isOfOneDevice()) {
                        claim(Attribute.MAC, mac.toString(), context, out);
                    }
                }
            }
            case IDENTITY -> told("identity", text, Attribute.NAME, fields, context, out);
            case VERSION -> told("version", text, Attribute.FIRMWARE, fields, context, out);
            case PLATFORM -> fields.add(Element.text("platform", text));
            case BOARD -> told("board", text, Attribute.MODEL, fields, context, out);
            case SOFTWARE_ID -> fields.add(Element.text("software_id", text));
            case UPTIME -> {
                if (value.length() == 4) {
                    fields.add(Element.number("uptime", value.le32(0)));
                }
            }
            case INTERFACE -> fields.add(Element.text("interface", text));
            case IPV4 -> {
                if (value.length() == 4) {
                    address(IpAddress.readV4(value, 0), fields, context, out);
                }
            }
            case IPV6 -> {
                if (value.length() == 16) {
                    address(IpAddress.readV6(value, 0), fields, context, out);
                }
            }
            default -> {
                // Others say nothing of who the device is.
            }
        }
    }

    private static void address(IpAddress ip, List<Element> fields, Context context, Output out) {
        fields.add(Element.text(ip.v6() ? "ipv6_address" : "ipv4_address", ip.toString()));
        if (ip.isUnicast()) {
            claim(Attribute.IP, ip.toString(), context, out);
        }
    }

    private static void told(
            String field, String text, Attribute attribute, List<Element> fields, Context context, Output out) {
        fields.add(Element.text(field, text));
        claim(attribute, text, context, out);
    }

    private static void claim(Attribute attribute, String value, Context context, Output out) {
        out.claim(context.source(), "", attribute, value, "mndp advertisement", Trust.MANAGEMENT);
    }
}
