package io.otus.core.event;

/**
 * One message in the terms of its protocol. Every protocol has a sealed family of records; record components are the
 * specification's terms. Not sealed itself: the SPI is open by design.
 */
public interface ProtocolEvent {
    /** What kind of message it is, such as {@code request}, {@code response}, {@code exception}. */
    String message();

    /** Writes every component that the message carries, in wire order, under its name in snake_case. */
    void fields(FieldWriter out);

    /**
     * Writes what the operation that the message asked for, or answered, does not say already in neutral terms: the
     * operation log shows this. A protocol that is polled many times a second leaves out what unit, service and points
     * repeat; everything is in {@link #fields}.
     */
    default void detail(FieldWriter out) {
        fields(out);
    }
}
