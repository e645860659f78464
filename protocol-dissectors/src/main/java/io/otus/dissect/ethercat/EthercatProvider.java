package io.otus.dissect.ethercat;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers EtherCAT. Thread-safe. */
public final class EthercatProvider implements DissectorProvider {
    private static final int ETHER_TYPE = 0x88A4;
    private static final int PORT = 34_980;

    private static final ProtocolInfo INFO = ProtocolInfo.industrial(
            "ethercat",
            "EtherCAT",
            "IEC 61158-4-12:2019, IEC 61158-6-12:2019",
            new Hint.EtherType(ETHER_TYPE),
            new Hint.UdpPort(PORT));

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new EthercatDissector();
    }
}
