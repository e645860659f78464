package io.otus.dissect.s7comm;

import io.otus.core.protocol.Trait;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers S7comm. */
public final class S7commProvider implements DissectorProvider {
    private static final ProtocolInfo INFO = ProtocolInfo.industrial(
                    "s7comm", "S7comm", "no public standard; see docs/protocols/s7comm.md", new Hint.Parent("cotp"))
            .with(Trait.NUMBERS_SLOTS, Trait.ANSWERS_ONCE);

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new S7commDissector();
    }
}
