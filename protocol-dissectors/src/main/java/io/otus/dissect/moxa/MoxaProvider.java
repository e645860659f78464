package io.otus.dissect.moxa;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers the discovery of Moxa. */
public final class MoxaProvider implements DissectorProvider {
    private static final ProtocolInfo INFO = ProtocolInfo.ordinary(
            "moxa",
            "Moxa discovery",
            "Auto IP Report Protocol of NPort, and the discovery as published descriptions have it",
            new Hint.UdpPort(4800));

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new MoxaDissector();
    }
}
