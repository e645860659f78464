package io.otus.inventory.graph;

import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;

/**
 * Whether a frame shows that its sender is on the link, so that the frame's MAC address is the sender's own and not
 * that of a router. Each router lowers the time to live by one (RFC 1812 §5.3.1, RFC 8200 §3); systems begin with 32,
 * 64, 128 or 255, many controllers with 30, and all with a few for groups that are to stay near. What is sent to all on
 * the link is passed on by no router (RFC 1812 §5.3.5, RFC 5771 §4).
 */
public final class Neighbour {
    /**
     * Highest time to live that senders give to frames for a group so that they do not go far: SSDP has 2, once 4, most
     * others 1.
     */
    private static final int GROUP_LIMIT = 4;

    /** 224.0.0.0/24, the local network control block. */
    private static final long LOCAL_BLOCK = 0xE00000;

    /** Routers in a plant, one behind the other. */
    private static final int FEW_ROUTERS = 3;

    private Neighbour() {}

    /**
     * Whether the frame shows it.
     *
     * @param timeToLive as received, 0 to 255; 0 where it is not known
     * @param destination whom the frame is for
     */
    public static boolean shows(int timeToLive, Endpoint destination) {
        if (isFirst(timeToLive)) {
            return true;
        }
        MacAddress mac = destination.mac();
        IpAddress ip = destination.ip();
        if (ip == null) {
            return false;
        }
        return ip.isMulticast()
                ? (timeToLive >= 1 && timeToLive <= GROUP_LIMIT) || isLocalGroup(ip)
                : ip.isBroadcast() || MacAddress.BROADCAST.equals(mac);
    }

    /**
     * Whether a time to live was lowered by one to three routers, so far as a frame shows it: it is that much less than
     * one that systems begin with, and none itself.
     */
    public static boolean isLowered(int timeToLive) {
        if (isFirst(timeToLive)) {
            return false;
        }
        for (int routers = 1; routers <= FEW_ROUTERS; routers++) {
            if (isFirst(timeToLive + routers)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether containers and virtual machines answer so through the computer that they run on: Linux begins with 64,
     * Windows with 128, and the computer is the one hop.
     */
    static boolean isAsOfContainer(int timeToLive) {
        return timeToLive == 63 || timeToLive == 127;
    }

    /** Whether a time to live is an initial value of operating systems, so that no router lowered it. */
    public static boolean isFirst(int timeToLive) {
        return switch (timeToLive) {
            case 30, 32, 64, 128, 255 -> true;
            default -> false;
        };
    }

    private static boolean isLocalGroup(IpAddress ip) {
        return ip.v6() ? (ip.high() >>> 48 & 0xF) <= 2 : ip.low() >>> 8 == LOCAL_BLOCK;
    }
}
