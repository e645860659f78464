package io.otus.dissect.http;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;
import io.otus.core.time.Nanos;
import java.util.Set;

/** Registers HTTP. */
public final class HttpProvider implements DissectorProvider {
    /** Nanoseconds: a page may be long in the making. */
    private static final long DEADLINE = Nanos.MINUTE;

    private static final ProtocolInfo ORDINARY = ProtocolInfo.ordinary(
            "http",
            "HTTP",
            "RFC 9110 (semantics); RFC 9112 (HTTP/1.1)",
            new Hint.TcpPort(80),
            new Hint.TcpPort(8080),
            new Hint.TcpPort(3128));

    private static final ProtocolInfo INFO = new ProtocolInfo(
            ORDINARY.id(), ORDINARY.name(), ORDINARY.specification(), Set.of(), ORDINARY.hints(), DEADLINE);

    private final Inflaters inflaters = new Inflaters();

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new HttpDissector(inflaters);
    }

    @Override
    public long contentsEvicted() {
        return inflaters.evicted();
    }
}
