package io.otus.dissect.codesys;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers CODESYS V3. */
public final class CodesysProvider implements DissectorProvider {
    private static final ProtocolInfo INFO = ProtocolInfo.industrial(
            "codesys",
            "CODESYS V3",
            "CODESYS library Plc Services; Kaspersky, CODESYS Runtime (2019), part 2",
            new Hint.UdpPort(1740),
            new Hint.UdpPort(1741),
            new Hint.UdpPort(1742),
            new Hint.UdpPort(1743),
            new Hint.TcpPort(11740),
            new Hint.TcpPort(11741),
            new Hint.TcpPort(11742),
            new Hint.TcpPort(11743));

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new CodesysDissector();
    }
}
