package io.otus.dissect.cdp;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Trust;
import io.otus.core.net.IpAddress;
import io.otus.core.spi.Context;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.value.ValueList;
import io.otus.layer.ber.BerValue;
import io.otus.layer.identity.Enterprises;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads one advertisement per frame. */
final class CdpDissector implements Dissector {
    private static final String SOURCE = "cdp advertisement";
    private static final int MAX_ADDRESSES = 32;
    private static final String[] CAPABILITIES = {
        "router", "bridge", "source_route_bridge", "switch", "host", "igmp", "repeater", "telephone"
    };

    @Override
    public int frameLength(ByteView bytes, Context context) {
        if (bytes.length() < CdpTlv.HEADER + CdpTlv.SIZE) {
            return NEED_MORE;
        }
        return CdpTlv.version(bytes) == 1 || CdpTlv.version(bytes) == 2 ? bytes.length() : NOT_MINE;
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        new Reader(message, context, out).read();
    }

    /** The walk over one message. */
    private static final class Reader {
        private final ByteView message;
        private final Context context;
        private final Output out;
        private final List<Element> fields = new ArrayList<>();
        private String deviceId = "";
        private String systemName = "";
        private String platform = "";
        private String version = "";

        Reader(ByteView message, Context context, Output out) {
            this.message = message;
            this.context = context;
            this.out = out;
        }

        void read() {
            fields.add(Element.number("version", CdpTlv.version(message)));
            fields.add(Element.number("time_to_live", CdpTlv.timeToLive(message)));
            int at = CdpTlv.HEADER;
            int broken = -1;
            while (message.has(at, CdpTlv.SIZE)) {
                int length = CdpTlv.length(message, at);
                if (length < CdpTlv.SIZE || !message.has(at, length)) {
                    broken = at;
                    break;
                }
                tlv(CdpTlv.type(message, at), message.slice(at + CdpTlv.SIZE, length - CdpTlv.SIZE), at);
                at += length;
            }
            out.message(new CdpEvent.Message("advertisement", fields));
            if (broken >= 0) {
                out.malformed(CdpAnomaly.TLV_LENGTH, broken);
            }
            tell();
        }

        private void tlv(int type, ByteView value, int at) {
            int needed = switch (type) {
                case CdpTlv.CAPABILITIES, CdpTlv.ADDRESSES, CdpTlv.MANAGEMENT_ADDRESSES -> 4;
                case CdpTlv.NATIVE_VLAN -> 2;
                case CdpTlv.LOCATION -> 1;
                default -> 0;
            };
            if (value.length() < needed) {
                out.malformed(CdpAnomaly.TLV_CONTENT, at);
                return;
            }
            switch (type) {
                case CdpTlv.DEVICE_ID -> deviceId = text("device_id", value);
                case CdpTlv.PORT_ID -> text("port_id", value);
                case CdpTlv.VERSION -> version = text("software_version", value);
                case CdpTlv.PLATFORM -> platform = text("platform", value);
                case CdpTlv.SYSTEM_NAME -> systemName = text("system_name", value);
                case CdpTlv.CAPABILITIES -> capabilities(value.u32(0));
                case CdpTlv.ADDRESSES -> addresses("addresses", value);
                case CdpTlv.MANAGEMENT_ADDRESSES -> addresses("management_addresses", value);
                case CdpTlv.NATIVE_VLAN -> fields.add(Element.number("native_vlan", value.u16(0)));
                case CdpTlv.SYSTEM_OBJECT_ID -> {
                    // An OBJECT IDENTIFIER as BER has it: 06, length, contents.
                    String id = value.has(0, 2) && value.u8(0) == 6 && value.has(2, value.u8(1))
                            ? BerValue.objectIdentifier(value.slice(2, value.u8(1)))
                            : "";
                    fields.add(Element.text("system_object_id", id));
                    claim(Attribute.VENDOR, Enterprises.makerOf(id));
                }
                case CdpTlv.LOCATION -> claim(Attribute.LOCATION, text("location", value.from(1)));
                default -> {
                    // Many more are in use; none says who the device is.
                }
            }
        }

        private String text(String field, ByteView value) {
            String text = value.text(0, value.length(), StandardCharsets.UTF_8);
            fields.add(Element.text(field, text));
            return text;
        }

        private void capabilities(long bits) {
            List<String> names = new ArrayList<>();
            for (int bit = 0; bit < CAPABILITIES.length; bit++) {
                if ((bits & 1L << bit) != 0) {
                    names.add(CAPABILITIES[bit]);
                }
            }
            fields.add(new Element.Values("capabilities", ValueList.texts(names)));
            for (String name : names) {
                claim(Attribute.CAPABILITY, name);
            }
        }

        /** Count u32; each: protocol type u8, its length u8, protocol, address length u16, address. */
        private void addresses(String field, ByteView value) {
            List<String> texts = new ArrayList<>();
            int at = 4;
            for (long i = 0; i < Math.min(value.u32(0), MAX_ADDRESSES) && value.has(at, 2); i++) {
                int lengthAt = at + 2 + value.u8(at + 1);
                if (!value.has(lengthAt, 2) || !value.has(lengthAt + 2, value.u16(lengthAt))) {
                    break;
                }
                int length = value.u16(lengthAt);
                if (length == 4) {
                    texts.add(IpAddress.readV4(value, lengthAt + 2).toString());
                } else if (length == 16) {
                    texts.add(IpAddress.readV6(value, lengthAt + 2).toString());
                }
                at = lengthAt + 2 + length;
            }
            fields.add(new Element.Values(field, ValueList.texts(texts)));
            for (String text : texts) {
                if (IpAddress.parse(text).isUnicast()) {
                    claim(Attribute.IP, text);
                }
            }
        }

        private void tell() {
            claim(Attribute.NAME, systemName.isEmpty() ? deviceId : systemName);
            claim(Attribute.DESCRIPTION, version);
            if (platform.toLowerCase(Locale.ROOT).startsWith("cisco ")) {
                claim(Attribute.VENDOR, "Cisco");
                claim(Attribute.MODEL, platform.substring("cisco ".length()));
            } else {
                claim(Attribute.MODEL, platform);
            }
        }

        private void claim(Attribute attribute, String value) {
            out.claim(context.source(), "", attribute, value, SOURCE, Trust.MANAGEMENT);
        }
    }
}
