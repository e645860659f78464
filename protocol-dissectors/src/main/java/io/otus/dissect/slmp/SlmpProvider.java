package io.otus.dissect.slmp;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/**
 * Registers SLMP. Its ports are chosen by whoever configures the device: the hints are those of CC-Link IE, and content
 * decides.
 */
public final class SlmpProvider implements DissectorProvider {
    private static final int CC_LINK_IE = 45_237;
    /** On which slaves of CC-Link IE Field Basic are found. */
    private static final int NODE_SEARCH = 61_451;

    private static final ProtocolInfo INFO = ProtocolInfo.industrial(
            "slmp",
            "SLMP (MELSEC 1E, 3E, 4E)",
            "SLMP Reference Manual (SH-080956ENG)",
            new Hint.TcpPort(CC_LINK_IE),
            new Hint.UdpPort(CC_LINK_IE),
            new Hint.UdpPort(NODE_SEARCH));

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new SlmpDissector();
    }
}
