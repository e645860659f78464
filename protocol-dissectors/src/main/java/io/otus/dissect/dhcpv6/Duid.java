package io.otus.dissect.dhcpv6;

import io.otus.core.bytes.ByteView;
import io.otus.layer.identity.Enterprises;

/**
 * DHCP unique identifiers, RFC 8415 §11: type u16; 1 link-layer address and time, 2 enterprise number u32, 3 link-layer
 * address, 4 UUID.
 */
final class Duid {
    private static final int ENTERPRISE = 2;

    private Duid() {}

    /** The maker in an identifier that the maker assigned; empty in others. */
    static String maker(ByteView duid) {
        return duid.length() >= 6 && duid.u16(0) == ENTERPRISE ? Enterprises.maker(duid.u32(2)) : "";
    }
}
