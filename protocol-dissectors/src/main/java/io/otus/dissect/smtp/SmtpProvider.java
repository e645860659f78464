package io.otus.dissect.smtp;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;
import io.otus.core.time.Nanos;
import java.util.Set;

/** Registers SMTP. */
public final class SmtpProvider implements DissectorProvider {
    /** Nanoseconds: a server may take minutes, RFC 5321 §4.5.3.2. */
    private static final long DEADLINE = 5 * Nanos.MINUTE;

    private static final ProtocolInfo INFO = new ProtocolInfo(
            "smtp",
            "SMTP",
            "RFC 5321; RFC 4954 (AUTH)",
            Set.of(),
            Set.of(new Hint.TcpPort(25), new Hint.TcpPort(587)),
            DEADLINE);

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new SmtpDissector();
    }
}
