package io.otus.dissect.pn_mrp;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers the Media Redundancy Protocol. */
public final class MrpProvider implements DissectorProvider {
    private static final ProtocolInfo INFO = ProtocolInfo.industrial(
            "pn_mrp", "Media Redundancy Protocol", "IEC 62439-2:2016", new Hint.EtherType(0x88E3));

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new MrpDissector();
    }
}
