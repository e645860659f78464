package io.otus.dissect.crimson;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers Red Lion Crimson. */
public final class CrimsonProvider implements DissectorProvider {
    private static final ProtocolInfo INFO = ProtocolInfo.industrial(
            "crimson",
            "Red Lion Crimson v3",
            "none published; layout and registers as public scanners have them",
            new Hint.TcpPort(789));

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new CrimsonDissector();
    }
}
