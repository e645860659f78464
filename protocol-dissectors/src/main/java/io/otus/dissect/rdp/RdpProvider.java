package io.otus.dissect.rdp;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers remote desktops. */
public final class RdpProvider implements DissectorProvider {
    private static final ProtocolInfo INFO =
            ProtocolInfo.ordinary("rdp", "Remote Desktop", "[MS-RDPBCGR]", new Hint.TcpPort(3389));

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new RdpDissector();
    }
}
