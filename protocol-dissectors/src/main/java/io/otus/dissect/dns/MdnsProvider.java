package io.otus.dissect.dns;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers multicast DNS, with the services that hosts announce by it: messages of DNS, on a port of their own. */
public final class MdnsProvider implements DissectorProvider {
    private static final ProtocolInfo INFO = ProtocolInfo.ordinary(
            "mdns", "Multicast DNS", "RFC 6762, RFC 6763", new Hint.UdpPort(DnsHeader.MULTICAST_PORT));

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new DnsDissector(true);
    }
}
