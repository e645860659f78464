package io.otus.dissect.opcua_pubsub;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers OPC UA PubSub. */
public final class PubSubProvider implements DissectorProvider {
    private static final ProtocolInfo INFO = ProtocolInfo.industrial(
            "opcua_pubsub",
            "OPC UA PubSub",
            "OPC 10000-14, edition 1.05",
            new Hint.UdpPort(4840),
            new Hint.EtherType(0xB62C));

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new PubSubDissector();
    }
}
