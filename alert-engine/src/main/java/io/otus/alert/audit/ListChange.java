package io.otus.alert.audit;

/**
 * The replacement of a text that people maintain: their statements on devices, or the baseline. Immutable.
 *
 * @param before SHA-256 of the previous text, under which {@link AuditFiles} keeps it
 * @param after SHA-256 of the new text
 */
public record ListChange(String before, String after) {}
