package io.otus.dissect.c37118;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers synchrophasors. Thread-safe; what the dissectors of all flows share is confined to the analysis thread. */
public final class C37118Provider implements DissectorProvider {
    /** Ports of Annex E.2.1 and E.2.2, which may be changed; many devices take the one for the other. */
    private static final int TCP = 4712;

    private static final int UDP = 4713;

    private static final ProtocolInfo INFO = ProtocolInfo.industrial(
            "c37118",
            "IEEE C37.118",
            "IEEE Std C37.118.2-2011, IEEE Std C37.118-2005",
            new Hint.TcpPort(TCP),
            new Hint.TcpPort(UDP),
            new Hint.UdpPort(UDP),
            new Hint.UdpPort(TCP));

    private final Configurations configurations = new Configurations();

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new C37118Dissector(configurations);
    }
}
