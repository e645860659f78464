package io.otus.dissect.vrrp;

import io.otus.core.protocol.Trait;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers VRRP. */
public final class VrrpProvider implements DissectorProvider {
    private static final ProtocolInfo INFO = ProtocolInfo.ordinary(
                    "vrrp", "VRRP", "RFC 3768, RFC 9568", new Hint.IpProtocol(112))
            .with(Trait.SHARES_ROUTER, Trait.BACKUP_IS_SILENT);

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new VrrpDissector();
    }
}
