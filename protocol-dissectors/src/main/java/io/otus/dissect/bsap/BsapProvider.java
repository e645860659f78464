package io.otus.dissect.bsap;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers BSAP. Thread-safe. */
public final class BsapProvider implements DissectorProvider {
    private static final ProtocolInfo INFO = ProtocolInfo.industrial(
            "bsap",
            "Bristol BSAP",
            "BSAP Communications Application Programmer's Reference D301401X012 (2013)",
            new Hint.UdpPort(1_234),
            new Hint.UdpPort(1_235));

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new BsapDissector();
    }
}
