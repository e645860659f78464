package io.otus.dissect.ssdp;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers SSDP. */
public final class SsdpProvider implements DissectorProvider {
    private static final ProtocolInfo INFO =
            ProtocolInfo.ordinary("ssdp", "SSDP", "UPnP Device Architecture 2.0 §1", new Hint.UdpPort(1900));

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new SsdpDissector();
    }
}
