package io.otus.alert.audit;

/**
 * A text that people answer for took the place of another one: their list of what they say of devices, or the baseline.
 * Immutable.
 *
 * @param before SHA-256 of the text before, by which {@link AuditFiles} keeps it
 * @param after SHA-256 of the text that took its place
 */
public record ListChange(String before, String after) {}
