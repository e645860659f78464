package io.otus.simulator.protocol;

import io.otus.simulator.wire.ByteWriter;
import io.otus.simulator.wire.Ip4;
import io.otus.simulator.wire.Mac;

/** DNS messages, RFC 1035 §4, and multicast DNS, RFC 6762; what a UDP datagram carries. Names are not compressed. */
public final class Dns {
    /** UDP port of a server. */
    public static final int PORT = 53;

    /** UDP port of multicast DNS. */
    public static final int MULTICAST_PORT = 5353;

    /** IPv4 group of multicast DNS. */
    public static final Ip4 MULTICAST_GROUP = Ip4.of("224.0.0.251");

    /** Ethernet address of the group. */
    public static final Mac MULTICAST_MAC = Mac.of("01:00:5e:00:00:fb");

    /** Record type: host address. */
    public static final int A = 1;

    /** Record type: pointer. */
    public static final int PTR = 12;

    private static final int TXT = 16;
    private static final int SRV = 33;
    private static final int INTERNET = 1;
    private static final int CACHE_FLUSH = 0x8000;
    private static final int RECURSION_DESIRED = 0x0100;
    private static final int RESPONSE = 0x8000;
    private static final int AUTHORITATIVE = 0x0400;
    private static final int RECURSION_AVAILABLE = 0x0080;
    private static final int NAME_ERROR = 3;

    private Dns() {}

    /** A question to a server. */
    public static byte[] query(int id, String name, int type) {
        return question(header(id, RECURSION_DESIRED, 1, 0), name, type).toByteArray();
    }

    /** The answer: {@code name} has this address. */
    public static byte[] answer(int id, String name, Ip4 address, long ttl) {
        ByteWriter out = header(id, RESPONSE | RECURSION_DESIRED | RECURSION_AVAILABLE, 1, 1);
        question(out, name, A);
        return record(out, name, A, INTERNET, ttl, new ByteWriter().u32(address.value()))
                .toByteArray();
    }

    /** The answer: there is no such name. */
    public static byte[] nameError(int id, String name, int type) {
        int flags = RESPONSE | RECURSION_DESIRED | RECURSION_AVAILABLE | NAME_ERROR;
        return question(header(id, flags, 1, 0), name, type).toByteArray();
    }

    /** A question to the link, RFC 6762 §5. */
    public static byte[] multicastQuery(String name, int type) {
        return question(header(0, 0, 1, 0), name, type).toByteArray();
    }

    /**
     * A host announces one service of its own with PTR, SRV, TXT and A records, RFC 6763.
     *
     * @param host name without domain, such as {@code laptop-7}
     * @param service such as {@code _workstation._tcp}
     * @param text one string of the TXT record
     */
    public static byte[] multicastAnnouncement(String host, String service, int port, String text, Ip4 address) {
        String type = service + ".local";
        String instance = host + "." + type;
        String target = host + ".local";
        ByteWriter out = header(0, RESPONSE | AUTHORITATIVE, 0, 4);
        record(out, type, PTR, INTERNET, 4500, name(new ByteWriter(), instance));
        ByteWriter location = new ByteWriter().u16(0).u16(0).u16(port);
        record(out, instance, SRV, INTERNET | CACHE_FLUSH, 120, name(location, target));
        ByteWriter strings = new ByteWriter().u8(text.length()).text(text);
        record(out, instance, TXT, INTERNET | CACHE_FLUSH, 4500, strings);
        record(out, target, A, INTERNET | CACHE_FLUSH, 120, new ByteWriter().u32(address.value()));
        return out.toByteArray();
    }

    private static ByteWriter header(int id, int flags, int questions, int answers) {
        return new ByteWriter()
                .u16(id)
                .u16(flags)
                .u16(questions)
                .u16(answers)
                .u16(0)
                .u16(0);
    }

    private static ByteWriter question(ByteWriter out, String name, int type) {
        return name(out, name).u16(type).u16(INTERNET);
    }

    private static ByteWriter record(ByteWriter out, String name, int type, int dnsClass, long ttl, ByteWriter data) {
        return name(out, name)
                .u16(type)
                .u16(dnsClass)
                .u32(ttl)
                .u16(data.length())
                .bytes(data.toByteArray());
    }

    private static ByteWriter name(ByteWriter out, String name) {
        int start = 0;
        while (start < name.length()) {
            int dot = name.indexOf('.', start);
            int end = dot < 0 ? name.length() : dot;
            out.u8(end - start).text(name.substring(start, end));
            start = end + 1;
        }
        return out.u8(0);
    }
}
