package io.otus.dissect.lantronix;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers the setup protocol of Lantronix. */
public final class LantronixProvider implements DissectorProvider {
    private static final ProtocolInfo INFO = ProtocolInfo.ordinary(
            "lantronix",
            "Lantronix setup",
            "Network Configuration using UDP, in the user guides of Lantronix UDS-10 and XPress-DR",
            new Hint.UdpPort(LantronixDissector.PORT));

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new LantronixDissector();
    }
}
