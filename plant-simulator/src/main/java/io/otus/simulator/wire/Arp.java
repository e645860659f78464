package io.otus.simulator.wire;

/** ARP for IPv4 over Ethernet, RFC 826; announcements and probes as in RFC 5227. Each method gives a whole frame. */
public final class Arp {
    private static final int REQUEST = 1;
    private static final int REPLY = 2;

    private Arp() {}

    /** Who has {@code target}? Broadcast. */
    public static byte[] request(Mac sender, Ip4 senderIp, Ip4 target) {
        return frame(Mac.BROADCAST, REQUEST, sender, senderIp, Mac.ZERO, target);
    }

    /** {@code senderIp} is at {@code sender}: the answer, to the one who asked. */
    public static byte[] reply(Mac sender, Ip4 senderIp, Mac target, Ip4 targetIp) {
        return frame(target, REPLY, sender, senderIp, target, targetIp);
    }

    /** Announcement of an own address (gratuitous ARP), RFC 5227 §2.3. */
    public static byte[] announcement(Mac sender, Ip4 ip) {
        return request(sender, ip, ip);
    }

    /** Is {@code ip} free? Sent before it is used, with no sender address, RFC 5227 §2.1.1. */
    public static byte[] probe(Mac sender, Ip4 ip) {
        return request(sender, Ip4.UNSPECIFIED, ip);
    }

    private static byte[] frame(Mac destination, int operation, Mac sender, Ip4 senderIp, Mac target, Ip4 targetIp) {
        byte[] packet = new ByteWriter()
                .u16(1) // hardware: Ethernet
                .u16(Ethernet.IPV4)
                .u8(6)
                .u8(4)
                .u16(operation)
                .u48(sender.value())
                .u32(senderIp.value())
                .u48(target.value())
                .u32(targetIp.value())
                .toByteArray();
        return Ethernet.frame(destination, sender, Ethernet.ARP, packet);
    }
}
