package io.otus.simulator.wire;

/**
 * One network interface that sends: its addresses and the habits of its IP stack. Confined to one thread.
 *
 * <p>The counters are part of the simulation's state: two runs that send the same in the same order give the same
 * bytes.
 */
public final class Host {
    private static final int FIRST_EPHEMERAL_PORT = 49152;
    private static final int EPHEMERAL_PORTS = 16384;

    private final Mac mac;
    private final Ip4 ip;
    private final int ttl;
    private int identification;
    private int ports;

    /**
     * A host that uses {@code ttl} in its packets.
     *
     * @param ttl time to live, 1 to 255: 64 for most devices and Linux, 128 for Windows, 255 for some controllers
     */
    public Host(Mac mac, Ip4 ip, int ttl) {
        this.mac = mac;
        this.ip = ip;
        this.ttl = ttl;
        this.identification = (int) mac.value() & 0x7FFF;
        this.ports = (int) mac.value() % 4096;
    }

    /** Hardware address. */
    public Mac mac() {
        return mac;
    }

    /** Protocol address. */
    public Ip4 ip() {
        return ip;
    }

    /** Time to live of the packets it sends. */
    public int ttl() {
        return ttl;
    }

    /** The same interface with another address: after a DHCP lease or a change by hand. */
    public Host withIp(Ip4 other) {
        return new Host(mac, other, ttl);
    }

    /** The same interface with another time to live: 255 for messages that must not leave the link. */
    public Host withTtl(int other) {
        return new Host(mac, ip, other);
    }

    /** The next ephemeral port, 49152 to 65535, RFC 6335 §6. */
    public int nextPort() {
        return FIRST_EPHEMERAL_PORT + Math.floorMod(ports++, EPHEMERAL_PORTS);
    }

    int nextIdentification() {
        return identification++ & 0xFFFF;
    }
}
