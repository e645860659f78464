package io.otus.dissect.mewtocol;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers MEWTOCOL-COM. Thread-safe. */
public final class MewtocolProvider implements DissectorProvider {
    private static final ProtocolInfo INFO = ProtocolInfo.industrial(
            "mewtocol",
            "MEWTOCOL-COM",
            "Panasonic WUME-FP7COM, WUME-FP0HCPU; ACGM0125",
            new Hint.TcpPort(9094),
            new Hint.UdpPort(9094));

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new MewtocolDissector();
    }
}
