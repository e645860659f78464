package io.otus.core.event;

/**
 * A stable, documented way in which bytes contradict a specification. Ids are public and are never renumbered or
 * reused.
 */
public interface AnomalyCode {
    /** Stable id, such as {@code modbus-003}. */
    String id();

    /** The rule that was broken, with its clause, in one sentence. */
    String rule();

    /**
     * Whether the bytes are no matter of form, but contradict what was sent before: an answer that is not to its
     * question, other bytes in the same place. One sender does not do that; two do.
     */
    default boolean isContradiction() {
        return false;
    }

    /** Whether the bytes are right and only came later than they had to: the sender was silent before. */
    default boolean isLate() {
        return false;
    }

    /**
     * Whether nothing comes of it, whoever sent the bytes: the receiver has others in their place already, and they say
     * nothing that was not said.
     */
    default boolean isIdle() {
        return false;
    }

    /**
     * Name of the publicly known exploit whose shape these bytes have, such as {@code MS17-010}; empty where they are
     * merely wrong.
     */
    default String exploit() {
        return "";
    }
}
