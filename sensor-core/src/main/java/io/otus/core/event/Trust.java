package io.otus.core.event;

import java.util.Locale;

/** How far a source of identity is trusted, most trusted first; the rank decides between claims that differ. */
public enum Trust {
    /** Stated by a person. */
    USER,
    /** The device's own structured identity: device identification, SZL, Device object. */
    DEVICE,
    /** Management protocols: LLDP, CDP, SNMP. */
    MANAGEMENT,
    /** What a session shows in passing: banners, TSAPs. */
    SESSION,
    /** Name services: DHCP, DNS, mDNS, NetBIOS. */
    NAME_SERVICE,
    /** The vendor prefix of a MAC address. */
    VENDOR_PREFIX;

    private final String key = name().toLowerCase(Locale.ROOT);

    /** The name in files. */
    public String key() {
        return key;
    }
}
