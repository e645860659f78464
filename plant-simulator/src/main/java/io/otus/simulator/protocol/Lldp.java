package io.otus.simulator.protocol;

import io.otus.simulator.wire.ByteWriter;
import io.otus.simulator.wire.Ethernet;
import io.otus.simulator.wire.Ip4;
import io.otus.simulator.wire.Mac;

/** LLDP advertisements, IEEE 802.1AB-2016 clause 8, as whole frames. */
public final class Lldp {
    /** Capability: bridge. */
    public static final int BRIDGE = 0x0004;

    /** Capability: router. */
    public static final int ROUTER = 0x0010;

    /** Capability: station only. */
    public static final int STATION = 0x0080;

    private static final Mac NEAREST_BRIDGE = Mac.of("01:80:c2:00:00:0e");
    private static final int CHASSIS_MAC = 4;
    private static final int PORT_INTERFACE_NAME = 5;
    private static final int ADDRESS_IPV4 = 1;
    private static final int NUMBERING_IF_INDEX = 2;

    /**
     * What a station tells its neighbour.
     *
     * @param chassis chassis identifier (subtype MAC address), also the sender
     * @param port port identifier (subtype interface name)
     * @param portDescription port description
     * @param systemName system name
     * @param systemDescription system description: model, hardware and software
     * @param capabilities a sum of the constants of {@link Lldp}, supported and enabled alike
     * @param management management address
     */
    public record Advertisement(
            Mac chassis,
            String port,
            String portDescription,
            String systemName,
            String systemDescription,
            int capabilities,
            Ip4 management) {}

    private Lldp() {}

    /**
     * One advertisement.
     *
     * @param seconds time to live, 0 to 65535; 0 takes everything back
     */
    public static byte[] frame(Advertisement from, int seconds) {
        ByteWriter out = new ByteWriter();
        tlv(out, 1, new ByteWriter().u8(CHASSIS_MAC).u48(from.chassis().value()));
        tlv(out, 2, new ByteWriter().u8(PORT_INTERFACE_NAME).text(from.port()));
        tlv(out, 3, new ByteWriter().u16(seconds));
        tlv(out, 4, new ByteWriter().text(from.portDescription()));
        tlv(out, 5, new ByteWriter().text(from.systemName()));
        tlv(out, 6, new ByteWriter().text(from.systemDescription()));
        tlv(out, 7, new ByteWriter().u16(from.capabilities()).u16(from.capabilities()));
        tlv(
                out,
                8,
                new ByteWriter()
                        .u8(5) // length of address with its type
                        .u8(ADDRESS_IPV4)
                        .u32(from.management().value())
                        .u8(NUMBERING_IF_INDEX)
                        .u32(1)
                        .u8(0)); // no object identifier
        tlv(out, 0, new ByteWriter());
        return Ethernet.frame(NEAREST_BRIDGE, from.chassis(), Ethernet.LLDP, out.toByteArray());
    }

    private static void tlv(ByteWriter out, int type, ByteWriter value) {
        out.u16((type << 9) | value.length()).bytes(value.toByteArray());
    }
}
