package io.otus.dissect.dhcp;

import io.otus.core.protocol.Trait;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers DHCP. */
public final class DhcpProvider implements DissectorProvider {
    private static final ProtocolInfo INFO = ProtocolInfo.ordinary(
                    "dhcp",
                    "DHCP",
                    "RFC 2131, RFC 2132, RFC 3046, RFC 4702",
                    new Hint.UdpPort(67),
                    new Hint.UdpPort(68))
            .with(Trait.ABOUT_ADDRESSES, Trait.LENDS_ADDRESSES);

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new DhcpDissector();
    }
}
