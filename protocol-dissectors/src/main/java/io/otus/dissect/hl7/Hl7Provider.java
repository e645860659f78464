package io.otus.dissect.hl7;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;
import io.otus.core.time.Nanos;
import java.util.Set;

/** Registers HL7 version 2. */
public final class Hl7Provider implements DissectorProvider {
    /** Time for an answer, in nanoseconds; the receiver may look something up first. */
    private static final long DEADLINE = 30 * Nanos.SECOND;

    private static final ProtocolInfo INFO = new ProtocolInfo(
            "hl7",
            "HL7 v2",
            "HL7 Version 2.5.1 chapter 2, Minimal Lower Layer Protocol",
            Set.of(),
            Set.of(new Hint.TcpPort(2575)),
            DEADLINE);

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new Hl7Dissector();
    }
}
