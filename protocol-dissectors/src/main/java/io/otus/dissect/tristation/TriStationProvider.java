package io.otus.dissect.tristation;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers TriStation. Thread-safe. */
public final class TriStationProvider implements DissectorProvider {
    private static final ProtocolInfo INFO = ProtocolInfo.industrial(
            "tristation", "TriStation", "none published; Midnight Blue, BSI and FireEye, 2018", new Hint.UdpPort(1502));

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new TriStationDissector();
    }
}
