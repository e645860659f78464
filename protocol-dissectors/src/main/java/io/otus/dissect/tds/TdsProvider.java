package io.otus.dissect.tds;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;
import io.otus.core.time.Nanos;
import java.util.Set;

/** Registers TDS. */
public final class TdsProvider implements DissectorProvider {
    /** Nanoseconds: a query may take minutes. */
    private static final long DEADLINE = 5 * Nanos.MINUTE;

    private static final ProtocolInfo INFO =
            new ProtocolInfo("tds", "TDS", "[MS-TDS]", Set.of(), Set.of(new Hint.TcpPort(1433)), DEADLINE);

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new TdsDissector();
    }
}
