package io.otus.dissect.pcworx;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers Phoenix Contact PC Worx. */
public final class PcworxProvider implements DissectorProvider {
    private static final ProtocolInfo INFO = ProtocolInfo.industrial(
            "pcworx",
            "Phoenix Contact PC Worx",
            "none published; captured sessions with ILC controllers",
            new Hint.TcpPort(1962));

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new PcworxDissector();
    }
}
