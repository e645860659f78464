package io.otus.layer.cotp;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers TPKT/COTP, a carrier of other protocols. */
public final class CotpProvider implements DissectorProvider {
    private static final ProtocolInfo INFO = ProtocolInfo.ordinary(
            "cotp", "ISO transport on TCP", "RFC 1006; ITU-T X.224 (1995)", new Hint.TcpPort(102));

    private final Calls calls = new Calls();

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new CotpDissector(calls);
    }
}
