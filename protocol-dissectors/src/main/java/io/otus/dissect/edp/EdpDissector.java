package io.otus.dissect.edp;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.Trust;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import io.otus.core.spi.Context;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads one message per frame. */
final class EdpDissector implements Dissector {
    private static final int INFO_SIZE = 16;
    private static final int VLAN_SIZE = 12;
    private static final int MAX_VLANS = 64;
    /** What servers say that speak EDP beside LLDP: the version of a switch that they are not. */
    private static final String VERSION_OF_NOBODY = "7.6.4.99";

    @Override
    public int frameLength(ByteView bytes, Context context) {
        return EdpFrame.length(bytes);
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
        private final List<Element.Group> vlans = new ArrayList<>();
        private String name = "";
        private String version = "";
        private int broken = -1;
        private int first = -1;

        Reader(ByteView message, Context context, Output out) {
            this.message = message;
            this.context = context;
            this.out = out;
        }

        void read() {
            MacAddress machine = new MacAddress(message.u48(10));
            fields.add(Element.number("sequence_number", message.u16(6)));
            fields.add(Element.text("machine_mac", machine.toString()));
            tlvs();
            if (!vlans.isEmpty()) {
                fields.add(new Element.Groups("vlans", vlans));
            }
            out.message(new EdpEvent.Message(EdpFrame.message(first), fields));
            boolean isWhole = message.length() == message.u16(2);
            if (broken >= 0 || !isWhole) {
                out.malformed(EdpAnomaly.TLV_LENGTH, broken >= 0 ? broken : 2);
            } else if (!EdpFrame.isChecksumRight(message)) {
                out.malformed(EdpAnomaly.CHECKSUM, 4);
            } else {
                tell(machine);
            }
        }

        private void tlvs() {
            int at = EdpFrame.SIZE;
            while (message.has(at, EdpFrame.TLV)) {
                int type = message.u8(at + 1);
                int length = message.u16(at + 2);
                if (message.u8(at) != EdpFrame.MARKER || length < EdpFrame.TLV || !message.has(at, length)) {
                    broken = at;
                    return;
                }
                if (type == EdpFrame.END) {
                    return;
                }
                first = first < 0 ? type : first;
                tlv(type, message.slice(at + EdpFrame.TLV, length - EdpFrame.TLV), at);
                at += length;
            }
        }

        private void tlv(int type, ByteView value, int at) {
            switch (type) {
                case EdpFrame.DISPLAY -> {
                    name = value.textToNul(0, value.length(), StandardCharsets.UTF_8);
                    fields.add(Element.text("name", name));
                }
                case EdpFrame.INFO -> {
                    if (value.length() < INFO_SIZE) {
                        broken = at;
                    } else {
                        info(value);
                    }
                }
                case EdpFrame.VLAN -> {
                    if (value.length() < VLAN_SIZE) {
                        broken = at;
                    } else if (vlans.size() < MAX_VLANS) {
                        vlan(value);
                    }
                }
                default -> {
                    // Rings, redundancy and links say nothing of who the device is.
                }
            }
        }

        /** Slot, port and virtual chassis, u16 each; six reserved octets; four of the version. */
        private void info(ByteView value) {
            // Both are counted from 0, and people from 1.
            int slot = value.u16(0) + 1;
            int port = value.u16(2) + 1;
            version = value.u8(12) + "." + value.u8(13) + '.' + value.u8(14) + '.' + value.u8(15);
            fields.add(Element.number("slot", slot));
            fields.add(Element.number("port", port));
            fields.add(Element.text("version", version));
        }

        /** Flags u8, reserved u8, VLAN u16, four reserved octets, address, name. */
        private void vlan(ByteView value) {
            IpAddress ip = IpAddress.readV4(value, 8);
            List<Element> vlan = new ArrayList<>();
            vlan.add(Element.number("vlan_id", value.u16(2)));
            if (ip.isUnicast()) {
                vlan.add(Element.text("ip_address", ip.toString()));
            }
            vlan.add(Element.text(
                    "vlan_name", value.textToNul(VLAN_SIZE, value.length() - VLAN_SIZE, StandardCharsets.UTF_8)));
            vlans.add(new Element.Group("vlan", vlan));
        }

        private void tell(MacAddress machine) {
            if (machine.isOfOneDevice()) {
                claim(Attribute.BASE_MAC, machine.toString());
            }
            claim(Attribute.NAME, name);
            if (!version.isEmpty() && !version.equals(VERSION_OF_NOBODY)) {
                claim(Attribute.FIRMWARE, version);
            }
            for (Element.Group vlan : vlans) {
                claim(Attribute.IP, Elements.text(vlan.elements(), "ip_address"));
            }
        }

        private void claim(Attribute attribute, String value) {
            if (!value.isEmpty()) {
                out.claim(context.source(), "", attribute, value, "edp advertisement", Trust.MANAGEMENT);
            }
        }
    }
}
