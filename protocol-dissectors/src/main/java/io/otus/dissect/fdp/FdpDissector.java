package io.otus.dissect.fdp;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.Trust;
import io.otus.core.net.IpAddress;
import io.otus.core.spi.Context;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.value.ValueList;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads one advertisement per frame; big-endian.
 *
 * <pre>
 *  0         1           2          4      6                 8
 *  +---------+-----------+----------+------+-----------------+---------
 *  | version | hold time | checksum | type | length (with 4) | value ...
 *  +---------+-----------+----------+------+-----------------+---------
 * </pre>
 */
final class FdpDissector implements Dissector {
    private static final int HEADER = 4;
    private static final int TLV = 4;
    private static final int DEVICE_ID = 0x0001;
    private static final int ADDRESSES = 0x0002;
    private static final int PORT_ID = 0x0003;
    private static final int CAPABILITIES = 0x0004;
    private static final int VERSION = 0x0005;
    private static final int PLATFORM = 0x0006;
    private static final int TAGGING = 0x0102;
    /** Count u32, protocol type, its length and the protocol, u8 each, and the octets of addresses, u16. */
    private static final int ADDRESS_AT = 9;

    private static final int IPV4 = 4;
    private static final int MAX_ADDRESSES = 32;

    @Override
    public int frameLength(ByteView bytes, Context context) {
        if (bytes.length() < HEADER + TLV) {
            return NEED_MORE;
        }
        return bytes.u8(0) == 1 || bytes.u8(0) == 2 ? bytes.length() : NOT_MINE;
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        List<Element> fields = new ArrayList<>();
        fields.add(Element.number("version", message.u8(0)));
        fields.add(Element.number("holdtime", message.u8(1)));
        int at = HEADER;
        int broken = -1;
        while (message.has(at, TLV)) {
            int length = message.u16(at + 2);
            if (length < TLV || !message.has(at, length)) {
                broken = at;
                break;
            }
            tlv(message.u16(at), message.slice(at + TLV, length - TLV), fields);
            at += length;
        }
        out.message(new FdpEvent.Message("advertisement", fields));
        if (broken >= 0) {
            out.malformed(FdpAnomaly.TLV_LENGTH, broken);
        } else {
            tell(fields, context, out);
        }
    }

    private static void tlv(int type, ByteView value, List<Element> fields) {
        switch (type) {
            case DEVICE_ID -> fields.add(Element.text("device_id", text(value)));
            case ADDRESSES -> addresses(value, fields);
            case PORT_ID -> fields.add(Element.text("port_id", text(value)));
            // A text, other than in CDP: "Switch" or "Router".
            case CAPABILITIES ->
                fields.add(Element.text("capabilities", text(value).toLowerCase(Locale.ROOT)));
            case VERSION -> fields.add(Element.text("software_version", text(value)));
            case PLATFORM -> fields.add(Element.text("platform", text(value)));
            case TAGGING -> {
                if (value.length() >= 2) {
                    fields.add(Element.number("native_vlan", value.u16(0)));
                }
            }
            default -> {
                // The map of VLANs says nothing of who the device is.
            }
        }
    }

    private static void addresses(ByteView value, List<Element> fields) {
        List<String> texts = new ArrayList<>();
        int end = value.length() > ADDRESS_AT ? ADDRESS_AT + value.u16(ADDRESS_AT - 2) : 0;
        for (int at = ADDRESS_AT; at + IPV4 <= end && value.has(at, IPV4) && texts.size() < MAX_ADDRESSES; at += IPV4) {
            texts.add(IpAddress.readV4(value, at).toString());
        }
        fields.add(new Element.Values("addresses", ValueList.texts(texts)));
    }

    private static String text(ByteView value) {
        return value.paddedText(0, value.length(), StandardCharsets.UTF_8);
    }

    /** Reports the sender's identity in a whole message. */
    private static void tell(List<Element> fields, Context context, Output out) {
        claim(Attribute.NAME, Elements.text(fields, "device_id"), context, out);
        ValueList addresses = Elements.values(fields, "addresses");
        for (int i = 0; i < addresses.size(); i++) {
            if (IpAddress.parse(addresses.text(i)).isUnicast()) {
                claim(Attribute.IP, addresses.text(i), context, out);
            }
        }
        claim(Attribute.CAPABILITY, Elements.text(fields, "capabilities"), context, out);
        claim(Attribute.DESCRIPTION, Elements.text(fields, "software_version"), context, out);
        claim(Attribute.MODEL, Elements.text(fields, "platform"), context, out);
    }

    private static void claim(Attribute attribute, String value, Context context, Output out) {
        if (!value.isBlank()) {
            out.claim(context.source(), "", attribute, value, "fdp advertisement", Trust.MANAGEMENT);
        }
    }
}
