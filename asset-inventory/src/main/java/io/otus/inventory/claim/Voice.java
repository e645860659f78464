package io.otus.inventory.claim;

/** Who made a statement, and of whom. */
public enum Voice {
    /**
     * The device, of itself, over IP: it is about the host at that IP address, even if its frames come from a router's
     * MAC.
     */
    OWN,
    /**
     * The device, of itself, below IP: it is about the owner of the MAC address, whatever IP addresses lie behind that.
     */
    OWN_LINK,
    /** Somebody else, such as a DNS server: kept as a claim, but not what the device calls itself. */
    OTHERS
}
