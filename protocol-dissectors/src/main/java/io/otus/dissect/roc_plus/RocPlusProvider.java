package io.otus.dissect.roc_plus;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers ROC Plus. */
public final class RocPlusProvider implements DissectorProvider {
    private static final ProtocolInfo INFO = ProtocolInfo.industrial(
            "roc_plus",
            "Emerson ROC Plus",
            "ROC Plus Protocol Specifications Manual (D301180X012)",
            new Hint.TcpPort(4000),
            new Hint.UdpPort(4000));

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new RocPlusDissector();
    }
}
