package io.otus.dissect.dhcpv6;

import io.otus.core.protocol.Trait;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers DHCPv6. */
public final class Dhcpv6Provider implements DissectorProvider {
    private static final ProtocolInfo INFO = ProtocolInfo.ordinary(
                    "dhcpv6",
                    "DHCPv6",
                    "RFC 8415, RFC 4704, RFC 4649, RFC 6939",
                    new Hint.UdpPort(546),
                    new Hint.UdpPort(547))
            .with(Trait.ABOUT_ADDRESSES, Trait.LENDS_ADDRESSES);

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new Dhcpv6Dissector();
    }
}
