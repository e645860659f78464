package io.otus.layer.dcerpc;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers connectionless DCE/RPC, a carrier of other protocols. */
public final class DcerpcProvider implements DissectorProvider {
    /** The port of PROFINET's context manager; answers come from others. */
    private static final int PROFINET_CM = 34964;

    private static final ProtocolInfo INFO = ProtocolInfo.ordinary(
            "dcerpc", "DCE/RPC in datagrams", "The Open Group C706 (1997)", new Hint.UdpPort(PROFINET_CM));

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new DcerpcDissector();
    }
}
