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
     * Whether the bytes are well formed but contradict earlier ones: an answer that does not fit its question, or other
     * bytes in the same place of a stream. A single sender does not contradict itself, so two may be sending.
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
     * Whether what breaks the rule is the block or file that a transfer moves, and not a message of the transfer: who
     * moves it was told of the transfer.
     */
    default boolean isOfMoved() {
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
