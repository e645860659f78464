package io.otus.dissect.ads;

import io.otus.core.protocol.Trait;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers ADS. */
public final class AdsProvider implements DissectorProvider {
    private static final ProtocolInfo INFO = ProtocolInfo.industrial(
                    "ads",
                    "Beckhoff ADS",
                    "TC3 ADS/AMS Protocol (TE1000); TC3 ADS Introduction",
                    new Hint.TcpPort(48_898))
            .with(Trait.ANSWERS_ONCE);

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new AdsDissector();
    }
}
