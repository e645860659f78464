package io.otus.alert.detect;

import io.otus.core.net.Transport;

/** The ports that protocols use, and the protocols that carry others. */
public interface PortUse {
    /** No ports are known: each port is usual, and none is reserved. */
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
     * Returns whether a protocol may be expected on a port: the protocol is known by that port, or has no port of its
     * own.
     */
    boolean isUsual(String protocol, Transport transport, int port);

    /** Returns whether an industrial protocol, and no other, is known by a port. */
    boolean isReserved(Transport transport, int port);

    /** Returns whether messages of a carrier contain a protocol that has no port or number of its own. */
    default boolean isCarriedIn(String protocol, String carrier) {
        return false;
    }

    /**
     * Returns whether messages of a host protocol may contain another one, whatever ports that has, as TLS lies in RDP.
     */
    default boolean isGuestOf(String protocol, String host) {
        return false;
    }
}
