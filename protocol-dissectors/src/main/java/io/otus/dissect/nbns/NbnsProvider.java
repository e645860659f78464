package io.otus.dissect.nbns;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers NBNS. */
public final class NbnsProvider implements DissectorProvider {
    private static final ProtocolInfo INFO =
            ProtocolInfo.ordinary("nbns", "NBNS", "RFC 1001, RFC 1002 §4.2", new Hint.UdpPort(137));

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new NbnsDissector();
    }
}
