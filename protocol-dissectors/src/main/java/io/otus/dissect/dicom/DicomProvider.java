package io.otus.dissect.dicom;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers DICOM. */
public final class DicomProvider implements DissectorProvider {
    private static final ProtocolInfo INFO = ProtocolInfo.ordinary(
            "dicom",
            "DICOM",
            "DICOM PS3.7 Message Exchange and PS3.8 Network Communication Support (2024)",
            new Hint.TcpPort(104),
            new Hint.TcpPort(11112));

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new DicomDissector();
    }
}
