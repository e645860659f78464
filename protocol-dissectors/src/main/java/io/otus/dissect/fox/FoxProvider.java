package io.otus.dissect.fox;

import io.otus.core.protocol.Trait;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers Fox. */
public final class FoxProvider implements DissectorProvider {
    private static final ProtocolInfo INFO = ProtocolInfo.industrial(
                    "fox",
                    "Niagara Fox",
                    "fox.version 1.0, as captured between Workbench and a station",
                    new Hint.TcpPort(1911))
            .with(Trait.OF_PROGRAMS);

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new FoxDissector();
    }
}
