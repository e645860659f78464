package io.otus.core.event;

import java.util.Locale;

/** The properties of an asset that a claim can be about. */
public enum Attribute {
    /** Maker. */
    VENDOR,
    /** Product name. */
    MODEL,
    /** Order or catalogue number. */
    ORDER_NUMBER,
    /** Firmware or software version of the device. */
    FIRMWARE,
    /** Hardware revision. */
    HARDWARE,
    /** Serial number. */
    SERIAL,
    /** What the device calls itself. */
    NAME,
    /** Operating system. */
    OS,
    /** Where it is, as it says itself. */
    LOCATION,
    /** Free text it gives of itself. */
    DESCRIPTION,
    /** What it is, such as {@code plc}; from the device's own words. */
    TYPE,
    /** A capability it states, such as {@code bridge} or {@code router}. */
    CAPABILITY,
    /** A service it offers or an application on it. */
    SERVICE,
    /** A MAC address it says is its own. */
    MAC,
    /** An IP address it says is its own. */
    IP,
    /** Its number in the protocol, such as a BACnet device instance. */
    INSTANCE,
    /** Whom to ask about it, as it says itself. */
    CONTACT,
    /** Whether it runs, such as {@code run} or {@code stop}, in the terms of its protocol. */
    RUN_STATE,
    /** Where its key or mode switch stands. */
    KEY_POSITION,
    /** A VLAN on which it was heard after the first one, by its number. */
    VLAN,
    /** What is connected to a port of it, as it says itself: the other device's id or name, and which port. */
    NEIGHBOUR,
    /** The MAC address that stands for it as a whole, as it says itself at each of its addresses. */
    BASE_MAC,
    /**
     * A fingerprint of its software, by the way in which it speaks. One address has as many as it runs programs that
     * speak so.
     */
    FINGERPRINT,
    /**
     * Where it is connected, as the relay agent between it and a DHCP server says: the relay and its port, in the
     * relay's own terms.
     */
    ATTACHED;

    private final String key = name().toLowerCase(Locale.ROOT);

    /** The name in files. */
    public String key() {
        return key;
    }
}
