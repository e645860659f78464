package io.otus.core.event;

/**
 * A write that gives a command with a priority: it stands beside the commands of others until somebody takes it back,
 * and the one with the weightiest priority is obeyed.
 */
public interface PrioritizedWrite extends ProtocolEvent {
    /** The priority in the protocol's terms. */
    int priority();

    /** Whether the command of this priority is taken back, whoever gave it. */
    boolean isTakenBack();
}
