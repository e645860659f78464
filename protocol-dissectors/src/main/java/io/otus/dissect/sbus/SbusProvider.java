package io.otus.dissect.sbus;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers Ether-S-Bus. */
public final class SbusProvider implements DissectorProvider {
    private static final ProtocolInfo INFO =
            ProtocolInfo.industrial("sbus", "Saia Ether-S-Bus", "SBC S-Bus manual 26/739", new Hint.UdpPort(5050));

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new SbusDissector();
    }
}
