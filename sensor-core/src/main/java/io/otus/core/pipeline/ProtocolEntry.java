package io.otus.core.pipeline;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;
import org.jspecify.annotations.Nullable;

/** A registered protocol and what the pipeline counts of it. */
public final class ProtocolEntry {
    private final DissectorProvider provider;
    private final ProtocolInfo info;
    private final int ordinal;
    private final MessageCounters counters = new MessageCounters();
    private @Nullable Layer probe;

    ProtocolEntry(DissectorProvider provider, int ordinal) {
        this.provider = provider;
        this.info = provider.protocol();
        this.ordinal = ordinal;
    }

    /** What the protocol is. */
    public ProtocolInfo info() {
        return info;
    }

    /** Whether this protocol may appear on a flow that belongs to another protocol, and continues to belong to it. */
    boolean isGuestOf(ProtocolEntry carrier) {
        return info.hints().contains(new Hint.Guest(carrier.info.id()));
    }

    /** Its place in the registry, from 0. */
    int ordinal() {
        return ordinal;
    }

    /** Counts of its messages. */
    public MessageCounters counters() {
        return counters;
    }

    /** How many contents that its dissectors read bit by bit were given up to make room for others. */
    public long contentsEvicted() {
        return provider.contentsEvicted();
    }

    Dissector create() {
        return provider.create();
    }

    /**
     * Never reads a message and is only asked whether bytes are its protocol's, which changes nothing in its dissector:
     * one for all flows, so that asking costs nothing.
     */
    Layer probe() {
        Layer known = probe;
        if (known == null) {
            known = Layer.of(this);
            probe = known;
        }
        return known;
    }
}
