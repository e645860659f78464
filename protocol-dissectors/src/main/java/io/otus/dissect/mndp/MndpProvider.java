package io.otus.dissect.mndp;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers MNDP. */
public final class MndpProvider implements DissectorProvider {
    private static final ProtocolInfo INFO = ProtocolInfo.ordinary(
            "mndp",
            "MNDP",
            "MikroTik Neighbor Discovery Protocol, as RouterOS documents what it tells",
            new Hint.UdpPort(5678));

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new MndpDissector();
    }
}
