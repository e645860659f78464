package io.otus.dissect.veeder_root;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers the serial interface of Veeder-Root. */
public final class VeederRootProvider implements DissectorProvider {
    private static final ProtocolInfo INFO = ProtocolInfo.industrial(
            "veeder_root",
            "Veeder-Root tank gauge",
            "Veeder-Root Serial Interface Manuals 577013-767 and 576013-635",
            new Hint.TcpPort(10001));

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new VeederRootDissector();
    }
}
