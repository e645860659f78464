package io.otus.dissect.bacnet;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers BACnet. */
public final class BacnetProvider implements DissectorProvider {
    private static final ProtocolInfo INFO = ProtocolInfo.industrial(
            "bacnet",
            "BACnet",
            "ANSI/ASHRAE 135-2020",
            new Hint.UdpPort(47_808),
            new Hint.LlcSap(0x82),
            new Hint.Parent("websocket"));

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new BacnetDissector();
    }
}
