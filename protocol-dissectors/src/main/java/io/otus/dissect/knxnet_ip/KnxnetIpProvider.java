package io.otus.dissect.knxnet_ip;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers KNXnet/IP. Thread-safe. */
public final class KnxnetIpProvider implements DissectorProvider {
    private static final int PORT = 3671;

    private static final ProtocolInfo INFO = ProtocolInfo.industrial(
            "knxnet_ip",
            "KNXnet/IP",
            "ISO 22510:2019, EN 13321-2, EN 50090-4-1",
            new Hint.UdpPort(PORT),
            new Hint.TcpPort(PORT));

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new KnxnetIpDissector();
    }
}
