package io.otus.dissect.pn_ptcp;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers PROFINET PTCP. */
public final class PtcpProvider implements DissectorProvider {
    private static final ProtocolInfo INFO = ProtocolInfo.industrial(
            "pn_ptcp", "PROFINET PTCP", "IEC 61158-6-10:2019 clause 4.5", new Hint.EtherType(0x8892));

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new PtcpDissector();
    }
}
