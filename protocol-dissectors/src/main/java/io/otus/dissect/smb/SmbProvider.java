package io.otus.dissect.smb;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;
import io.otus.core.time.Nanos;
import java.util.Set;

/** Registers SMB. */
public final class SmbProvider implements DissectorProvider {
    /** Nanoseconds: locks and notifications wait long. */
    private static final long DEADLINE = Nanos.MINUTE;

    private static final ProtocolInfo INFO = new ProtocolInfo(
            "smb",
            "SMB",
            "[MS-CIFS]; [MS-SMB]; [MS-SMB2]",
            Set.of(),
            Set.of(new Hint.TcpPort(445), new Hint.TcpPort(139)),
            DEADLINE);

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new SmbDissector();
    }
}
