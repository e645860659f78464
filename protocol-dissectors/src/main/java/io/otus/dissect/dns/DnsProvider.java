package io.otus.dissect.dns;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers DNS. */
public final class DnsProvider implements DissectorProvider {
    private static final ProtocolInfo INFO = ProtocolInfo.ordinary(
            "dns", "DNS", "RFC 1035, RFC 3596", new Hint.UdpPort(DnsHeader.PORT), new Hint.TcpPort(DnsHeader.PORT));

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new DnsDissector(false);
    }
}
