package io.otus.dissect.modbus;

import io.otus.core.protocol.Trait;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers Modbus. */
public final class ModbusProvider implements DissectorProvider {
    static final int PORT = 502;

    private static final ProtocolInfo INFO = ProtocolInfo.industrial(
                    "modbus",
                    "Modbus/TCP",
                    "Modbus Application Protocol V1.1b3; Messaging on TCP/IP V1.0b",
                    new Hint.TcpPort(PORT),
                    new Hint.UdpPort(PORT))
            .with(Trait.NUMBERS_DEVICES);

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new ModbusDissector();
    }
}
