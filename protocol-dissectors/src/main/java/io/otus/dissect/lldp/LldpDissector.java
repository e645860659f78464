package io.otus.dissect.lldp;

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
import org.jspecify.annotations.Nullable;

/** Reads one LLDPDU: TLVs until End Of LLDPDU; what follows is padding. */
final class LldpDissector implements Dissector {
    /** Subtypes whose id is a MAC address, §8.5.2.2 and §8.5.3.2. */
    private static final int CHASSIS_MAC = 4;

    private static final int PORT_MAC = 3;
    private static final int MAC_LENGTH = 6;
    private static final String SOURCE = "lldp advertisement";
    private static final int TIA = 0x0012BB;
    private static final String[] CAPABILITIES = {
        "other", "repeater", "bridge", "wlan_access_point", "router", "telephone", "docsis_cable_device", "station_only"
    };

    @Override
    public int frameLength(ByteView bytes, Context context) {
        return bytes.length();
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        Reader reader = new Reader(message, context, out);
        reader.read();
    }

    /** The walk over one LLDPDU. */
    private static final class Reader {
        private final ByteView pdu;
        private final Context context;
        private final Output out;
        private int chassisIdSubtype;
        private String chassisId = "";
        private boolean hasChassisMac;
        private int portIdSubtype;
        private String portId = "";
        private int timeToLive;
        private String portDescription = "";
        private String systemName = "";
        private String systemDescription = "";
        private final List<String> capabilities = new ArrayList<>();
        private final List<String> management = new ArrayList<>();
        /**
         * The management addresses that are this device's own IP addresses: one without an address states 0.0.0.0, or
         * that of its loopback interface.
         */
        private final List<String> own = new ArrayList<>();

        private final List<Element.Group> profinet = new ArrayList<>();
        private String chassisMac = "";

        Reader(ByteView pdu, Context context, Output out) {
            this.pdu = pdu;
            this.context = context;
            this.out = out;
        }

        void read() {
            int at = 0;
            int order = 0;
            while (pdu.has(at, LldpTlv.SIZE)) {
                int type = LldpTlv.type(pdu, at);
                int length = LldpTlv.length(pdu, at);
                if (type == LldpTlv.END) {
                    break;
                }
                if (!pdu.has(at + LldpTlv.SIZE, length)) {
                    out.malformed(LldpAnomaly.TLV_LENGTH, at);
                    break;
                }
                order++;
                if (order <= LldpTlv.TIME_TO_LIVE && type != order) {
                    out.malformed(LldpAnomaly.MANDATORY_TLV, at);
                }
                tlv(type, pdu.slice(at + LldpTlv.SIZE, length), at);
                at += LldpTlv.SIZE + length;
            }
            out.message(new LldpEvent.Lldpdu(
                    chassisIdSubtype,
                    chassisId,
                    portIdSubtype,
                    portId,
                    timeToLive,
                    portDescription,
                    systemName,
                    systemDescription,
                    capabilities,
                    management,
                    profinet));
            tell();
        }

        private void tlv(int type, ByteView value, int at) {
            int needed = switch (type) {
                case LldpTlv.CHASSIS_ID, LldpTlv.PORT_ID, LldpTlv.TIME_TO_LIVE -> 2;
                case LldpTlv.SYSTEM_CAPABILITIES, LldpTlv.ORGANISATION -> 4;
                case LldpTlv.MANAGEMENT_ADDRESS -> 9;
                default -> 0;
            };
            if (value.length() < needed) {
                out.malformed(LldpAnomaly.TLV_CONTENT, at);
                return;
            }
            switch (type) {
                case LldpTlv.CHASSIS_ID -> {
                    chassisIdSubtype = value.u8(0);
                    boolean mac = chassisIdSubtype == CHASSIS_MAC;
                    hasChassisMac = mac && value.length() == 1 + MAC_LENGTH;
                    if (mac && !hasChassisMac) {
                        out.malformed(LldpAnomaly.TLV_CONTENT, at);
                    }
                    chassisId = id(value.from(1), mac, chassisIdSubtype == 5);
                }
                case LldpTlv.PORT_ID -> {
                    portIdSubtype = value.u8(0);
                    boolean mac = portIdSubtype == PORT_MAC;
                    if (mac && value.length() != 1 + MAC_LENGTH) {
                        out.malformed(LldpAnomaly.TLV_CONTENT, at);
                    }
                    portId = id(value.from(1), mac, portIdSubtype == 4);
                }
                case LldpTlv.TIME_TO_LIVE -> timeToLive = value.u16(0);
                case LldpTlv.PORT_DESCRIPTION -> portDescription = text(value);
                case LldpTlv.SYSTEM_NAME -> systemName = text(value);
                case LldpTlv.SYSTEM_DESCRIPTION -> systemDescription = text(value);
                case LldpTlv.SYSTEM_CAPABILITIES -> capabilities(value.u16(2));
                case LldpTlv.MANAGEMENT_ADDRESS -> managementAddress(value, at);
                case LldpTlv.ORGANISATION -> organisation(value, at);
                default -> out.unknown("tlv_type", type);
            }
        }

        /** §8.5.2.3, §8.5.3.3: MAC address, network address (family u8, IANA: 1 IPv4, 2 IPv6) or text. */
        private static String id(ByteView id, boolean mac, boolean network) {
            if (mac) {
                return id.length() == MAC_LENGTH
                        ? new MacAddress(id.u48(0)).toString()
                        : id.octets().toString();
            }
            return network ? network(id) : text(id);
        }

        private static String network(ByteView address) {
            IpAddress ip = ip(address);
            return ip == null ? address.octets().toString() : ip.toString();
        }

        /** The address that follows its family; null where that is of another family, such as 6, all 802 media. */
        private static @Nullable IpAddress ip(ByteView address) {
            int family = address.length() == 0 ? 0 : address.u8(0);
            if (family == 1 && address.length() == 5) {
                return IpAddress.readV4(address, 1);
            }
            return family == 2 && address.length() == 17 ? IpAddress.readV6(address, 1) : null;
        }

        private static String text(ByteView value) {
            return value.text(0, value.length(), StandardCharsets.UTF_8);
        }

        private void capabilities(int enabled) {
            for (int bit = 0; bit < CAPABILITIES.length; bit++) {
                if ((enabled & 1 << bit) != 0) {
                    capabilities.add(CAPABILITIES[bit]);
                }
            }
        }

        /** §8.5.9: address string length u8 (with the family), family u8, address, interface, OID. */
        private void managementAddress(ByteView value, int at) {
            int length = value.u8(0);
            if (length < 2 || !value.has(1, length)) {
                out.malformed(LldpAnomaly.TLV_CONTENT, at);
                return;
            }
            ByteView address = value.slice(1, length);
            management.add(network(address));
            IpAddress ip = ip(address);
            if (ip != null && ip.isOfOneDevice()) {
                own.add(ip.toString());
            }
        }

        /** ANSI/TIA-1057 §10.2.6: inventory of LLDP-MED. */
        private void organisation(ByteView value, int at) {
            if (value.u24(0) == ProfinetTlv.OUI) {
                profinet(value, at);
                return;
            }
            if (value.u24(0) != TIA) {
                return;
            }
            Attribute attribute = switch (value.u8(3)) {
                case 5 -> Attribute.HARDWARE;
                case 6, 7 -> Attribute.FIRMWARE;
                case 8 -> Attribute.SERIAL;
                case 9 -> Attribute.VENDOR;
                case 10 -> Attribute.MODEL;
                default -> null;
            };
            if (attribute != null) {
                claim(attribute, text(value.from(4)));
            }
        }

        private void profinet(ByteView value, int at) {
            Element.Group read = ProfinetTlv.read(value.u8(3), value.from(4));
            if (read == null) {
                out.malformed(LldpAnomaly.TLV_CONTENT, at);
                return;
            }
            profinet.add(read);
            String mac = Elements.text(read.elements(), "chassis_mac_address");
            chassisMac = mac.isEmpty() ? chassisMac : mac;
        }

        private void claim(Attribute attribute, String value) {
            out.claim(context.source(), "", attribute, value, SOURCE, Trust.MANAGEMENT);
        }

        private void tell() {
            claim(Attribute.NAME, systemName);
            claim(Attribute.DESCRIPTION, systemDescription);
            for (String capability : capabilities) {
                claim(Attribute.CAPABILITY, capability);
            }
            for (String address : own) {
                claim(Attribute.IP, address);
            }
            if (hasChassisMac) {
                claim(Attribute.MAC, chassisId);
            }
            if (!chassisMac.isEmpty()) {
                claim(Attribute.MAC, chassisMac);
            }
        }
    }
}
