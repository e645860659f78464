package io.otus.core.event;

/**
 * Bytes that contradict a specification.
 *
 * @param origin the message
 * @param code the rule that was broken
 * @param offset where in the message, in bytes from its first
 * @param detail what the rule alone does not say, in whole sentences; empty where it says it all
 */
public record AnomalySeen(Origin origin, AnomalyCode code, int offset, String detail) {
    /** An anomaly without a detail: its code says it all. */
    public AnomalySeen(Origin origin, AnomalyCode code, int offset) {
        this(origin, code, offset, "");
    }
}
