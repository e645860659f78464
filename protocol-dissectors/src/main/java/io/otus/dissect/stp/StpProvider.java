package io.otus.dissect.stp;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers STP. */
public final class StpProvider implements DissectorProvider {
    private static final ProtocolInfo INFO = ProtocolInfo.ordinary(
            "stp",
            "STP",
            "IEEE 802.1D-2004 §9, IEEE 802.1Q-2018 §14",
            new Hint.LlcSap(0x42),
            new Hint.Snap(0x00000C, 0x010B));

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new StpDissector();
    }
}
