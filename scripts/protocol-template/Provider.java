package io.otus.dissect.@ID@;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers @NAME@. */
public final class @NAME@Provider implements DissectorProvider {
    private static final ProtocolInfo INFO = ProtocolInfo.industrial(
            "@ID@", "@NAME@", "name the specification and its edition", new Hint.TcpPort(4810));

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new @NAME@Dissector();
    }
}
