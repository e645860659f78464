package io.otus.core.event;

import java.util.Locale;

/** The steps of the lease of an address. */
public enum LeaseStep {
    /** A client asks in its network for one, and no relay passes that on. */
    REQUEST,
    /** A server refuses a client the address that it asked for. */
    REFUSED,
    /** A client gives back the address that it was just lent, since another device has it. */
    DECLINED;

    private final String kind = "lease_" + name().toLowerCase(Locale.ROOT);

    /** As the log has it. */
    String kind() {
        return kind;
    }
}
