package io.otus.core.event;

/**
 * A well-framed code that the dissector does not know.
 *
 * @param origin the message
 * @param field the specification's name of the field
 * @param value the raw value
 */
public record UnknownSeen(Origin origin, String field, long value) {}
