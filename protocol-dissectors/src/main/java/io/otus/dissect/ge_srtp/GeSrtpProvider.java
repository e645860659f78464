package io.otus.dissect.ge_srtp;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers GE SRTP. */
public final class GeSrtpProvider implements DissectorProvider {
    private static final ProtocolInfo INFO = ProtocolInfo.industrial(
            "ge_srtp", "GE SRTP", "Denton et al., DFRWS 2017; Horner SUP0740 §7", new Hint.TcpPort(18245));

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new GeSrtpDissector();
    }
}
