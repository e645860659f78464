package io.otus.dissect.dtp;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers DTP. */
public final class DtpProvider implements DissectorProvider {
    private static final ProtocolInfo INFO = ProtocolInfo.ordinary(
            "dtp",
            "DTP",
            "Dynamic Trunking Protocol of Cisco, whose format is not published",
            new Hint.Snap(0x00000C, 0x2004));

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new DtpDissector();
    }
}
