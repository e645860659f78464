package io.otus.dissect.lldp;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers LLDP. */
public final class LldpProvider implements DissectorProvider {
    private static final ProtocolInfo INFO =
            ProtocolInfo.ordinary("lldp", "LLDP", "IEEE 802.1AB-2016, ANSI/TIA-1057", new Hint.EtherType(0x88CC));

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new LldpDissector();
    }
}
