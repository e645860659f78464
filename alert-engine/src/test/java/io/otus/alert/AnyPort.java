package io.otus.alert;

import io.otus.alert.detect.PortUse;
import io.otus.core.net.Transport;

/** Nothing is known of ports; what is known of carriers is for each test to say. */
public abstract class AnyPort implements PortUse {
    @Override
    public boolean isUsual(String protocol, Transport transport, int port) {
        return NONE.isUsual(protocol, transport, port);
    }

    @Override
    public boolean isReserved(Transport transport, int port) {
        return NONE.isReserved(transport, port);
    }
}
