package io.otus.dissect.tftp;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers TFTP. A request is answered on another flow, so that all dissectors share what is on its way. */
public final class TftpProvider implements DissectorProvider {
    private static final ProtocolInfo INFO = ProtocolInfo.ordinary(
            "tftp", "TFTP", "RFC 1350; RFC 2347 (options); RFC 2348; RFC 2349; RFC 7440", new Hint.UdpPort(69));

    private final Transfers transfers = new Transfers();

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new TftpDissector(transfers);
    }
}
