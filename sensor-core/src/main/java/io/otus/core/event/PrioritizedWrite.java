package io.otus.core.event;

import java.util.List;

/**
 * A write that gives commands with a priority: each stands beside the commands of others until somebody takes it back,
 * and the one with the weightiest priority is obeyed.
 */
public interface PrioritizedWrite extends ProtocolEvent {
    /** The commands in the order of the message; none where it gives none. */
    List<Command> commands();

    /**
     * What is done with one point.
     *
     * @param point its name
     * @param priority in the protocol's terms
     * @param isTakenBack whether the command of this priority is taken back, whoever gave it
     */
    record Command(String point, int priority, boolean isTakenBack) {}
}
