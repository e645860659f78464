package io.otus.dissect.hsms;

import io.otus.core.protocol.Trait;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;
import io.otus.core.time.Nanos;
import java.util.Set;

/** Registers HSMS. Thread-safe. */
public final class HsmsProvider implements DissectorProvider {
    /** The reply timeout T3 as it is usually set, SEMI E37 §10. */
    private static final long REPLY_TIMEOUT = 45 * Nanos.SECOND;

    private static final ProtocolInfo INFO = new ProtocolInfo(
            "hsms",
            "HSMS",
            "SEMI E37, SEMI E5-1000",
            Set.of(Trait.INDUSTRIAL),
            Set.of(new Hint.TcpPort(5000), new Hint.TcpPort(5001)),
            REPLY_TIMEOUT);

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new HsmsDissector();
    }
}
