package io.otus.dissect.icmp;

import io.otus.core.protocol.Trait;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers ICMP. */
public final class IcmpProvider implements DissectorProvider {
    private static final ProtocolInfo INFO = ProtocolInfo.ordinary(
                    "icmp", "ICMP", "RFC 792, RFC 1256", new Hint.IpProtocol(1))
            .with(Trait.ABOUT_ADDRESSES);

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new IcmpDissector();
    }
}
