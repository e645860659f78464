package io.otus.dissect.ssh;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers SSH. */
public final class SshProvider implements DissectorProvider {
    private static final ProtocolInfo INFO =
            ProtocolInfo.ordinary("ssh", "SSH", "RFC 4253; RFC 4250", new Hint.TcpPort(22));

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new SshDissector();
    }
}
