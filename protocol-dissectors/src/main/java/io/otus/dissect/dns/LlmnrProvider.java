package io.otus.dissect.dns;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers link-local multicast name resolution: messages of DNS, on a port of their own. */
public final class LlmnrProvider implements DissectorProvider {
    private static final ProtocolInfo INFO = ProtocolInfo.ordinary(
            "llmnr",
            "LLMNR",
            "RFC 4795",
            new Hint.UdpPort(DnsHeader.LINK_LOCAL_PORT),
            new Hint.TcpPort(DnsHeader.LINK_LOCAL_PORT));

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new DnsDissector(true);
    }
}
