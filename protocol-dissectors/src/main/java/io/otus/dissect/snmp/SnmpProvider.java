package io.otus.dissect.snmp;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers SNMP. */
public final class SnmpProvider implements DissectorProvider {
    static final int AGENT_PORT = 161;
    static final int TRAP_PORT = 162;
    /** HiDiscovery of Hirschmann, version 2: SNMPv2c to the group 239.255.16.12. */
    private static final int HIDISCOVERY_PORT = 51_973;

    private static final ProtocolInfo INFO = ProtocolInfo.ordinary(
            "snmp",
            "SNMP",
            "RFC 1157, RFC 1901, RFC 3411 to RFC 3418",
            new Hint.UdpPort(AGENT_PORT),
            new Hint.UdpPort(TRAP_PORT),
            new Hint.UdpPort(HIDISCOVERY_PORT));

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new SnmpDissector();
    }
}
