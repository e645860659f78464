package io.otus.dissect.sercos;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers Sercos III. Thread-safe; what the dissectors of all flows share is confined to the analysis thread. */
public final class SercosProvider implements DissectorProvider {
    private static final ProtocolInfo INFO =
            ProtocolInfo.industrial("sercos", "Sercos III", "IEC 61158-4-19", new Hint.EtherType(0x88CD));

    private final Rings rings = new Rings();

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new SercosDissector(rings);
    }
}
