package io.otus.dissect.proconos;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers ProConOS. */
public final class ProconosProvider implements DissectorProvider {
    private static final ProtocolInfo INFO = ProtocolInfo.industrial(
            "proconos", "ProConOS", "none published; frames of public scanners", new Hint.TcpPort(20547));

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new ProconosDissector();
    }
}
