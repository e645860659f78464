package io.otus.dissect.ftp;

import io.otus.core.protocol.Trait;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;
import io.otus.core.time.Nanos;
import java.util.Set;

/** Registers FTP. */
public final class FtpProvider implements DissectorProvider {
    /** Nanoseconds: a transfer is answered when it is done. */
    private static final long DEADLINE = 5 * Nanos.MINUTE;

    private static final ProtocolInfo INFO = new ProtocolInfo(
            "ftp",
            "FTP",
            "RFC 959; RFC 4217 (TLS)",
            Set.of(Trait.AGREES_ON_PORTS),
            Set.of(new Hint.TcpPort(21)),
            DEADLINE);

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new FtpDissector();
    }
}
