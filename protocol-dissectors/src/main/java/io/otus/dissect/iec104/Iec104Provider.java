package io.otus.dissect.iec104;

import io.otus.core.protocol.Trait;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;
import io.otus.core.time.Nanos;
import java.util.Set;

/**
 * Registers IEC 60870-5-104. Connections of a redundancy group are flows of their own, so that all dissectors share the
 * groups.
 */
public final class Iec104Provider implements DissectorProvider {
    /** The port that §7 of IEC 60870-5-104 assigns. */
    private static final int PORT = 2404;

    /**
     * Nanoseconds until a command counts as unanswered: twice t1, the time in which the APDU itself must be
     * acknowledged (§9.6).
     */
    private static final long DEADLINE = 30 * Nanos.SECOND;

    private static final ProtocolInfo INFO = new ProtocolInfo(
            "iec104",
            "IEC 60870-5-104",
            "IEC 60870-5-104:2006, IEC 60870-5-101:2003",
            Set.of(Trait.INDUSTRIAL),
            Set.of(new Hint.TcpPort(PORT)),
            DEADLINE);

    private final RedundancyGroups groups = new RedundancyGroups();

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new Iec104Dissector(groups);
    }
}
