package io.otus.dissect.icmpv6;

import io.otus.core.protocol.Trait;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers ICMPv6. */
public final class Icmpv6Provider implements DissectorProvider {
    private static final ProtocolInfo INFO = ProtocolInfo.ordinary(
                    "icmpv6", "ICMPv6", "RFC 4443, RFC 4861", new Hint.IpProtocol(58))
            .with(Trait.ABOUT_ADDRESSES);

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new Icmpv6Dissector();
    }
}
