package io.otus.dissect.kerberos;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers Kerberos. */
public final class KerberosProvider implements DissectorProvider {
    private static final ProtocolInfo INFO =
            ProtocolInfo.ordinary("kerberos", "Kerberos", "RFC 4120", new Hint.UdpPort(88), new Hint.TcpPort(88));

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new KerberosDissector();
    }
}
