package io.otus.dissect.coap;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;
import io.otus.core.time.Nanos;
import java.util.Set;

/** Registers CoAP. Thread-safe. */
public final class CoapProvider implements DissectorProvider {
    private static final int PORT = 5_683;
    private static final int SECURE_PORT = 5_684;

    /** MAX_TRANSMIT_WAIT, RFC 7252 §4.8.2: so long a client goes on asking. */
    private static final long DEADLINE = 93 * Nanos.SECOND;

    private static final ProtocolInfo INFO = new ProtocolInfo(
            "coap",
            "CoAP",
            "RFC 7252; RFC 7641; RFC 7959; RFC 8132; RFC 8323; RFC 6690; OMA LwM2M 1.0.2",
            Set.of(), // homes have it too
            Set.of(new Hint.UdpPort(PORT), new Hint.UdpPort(SECURE_PORT), new Hint.TcpPort(PORT)),
            DEADLINE);

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new CoapDissector();
    }
}
