package io.otus.core.spi;

/**
 * Registers one protocol. Found by {@link java.util.ServiceLoader}; needs a public constructor without arguments.
 * Thread-safe.
 */
public interface DissectorProvider {
    /** What the protocol is; the same answer each time. */
    ProtocolInfo protocol();

    /** A new dissector, for one flow. Cheap: it is called for each flow that is tried. */
    Dissector create();

    /** How many contents that the dissectors of all flows read bit by bit were given up to make room for others. */
    default long contentsEvicted() {
        return 0;
    }
}
