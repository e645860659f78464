package io.otus.dissect.s7comm;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.FieldWriter;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;

/**
 * An Ethernet interface of a module, list 0x37 of the SSL.
 *
 * <pre>
 *  0     2     6      10       14    20   21  22      30         46   48
 *  +-----+-----+------+--------+-----+----+---+-------+----------+----+
 *  | log | IP  | mask | router | MAC | by | - | since | 16 ports | -  |
 *  +-----+-----+------+--------+-----+----+---+-------+----------+----+
 * </pre>
 */
final class SzlInterface {
    static final int LIST = 0x37;
    static final int SIZE = 48;

    private static final int BY = 20;
    private static final int BY_DCP = 2;
    private static final int SINCE = 22;
    private static final int PORTS = 30;
    private static final int PORT_COUNT = 16;

    private static final int FULL_DUPLEX = 0x01;
    private static final int HUNDRED_MEGABITS = 0x02;
    private static final int LINK = 0x04;
    private static final int NEGOTIATES = 0x08;
    private static final int VALID = 0x80;

    private SzlInterface() {}

    /** Its IPv4 address, which it has only where something set it. */
    static IpAddress ip(ByteView r) {
        return IpAddress.readV4(r, 2);
    }

    /** Whether its IP address was set. */
    static boolean isAddressed(ByteView r) {
        return r.u8(BY) != 0;
    }

    static MacAddress mac(ByteView r) {
        return new MacAddress(r.u48(14));
    }

    static void fields(ByteView r, FieldWriter out) {
        out.number("logical_address", r.u16(0));
        out.text("ip_address", ip(r).toString());
        out.text("subnet_mask", IpAddress.readV4(r, 6).toString());
        out.text("default_router", IpAddress.readV4(r, 10).toString());
        out.text("mac_address", mac(r).toString());
        out.number("ip_set_by", r.u8(BY));
        String by = setBy(r.u8(BY));
        if (!by.isEmpty()) {
            out.text("ip_set_by_name", by);
        }
        if (r.u8(BY) == BY_DCP) {
            out.text("ip_set_time", S7Time.dateAndTime(r, SINCE));
        }
        out.beginArray("ports");
        for (int port = 0; port < PORT_COUNT; port++) {
            int state = r.u8(PORTS + port);
            if ((state & VALID) != 0) {
                out.beginElement();
                out.number("port", port + 1);
                out.flag("link", (state & LINK) != 0);
                out.flag("full_duplex", (state & FULL_DUPLEX) != 0);
                out.number("megabits_per_second", (state & HUNDRED_MEGABITS) != 0 ? 100 : 10);
                out.flag("negotiates", (state & NEGOTIATES) != 0);
                out.end();
            }
        }
        out.end();
    }

    private static String setBy(int by) {
        return switch (by) {
            case 0 -> "not_set";
            case 1 -> "configuration";
            case BY_DCP -> "dcp";
            case 3 -> "dhcp";
            default -> "";
        };
    }
}
