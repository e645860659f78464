package io.otus.dissect.opcua;

import io.otus.core.protocol.Trait;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers OPC UA. */
public final class OpcuaProvider implements DissectorProvider {
    private static final ProtocolInfo INFO = ProtocolInfo.industrial(
                    "opcua", "OPC UA", "OPC 10000-4 and 10000-6, edition 1.05", new Hint.TcpPort(4840))
            .with(Trait.OF_PROGRAMS);

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new OpcuaDissector();
    }
}
