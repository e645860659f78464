package io.otus.dissect.hsrp;

import io.otus.core.protocol.Trait;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers HSRP. */
public final class HsrpProvider implements DissectorProvider {
    private static final ProtocolInfo INFO = ProtocolInfo.ordinary(
                    "hsrp", "HSRP", "RFC 2281, HSRP version 2 as Cisco documents it", new Hint.UdpPort(1985))
            .with(Trait.SHARES_ROUTER);

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new HsrpDissector();
    }
}
