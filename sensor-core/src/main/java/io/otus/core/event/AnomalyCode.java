package io.otus.core.event;

/** A stable, documented way in which bytes contradict a specification. Ids are public and are never renumbered or reused. */
public interface AnomalyCode {
    /** Stable id, such as {@code modbus-003}. */
    String id();

    /** The rule that was broken, with its clause, in one sentence. */
    String rule();
}
