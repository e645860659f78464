package io.otus.dissect.tns;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers TNS. */
public final class TnsProvider implements DissectorProvider {
    private static final ProtocolInfo INFO = ProtocolInfo.ordinary(
            "tns",
            "Oracle TNS",
            "Oracle Net, as I. Redfern, Oracle Protocol (2003), and Oracle's documentation describe it",
            new Hint.TcpPort(1521));

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new TnsDissector();
    }
}
