package io.otus.dissect.wsd;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers WS-Discovery. */
public final class WsdProvider implements DissectorProvider {
    private static final ProtocolInfo INFO = ProtocolInfo.ordinary(
            "wsd", "WS-Discovery", "OASIS WS-Discovery 1.1, ONVIF Core Specification §7.3", new Hint.UdpPort(3702));

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new WsdDissector();
    }
}
