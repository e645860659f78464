package io.otus.dissect.cdp;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers CDP. */
public final class CdpProvider implements DissectorProvider {
    private static final ProtocolInfo INFO = ProtocolInfo.ordinary(
            "cdp",
            "CDP",
            "Cisco Discovery Protocol, as Cisco documents its frame format",
            new Hint.Snap(0x00000C, 0x2000));

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new CdpDissector();
    }
}
