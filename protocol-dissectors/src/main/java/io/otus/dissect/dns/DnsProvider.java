package io.otus.dissect.dns;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers DNS, multicast DNS and link-local multicast name resolution. */
public final class DnsProvider implements DissectorProvider {
    private static final ProtocolInfo INFO = ProtocolInfo.ordinary(
            "dns",
            "DNS",
            "RFC 1035, RFC 3596, RFC 4795, RFC 6762, RFC 6763",
            new Hint.UdpPort(DnsHeader.PORT),
            new Hint.UdpPort(DnsHeader.MULTICAST_PORT),
            new Hint.UdpPort(DnsHeader.LINK_LOCAL_PORT),
            new Hint.TcpPort(DnsHeader.LINK_LOCAL_PORT),
            new Hint.TcpPort(DnsHeader.PORT));

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new DnsDissector();
    }
}
