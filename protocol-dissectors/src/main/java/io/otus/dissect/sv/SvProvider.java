package io.otus.dissect.sv;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers Sampled Values. Thread-safe. */
public final class SvProvider implements DissectorProvider {
    private static final ProtocolInfo INFO = ProtocolInfo.industrial(
            "sv",
            "Sampled Values",
            "IEC 61850-9-2 Ed. 2.1, 9-2LE R2-1, IEC TR 61850-90-5",
            new Hint.EtherType(0x88BA),
            new Hint.UdpPort(102));

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new SvDissector();
    }
}
