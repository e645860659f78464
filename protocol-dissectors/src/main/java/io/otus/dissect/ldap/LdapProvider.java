package io.otus.dissect.ldap;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;
import io.otus.core.time.Nanos;
import java.util.Set;

/** Registers LDAP, with the global catalogue's port. */
public final class LdapProvider implements DissectorProvider {
    private static final int LDAP = 389;
    private static final int GLOBAL_CATALOGUE = 3268;

    /** Nanoseconds: a search through a whole directory takes its time. */
    private static final long DEADLINE = 2 * Nanos.MINUTE;

    private static final ProtocolInfo INFO = new ProtocolInfo(
            "ldap",
            "LDAP",
            "RFC 4511 (2006); [MS-ADTS]",
            Set.of(),
            Set.of(new Hint.TcpPort(LDAP), new Hint.TcpPort(GLOBAL_CATALOGUE), new Hint.UdpPort(LDAP)),
            DEADLINE);

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new LdapDissector();
    }
}
