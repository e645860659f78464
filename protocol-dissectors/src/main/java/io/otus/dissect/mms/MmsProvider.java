package io.otus.dissect.mms;

import io.otus.core.protocol.Trait;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers MMS. */
public final class MmsProvider implements DissectorProvider {
    private static final ProtocolInfo INFO = ProtocolInfo.industrial(
                    "mms", "IEC 61850 MMS", "ISO 9506-2 (2003); IEC 61850-8-1 Ed. 2.1", new Hint.Parent("cotp"))
            .with(Trait.ANSWERS_ONCE);

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new MmsDissector();
    }
}
