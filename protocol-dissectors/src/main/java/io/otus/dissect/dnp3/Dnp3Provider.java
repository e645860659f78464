package io.otus.dissect.dnp3;

import io.otus.core.protocol.Trait;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;
import io.otus.core.time.Nanos;
import java.util.Set;

/** Registers DNP3. Thread-safe. */
public final class Dnp3Provider implements DissectorProvider {
    /** The port that IANA lists for DNP over TCP and UDP. */
    private static final int PORT = 20_000;

    /** Nanoseconds until a request counts as unanswered: a response of many fragments is confirmed piece by piece. */
    private static final long DEADLINE = 30 * Nanos.SECOND;

    private static final ProtocolInfo INFO = new ProtocolInfo(
            "dnp3",
            "DNP3",
            "IEEE Std 1815-2012",
            Set.of(Trait.INDUSTRIAL, Trait.ADDRESSES_STATIONS),
            Set.of(new Hint.TcpPort(PORT), new Hint.UdpPort(PORT)),
            DEADLINE);

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new Dnp3Dissector();
    }
}
