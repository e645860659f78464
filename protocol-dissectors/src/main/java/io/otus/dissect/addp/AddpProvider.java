package io.otus.dissect.addp;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers ADDP. */
public final class AddpProvider implements DissectorProvider {
    private static final ProtocolInfo INFO = ProtocolInfo.ordinary(
            "addp",
            "ADDP",
            "Advanced Digi Discovery Protocol, as published descriptions have it",
            new Hint.UdpPort(2362));

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new AddpDissector();
    }
}
