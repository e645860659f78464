package io.otus.dissect.nbdgm;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers NetBIOS datagrams. */
public final class NbdgmProvider implements DissectorProvider {
    private static final ProtocolInfo INFO =
            ProtocolInfo.ordinary("nbdgm", "NetBIOS datagrams", "RFC 1002 §4.4, [MS-BRWS]", new Hint.UdpPort(138));

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new NbdgmDissector();
    }
}
