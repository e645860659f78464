package io.otus.core.event;

/**
 * Kinds of places that a client may look for at a device, each with addresses of its own: stations behind the device,
 * parts of it, or the master that it obeys.
 */
public enum StationKind {
    /** A device on the line behind the device. */
    STATION("station", false),

    /** The master that the device obeys; the client speaks in its name. */
    MASTER("master address", false),

    /** A place inside the device that connections may lead to, such as rack and slot of an S7. */
    TRANSPORT_SELECTOR("transport selector", true),

    /** A module behind the ports of a router in the device. */
    SLOT("slot", true);

    private final String label;
    private final boolean isInside;

    StationKind(String label, boolean isInside) {
        this.label = label;
        this.isInside = isInside;
    }

    /** The name of this kind for people. */
    public String label() {
        return label;
    }

    /** Whether the place is inside the device, and not on a line behind it. */
    public boolean isInside() {
        return isInside;
    }
}
