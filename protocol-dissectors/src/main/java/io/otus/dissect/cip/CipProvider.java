package io.otus.dissect.cip;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/**
 * Registers CIP inside EtherNet/IP. Connections that explicit messages open carry data in other flows, so that all
 * dissectors share them.
 */
public final class CipProvider implements DissectorProvider {
    private static final ProtocolInfo INFO = ProtocolInfo.industrial(
            "cip",
            "Common Industrial Protocol",
            "The CIP Networks Library, Volume 1: Common Industrial Protocol; Rockwell Automation 1756-PM020 and"
                    + " 1770-6.5.16",
            new Hint.Parent("enip"));

    private final Known known = new Known(new Connections(), new Modes());

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new CipDissector(known);
    }
}
