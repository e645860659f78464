package io.otus.dissect.hart_ip;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers HART-IP. Thread-safe. */
public final class HartIpProvider implements DissectorProvider {
    private static final int PORT = 5094;

    private static final ProtocolInfo INFO = ProtocolInfo.industrial(
            "hart_ip",
            "HART-IP",
            "HCF_SPEC-085, HCF_SPEC-081, HCF_SPEC-127, HCF_SPEC-151",
            new Hint.TcpPort(PORT),
            new Hint.UdpPort(PORT));

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new HartIpDissector();
    }
}
