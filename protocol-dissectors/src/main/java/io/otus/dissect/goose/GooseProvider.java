package io.otus.dissect.goose;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers GOOSE. Thread-safe. */
public final class GooseProvider implements DissectorProvider {
    private static final ProtocolInfo INFO = ProtocolInfo.industrial(
            "goose",
            "GOOSE",
            "IEC 61850-8-1 Ed. 2.1, IEC TR 61850-90-5",
            new Hint.EtherType(0x88B8),
            new Hint.UdpPort(102));

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new GooseDissector();
    }
}
