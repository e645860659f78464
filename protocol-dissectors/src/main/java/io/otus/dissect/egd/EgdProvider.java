package io.otus.dissect.egd;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers Ethernet Global Data. Thread-safe. */
public final class EgdProvider implements DissectorProvider {
    private static final int DATA_PORT = 18_246;
    private static final int COMMAND_PORT = 7_937;

    private static final ProtocolInfo INFO = ProtocolInfo.industrial(
            "egd",
            "GE Ethernet Global Data",
            "GFK-2224Q; MVI69-EGD User Manual (2008)",
            new Hint.UdpPort(DATA_PORT),
            new Hint.UdpPort(COMMAND_PORT));

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new EgdDissector();
    }
}
