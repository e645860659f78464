package io.otus.dissect.fins;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers FINS. */
public final class FinsProvider implements DissectorProvider {
    private static final ProtocolInfo INFO = ProtocolInfo.industrial(
            "fins",
            "Omron FINS",
            "SYSMAC CS/CJ/CP Series Communications Commands (W342); Ethernet Units (W421)",
            new Hint.TcpPort(9600),
            new Hint.UdpPort(9600));

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new FinsDissector();
    }
}
