package io.otus.simulator.protocol;

import io.otus.simulator.wire.ByteWriter;
import io.otus.simulator.wire.Ip4;
import io.otus.simulator.wire.Mac;

/** DHCP messages, RFC 2131 §2 with the options of RFC 2132; what a UDP datagram carries. */
public final class Dhcp {
    /** UDP port of a server. */
    public static final int SERVER_PORT = 67;

    /** UDP port of a client. */
    public static final int CLIENT_PORT = 68;

    private static final int DISCOVER = 1;
    private static final int OFFER = 2;
    private static final int REQUEST = 3;
    private static final int ACK = 5;
    private static final int MINIMUM_LENGTH = 300;

    /**
     * What a client says of itself.
     *
     * @param mac hardware address
     * @param hostName option 12
     * @param vendorClass option 60, such as {@code MSFT 5.0}
     * @param parameters option 55 as hexadecimal digits: the options it asks for, in its own order
     */
    public record Client(Mac mac, String hostName, String vendorClass, String parameters) {}

    private Dhcp() {}

    /** DHCPDISCOVER. */
    public static byte[] discover(int transaction, Client client) {
        ByteWriter out = head(1, transaction, client.mac(), Ip4.UNSPECIFIED, Ip4.UNSPECIFIED);
        type(out, DISCOVER);
        return end(about(out, client));
    }

    /** DHCPREQUEST for the address that {@code server} offered, after a discover. */
    public static byte[] request(int transaction, Client client, Ip4 requested, Ip4 server) {
        ByteWriter out = head(1, transaction, client.mac(), Ip4.UNSPECIFIED, Ip4.UNSPECIFIED);
        type(out, REQUEST);
        address(out, 50, requested);
        address(out, 54, server);
        return end(about(out, client));
    }

    /** DHCPREQUEST that renews the lease of {@code own}, sent to the server alone, RFC 2131 §4.3.2. */
    public static byte[] renew(int transaction, Client client, Ip4 own) {
        ByteWriter out = head(1, transaction, client.mac(), own, Ip4.UNSPECIFIED);
        type(out, REQUEST);
        return end(about(out, client));
    }

    /** DHCPOFFER of {@code offered} for {@code seconds}, in a network of 24 bits whose router is the server. */
    public static byte[] offer(int transaction, Mac client, Ip4 offered, Ip4 server, long seconds) {
        return answer(OFFER, transaction, client, offered, server, seconds);
    }

    /** DHCPACK, else as {@link #offer}. */
    public static byte[] ack(int transaction, Mac client, Ip4 offered, Ip4 server, long seconds) {
        return answer(ACK, transaction, client, offered, server, seconds);
    }

    private static byte[] answer(int type, int transaction, Mac client, Ip4 offered, Ip4 server, long seconds) {
        ByteWriter out = head(2, transaction, client, Ip4.UNSPECIFIED, offered);
        type(out, type);
        address(out, 54, server);
        out.u8(51).u8(4).u32(seconds);
        address(out, 1, Ip4.of("255.255.255.0"));
        address(out, 3, server);
        address(out, 6, server);
        return end(out);
    }

    private static ByteWriter head(int operation, int transaction, Mac client, Ip4 own, Ip4 offered) {
        return new ByteWriter()
                .u8(operation)
                .u8(1) // Ethernet
                .u8(6)
                .u8(0) // hops
                .u32(transaction)
                .u16(0) // seconds
                .u16(0) // flags
                .u32(own.value())
                .u32(offered.value())
                .u32(0) // next server
                .u32(0) // relay agent
                .u48(client.value())
                .fill(10 + 64 + 128, 0) // rest of chaddr, sname, file
                .u32(0x6382_5363); // magic cookie, RFC 2132 §2
    }

    private static ByteWriter about(ByteWriter out, Client client) {
        out.u8(61).u8(7).u8(1).u48(client.mac().value());
        out.u8(12).u8(client.hostName().length()).text(client.hostName());
        out.u8(60).u8(client.vendorClass().length()).text(client.vendorClass());
        return out.u8(55).u8(client.parameters().length() / 2).hex(client.parameters());
    }

    private static void type(ByteWriter out, int type) {
        out.u8(53).u8(1).u8(type);
    }

    private static void address(ByteWriter out, int option, Ip4 address) {
        out.u8(option).u8(4).u32(address.value());
    }

    private static byte[] end(ByteWriter out) {
        out.u8(255);
        return out.fill(Math.max(0, MINIMUM_LENGTH - out.length()), 0).toByteArray();
    }
}
