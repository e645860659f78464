package io.otus.dissect.c1222;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers ANSI C12.22. Thread-safe. */
public final class C1222Provider implements DissectorProvider {
    private static final int PORT = 1_153;

    private static final ProtocolInfo INFO = ProtocolInfo.industrial(
            "c1222",
            "ANSI C12.22",
            "IEEE 1703-2012; ANSI C12.19-2008; RFC 6142",
            new Hint.TcpPort(PORT),
            new Hint.UdpPort(PORT));

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new C1222Dissector();
    }
}
