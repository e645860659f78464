package io.otus.dissect.dlms;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers DLMS/COSEM. Thread-safe. */
public final class DlmsProvider implements DissectorProvider {
    private static final int PORT = 4_059;

    private static final ProtocolInfo INFO = ProtocolInfo.industrial(
            "dlms",
            "DLMS/COSEM",
            "IEC 62056-47:2006; IEC 62056-5-3:2017; IEC 62056-6-2:2017",
            new Hint.TcpPort(PORT),
            new Hint.UdpPort(PORT));

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new DlmsDissector();
    }
}
