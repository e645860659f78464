package io.otus.alert.audit;

/**
 * A list of what people say of devices took the place of another one. Immutable.
 *
 * @param before SHA-256 of the list before, by which {@link AuditFiles} keeps it
 * @param after SHA-256 of the list that took its place
 */
public record ListChange(String before, String after) {}
