package io.otus.core.pipeline;

import io.otus.core.spi.Dissector;

/**
 * A protocol that is read on a flow: the flow's own, or one inside of it.
 *
 * @param dissector reads it, and keeps its state on this flow
 * @param carried parts of frames whose message went on in a later one
 */
record Layer(ProtocolEntry entry, Dissector dissector, CarriedSpans carried) {
    /** Begins to read a protocol, of which nothing was read on the flow. */
    static Layer of(ProtocolEntry entry) {
        return new Layer(entry, entry.create(), new CarriedSpans());
    }
}
