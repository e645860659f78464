package io.otus.dissect.sip;

import io.otus.core.protocol.Trait;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers SIP. */
public final class SipProvider implements DissectorProvider {
    private static final ProtocolInfo INFO = ProtocolInfo.ordinary(
                    "sip", "SIP", "RFC 3261", new Hint.UdpPort(5060), new Hint.TcpPort(5060))
            .with(Trait.AGREES_ON_PORTS);

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new SipDissector();
    }
}
