package io.otus.dissect.pn_io;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/**
 * Registers PROFINET IO. Calls are answered on other flows and open relations whose data are frames, so that all
 * dissectors share what is known.
 */
public final class PnioProvider implements DissectorProvider {
    private static final ProtocolInfo INFO = ProtocolInfo.industrial(
            "pn_io",
            "PROFINET IO",
            "IEC 61158-6-10:2019, IEC 61158-5-10:2019",
            new Hint.Parent("dcerpc"),
            new Hint.EtherType(0x8892));

    private final Calls calls = new Calls();
    private final Relations relations = new Relations();

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new PnioDissector(calls, relations);
    }
}
