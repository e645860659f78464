package io.otus.dissect.umas;

import io.otus.core.protocol.Trait;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers UMAS. */
public final class UmasProvider implements DissectorProvider {
    private static final ProtocolInfo INFO = ProtocolInfo.industrial(
                    "umas", "UMAS", "no public standard; see docs/protocols/umas.md", new Hint.Parent("modbus"))
            .with(Trait.KEEPS_NUMBERS);

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new UmasDissector();
    }
}
