package io.otus.dissect.edp;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers EDP. */
public final class EdpProvider implements DissectorProvider {
    private static final ProtocolInfo INFO = ProtocolInfo.ordinary(
            "edp", "EDP", "Extreme Discovery Protocol; its header as RFC 3619 has it", new Hint.Snap(0x00E02B, 0x00BB));

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new EdpDissector();
    }
}
