package io.otus.dissect.lon;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers LonTalk over IP. */
public final class LonProvider implements DissectorProvider {
    private static final ProtocolInfo INFO = ProtocolInfo.industrial(
            "lon",
            "LonTalk",
            "ISO/IEC 14908-1 and 14908-4 (CEA-709.1, CEA-852)",
            new Hint.UdpPort(1628),
            new Hint.UdpPort(1629));

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new LonDissector();
    }
}
