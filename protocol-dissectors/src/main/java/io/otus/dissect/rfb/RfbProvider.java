package io.otus.dissect.rfb;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers VNC. */
public final class RfbProvider implements DissectorProvider {
    private static final ProtocolInfo INFO =
            ProtocolInfo.ordinary("rfb", "VNC (RFB)", "RFC 6143", new Hint.TcpPort(5900), new Hint.TcpPort(5901));

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new RfbDissector();
    }
}
