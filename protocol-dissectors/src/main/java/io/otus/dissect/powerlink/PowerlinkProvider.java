package io.otus.dissect.powerlink;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers Ethernet POWERLINK. Thread-safe. */
public final class PowerlinkProvider implements DissectorProvider {
    private static final int ETHER_TYPE = 0x88AB;
    private static final int PORT = 3_819;

    private static final ProtocolInfo INFO = ProtocolInfo.industrial(
            "powerlink",
            "Ethernet POWERLINK",
            "EPSG DS 301 V1.5.1",
            new Hint.EtherType(ETHER_TYPE),
            new Hint.UdpPort(PORT));

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new PowerlinkDissector();
    }
}
