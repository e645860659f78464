package io.otus.dissect.msrpc;

import io.otus.core.protocol.Trait;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;
import io.otus.core.time.Nanos;
import java.util.Set;

/**
 * Registers connection-oriented DCE/RPC. Servers mostly listen on ports that the endpoint mapper tells, so a bind
 * proves it on any; and in pipes of SMB.
 */
public final class MsrpcProvider implements DissectorProvider {
    private static final int ENDPOINT_MAPPER = 135;

    /** Nanoseconds: a call may wait for something to happen. */
    private static final long DEADLINE = 5 * Nanos.MINUTE;

    private static final ProtocolInfo INFO = new ProtocolInfo(
            "msrpc",
            "DCE/RPC over TCP and SMB",
            "The Open Group C706 (1997); [MS-RPCE]",
            Set.of(Trait.AGREES_ON_PORTS),
            Set.of(new Hint.TcpPort(ENDPOINT_MAPPER), new Hint.Guest("smb")),
            DEADLINE);

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new MsrpcDissector();
    }
}
