package io.otus.inventory.graph;

import io.otus.core.net.MacAddress;

/**
 * MAC addresses that belong to a role and not to a device: VRRP (RFC 9568 §7.3) and HSRP (RFC 2281 §5, and its version
 * 2).
 */
public final class VirtualMac {
    private VirtualMac() {}

    /** Whether it is one. */
    public static boolean is(MacAddress mac) {
        long bits = mac.bits();
        return bits >>> 8 == 0x00005E0001L
                || bits >>> 8 == 0x00005E0002L
                || bits >>> 8 == 0x00000C07ACL
                || bits >>> 12 == 0x00000C9FFL;
    }
}
