package io.otus.dissect.arp;

import io.otus.core.protocol.Trait;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers ARP. */
public final class ArpProvider implements DissectorProvider {
    private static final ProtocolInfo INFO = ProtocolInfo.ordinary(
                    "arp", "ARP", "RFC 826, RFC 5227", new Hint.EtherType(0x0806))
            .with(Trait.ABOUT_ADDRESSES);

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new ArpDissector();
    }
}
