package io.otus.dissect.ubdp;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.Outcome;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import io.otus.core.spi.Context;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one message per datagram; big-endian. A request is a header alone.
 *
 * <pre>
 *  0         1         2        4       5        7
 *  +---------+---------+--------+-------+--------+-----------
 *  | version | command | length | field | length | value ...
 *  +---------+---------+--------+-------+--------+-----------
 * </pre>
 */
final class UbdpDissector implements Dissector {
    static final Service DISCOVERY = new Service(-1, "discovery", Action.DISCOVER);

    private static final long TRANSACTION = 1;
    private static final int MAX_ADDRESSES = 32;
    private static final int HEADER = 4;
    private static final int FIELD = 3;
    private static final int MAC = 0x01;
    private static final int MAC_AND_IP = 0x02;
    private static final int FIRMWARE = 0x03;
    private static final int UPTIME = 0x0A;
    private static final int HOST_NAME = 0x0B;
    private static final int PRODUCT = 0x0C;
    private static final int ESSID = 0x0D;
    private static final int MODEL_NAME = 0x14;
    private static final int MODEL = 0x15;
    private static final int VERSION = 0x16;
    private static final int MAC_SIZE = 6;
    private static final int MAC_AND_IP_SIZE = 10;
    /** The command of requests in version 2. */
    private static final int REQUEST = 8;

    @Override
    public int frameLength(ByteView bytes, Context context) {
        if (bytes.length() < HEADER) {
            return NEED_MORE;
        }
        int version = bytes.u8(0);
        boolean isRight = (version == 1 && bytes.u8(1) == 0) || (version == 2 && bytes.u8(1) <= 16);
        if (!isRight || bytes.length() != HEADER + bytes.u16(2)) {
            return NOT_MINE;
        }
        boolean isMine = isRequest(bytes) ? context.hinted() : beginsWithAddress(bytes);
        return isMine ? bytes.length() : NOT_MINE;
    }

    private static boolean isRequest(ByteView b) {
        return b.length() == HEADER && (b.u8(0) == 1 || b.u8(1) == REQUEST);
    }

    /** Every answer begins with an address of the device. */
    private static boolean beginsWithAddress(ByteView b) {
        if (!b.has(HEADER, FIELD + MAC_SIZE)) {
            return false;
        }
        int type = b.u8(HEADER);
        int length = b.u16(HEADER + 1);
        return (type == MAC && length == MAC_SIZE) || (type == MAC_AND_IP && length == MAC_AND_IP_SIZE);
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        List<Element> fields = new ArrayList<>();
        fields.add(Element.number("version", message.u8(0)));
        fields.add(Element.number("command", message.u8(1)));
        if (message.length() == HEADER) {
            out.message(new UbdpEvent.Message("request", fields));
            out.request(
                    context.destination().isGroup()
                            ? Request.unconfirmed(DISCOVERY, "", List.of())
                            : Request.confirmed(TRANSACTION, DISCOVERY, "", List.of()));
            return;
        }
        List<String> macs = new ArrayList<>();
        List<String> ips = new ArrayList<>();
        int at = HEADER;
        int broken = -1;
        while (at < message.length()) {
            if (!message.has(at, FIELD) || !message.has(at + FIELD, message.u16(at + 1))) {
                broken = at;
                break;
            }
            int length = message.u16(at + 1);
            field(message.u8(at), message.slice(at + FIELD, length), fields, macs, ips);
            at += FIELD + length;
        }
        out.message(new UbdpEvent.Message("response", fields));
        if (broken >= 0) {
            out.malformed(UbdpAnomaly.FIELD_LENGTH, broken);
        } else {
            macs.forEach(mac -> claim(Attribute.MAC, mac, context, out));
            ips.forEach(ip -> claim(Attribute.IP, ip, context, out));
            tell(fields, context, out);
        }
        if (context.pending(TRANSACTION) != null) {
            out.response(new Response(TRANSACTION, DISCOVERY, "", Outcome.OK, List.of()));
        }
    }

    private static void field(int type, ByteView value, List<Element> fields, List<String> macs, List<String> ips) {
        switch (type) {
            case MAC -> {
                if (value.length() == MAC_SIZE) {
                    mac(value, fields, macs);
                }
            }
            case MAC_AND_IP -> {
                if (value.length() == MAC_AND_IP_SIZE) {
                    IpAddress ip = IpAddress.readV4(value, MAC_SIZE);
                    if (Elements.values(fields, "mac_address").size() == 0) {
                        mac(value, fields, macs);
                    }
                    if (Elements.values(fields, "ip_address").size() == 0) {
                        fields.add(Element.text("ip_address", ip.toString()));
                    }
                    if (ip.isUnicast()) {
                        add(ip.toString(), ips);
                    }
                }
            }
            case FIRMWARE -> text("firmware", value, fields);
            case UPTIME -> {
                if (value.length() == 4) {
                    fields.add(Element.number("uptime", value.u32(0)));
                }
            }
            case HOST_NAME -> text("host_name", value, fields);
            case PRODUCT -> text("product", value, fields);
            case ESSID -> text("essid", value, fields);
            case MODEL_NAME -> text("model_name", value, fields);
            case MODEL -> text("model", value, fields);
            case VERSION -> text("firmware_version", value, fields);
            default -> {
                // Counters, modes and challenges say nothing of who the device is.
            }
        }
    }

    private static void mac(ByteView value, List<Element> fields, List<String> macs) {
        MacAddress mac = new MacAddress(value.u48(0));
        if (Elements.values(fields, "mac_address").size() == 0) {
            fields.add(Element.text("mac_address", mac.toString()));
        }
        if (mac.isOfOneDevice()) {
            add(mac.toString(), macs);
        }
    }

    private static void add(String address, List<String> addresses) {
        if (addresses.size() < MAX_ADDRESSES && !addresses.contains(address)) {
            addresses.add(address);
        }
    }

    private static void text(String name, ByteView value, List<Element> fields) {
        if (Elements.values(fields, name).size() == 0) {
            fields.add(Element.text(name, value.textToNul(0, value.length(), StandardCharsets.UTF_8)));
        }
    }

    /** The whole name of a model is better than its code, and a version than the name of a build. */
    private static void tell(List<Element> fields, Context context, Output out) {
        claim(Attribute.VENDOR, "Ubiquiti", context, out);
        claim(Attribute.NAME, Elements.text(fields, "host_name"), context, out);
        claim(Attribute.MODEL, first(fields, "model_name", "model", "product"), context, out);
        claim(Attribute.FIRMWARE, first(fields, "firmware_version", "firmware"), context, out);
    }

    private static String first(List<Element> fields, String... names) {
        for (String name : names) {
            String text = Elements.text(fields, name);
            if (!text.isBlank()) {
                return text;
            }
        }
        return "";
    }

    private static void claim(Attribute attribute, String value, Context context, Output out) {
        if (!value.isBlank()) {
            out.claim(context.source(), "", attribute, value, "ubdp response", Trust.MANAGEMENT);
        }
    }
}
