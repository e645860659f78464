package io.otus.alert.detect;

import io.otus.core.net.Transport;

/** Which ports protocols use, and which protocols carry them. */
public interface PortUse {
    /** Nothing is known of ports. */
    PortUse NONE = new PortUse() {
        @Override
        public boolean isUsual(String protocol, Transport transport, int port) {
            return true;
        }

        @Override
        public boolean isReserved(Transport transport, int port) {
            return false;
        }
    };

    /**
     * Whether a protocol may be expected on a port: it is one of those that it is known by, or the protocol has no port
     * of its own.
     */
    boolean isUsual(String protocol, Transport transport, int port);

    /** Whether a port is one that an industrial protocol is known by, and no other. */
    boolean isReserved(Transport transport, int port);

    /** Whether a protocol lies in messages of another one, and has no port or number of its own. */
    default boolean isCarriedIn(String protocol, String carrier) {
        return false;
    }

    /** Whether a protocol may lie in messages of another one, as TLS does in RDP, whatever ports it has. */
    default boolean isGuestOf(String protocol, String host) {
        return false;
    }
}
