package io.otus.core.event;

/**
 * What a client looks for at a device: behind it, in it, or of whom it takes orders; each has an address of its own.
 */
public enum StationKind {
    /** A device on the line behind. */
    STATION("station", false),

    /** Who the device obeys, as which the client speaks. */
    MASTER("master address", false),

    /** Where connections to the device may lead, such as rack and slot of an S7. */
    TRANSPORT_SELECTOR("transport selector", true),

    /** What is behind the ports of a router in the device. */
    SLOT("slot", true);

    private final String label;
    private final boolean isInside;

    StationKind(String label, boolean isInside) {
        this.label = label;
        this.isInside = isInside;
    }

    /** What it is called. */
    public String label() {
        return label;
    }

    /** Whether it is in the device, and not on a line behind it. */
    public boolean isInside() {
        return isInside;
    }
}
