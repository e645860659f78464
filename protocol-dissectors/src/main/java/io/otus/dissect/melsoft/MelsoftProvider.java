package io.otus.dissect.melsoft;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers MELSOFT transmission. */
public final class MelsoftProvider implements DissectorProvider {
    private static final ProtocolInfo INFO = ProtocolInfo.industrial(
            "melsoft",
            "Mitsubishi MELSOFT transmission",
            "none published; captures of GX Works3",
            new Hint.UdpPort(5006),
            new Hint.UdpPort(5560),
            new Hint.UdpPort(5561),
            new Hint.TcpPort(5007),
            new Hint.TcpPort(5562));

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new MelsoftDissector();
    }
}
