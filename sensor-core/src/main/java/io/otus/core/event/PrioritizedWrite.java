package io.otus.core.event;

import java.util.List;

/**
 * A write that gives commands with a priority. A command stands beside those of others until it is taken back, and the
 * device obeys the command with the highest priority.
 */
public interface PrioritizedWrite extends ProtocolEvent {
    /** The commands in the order of the message; none where it gives none. */
    List<Command> commands();

    /**
     * The command to one point.
     *
     * @param point its name
     * @param priority in the protocol's terms
     * @param isTakenBack whether the command of this priority is taken back, whoever gave it
     */
    record Command(String point, int priority, boolean isTakenBack) {}
}
