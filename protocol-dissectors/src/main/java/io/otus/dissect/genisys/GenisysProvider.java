package io.otus.dissect.genisys;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers GENISYS. Thread-safe. */
public final class GenisysProvider implements DissectorProvider {
    private static final ProtocolInfo INFO = ProtocolInfo.industrial(
            "genisys", "GENISYS", "GENISYS Serial Communication Protocol §5.1", new Hint.TcpPort(10_001));

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new GenisysDissector();
    }
}
