package io.otus.dissect.ptp;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers PTP. */
public final class PtpProvider implements DissectorProvider {
    private static final ProtocolInfo INFO = ProtocolInfo.ordinary(
            "ptp", "PTP", "IEEE 1588-2019", new Hint.EtherType(0x88F7), new Hint.UdpPort(319), new Hint.UdpPort(320));

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new PtpDissector();
    }
}
