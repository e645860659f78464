package io.otus.core.event;

/**
 * Bytes that contradict a specification.
 *
 * @param origin the message
 * @param code the rule that was broken
 * @param offset where in the message, in bytes from its first
 */
public record AnomalySeen(Origin origin, AnomalyCode code, int offset) {}
