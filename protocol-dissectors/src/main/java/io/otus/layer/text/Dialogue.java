package io.otus.layer.text;

import io.otus.core.event.Outcome;
import io.otus.core.event.Service;
import io.otus.core.spi.Response;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commands that wait for their replies, which come in the order of the commands. Confined. */
public final class Dialogue {
    /** Most commands that wait; further ones are not paired. */
    public static final int MAX_OUTSTANDING = 32;

    private static final int FIRST_ERROR = 400;

    /** A command: its number on this connection and what it asks. */
    public record Asked(long transaction, Service service) {}

    private final Deque<Asked> waiting = new ArrayDeque<>(2);
    private long count;

    /** A command is asked; its number. */
    public long ask(Service service) {
        count++;
        if (waiting.size() < MAX_OUTSTANDING) {
            waiting.add(new Asked(count, service));
        }
        return count;
    }

    /** Whether a command was asked before. */
    public boolean isBegun() {
        return count > 0;
    }

    /** The command that a final reply ends; null where none was seen. */
    public @Nullable Asked reply() {
        return waiting.poll();
    }

    /** What the next reply is for; null where nothing waits. */
    public @Nullable Asked next() {
        return waiting.peek();
    }

    /** The answer to a command: 400 and above refuses it. */
    public static Response answer(Asked asked, int code, String text) {
        Outcome outcome = code < FIRST_ERROR ? Outcome.OK : Outcome.error(code, text);
        return new Response(asked.transaction(), asked.service(), "", outcome, List.of());
    }

    /** From now on it is not known which reply belongs to which command. */
    public void forget() {
        waiting.clear();
    }
}
