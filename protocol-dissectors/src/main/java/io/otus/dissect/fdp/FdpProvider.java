package io.otus.dissect.fdp;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers FDP. */
public final class FdpProvider implements DissectorProvider {
    private static final ProtocolInfo INFO = ProtocolInfo.ordinary(
            "fdp",
            "FDP",
            "Foundry Discovery Protocol, as its makers document what it tells",
            new Hint.Snap(0x00E052, 0x2000));

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new FdpDissector();
    }
}
