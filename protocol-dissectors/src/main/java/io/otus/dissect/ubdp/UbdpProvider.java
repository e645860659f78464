package io.otus.dissect.ubdp;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers the discovery of Ubiquiti. */
public final class UbdpProvider implements DissectorProvider {
    private static final ProtocolInfo INFO = ProtocolInfo.ordinary(
            "ubdp",
            "Ubiquiti discovery",
            "Ubiquiti discovery, versions 1 and 2, as descriptions of it have them",
            new Hint.UdpPort(10001));

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new UbdpDissector();
    }
}
