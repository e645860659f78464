package io.otus.dissect.rtsp;

import io.otus.core.protocol.Trait;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers RTSP. */
public final class RtspProvider implements DissectorProvider {
    private static final ProtocolInfo INFO = ProtocolInfo.ordinary(
                    "rtsp", "RTSP", "RFC 2326; RFC 7826", new Hint.TcpPort(554), new Hint.TcpPort(8554))
            .with(Trait.AGREES_ON_PORTS);

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new RtspDissector();
    }
}
