package io.otus.core.pipeline;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.ProtocolInfo;

/** A registered protocol and what the pipeline counts of it. */
public final class ProtocolEntry {
    private final DissectorProvider provider;
    private final ProtocolInfo info;
    private final int ordinal;
    private final MessageCounters counters = new MessageCounters();

    ProtocolEntry(DissectorProvider provider, int ordinal) {
        this.provider = provider;
        this.info = provider.protocol();
        this.ordinal = ordinal;
    }

    /** What the protocol is. */
    public ProtocolInfo info() {
        return info;
    }

    /** Its place in the registry, from 0. */
    int ordinal() {
        return ordinal;
    }

    /** What was counted of it. */
    public MessageCounters counters() {
        return counters;
    }

    Dissector create() {
        return provider.create();
    }
}
