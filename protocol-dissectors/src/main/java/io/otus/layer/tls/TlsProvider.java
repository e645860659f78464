package io.otus.layer.tls;

import io.otus.core.protocol.Trait;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers TLS, on TCP and inside other protocols. */
public final class TlsProvider implements DissectorProvider {
    private static final ProtocolInfo INFO = ProtocolInfo.ordinary(
                    "tls",
                    "TLS",
                    "RFC 8446 (TLS 1.3); RFC 5246 (TLS 1.2)",
                    new Hint.TcpPort(443),
                    new Hint.Parent("cotp"),
                    new Hint.Parent("enip"),
                    new Hint.Parent("http"),
                    new Hint.Parent("ftp"),
                    new Hint.Parent("ldap"),
                    new Hint.Parent("rdp"),
                    new Hint.Parent("smtp"),
                    new Hint.Parent("tds"))
            .with(Trait.ENCRYPTS_OTHERS);

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new TlsDissector();
    }
}
