package io.otus.dissect.s7commplus;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers S7comm-plus. */
public final class S7commplusProvider implements DissectorProvider {
    private static final ProtocolInfo INFO = ProtocolInfo.industrial(
            "s7commplus",
            "S7comm-plus",
            "no public standard; see docs/protocols/s7commplus.md",
            new Hint.Parent("cotp"));

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new S7commplusDissector();
    }
}
