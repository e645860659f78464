package io.otus.dissect.enip;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers EtherNet/IP. */
public final class EnipProvider implements DissectorProvider {
    static final int EXPLICIT = 44818;
    static final int IMPLICIT = 2222;
    static final int SECURED = 2221;

    private static final ProtocolInfo INFO = ProtocolInfo.industrial(
            "enip",
            "EtherNet/IP",
            "The CIP Networks Library, Volume 2: EtherNet/IP Adaptation of CIP",
            new Hint.TcpPort(EXPLICIT),
            new Hint.UdpPort(EXPLICIT),
            new Hint.UdpPort(IMPLICIT),
            new Hint.UdpPort(SECURED),
            new Hint.TcpPort(SECURED));

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new EnipDissector();
    }
}
